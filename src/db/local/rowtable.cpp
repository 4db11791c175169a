// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/local/rowtable.h"

#include "core/budget/person.h"
#include "core/changes/making.h"
#include "core/failure/statementfailure.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>

namespace budget::rowtable {

using namespace Qt::StringLiterals;

namespace {

const QString kReal = u" (REAL)"_s;

/// The fields that are columns of the table itself. The last field of an expense, its transfer, is kept in
/// `bt_row_transfers`.
int columnsOf(Table table)
{
    const int fields = int(fieldsOf(table).size());
    return table == Table::Expenses ? fields - 1 : fields;
}
static_assert(expensefield::Transfer == 6, "the transfer must be the last field");

QString columnAt(Table table, int field)
{
    return fieldsOf(table)[std::size_t(field)].name;
}

/// Selects the columns and a last one with a letter for the type of each: n, i, r, t or b.
QString selection(Table table)
{
    QStringList columns;
    QStringList types;
    for (int field = 0; field < columnsOf(table); ++field) {
        const QString column = u"t."_s + columnAt(table, field);
        columns << column;
        types << u"substr(typeof(%1), 1, 1)"_s.arg(column);
    }
    const bool isExpense = table == Table::Expenses;
    const QString transfer = isExpense ? u", (SELECT transfer FROM bt_row_transfers WHERE row_id = t.id) AS transfer"_s
                                       : QString();
    return u"SELECT "_s + columns.join(u", "_s) + transfer + u", "_s + types.join(u" || "_s) + u" AS types FROM "_s
        + nameOf(table) + u" t WHERE t.id = $1"_s;
}

const QString &selectionOf(Table table)
{
    static const std::array texts{selection(Table::Persons), selection(Table::Categories), selection(Table::Expenses)};
    return texts[std::size_t(table)];
}

FieldValue amountOf(qint64 minor)
{
    const bool isReadable = minor >= -Money::kMaxReadableMinor && minor <= Money::kMaxReadableMinor;
    return isReadable ? FieldValue(Money::fromMinor(minor)) : FieldValue(StoredText{QString::number(minor)});
}

FieldValue dateOf(const QString &text)
{
    const QDate date = QDate::fromString(text, Qt::ISODate);
    const bool isExact = date.isValid() && date.year() >= 1 && date.toString(Qt::ISODate) == text;
    return isExact ? FieldValue(date) : FieldValue(StoredText{text});
}

FieldValue valueOf(Row &row, const RowField &field, QChar type)
{
    if (type == u'n')
        return {};
    if (field.type == FieldType::Text && type == u't')
        return row.text(field.name);
    if (field.type == FieldType::Amount && type == u'i')
        return amountOf(row.integer(field.name));
    if (field.type == FieldType::Reference && type == u'i')
        return RowReference{row.integer(field.name)};
    if (field.type == FieldType::Date && type == u't')
        return dateOf(row.text(field.name));
    return StoredText{row.text(field.name)};
}

RowValues valuesOf(Row &row, Table table)
{
    RowValues values(table);
    const QString types = row.text("types"_L1);
    const auto fields = fieldsOf(table);
    for (int field = 0; field < columnsOf(table); ++field)
        values.set(field, valueOf(row, fields[std::size_t(field)], types.at(field)));
    if (table == Table::Expenses && !row.isNull("transfer"_L1))
        values.set(expensefield::Transfer, row.text("transfer"_L1));
    return values;
}

/// SQL and parameter for one value.
struct Place
{
    QString sql;
    Value value;
};

/// The SQL that stores a text which readRows() has printed. A text that stands for a REAL or a BLOB is stored with that
/// type.
Place placeOf(const StoredText &stored, const QString &parameter)
{
    static const QRegularExpression blob(u"\\Ax'(?:[0-9a-f]{2})*'\\z"_s);
    const QString &text = stored.text;
    if (blob.match(text).hasMatch())
        return {text, Value()};
    if (!text.endsWith(kReal))
        return {parameter, text};
    const QString number = text.chopped(kReal.size());
    if (number == u"inf"_s || number == u"-inf"_s)
        return {number.startsWith(u'-') ? u"-9e999"_s : u"9e999"_s, Value()};
    return {u"CAST(%1 AS REAL)"_s.arg(parameter), number};
}

Place placeOf(const FieldValue &value, const QString &parameter)
{
    struct Writer
    {
        const QString &parameter;

        Place operator()(std::monostate) const { return {parameter, Value()}; }
        Place operator()(const QString &text) const { return {parameter, text}; }
        Place operator()(Money money) const { return {parameter, money}; }
        Place operator()(QDate date) const { return {parameter, date}; }
        Place operator()(RowReference reference) const { return {parameter, reference.id}; }
        Place operator()(const StoredText &stored) const { return placeOf(stored, parameter); }
    };
    return std::visit(Writer{parameter}, value);
}

Result<bool> exists(Connection &connection, const QString &table, const FieldValue &id)
{
    const auto *reference = std::get_if<RowReference>(&id);
    return connection.exec(u"SELECT 1 FROM %1 WHERE id = $1"_s.arg(table), {reference ? Value(reference->id) : Value()})
        .map([](const Rows &rows) { return !rows.isEmpty(); });
}

/// Names the missing category or person of an expense that a foreign key has refused.
Error withMissingParent(Connection &connection, const RowValues &values, Error error)
{
    const auto isPerson = exists(connection, u"users"_s, values.at(expensefield::Person));
    const auto isCategory = exists(connection, u"categories"_s, values.at(expensefield::Category));
    if (!isPerson || !isCategory || (*isPerson && *isCategory))
        return error;
    error.kind = *isCategory ? ErrorKind::PersonUnknown : ErrorKind::CategoryUnknown;
    error.field = *isCategory ? Field::Person : Field::Category;
    // foreign_key_violation: tells this error from that of a mistyped name, which has no SQLSTATE
    error.sqlState = u"23503"_s;
    return error;
}

Error withTakenName(const RowValues &values, Error error)
{
    error.detail = subjectOf(values);
    if (values.table() != Table::Persons)
        return error;
    const QString email = textIn(values, personfield::Email);
    error.field = isPlaceholderEmail(email) ? Field::Name : Field::Email;
    if (error.field == Field::Email)
        error.detail = email;
    return error;
}

Error explained(Connection &connection, RowKey row, const RowSlot &values, Error error)
{
    if (!values)
        return error;
    if (row.table == Table::Expenses && error.kind == ErrorKind::StillReferenced)
        return withMissingParent(connection, *values, ofWrittenRow(error));
    return error.kind == ErrorKind::NameTaken ? withTakenName(*values, error) : error;
}

Result<Rows> update(Connection &connection, RowKey row, const std::vector<Place> &places)
{
    QStringList assignments;
    Params params{row.id};
    for (std::size_t field = 0; field < places.size(); ++field) {
        assignments << columnAt(row.table, int(field)) + u" = "_s + places[field].sql;
        params.push_back(places[field].value);
    }
    return connection.exec(u"UPDATE %1 SET %2 WHERE id = $1"_s.arg(nameOf(row.table), assignments.join(u", "_s)),
                           params);
}

Result<Rows> insert(Connection &connection, RowKey row, const std::vector<Place> &places)
{
    QStringList columns{u"id"_s};
    QStringList values{u"$1"_s};
    Params params{row.id};
    for (std::size_t field = 0; field < places.size(); ++field) {
        columns << columnAt(row.table, int(field));
        values << places[field].sql;
        params.push_back(places[field].value);
    }
    return connection.exec(u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(nameOf(row.table), columns.join(u", "_s),
                                                                    values.join(u", "_s)),
                           params);
}

Result<Rows> store(Connection &connection, RowKey row, const RowValues &values, bool isMissing)
{
    std::vector<Place> places;
    for (int field = 0; field < columnsOf(row.table); ++field)
        places.push_back(placeOf(values.at(field), u'$' + QString::number(field + 2)));
    auto updated = isMissing ? Result<Rows>() : update(connection, row, places);
    if (!updated || updated->affected > 0)
        return updated;
    return insert(connection, row, places);
}

Result<void> writeTransfer(Connection &connection, qint64 id, const QString &transfer)
{
    const bool isNone = transfer.isEmpty();
    const QString sql = isNone ? u"DELETE FROM bt_row_transfers WHERE row_id = $1"_s
                               : u"INSERT OR REPLACE INTO bt_row_transfers (row_id, transfer) VALUES ($1, $2)"_s;
    return connection.exec(sql, isNone ? Params{id} : Params{id, transfer}).map([](const Rows &) {});
}

} // namespace

Result<RowSlot> read(Connection &connection, RowKey row)
{
    return connection.exec(selectionOf(row.table), {row.id}).and_then([row](const Rows &rows) -> Result<RowSlot> {
        if (rows.isEmpty())
            return RowSlot();
        return mapRow(rows, 0, [row](Row &found) { return RowSlot(valuesOf(found, row.table)); });
    });
}

Result<void> write(Connection &connection, RowKey row, const RowSlot &values, bool isMissing)
{
    const QString removal = u"DELETE FROM %1 WHERE id = $1"_s.arg(nameOf(row.table));
    const auto written = values ? store(connection, row, *values, isMissing) : connection.exec(removal, {row.id});
    if (!written)
        return tl::make_unexpected(explained(connection, row, values, written.error()));
    if (row.table != Table::Expenses)
        return {};
    return writeTransfer(connection, row.id, values ? textIn(*values, expensefield::Transfer) : QString());
}

Result<std::vector<RowKey>> find(Connection &connection, Table table, const QString &condition, const Params &params)
{
    return connection.exec(u"SELECT t.id FROM %1 t WHERE %2 ORDER BY t.id"_s.arg(nameOf(table), condition), params)
        .and_then([table](const Rows &rows) {
            return mapRows(rows, [table](Row &row) { return RowKey{table, row.integer("id"_L1)}; });
        });
}

Result<qint64> largestId(Connection &connection, Table table)
{
    const QString sql = u"SELECT max(coalesce((SELECT max(id) FROM %1), 0), "
                        "coalesce((SELECT max(seq) FROM sqlite_sequence WHERE name = '%1'), 0)) AS id"_s;
    return connection.exec(sql.arg(nameOf(table))).and_then([](const Rows &rows) {
        return mapSingle(rows, [](Row &row) { return row.integer("id"_L1); });
    });
}

} // namespace budget::rowtable
