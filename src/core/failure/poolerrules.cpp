// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/connectrules.h"

namespace budget {

namespace {

using Rule = ConnectRule;

/// Messages with which PgBouncer (src/client.c, src/objects.c, src/janitor.c) and other poolers reject or end a client
/// connection.
constexpr std::array kRules{
    Rule{"unsupported (options )?startup parameter|invalid startup option"
         "|(feature not supported: )?RDS Proxy currently doesn't support (the option|command-line options)",
         ErrorKind::ParameterRefused, Field::Url},
    Rule{"query_wait_timeout|unable to check ?out|could not get connection from the pool|timed[- ]out waiting to "
         "acquire database connection|failed to get remote server connection|failed to check ?out a connection"
         "|checkout fail(ed|ure)|pool checkout failed",
         ErrorKind::PoolerFull, Field::None},
    Rule{"no more connections allowed|client connections exceeded|max (client|proxy) connections reached"
         "|max ?clients ?(in ?session ?mode|reached)|too many (active clients|(client )?tcp connections)"
         "|max pools count reached|connection cache is full|max_\\w*connections? (limit )?(is )?(reached|exceeded)",
         ErrorKind::ConnectionLimit, Field::None},
    Rule{"no such user|username too long|no username supplied|incorrect user|user not found in the database"
         "|tenant or user not found|tenant/user .* not found|this RDS proxy has no credentials for the role"
         "|invalid username specified|authentication error, reason: \"Invalid format for user"
         "|unable to accept connection, access denied|IAM authentication failed for the role|(user|role) .* (is )?not "
         "found in the userlist",
         ErrorKind::PasswordRejected, Field::User},
    Rule{"invalid password$|frontend auth: invalid user password|the password that was provided for the role .* is "
         "wrong|password for user \".*\" and database \".*\" is wrong"
         "|password too long|invalid password for user|wrong password(?! type)|malformed password message",
         ErrorKind::PasswordRejected, Field::Password},
    Rule{"user blocked: ", ErrorKind::LoginForbidden, Field::User},
    Rule{"no such database|database \".*\" is not configured|no pool configured for database|route for '.*' is not "
         "found",
         ErrorKind::DatabaseUnknown, Field::Database},
    Rule{"(authentication )?database \".*\" is disabled", ErrorKind::PermissionDenied, Field::Database},
    Rule{"(only )?(SSL|TLS)( (connection|connections|encryption))?( (is|are))? (required|allowed)"
         "|only TLS connections are allowed|this RDS proxy requires TLS|IAM is allowed only with SSL"
         "|SSL handshake failed|server requires encryption|node is running secure mode, SSL connection required",
         ErrorKind::TlsUnavailable, Field::Url},
    Rule{"tenant is banned", ErrorKind::EndpointDisabled, Field::Host},
    Rule{"can't find suitable host for tsa '(read-write|rw|master|primary)", ErrorKind::ReadOnlyServer, Field::None},
    Rule{"address not in tenant allow_list|host based authentication rejected|unix socket login rejected"
         "|login rejected|no authentication method is found|client from azure virtual networks is not allowed",
         ErrorKind::AddressRefused, Field::Host},
    Rule{"server login has been failing, try again|server login has been failing( \\(|$)"
         "|pgbouncer cannot connect to server|server_login_retry|server conn crashed"
         "|connect (failed|timeout)|cannot connect$|server DNS lookup failed|TLS startup failed|server refused SSL"
         "|bad sslreq answer|auth_query (connection failed|secret check timed out)"
         "|(authentication query failed|failed to retrieve authentication secrets|failed to make auth query)(: |$)"
         "|failed to (start proxy connection|subscribe to tenant|reach JIT provider)|proxy supervisor unavailable"
         "|worker processes \\S+ not found|DbHandler exited|pool down for database|error receiving data from server"
         "|drop connection due to soft oom|remote server read/write error"
         "|closed by server|client_login_timeout|client login timeout|timeout while waiting for message|pause "
         "failed|suspend_timeout"
         "|(the )?(pooler|pgdog) is shut(ting)? down|server shutting down|pool is terminating"
         "|connection to database (closed|not available)|failed to connect to remote server"
         "|circuit breaker open|database does not allow connections"
         "|(all )?backend nodes? (are|is) down|connection pool for user \".*\" and database \".*\" is down"
         "|failed to (prepare|send) welcome message|admin forced disconnect"
         "|(bouncer resources exhaustion|no memory for (authentication )?pool|out of memory|soft out of memory)$",
         ErrorKind::ServerUnavailable, Field::None},
};

} // namespace

ConnectRules poolerRules()
{
    return kRules;
}

} // namespace budget
