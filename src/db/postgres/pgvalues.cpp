// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgvalues.h"

#include "core/failure/statementfailure.h"
#include "db/postgres/sequencerepair.h"

#include <QRegularExpression>

#include <libpq-fe.h>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The types that are read as integers; all others stay texts. The OIDs are those of pg_type.
constexpr Oid kInt8 = 20;
constexpr Oid kInt2 = 21;
constexpr Oid kInt4 = 23;

constexpr QLatin1StringView kUntranslatable("22P05"); ///< SQLSTATE: the server's encoding lacks a character

QString errorField(const PGresult *result, int field)
{
    return fromServer(PQresultErrorField(result, field));
}

/// The number in `text`. A text that is no number is returned as it is; Row::integer() refuses it.
Cell integerOr(QByteArrayView text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber ? Cell(number) : Cell(QString::fromUtf8(text));
}

/// QString::fromUtf8() takes a leading U+FEFF for a byte order mark and drops it.
QString textOf(QByteArrayView utf8)
{
    const QString text = QString::fromUtf8(utf8);
    return utf8.startsWith("\xEF\xBB\xBF") ? QChar(0xFEFF) + text : text;
}

/// The character that an error message names by its bytes, in any language, such as 'character with byte sequence 0xe2
/// 0x82 0xac in encoding "UTF8" has no equivalent in encoding "LATIN1"'.
QString characterIn(const QString &message)
{
    static const QRegularExpression byte(u"0x([0-9a-fA-F]{2})\\b"_s);
    QByteArray utf8;
    for (auto it = byte.globalMatch(message); it.hasNext();)
        utf8 += QByteArray::fromHex(it.next().captured(1).toLatin1());
    return QString::fromUtf8(utf8);
}

Cell cellOf(const PGresult *result, int row, int column)
{
    if (PQgetisnull(result, row, column))
        return {};
    const QByteArrayView text(PQgetvalue(result, row, column), PQgetlength(result, row, column));
    switch (PQftype(result, column)) {
    case kInt2:
    case kInt4:
    case kInt8:
        return integerOr(text);
    default:
        return textOf(text);
    }
}

std::vector<PgColumn> columnsOf(const PGresult *result)
{
    std::vector<PgColumn> columns;
    for (int column = 0; column < PQnfields(result); ++column)
        columns.push_back({QString::fromUtf8(PQfname(result, column)), PQftype(result, column),
                           PQftable(result, column), PQfmod(result, column)});
    return columns;
}

qint64 touchedBy(PGresult *result)
{
    return QByteArray(PQcmdTuples(result)).toLongLong();
}

Rows allRowsOf(PGresult *result)
{
    Rows answer;
    const int columns = PQnfields(result);
    const int count = PQntuples(result);
    for (int column = 0; column < columns; ++column)
        answer.columns << QString::fromUtf8(PQfname(result, column));
    answer.rows.reserve(static_cast<std::size_t>(count));
    for (int row = 0; row < count; ++row) {
        std::vector<Cell> cells;
        cells.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column)
            cells.push_back(cellOf(result, row, column));
        answer.rows.emplace_back(std::move(cells));
    }
    if (PQresultStatus(result) == PGRES_COMMAND_OK)
        answer.affected = touchedBy(result);
    return answer;
}

} // namespace

QString fromServer(const char *text)
{
    return text ? QString::fromUtf8(text).trimmed() : QString();
}

Error errorOf(const PGresult *result)
{
    const QString state = errorField(result, PG_DIAG_SQLSTATE);
    const QString message = errorField(result, PG_DIAG_MESSAGE_PRIMARY);
    if (state.isEmpty())
        return lossOf(message.isEmpty() ? fromServer(PQresultErrorMessage(result)) : message);
    Error error = statementFailure({.sqlState = state,
                                    .message = message,
                                    .detail = errorField(result, PG_DIAG_MESSAGE_DETAIL),
                                    .table = errorField(result, PG_DIAG_TABLE_NAME),
                                    .column = errorField(result, PG_DIAG_COLUMN_NAME),
                                    .constraint = errorField(result, PG_DIAG_CONSTRAINT_NAME)});
    if (error.sqlState == kUntranslatable) {
        error.kind = ErrorKind::CharacterUnsupported;
        error.detail = characterIn(error.detail);
    }
    if (error.kind != ErrorKind::SequenceBehind)
        return error;
    // The statement that repairs the sequence is added below the server's text.
    if (const QString repair = sequenceRepair(tableOfKey(error.constraint)); !repair.isEmpty())
        error.detail += u'\n' + repair;
    return error;
}

PgParam parameterText(const Value &value)
{
    struct Writer
    {
        PgParam operator()(std::monostate) const { return std::nullopt; }
        PgParam operator()(qint64 number) const { return QByteArray::number(number); }
        PgParam operator()(const QString &text) const { return text.toUtf8(); }
        PgParam operator()(QDate date) const
        {
            return date.isValid() ? PgParam(date.toString(Qt::ISODate).toLatin1()) : std::nullopt;
        }
        PgParam operator()(Money money) const { return money.toDecimal().toLatin1(); }
    };
    return std::visit(Writer(), value);
}

Error lossOf(const QString &text)
{
    static const QRegularExpression broken(
        u"lost synchronization with server|without prior row description|unexpected (field count|response|message)"
        "|(insufficient|extraneous) data in|message type 0x|message contents|message length|protocol error"
        "|COPY (IN|OUT|BOTH)"_s);
    Error error = statementFailure({.sqlState = {}, .message = text});
    if (error.kind == ErrorKind::ConnectionLost && broken.match(text).hasMatch())
        error.kind = ErrorKind::AnswerMalformed;
    return error;
}

Result<PgAnswer> answerOf(PGresult *result)
{
    switch (const ExecStatusType status = PQresultStatus(result)) {
    case PGRES_TUPLES_OK:
    case PGRES_COMMAND_OK:
    case PGRES_EMPTY_QUERY:
        if (const int count = PQntuples(result); count > kMostRows)
            return failure(ErrorKind::AnswerTooLarge, Field::None, u"%1 rows"_s.arg(count));
        return PgAnswer{status == PGRES_TUPLES_OK, columnsOf(result), allRowsOf(result), PQcmdStatus(result),
                        touchedBy(result)};
    case PGRES_COPY_IN:
    case PGRES_COPY_OUT:
    case PGRES_COPY_BOTH:
    case PGRES_PIPELINE_SYNC:
        return failure(ErrorKind::AnswerMalformed, Field::None, QString::fromLatin1(PQresStatus(status)));
    default:
        return tl::make_unexpected(errorOf(result));
    }
}

} // namespace budget
