// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/crosscheck.h"

#include <QTest>

#include <limits>
#include <optional>
#include <vector>

using namespace budget;
using namespace Qt::StringLiterals;
using Kind = RawLedgerFault::Kind;

namespace {

const QString kHead = u"date,category,amount,user_id\n"_s;

CategoryTotal total(const QString &name, qint64 minor)
{
    return {{CategoryId{1}, name, {}}, 1, Money::fromMinor(minor)};
}

RawEntry entry(qint64 minor, QDate date = QDate(2024, 1, 15), std::optional<PersonId> person = {})
{
    return {date, u"Food"_s, Money::fromMinor(minor), person};
}

} // namespace

class TestRawLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyIsoDatesAreRead()
    {
        for (const auto &text : {u"2024/01/31"_s,
                                 u"2024.01.31"_s,
                                 u"2024-1-31"_s,
                                 u"24-01-31"_s,
                                 u"31.01.2024"_s,
                                 u"2024-01-31T00:00:00"_s,
                                 u"2024-01-31 12:00"_s,
                                 u"2024-01-31x"_s,
                                 u"2024-01-31Z"_s,
                                 u"2024-02-30"_s,
                                 u"2023-02-29"_s,
                                 u"2024-13-01"_s,
                                 u"2024-00-01"_s,
                                 u"0000-01-01"_s,
                                 u"20240131"_s,
                                 u"2024-W05-3"_s,
                                 u"2024-031"_s,
                                 u"-2024-01-31"_s,
                                 u"10000-01-01"_s,
                                 u"２０２４-01-31"_s,
                                 u"today"_s,
                                 u""_s}) {
            const auto entries = readRawLedger(kHead + text + u",Food,1.00,1"_s);
            QVERIFY2(!entries, qPrintable(text));
            QCOMPARE(entries.error(), (RawLedgerFault{Kind::DateInvalid, 2, text}));
        }
        for (const auto &text : {u"2024-01-31"_s, u" 2024-02-29 "_s, u"0001-01-01"_s, u"9999-12-31"_s}) {
            const auto entries = readRawLedger(kHead + text + u",Food,1.00,1"_s);
            QVERIFY2(entries, qPrintable(text));
            QCOMPARE(entries->front().date, QDate::fromString(text.trimmed(), Qt::ISODate));
        }
    }

    void onlyExactAmountsAreRead()
    {
        for (const auto &text : {u"1.005"_s, u"1.000"_s,  u"1,50"_s,       u"1 000"_s,    u"1e3"_s,
                                 u"NaN"_s,   u"-NaN"_s,   u"Infinity"_s,   u"+1"_s,       u"--1"_s,
                                 u"1-"_s,    u"(1.00)"_s, u"$1.00"_s,      u"1.00 EUR"_s, u"."_s,
                                 u"-"_s,     u""_s,       u"\u22121.00"_s, u"1'000.00"_s, u"99999999999999999"_s}) {
            const auto entries = readRawLedger(kHead + u"2024-01-31,Food,\""_s + text + u"\",1"_s);
            QVERIFY2(!entries, qPrintable(text));
            QCOMPARE(entries.error(), (RawLedgerFault{Kind::AmountInvalid, 2, text}));
        }
        for (const auto &[text, minor] :
             {std::pair(u"1"_s, 100LL), std::pair(u"-0.01"_s, -1LL), std::pair(u" 12.5 "_s, 1250LL),
              std::pair(u".5"_s, 50LL), std::pair(u"3."_s, 300LL), std::pair(u"-0"_s, 0LL),
              std::pair(u"99999999.99"_s, 9'999'999'999LL)}) {
            const auto entries = readRawLedger(kHead + u"2024-01-31,Food,"_s + text + u",1"_s);
            QVERIFY2(entries, qPrintable(text));
            QCOMPARE(entries->front().amount.minor(), minor);
        }
    }

    void onlyIdsOfRowsArePersons()
    {
        for (const auto &text : {u""_s, u"0"_s, u"-1"_s, u"1.0"_s, u"alice"_s, u"0x1"_s, u"99999999999999999999"_s}) {
            const auto entries = readRawLedger(kHead + u"2024-01-31,Food,1.00,"_s + text);
            QVERIFY2(!entries, qPrintable(text));
            QCOMPARE(entries.error().kind, Kind::PersonInvalid);
        }
        QCOMPARE(readRawLedger(kHead + u"2024-01-31,Food,1.00, 7 "_s)->front().person, std::optional(PersonId{7}));
        QCOMPARE(readRawLedger(u"date,category,amount\n2024-01-31,Food,1.00"_s)->front().person, std::nullopt);
    }

    /// An amount such as 1,50 without quotes would otherwise be read as 1.
    void fieldsBeyondTheHeaderAreAFault()
    {
        const QString head = u"date,category,amount\n"_s;
        const auto split = readRawLedger(head + u"2024-01-31,Food,1,50"_s);
        QVERIFY(!split);
        QCOMPARE(split.error(), (RawLedgerFault{Kind::FieldsExtra, 2, {}}));
        QVERIFY(!readRawLedger(head + u"2024-01-31,Food,1,,x"_s));
        QVERIFY(readRawLedger(head + u"2024-01-31,Food,1,"_s)); // a spreadsheet writes empty fields behind a record
        QVERIFY(readRawLedger(head + u"2024-01-31,Food,1,, "_s));
        QVERIFY(readRawLedger(u"date,category,amount,note\n2024-01-31,Food,1,any text"_s));
    }

    void theFirstFaultOfARecordIsNamed()
    {
        const QStringList faulty{u"31.1.2024"_s, QString(), u"1,50"_s, u"alice"_s};
        const QStringList right{u"2024-01-31"_s, u"Food"_s, u"1.50"_s, u"1"_s};
        const std::vector<Kind> kinds{Kind::DateInvalid, Kind::CategoryEmpty, Kind::AmountInvalid, Kind::PersonInvalid};
        for (int faults = 1; faults < 16; ++faults) {
            QStringList fields;
            std::optional<Kind> first;
            for (int i = 0; i < 4; ++i) {
                const bool isFaulty = faults & (1 << i);
                fields << u'"' + (isFaulty ? faulty : right).at(i) + u'"';
                if (isFaulty && !first)
                    first = kinds[static_cast<std::size_t>(i)];
            }
            const auto entries = readRawLedger(kHead + u"2024-01-01,Food,1.00,1\n"_s + fields.join(u','));
            QVERIFY(!entries);
            QCOMPARE(entries.error().kind, *first);
            QCOMPARE(entries.error().line, 3);
        }
    }

    void columnsAreFoundByTheirNames()
    {
        const QStringList heads{u"amount,date,category"_s, u" Date , CATEGORY,Amount"_s,
                                u"\ufeffdate;category;amount"_s, u"x\tamount\ty\tcategory\tdate"_s};
        const QStringList rows{u"1.50,2024-01-31,Food"_s, u"2024-01-31,Food,1.50"_s, u"2024-01-31;Food;1.50"_s,
                               u"?\t1.50\t?\tFood\t2024-01-31"_s};
        for (int i = 0; i < heads.size(); ++i) {
            const auto entries = readRawLedger(heads.at(i) + u'\n' + rows.at(i));
            QVERIFY2(entries, qPrintable(heads.at(i)));
            QCOMPARE(*entries, std::vector{entry(150, QDate(2024, 1, 31))});
        }
    }

    void aHeaderNamesEveryColumnOnce()
    {
        const auto faultOf = [](const QString &head) { return readRawLedger(head).error(); };
        QCOMPARE(faultOf({}), (RawLedgerFault{Kind::Empty, 1, {}}));
        QCOMPARE(faultOf(u"\n\n"_s).kind, Kind::Empty);
        QCOMPARE(faultOf(u"\n\ncategory,amount"_s), (RawLedgerFault{Kind::ColumnMissing, 3, u"date"_s}));
        QCOMPARE(faultOf(u"date,amount"_s).text, u"category"_s);
        QCOMPARE(faultOf(u"date,category"_s).text, u"amount"_s);
        QCOMPARE(faultOf(u"date,category,amount,AMOUNT"_s), (RawLedgerFault{Kind::ColumnTwice, 1, u"amount"_s}));
        QCOMPARE(faultOf(u"date,category,amount,user_id,user_id"_s).text, u"user_id"_s);
        QVERIFY(readRawLedger(u"date,category,amount"_s)->empty());
    }

    void aSumBeyond64BitsIsAnError()
    {
        const qint64 most = std::numeric_limits<qint64>::max();
        const auto check = [](const MonthSummary &summary, const std::vector<RawEntry> &entries) {
            return crossCheck({2024, 1}, {}, summary, entries);
        };
        QVERIFY(check({total(u"Food"_s, most)}, {entry(most)})->isVerified());
        for (const auto &refused :
             {check({total(u"Food"_s, most), total(u"Food"_s, 1)}, {}), check({}, {entry(most), entry(1)}),
              check({total(u"Food"_s, most)}, {entry(-1)}), check({total(u"Food"_s, -most)}, {entry(2)})}) {
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::SumTooLarge);
            QCOMPARE(refused.error().detail, u"Food"_s);
        }
        QVERIFY(check({}, {entry(most), entry(1), entry(-1), entry(-most)})->isVerified());
    }

    void aDifferenceOfOneCentIsAccepted()
    {
        for (qint64 difference = -5; difference <= 5; ++difference) {
            const auto check = crossCheck({2024, 1}, {}, {total(u"Food"_s, 1000 + difference)}, {entry(1000)});
            QCOMPARE(check->isVerified(), qAbs(difference) <= 1);
            QCOMPARE(check->categories.front().delta().minor(), difference);
        }
        QVERIFY(crossCheck({2024, 1}, {}, {}, {})->isVerified());
    }

    void entriesOfOtherMonthsAndPersonsAreLeftOut()
    {
        const std::vector<RawEntry> entries{entry(1, QDate(2023, 12, 31)),
                                            entry(2, QDate(2024, 1, 1)),
                                            entry(4, QDate(2024, 1, 31)),
                                            entry(8, QDate(2024, 2, 1)),
                                            entry(16, QDate(2024, 1, 15), PersonId{1}),
                                            entry(32, QDate(2024, 1, 15), PersonId{2}),
                                            entry(64, QDate(2025, 1, 15))};
        const auto rawOf = [&](std::optional<PersonId> person) {
            return crossCheck({2024, 1}, person, {}, entries)->categories.front().raw.minor();
        };
        QCOMPARE(rawOf({}), 2 + 4 + 16 + 32);
        QCOMPARE(rawOf(PersonId{1}), 2 + 4 + 16);
        QCOMPARE(rawOf(PersonId{2}), 2 + 4 + 32);
        QCOMPARE(rawOf(PersonId{3}), 2 + 4);
    }

    void categoriesAreComparedExactly()
    {
        const auto check = crossCheck({2024, 1}, {}, {total(u"Food"_s, 1), total(u"food"_s, 2), total(u"Food "_s, 3)},
                                      {entry(1)});
        QCOMPARE(check->categories.size(), std::size_t(3));
        for (const CategoryCheck &category : check->categories)
            QCOMPARE(category.rawCount, category.category == u"Food" ? 1 : 0);
    }
};

QTEST_APPLESS_MAIN(TestRawLedger)
#include "tst_rawledger.moc"
