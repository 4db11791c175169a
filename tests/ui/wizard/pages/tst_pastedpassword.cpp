// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/connectionpage.h"

#include "ui/address/pasteedit.h"
#include "ui/localledger.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

class TestPastedPassword : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The field contains a text that is `more` characters longer than the pasted one; negative: shorter.
    void isNeverLeftInTheText_data()
    {
        QTest::addColumn<qsizetype>("more");
        for (const qsizetype more : {-60, -1, 0, 1, 2, 60})
            QTest::addRow("%d", int(more)) << more;
    }
    void isNeverLeftInTheText()
    {
        QFETCH(qsizetype, more);
        const QString pasted = u"postgresql://alice:secretpass123@db.example.org:5433/budget?sslmode=verify-full"_s;
        SetupDraft draft;
        draft.place = SetupDraft::Place::Server;
        ConnectionPage page;
        page.load(draft);
        page.show();
        auto &box = part<PasteEdit>(page, "pasteEdit");
        const QString before = u"postgresql://bob@other/"_s;
        box.setPlainText(before + QString(pasted.size() + more - before.size(), u'x'));
        QApplication::clipboard()->setText(pasted);
        part<QPushButton>(page, "pasteButton").click();
        QCOMPARE(box.toPlainText(), QString(pasted).remove(u":secretpass123"_s));
        QCOMPARE(part<QLineEdit>(page, "passwordEdit").text(), u"secretpass123"_s);
    }
};

QTEST_MAIN(TestPastedPassword)
#include "tst_pastedpassword.moc"
