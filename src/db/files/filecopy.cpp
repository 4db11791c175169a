// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/files/filecopy.h"

#include "db/schema/migrations.h"
#include "db/schema/preparation.h"
#include "db/sqlite/sqliteconnection.h"
#include "db/transaction.h"
#include "platform/privatefile.h"

#include <QFile>
#include <QUuid>

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <vector>

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

/// Checks the copy and seals it. The empty transaction is needed because a connection seals a file when it closes only
/// if it has written to the file. A copy without the program's own tables gets no seal.
Step verify(const QString &path)
{
    return SqliteConnection::openLedger(path).and_then([](std::unique_ptr<Connection> &&copy) {
        return copy->checkStorage().and_then([&] { return inTransaction(*copy, [] { return Step(); }); });
    });
}

/// A table whose rows are rescued. `index` is an index of the schema that contains the key of every row.
struct RescuedTable
{
    QString name;
    QString key;
    QString columns;
    QString index;
};

/// Copies the rows of one table by ranges of keys. If a range cannot be read, its two halves are tried.
class TableRescue
{
public:
    TableRescue(Connection &connection, RescuedTable table, GivenUp givenUp)
        : m_connection(connection), m_table(std::move(table)), m_givenUp(std::move(givenUp))
    { }

    /// Adds the numbers of saved and lost rows to `saved` and `lost`. Sets `isCounted` to false if more rows may be
    /// lost than were counted.
    void run(qint64 &saved, qint64 &lost, bool &isCounted)
    {
        if (copyRange(kLowest, kHighest)) {
            saved += m_saved;
            return;
        }
        const std::optional<qint64> highest = bound(u"max"_s);
        const qint64 last = highest ? *highest : given().value_or(kUsualKeys);
        const int most = last < kUsualKeys ? kMostAttempts : kOuterAttempts;
        copy(1, std::min(last, kUsualKeys), most);
        bool isComplete = m_attempts < most;
        if (!isKnown(bound(u"min"_s), [](qint64 least) { return least > 0; }))
            isComplete = copyOuter(kLowest, 0) && isComplete;
        if (last > kUsualKeys)
            isComplete = copyOuter(kUsualKeys + 1, kHighest) && isComplete;
        saved += m_saved;
        lost += m_lost;
        isCounted = isCounted && isComplete;
    }

private:
    /// The keys from `first` to `last`.
    struct Range
    {
        qint64 first = 0;
        qint64 last = 0;
    };

    static constexpr qint64 kLowest = std::numeric_limits<qint64>::min();
    static constexpr qint64 kHighest = std::numeric_limits<qint64>::max();
    /// Ordinary keys are 1 to this number. Rows with other keys are rescued too, but lost ones are not counted.
    static constexpr qint64 kUsualKeys = 100'000'000;
    static constexpr int kMostAttempts = 1'000'000; ///< failed ranges that end a search up to a known largest key
    static constexpr int kOuterAttempts = 50'000;   ///< failed ranges that end any other search

    [[nodiscard]] std::optional<qint64> number(const QString &sql)
    {
        const auto rows = m_connection.exec(sql);
        const auto found = rows.and_then([](const Rows &r) {
            return mapOne(r, [](Row &row) { return row.isNull("id"_L1) ? qint64(0) : row.integer("id"_L1); });
        });
        return found ? std::optional(*found) : std::nullopt;
    }

    template <class Condition>
    static bool isKnown(std::optional<qint64> value, Condition holds)
    {
        return value && holds(*value);
    }

    /// The least or largest key: from the table, or from an index if the table cannot be read.
    [[nodiscard]] std::optional<qint64> bound(const QString &function)
    {
        const QString sql = u"SELECT %1(%2) AS id FROM old.%3"_s.arg(function, m_table.key, m_table.name);
        const auto found = number(sql);
        return found ? found : number(sql + u" INDEXED BY "_s + m_table.index);
    }

    /// The largest id that AUTOINCREMENT has assigned.
    [[nodiscard]] std::optional<qint64> given()
    {
        const auto found = number(u"SELECT seq AS id FROM old.sqlite_sequence WHERE name = '%1'"_s.arg(m_table.name));
        return isKnown(found, [](qint64 largest) { return largest > 0; }) ? found : std::nullopt;
    }

    bool copyRange(qint64 first, qint64 last)
    {
        const auto copied = m_connection.exec(
            u"INSERT INTO main.%1 (%2) SELECT %2 FROM old.%1 WHERE %3 BETWEEN $1 AND $2"_s.arg(
                m_table.name, m_table.columns, m_table.key),
            {first, last});
        m_saved += copied ? copied->affected : 0;
        return copied.has_value();
    }

    /// Copies the range, or else its two halves. Gives up after `most` ranges that cannot be read, because behind a
    /// damaged page, a search for any key up to the first row of the next page fails, even for keys that no row has.
    void copy(qint64 first, qint64 last, int most)
    {
        std::vector<Range> open{{first, last}};
        while (!open.empty() && !*m_givenUp && m_attempts < most) {
            const Range range = open.back();
            open.pop_back();
            if (range.first > range.last || copyRange(range.first, range.last))
                continue;
            ++m_attempts;
            if (range.first == range.last) {
                ++m_lost;
                continue;
            }
            const qint64 middle = std::midpoint(range.first, range.last);
            open.push_back({middle + 1, range.last});
            open.push_back({range.first, middle}); // the lower half is next
        }
    }

    /// Copies rows whose keys are not ordinary. Returns false if a range could not be read. The keys of that range are
    /// not counted as lost, because most of them never had a row.
    bool copyOuter(qint64 first, qint64 last)
    {
        const qint64 lost = m_lost;
        m_attempts = 0;
        copy(first, last, kOuterAttempts);
        m_lost = lost;
        return m_attempts == 0;
    }

    Connection &m_connection;
    RescuedTable m_table;
    GivenUp m_givenUp;
    qint64 m_saved = 0;
    qint64 m_lost = 0;
    int m_attempts = 0;
};

/// The ids in the column `column` of `expenses` for which `table` has no row.
Result<std::vector<qint64>> missingParents(Connection &connection, const QString &column, const QString &table)
{
    const QString sql = u"SELECT DISTINCT %1 AS id FROM expenses WHERE typeof(%1) = 'integer' "
                        "AND %1 NOT IN (SELECT id FROM %2) ORDER BY 1"_s.arg(column, table);
    return connection.exec(sql).and_then(
        [](const Rows &rows) { return mapRows(rows, [](Row &row) { return row.integer("id"_L1); }); });
}

/// Inserts a row for each id with `sql`: $1 is the id, $2 the id as a text for the row's name. If another row already
/// has that name, $2 gets a number as its suffix. An id whose row cannot be inserted stays missing; the tables'
/// comparison lists it.
Step fillTable(Connection &connection, const QString &sql, const std::vector<qint64> &ids, RescueReport &report)
{
    constexpr int kMostNames = 1000;
    for (const qint64 id : ids) {
        bool isFilled = false;
        for (int number = 1; number <= kMostNames && !isFilled; ++number) {
            const QString suffix = number == 1 ? QString() : u"-%1"_s.arg(number);
            const auto added = connection.exec(sql, {id, QString::number(id) + suffix});
            if (!added)
                return tl::make_unexpected(added.error());
            isFilled = added->affected > 0;
        }
        report.filled += isFilled ? 1 : 0;
    }
    return {};
}

/// Adds a category or person for each id that expenses refer to and that was lost. Its name is made from the id.
Step fillParents(Connection &connection, RescueReport &report)
{
    return missingParents(connection, u"category_id"_s, u"categories"_s)
        .and_then([&](const std::vector<qint64> &ids) {
            const QString sql = u"INSERT OR IGNORE INTO categories (id, name) VALUES ($1, 'category ' || $2)"_s;
            return fillTable(connection, sql, ids, report);
        })
        .and_then([&] { return missingParents(connection, u"user_id"_s, u"users"_s); })
        .and_then([&](const std::vector<qint64> &ids) {
            const QString sql = u"INSERT OR IGNORE INTO users (id, email, name) "
                                "VALUES ($1, 'person' || $2 || '@unknown.invalid', 'person ' || $2)"_s;
            return fillTable(connection, sql, ids, report);
        });
}

Result<bool> isInOld(Connection &connection, const QString &table)
{
    return connection.exec(u"SELECT 1 AS id FROM old.sqlite_master WHERE name = $1"_s, {table})
        .map([](const Rows &rows) { return !rows.isEmpty(); });
}

/// Rescues the transfers of a file of version 5 or older, which has a row for each pair.
Step rescueOldTransfers(Connection &connection, RescueReport &report, const GivenUp &givenUp)
{
    qint64 copied = 0;
    return connection
        .execScript(u"CREATE TABLE bt_transfers (id TEXT NOT NULL PRIMARY KEY, source_id INTEGER NOT NULL, "
                    "destination_id INTEGER NOT NULL)"_s)
        .and_then([&] {
            TableRescue(connection,
                        {u"bt_transfers"_s, u"rowid"_s, u"id, source_id, destination_id"_s,
                         u"sqlite_autoindex_bt_transfers_1"_s},
                        givenUp)
                .run(copied, report.lostTransfers, report.isCounted);
            return connection.execScript(u"INSERT OR IGNORE INTO bt_row_transfers (row_id, transfer) "
                                         "SELECT source_id, id FROM bt_transfers "
                                         "UNION ALL SELECT destination_id, id FROM bt_transfers; "
                                         "DROP TABLE bt_transfers"_s);
        });
}

/// Removes the links of transfers of which a row is lost.
Step dropHalfTransfers(Connection &connection, RescueReport &report)
{
    const QString half = u"SELECT transfer FROM bt_row_transfers WHERE row_id NOT IN (SELECT id FROM expenses)"_s;
    return connection.exec(u"SELECT count(DISTINCT transfer) AS id FROM (%1)"_s.arg(half))
        .and_then([&](const Rows &rows) {
            return mapSingle(rows, [&](Row &row) {
                report.lostTransfers += row.integer("id"_L1);
                return true;
            });
        })
        .and_then(
            [&](bool) { return connection.exec(u"DELETE FROM bt_row_transfers WHERE transfer IN (%1)"_s.arg(half)); })
        .map([](const Rows &) {});
}

/// Rescues the links between the two rows of each transfer. If one of the rows is lost, the link is lost too.
Step rescueTransfers(Connection &connection, RescueReport &report, const GivenUp &givenUp)
{
    const auto isOld = isInOld(connection, u"bt_transfers"_s);
    const auto isNew = isInOld(connection, u"bt_row_transfers"_s);
    report.isCounted = report.isCounted && isOld && isNew;
    if (isOld && *isOld) {
        if (const auto rescued = rescueOldTransfers(connection, report, givenUp); !rescued)
            return rescued;
    }
    qint64 copied = 0;
    if (isNew && *isNew)
        TableRescue(connection,
                    {u"bt_row_transfers"_s, u"row_id"_s, u"row_id, transfer"_s, u"bt_row_transfers_transfer"_s},
                    givenUp)
            .run(copied, report.lostTransfers, report.isCounted);
    return dropHalfTransfers(connection, report);
}

/// Rescues the log of operations, as far as it can be read. Lost entries are not counted, because they are no rows of
/// the ledger. The properties in `bt_meta`, such as the largest used ids, are copied too.
Step rescueLog(Connection &connection, const GivenUp &givenUp)
{
    const auto hasLog = isInOld(connection, u"bt_log"_s);
    if (!hasLog || !*hasLog)
        return {};
    qint64 copied = 0;
    qint64 lost = 0;
    bool isCounted = true;
    TableRescue(connection,
                {u"bt_log"_s, u"sequence"_s,
                 u"sequence, operation, kind, fate, is_own, is_sent, made_at, person, batch, reverses, computer, "
                 "request, content, state"_s,
                 u"bt_log_made_at"_s},
                givenUp)
        .run(copied, lost, isCounted);
    (void)connection.exec(u"INSERT OR REPLACE INTO bt_meta (name, value) SELECT name, value FROM old.bt_meta"_s);
    return connection.execScript(u"INSERT OR IGNORE INTO bt_log_rows (table_name, row_id, sequence) "
                                 "SELECT json_extract(r.value, '$.table'), json_extract(r.value, '$.id'), l.sequence "
                                 "FROM bt_log l, json_each(l.content, '$.rows') r WHERE json_valid(l.content)"_s);
}

Result<RescueReport> rescueInto(Connection &connection, const QString &damaged, const GivenUp &givenUp)
{
    const auto run = [&](const QString &sql, const Params &params = {}) -> Step {
        return connection.exec(sql, params).map([](Rows &&) {});
    };
    static const std::vector<RescuedTable> kTables{
        {u"users"_s, u"id"_s, u"id, email, name, created_at"_s, u"sqlite_autoindex_users_1"_s},
        {u"categories"_s, u"id"_s, u"id, name, color"_s, u"sqlite_autoindex_categories_1"_s},
        {u"expenses"_s, u"id"_s, u"id, user_id, category_id, description, amount, date, created_at"_s,
         u"bt_expenses_date"_s},
    };
    RescueReport report;
    const auto copyTables = [&]() -> Step {
        for (const RescuedTable &table : kTables)
            TableRescue(connection, table, givenUp).run(report.saved, report.lost, report.isCounted);
        return rescueTransfers(connection, report, givenUp).and_then([&] { return rescueLog(connection, givenUp); });
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
    return source
        .checkStorage() // a copy of a damaged file would be sealed as sound
        .and_then([&] { return draft.make(); })
        .and_then([&] { return source.exec(u"PRAGMA query_only = OFF"_s); }) // query_only would forbid VACUUM INTO
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
