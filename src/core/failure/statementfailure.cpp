// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/statementfailure.h"

#include "core/failure/failure.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QHash<QString, ErrorKind> &wholeStates()
{
    using enum ErrorKind;
    static const QHash<QString, ErrorKind> kinds{
        {u"08001"_s, ServerUnavailable},
        {u"08004"_s, ServerUnavailable},
        {u"23001"_s, StillReferenced}, // RESTRICT; PostgreSQL 18 reports it apart from NO ACTION
        {u"23503"_s, StillReferenced},
        {u"23505"_s, NameTaken},
        {u"25006"_s, ReadOnlyServer},
        {u"25P03"_s, ConnectionLost},
        {u"25P04"_s, ConnectionLost},
        {u"28000"_s, PasswordRejected},
        {u"28P01"_s, PasswordRejected},
        {u"3D000"_s, DatabaseUnknown},
        {u"3F000"_s, TablesDiffer},
        {u"40001"_s, SerializationFailure},
        {u"40003"_s, ConnectionLost}, // it is not known whether the statement was completed
        {u"40P01"_s, SerializationFailure},
        {u"42501"_s, PermissionDenied},
        {u"42703"_s, TablesDiffer},
        {u"42804"_s, TablesDiffer}, // a column has another type
        {u"42809"_s, TablesDiffer}, // an object that is not a table has this name
        {u"428C9"_s, TablesDiffer}, // the column is GENERATED ALWAYS
        {u"42P01"_s, TablesDiffer},
        {u"42P10"_s, TablesDiffer}, // ON CONFLICT finds no unique constraint
        {u"44000"_s, ValueRefused}, // WITH CHECK OPTION of a view
        {u"53000"_s, ServerUnavailable},
        {u"53100"_s, DiskFull},
        {u"53200"_s, ServerUnavailable},
        {u"53300"_s, ConnectionLimit},
        {u"53400"_s, DiskFull},     // temp_file_limit, which bounds the temporary files of a session
        {u"55000"_s, TablesDiffer}, // a view or a table without a replica identity takes no changes
        {u"55P03"_s, SerializationFailure},
        {u"57014"_s, StatementTimeout},
        {u"57P01"_s, ConnectionLost},
        {u"57P02"_s, ConnectionLost},
        {u"57P03"_s, ServerUnavailable},
        {u"57P04"_s, ConnectionLost}, // the database was dropped while the session was open
        {u"57P05"_s, ConnectionLost},
    };
    return kinds;
}

/// The input field for a column of the course's tables.
struct ColumnField
{
    QLatin1StringView column;
    Field field = Field::None;
};

constexpr std::array kColumnFields{
    ColumnField{"user_id"_L1, Field::Person},
    ColumnField{"category_id"_L1, Field::Category},
    ColumnField{"description"_L1, Field::Description},
    ColumnField{"amount"_L1, Field::Amount},
    ColumnField{"date"_L1, Field::Date},
    ColumnField{"name"_L1, Field::Name},
    ColumnField{"email"_L1, Field::Email},
    ColumnField{"color"_L1, Field::Color},
    ColumnField{"created_at"_L1, Field::None},
};

constexpr std::array kTables{"users"_L1, "categories"_L1, "expenses"_L1};

bool isOurs(const QString &table)
{
    return std::ranges::find(kTables, table) != kTables.end();
}

/// Whether a report concerns a column. The name of the constraint contains the column ('expenses_user_id_fkey',
/// 'fk_expenses_user_id_users'), or DETAIL does ('Key (user_id)=(7) …').
bool isAbout(const StatementReport &report, QLatin1StringView column)
{
    const QString name = u'_' + report.constraint + u'_';
    return report.detail.contains(u'(' + column + u")="_s) || name.contains(u'_' + column + u'_');
}

Field fieldOf(const StatementReport &report)
{
    if (report.column.isEmpty()) {
        const auto *const found = std::ranges::find_if(kColumnFields, [&](const ColumnField &known) {
            return isAbout(report, known.column);
        });
        return found == kColumnFields.end() ? Field::None : found->field;
    }
    const auto *const found = std::ranges::find(kColumnFields, report.column, &ColumnField::column);
    return found == kColumnFields.end() ? Field::None : found->field;
}

/// The quoted names in a message, with the quotation marks of any language.
QStringList namesIn(const QString &message)
{
    static const QRegularExpression name(u"\"([^\"]*)\"|»([^«]*)«|«\\s*([^»]*?)\\s*»|„([^“]*)“|“([^”]*)”"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    QStringList names;
    for (auto match = name.globalMatch(message); match.hasNext();)
        names << match.next().capturedTexts().last();
    return names;
}

/// Whether a foreign key was violated because the referenced row does not exist, and not because a row is still
/// referenced. In the first case the message names two objects, the table and the constraint; in the second case it
/// names another table as well.
bool lacksParent(const StatementReport &report)
{
    return namesIn(report.message).size() == 2 || report.message.startsWith(u"insert or update on table"_s);
}

Error orphaned(const StatementReport &report, Error error)
{
    error.field = fieldOf(report);
    error.kind = error.field == Field::Category ? ErrorKind::CategoryUnknown
        : error.field == Field::Person          ? ErrorKind::PersonUnknown
                                                : ErrorKind::NotFound;
    return error;
}

/// Whether the violated key is a primary key on the column id, whose values come from a sequence.
bool isOwnKey(const StatementReport &report)
{
    return !tableOfKey(report.constraint).isEmpty()
        || (isOurs(report.table) && (report.detail.contains(u"(id)="_s) || report.constraint.endsWith(u"_pkey"_s)));
}

Error duplicate(const StatementReport &report, Error error)
{
    if (isOwnKey(report)) {
        error.kind = ErrorKind::SequenceBehind;
        if (isOurs(report.table)) // the key may have another name in this ledger
            error.constraint = report.table + u"_pkey"_s;
        return error;
    }
    const Field field = fieldOf(report);
    if (report.constraint.startsWith(u"bt_"_s)) {
        error.kind = ErrorKind::Unexpected; // a bt_ table: the value was not entered by a person
        return error;
    }
    if (report.table == u"expenses" || report.constraint.startsWith(u"expenses_"_s)) {
        error.kind = ErrorKind::ValueRefused; // a unique key that the course's tables do not have
        error.field = field;
        return error;
    }
    error.field = field == Field::Email ? Field::Email : Field::Name;
    return error;
}

/// Handles a violated NOT NULL. A column that the program never fills is either an additional column or an id without
/// its sequence.
Error missingValue(const StatementReport &report, Error error)
{
    error.field = fieldOf(report);
    const bool isFilledIn = std::ranges::find(kColumnFields, report.column, &ColumnField::column)
        != kColumnFields.end();
    if (!report.column.isEmpty() && isOurs(report.table) && !isFilledIn)
        error.kind = ErrorKind::TablesDiffer;
    return error;
}

/// Whether libpq itself ran out of memory and could not read the result. Every other message without a SQLSTATE means
/// that the connection is lost.
bool isClientsMemory(const QString &message)
{
    static const QRegularExpression memory(
        u"^(?:out of memory|cannot allocate memory|memory exhausted|could not allocate|Speicher aufgebraucht"
        "|memoria agotada|mémoire épuisée|memoria esaurita|nedostatek paměti|έλλειψη μνήμης|メモリ不足|메모리 부족"
        "|нехватка памяти|slut på minne|недостатньо пам'яті|内存不足)"_s);
    return memory.match(message).hasMatch();
}

/// The error for a pooler's message on an open connection (SQLSTATE 08P01) that says that the statement was not passed
/// on to a server; nothing for other messages.
std::optional<Error> unsent(const QString &message)
{
    if (message == u"query_wait_timeout"_s)
        return Error{ErrorKind::PoolerFull, Field::None, {}, {}, {}};
    if (!message.startsWith(u"server login has been failing"_s) && !message.startsWith(u"server login failed: "_s)
        && message != u"pgbouncer cannot connect to server"_s)
        return std::nullopt;
    return connectFailure(u"FATAL:  "_s + message);
}

/// The constraint's name from the message, for a report whose field `constraint` is empty. Of three quoted names it is
/// the second, because the third is the table that has the constraint; otherwise it is the last.
QString constraintIn(const QString &message)
{
    const QStringList names = namesIn(message);
    return names.value(names.size() == 3 ? 1 : names.size() - 1);
}

Error refined(const StatementReport &report, Error error)
{
    if (report.sqlState == u"23503" && lacksParent(report))
        return orphaned(report, std::move(error));
    if (report.sqlState == u"23503" || report.sqlState == u"23001")
        return error;
    if (report.sqlState == u"23505")
        return duplicate(report, std::move(error));
    if (report.sqlState == u"23502")
        return missingValue(report, std::move(error));
    if (error.kind == ErrorKind::ValueRefused)
        error.field = fieldOf(report);
    return error;
}

} // namespace

QString tableOfKey(const QString &constraint)
{
    const auto *const found = std::ranges::find_if(kTables, [&](QLatin1StringView table) {
        return constraint == table + u"_pkey"_s || constraint == u"pk_"_s + table;
    });
    return found == kTables.end() ? QString() : QString(*found);
}

Error ofWrittenRow(Error error)
{
    if (error.kind != ErrorKind::StillReferenced)
        return error;
    const StatementReport report{.sqlState = error.sqlState, .message = error.detail, .constraint = error.constraint};
    return orphaned(report, std::move(error));
}

ErrorKind kindOfSqlState(const QString &sqlState)
{
    if (const auto kind = wholeStates().constFind(sqlState); kind != wholeStates().cend())
        return *kind;
    if (sqlState.startsWith(u"08"_s))
        return ErrorKind::ConnectionLost;
    if (sqlState.startsWith(u"22"_s) || sqlState.startsWith(u"23"_s))
        return ErrorKind::ValueRefused;
    return ErrorKind::Unexpected;
}

ErrorKind kindOfStatement(const QString &sqlState, const QString &message)
{
    StatementReport report{.sqlState = sqlState, .message = message};
    if (sqlState.startsWith(u"23"_s))
        report.constraint = constraintIn(message);
    return statementFailure(report).kind;
}

Error statementFailure(const StatementReport &report)
{
    Error error{kindOfSqlState(report.sqlState), Field::None, report.message, report.sqlState, report.constraint};
    if (report.sqlState.isEmpty()) {
        error.kind = isClientsMemory(report.message) ? ErrorKind::Unexpected : ErrorKind::ConnectionLost;
        return error;
    }
    if (report.sqlState == u"08P01"_s) {
        if (const auto told = unsent(report.message))
            std::tie(error.kind, error.field) = std::pair(told->kind, told->field);
        return error;
    }
    return refined(report, std::move(error));
}

} // namespace budget
