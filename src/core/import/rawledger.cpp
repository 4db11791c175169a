// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/rawledger.h"

#include "core/import/csvtext.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = RawLedgerFault::Kind;
template <class T>
using Readable = tl::expected<T, RawLedgerFault>;

tl::unexpected<RawLedgerFault> fault(Kind kind, const CsvRecord &record, const QString &text = {})
{
    return tl::make_unexpected(RawLedgerFault{kind, record.line, text});
}

struct Columns
{
    qsizetype date = -1;
    qsizetype category = -1;
    qsizetype amount = -1;
    qsizetype person = -1;
    qsizetype count = 0; ///< the number of all columns
};

Readable<Columns> columnsOf(const CsvRecord &head)
{
    QStringList names;
    for (const QString &field : head.fields)
        names << field.trimmed().toLower();
    for (const QString &name : {u"date"_s, u"category"_s, u"amount"_s, u"user_id"_s}) {
        if (names.count(name) > 1)
            return fault(Kind::ColumnTwice, head, name);
        if (!names.contains(name) && name != u"user_id")
            return fault(Kind::ColumnMissing, head, name);
    }
    return Columns{names.indexOf(u"date"_s), names.indexOf(u"category"_s), names.indexOf(u"amount"_s),
                   names.indexOf(u"user_id"_s), names.size()};
}

/// The amount, or nothing where it has more than two decimals and would have to be rounded.
std::optional<Money> exactAmount(const QString &text)
{
    const qsizetype dot = text.indexOf(u'.');
    const bool isExact = dot < 0 || text.size() - dot - 1 <= Money::kDecimals;
    return isExact ? Money::fromDecimal(text) : std::nullopt;
}

Readable<std::optional<PersonId>> personOf(const CsvRecord &record, qsizetype column)
{
    if (column < 0)
        return std::optional<PersonId>();
    bool isNumber = false;
    const qint64 id = record.fields[column].trimmed().toLongLong(&isNumber);
    if (!isNumber || id <= 0)
        return fault(Kind::PersonInvalid, record, record.fields[column]);
    return std::optional(PersonId{id});
}

/// The date of a text such as '2024-01-31'. QDate::fromString() alone also reads a date with other separators or with
/// any text behind it.
QDate isoDate(const QString &text)
{
    const QDate date = QDate::fromString(text, Qt::ISODate);
    return date.toString(Qt::ISODate) == text ? date : QDate();
}

/// Whether a field after the last column of the header has a text. Spreadsheets may write empty fields there.
bool hasTextBehind(const CsvRecord &record, qsizetype columns)
{
    return std::any_of(record.fields.begin() + std::min(columns, record.fields.size()), record.fields.end(),
                       [](const QString &field) { return !field.trimmed().isEmpty(); });
}

Readable<RawEntry> entryOf(const CsvRecord &record, const Columns &columns)
{
    if (!record.isWhole)
        return fault(Kind::QuoteOpen, record);
    if (record.fields.size() <= std::max({columns.date, columns.category, columns.amount, columns.person}))
        return fault(Kind::FieldsMissing, record);
    if (hasTextBehind(record, columns.count))
        return fault(Kind::FieldsExtra, record);
    const QDate date = isoDate(record.fields[columns.date].trimmed());
    if (!date.isValid())
        return fault(Kind::DateInvalid, record, record.fields[columns.date]);
    const QString category = record.fields[columns.category];
    if (category.isEmpty())
        return fault(Kind::CategoryEmpty, record);
    const auto amount = exactAmount(record.fields[columns.amount].trimmed());
    if (!amount)
        return fault(Kind::AmountInvalid, record, record.fields[columns.amount]);
    return personOf(record, columns.person).map([&](std::optional<PersonId> person) {
        return RawEntry{date, category, *amount, person};
    });
}

} // namespace

tl::expected<std::vector<RawEntry>, RawLedgerFault> readRawLedger(const QString &csv)
{
    const std::vector<CsvRecord> records = readCsv(csv);
    if (records.empty())
        return fault(Kind::Empty, {1, {}, true});
    const auto columns = columnsOf(records.front());
    if (!columns)
        return tl::make_unexpected(columns.error());
    std::vector<RawEntry> entries;
    for (auto record = records.begin() + 1; record != records.end(); ++record) {
        auto entry = entryOf(*record, *columns);
        if (!entry)
            return tl::make_unexpected(entry.error());
        entries.push_back(*std::move(entry));
    }
    return entries;
}

} // namespace budget
