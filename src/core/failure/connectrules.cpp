// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/connectrules.h"

#include <array>

namespace budget {

namespace {

using Rule = ConnectRule;

constexpr std::array kServerRules{
    // Neon's proxy
    Rule{"(the )?(endpoint|project) ID is not specified|inconsistent (project|endpoint) name inferred",
         ErrorKind::EndpointMissing, Field::Host},
    Rule{"((control plane|console) request failed: )?(the )?(requested )?endpoint (could )?not (be )?found",
         ErrorKind::EndpointUnknown, Field::Host},
    Rule{"((control plane|console) request failed: )?(the )?endpoint (is|has been) disabled"
         "|access to this endpoint is (temporarily )?disabled",
         ErrorKind::EndpointDisabled, Field::Host},
    Rule{"this IP address (\\S+ )?is not allowed to connect"
         "|this connection is trying to access this endpoint from a blocked network",
         ErrorKind::AddressRefused, Field::Host},
    Rule{"((control plane|console) request failed: )?(quota (has been |was |is )?exceeded"
         "|(your )?(account|project)( or project)? has exceeded the [\\w ]*quota"
         "|you have exceeded the [\\w ]*quota|exceeded the [\\w ]*quota"
         "|you have exceeded the limit of concurrently active endpoints)",
         ErrorKind::QuotaExceeded, Field::None},
    Rule{"connection is insecure|SSL required|TLS (connection )?required", ErrorKind::TlsUnavailable, Field::Url},
    Rule{"too many connections to this endpoint|failed to acquire permit|error acquiring resource permit",
         ErrorKind::ConnectionLimit, Field::None},
    Rule{"could(n't| not) connect to compute node|compute (node )?is (starting|unreachable)"
         "|(control plane|console) request failed",
         ErrorKind::ServerUnavailable, Field::None},
    // PgBouncer
    Rule{"unsupported (options )?startup parameter", ErrorKind::ParameterRefused, Field::Url},
    Rule{"query_wait_timeout", ErrorKind::PoolerFull, Field::None},
    Rule{"no more connections allowed|client connections exceeded", ErrorKind::ConnectionLimit, Field::None},
    Rule{"no such user", ErrorKind::PasswordRejected, Field::User},
    Rule{"no such database", ErrorKind::DatabaseUnknown, Field::Database},
    Rule{"server login has been failing|pgbouncer cannot connect to server|server_login_retry|server conn crashed"
         "|client_login_timeout|database does not allow connections|(the )?pooler is shut(ting)? down"
         "|server shutting down|terminating connection because",
         ErrorKind::ServerUnavailable, Field::None},
    // PostgreSQL
    Rule{"password authentication failed|SASL authentication failed|empty password returned by client",
         ErrorKind::PasswordRejected, Field::Password},
    Rule{"(ident|peer|GSSAPI|SSPI|PAM|BSD|LDAP|RADIUS|certificate|\"trust\") authentication failed"
         "|role \".*\" (does not exist|is not permitted to log in)",
         ErrorKind::PasswordRejected, Field::User},
    Rule{"database \".*\" does not exist|database .* is not configured", ErrorKind::DatabaseUnknown, Field::Database},
    Rule{"database \".*\" is (not currently accepting connections|disabled)", ErrorKind::ServerUnavailable,
         Field::Database},
    Rule{"permission denied for database", ErrorKind::PermissionDenied, Field::Database},
    Rule{"permission denied to set parameter|unrecognized configuration parameter|invalid value for parameter"
         "|invalid command-line argument",
         ErrorKind::ParameterRefused, Field::Url},
    Rule{"remaining connection slots are reserved|(sorry, )?too many (clients|connections)"
         "|number of requested standby connections exceeds",
         ErrorKind::ConnectionLimit, Field::None},
    Rule{"the database system is (starting up|shutting down|in recovery|not yet accepting|not accepting)"
         "|terminating connection due to",
         ErrorKind::ServerUnavailable, Field::None},
    Rule{"no pg_hba\\.conf entry for .*, (no encryption|SSL off)(\\n|$)", ErrorKind::TlsUnavailable, Field::Url},
    Rule{"no pg_hba\\.conf entry|pg_hba\\.conf rejects", ErrorKind::AddressRefused, Field::Host},
    Rule{"SCRAM channel binding|channel binding", ErrorKind::CertificateRejected, Field::Password},
    Rule{"could not write |could not extend file .*No space left", ErrorKind::DiskFull, Field::None},
};

constexpr std::array kTransportRules{
    // Who is it that answers
    Rule{"channel binding (is )?required|incorrect server signature|(auth|authentication) method requirement"
         "|server did not complete authentication|AuthenticationSASLFinal received"
         "|(malformed|invalid) SCRAM|could not (verify server signature|encode cbind data)"
         "|server offered SCRAM-SHA-256-PLUS|none of the server's SASL authentication mechanisms",
         ErrorKind::CertificateRejected, Field::Password},
    Rule{"received unencrypted data after SSL", ErrorKind::CertificateRejected, Field::Host},
    Rule{"server certificate for \".*\" (\\(and \\d+ other names?\\) )?does not match host name|could not get server's "
         "host name"
         "|SSL certificate's name contains|certificate contains IP address",
         ErrorKind::CertificateOtherHost, Field::Host},
    Rule{"(SSL error: )?certificate verify failed|(could not read )?root certificate file"
         "|could not get home directory to locate root|could not load system root certificate",
         ErrorKind::CertificateRejected, Field::Host},
    // The password
    Rule{"fe_sendauth: no password supplied|error received from server in SCRAM exchange: "
         "|(FATAL|ERROR): *password authentication failed|password authentication failed",
         ErrorKind::PasswordRejected, Field::Password},
    // TLS
    Rule{"server sent an error response during SSL exchange", ErrorKind::ServerUnavailable, Field::None},
    Rule{"received invalid response to SSL negotiation|expected authentication request from server",
         ErrorKind::TlsUnavailable, Field::Port},
    Rule{"server does not support SSL|SSL error: .*(unsupported protocol|protocol version|no protocols available"
         "|wrong version number|handshake failure|no shared cipher|no suitable signature|alert )",
         ErrorKind::TlsUnavailable, Field::Url},
    Rule{"SSL SYSCALL error|SSL error: .*unexpected eof|SSL connection has been closed", ErrorKind::HostUnreachable,
         Field::Host},
    // The way there
    Rule{"could not translate host name .* to address: (temporary failure|non-recoverable failure"
         "|system error|try again)",
         ErrorKind::LookupFailed, Field::Host},
    Rule{"could not translate host name|could not parse network address|name or service not known",
         ErrorKind::HostUnknown, Field::Host},
    Rule{"invalid port number|invalid integer value \".*\" for connection option \"port\"", ErrorKind::HostUnreachable,
         Field::Port},
    Rule{"(could not connect to server: )?(connection refused|no such file or directory)", ErrorKind::HostUnreachable,
         Field::Port},
    Rule{"(could not (connect to|receive data from|send data to) server: )?"
         "(timeout expired|(connection|operation) timed out)",
         ErrorKind::ConnectTimeout, Field::Host},
    Rule{"(could not connect to server: )?(no route to host|(network|host) is (unreachable|down)|connection reset"
         "|permission denied|address family not supported|cannot assign requested address|broken pipe)"
         "|server closed the connection|EOF detected|could not connect to server"
         "|could not (receive data from|send data to) server|could not send (startup|SSL negotiation) packet",
         ErrorKind::HostUnreachable, Field::Host},
    Rule{"session is read-only|server is in hot standby mode", ErrorKind::ReadOnlyServer, Field::None},
};

} // namespace

std::span<const ConnectRule> serverRules()
{
    return kServerRules;
}

std::span<const ConnectRule> transportRules()
{
    return kTransportRules;
}

} // namespace budget
