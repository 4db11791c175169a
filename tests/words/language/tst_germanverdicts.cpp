// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checks/checkwords.h"
#include "words/checks/drillwords.h"
#include "words/connection/envfilewords.h"
#include "words/connection/statewords.h"
#include "words/errors/wording.h"
#include "words/language/languages.h"
#include "words/reports/journalwords.h"
#include "words/rows/rowwords.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

CheckResult warnedOf(Check check, Concern concern, std::vector<Evidence> evidence = {})
{
    CheckResult result{check, CheckState::Warned, std::move(evidence)};
    result.concern = concern;
    return result;
}

CheckResult failedOf(Check check, const Error &error, std::vector<Evidence> evidence = {})
{
    CheckResult result{check, CheckState::Failed, std::move(evidence)};
    result.error = error;
    return result;
}

Checklist passedExcept(const std::vector<CheckResult> &others)
{
    Checklist list;
    for (std::size_t i = 0; i < kCheckCount; ++i)
        list.settle({.check = checkAt(i), .state = CheckState::Passed});
    for (const CheckResult &other : others)
        list.settle(other);
    return list;
}

} // namespace

/// German sentences as a person reads them, with their plural forms and bounds.
class TestGermanVerdicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"de_DE"_s));
        languages::install(u"de"_s);
    }
    void cleanupTestCase() { languages::install(languages::kEnglish); }

    void theVerdictOfTheChecklist()
    {
        Checklist list;
        QCOMPARE(checkVerdict(list), u"Noch wurde nichts geprüft."_s);
        list.begin(Check::StringUnderstood);
        QCOMPARE(checkVerdict(list), u"Wird geprüft …"_s);
        list.settle({Check::StringUnderstood, CheckState::Passed});
        QCOMPARE(checkVerdict(list), u"Angehalten, bevor alle Prüfungen fertig waren."_s);
        QCOMPARE(checkVerdict(passedExcept({})), u"Alle Prüfungen sind bestanden."_s);
        QCOMPARE(checkVerdict(passedExcept({warnedOf(Check::Clock, Concern::ClockOff)})),
                 u"Die Verbindung funktioniert, mit 1 Warnung: Uhren."_s);
        QCOMPARE(checkVerdict(passedExcept(
                     {warnedOf(Check::Clock, Concern::ClockOff), warnedOf(Check::Tables, Concern::NoTables)})),
                 u"Die Verbindung funktioniert, mit 2 Warnungen: Tabellen; Uhren."_s);
        QCOMPARE(checkVerdict(passedExcept({failedOf(Check::Tables, {ErrorKind::TablesDiffer, {}, {}, {}, {}})})),
                 u"Die Verbindung funktioniert, aber diese Prüfung ist fehlgeschlagen: Tabellen."_s);
        QCOMPARE(checkVerdict(
                     passedExcept({failedOf(Check::PortAnswers, {ErrorKind::HostUnreachable, {}, {}, {}, {}})})),
                 u"Die Verbindung funktioniert noch nicht. Die erste fehlgeschlagene Prüfung: Port antwortet."_s);
    }

    void aStatementStaysSql()
    {
        const CheckResult lacking = warnedOf(Check::Rights, Concern::MayNotWrite,
                                             {{Fact::LackedRight, u"INSERT shop.expenses"_s},
                                              {Fact::LackedRight, u"USAGE shop.expenses_id_seq"_s},
                                              {Fact::User, u"ann"_s}});
        const QString grant = u"GRANT INSERT ON shop.expenses TO \"ann\"; "
                              "GRANT USAGE ON SEQUENCE shop.expenses_id_seq TO \"ann\";"_s;
        QVERIFY2(checkStep(lacking).endsWith(grant), qPrintable(checkStep(lacking)));
        QVERIFY(!checkStep(lacking).startsWith(u"Ask"_s));
        const QString someone = checkStep(warnedOf(Check::Rights, Concern::MayNotCreate));
        QVERIFY2(someone.endsWith(u"GRANT CREATE ON SCHEMA public TO <dieser Benutzer>;"_s), qPrintable(someone));
    }

    void numbersHaveGermanForms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &text, const char *expected) {
            QTest::newRow(expected) << text << QString::fromUtf8(expected);
        };
        const auto tooLong = [](const QString &limit) {
            return whatHappened({ErrorKind::FieldTooLong, Field::Name, limit, {}, {}});
        };
        row(tooLong(u"0"_s), "Name: dies ist länger als 0 Zeichen.");
        row(tooLong(u"1"_s), "Name: dies ist länger als 1 Zeichen.");
        row(tooLong(u"254"_s), "Name: dies ist länger als 254 Zeichen.");
        row(rowwords::leftOut(1), "1 Eintrag ist nicht lesbar und nicht in der Summe");
        row(rowwords::leftOut(2), "2 Einträge sind nicht lesbar und nicht in der Summe");
        row(durationText(400us), "0,4 ms");
        row(durationText(999'499us), "999 ms");
        row(durationText(1234'500ms), "1.234,5 s");
        row(factText({Fact::ClockOffset, u"90000"_s}), "die des Servers geht 90,0\u202fs vor");
        row(factText({Fact::ClockOffset, u"0"_s}), "die des Servers geht 0\u202fms vor");
        row(factText({Fact::TablesFound, u"1"_s}), "1 von 3 gefunden");
        row(factText({Fact::TablesFound, u"0"_s}), "0 von 3 gefunden");
        row(statewords::state(SessionState::Waking, 1s), "Wacht auf … 1 s");
        row(envChangeText({EnvChange::Kind::Replaced, 1'234, {}, {}}, true),
            "Nur das Passwort in Zeile 1234 der Datei wird ersetzt:");
    }
    void numbersHaveGermanForms()
    {
        QFETCH(QString, text);
        QTEST(text, "expected");
    }

    /// A number beyond an int is neither negative nor zero.
    void aHugeNumberStaysANumber()
    {
        const QString shown = rowwords::leftOut(std::numeric_limits<qint64>::max());
        QVERIFY2(shown.contains(u"2147483647"_s), qPrintable(shown));
        DrillReport report;
        report.markerId = std::numeric_limits<qint64>::max();
        report.result(DrillStep::Write).state = DrillState::Passed;
        QVERIFY(drillEvidence(report, DrillStep::Write).contains(u"9223372036854775807"_s));
    }
};

QTEST_GUILESS_MAIN(TestGermanVerdicts)
#include "tst_germanverdicts.moc"
