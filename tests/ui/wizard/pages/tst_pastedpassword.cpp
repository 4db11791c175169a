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

    /// `pasted` replaces a typed text of eight characters.
    void isTakenOutIfItReplacesASelection_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::newRow("shorter") << u"Kx7"_s;
        QTest::newRow("as long") << u"Kx7Viol3"_s;
        QTest::newRow("a character longer") << u"Kx7Violet"_s;
        QTest::newRow("longer") << u"Kx7Violett=93"_s;
    }
    void isTakenOutIfItReplacesASelection()
    {
        QFETCH(QString, pasted);
        SetupDraft draft;
        draft.place = SetupDraft::Place::Server;
        ConnectionPage page;
        page.load(draft);
        page.show();
        auto &box = part<PasteEdit>(page, "pasteEdit");
        QTest::keyClicks(&box, u"postgresql://alice:PASSWORD@db.example.org/budget"_s);
        QTextCursor cursor = box.textCursor();
        cursor.setPosition(int(box.toPlainText().indexOf(u"PASSWORD"_s)));
        cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, 8);
        box.setTextCursor(cursor);
        QApplication::clipboard()->setText(pasted);
        box.paste();
        QCOMPARE(box.toPlainText(), u"postgresql://alice@db.example.org/budget"_s);
        QCOMPARE(part<QLineEdit>(page, "passwordEdit").text(), pasted);
    }
};

QTEST_MAIN(TestPastedPassword)
#include "tst_pastedpassword.moc"
