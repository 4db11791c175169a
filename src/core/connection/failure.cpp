// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connection/failure.h"

#include <QHash>
#include <QRegularExpression>

#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct Rule
{
    const char *pattern;
    ErrorKind kind;
    Field field;
};

// What a server or libpq says when a connection cannot be opened. The first match wins, so what a server
// said stands before what the transport made of it.
constexpr std::array kConnectRules{
    Rule{"channel binding|incorrect server signature|authentication method requirement"
         "|did not complete authentication|SCRAM (message|response)",
         ErrorKind::CertificateRejected, Field::Password},
    Rule{"unencrypted data after SSL", ErrorKind::CertificateRejected, Field::Host},
    Rule{"invalid response to SSL negotiation", ErrorKind::TlsUnavailable, Field::Port},
    Rule{"unsupported protocol|protocol version|no protocols available", ErrorKind::TlsUnavailable, Field::Url},
    Rule{"exceeded the .*quota|quota (has been |was |is )?exceeded", ErrorKind::QuotaExceeded, Field::None},
    Rule{"password authentication failed|no password supplied|SASL authentication failed", ErrorKind::PasswordRejected,
         Field::Password},
    Rule{"role .* does not exist|no such user", ErrorKind::PasswordRejected, Field::User},
    Rule{"database .* does not exist|no such database", ErrorKind::DatabaseUnknown, Field::Database},
    Rule{"permission denied for database", ErrorKind::PermissionDenied, Field::Database},
    Rule{"connection slots are reserved|too many (clients|connections)|no more connections allowed",
         ErrorKind::ConnectionLimit, Field::None},
    Rule{"the database system is (starting up|shutting down|in recovery|not yet accepting|not accepting)"
         "|terminating connection due to administrator command|Couldn't connect to compute node"
         "|server login has been failing|server_login_retry|query_wait_timeout",
         ErrorKind::ServerUnavailable, Field::None},
    Rule{"server does not support SSL|no pg_hba.conf entry .*no encryption|connection is insecure",
         ErrorKind::TlsUnavailable, Field::Url},
    Rule{"SSL SYSCALL error|unexpected eof|SSL connection has been closed", ErrorKind::HostUnreachable, Field::Host},
    Rule{"certificate|SSL error", ErrorKind::CertificateRejected, Field::Host},
    Rule{"Temporary failure in name resolution", ErrorKind::LookupFailed, Field::Host},
    Rule{"could not translate host name|Name or service not known", ErrorKind::HostUnknown, Field::Host},
    Rule{"invalid port number", ErrorKind::HostUnreachable, Field::Port},
    Rule{"Connection refused", ErrorKind::HostUnreachable, Field::Port},
    Rule{"timeout expired|timed out", ErrorKind::ConnectTimeout, Field::Host},
    Rule{"No route to host|unreachable|Connection reset|server closed the connection|EOF detected|could not connect",
         ErrorKind::HostUnreachable, Field::Host},
};

const QHash<QString, ErrorKind> &wholeStates()
{
    static const QHash<QString, ErrorKind> kinds{
        {u"23505"_s, ErrorKind::NameTaken},
        {u"23503"_s, ErrorKind::StillReferenced},
        {u"25006"_s, ErrorKind::ReadOnlyServer},
        {u"28P01"_s, ErrorKind::PasswordRejected},
        {u"3D000"_s, ErrorKind::DatabaseUnknown},
        {u"42501"_s, ErrorKind::PermissionDenied},
        {u"42P01"_s, ErrorKind::TablesDiffer},
        {u"42703"_s, ErrorKind::TablesDiffer},
        {u"53100"_s, ErrorKind::DiskFull},
        {u"53300"_s, ErrorKind::ConnectionLimit},
        {u"57014"_s, ErrorKind::StatementTimeout},
        {u"57P01"_s, ErrorKind::ConnectionLost},
        {u"57P02"_s, ErrorKind::ConnectionLost},
        {u"57P03"_s, ErrorKind::ServerUnavailable},
        {u"40001"_s, ErrorKind::SerializationFailure},
        {u"40P01"_s, ErrorKind::SerializationFailure},
        {u"55P03"_s, ErrorKind::SerializationFailure},
        {u"25P03"_s, ErrorKind::ConnectionLost},
        {u"08001"_s, ErrorKind::ServerUnavailable},
        {u"08004"_s, ErrorKind::ServerUnavailable},
    };
    return kinds;
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

Error connectFailure(const QString &text)
{
    for (const Rule &rule : kConnectRules) {
        const QRegularExpression pattern(QString::fromLatin1(rule.pattern), QRegularExpression::CaseInsensitiveOption);
        if (pattern.match(text).hasMatch())
            return {rule.kind, rule.field, text, {}, {}};
    }
    return {ErrorKind::Unexpected, Field::None, text, {}, {}};
}

} // namespace budget
