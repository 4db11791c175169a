// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drill/drilltalk.h"
#include "core/reading/connectionurl.h"

#include <QJsonArray>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A report in which the steps before `failed` have passed and the steps after it are skipped.
DrillReport failedAt(DrillStep failed, DrillFault fault, MarkerFate fate)
{
    DrillReport report;
    report.fate = fate;
    for (std::size_t i = 0; i < kDrillStepCount; ++i) {
        const auto step = static_cast<DrillStep>(i);
        report.results[i].state = step < failed ? DrillState::Passed
            : step == failed                    ? DrillState::Failed
                                                : DrillState::Skipped;
    }
    report.result(failed).fault = fault;
    return report;
}

const QString kUrl = u"postgresql://ann:p%40ss%2F%3A%23%22%5C%0A@[::1]:6432,other:5433/b%20c?"
                     "sslmode=verify-full&sslrootcert=%2Ftmp%2Fa%20b.pem"_s;

} // namespace

class TestDrillReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItShows_data()
    {
        QTest::addColumn<DrillReport>("report");
        QTest::addColumn<DrillVerdict>("verdict");
        const auto row = [](const char *name, DrillStep step, DrillFault fault, MarkerFate fate, DrillVerdict verdict) {
            QTest::newRow(name) << failedAt(step, fault, fate) << verdict;
        };
        row("refused", DrillStep::Write, DrillFault::CategoryThere, MarkerFate::NotWritten, DrillVerdict::Refused);
        row("unreachable", DrillStep::Write, DrillFault::Failed, MarkerFate::NotWritten, DrillVerdict::Refused);
        row("perhaps written", DrillStep::Write, DrillFault::Failed, MarkerFate::Unknown, DrillVerdict::Failed);
        row("cancelled", DrillStep::Wait, DrillFault::Cancelled, MarkerFate::Removed, DrillVerdict::Cancelled);
        row("gone", DrillStep::Read, DrillFault::Gone, MarkerFate::Gone, DrillVerdict::Lost);
        row("replaced", DrillStep::Read, DrillFault::Replaced, MarkerFate::Gone, DrillVerdict::Lost);
        row("no reader", DrillStep::Read, DrillFault::ReaderSilent, MarkerFate::Removed, DrillVerdict::Failed);
        row("left", DrillStep::Remove, DrillFault::InUse, MarkerFate::Left, DrillVerdict::Failed);
        QTest::newRow("not begun") << DrillReport() << DrillVerdict::UnderWay;
    }
    void saysWhatItShows()
    {
        QFETCH(DrillReport, report);
        QTEST(report.verdict(), "verdict");
    }

    void passesOnceAllStepsHavePassed()
    {
        DrillReport report;
        for (DrillResult &result : report.results)
            result.state = DrillState::Passed;
        QCOMPARE(report.verdict(), DrillVerdict::Passed);
        QCOMPARE(report.firstFailure(), std::nullopt);
        report.result(DrillStep::Remove).state = DrillState::Running;
        QCOMPARE(report.verdict(), DrillVerdict::UnderWay);
    }

    void isToldToOtherPrograms()
    {
        DrillReport report = failedAt(DrillStep::Read, DrillFault::Gone, MarkerFate::Gone);
        report.place = u"budget @ host"_s;
        report.markerId = 7;
        report.result(DrillStep::Write).at = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), Qt::UTC);
        report.result(DrillStep::Write).time = 12ms;
        report.result(DrillStep::Write).by = {11, 22};
        const QJsonObject json = toJson(report);
        QCOMPARE(json[u"verdict"_s].toString(), u"lost"_s);
        QCOMPARE(json[u"marker"_s].toString(), u"gone"_s);
        QCOMPARE(json[u"marker_id"_s].toInt(), 7);
        const QJsonObject write{
            {u"step"_s, u"write"_s}, {u"state"_s, u"passed"_s}, {u"at"_s, u"2026-01-02T03:04:05.006Z"_s},
            {u"milliseconds"_s, 12}, {u"process"_s, 11},        {u"backend"_s, 22}};
        QCOMPARE(json[u"steps"_s].toArray().at(0).toObject(), write);
        QCOMPARE(json[u"steps"_s].toArray().at(2).toObject()[u"fault"_s].toString(), u"gone"_s);
    }

    void aQuestionArrivesAsItWasAsked_data()
    {
        QTest::addColumn<LedgerLogin>("login");
        QTest::newRow("a file") << LedgerLogin(LocalFile{u"/tmp/\"a\n.sqlite"_s});
        QTest::newRow("a server") << LedgerLogin(*parseConnectionUrl(kUrl));
        QTest::newRow("a socket") << LedgerLogin(
            *parseConnectionUrl(u"postgresql://ann@/budget?host=%2Fvar%2Frun%2Fpostgresql"_s));
    }
    void aQuestionArrivesAsItWasAsked()
    {
        QFETCH(LedgerLogin, login);
        const QByteArray line = toLine(DrillQuestion{login, 45s});
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(line.endsWith('\n'));
        const auto question = questionOf(line);
        QVERIFY(question && question->login == login && question->limit == 45s);
    }

    void anAnswerArrivesAsItWasGiven()
    {
        const DrillReading reading{{11, 22}, {{3}, {9'007'199'254'740'991}}, 5ms};
        QCOMPARE(answerOf(toLine(Result<DrillReading>(reading))), std::optional(Result<DrillReading>(reading)));
        const Error error{ErrorKind::PermissionDenied, Field::Database, u"permission \"denied\"\n"_s, u"42501"_s,
                          u"x"_s};
        const Result<DrillReading> failed = tl::make_unexpected(error);
        QCOMPARE(answerOf(toLine(failed)), std::optional(failed));
    }

    void aLineThatIsNoQuestionIsRefusedAndNotQuoted_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("postgresql://ann:secret@host/db\n");
        QTest::newRow("another version's")
            << QByteArray("{\"language\":1,\"url\":\"postgresql://ann:secret@host/db\"}");
        const auto language =
            toLine(DrillQuestion{LocalFile{u"x"_s}, 1s}).replace("\"file\":\"x\"", "\"url\":\"secret\"");
        QTest::newRow("no address") << language;
    }
    void aLineThatIsNoQuestionIsRefusedAndNotQuoted()
    {
        QFETCH(QByteArray, line);
        const auto refused = questionOf(line);
        QVERIFY(!refused && !refused.error().detail.contains(u"secret"_s));
        QCOMPARE(answerOf(line.left(40)), std::nullopt);
    }
};

QTEST_APPLESS_MAIN(TestDrillReport)
#include "tst_drillreport.moc"
