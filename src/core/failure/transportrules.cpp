// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/connectrules.h"

namespace budget {

namespace {

using Rule = ConnectRule;

/// Messages of libpq 13 to 18 (fe-connect.c, fe-auth.c, fe-secure*.c), of OpenSSL 1.1 and 3, and of the operating
/// system.
constexpr std::array kRules{
    // The identity of the server
    Rule{"channel binding (is )?required", ErrorKind::ChannelBindingMissing, Field::Url},
    Rule{"error received from server in SCRAM exchange: (channel-binding-not-supported|unsupported-channel-binding)",
         ErrorKind::ChannelBindingMissing, Field::Url},
    Rule{"incorrect server signature|(auth|authentication) method requirement"
         "|server did not complete authentication|AuthenticationSASLFinal received"
         "|no client response found after SASL|duplicate \\w+ authentication request"
         "|error received from server in SCRAM exchange: (channel-bindings-dont-match|server-does-support)"
         "|(malformed|invalid) SCRAM|could not (verify server signature|encode cbind data)"
         "|server offered SCRAM-SHA-256-PLUS|none of the server's SASL authentication mechanisms",
         ErrorKind::CertificateRejected, Field::Password},
    Rule{"received unencrypted data after (SSL|GSSAPI)|requirepeer specifies", ErrorKind::CertificateRejected,
         Field::Host},
    Rule{"server certificate for \".*\" (\\(and \\d+ other names?\\) )?does not match host name|could not get server's "
         "host name|SSL certificate's (name|address)|certificate contains IP address",
         ErrorKind::CertificateOtherHost, Field::Host},
    Rule{"root certificate file \".*\" does not exist|could not read root certificate file"
         "|could not get home directory to locate root",
         ErrorKind::CertificateFileMissing, Field::Url},
    Rule{"(SSL error: )?certificate verify failed|could not load system root certificate|root certificate file",
         ErrorKind::CertificateRejected, Field::Host},
    // The password
    Rule{"fe_sendauth: no password supplied|no password supplied", ErrorKind::PasswordMissing, Field::Password},
    Rule{"error received from server in SCRAM exchange: (unknown-user|invalid-username)", ErrorKind::PasswordRejected,
         Field::User},
    Rule{"error received from server in SCRAM exchange: invalid-proof|(FATAL|ERROR): *password authentication failed"
         "|password authentication failed",
         ErrorKind::PasswordRejected, Field::Password},
    // TLS
    Rule{"server sent an error response during (SSL|GSS encryption) exchange|could not fork new process for connection"
         "|error received from server in SCRAM exchange: no-resources",
         ErrorKind::ServerUnavailable, Field::None},
    Rule{"received invalid response to (SSL|GSSAPI) negotiation|expected authentication request from server",
         ErrorKind::TlsUnavailable, Field::Port},
    Rule{"SSL SYSCALL error: (connection|operation) timed out", ErrorKind::ConnectTimeout, Field::Host},
    // The peer was reached and closed the connection
    Rule{"SSL SYSCALL error: (EOF detected|success|undefined error)|SSL error: .*unexpected eof"
         "|SSL connection has been closed|server closed the connection|EOF detected",
         ErrorKind::ServerUnavailable, Field::Host},
    Rule{"SSL SYSCALL error|could not send (startup|SSL negotiation|GSSAPI negotiation|password|cancel) "
         "(packet|response)",
         ErrorKind::HostUnreachable, Field::Host},
    Rule{"server does not support (SSL|direct SSL)|server doesn't support GSSAPI encryption"
         "|direct SSL connection was established without ALPN|SSL connection was established with unexpected ALPN"
         "|GSSAPI encryption required but|SSL error(:| code )|no SSL error reported|could not establish SSL connection"
         "|could not set (minimum|maximum) SSL protocol|could not create SSL context|unrecognized SSL error code"
         "|could not set SSL Server Name Indication|direct SSL negotiation",
         ErrorKind::TlsUnavailable, Field::Url},
    // Name resolution and network
    Rule{"could not translate host name .* to address: (temporary failure|non-recoverable failure"
         "|system error|try again|out of memory|memory allocation failure|non-recoverable error|request canceled"
         "|a non-recoverable error occurred|non-authoritative host not found|this is usually a temporary error"
         "|no address could be found at the moment|(either )?the application has not called WSAStartup)",
         ErrorKind::LookupFailed, Field::Host},
    Rule{"host name must be specified", ErrorKind::UrlInvalid, Field::Host},
    Rule{"Unix-domain socket path|could not translate Unix-domain socket path", ErrorKind::HostUnreachable,
         Field::Host},
    Rule{"could not translate host name|could not parse network address|name or service not known",
         ErrorKind::HostUnknown, Field::Host},
    Rule{R"(invalid port number|invalid integer value ".*" for connection option "port"|could not translate service)",
         ErrorKind::HostUnreachable, Field::Port},
    Rule{"invalid (channel_binding|sslmode|sslnegotiation|sslcertmode|gssencmode|target_session_attrs|require_auth"
         "|load_balance_hosts|ssl_m(in|ax)_protocol_version|min_protocol_version|max_protocol_version) value"
         "|invalid (integer value|connection option|(SSL )?protocol version range|client encoding name)"
         "|invalid value \".*\" for (minimum|maximum) SSL protocol version|weak sslmode|invalid require_auth method"
         "|(sslmode|sslrootcert|sslnegotiation|sslcertmode|gssencmode) value"
         "|(negative )?require_auth method|could not match \\d+ (port numbers|host names) to|requirepeer parameter"
         "|\"?min_protocol_version\"? is greater than"
         "|server only supports protocol version [\\d.]+, but \"min_protocol_version\""
         "|server did not request an SSL certificate|server accepted connection without a valid SSL certificate",
         ErrorKind::ParameterRefused, Field::Url},
    Rule{"(could not connect to server: )?(connection refused|no such file or directory|not a directory"
         "|too many levels of symbolic links|no connection could be made because the target machine actively refused)",
         ErrorKind::HostUnreachable, Field::Port},
    Rule{"(could not (connect to|receive data from|send data to) server: )?"
         "(timeout expired|(connection|operation) timed out|a connection attempt failed because the connected party)",
         ErrorKind::ConnectTimeout, Field::Host},
    Rule{"(could not connect to server: )?(no route to host|(network|host) is (unreachable|down)|connection reset"
         "|permission denied|operation not permitted|address family not supported|cannot assign requested address"
         "|can't assign requested address|broken pipe|(software caused )?connection abort|(socket is )?not "
         "connected|network dropped connection"
         "|transport endpoint is not connected|protocol not available)"
         "|could not connect to server|could not (receive data from|send data to) server",
         ErrorKind::HostUnreachable, Field::Host},
    Rule{"(could not connect to server: )?resource temporarily unavailable", ErrorKind::ConnectionLimit, Field::None},
    // The operating system's other reasons: the texts of errno in glibc, musl and macOS, and those of Windows, which
    // libpq takes from its own table or from the system. They must be the whole line.
    Rule{"(could not connect to server: )?(no buffer space available|too many open (files( in system)?|sockets)"
         "|no file descriptors available|cannot allocate memory|address (already )?in use|address not available"
         "|network unreachable|host is unreachable|connection aborted|connection reset by network"
         "|net(work)? (connection reset|dropped connection on reset|sub-?system is unavailable)"
         "|machine is not on the network|link has been severed|communication error on send"
         "|(protocol( family)?|socket type|operation) not supported( on (socket|transport endpoint))?"
         "|protocol (error|wrong type for socket|driver not attached)|bad (file (descriptor|number)|address)"
         "|invalid argument|(input/output|i/o|remote i/o) error|interrupted system call|function not implemented"
         "|operation (now|already) in progress|operation (canceled|would block)|destination address required"
         "|message too long|no such device( or address)?|device not configured|too many (references: cannot "
         "splice|users)"
         "|(socket|transport endpoint) is already connected|socket operation on non-socket"
         "|can(no|')t send after (socket|transport endpoint) shutdown|(required )?key (not available|has expired"
         "|has been revoked|was rejected by service)|bad protocol option|windows sockets is not running"
         "|winsock version is not compatible)\\.?( \\(0x[0-9a-f]+/\\d+\\))?(\\n|$)"
         "|a socket operation (was attempted to an unreachable|failed because the destination host was down)"
         "|a socket operation encountered a dead network|an operation on a socket could not be performed because"
         "|an attempt was made to access a socket in a way forbidden|an existing connection was forcibly closed"
         "|an established connection was aborted|an address incompatible with the requested protocol was used"
         "|the requested address is not valid in its context|only one usage of each socket address"
         "|could not create socket: ",
         ErrorKind::HostUnreachable, Field::None},
    // The required kind of server (target_session_attrs)
    Rule{"session is read-only|server is in hot standby mode", ErrorKind::ReadOnlyServer, Field::None},
    Rule{"session is not read-only|server is not in hot standby mode", ErrorKind::ParameterRefused, Field::Url},
};

} // namespace

ConnectRules transportRules()
{
    return kRules;
}

} // namespace budget
