// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/tablechange.h"

#include "db/remote/givenrows.h"
#include "db/store/columns.h"

#include <algorithm>

namespace budget::remote {

using namespace Qt::StringLiterals;

namespace {

const QString kIsGo = u"(SELECT verdict FROM state) = 'applied'"_s;
const QString kProvisional = QString::number(kFirstProvisionalId);

QString column(QChar prefix, int field)
{
    return prefix + QString::number(field);
}

QString listOf(QChar prefix, int count, const QString &of = {})
{
    QStringList all;
    for (int field = 0; field < count; ++field)
        all << of + column(prefix, field);
    return all.join(u", "_s);
}

/// `f0` … `f6`, with NULL for those that the table does not have.
QString allFields(const QString &of, int count)
{
    QStringList all;
    for (int field = 0; field < kFields; ++field)
        all << (field < count ? of + column(u'f', field) : u"NULL"_s);
    return all.join(u", "_s);
}

bool isTime(const RowField &field)
{
    return field.name == "created_at"_L1;
}

} // namespace

TableChange::TableChange(Table table, const Operation &operation, const RemoteLedger &ledger,
                         const ChangeContext &context)
    : m_table(table), m_tableName(nameOf(table)), m_ledger(ledger), m_context(context)
{
    for (const RowChange &change : operation.rows) {
        if (change.row.table != table)
            continue;
        m_rows.push_back(change);
        const bool isUpdate = change.before && change.after;
        m_makesRows = m_makesRows || (change.isInsertion() && isProvisional(change.row.id));
        m_restoresRows = m_restoresRows || (change.isInsertion() && !isProvisional(change.row.id));
        m_updatesRows = m_updatesRows || isUpdate;
        m_deletesRows = m_deletesRows || change.isDeletion();
        for (int field = 0; isUpdate && field < fields(); ++field) {
            if (change.before->at(field) != change.after->at(field) && std::ranges::count(m_changed, field) == 0)
                m_changed.push_back(field);
        }
    }
}

QString TableChange::name(const char *prefix) const
{
    return QLatin1StringView(prefix) + m_tableName;
}

QStringList TableChange::reading(Params &params) const
{
    constexpr std::size_t kFew = 50;
    const Extent extent = m_rows.size() > kFew ? Extent::Many : Extent::Few;
    const QString chosen = u"%1.id IN (SELECT g.id FROM %2 g)"_s.arg(m_tableName, name("given_"));
    return {name("given_") + u" AS MATERIALIZED ("_s
                + givenRows(m_table, m_rows, {m_ledger.isRecorded, m_context.hasInserters}, params) + u')',
            name("now_") + u" AS MATERIALIZED ("_s + rowsOf(m_table, m_ledger, extent, chosen) + u')'};
}

QString TableChange::isSame(int field, const QString &left, const QString &right) const
{
    const RowField &what = fieldsOf(m_table)[std::size_t(field)];
    QString comparison = u"%1 COLLATE \"C\" IS NOT DISTINCT FROM %2"_s;
    if (what.type == FieldType::Amount)
        comparison = u"CAST(%1 AS numeric) IS NOT DISTINCT FROM CAST(%2 AS numeric)"_s;
    else if (isTime(what))
        comparison = u"CAST(%1 AS timestamp) IS NOT DISTINCT FROM CAST(%2 AS timestamp)"_s;
    return comparison.arg(left, right);
}

/// A value that the ledger has no place for is not compared. Counts the rows, because for EXISTS the planner expects to
/// find one soon, and compares every row with every other.
QString TableChange::isOff() const
{
    QStringList same;
    for (int field = 0; field < fields(); ++field) {
        if (isKept(m_table, field, m_ledger))
            same << isSame(field, u"n."_s + column(u'f', field), u"g."_s + column(u'b', field));
    }
    return u"(SELECT count(*) FROM %1 g LEFT JOIN %2 n ON n.id = g.id WHERE CASE WHEN g.does = 'i' THEN n.id IS NOT "
           u"NULL "
           "ELSE n.id IS NULL OR NOT (%3) END) > 0"_s.arg(name("given_"), name("now_"), same.join(u" AND "_s));
}

/// The value that the column of the field gets. Where an adopted table requires a value, an operation without one gets
/// an empty text, or the time of the change.
QString TableChange::valueOf(int field) const
{
    const RowField &what = fieldsOf(m_table)[std::size_t(field)];
    const QString given = u"g."_s + column(u'a', field);
    const QString ifRequired = u"(SELECT %1 FROM pg_attribute WHERE attrelid = to_regclass('%2') AND attname = '%3' "
                               "AND attnotnull)"_s;
    switch (what.type) {
    case FieldType::Amount:
        return u"CAST(%1 AS numeric)"_s.arg(given);
    case FieldType::Date:
        return u"CAST(%1 AS date)"_s.arg(given);
    case FieldType::Reference:
        if (what.refersTo == Table::Persons ? m_context.makesPersons : m_context.makesCategories)
            return u"COALESCE(made%1.id, CAST(%2 AS bigint))"_s.arg(QString::number(field), given);
        return u"CAST(%1 AS bigint)"_s.arg(given);
    case FieldType::Text:
        break;
    }
    if (isTime(what))
        return u"COALESCE(CAST(%1 AS timestamp), %2)"_s.arg(
            given, ifRequired.arg(u"CURRENT_TIMESTAMP AT TIME ZONE 'UTC'"_s, m_tableName, what.name));
    return u"COALESCE(%1, %2)"_s.arg(given, ifRequired.arg(u"CAST('' AS text)"_s, m_tableName, what.name));
}

/// `given_` as `g`, joined with the rows that this operation makes and that a row may refer to.
QString TableChange::source() const
{
    QString joined = name("given_") + u" g"_s;
    for (int field = 0; field < fields(); ++field) {
        const RowField &what = fieldsOf(m_table)[std::size_t(field)];
        const bool isMade = what.type == FieldType::Reference
            && (what.refersTo == Table::Persons ? m_context.makesPersons : m_context.makesCategories);
        if (isMade)
            joined += u" LEFT JOIN made_%1 made%2 ON CAST(made%2.key AS text) = g.a%2"_s.arg(nameOf(what.refersTo),
                                                                                             QString::number(field));
    }
    return joined;
}

QString TableChange::returning(bool isDeletion) const
{
    QStringList all{u"CAST(%1.id AS bigint) AS id"_s.arg(m_tableName)};
    const QStringList values = storedFields(m_table, m_ledger);
    for (int field = 0; !isDeletion && field < fields(); ++field)
        all << values[field] + u" AS "_s + column(u'f', field);
    return u" RETURNING "_s + all.join(u", "_s);
}

/// Rows get increasing ids in the order in which they are inserted.
QStringList TableChange::insertion() const
{
    if (!m_makesRows)
        return {};
    QStringList columns;
    QStringList values;
    for (int field = 0; field < fields(); ++field) {
        if (!isColumn(m_table, field, m_ledger))
            continue;
        columns << fieldsOf(m_table)[std::size_t(field)].name;
        values << valueOf(field);
    }
    const QString isNew = u"g.does = 'i' AND g.id >= %1 AND %2"_s.arg(kProvisional, kIsGo);
    return {
        name("new_")
            + u" AS (INSERT INTO %1 (%2) SELECT %3 FROM %4 WHERE %5 ORDER BY g.ord%6)"_s.arg(
                m_tableName, columns.join(u", "_s), values.join(u", "_s), source(), isNew, returning()),
        name("made_")
            + u" AS MATERIALIZED (SELECT key, id FROM (SELECT g.key, row_number() OVER (ORDER BY g.ord) AS place "
              "FROM %1 g WHERE %2) AS asked JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM %3) AS got "
              "USING (place))"_s.arg(name("given_"), isNew, name("new_"))};
}

QString TableChange::restoration() const
{
    QStringList columns{u"id"_s};
    QStringList values{u"g.id"_s};
    for (int field = 0; field < fields(); ++field) {
        if (!isColumn(m_table, field, m_ledger))
            continue;
        columns << fieldsOf(m_table)[std::size_t(field)].name;
        values << valueOf(field);
    }
    return name("again_")
        + u" AS (INSERT INTO %1 (%2) SELECT %3 FROM %4 WHERE g.does = 'i' AND g.id < %5 AND %6%7)"_s.arg(
            m_tableName, columns.join(u", "_s), values.join(u", "_s), source(), kProvisional, kIsGo, returning());
}

/// Sets only fields that the row's change sets. A row whose values are all kept beside it is updated, too: the lock of
/// the row protects them.
QString TableChange::update() const
{
    QStringList assignments;
    for (const int field : m_changed) {
        if (!isColumn(m_table, field, m_ledger))
            continue;
        const QString column = fieldsOf(m_table)[std::size_t(field)].name;
        assignments << u"%1 = CASE WHEN g.a%2 IS DISTINCT FROM g.b%2 THEN %3 ELSE %4.%1 END"_s.arg(
            column, QString::number(field), valueOf(field), m_tableName);
    }
    if (assignments.isEmpty())
        assignments << u"%1 = %2.%1"_s.arg(fieldsOf(m_table)[0].name, m_tableName);
    return name("edited_")
        + u" AS (UPDATE %1 SET %2 FROM %3 WHERE %1.id = g.id AND g.does = 'u' AND %4%5)"_s.arg(
            m_tableName, assignments.join(u", "_s), source(), kIsGo, returning());
}

QString TableChange::written() const
{
    QStringList parts;
    const QString values = listOf(u'f', fields());
    if (m_makesRows)
        parts << u"SELECT key AS given, id, %1 FROM %2 JOIN %3 USING (id)"_s.arg(values, name("new_"), name("made_"));
    if (m_restoresRows)
        parts << u"SELECT id AS given, id, %1 FROM %2"_s.arg(values, name("again_"));
    if (m_updatesRows)
        parts << u"SELECT id AS given, id, %1 FROM %2"_s.arg(values, name("edited_"));
    if (parts.isEmpty())
        return {};
    QStringList columns{u"g.ord"_s, u"g.does"_s, u"g.key"_s, u"w.id"_s};
    for (int field = 0; field < fields(); ++field) {
        const bool isBeside = !isColumn(m_table, field, m_ledger) && isKept(m_table, field, m_ledger);
        columns << (isBeside ? u"g.a%1 AS f%1"_s : u"w.f%1"_s).arg(field);
    }
    return name("written_")
        + u" AS MATERIALIZED (SELECT %1 FROM (%2) AS w JOIN %3 g ON g.id = w.given)"_s.arg(columns.join(u", "_s),
                                                                                           parts.join(u" UNION ALL "_s),
                                                                                           name("given_"));
}

/// Writes the values that are kept beside the rows.
QStringList TableChange::besides() const
{
    QStringList all;
    const auto beside = queries::besideOf(m_table);
    if (!queries::isKeptBeside(beside.what, m_ledger.layout) || !m_ledger.layout.hasPlaceBeside)
        return all;
    const auto place = queries::placeOf(beside.what);
    const QString field = QString::number(beside.field);
    QStringList dropped;
    if (m_makesRows || m_restoresRows || m_updatesRows) {
        all << u"kept_%1 AS (INSERT INTO %2 (%3, %4) SELECT w.id, CAST(w.f%5 AS %6) FROM written_%1 w JOIN given_%1 g "
               "USING (ord) WHERE w.f%5 IS NOT NULL AND (w.does = 'i' OR g.a%5 IS DISTINCT FROM g.b%5) "
               "ON CONFLICT (%3) DO UPDATE SET %4 = excluded.%4)"_s.arg(
                   m_tableName, place.table, place.key, place.column, field,
                   beside.what == queries::Beside::Date ? u"date"_s : u"text"_s);
        dropped << u"SELECT w.id FROM written_%1 w WHERE w.f%2 IS NULL"_s.arg(m_tableName, field);
    }
    if (m_deletesRows)
        dropped << u"SELECT id FROM deleted_%1"_s.arg(m_tableName);
    if (!dropped.isEmpty())
        all << u"dropped_%1 AS (DELETE FROM %2 WHERE %3 IN (%4))"_s.arg(m_tableName, place.table, place.key,
                                                                        dropped.join(u" UNION ALL "_s));
    return all;
}

/// Links the two rows of a transfer. A link stays when its rows are deleted, so that it is there again when they are
/// restored.
QString TableChange::links() const
{
    const bool hasTransfers = std::ranges::any_of(m_rows, [](const RowChange &change) {
        return change.after && change.row.table == Table::Expenses
            && !textIn(*change.after, expensefield::Transfer).isEmpty();
    });
    if (!hasTransfers || !m_ledger.isRecorded)
        return {};
    return u"linked AS (INSERT INTO bt_transfers (id, source_id, destination_id) "
           "SELECT CAST(w.f%1 AS uuid), (array_agg(w.id ORDER BY CAST(w.f%2 AS numeric), w.id))[1], "
           "(array_agg(w.id ORDER BY CAST(w.f%2 AS numeric) DESC, w.id DESC))[1] FROM written_expenses w "
           "WHERE w.f%1 IS NOT NULL GROUP BY w.f%1 "
           "ON CONFLICT (id) DO UPDATE SET source_id = excluded.source_id, destination_id = excluded.destination_id "
           "WHERE NOT (excluded.source_id IN (bt_transfers.source_id, bt_transfers.destination_id) "
           "AND excluded.destination_id IN (bt_transfers.source_id, bt_transfers.destination_id)))"_s.arg(
               QString::number(expensefield::Transfer), QString::number(expensefield::Amount));
}

QStringList TableChange::writing() const
{
    QStringList all = insertion();
    if (m_restoresRows)
        all << restoration();
    if (m_updatesRows)
        all << update();
    if (m_deletesRows)
        all << name("deleted_")
                + u" AS (DELETE FROM %1 USING %2 g WHERE %1.id = g.id AND g.does = 'd' AND %3%4)"_s.arg(
                    m_tableName, name("given_"), kIsGo, returning(true));
    all << written() << besides() << links();
    all.removeAll(QString());
    return all;
}

QString TableChange::moves() const
{
    QStringList all;
    const bool isExpense = m_table == Table::Expenses;
    if (m_makesRows || m_restoresRows || m_updatesRows) {
        const QString month = isExpense ? monthOfText(u"w.f%1"_s.arg(expensefield::Date)) : u"CAST(NULL AS integer)"_s;
        all << u"SELECT '%1' AS tab, %2 AS month, 1 AS n, CAST(%3 AS numeric) AS h FROM %4 w"_s.arg(
            m_tableName, month, hashOf(m_table, u"w"_s), name("written_"));
    }
    if (m_updatesRows || m_deletesRows)
        all << u"SELECT '%1' AS tab, n.month, -1 AS n, -CAST(n.hash AS numeric) AS h FROM %2 n JOIN %3 g ON g.id = "
               u"n.id "
               "WHERE g.does IN ('u', 'd')"_s.arg(m_tableName, name("now_"), name("given_"));
    return all.join(u" UNION ALL "_s);
}

QString TableChange::storedRows() const
{
    return u"SELECT '%1' AS tab, g.key, g.id, CAST(n.id IS NOT NULL AS integer) AS is_there, %2 FROM %3 g "
           "LEFT JOIN %4 n ON n.id = g.id WHERE (SELECT verdict FROM state) IN ('mismatch', 'repeated')"_s.arg(
               m_tableName, allFields(u"n."_s, fields()), name("given_"), name("now_"));
}

QString TableChange::otherRows() const
{
    if (!m_makesRows && !m_restoresRows && !m_updatesRows)
        return {};
    QStringList same;
    for (int field = 0; field < fields(); ++field) {
        const QString stored = u"w."_s + column(u'f', field);
        const QString given = u"g."_s + column(u'a', field);
        const bool isText = isTime(fieldsOf(m_table)[std::size_t(field)]); // the replica keeps a time as a text
        same << (isText ? u"%1 IS NOT DISTINCT FROM %2"_s.arg(stored, given) : isSame(field, stored, given));
    }
    return u"SELECT '%1' AS tab, w.key, w.id, 1 AS is_there, %2 FROM %3 w JOIN %4 g USING (ord) WHERE NOT (%5)"_s.arg(
        m_tableName, allFields(u"w."_s, fields()), name("written_"), name("given_"), same.join(u" AND "_s));
}

Statement TableChange::lock(const Value &inserters) const
{
    std::vector<qint64> ids;
    bool hasProvisional = false;
    for (const RowChange &change : m_rows) {
        if (!change.before)
            continue;
        ids.push_back(change.row.id);
        hasProvisional = hasProvisional || isProvisional(change.row.id);
    }
    if (ids.empty())
        return {};
    const QString locked =
        u"SELECT count(*) AS locked FROM (SELECT 1 FROM %1 WHERE (id IN (SELECT unnest(CAST($1 AS bigint[])))%2) "
        "ORDER BY id FOR UPDATE) AS locked"_s;
    if (!hasProvisional || !m_ledger.isRecorded)
        return {locked.arg(m_tableName, QString()), {arrayOf(ids)}};
    const QString records = u"WITH records AS MATERIALIZED (SELECT CAST(result AS json) AS result FROM bt_operations "
                            "WHERE id = ANY (CAST($2 AS uuid[]))) "_s;
    const QString resolved = u" OR id IN (SELECT i.id FROM records, json_to_recordset(records.result -> 'ids') "
                             "AS i (tab text, key bigint, id bigint) WHERE i.tab = '%1' "
                             "AND i.key = ANY (CAST($1 AS bigint[])))"_s.arg(m_tableName);
    return {records + locked.arg(m_tableName, resolved), {arrayOf(ids), inserters}};
}

} // namespace budget::remote
