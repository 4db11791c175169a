// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorkey.h"
#include "support/wordprobe.h"
#include "words/checks/checkwords.h"
#include "words/checks/drillwords.h"
#include "words/checks/tablewords.h"
#include "words/connection/connectionwords.h"
#include "words/connection/envfilewords.h"
#include "words/connection/keeperwords.h"
#include "words/connection/passwordwords.h"
#include "words/connection/statewords.h"
#include "words/errors/rawledgerwords.h"
#include "words/errors/wording.h"
#include "words/language/languages.h"
#include "words/reports/journalwords.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A text from outside. The German text must show it as often as the English one.
const QString kMark = u"Zq7"_s;

using Vocabulary = std::function<QStringList()>;

/// The texts for all values of an enum from the first one to `last`.
template <typename Kind, typename Text>
Vocabulary textsTo(Kind last, Text text)
{
    return [last, text] {
        QStringList texts;
        for (int kind = 0; kind <= static_cast<int>(last); ++kind)
            texts << text(static_cast<Kind>(kind));
        return texts;
    };
}

template <typename Text>
Vocabulary textsOfErrors(Text text)
{
    return [text] {
        QStringList texts;
        for (const ErrorKind kind : allErrorKinds())
            texts << text(kind);
        return texts;
    };
}

CheckResult warnedBy(Concern concern)
{
    CheckResult result{Check::Connections, CheckState::Warned};
    result.concern = concern;
    return result;
}

QString faultOf(DrillFault fault, DrillStep step)
{
    DrillReport report;
    report.result(step).state = DrillState::Failed;
    report.result(step).fault = fault;
    return drillFaultText(report, step);
}

QString verdictFor(MarkerFate fate)
{
    DrillReport report;
    for (DrillResult &result : report.results)
        result.state = DrillState::Skipped;
    report.result(DrillStep::Wait).state = DrillState::Failed;
    report.result(DrillStep::Wait).fault = DrillFault::Cancelled;
    report.fate = fate;
    return drillVerdictText(report);
}

Profile profileWith(SecretKeeper keeper)
{
    Profile profile;
    profile.location = ServerAddress();
    profile.keeper = keeper;
    profile.envFile = u"/"_s + kMark;
    return profile;
}

StatusSnapshot statusIn(SessionState state)
{
    StatusSnapshot status;
    status.state = state;
    return status;
}

QString readOnlyBecause(ErrorKind kind)
{
    StatusSnapshot status = statusIn(SessionState::ReadOnly);
    status.isReadOnly = true;
    status.readOnlyBecause = kind;
    return statewords::readOnlyReason(status);
}

/// The text in a language. `choose` is not used, because it would also change the locale of amounts.
QStringList inLanguage(const QString &code, const Vocabulary &vocabulary)
{
    languages::install(code);
    QStringList texts = vocabulary();
    languages::install(languages::kEnglish);
    return texts;
}

/// English words that are neither German nor a part of SQL, of a connection string or of the name of a setting.
QStringList englishIn(QString text)
{
    static const QRegularExpression technical(
        u"[\\w-]+[=_][\\w-]*|/\\S+|budget-tracker [a-z]+|git [a-z]+ --\\w+|„Reset password“| --\\w+"_s);
    static const QRegularExpression english(
        u"\\b(?:the|and|of|is|are|this|that|these|which|not|with|without|you|your|for|to|from|by|it|its|be|been|has|"
        "have|does|can|cannot|may|must|file|password|database|table|tables|change|changed|again|failed|missing|"
        "because|there|only|user|connection|connected|column|row|value|name of|keychain|waiting|running|done)\\b"_s);
    QStringList found;
    text.remove(technical);
    for (auto matches = english.globalMatch(text); matches.hasNext();)
        found << matches.next().captured();
    return found;
}

} // namespace

/// Every text of a closed list in German beside its English one.
class TestGermanWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }
    void cleanup() { languages::install(languages::kEnglish); }

    void everyTextIsGerman_data() { vocabularies(); }
    void everyTextIsGerman()
    {
        QFETCH(Vocabulary, texts);
        QFETCH(QStringList, same);
        const QStringList english = inLanguage(languages::kEnglish, texts);
        const QStringList german = inLanguage(u"de"_s, texts);
        QCOMPARE(german.size(), english.size());
        QStringList unchanged;
        for (qsizetype i = 0; i < german.size(); ++i) {
            QVERIFY2(german[i].isEmpty() == english[i].isEmpty(), qPrintable(english[i]));
            QVERIFY2(!wordprobe::hasPlaceholder(german[i]), qPrintable(german[i]));
            QVERIFY2(german[i].count(kMark) == english[i].count(kMark), qPrintable(german[i]));
            QVERIFY2(german[i].endsWith(u'.') == english[i].endsWith(u'.'), qPrintable(german[i]));
            QVERIFY2(englishIn(german[i]).isEmpty(), qPrintable(german[i]));
            if (!english[i].isEmpty() && german[i] == english[i])
                unchanged << german[i];
        }
        QCOMPARE(unchanged.join(u"|"_s), same.join(u"|"_s));
    }

    /// Two kinds that differ in English also differ in German.
    void germanTellsApartWhatEnglishDoes_data() { vocabularies(); }
    void germanTellsApartWhatEnglishDoes()
    {
        QFETCH(Vocabulary, texts);
        const QStringList english = inLanguage(languages::kEnglish, texts);
        const QStringList german = inLanguage(u"de"_s, texts);
        for (qsizetype i = 0; i < english.size(); ++i) {
            const qsizetype first = german.indexOf(german[i]);
            QVERIFY2(english[first] == english[i], qPrintable(english[first] + u" | "_s + english[i]));
        }
    }

    /// A proof that the search for English words finds some: it does in the English texts.
    void theSearchFindsEnglish()
    {
        int sentences = 0;
        for (const ErrorKind kind : allErrorKinds())
            sentences += englishIn(sentence({kind, Field::None, {}, {}, {}})).isEmpty() ? 0 : 1;
        QVERIFY2(sentences >= int(allErrorKinds().size()) - 3, qPrintable(QString::number(sentences)));
        QCOMPARE(englishIn(u"Setze sslmode=verify_full in is_not=the"_s), QStringList());
        QCOMPARE(englishIn(u"Die Datei is da"_s), QStringList{u"is"_s});
    }

private:
    static void row(const char *name, const Vocabulary &texts, const QStringList &same = {})
    {
        QTest::newRow(name) << texts << same;
    }

    static void vocabularies()
    {
        QTest::addColumn<Vocabulary>("texts");
        QTest::addColumn<QStringList>("same");
        errors();
        checks();
        drills();
        connections();
        stores();
        sessions();
    }

    static void errors()
    {
        for (const Field field : {Field::None, Field::Amount, Field::Password, Field::LedgerFile, Field::Host}) {
            const auto happened = [field](ErrorKind kind) { return whatHappened({kind, field, kMark, {}, {}}); };
            const auto step = [field](ErrorKind kind) { return nextStep({kind, field, kMark, {}, {}}); };
            QTest::addRow("what happened, field %d", int(field)) << textsOfErrors(happened) << QStringList();
            QTest::addRow("next step, field %d", int(field)) << textsOfErrors(step) << QStringList();
        }
        for (const char *state : {"57P01", "25P03", "53200", "23505", "42501"}) {
            const auto whole = [state](ErrorKind kind) {
                return sentence({kind, Field::None, kMark, QString::fromLatin1(state), u"expenses_pkey"_s});
            };
            QTest::addRow("sentence for %s", state) << textsOfErrors(whole) << QStringList();
        }
        row("fields", textsTo(Field::Database, fieldName), {u"Person"_s, u"Name"_s, u"Port"_s});
        row("raw ledger", textsTo(RawLedgerFault::Kind::CategoryEmpty, [](RawLedgerFault::Kind kind) {
                return faultSentence(RawLedgerFault{kind, 7, kMark});
            }));
        row("password", textsOfErrors([](ErrorKind kind) {
                ServerAddress neon;
                neon.host = u"ep-a.eu-central-1.aws.neon.tech"_s;
                return passwordSentence({kind, Field::Password, {}, {}, {}}, neon);
            }));
    }

    static void checks()
    {
        row("check titles", textsTo(Check::Clock, checkTitle));
        row("check states", textsTo(CheckState::NotNeeded, checkStateName));
        row("step states", textsTo(CheckState::NotNeeded, stepStateName));
        row("check actions", textsTo(CheckAction::CreateTables, checkActionName));
        row("concerns", textsTo(Concern::ClockOff, [](Concern concern) { return checkCause(warnedBy(concern)); }));
        row("steps of concerns",
            textsTo(Concern::ClockOff, [](Concern concern) { return checkStep(warnedBy(concern)); }));
        row("causes of errors", textsOfErrors([](ErrorKind kind) {
                return checkCause({.check = Check::RoundTrip, .error = Error{kind, Field::None, kMark, {}, {}}});
            }));
        row("steps of errors", textsOfErrors([](ErrorKind kind) {
                return checkStep({.check = Check::RoundTrip, .error = Error{kind, Field::None, kMark, {}, {}}});
            }));
        row("table verdicts", textsTo(TableVerdict::Explained, verdictSentence));
        row("table states", textsTo(TableState::Extra, stateName));
        row("table costs", textsTo(TableCost::ParentMissing, costSentence));
        for (const TableState state : {TableState::Differs, TableState::Missing, TableState::Extra}) {
            const auto text = [state](TableAspect aspect) {
                return differenceText({.table = u"expenses"_s,
                                       .column = u"x"_s,
                                       .aspect = aspect,
                                       .state = state,
                                       .expected = kMark,
                                       .found = u"b"_s});
            };
            const auto aspects = static_cast<qsizetype>(TableAspect::Row) + 1;
            const QStringList same(state == TableState::Extra ? aspects : 0, u"b"_s); // a name of the person's own
            QTest::addRow("differences %d", int(state)) << textsTo(TableAspect::Row, text) << same;
        }
    }

    static void drills()
    {
        row("drill steps", textsTo(DrillStep::Remove, drillStepTitle));
        row("drill states", textsTo(DrillState::Skipped, drillStateName));
        for (const DrillStep step : {DrillStep::Read, DrillStep::Remove}) {
            const auto text = [step](DrillFault fault) { return faultOf(fault, step); };
            QTest::addRow("drill faults %d", int(step)) << textsTo(DrillFault::Failed, text) << QStringList();
        }
        row("drill verdicts", textsTo(MarkerFate::Unknown, verdictFor));
        row("drill purpose", [] { return QStringList{drillPurpose()}; });
    }

    static void connections()
    {
        for (const Field field : {Field::Url, Field::Password, Field::Host, Field::Port, Field::Database}) {
            const auto text = [field](FaultKind kind) { return faultSentence(ConnectionFault{kind, field, {}}); };
            QTest::addRow("connection faults %d", int(field))
                << textsTo(FaultKind::ValueUnclear, text) << QStringList();
        }
        row("connection warnings", textsTo(WarningKind::DatabaseMissing, warningSentence));
        row("drop reasons", textsTo(DropReason::Empty, dropSentence));
        row("parameters", [] {
            QStringList texts;
            for (const char *name : {"sslmode", "sslrootcert", "channel_binding", "connect_timeout", "application_name",
                                     "options", "target_session_attrs", "keepalives", "unheard_of"})
                texts << parameterSentence(QString::fromLatin1(name));
            return texts;
        });
    }

    static void stores()
    {
        row("keeper names", textsTo(SecretKeeper::Ask, [](SecretKeeper each) { return keeperName(profileWith(each)); }),
            {u"in /"_s + kMark});
        row("keeper summaries",
            textsTo(SecretKeeper::Ask, [](SecretKeeper each) { return keeperSummary(profileWith(each)); }));
        row("keeper choices", textsTo(SecretKeeper::Ask, [](SecretKeeper each) { return keeperChoice(each, kMark); }),
            {u"In "_s + kMark});
        row("keeper meanings", textsTo(SecretKeeper::Ask, keeperMeaning));
        row("keeper reasons", textsTo(SecretKeeper::Ask, keeperReason));
        row("unchanged keychain", [] { return QStringList{unchangedKeychainChoice(), unchangedKeychainMeaning()}; });
        row("sources", textsTo(Profile::Source::DotEnvFile, sourceName));
        row("git states", textsTo(GitState::Tracked, gitSentence));
        row("changes of a file", textsTo(EnvChange::Kind::Added, [](EnvChange::Kind kind) {
                return envChangeText({kind, 3, {}, {}}, true);
            }));
        row("new file", [] { return QStringList{envChangeText({EnvChange::Kind::Added, 1, {}, {}}, false)}; });
        row("variable taken", [] { return QStringList{variableTaken(kMark)}; });
    }

    static void sessions()
    {
        row("session states", textsTo(SessionState::Lost, [](SessionState each) { return statewords::state(each); }));
        row("explanations",
            textsTo(SessionState::Lost, [](SessionState each) { return statewords::explanation(statusIn(each)); }));
        row("read-only", [] {
            using enum ErrorKind;
            return QStringList{readOnlyBecause(ReadOnlyServer), readOnlyBecause(SchemaNewer),
                               readOnlyBecause(FileReadOnly), readOnlyBecause(FileDamaged), statewords::unprotected()};
        });
        row("journal titles", textsTo(JournalKind::Checked, journalTitle));
        row("journal topics", textsTo(JournalTopic::Slow, journalTopicName));
        row("journal problem", [] { return QStringList{journalProblem({ErrorKind::DiskFull, {}, kMark, {}, {}})}; });
        row("work", [] {
            QStringList texts;
            for (const char *work : {"open_ledger", "add_expense", "add_expenses", "update_expense", "delete_expense",
                                     "restore_expense", "transfer", "list_month", "summarize_month", "view_month",
                                     "list_categories", "add_category", "update_category", "delete_category",
                                     "list_persons", "add_person", "update_person", "add_sample_ledger", "undo", "redo",
                                     "undo_state", "list_trash", "restore_deleted", "history", "revert_expense",
                                     "revert_category", "skip", "obstacles", "read_row"})
                texts << useCaseName(QString::fromLatin1(work));
            return texts;
        });
    }
};

QTEST_GUILESS_MAIN(TestGermanWords)
#include "tst_germanwords.moc"
