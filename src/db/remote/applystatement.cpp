// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/applystatement.h"

#include "core/operations/operationjson.h"
#include "db/remote/tablechange.h"
#include "db/store/once.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace budget::remote {

using namespace Qt::StringLiterals;

namespace {

/// The statements see each other's locks only at this isolation level, whatever the role's default is.
const QString kIsolation = u"SET transaction_isolation = 'read committed'"_s;
/// Limits the wait for a lock that somebody else holds; nothing is applied after that.
const QString kBoundWaiting = u"SELECT set_config('lock_timeout', '5s', true)"_s;

std::optional<QString> textOf(OperationId id)
{
    return id.value.toString(QUuid::WithoutBraces);
}

Value arrayOfIds(const std::vector<OperationId> &ids)
{
    std::vector<std::optional<QString>> texts;
    for (const OperationId id : ids)
        texts.push_back(textOf(id));
    return arrayOf(texts);
}

std::vector<OperationId> insertersOf(const PushRequest &request)
{
    std::vector<OperationId> ids;
    for (const auto &[row, operation] : request.insertedBy) {
        if (std::ranges::count(ids, operation) == 0)
            ids.push_back(operation);
    }
    return ids;
}

/// Makes a second attempt of the same operation wait for the end of the first one.
Statement lockOf(OperationId id)
{
    return {u"SELECT pg_advisory_xact_lock($1)"_s, {qFromBigEndian<qint64>(id.value.toRfc4122().constData())}};
}

/// Builds the statement that applies an operation.
class Application
{
public:
    Application(const PushRequest &request, const RemoteLedger &ledger, const QString &flight)
        : m_request(request), m_ledger(ledger), m_flight(flight), m_inserters(insertersOf(request))
    {
        const auto makes = [&](Table table) {
            return std::ranges::any_of(request.operation.rows, [table](const RowChange &change) {
                return change.row.table == table && change.isInsertion() && isProvisional(change.row.id);
            });
        };
        const ChangeContext context{!m_inserters.empty(), makes(Table::Persons), makes(Table::Categories)};
        for (const Table table : kTables) {
            TableChange change(table, request.operation, ledger, context);
            if (!change.isEmpty())
                m_tables.push_back(std::move(change));
        }
    }

    [[nodiscard]] std::vector<Statement> statements()
    {
        std::vector<Statement> all;
        if (m_ledger.isRecorded)
            all.push_back(lockOf(m_request.operation.id));
        for (const TableChange &table : m_tables) {
            if (const Statement lock = table.lock(arrayOfIds(m_inserters)); !lock.sql.isEmpty())
                all.push_back(lock);
        }
        all.push_back(statement());
        return all;
    }

private:
    QString place(const Value &value)
    {
        m_params.push_back(value);
        return u'$' + QString::number(m_params.size());
    }

    Statement statement()
    {
        QStringList with;
        if (m_ledger.isRecorded)
            with << known();
        for (const TableChange &table : m_tables)
            with << table.reading(m_params);
        with << state();
        for (const TableChange &table : m_tables)
            with << table.writing();
        with << made();
        if (m_ledger.isRecorded)
            with << record();
        return {u"WITH "_s + with.join(u", "_s) + answer(), m_params};
    }

    /// The ids that recorded operations gave to rows: those that this one builds on, and itself.
    QStringList known()
    {
        std::vector<OperationId> ids = m_inserters;
        ids.push_back(m_request.operation.id);
        m_id = place(*textOf(m_request.operation.id));
        return {
            u"records AS MATERIALIZED (SELECT id, CAST(result AS json) AS result FROM bt_operations "
            "WHERE id = ANY (CAST(%1 AS uuid[])))"_s.arg(place(arrayOfIds(ids))),
            u"known AS MATERIALIZED (SELECT i.tab, i.key, i.id, records.id = CAST(%1 AS uuid) AS is_own FROM records, "
            "json_to_recordset(records.result -> 'ids') AS i (tab text, key bigint, id bigint))"_s.arg(m_id)};
    }

    QString state()
    {
        QStringList cases;
        if (m_ledger.isRecorded) {
            cases << u"WHEN EXISTS (SELECT 1 FROM bt_operations WHERE id = CAST(%1 AS uuid)) THEN 'repeated'"_s.arg(
                m_id);
            cases << u"WHEN EXISTS (SELECT 1 FROM unnest(CAST(%1 AS uuid[])) AS a (id) "
                     "WHERE NOT EXISTS (SELECT 1 FROM bt_operations o WHERE o.id = a.id)) THEN 'skipped'"_s.arg(
                         place(arrayOfIds(m_request.after)));
        }
        QStringList off;
        for (const TableChange &table : m_tables)
            off << table.isOff();
        cases << u"WHEN "_s + off.join(u" OR "_s) + u" THEN 'mismatch'"_s;
        return u"state AS MATERIALIZED (SELECT CASE "_s + cases.join(u' ') + u" ELSE 'applied' END AS verdict)"_s;
    }

    [[nodiscard]] QString made() const
    {
        QStringList all;
        for (const TableChange &table : m_tables) {
            if (table.makesRows())
                all << u"SELECT '%1' AS tab, key, id FROM made_%1"_s.arg(table.tableName());
        }
        return u"made AS ("_s
            + (all.isEmpty() ? u"SELECT CAST(NULL AS text) AS tab, 0 AS key, 0 AS id WHERE false"_s
                             : all.join(u" UNION ALL "_s))
            + u')';
    }

    QString record()
    {
        const Operation &operation = m_request.operation;
        QStringList moves;
        for (const TableChange &table : m_tables)
            moves << table.moves();
        const QString result = u"json_build_object('flight', CAST(%1 AS text), 'ids', "
                               "COALESCE((SELECT json_agg(made) FROM made), CAST('[]' AS json)), 'inserters', "
                               "to_json(CAST(%2 AS uuid[])), 'parts', (SELECT json_agg(p) FROM (SELECT tab, month, "
                               "sum(n) AS n, sum(h) AS sum FROM (%3) AS moves GROUP BY tab, month) AS p))"_s.arg(
                                   place(m_flight), place(arrayOfIds(m_inserters)), moves.join(u" UNION ALL "_s));
        const QString person = place(operation.person.value);
        return u"record AS (INSERT INTO bt_operations (id, content, result, kind, operation, person, made_at, "
               u"computer) "
               "SELECT CAST(%1 AS uuid), 'sync', CAST(%2 AS text), %3, %4, "
               "COALESCE((SELECT id FROM known WHERE tab = 'users' AND key = CAST(%5 AS bigint) LIMIT 1), "
               "CASE WHEN CAST(%5 AS bigint) BETWEEN 1 AND %6 THEN CAST(%5 AS bigint) END), CAST(%7 AS timestamptz), "
               "%8 "
               "FROM state WHERE verdict = 'applied')"_s.arg(m_id, result, place(QString(keyOf(operation.kind))),
                                                             place(QString::fromUtf8(toJson(operation))), person,
                                                             QString::number(std::numeric_limits<qint32>::max()),
                                                             place(operation.time.toUTC().toString(Qt::ISODateWithMs)),
                                                             place(u""_s + operation.computer));
    }

    [[nodiscard]] QString answer() const
    {
        const QString none = u"NULL, NULL, NULL, NULL, NULL, NULL, NULL"_s;
        const QString ids = u"SELECT 'id', tab, key, id, NULL, "_s + none + u" FROM "_s;
        QStringList all{u"SELECT verdict AS what, CAST(NULL AS text) AS tab, CAST(NULL AS bigint) AS key, "
                        "CAST(NULL AS bigint) AS id, CAST(NULL AS integer) AS is_there, CAST(NULL AS text) AS f0, "
                        "CAST(NULL AS text) AS f1, CAST(NULL AS text) AS f2, CAST(NULL AS text) AS f3, "
                        "CAST(NULL AS text) AS f4, CAST(NULL AS text) AS f5, CAST(NULL AS text) AS f6 FROM state"_s,
                        ids + u"made"_s};
        if (m_ledger.isRecorded)
            all << ids + u"known WHERE is_own"_s;
        for (const TableChange &table : m_tables) {
            for (const QString &rows : {table.storedRows(), table.otherRows()}) {
                if (!rows.isEmpty())
                    all << u"SELECT 'row', stored.* FROM (%1) AS stored"_s.arg(rows);
            }
        }
        return u" SELECT what, tab, key, id, is_there, f0, f1, f2, f3, f4, f5, f6 FROM (%1) AS answer"_s.arg(
            all.join(u" UNION ALL "_s));
    }

    const PushRequest &m_request;
    const RemoteLedger &m_ledger;
    QString m_flight;
    std::vector<OperationId> m_inserters;
    std::vector<TableChange> m_tables;
    Params m_params;
    QString m_id; ///< the parameter with the operation's id
};

struct KindName
{
    QLatin1StringView name;
    VerdictKind kind;
};
constexpr std::array kKinds{
    KindName{"applied"_L1, VerdictKind::Applied},
    KindName{"repeated"_L1, VerdictKind::Repeated},
    KindName{"skipped"_L1, VerdictKind::Skipped},
    KindName{"mismatch"_L1, VerdictKind::Mismatch},
};

Result<void> take(Row &row, Verdict &verdict, bool &hasKind)
{
    const QString what = row.text("what"_L1);
    const auto *const kind = std::ranges::find(kKinds, what, &KindName::name);
    if (kind != kKinds.end()) {
        verdict.kind = kind->kind;
        hasKind = true;
        return {};
    }
    const auto table = tableIn(row, "tab"_L1);
    if (!table)
        return failure(ErrorKind::AnswerMalformed, Field::None, what);
    const RowKey key{*table, row.integer("id"_L1)};
    if (what == "id"_L1)
        verdict.ids.emplace_back(RowKey{*table, row.integer("key"_L1)}, key.id);
    else
        verdict.rows.emplace_back(key, row.flag("is_there"_L1) ? RowSlot(valuesIn(row, *table)) : RowSlot());
    return {};
}

} // namespace

std::vector<Statement> beforeApplying()
{
    return {{kIsolation}, {kBoundWaiting}};
}

std::vector<Statement> applying(const PushRequest &request, const RemoteLedger &ledger, const QString &flight)
{
    return Application(request, ledger, flight).statements();
}

Result<Verdict> verdictIn(const Rows &answer, OperationId operation)
{
    Verdict verdict{operation};
    bool hasKind = false;
    for (std::size_t number = 0; number < answer.rows.size(); ++number) {
        const auto taken = mapRow(answer, number, [&](Row &row) { return take(row, verdict, hasKind); });
        if (!taken)
            return tl::make_unexpected(taken.error());
    }
    if (!hasKind)
        return failure(ErrorKind::AnswerMalformed, Field::None, u"no verdict"_s);
    return verdict;
}

} // namespace budget::remote
