// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/wordprobe.h"
#include "words/checks/checkwords.h"
#include "words/checks/drillwords.h"
#include "words/checks/tablewords.h"
#include "words/language/languages.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;

namespace {

/// The texts of all values of an enum, in the current language.
using Vocabulary = QStringList (*)();

template <typename Kind, typename Text>
QStringList textsUpTo(Kind last, Text text)
{
    QStringList texts;
    for (int kind = 0; kind <= static_cast<int>(last); ++kind)
        texts << text(static_cast<Kind>(kind));
    return texts;
}

TableFinding missing(TableAspect aspect)
{
    return {.table = u"users"_s, .aspect = aspect, .state = TableState::Missing};
}

CheckResult warned(Concern concern)
{
    CheckResult result{Check::Rights, CheckState::Warned, {}};
    result.concern = concern;
    return result;
}

QString drillFault(DrillFault fault)
{
    DrillReport report;
    report.result(DrillStep::Read).state = DrillState::Failed;
    report.result(DrillStep::Read).fault = fault;
    return drillFaultText(report, DrillStep::Read);
}

QStringList textsIn(QLatin1StringView language, Vocabulary vocabulary)
{
    languages::install(language);
    const QStringList texts = vocabulary();
    languages::install(languages::kEnglish);
    return texts;
}

} // namespace

/// The words of every enum of checks, tables and drills in both languages.
class TestCheckVocabulary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void phrasesAreShortAndDifferent_data()
    {
        QTest::addColumn<Vocabulary>("vocabulary");
        const auto row = [](const char *name, Vocabulary all) { QTest::newRow(name) << all; };
        row("check titles", [] { return textsUpTo(Check::Clock, checkTitle); });
        row("check states", [] { return textsUpTo(CheckState::NotNeeded, checkStateName); });
        row("step states", [] { return textsUpTo(CheckState::NotNeeded, stepStateName); });
        row("check actions", [] { return textsUpTo(CheckAction::CreateTables, checkActionName).mid(1); });
        row("table states", [] { return textsUpTo(TableState::Extra, stateName); });
        row("table costs", [] { return textsUpTo(TableCost::ParentMissing, costSentence).mid(1); });
        row("missing aspects", [] {
            return textsUpTo(TableAspect::Row, [](TableAspect aspect) { return differenceText(missing(aspect)); });
        });
        row("drill steps", [] { return textsUpTo(DrillStep::Remove, drillStepTitle); });
        row("drill states", [] { return textsUpTo(DrillState::Skipped, drillStateName); });
    }
    void phrasesAreShortAndDifferent()
    {
        QFETCH(Vocabulary, vocabulary);
        const QStringList english = textsIn(languages::kEnglish, vocabulary);
        const QStringList german = textsIn("de"_L1, vocabulary);
        QCOMPARE(QSet<QString>(english.begin(), english.end()).size(), english.size());
        QCOMPARE(QSet<QString>(german.begin(), german.end()).size(), german.size());
        for (qsizetype i = 0; i < english.size(); ++i) {
            QVERIFY2(wordprobe::isPhrase(english[i]), qPrintable(english[i]));
            QVERIFY2(wordprobe::isPhrase(german[i]), qPrintable(german[i]));
            QVERIFY2(english[i] != german[i], qPrintable(german[i]));
            QCOMPARE(german[i].endsWith(u'…'), english[i].endsWith(u'…'));
        }
    }

    void sentencesAreWholeAndDifferent_data()
    {
        QTest::addColumn<Vocabulary>("vocabulary");
        const auto row = [](const char *name, Vocabulary all) { QTest::newRow(name) << all; };
        row("concerns",
            [] { return textsUpTo(Concern::ClockOff, [](Concern concern) { return checkCause(warned(concern)); }); });
        row("verdicts of tables", [] { return textsUpTo(TableVerdict::Explained, verdictSentence); });
        row("faults of drills", [] { return textsUpTo(DrillFault::ReaderSilent, drillFault); });
        row("purpose of drills", [] { return QStringList{drillPurpose()}; });
    }
    void sentencesAreWholeAndDifferent()
    {
        QFETCH(Vocabulary, vocabulary);
        const QStringList english = textsIn(languages::kEnglish, vocabulary);
        const QStringList german = textsIn("de"_L1, vocabulary);
        QCOMPARE(QSet<QString>(english.begin(), english.end()).size(), english.size());
        QCOMPARE(QSet<QString>(german.begin(), german.end()).size(), german.size());
        for (qsizetype i = 0; i < english.size(); ++i) {
            QVERIFY2(wordprobe::isSentence(english[i]), qPrintable(english[i]));
            QVERIFY2(wordprobe::isSentence(german[i]), qPrintable(german[i]));
            QVERIFY2(english[i] != german[i], qPrintable(german[i]));
        }
    }

    void countsHaveTheirPlurals_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<Fact>("fact");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *language, Fact fact, const char *value, const char *text) {
            QTest::addRow("%s: %s", language, text)
                << QString::fromLatin1(language) << fact << QString::fromLatin1(value) << QString::fromUtf8(text);
        };
        row("en", Fact::DaysLeft, "0", "0 days left");
        row("en", Fact::DaysLeft, "1", "1 day left");
        row("en", Fact::DaysLeft, "2", "2 days left");
        row("en", Fact::DaysLeft, "-1", "expired 1 day ago");
        row("en", Fact::DaysLeft, "-2", "expired 2 days ago");
        row("de", Fact::DaysLeft, "0", "noch 0 Tage");
        row("de", Fact::DaysLeft, "1", "noch 1 Tag");
        row("de", Fact::DaysLeft, "2", "noch 2 Tage");
        row("de", Fact::DaysLeft, "-1", "vor 1 Tag abgelaufen");
        row("de", Fact::DaysLeft, "-2", "vor 2 Tagen abgelaufen");
        row("en", Fact::TablesFound, "0", "0 of 3 found");
        row("en", Fact::TablesFound, "1", "1 of 3 found");
        row("en", Fact::ConnectionsInUse, "0", "0 in use");
        row("en", Fact::ConnectionsInUse, "1", "1 in use");
    }
    void countsHaveTheirPlurals()
    {
        QFETCH(QString, language);
        QFETCH(Fact, fact);
        QFETCH(QString, value);
        languages::install(language);
        const QString text = factText({fact, value});
        languages::install(languages::kEnglish);
        QTEST(text, "text");
    }

    /// Every fact has a text in German; a fact whose text is only its value has the same text in all languages.
    void everyFactIsTranslated()
    {
        const QSet<Fact> values{Fact::Place,    Fact::File,    Fact::Parameter, Fact::Host,   Fact::Address,
                                Fact::Protocol, Fact::Cipher,  Fact::Endpoint,  Fact::Region, Fact::Database,
                                Fact::Question, Fact::Version, Fact::Difference};
        for (int i = 0; i <= static_cast<int>(Fact::ClockOffset); ++i) {
            const Evidence evidence{static_cast<Fact>(i), u"70"_s};
            languages::install(u"de"_s);
            const QString german = factText(evidence);
            languages::install(languages::kEnglish);
            const QString english = factText(evidence);
            QVERIFY2(wordprobe::isPhrase(german), qPrintable(german));
            const bool isTheSame = values.contains(evidence.fact) || evidence.fact == Fact::LoginTime;
            QVERIFY2((german == english) == isTheSame, qPrintable(german));
        }
    }

    /// The identifiers in a GRANT statement are quoted, except those that need no quotes.
    void identifiersInStatementsAreQuoted_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("quoted");
        QTest::newRow("plain") << u"shop"_s << u"\"shop\""_s;
        QTest::newRow("public") << u"public"_s << u"public"_s;
        QTest::newRow("upper case") << u"Public"_s << u"\"Public\""_s;
        QTest::newRow("reserved") << u"user"_s << u"\"user\""_s;
        QTest::newRow("quotes") << u"a\"b\"\""_s << u"\"a\"\"b\"\"\"\"\""_s;
        QTest::newRow("statement") << u"x; DROP TABLE users; --"_s << u"\"x; DROP TABLE users; --\""_s;
        QTest::newRow("place") << u"%2"_s << u"\"%2\""_s;
        QTest::newRow("apostrophe") << u"o'neil"_s << u"\"o'neil\""_s;
        QTest::newRow("umlaut") << u"käse"_s << u"\"käse\""_s;
    }
    void identifiersInStatementsAreQuoted()
    {
        QFETCH(QString, name);
        QFETCH(QString, quoted);
        CheckResult result = warned(Concern::MayNotCreate);
        result.evidence = {{Fact::MayNotCreateIn, name}, {Fact::User, u"ann%1"_s}};
        QCOMPARE(checkStep(result),
                 u"Ask the schema's owner to run: GRANT CREATE ON SCHEMA "_s + quoted + u" TO \"ann%1\";"_s);
        result = warned(Concern::MayNotWrite);
        result.evidence = {{Fact::LackedRight, u"INSERT expenses"_s}, {Fact::User, name}};
        QCOMPARE(checkStep(result), u"Ask the tables' owner to run: GRANT INSERT ON expenses TO "_s + quoted + u";"_s);
    }

    /// An identifier with a control has the notation U&"…", which is the same name for PostgreSQL and shows no control.
    void aControlInAnIdentifierIsEscaped()
    {
        CheckResult result = warned(Concern::MayNotCreate);
        result.evidence = {{Fact::MayNotCreateIn, u"a\nb\tc\\"_s}, {Fact::User, u"x\u202E\"y"_s}};
        QVERIFY2(checkStep(result).endsWith(uR"(GRANT CREATE ON SCHEMA U&"a\000ab\0009c\\" TO U&"x\202e""y";)"_s),
                 qPrintable(checkStep(result)));
        result.evidence = {{Fact::MayNotCreateIn, u"a\\b"_s}, {Fact::User, u"😀"_s}};
        QVERIFY(checkStep(result).endsWith(uR"(GRANT CREATE ON SCHEMA "a\b" TO "😀";)"_s));
    }

    void everyMissingRightIsGranted_data()
    {
        QTest::addColumn<QStringList>("lacked");
        QTest::addColumn<QString>("grant");
        QTest::newRow("one") << QStringList{u"INSERT expenses"_s} << u"GRANT INSERT ON expenses TO \"ann\";"_s;
        QTest::newRow("two on one") << QStringList{u"INSERT expenses"_s, u"DELETE expenses"_s}
                                    << u"GRANT INSERT, DELETE ON expenses TO \"ann\";"_s;
        QTest::newRow("with a schema") << QStringList{u"INSERT shop.expenses"_s, u"INSERT public.users"_s}
                                       << u"GRANT INSERT ON public.users TO \"ann\"; "
                                          "GRANT INSERT ON shop.expenses TO \"ann\";"_s;
        QTest::newRow("with blanks") << QStringList{u"UPDATE \"my shop\".\"all expenses\""_s}
                                     << u"GRANT UPDATE ON \"my shop\".\"all expenses\" TO \"ann\";"_s;
        QTest::newRow("a sequence") << QStringList{u"USAGE shop.expenses_id_seq"_s, u"INSERT shop.expenses"_s}
                                    << u"GRANT INSERT ON shop.expenses TO \"ann\"; "
                                       "GRANT USAGE ON SEQUENCE shop.expenses_id_seq TO \"ann\";"_s;
    }
    void everyMissingRightIsGranted()
    {
        QFETCH(QStringList, lacked);
        QFETCH(QString, grant);
        CheckResult result = warned(Concern::MayNotWrite);
        for (const QString &right : lacked)
            result.evidence.push_back({Fact::LackedRight, right});
        result.evidence.push_back({Fact::User, u"ann"_s});
        QCOMPARE(checkStep(result), u"Ask the tables' owner to run: "_s + grant);
    }

    /// A step of a check never says that something was or was not saved: checks only read.
    void noCheckSpeaksOfSaving()
    {
        for (int i = 0; i <= static_cast<int>(Concern::ClockOff); ++i) {
            const CheckResult result = warned(static_cast<Concern>(i));
            for (const QString &text : {checkCause(result), checkStep(result)})
                QVERIFY2(!text.contains(u"saved"_s), qPrintable(text));
        }
    }
};

QTEST_GUILESS_MAIN(TestCheckVocabulary)
#include "tst_checkvocabulary.moc"
