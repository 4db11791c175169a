// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/files/filecopy.h"

#include "db/schema/migrations.h"
#include "db/schema/preparation.h"
#include "db/sqlite/sqliteconnection.h"
#include "platform/privatefile.h"

#include <QFile>
#include <QUuid>

#include <algorithm>
#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Step = Result<void>;

/// A temporary file beside the target. finish() renames it to the target; otherwise the destructor removes it.
class Draft
{
public:
    explicit Draft(const QString &target)
        : m_target(target), m_path(u"%1.%2.new"_s.arg(target, QUuid::createUuid().toString(QUuid::Id128)))
    { }
    ~Draft()
    {
        if (!m_isDone)
            QFile::remove(m_path);
    }
    Q_DISABLE_COPY_MOVE(Draft)

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] Step make() const
    {
        return checkPrivateFile(m_target, Field::LedgerFile).and_then([this] {
            return makePrivateFile(m_path, Field::LedgerFile);
        });
    }
    [[nodiscard]] Step finish(const GivenUp &givenUp)
    {
        if (*givenUp)
            return failure(ErrorKind::Cancelled);
        auto moved = movePrivateFile(m_path, m_target, Field::LedgerFile);
        m_isDone = moved.has_value();
        return moved;
    }

private:
    QString m_target;
    QString m_path;
    bool m_isDone = false;
};

/// Opens and closes the copy like any ledger, so that it is checked and sealed.
Step verify(const QString &path)
{
    return SqliteConnection::openLedger(path).and_then([](std::unique_ptr<Connection> &&copy) {
        return copy->checkStorage().and_then([&] { return copy->exec(u"DELETE FROM bt_seal"_s).map([](Rows &&) {}); });
    });
}

/// Copies the rows of one table by ranges of ids. A range that cannot be read is halved.
class TableRescue
{
public:
    TableRescue(Connection &connection, QString table, QString columns, const GivenUp &givenUp)
        : m_connection(connection), m_table(std::move(table)), m_columns(std::move(columns)), m_givenUp(givenUp)
    { }

    void run(RescueReport &report)
    {
        const qint64 last = lastId();
        if (last > 0)
            copy(1, last, report);
    }

private:
    [[nodiscard]] std::optional<qint64> number(const QString &sql)
    {
        const auto rows = m_connection.exec(sql);
        const auto found = rows.and_then([](const Rows &r) {
            return mapOne(r, [](Row &row) { return row.isNull("id"_L1) ? qint64(0) : row.integer("id"_L1); });
        });
        return found ? std::optional(*found) : std::nullopt;
    }

    /// The largest id, from the table or from AUTOINCREMENT's record, because damage may have hit either of them.
    [[nodiscard]] qint64 lastId()
    {
        constexpr qint64 kMostIds = 100'000'000;
        const qint64 largest = number(u"SELECT max(id) AS id FROM old."_s + m_table).value_or(0);
        const qint64 given =
            number(u"SELECT seq AS id FROM old.sqlite_sequence WHERE name = '%1'"_s.arg(m_table)).value_or(0);
        return std::min(std::max(largest, given), kMostIds);
    }

    void copy(qint64 first, qint64 last, RescueReport &report)
    {
        if (*m_givenUp)
            return;
        const auto copied = m_connection.exec(
            u"INSERT INTO main.%1 (%2) SELECT %2 FROM old.%1 WHERE id BETWEEN $1 AND $2"_s.arg(m_table, m_columns),
            {first, last});
        if (copied) {
            report.saved += copied->affected;
            return;
        }
        if (first == last) {
            ++report.lost;
            return;
        }
        const qint64 middle = first + (last - first) / 2;
        copy(first, middle, report);
        copy(middle + 1, last, report);
    }

    Connection &m_connection;
    QString m_table;
    QString m_columns;
    GivenUp m_givenUp;
};

/// Adds a category or person for each id that expenses refer to and that was lost. Its name is made from the id.
Step fillParents(Connection &connection, RescueReport &report)
{
    for (const QString &sql :
         {u"INSERT INTO categories (id, name) SELECT DISTINCT category_id, 'category ' || category_id FROM expenses "
          "WHERE category_id NOT IN (SELECT id FROM categories)"_s,
          u"INSERT INTO users (id, email, name) SELECT DISTINCT user_id, 'person' || user_id || '@unknown.invalid', "
          "'person ' || user_id FROM expenses WHERE user_id NOT IN (SELECT id FROM users)"_s}) {
        const auto filled = connection.exec(sql);
        if (!filled)
            return tl::make_unexpected(filled.error());
        report.filled += filled->affected;
    }
    return {};
}

Result<RescueReport> rescueInto(Connection &connection, const QString &damaged, const GivenUp &givenUp)
{
    const auto run = [&](const QString &sql, const Params &params = {}) -> Step {
        return connection.exec(sql, params).map([](Rows &&) {});
    };
    RescueReport report;
    const auto copyTables = [&]() -> Step {
        TableRescue(connection, u"users"_s, u"id, email, name, created_at"_s, givenUp).run(report);
        TableRescue(connection, u"categories"_s, u"id, name, color"_s, givenUp).run(report);
        TableRescue(connection, u"expenses"_s, u"id, user_id, category_id, description, amount, date, created_at"_s,
                    givenUp)
            .run(report);
        (void)run(u"INSERT INTO main.bt_transfers SELECT * FROM old.bt_transfers"_s); // may fail: transfers lose links
        return {};
    };
    return prepareLedger(connection, migrations(Engine::Sqlite))
        .and_then([&](const Preparation &) { return run(u"PRAGMA foreign_keys = OFF"_s); })
        .and_then([&] { return run(u"PRAGMA synchronous = OFF"_s); }) // an incomplete copy need not be durable
        .and_then([&] { return run(u"ATTACH $1 AS old"_s, {damaged}); })
        .and_then(copyTables)
        .and_then([&] { return fillParents(connection, report); })
        .and_then([&] { return run(u"DETACH old"_s); })
        .and_then([&] { return run(u"PRAGMA synchronous = FULL"_s); })
        .map([&] { return report; });
}

} // namespace

Result<void> copyLedger(Connection &source, const QString &target, const GivenUp &givenUp)
{
    Draft draft(target);
    return draft.make()
        .and_then([&] { return source.exec(u"PRAGMA query_only = OFF"_s); }) // it would forbid VACUUM INTO too
        .and_then([&](const Rows &) { return source.exec(u"VACUUM INTO $1"_s, {draft.path()}); })
        .and_then([&](const Rows &) { return verify(draft.path()); })
        .and_then([&] { return draft.finish(givenUp); });
}

Result<RescueReport> rescueLedger(const QString &damaged, const QString &target, const GivenUp &givenUp)
{
    Draft draft(target);
    const auto report = draft.make()
                            .and_then([&] { return SqliteConnection::openForRescue(draft.path()); })
                            .and_then([&](std::unique_ptr<Connection> &&made) {
                                return rescueInto(*made, damaged, givenUp);
                            });
    return report.and_then([&](const RescueReport &saved) {
        return verify(draft.path()).and_then([&] { return draft.finish(givenUp); }).map([&] { return saved; });
    });
}

} // namespace budget
