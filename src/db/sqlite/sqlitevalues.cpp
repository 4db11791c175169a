// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlite/sqlitevalues.h"

#include "db/sqlite/sqliteerrors.h"
#include "db/sqlscanner.h"

#include <QSet>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

QVariant toVariant(const Value &value)
{
    struct Binder
    {
        QVariant operator()(std::monostate) const { return {}; }
        QVariant operator()(qint64 number) const { return number; }
        /// Binds a null QString as an empty text, because Qt would bind it as NULL, but NULL is another Value
        /// (std::monostate). SQLite drops one leading U+FEFF as a byte order mark, so a second one is added.
        QVariant operator()(const QString &text) const
        {
            if (text.isNull())
                return u""_s;
            return text.startsWith(QChar(0xFEFF)) ? QChar(0xFEFF) + text : text;
        }
        QVariant operator()(QDate date) const { return date.isValid() ? date.toString(Qt::ISODate) : QVariant(); }
        QVariant operator()(Money money) const { return money.minor(); }
    };
    return std::visit(Binder(), value);
}

/// A REAL or a BLOB becomes a text that Row cannot read as an amount.
Cell cellOf(const QVariant &value)
{
    if (value.isNull())
        return {};
    switch (value.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int:
        return value.toLongLong();
    case QMetaType::Double:
        return value.toString() + u" (REAL)"_s;
    case QMetaType::QByteArray:
        return u"x'"_s + QString::fromLatin1(value.toByteArray().toHex()) + u'\'';
    default:
        return value.toString();
    }
}

} // namespace

void bindValues(QSqlQuery &query, const QString &sql, const Params &params)
{
    if (params.empty())
        return;
    QSet<qsizetype> bound;
    for (const SqlToken &token : scanSql(sql, Engine::Sqlite)) {
        const qsizetype number = token.placeholder();
        if (number == 0 || bound.contains(number))
            continue;
        bound.insert(number);
        const auto place = static_cast<std::size_t>(number) - 1;
        query.addBindValue(place < params.size() ? toVariant(params[place]) : QVariant());
    }
}

Result<Rows> readRows(QSqlQuery &query)
{
    Rows answer{.source = Field::LedgerFile};
    const QSqlRecord record = query.record();
    const int columns = record.count();
    for (int column = 0; column < columns; ++column)
        answer.columns << record.fieldName(column).toLower(); // a column's name as its table spells it
    while (query.next()) {
        std::vector<Cell> cells;
        cells.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column)
            cells.push_back(cellOf(query.value(column)));
        answer.rows.emplace_back(std::move(cells));
    }
    if (query.lastError().isValid())
        return tl::make_unexpected(sqliteErrorOf(query.lastError()));
    answer.affected = qMax(0, query.numRowsAffected());
    return answer;
}

} // namespace budget
