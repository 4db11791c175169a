// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/remotedigests.h"

#include "db/postgres/driver/pgconnection.h"
#include "db/remote/remotetest.h"
#include "support/links/faultproxy.h"

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using remote::RemoteLedger;

namespace {

const LedgerPart kPersons{Table::Persons, {}};
const LedgerPart kCategories{Table::Categories, {}};
const LedgerPart kJanuary{Table::Expenses, Month(2024, 1)};
const LedgerPart kFebruary{Table::Expenses, Month(2024, 2)};
const LedgerPart kUndated{Table::Expenses, {}};

using Parts = std::vector<LedgerPart>;

KnownParts partsOf(Connection &connection, const RemoteLedger &ledger)
{
    KnownParts parts;
    const auto digests = remote::readDigests(connection, ledger);
    if (!digests)
        qFatal("%s", qPrintable(describeFailure(digests)));
    for (const PartDigest &digest : *digests)
        parts[digest.part] = digest.digest;
    return parts;
}

Parts changed(const KnownParts &before, const KnownParts &after)
{
    Parts parts;
    for (const auto &[part, digest] : before) {
        if (!after.contains(part) || after.at(part) != digest)
            parts.push_back(part);
    }
    for (const auto &[part, digest] : after) {
        if (!before.contains(part))
            parts.push_back(part);
    }
    std::ranges::sort(parts);
    return parts;
}

/// Two expenses in January and one in February, whatever columns the tables have.
void fill(const SharedLedger &shared)
{
    std::vector<RowChange> rows;
    rows.push_back(added(Table::Expenses, kNew, expense(1, 1, u"bread"_s, 250, QDate(2024, 1, 2))));
    rows.push_back(added(Table::Expenses, kNew + 1, expense(2, 2, u"cinema"_s, 1200, QDate(2024, 1, 3))));
    rows.push_back(added(Table::Expenses, kNew + 2, expense(1, 2, u"theatre"_s, 4000, QDate(2024, 2, 3))));
    const auto pushed = remote::push(*shared.one, remoteOf(shared), {requestOf(OperationKind::AddExpenses, rows)}, {});
    if (pushed.error || pushed.answer.verdicts.front().kind != VerdictKind::Applied)
        qFatal("%s",
               pushed.error ? qPrintable(pushed.error->detail)
                            : qPrintable(pushed.answer.verdicts.front().error.detail));
}

/// A change by hand and the parts whose digests it changes.
struct ByHand
{
    QString sql;
    Parts parts;
};

std::vector<ByHand> changesByHand(const LedgerLayout &layout)
{
    const bool hasDate = layout.hasDate;
    std::vector<ByHand> all{
        {u"UPDATE users SET email = 'c@b' WHERE id = 1"_s, {kPersons}},
        {layout.hasPersonName ? u"UPDATE users SET name = 'Al' WHERE id = 1"_s
                              : u"INSERT INTO bt_person_names VALUES (1, 'Al')"_s,
         {kPersons}},
        {u"INSERT INTO categories (name) VALUES ('third')"_s, {kCategories}},
        {u"UPDATE categories SET name = 'food' WHERE id = 1"_s, {kCategories}},
        {layout.hasColor ? u"UPDATE categories SET color = '#000000' WHERE id = 1"_s
                         : u"INSERT INTO bt_category_colors VALUES (1, '#000000')"_s,
         {kCategories}},
        {u"UPDATE expenses SET user_id = 2 WHERE description = 'bread'"_s, {kJanuary}},
        {u"UPDATE expenses SET category_id = 2 WHERE description = 'bread'"_s, {kJanuary}},
        {u"UPDATE expenses SET description = 'Bread' WHERE description = 'bread'"_s, {kJanuary}},
        {u"UPDATE expenses SET description = '' WHERE description = 'Bread'"_s, {kJanuary}},
        {u"UPDATE expenses SET amount = 2.51 WHERE description = ''"_s, {kJanuary}},
        {u"INSERT INTO bt_transfers VALUES (gen_random_uuid(), 1, 3)"_s, {kJanuary, kFebruary}},
        {(hasDate ? u"UPDATE expenses SET date = '2024-01-09' WHERE id = 1"_s
                  : u"UPDATE bt_expense_dates SET date = '2024-01-09' WHERE expense_id = 1"_s),
         {kJanuary}},
        {(hasDate ? u"UPDATE expenses SET date = '2024-02-01' WHERE id = 1"_s
                  : u"UPDATE bt_expense_dates SET date = '2024-02-01' WHERE expense_id = 1"_s),
         {kJanuary, kFebruary}},
        {(hasDate ? u"UPDATE expenses SET date = 'infinity' WHERE id = 1"_s
                  : u"UPDATE bt_expense_dates SET date = 'infinity' WHERE expense_id = 1"_s),
         {kUndated, kFebruary}},
        {u"DELETE FROM expenses WHERE id = 2"_s, {kJanuary}},
    };
    if (layout.hasExpenseTime)
        all.push_back(
            {u"UPDATE expenses SET created_at = created_at + interval '1 microsecond' WHERE id = 3"_s, {kFebruary}});
    if (layout.hasPersonTime)
        all.push_back({u"UPDATE users SET created_at = '2024-01-01 00:00:00.1' WHERE id = 2"_s, {kPersons}});
    for (ByHand &change : all)
        std::ranges::sort(change.parts);
    return all;
}

} // namespace

class TestRemoteDigests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changeWithEachFieldAndNothingElse_data() { addAdopted(); }
    void changeWithEachFieldAndNothingElse()
    {
        QFETCH(Route, route);
        QFETCH(QString, ddl);
        const SharedLedger shared(route, ddl);
        shared.sql(u"UPDATE users SET email = email"_s);
        const RemoteLedger ledger = remoteOf(shared);
        fill(shared);
        KnownParts before = partsOf(*shared.one, ledger);
        QCOMPARE(before.size(), 4U);
        for (const QString &nothing :
             {u"UPDATE expenses SET amount = amount, description = description"_s, u"DELETE FROM users WHERE id = 99"_s,
              u"ANALYZE expenses"_s, u"VACUUM FULL expenses"_s}) {
            shared.sql(nothing);
            QCOMPARE(partsOf(*shared.other, ledger), before);
        }
        for (const auto &[sql, parts] : changesByHand(shared.layout)) {
            shared.sql(sql);
            const KnownParts after = partsOf(*shared.one, ledger);
            QVERIFY2(changed(before, after) == parts, qPrintable(sql));
            before = after;
        }
        shared.sql(u"DELETE FROM expenses"_s);
        const Parts left{kPersons, kCategories};
        Parts now;
        for (const auto &[part, digest] : partsOf(*shared.one, ledger))
            now.push_back(part);
        QCOMPARE(now, left);
    }

    void aNullAndAnEmptyTextDiffer()
    {
        const SharedLedger shared(Route::Postgres);
        const KnownParts before = partsOf(*shared.one, remoteOf(shared));
        shared.sql(u"UPDATE categories SET color = '' WHERE id = 1"_s);
        QCOMPARE(changed(before, partsOf(*shared.one, remoteOf(shared))), Parts{kCategories});
    }

    /// Settings of the role, as another program or a person may have made them.
    void doNotDependOnSettings_data()
    {
        QTest::addColumn<QString>("ddl");
        QTest::newRow("the course's tables") << QString();
        for (const Variant &variant : variants()) {
            if (variant.name == u"V1"_s || variant.name == u"V5"_s)
                QTest::addRow("%s", qPrintable(variant.name)) << variant.ddl;
        }
    }
    void doNotDependOnSettings()
    {
        QFETCH(QString, ddl);
        const SharedLedger shared(Route::Postgres, ddl);
        const RemoteLedger ledger = remoteOf(shared);
        fill(shared);
        shared.sql(u"UPDATE expenses SET amount = amount / 3"_s);
        const WholeLedger before = wholeOf(*shared.one, ledger);
        const QString role = shared.database().server().address.user;
        for (const auto &[name, value] :
             {std::pair("DateStyle", "German"), std::pair("DateStyle", "'SQL, DMY'"),
              std::pair("extra_float_digits", "-15"), std::pair("extra_float_digits", "3"),
              std::pair("TimeZone", "'Asia/Kolkata'"), std::pair("lc_numeric", "'C'"),
              std::pair("IntervalStyle", "iso_8601"), std::pair("bytea_output", "escape"),
              std::pair("quote_all_identifiers", "on"), std::pair("array_nulls", "off"),
              std::pair("standard_conforming_strings", "off"), std::pair("enable_hashagg", "off"),
              std::pair("enable_seqscan", "off"), std::pair("default_transaction_isolation", "serializable")}) {
            shared.sql(u"ALTER ROLE \"%1\" SET %2 = %3"_s.arg(role, QLatin1StringView(name), QLatin1StringView(value)));
            const auto connection = shared.database().connect();
            QVERIFY2(wholeOf(*connection, ledger) == before, name);
        }
    }

    void aWholeLedgerIsReadInTwoFlights()
    {
        const SharedLedger shared(Route::Postgres);
        fill(shared);
        FaultProxy proxy(sharedCluster().port());
        auto login = shared.database().server();
        login.address.port = proxy.port();
        ASSIGN_RESULT(const auto connection, PgConnection::open(login, std::make_shared<Interrupt>()));
        proxy.resetFlights();
        (void)partsOf(*connection, remoteOf(shared));
        QCOMPARE(proxy.flights(), 1);
        proxy.resetFlights();
        VERIFY_RESULT(remote::fetchParts(*connection, remoteOf(shared), {kFebruary, kJanuary}));
        QCOMPARE(proxy.flights(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRemoteDigests)
#include "tst_remotedigests.moc"
