// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checks/tablewords.h"

#include <QJsonArray>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

TableFinding finding(const QString &column, TableAspect aspect, TableState state, TableCost cost = TableCost::None)
{
    return {.table = u"expenses"_s, .column = column, .aspect = aspect, .state = state, .cost = cost};
}

} // namespace

class TestTableWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVerdictHasASentence()
    {
        for (int verdict = 0; verdict <= static_cast<int>(TableVerdict::Explained); ++verdict) {
            const QString text = wording::verdictSentence(static_cast<TableVerdict>(verdict));
            QVERIFY2(text.endsWith(u'.') && text.at(0).isUpper(), qPrintable(text));
        }
    }

    void everyStateAndCostIsSaidAndNamedForPrograms()
    {
        QSet<QString> said;
        QSet<QString> named;
        for (int cost = 1; cost <= static_cast<int>(TableCost::Unusable); ++cost) {
            said << wording::costSentence(static_cast<TableCost>(cost));
            TableReport report;
            report.findings = {finding(u"x"_s, TableAspect::Column, TableState::Differs, static_cast<TableCost>(cost))};
            named << toJson(report)[u"findings"_s].toArray()[0].toObject()[u"cost"_s].toString();
        }
        QCOMPARE(said.size(), qsizetype(static_cast<int>(TableCost::Unusable)));
        QCOMPARE(named.size(), said.size());
        QVERIFY(!said.contains(QString()) && !named.contains(QString()));
        QCOMPARE(wording::costSentence(TableCost::None), QString());
        for (int state = 0; state <= static_cast<int>(TableState::Extra); ++state)
            QVERIFY(!wording::stateName(static_cast<TableState>(state)).isEmpty());
    }

    void everyAspectThatIsMissingIsNamed()
    {
        QSet<QString> said;
        for (int aspect = 0; aspect <= static_cast<int>(TableAspect::ForeignKey); ++aspect)
            said << wording::differenceText(finding(u"x"_s, static_cast<TableAspect>(aspect), TableState::Missing));
        QCOMPARE(said.size(), qsizetype(8));
    }

    void theTreeDoesNotRepeatWhatStateAndTypeSay()
    {
        TableReport report;
        report.findings = {{.table = u"users"_s},
                           {.table = u"users"_s,
                            .column = u"name"_s,
                            .aspect = TableAspect::Column,
                            .state = TableState::Missing,
                            .expected = u"text"_s,
                            .cost = TableCost::NameBeside},
                           {.table = u"users"_s,
                            .column = u"id"_s,
                            .aspect = TableAspect::Type,
                            .expected = u"integer"_s,
                            .found = u"integer"_s},
                           {.table = u"users"_s, .column = u"id"_s, .aspect = TableAspect::PrimaryKey}};
        const auto tree = wording::tableTree(report);
        QCOMPARE(tree.size(), std::size_t(1));
        QCOMPARE(tree[0].state, TableState::Differs);
        QCOMPARE(tree[0].columns.size(), std::size_t(2));
        QCOMPARE(tree[0].columns[0].type, u"text"_s);
        QCOMPARE(tree[0].columns[0].costs, QStringList(wording::costSentence(TableCost::NameBeside)));
        QCOMPARE(tree[0].columns[1].type, u"integer, primary key"_s);
        QVERIFY(tree[0].columns[1].costs.isEmpty());
    }

    void aColumnIsOneLineWithAllThatDiffers()
    {
        TableReport report;
        TableFinding type = finding(u"amount"_s, TableAspect::Type, TableState::Differs, TableCost::AmountsRounded);
        type.found = u"double precision"_s;
        type.expected = u"numeric(10,2)"_s;
        TableFinding null = finding(u"amount"_s, TableAspect::Nullability, TableState::Differs, TableCost::MayBeEmpty);
        null.found = u"null"_s;
        null.expected = u"not null"_s;
        report.findings = {finding({}, TableAspect::Table, TableState::AsExpected),
                           finding(u"id"_s, TableAspect::Type, TableState::AsExpected), type, null,
                           finding(u"date"_s, TableAspect::Column, TableState::Missing, TableCost::DateBeside)};
        QCOMPARE(
            wording::tableLines(report),
            (QStringList{
                u"expenses: differs"_s, u"  id            as expected"_s,
                u"  amount        differs – double precision instead of numeric(10,2): amounts may have fractions of a "
                "cent: each is shown rounded and marked ≈, totals use the stored values; null instead of not null: the "
                "value may be missing; the field is then shown empty"_s,
                u"  date          missing – the column is missing: dates are stored in a table of the program's own, "
                "where your scripts do not see them"_s}));
    }
};

QTEST_GUILESS_MAIN(TestTableWords)
#include "tst_tablewords.moc"
