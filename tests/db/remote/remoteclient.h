// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/remote/remotetest.h"

namespace budget::test {

/// A ledger with a client that knows all rows.
class RemoteClient
{
public:
    explicit RemoteClient(Route route = Route::Postgres, const QString &ddl = {})
        : shared(route, ddl), ledger(remoteOf(shared))
    {
        look();
    }

    void look() { known = wholeOf(*shared.one, ledger); }
    [[nodiscard]] WholeLedger now() const { return wholeOf(*shared.other, ledger); }

    remote::Pushed push(const std::vector<PushRequest> &requests)
    {
        return remote::push(*shared.one, ledger, requests, known.parts);
    }
    Verdict push(const PushRequest &request)
    {
        const remote::Pushed pushed = push(std::vector{request});
        if (pushed.error || pushed.answer.verdicts.size() != 1)
            qFatal("no verdict: %s", qPrintable(pushed.error ? pushed.error->detail : QString()));
        return pushed.answer.verdicts.front();
    }
    Verdict push(OperationKind kind, const std::vector<RowChange> &rows) { return push(requestOf(kind, rows)); }

    /// Inserts an expense by hand and returns its key.
    RowKey byHand(const QString &description, const QString &date = u"2024-01-16"_s)
    {
        const QString id = shared.sql(u"INSERT INTO expenses (user_id, category_id, description, amount, date) "
                                      "VALUES (1, 1, '%1', 5, '%2') RETURNING id"_s.arg(description, date));
        look();
        return {Table::Expenses, id.section(u'\n', 0, 0).toLongLong()};
    }

    [[nodiscard]] RowValues at(RowKey row) const { return known.rows.at(row); }

    SharedLedger shared;
    remote::RemoteLedger ledger;
    WholeLedger known;
};

/// The rows and digests of a replica that has taken the answer.
[[nodiscard]] inline WholeLedger taken(WholeLedger replica, const std::vector<PushRequest> &requests,
                                       const PushAnswer &answer)
{
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const Verdict &verdict = answer.verdicts[i];
        if (verdict.kind != VerdictKind::Applied)
            continue;
        std::map<RowKey, qint64> ids(verdict.ids.begin(), verdict.ids.end());
        const auto idOf = [&](RowKey row) { return ids.contains(row) ? ids.at(row) : row.id; };
        for (const RowChange &change : renumbered(requests[i].operation, idOf).rows) {
            if (change.after)
                replica.rows.insert_or_assign(change.row, *change.after);
            else
                replica.rows.erase(change.row);
        }
        for (const auto &[row, values] : verdict.rows)
            replica.rows.insert_or_assign(row, *values);
        for (const PartChange &part : verdict.parts) {
            if (part.after.isEmpty())
                replica.parts.erase(part.part);
            else
                replica.parts[part.part] = part.after;
        }
    }
    return replica;
}

/// Adds the column `route` with a row for each route to a server.
inline void addServerRoutes()
{
    QTest::addColumn<Route>("route");
    QTest::newRow("PostgreSQL") << Route::Postgres;
    QTest::newRow("PgBouncer") << Route::Pooler;
}

} // namespace budget::test
