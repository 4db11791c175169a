// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/pushing.h"
#include "db/remote/remotedigests.h"
#include "db/remote/remoteparts.h"
#include "db/remote/remotepush.h"
#include "db/sharedledger.h"

#include <map>

namespace budget::test {

using namespace Qt::StringLiterals;

inline constexpr qint64 kNew = kFirstProvisionalId; ///< the id of a row that the server has given no id yet

[[nodiscard]] inline RowValues expense(qint64 person, qint64 category, const QString &description, qint64 cents,
                                       QDate date, const QString &createdAt = u"2024-01-16 12:30:00"_s)
{
    Expense values{{}, {{person}, {category}, description, Money::fromMinor(cents), date}, createdAt};
    return rowOf(values);
}

[[nodiscard]] inline RowValues category(const QString &name, const QString &color = u"#112233"_s)
{
    return rowOf(Category{{}, name, color});
}

[[nodiscard]] inline RowValues with(RowValues values, int field, const FieldValue &value)
{
    values.set(field, value);
    return values;
}

[[nodiscard]] inline RowChange added(Table table, qint64 key, const RowValues &values)
{
    return {{table, key}, {}, values};
}

[[nodiscard]] inline PushRequest requestOf(OperationKind kind, const std::vector<RowChange> &rows)
{
    Operation operation{OperationId::create(), kind, rows, {1}, QDateTime::currentDateTimeUtc()};
    operation.computer = u"kitchen"_s;
    return {operation};
}

/// All rows of the ledger, as sync fetches them, with the digests of their parts.
struct WholeLedger
{
    std::map<RowKey, RowValues> rows;
    KnownParts parts;
    bool operator==(const WholeLedger &) const = default;
};

[[nodiscard]] inline Result<WholeLedger> readWhole(Connection &connection, const remote::RemoteLedger &ledger)
{
    const auto digests = remote::readDigests(connection, ledger);
    if (!digests)
        return tl::make_unexpected(digests.error());
    std::vector<LedgerPart> parts;
    for (const PartDigest &digest : *digests)
        parts.push_back(digest.part);
    return remote::fetchParts(connection, ledger, parts).map([&](const std::vector<FetchedPart> &fetched) {
        WholeLedger whole;
        for (const FetchedPart &part : fetched) {
            whole.parts[part.part] = part.digest;
            for (const auto &[id, values] : part.rows)
                whole.rows.emplace(RowKey{part.part.table, id}, values);
        }
        return whole;
    });
}

/// As readWhole(); ends the program if that fails.
[[nodiscard]] inline WholeLedger wholeOf(Connection &connection, const remote::RemoteLedger &ledger)
{
    const auto whole = readWhole(connection, ledger);
    if (!whole)
        qFatal("%s", qPrintable(describeFailure(whole)));
    return *whole;
}

[[nodiscard]] inline remote::RemoteLedger remoteOf(const SharedLedger &ledger)
{
    return {ledger.layout, true};
}

/// Required columns get defaults, so that SQL by hand may leave them out.
[[nodiscard]] inline QString withDefaults(QString ddl)
{
    return ddl.replace(u"TIMESTAMP NOT NULL"_s, u"TIMESTAMP NOT NULL DEFAULT '2024-01-01'"_s)
        .replace(u"color VARCHAR(7) NOT NULL"_s, u"color VARCHAR(7) NOT NULL DEFAULT ''"_s);
}

/// Adds the columns `route` and `ddl`, with a row for each route and each kind of tables that is adopted.
inline void addAdopted()
{
    QTest::addColumn<Route>("route");
    QTest::addColumn<QString>("ddl");
    QTest::newRow("PostgreSQL") << Route::Postgres << QString();
    QTest::newRow("PgBouncer") << Route::Pooler << QString();
    for (const Variant &variant : variants()) {
        if (variant.isAdopted)
            QTest::addRow("%s", qPrintable(variant.name)) << Route::Postgres << withDefaults(variant.ddl);
    }
}

} // namespace budget::test
