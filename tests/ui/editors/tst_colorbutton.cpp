// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/colorbutton.h"

#include <QColorDialog>
#include <QLineEdit>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestColorButton : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheColorOfTheText()
    {
        QLineEdit edit;
        ColorButton button;
        button.bind(edit);
        edit.setText(u"#4ECDC4"_s);
        const QImage shown = button.icon().pixmap(16).toImage();
        QCOMPARE(shown.pixelColor(8, 8), QColor(u"#4ECDC4"_s));
    }

    void writesThePickedColorIntoTheField()
    {
        QLineEdit edit(u"#FF6B6B"_s);
        ColorButton button;
        button.bind(edit);
        button.click();
        auto *dialog = button.findChild<QColorDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->currentColor(), QColor(u"#FF6B6B"_s));
        Q_EMIT dialog->colorSelected(QColor(u"#95e1d3"_s));
        QCOMPARE(edit.text(), u"#95E1D3"_s);
    }

    void changesNothingWhenTheDialogIsCancelled()
    {
        QLineEdit edit(u"#FF6B6B"_s);
        ColorButton button;
        button.bind(edit);
        button.click();
        button.findChild<QColorDialog *>()->reject();
        QCOMPARE(edit.text(), u"#FF6B6B"_s);
    }
};

QTEST_MAIN(TestColorButton)
#include "tst_colorbutton.moc"
