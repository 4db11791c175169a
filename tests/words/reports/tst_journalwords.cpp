// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reports/journalwords.h"

#include <QLocale>
#include <QTest>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestJournalWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void everyKindHasATitleOfItsOwn()
    {
        QStringList titles;
        for (int kind = 0; kind <= static_cast<int>(JournalKind::Checked); ++kind) {
            const QString title = journalTitle(static_cast<JournalKind>(kind));
            QVERIFY2(!title.isEmpty() && !title.endsWith(u'.') && !titles.contains(title), qPrintable(title));
            titles << title;
        }
    }

    void everyTopicHasAName()
    {
        for (const JournalTopic topic :
             {JournalTopic::All, JournalTopic::Failures, JournalTopic::Waits, JournalTopic::Slow})
            QVERIFY(!journalTopicName(topic).isEmpty());
    }

    void anEntrySaysWhatItIsAbout()
    {
        JournalEntry entry;
        QCOMPARE(journalDetail(entry), QString());
        entry.work = u"add_expense"_s;
        entry.roundTrip = 1200us;
        QCOMPARE(journalDetail(entry), u"add an expense · round trip 1.2 ms"_s);
        entry.work = u"fly"_s;
        entry.roundTrip = {};
        QCOMPARE(journalDetail(entry), u"fly"_s);
    }

    /// The sentence names the limit that the server's text names.
    void theSentenceOfAFailureFitsTheServersText()
    {
        JournalEntry entry;
        entry.error = ErrorKind::QuotaExceeded;
        entry.detail = u"ERROR:  Your project has exceeded the data transfer quota."_s;
        QVERIFY2(journalDetail(entry).contains(u"data transfer for this month"_s), qPrintable(journalDetail(entry)));
        QVERIFY(journalDetail(entry).endsWith(entry.detail));
    }

    void aTextThatTheSentenceQuotesAppearsOnce()
    {
        for (const ErrorKind kind : {ErrorKind::CharacterUnsupported, ErrorKind::SchemaMissing}) {
            JournalEntry entry;
            entry.error = kind;
            entry.detail = u"Zażółć"_s;
            QCOMPARE(journalDetail(entry).count(entry.detail), 1);
        }
    }

    void aShortDetailIsNotTakenForAQuotation()
    {
        JournalEntry entry;
        entry.work = u"add_expense"_s;
        entry.detail = u"expense"_s;
        QCOMPARE(journalDetail(entry), u"add an expense · expense"_s);
    }

    void timesAreShort()
    {
        QCOMPARE(durationText({}), QString());
        QCOMPARE(durationText(400us), u"0.4 ms"_s);
        QCOMPARE(durationText(120ms), u"120 ms"_s);
        QCOMPARE(durationText(1500ms), u"1.5 s"_s);
        QCOMPARE(durationText(9'960us), u"10 ms"_s);
        QCOMPARE(durationText(999'600us), u"1.0 s"_s);
    }

    void aJournalThatCannotBeKeptSaysWhy()
    {
        const QString text = journalProblem({ErrorKind::FileUnavailable, Field::None, u"/x: no"_s, {}, {}});
        QVERIFY(text.contains(u"when the program ends"_s) && text.endsWith(u"/x: no"_s));
    }
};

QTEST_GUILESS_MAIN(TestJournalWords)
#include "tst_journalwords.moc"
