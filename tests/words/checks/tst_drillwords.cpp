// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checks/drillwords.h"

#include <QTest>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDrillWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultIsASentenceOfItsOwn()
    {
        QStringList sentences;
        for (int fault = 0; fault <= static_cast<int>(DrillFault::Failed); ++fault) {
            DrillReport report;
            report.result(DrillStep::Read).state = DrillState::Failed;
            report.result(DrillStep::Read).fault = static_cast<DrillFault>(fault);
            const QString text = drillFaultText(report, DrillStep::Read);
            QVERIFY2(text.endsWith(u'.') && !sentences.contains(text), qPrintable(text));
            sentences << text;
        }
    }

    void theVerdictSaysWhatIsLeft_data()
    {
        QTest::addColumn<MarkerFate>("fate");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << MarkerFate::Removed << u"Cancelled."_s;
        QTest::newRow("perhaps")
            << MarkerFate::Unknown
            << u"Cancelled. The test category may still exist; the program removes it at the next start."_s;
        QTest::newRow("somebody's") << MarkerFate::Left
                                    << u"Cancelled. The test category was not removed, because it is in use now."_s;
    }
    void theVerdictSaysWhatIsLeft()
    {
        QFETCH(MarkerFate, fate);
        DrillReport report;
        for (DrillResult &result : report.results)
            result.state = DrillState::Skipped;
        report.result(DrillStep::Wait).state = DrillState::Failed;
        report.result(DrillStep::Wait).fault = DrillFault::Cancelled;
        report.fate = fate;
        QTEST(drillVerdictText(report), "text");
    }

    void aReportReadsAsText()
    {
        DrillReport report;
        report.place = u"budget @ host"_s;
        report.markerId = 17;
        report.withSleep = true;
        report.isFound = true;
        report.fate = MarkerFate::Removed;
        for (DrillResult &result : report.results)
            result = {DrillState::Passed, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6)), 12ms};
        report.result(DrillStep::Write).by = {11, 22};
        report.result(DrillStep::Read).by = {33, 0};
        QCOMPARE(drillText(report),
                 u"budget @ host\n"
                 "1  done       Written: category 17 ‘Verification Test’ by process 11 through the server's process 22 "
                 "· 03:04:05.006  [12 ms]\n"
                 "2  done       Waited: 10 s, and the connection was closed meanwhile · 03:04:05.006  [12 ms]\n"
                 "3  done       Read by another process: category 17 found by process 33 · 03:04:05.006  [12 ms]\n"
                 "4  done       Removed again: the test category was removed · 03:04:05.006  [12 ms]\n"
                 "Passed: a second process found the test category 10 s later.\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestDrillWords)
#include "tst_drillwords.moc"
