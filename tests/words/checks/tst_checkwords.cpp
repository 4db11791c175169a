// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checks/checkwords.h"
#include "words/language/languages.h"

#include <QLocale>
#include <QTest>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;

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

bool isSentence(const QString &text)
{
    const bool hasEnd = text.endsWith(u'.') || text.endsWith(u">;"_s); // or an SQL statement ends it
    return hasEnd && text.at(0).isUpper() && !text.contains(u'%') && !text.contains(u"  "_s);
}

} // namespace

class TestCheckWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_US"_s));
        languages::install(languages::kEnglish);
    }

    void everyCheckHasATitleOfItsOwn()
    {
        QStringList titles;
        for (std::size_t i = 0; i < kCheckCount; ++i) {
            const QString title = checkTitle(checkAt(i));
            QVERIFY2(!title.isEmpty() && title.at(0).isUpper() && !title.endsWith(u'.'), qPrintable(title));
            QVERIFY2(!titles.contains(title), qPrintable(title));
            titles << title;
        }
    }

    void everyStateAndActionHasAWord()
    {
        QStringList words;
        for (int state = 0; state <= static_cast<int>(CheckState::NotNeeded); ++state)
            words << checkStateName(static_cast<CheckState>(state));
        QVERIFY(!words.contains(QString()));
        QCOMPARE(QSet<QString>(words.begin(), words.end()).size(), words.size());
        words.clear();
        for (int state = 0; state <= static_cast<int>(CheckState::NotNeeded); ++state)
            words << stepStateName(static_cast<CheckState>(state));
        QVERIFY(!words.contains(QString()));
        QCOMPARE(QSet<QString>(words.begin(), words.end()).size(), words.size());
        QCOMPARE(checkActionName(CheckAction::None), QString());
        for (int action = 1; action <= static_cast<int>(CheckAction::CreateTables); ++action)
            QVERIFY(checkActionName(static_cast<CheckAction>(action)).size() > 8);
    }

    void everyConcernHasCauseAndStep()
    {
        for (int concern = 0; concern <= static_cast<int>(Concern::ClockOff); ++concern) {
            const CheckResult result = warnedOf(Check::Rights, static_cast<Concern>(concern),
                                                {{Fact::LackedRight, u"INSERT expenses"_s}});
            QVERIFY2(isSentence(checkCause(result)), qPrintable(checkCause(result)));
            QVERIFY2(isSentence(checkStep(result)), qPrintable(checkStep(result)));
        }
        QCOMPARE(checkCause({Check::Tables, CheckState::Passed}), QString());
        QCOMPARE(checkStep({Check::Tables, CheckState::Passed}), QString());
    }

    /// If the user may not create tables, the text must not say that opening the ledger creates them.
    void creationIsNotPromisedWithoutTheRight()
    {
        for (const Concern concern : {Concern::NoTables, Concern::MigrationsPending}) {
            const QString promise = checkStep(warnedOf(Check::Tables, concern));
            QCOMPARE(promise, u"They are created when the ledger is opened."_s);
            const QString denied = checkStep(warnedOf(Check::Tables, concern, {{Fact::MayNotCreateIn, u"shop"_s}}));
            QCOMPARE(denied, u"They can be created once this user may create tables in the schema shop."_s);
        }
    }

    void aPooledHostIsAdvisedWhereThereIsOne()
    {
        const auto step = [](std::vector<Evidence> evidence) {
            return checkStep(warnedOf(Check::Connections, Concern::FewConnectionsLeft, std::move(evidence)));
        };
        QVERIFY(step({{Fact::Direct}, {Fact::Endpoint, u"ep-a"_s}}).contains(u"Neon's pooled host"_s));
        QVERIFY(!step({{Fact::Direct}}).contains(u"pooled"_s));
        QVERIFY(!step({{Fact::Pooled}, {Fact::Endpoint, u"ep-a"_s}}).contains(u"pool"_s));
    }

    void theStatementThatGivesARightIsNamed()
    {
        const CheckResult write = warnedOf(Check::Rights, Concern::MayNotWrite,
                                           {{Fact::LackedRight, u"UPDATE expenses"_s},
                                            {Fact::LackedRight, u"INSERT expenses"_s},
                                            {Fact::LackedRight, u"INSERT categories"_s},
                                            {Fact::User, u"Al \"ice"_s}});
        QVERIFY2(checkStep(write).endsWith(u"GRANT INSERT ON categories TO \"Al \"\"ice\"; "
                                           "GRANT UPDATE, INSERT ON expenses TO \"Al \"\"ice\";"_s),
                 qPrintable(checkStep(write)));
        const CheckResult create = warnedOf(Check::Rights, Concern::MayNotCreate, {{Fact::MayNotCreateIn, u"shop"_s}});
        QVERIFY(checkStep(create).contains(u"GRANT CREATE ON SCHEMA \"shop\" TO <this user>;"_s));
        const Error denied{ErrorKind::PermissionDenied, Field::None, {}, {}, {}};
        const CheckResult blind = failedOf(Check::Rights, denied, {{Fact::LackedRight, u"SELECT expenses"_s}});
        QCOMPARE(checkCause(blind), u"This user may not read all of the tables."_s);
        QVERIFY(checkStep(blind).contains(u"GRANT SELECT ON expenses"_s));
        const CheckResult nowhere = failedOf(Check::Rights, denied, {{Fact::MayNotCreateIn, QString()}});
        QCOMPARE(checkCause(nowhere), u"There are no tables, and this user may not create any."_s);
        QVERIFY(checkStep(nowhere).contains(u"SCHEMA public"_s));
    }

    /// Checks change nothing, so the text for a lost answer must not speak of a lost change.
    void anAnswerThatIsLostLosesNoChange_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("cause");
        const auto row = [](const char *name, ErrorKind kind, const char *state, const char *cause) {
            QTest::newRow(name) << Error{kind, Field::None, {}, QString::fromLatin1(state), {}}
                                << QString::fromLatin1(cause);
        };
        row("asleep", ErrorKind::ConnectionLost, "57P01", "went to sleep");
        row("restarted", ErrorKind::ConnectionLost, "57P02", "was restarted");
        row("pooler", ErrorKind::ConnectionLost, "08P01", "ended the connection before it had answered");
        row("cut", ErrorKind::ConnectionLost, "", "was cut before the answer arrived");
        row("late", ErrorKind::StatementTimeout, "", "took too long to answer");
        row("given up", ErrorKind::OutcomeUnknown, "", "took too long to answer");
        row("full", ErrorKind::DiskFull, "53100", "disk is full");
    }
    void anAnswerThatIsLostLosesNoChange()
    {
        QFETCH(Error, error);
        QFETCH(QString, cause);
        const CheckResult result = failedOf(Check::RoundTrip, error);
        QVERIFY2(checkCause(result).contains(cause), qPrintable(checkCause(result)));
        QVERIFY(!checkCause(result).contains(u"saved"_s));
        QVERIFY(isSentence(checkCause(result)) && isSentence(checkStep(result)));
    }

    void factsAreAFewWords_data()
    {
        QTest::addColumn<Fact>("fact");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("text");
        const auto row = [](Fact fact, const QString &value, const QString &text) {
            QTest::newRow(qPrintable(text)) << fact << value << text;
        };
        row(Fact::Place, u"budget @ host"_s, u"budget @ host"_s);
        row(Fact::Version, u"16.2"_s, u"16.2"_s);
        row(Fact::Difference, u"a %1 b"_s, u"a %1 b"_s);
        row(Fact::User, u"alice"_s, u"as alice"_s);
        row(Fact::User, u"a%1"_s, u"as a%1"_s);
        row(Fact::PasswordGiven, {}, u"given"_s);
        row(Fact::NoPassword, {}, u"not given"_s);
        row(Fact::PortOpen, u"1.2.3.4 5432"_s, u"1.2.3.4 5432 answers"_s);
        row(Fact::PortRefused, u"::1 1"_s, u"::1 1 refuses"_s);
        row(Fact::PortSilent, u"::1 1"_s, u"::1 1 does not answer"_s);
        row(Fact::Socket, u"/run"_s, u"by a socket in /run"_s);
        row(Fact::Unencrypted, {}, u"not encrypted"_s);
        row(Fact::CertificateFor, u"*.neon.tech"_s, u"certificate for *.neon.tech"_s);
        row(Fact::Issuer, u"R3"_s, u"from R3"_s);
        row(Fact::ValidFrom, u"2030-01-01"_s, u"valid from 2030-01-01"_s);
        row(Fact::ExpiresOn, u"2030-01-01"_s, u"valid until 2030-01-01"_s);
        row(Fact::DaysLeft, u"30"_s, u"30 days left"_s);
        row(Fact::DaysLeft, u"-3"_s, u"expired 3 days ago"_s);
        row(Fact::DaysLeft, u"1"_s, u"1 day left"_s);
        row(Fact::HostMatches, u"h"_s, u"matches host h"_s);
        row(Fact::Authorities, u"/etc/ca"_s, u"authorities from /etc/ca"_s);
        row(Fact::WakeTime, u"500"_s, u"awake after 500\u202fms"_s);
        row(Fact::WakeTime, u"1500"_s, u"awake after 1.5\u202fs"_s);
        row(Fact::LoginTime, u"20"_s, u"in 20\u202fms"_s);
        row(Fact::Flight, u"1200"_s, u"round trip 1.2\u202fms"_s);
        row(Fact::Writable, {}, u"can be written"_s);
        row(Fact::MayCreateIn, u"public"_s, u"may create tables in public"_s);
        row(Fact::MayNotCreateIn, u"public"_s, u"may not create tables in public"_s);
        row(Fact::MayNotCreateIn, {}, u"no schema to create tables in"_s);
        row(Fact::LackedRight, u"INSERT expenses"_s, u"may not INSERT expenses"_s);
        row(Fact::HasRights, {}, u"may read and write the tables"_s);
        row(Fact::TablesFound, u"2"_s, u"2 of 3 found"_s);
        row(Fact::Migration, u"4"_s, u"version 4"_s);
        row(Fact::LatestMigration, u"5"_s, u"latest 5"_s);
        row(Fact::Pooled, {}, u"pooled"_s);
        row(Fact::Direct, {}, u"direct"_s);
        row(Fact::ConnectionsInUse, u"7"_s, u"7 in use"_s);
        row(Fact::ConnectionLimit, u"104"_s, u"104 at most"_s);
        row(Fact::ReservedConnections, u"7"_s, u"7 of them reserved"_s);
        row(Fact::PoolLimit, u"15"_s, u"this program: up to 15"_s);
        row(Fact::PoolLimit, u"0"_s, u"this program: no limit"_s);
        row(Fact::ClockOffset, u"90000"_s, u"the server's is 90.0\u202fs ahead"_s);
        row(Fact::ClockOffset, u"-20"_s, u"the server's is 20\u202fms behind"_s);
    }
    void factsAreAFewWords()
    {
        QFETCH(Fact, fact);
        QFETCH(QString, value);
        QTEST(factText({fact, value}), "text");
    }

    void everyFactSaysSomething()
    {
        for (int fact = 0; fact <= static_cast<int>(Fact::ClockOffset); ++fact) {
            const QString text = factText({static_cast<Fact>(fact), u"7"_s});
            QVERIFY2(!text.isEmpty() && !text.contains(u'%'), qPrintable(text));
        }
    }

    void theVerdictSaysHowFarItGot()
    {
        Checklist list;
        QCOMPARE(checkVerdict(list), u"Nothing has been checked yet."_s);
        list.begin(Check::StringUnderstood);
        QCOMPARE(checkVerdict(list), u"Checking…"_s);
        list.settle({Check::StringUnderstood, CheckState::Passed});
        QCOMPARE(checkVerdict(list), u"Stopped before all checks were done."_s);
        for (std::size_t i = 1; i < kCheckCount; ++i)
            list.settle({checkAt(i), CheckState::Passed});
        QCOMPARE(checkVerdict(list), u"All checks have passed."_s);
        list.settle(warnedOf(Check::Clock, Concern::ClockOff));
        // The title of the check, 'Clocks agree', would contradict its warning.
        QCOMPARE(checkVerdict(list), u"The connection works, with 1 warning: Clocks."_s);
        list.settle(warnedOf(Check::Tables, Concern::NoTables));
        QCOMPARE(checkVerdict(list), u"The connection works, with 2 warnings: Tables; Clocks."_s);
        list.settle(failedOf(Check::Tables, {ErrorKind::TablesDiffer, Field::Database, {}, {}, {}}));
        QCOMPARE(checkVerdict(list), u"The connection works, but this check failed: Tables."_s);
        list.settle(failedOf(Check::PortAnswers, {ErrorKind::HostUnreachable, Field::Port, {}, {}, {}}));
        QCOMPARE(checkVerdict(list), u"The connection does not work yet. The first check that failed: Port answers."_s);
    }

    void evidenceIsOneLine()
    {
        CheckResult result{Check::RoundTrip, CheckState::Passed, {{Fact::User, u"a"_s}, {Fact::Pooled}}};
        QCOMPARE(evidenceText(result), u"as a · pooled"_s);
        result.blockedBy = Check::TlsAgreed;
        QCOMPARE(evidenceText(result), u"not reached, because of: Encrypted, and the server's identity verified"_s);
    }
};

QTEST_GUILESS_MAIN(TestCheckWords)
#include "tst_checkwords.moc"
