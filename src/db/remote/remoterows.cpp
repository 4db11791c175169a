// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/remoterows.h"

#include "db/store/columns.h"

#include <QUuid>

#include <array>

namespace budget::remote {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kColumnNames{"f0"_L1, "f1"_L1, "f2"_L1, "f3"_L1, "f4"_L1, "f5"_L1, "f6"_L1};
static_assert(kColumnNames.size() == kFields && expensefield::Transfer == kFields - 1);

const QString kNoText = u"CAST(NULL AS text)"_s;

/// The value that the course's table may have no column for.
std::optional<queries::Beside> besideOf(Table table, int field)
{
    const auto beside = queries::besideOf(table);
    return beside.field == field ? std::optional(beside.what) : std::nullopt;
}

/// Whether the ledger has the column for the time of entry, if the field is that.
bool hasTime(Table table, int field, const LedgerLayout &layout)
{
    if (table == Table::Persons)
        return field != personfield::CreatedAt || layout.hasPersonTime;
    return table != Table::Expenses || field != expensefield::CreatedAt || layout.hasExpenseTime;
}

bool isTransfer(Table table, int field)
{
    return table == Table::Expenses && field == expensefield::Transfer;
}

QString castToText(const QString &value)
{
    return u"CAST(%1 AS text)"_s.arg(value);
}

QString stored(Table table, int field, const LedgerLayout &layout)
{
    const QString column = nameOf(table) + u'.' + fieldsOf(table)[std::size_t(field)].name;
    const bool isInexact = table == Table::Expenses && field == expensefield::Amount && !layout.isAmountExact;
    return castToText(isInexact ? u"CAST(%1 AS numeric)"_s.arg(column) : column);
}

QString transferOf(Extent extent)
{
    if (extent == Extent::Many)
        return u"halves.transfer"_s;
    return u"(SELECT min(CAST(t.id AS text)) FROM bt_transfers t "
           "WHERE expenses.id IN (t.source_id, t.destination_id))"_s;
}

QString shown(Table table, int field, const RemoteLedger &ledger, Extent extent)
{
    if (isColumn(table, field, ledger))
        return stored(table, field, ledger.layout);
    if (isTransfer(table, field))
        return ledger.isRecorded ? transferOf(extent) : kNoText;
    const auto beside = besideOf(table, field);
    return beside ? castToText(queries::shownValue(*beside, ledger.layout)) : kNoText;
}

/// SQL for monthNumber() of the row's date.
QString monthOf(const LedgerLayout &layout)
{
    const QString date = queries::shownValue(queries::Beside::Date, layout);
    return u"CASE WHEN %1 THEN CAST(date_part('year', %2) * 12 + date_part('month', %2) AS integer) - 1 END"_s.arg(
        queries::isReadableDate(Engine::Postgres, date), date);
}

QString source(Table table, const RemoteLedger &ledger, Extent extent)
{
    if (table != Table::Expenses || !ledger.isRecorded || extent == Extent::Few)
        return nameOf(table);
    return u"expenses LEFT JOIN (SELECT half, min(transfer) AS transfer FROM "
           "(SELECT source_id AS half, CAST(id AS text) AS transfer FROM bt_transfers "
           "UNION ALL SELECT destination_id, CAST(id AS text) FROM bt_transfers) AS both_halves GROUP BY half) AS "
           "halves "
           "ON halves.half = expenses.id"_s;
}

QString transferText(const QString &text)
{
    const QUuid id = QUuid::fromString(text);
    return id.isNull() ? text : id.toString(QUuid::WithoutBraces);
}

FieldValue amountOf(const QString &text)
{
    const auto amount = Money::isExact(text) ? Money::fromDecimal(text) : std::nullopt;
    return amount ? FieldValue(*amount) : FieldValue(StoredText{text});
}

FieldValue dateOf(const QString &text)
{
    const QDate date = text.size() == 10 ? QDate::fromString(text, Qt::ISODate) : QDate();
    const bool isExact = date.isValid() && date.year() >= 1 && date.toString(Qt::ISODate) == text;
    return isExact ? FieldValue(date) : FieldValue(StoredText{text});
}

} // namespace

bool isColumn(Table table, int field, const RemoteLedger &ledger)
{
    const auto beside = besideOf(table, field);
    const bool isBeside = beside && queries::isKeptBeside(*beside, ledger.layout);
    return !isBeside && !isTransfer(table, field) && hasTime(table, field, ledger.layout);
}

bool isKept(Table table, int field, const RemoteLedger &ledger)
{
    if (isTransfer(table, field))
        return ledger.isRecorded;
    return isColumn(table, field, ledger) || (besideOf(table, field) && ledger.layout.hasPlaceBeside);
}

QStringList storedFields(Table table, const RemoteLedger &ledger)
{
    QStringList all;
    for (int field = 0; field < int(fieldsOf(table).size()); ++field)
        all << (isColumn(table, field, ledger) ? stored(table, field, ledger.layout) : kNoText);
    return all;
}

QString rowsOf(Table table, const RemoteLedger &ledger, Extent extent, const QString &condition)
{
    QStringList columns{u"CAST(%1.id AS bigint) AS id"_s.arg(nameOf(table))};
    for (int field = 0; field < kFields; ++field) {
        const bool isField = field < int(fieldsOf(table).size());
        columns << (isField ? shown(table, field, ledger, extent) : kNoText) + u" AS "_s
                + kColumnNames[std::size_t(field)];
    }
    columns << (table == Table::Expenses ? monthOf(ledger.layout) : u"CAST(NULL AS integer)"_s) + u" AS month"_s;
    const QString where = condition.isEmpty() ? QString() : u" WHERE "_s + condition;
    return u"SELECT shown.*, %1 AS hash FROM (SELECT %2 FROM %3%4) AS shown"_s.arg(
        hashOf(table, u"shown"_s), columns.join(u", "_s), source(table, ledger, extent), where);
}

/// The collation "C" makes the hash independent of the database's.
QString hashOf(Table table, const QString &row)
{
    QStringList values{row + u".id"_s};
    for (int field = 0; field < int(fieldsOf(table).size()); ++field)
        values << row + u'.' + kColumnNames[std::size_t(field)];
    return u"hashtextextended(CAST(ROW(%1) AS text) COLLATE \"C\", 0)"_s.arg(values.join(u", "_s));
}

QString digestOf(const QString &rows, const QString &sum)
{
    return u"%1 || ':' || %2"_s.arg(rows, sum);
}

int monthNumber(Month month)
{
    const QDate first = month.first();
    return first.year() * 12 + first.month() - 1;
}

LedgerPart partOf(Table table, std::optional<int> month)
{
    return {table, month ? std::optional(Month(*month / 12, *month % 12 + 1)) : std::nullopt};
}

QString monthOfText(const QString &date)
{
    return u"CASE WHEN %1 ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' "
           "THEN CAST(left(%1, 4) AS integer) * 12 + CAST(substr(%1, 6, 2) AS integer) - 1 END"_s.arg(date);
}

std::optional<QString> textOf(const FieldValue &value, const RowField &field)
{
    struct Writer
    {
        const RowField &field;

        std::optional<QString> operator()(std::monostate) const { return {}; }
        std::optional<QString> operator()(const QString &text) const
        {
            return field.name == "transfer"_L1 ? transferText(text) : u""_s + text;
        }
        std::optional<QString> operator()(Money money) const { return money.toDecimal(); }
        std::optional<QString> operator()(QDate date) const { return date.toString(Qt::ISODate); }
        std::optional<QString> operator()(RowReference reference) const { return QString::number(reference.id); }
        /// A local file prints a fraction of a cent with its type in SQLite.
        std::optional<QString> operator()(const StoredText &stored) const
        {
            const bool isReal = field.type == FieldType::Amount && stored.text.endsWith(u" (REAL)"_s);
            return isReal ? stored.text.chopped(7) : stored.text;
        }
    };
    return std::visit(Writer{field}, value);
}

RowValues valuesIn(Row &row, Table table)
{
    RowValues values(table);
    const auto fields = fieldsOf(table);
    for (int field = 0; field < int(fields.size()); ++field) {
        const QLatin1StringView column = kColumnNames[std::size_t(field)];
        if (row.isNull(column))
            continue;
        const QString text = row.text(column);
        switch (fields[std::size_t(field)].type) {
        case FieldType::Text:
            values.set(field, u""_s + text);
            break;
        case FieldType::Amount:
            values.set(field, amountOf(text));
            break;
        case FieldType::Date:
            values.set(field, dateOf(text));
            break;
        case FieldType::Reference:
            values.set(field, RowReference{row.integer(column)});
            break;
        }
    }
    return values;
}

std::optional<Table> tableIn(Row &row, QLatin1StringView column)
{
    return tableNamed(row.text(column));
}

Value arrayOf(const std::vector<std::optional<QString>> &elements)
{
    QStringList all;
    all.reserve(qsizetype(elements.size()));
    for (const auto &element : elements) {
        if (!element) {
            all << u"NULL"_s;
            continue;
        }
        QString text = *element;
        all << u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
    }
    return QString(u'{' + all.join(u',') + u'}');
}

Value arrayOf(const std::vector<qint64> &elements)
{
    QStringList all;
    for (const qint64 element : elements)
        all << QString::number(element);
    return QString(u'{' + all.join(u',') + u'}');
}

} // namespace budget::remote
