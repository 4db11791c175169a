// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/failure.h"

#include "core/failure/connectrules.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <optional>
#include <vector>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QHash<QString, ErrorKind> &wholeStates()
{
    static const QHash<QString, ErrorKind> kinds{
        {u"23505"_s, ErrorKind::NameTaken},
        {u"23503"_s, ErrorKind::StillReferenced},
        {u"25006"_s, ErrorKind::ReadOnlyServer},
        {u"28000"_s, ErrorKind::PasswordRejected},
        {u"28P01"_s, ErrorKind::PasswordRejected},
        {u"3D000"_s, ErrorKind::DatabaseUnknown},
        {u"42501"_s, ErrorKind::PermissionDenied},
        {u"42P01"_s, ErrorKind::TablesDiffer},
        {u"42703"_s, ErrorKind::TablesDiffer},
        {u"53100"_s, ErrorKind::DiskFull},
        {u"53300"_s, ErrorKind::ConnectionLimit},
        {u"53400"_s, ErrorKind::DiskFull}, // temp_file_limit: what a statement may put on the disk
        {u"57014"_s, ErrorKind::StatementTimeout},
        {u"57P01"_s, ErrorKind::ConnectionLost},
        {u"57P02"_s, ErrorKind::ConnectionLost},
        {u"57P03"_s, ErrorKind::ServerUnavailable},
        {u"57P05"_s, ErrorKind::ConnectionLost},
        {u"40001"_s, ErrorKind::SerializationFailure},
        {u"40P01"_s, ErrorKind::SerializationFailure},
        {u"55P03"_s, ErrorKind::SerializationFailure},
        {u"25P03"_s, ErrorKind::ConnectionLost},
        {u"25P04"_s, ErrorKind::ConnectionLost},
        {u"08001"_s, ErrorKind::ServerUnavailable},
        {u"08004"_s, ErrorKind::ServerUnavailable},
    };
    return kinds;
}

struct Judgement
{
    ErrorKind kind = ErrorKind::Unexpected;
    Field field = Field::None;
};

/// What somebody said about one attempt to connect. libpq tries each address, and some of them twice.
struct Statement
{
    QString state;   ///< SQLSTATE, where the text has one
    QString message; ///< without 'connection to server at … failed:' and severity
    bool isServers = false;
};

Statement statementOf(const QString &text)
{
    // The severity is translated, what follows it is not: two blanks, and the state if libpq was asked to tell it.
    static const QRegularExpression severity(u"^[^\\s\":][^\\n\":]{0,40}:  (?:([0-9A-Z]{5}): )?"_s);
    const auto match = severity.match(text);
    return {match.captured(1), text.mid(match.capturedLength()), match.hasMatch()};
}

std::vector<Statement> statementsIn(const QString &text)
{
    static const QRegularExpression attempt(
        u"(?:^|\\n)connection to server (?:at|on socket) \"[^\"\\n]*\"(?: \\([^)\\n]*\\))?(?:, port \\d+)? failed: "_s);
    std::vector<Statement> statements;
    for (const QString &piece : text.split(attempt)) {
        if (!piece.trimmed().isEmpty())
            statements.push_back(statementOf(piece));
    }
    return statements;
}

std::optional<Judgement> byState(const QString &state)
{
    static const QHash<QString, Judgement> certain{
        {u"28P01"_s, {ErrorKind::PasswordRejected, Field::Password}},
        {u"3D000"_s, {ErrorKind::DatabaseUnknown, Field::Database}},
        {u"53300"_s, {ErrorKind::ConnectionLimit, Field::None}},
        {u"57P01"_s, {ErrorKind::ServerUnavailable, Field::None}},
        {u"57P02"_s, {ErrorKind::ServerUnavailable, Field::None}},
        {u"57P03"_s, {ErrorKind::ServerUnavailable, Field::None}},
    };
    const auto found = certain.constFind(state);
    return found == certain.cend() ? std::nullopt : std::optional(*found);
}

std::optional<Judgement> byText(const Statement &said)
{
    for (const ConnectRule &rule : said.isServers ? serverRules() : transportRules()) {
        const QRegularExpression pattern(u"^(?:"_s + QLatin1String(rule.pattern) + u')',
                                         QRegularExpression::CaseInsensitiveOption
                                             | QRegularExpression::DotMatchesEverythingOption);
        if (pattern.match(said.message).hasMatch())
            return Judgement{rule.kind, rule.field};
    }
    return std::nullopt;
}

/// The state decides where it means one thing alone; where it does not, or where there is none, the text.
std::optional<Judgement> judge(const Statement &said)
{
    if (const auto certain = byState(said.state))
        return certain;
    if (const auto told = byText(said))
        return told;
    if (said.state == u"42501"_s)
        return Judgement{ErrorKind::PermissionDenied, Field::Database};
    return said.state == u"53100"_s ? std::optional(Judgement{ErrorKind::DiskFull, Field::None}) : std::nullopt;
}

/// How far an attempt came. A name often has several addresses, and the attempt that came furthest says why.
enum class Reach {
    Nowhere, ///< or nobody knows how far
    Name,    ///< it has no address
    Machine, ///< nothing answers at the port
    Silence, ///< or a line that was cut
    Peer,    ///< somebody answered who is not what was asked for
    Unknown, ///< the server said something that no rule knows
    Server   ///< it said why
};

Reach reachOf(const Statement &said, const std::optional<Judgement> &judged)
{
    if (said.isServers)
        return judged ? Reach::Server : Reach::Unknown;
    if (!judged)
        return Reach::Nowhere;
    switch (judged->kind) {
    case ErrorKind::HostUnknown:
    case ErrorKind::LookupFailed:
        return Reach::Name;
    case ErrorKind::HostUnreachable:
        return judged->field == Field::Port ? Reach::Machine : Reach::Silence;
    case ErrorKind::ConnectTimeout:
        return Reach::Silence;
    default:
        return Reach::Peer;
    }
}

/// As libpq words it without the states and places in a source file that it was asked for.
QString plainText(QString text)
{
    static const QRegularExpression state(u"((?:^|\\n|failed: )[^\\s\":][^\\n\":]{0,40}:  )[0-9A-Z]{5}: "_s);
    static const QRegularExpression place(u"\\nLOCATION:  [^\\n]*(?=\\n|$)"_s);
    return text.replace(state, u"\\1"_s).remove(place);
}

} // namespace

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
    if (sqlState != u"08P01"_s)
        return kindOfSqlState(sqlState);
    if (message == u"query_wait_timeout"_s)
        return ErrorKind::PoolerFull;
    const bool isWithoutServer = message.startsWith(u"server login has been failing"_s)
        || message == u"pgbouncer cannot connect to server"_s;
    return isWithoutServer ? ErrorKind::ServerUnavailable : kindOfSqlState(sqlState);
}

Error connectFailure(const QString &text)
{
    Judgement decisive;
    Reach furthest = Reach::Nowhere;
    for (const Statement &said : statementsIn(text)) {
        const auto judged = judge(said);
        const Reach reach = reachOf(said, judged);
        if (reach > furthest) {
            furthest = reach;
            decisive = judged.value_or(Judgement());
        }
    }
    return {decisive.kind, decisive.field, plainText(text), {}, {}};
}

} // namespace budget
