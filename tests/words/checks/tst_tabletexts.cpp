// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/wordprobe.h"
#include "words/checks/tablewords.h"
#include "words/language/languages.h"

#include <QTest>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;

namespace {

TableReport mixedReport()
{
    TableReport report{.verdict = TableVerdict::Explained};
    report.findings = {
        {.table = u"users"_s, .state = TableState::Missing, .cost = TableCost::Unusable},
        {.table = u"categories"_s, .state = TableState::Missing},
        {.table = u"expenses"_s},
        {.table = u"expenses"_s,
         .column = u"id"_s,
         .aspect = TableAspect::PrimaryKey,
         .state = TableState::Missing,
         .cost = TableCost::MayBeTwice},
        {.table = u"expenses"_s,
         .column = u"amount"_s,
         .aspect = TableAspect::Row,
         .state = TableState::Differs,
         .expected = u"7"_s,
         .found = u"NaN"_s,
         .cost = TableCost::AmountLeftOut},
        {.table = u"expenses"_s,
         .column = u"note %1"_s,
         .aspect = TableAspect::Column,
         .state = TableState::Extra,
         .found = u"text"_s},
    };
    return report;
}

} // namespace

/// The comparison of tables as lines of text.
class TestTableTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { languages::install(languages::kEnglish); }
    void cleanup() { languages::install(languages::kEnglish); }

    /// A table that makes the ledger unusable says so, too.
    void aReportReadsAsText()
    {
        QCOMPARE(tableLines(mixedReport()).join(u'\n'),
                 u"users: missing – the program cannot work without it\n"
                 "categories: missing\n"
                 "expenses: differs\n"
                 "  id            missing – the primary key is missing: the database does not refuse duplicates\n"
                 "  amount        differs – row 7 holds NaN: this row is listed as unreadable and is in no sum\n"
                 "  note %1       your own – text"_s);
    }

    void aReportReadsAsGermanText()
    {
        languages::install(u"de"_s);
        const QStringList lines = tableLines(mixedReport());
        QCOMPARE(lines.size(), 6);
        languages::install(languages::kEnglish);
        const QStringList english = tableLines(mixedReport());
        for (qsizetype i = 0; i < lines.size(); ++i)
            QVERIFY2(lines[i] != english[i], qPrintable(lines[i]));
        QVERIFY2(lines[0].startsWith(u"users: fehlt – "_s), qPrintable(lines[0]));
        QVERIFY2(lines[4].contains(u"7"_s) && lines[4].contains(u"NaN"_s), qPrintable(lines[4]));
        QVERIFY2(lines[5].startsWith(u"  note %1       "_s) && lines[5].endsWith(u" – text"_s), qPrintable(lines[5]));
    }

    /// People choose the names of columns; a line break in such a name must not begin a new line.
    void aColumnIsOneLineWhateverItsName()
    {
        for (const QString &name : wordprobe::hostileNames()) {
            TableReport report;
            report.findings = {{.table = u"expenses"_s},
                               {.table = u"expenses"_s,
                                .column = name,
                                .aspect = TableAspect::Column,
                                .state = TableState::Extra,
                                .found = name}};
            const QStringList lines = tableLines(report);
            QCOMPARE(lines.size(), 2);
            QVERIFY(!wordprobe::hasControls(lines[1]));
            QVERIFY(lines[1].size() < 600);
            QVERIFY2(lines[1].contains(u" your own – "_s), qPrintable(lines[1]));
            QCOMPARE(tableTree(report)[0].columns[0].name, name);
        }
    }

    void everyDifferenceHasItsText_data()
    {
        QTest::addColumn<TableFinding>("finding");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *text, TableAspect aspect, TableState state, const QString &expected,
                            const QString &found) {
            QTest::newRow(text)
                << TableFinding{.table = u"t"_s, .aspect = aspect, .state = state, .expected = expected, .found = found}
                << QString::fromUtf8(text);
        };
        using enum TableAspect;
        row("", Type, TableState::AsExpected, u"text"_s, u"text"_s);
        row("text instead of date", Type, TableState::Differs, u"date"_s, u"text"_s);
        row("null instead of not null", Nullability, TableState::Differs, u"not null"_s, u"null"_s);
        row("%2 instead of %1", Type, TableState::Differs, u"%1"_s, u"%2"_s);
        row("row %2 holds %1", Row, TableState::Differs, u"%2"_s, u"%1"_s);
        row("the table is missing", Table, TableState::Missing, {}, {});
        row("the column (date) is missing", Column, TableState::Missing, u"date"_s, {});
        row("the default value is missing", Default, TableState::Missing, {}, {});
        row("the unique key is missing", UniqueKey, TableState::Missing, {}, {});
        row("the foreign key (users) is missing", ForeignKey, TableState::Missing, u"users"_s, {});
        row("the foreign key (%1) is missing", ForeignKey, TableState::Missing, u"%1"_s, {});
        row("integer", Column, TableState::Extra, {}, u"integer"_s);
    }
    void everyDifferenceHasItsText()
    {
        QFETCH(TableFinding, finding);
        QTEST(differenceText(finding), "text");
    }

    void verdictsReadAsText_data()
    {
        QTest::addColumn<TableVerdict>("verdict");
        QTest::addColumn<QString>("english");
        QTest::newRow("empty") << TableVerdict::Empty << u"None of the three tables exists yet; they can be created."_s;
        QTest::newRow("incomplete") << TableVerdict::Incomplete
                                    << u"The existing tables can be used; the missing ones can be created."_s;
        QTest::newRow("complete") << TableVerdict::Complete << u"The tables are as the program expects them."_s;
        QTest::newRow("adopted")
            << TableVerdict::Adopted
            << u"The tables differ from what the program would create, and it works with them as they are."_s;
        QTest::newRow("explained")
            << TableVerdict::Explained
            << u"The program cannot work with these tables and does not change them; choose another database or schema."_s;
    }
    void verdictsReadAsText()
    {
        QFETCH(TableVerdict, verdict);
        QTEST(verdictSentence(verdict), "english");
    }

    /// A line shows the worst state of its findings, in whatever order they come.
    void theWorstStateCounts()
    {
        const TableFinding sound{.table = u"t"_s, .column = u"c"_s, .aspect = TableAspect::Type};
        TableFinding differs = sound;
        differs.state = TableState::Differs;
        TableFinding missing = sound;
        missing.state = TableState::Missing;
        for (const auto &findings : {std::vector{sound, differs, missing}, std::vector{missing, differs, sound},
                                     std::vector{differs, missing, sound}}) {
            const auto tree = tableTree({.findings = findings});
            QCOMPARE(tree[0].columns[0].state, TableState::Missing);
            QVERIFY(!tree[0].isUnusable);
        }
    }

    void anUnusableColumnMakesItsTableUnusable()
    {
        const TableReport report{.findings = {{.table = u"t"_s},
                                              {.table = u"t"_s,
                                               .column = u"id"_s,
                                               .aspect = TableAspect::Default,
                                               .state = TableState::Missing,
                                               .cost = TableCost::Unusable},
                                              {.table = u"s"_s}}};
        const auto tree = tableTree(report);
        QCOMPARE(tree.size(), std::size_t(2));
        QVERIFY(tree[0].isUnusable && tree[0].columns[0].isUnusable);
        QVERIFY(!tree[1].isUnusable);
        QCOMPARE(tree[1].state, TableState::AsExpected);
    }
};

QTEST_GUILESS_MAIN(TestTableTexts)
#include "tst_tabletexts.moc"
