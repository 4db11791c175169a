// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgedtexts.h"

using namespace budget;
using namespace Qt::StringLiterals;

/// Messages of libpq 15 to 18, OpenSSL and the operating system: each alone and
/// behind each prefix of an attempt.
class TestLibpqMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void networkAndNames_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(
            HostUnreachable, Field::Host,
            {"could not send GSSAPI negotiation packet: Broken pipe",
             "Unix-domain socket path "
             "\"/tmp/"
             "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
             "aaaa/.s.PGSQL.5432\" is too long (maximum 107 bytes)",
             "could not receive data from server: Connection reset by peer",
             "could not receive data from server: Bad file descriptor", "could not send data to server: Broken pipe",
             "could not send startup packet: Connection reset by peer", "could not send cancel packet: Broken pipe",
             "SSL SYSCALL error: Connection reset by peer", "SSL SYSCALL error: No route to host",
             "Network is unreachable", "Protocol not available", "No route to host", "Host is down",
             "Connection aborted", "Socket is not connected", "Network is down"});
        addTexts(ServerUnavailable, Field::Host,
                 {"server closed the connection unexpectedly", "SSL connection has been closed unexpectedly",
                  "SSL SYSCALL error: EOF detected", "SSL SYSCALL error: Success",
                  "SSL error: unexpected eof while reading"});
        addTexts(
            HostUnreachable, Field::Port,
            {"invalid port number: \"0\"", "invalid integer value \"54x\" for connection option \"port\"",
             "Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?",
             "No such file or directory\n\tIs the server running locally and accepting connections on that socket?",
             "Not a directory\n\tIs the server running locally and accepting connections on that socket?",
             "Too many levels of symbolic links\n\tIs the server running locally and accepting connections on that "
             "socket?"});
        addTexts(HostUnknown, Field::Host,
                 {"could not translate host name \"h\" to address: Name or service not known",
                  "could not translate host name \"h\" to address: No address associated with hostname",
                  "could not translate host name \"h\" to address: Address family for hostname not supported",
                  "could not translate host name \"h\" to address: Name does not resolve",
                  "could not parse network address \"1.2.3\": Name or service not known"});
        addTexts(LookupFailed, Field::Host,
                 {"could not translate host name \"h\" to address: Temporary failure in name resolution",
                  "could not translate host name \"h\" to address: Try again",
                  "could not translate host name \"h\" to address: Memory allocation failure"});
        addTexts(UrlInvalid, Field::Host, {"host name must be specified for a verified SSL connection"});
        addTexts(ServerUnavailable, Field::None,
                 {"server sent an error response during SSL exchange",
                  "server sent an error response during GSS encryption exchange",
                  "error received from server in SCRAM exchange: no-resources",
                  "could not fork new process for connection: Cannot allocate memory"});
        addTexts(ConnectTimeout, Field::Host,
                 {"could not receive data from server: Connection timed out", "SSL SYSCALL error: Connection timed out",
                  "timeout expired"});
        addTexts(ConnectionLimit, Field::None,
                 {"Resource temporarily unavailable\n\tIs the server running locally and accepting connections on that "
                  "socket?"});
    }
    void networkAndNames() { checkText(); }

    void encryption_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(CertificateOtherHost, Field::Host,
                 {"SSL certificate's name contains embedded null", "SSL certificate's address entry is missing",
                  "SSL certificate's name entry is missing", "certificate contains IP address with invalid length 5",
                  "server certificate for \"a\" (and 2 other names) does not match host name \"b\"",
                  "could not get server's host name from server certificate"});
        addTexts(TlsUnavailable, Field::Url,
                 {"SSL error code 167772454",
                  "could not create SSL context: library has no ciphers",
                  "could not establish SSL connection: no protocols available",
                  "could not set minimum SSL protocol version: bad value",
                  "no SSL error reported",
                  "unrecognized SSL error code: 7",
                  "could not set SSL Server Name Indication (SNI): ssl lib",
                  "direct SSL negotiation requires ALPN support",
                  "server does not support SSL, but SSL was required",
                  "server does not support direct SSL, but direct SSL was required",
                  "direct SSL connection was established without ALPN protocol negotiation extension",
                  "SSL connection was established with unexpected ALPN protocol",
                  "server doesn't support GSSAPI encryption, but it was required",
                  "GSSAPI encryption required but was impossible (possibly no credential cache, no server support, or "
                  "using a local socket)",
                  "GSSAPI encryption required but it is not supported over a local socket",
                  "GSSAPI encryption required but no credential cache",
                  "SSL error: ssl/tls alert protocol version",
                  "SSL error: tlsv1 alert internal error",
                  "SSL error: tlsv1 unrecognized name",
                  "SSL error: sslv3 alert bad certificate",
                  "SSL error: dh key too small",
                  "SSL error: ee key too small",
                  "SSL error: ca md too weak",
                  "SSL error: unsafe legacy renegotiation disabled",
                  "SSL error: no suitable signature algorithm",
                  "SSL error: wrong signature type",
                  "SSL error: http request",
                  "SSL error: data length too long",
                  "SSL error: invalid alert",
                  "SSL error: bad key share",
                  "SSL error: unknown Certificate Verification Error"});
        addTexts(CertificateFileMissing, Field::Url,
                 {"root certificate file \"/x\" does not exist\nEither provide the file, use the system's trusted "
                  "roots with sslrootcert=system, or change sslmode to disable server certificate verification.",
                  "could not read root certificate file \"/x\": no certificate or crl found",
                  "could not get home directory to locate root certificate file\nEither provide the file, or change "
                  "sslmode to disable server certificate verification."});
        addTexts(CertificateRejected, Field::Host,
                 {"could not load system root certificate paths: system lib", "SSL error: certificate verify failed",
                  "received unencrypted data after SSL response",
                  "received unencrypted data after GSSAPI encryption response",
                  "requirepeer specifies \"postgres\", but actual peer user name is \"mallory\""});
        addTexts(
            CertificateRejected, Field::Password,
            {"error received from server in SCRAM exchange: channel-bindings-dont-match",
             "error received from server in SCRAM exchange: server-does-support-channel-binding",
             "authentication method requirement \"!password\" failed: server requested a cleartext password",
             "authentication method requirement \"scram-sha-256\" failed: server requested a hashed password",
             "authentication method requirement \"scram-sha-256\" failed: server requested GSSAPI authentication",
             "authentication method requirement \"scram-sha-256\" failed: server requested SSPI authentication",
             "authentication method requirement \"scram-sha-256\" failed: server requested UNKNOWN authentication",
             "authentication method requirement \"md5\" failed: server requested SCRAM-SHA-256-PLUS authentication",
             "authentication method requirement \"scram-sha-256\" failed: server did not complete authentication",
             "incorrect server signature",
             "could not verify server signature: out of memory",
             "invalid SCRAM response (nonce mismatch)",
             "malformed SCRAM message (empty message)",
             "malformed SCRAM message (length mismatch)",
             "malformed SCRAM message (attribute \"r\" expected)",
             "malformed SCRAM message (expected character \"=\" for attribute \"r\")",
             "malformed SCRAM message (invalid salt)",
             "malformed SCRAM message (invalid iteration count)",
             "malformed SCRAM message (garbage at end of server-first-message)",
             "AuthenticationSASLFinal received from server, but SASL authentication was not completed",
             "no client response found after SASL exchange success",
             "duplicate SASL authentication request",
             "none of the server's SASL authentication mechanisms are supported",
             "server offered SCRAM-SHA-256-PLUS authentication over a non-SSL connection",
             "duplicate GSS authentication request"});
        addTexts(ChannelBindingMissing, Field::Url,
                 {"channel binding is required, but client does not support it",
                  "channel binding required, but SSL not in use",
                  "channel binding is required, but server did not offer an authentication method that supports "
                  "channel binding",
                  "channel binding required but not supported by server's authentication request",
                  "channel binding required, but server authenticated client without channel binding",
                  "error received from server in SCRAM exchange: channel-binding-not-supported",
                  "error received from server in SCRAM exchange: unsupported-channel-binding-type"});
        addTexts(TlsUnavailable, Field::Port,
                 {"received invalid response to SSL negotiation: H",
                  "received invalid response to GSSAPI negotiation: H",
                  "expected authentication request from server, but received H"});
    }
    void encryption() { checkText(); }

    void parameters_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(ParameterRefused, Field::Url,
                 {"weak sslmode \"require\" may not be used with sslrootcert=system (use \"verify-full\")",
                  "weak sslmode \"prefer\" may not be used with sslnegotiation=direct (use \"require\", \"verify-ca\", "
                  "or \"verify-full\")",
                  "sslmode value \"require\" invalid when SSL support is not compiled in",
                  "sslrootcert value \"system\" invalid when SSL support is not compiled in",
                  "sslnegotiation value \"direct\" invalid when SSL support is not compiled in",
                  "gssencmode value \"require\" invalid when GSSAPI support is not compiled in",
                  "invalid sslmode value: \"requre\"",
                  "invalid sslnegotiation value: \"yes\"",
                  "invalid ssl_min_protocol_version value: \"TLSv9\"",
                  "invalid ssl_max_protocol_version value: \"TLSv9\"",
                  "invalid SSL protocol version range",
                  "invalid value \"TLSv9\" for minimum SSL protocol version",
                  "invalid value \"TLSv9\" for maximum SSL protocol version",
                  "invalid channel_binding value: \"yes\"",
                  "invalid gssencmode value: \"x\"",
                  "invalid target_session_attrs value: \"x\"",
                  "invalid require_auth method: \"kerberos\"",
                  "invalid require_auth value: \"x\"",
                  "negative require_auth method \"!md5\" cannot be mixed with non-negative methods",
                  "require_auth method \"md5\" cannot be mixed with negative methods",
                  "require_auth method \"md5\" is specified more than once",
                  "invalid sslcertmode value: \"x\"",
                  "sslcertmode value \"require\" is not supported (check OpenSSL version)",
                  "sslcertmode value \"require\" invalid when SSL support is not compiled in",
                  "invalid load_balance_hosts value: \"x\"",
                  "invalid min_protocol_version value: \"2.0\"",
                  "invalid max_protocol_version value: \"4.0\"",
                  "invalid protocol version range",
                  "\"min_protocol_version\" is greater than \"max_protocol_version\"",
                  "invalid integer value \"5s\" for connection option \"connect_timeout\"",
                  "invalid integer value \"x\" for connection option \"keepalives_idle\"",
                  "invalid connection option \"colour\"",
                  "could not match 2 port numbers to 3 hosts",
                  "could not match 2 host names to 3 hostaddr values",
                  "requirepeer parameter is not supported on this platform",
                  "invalid client encoding name: \"x\"",
                  "server did not request an SSL certificate",
                  "server accepted connection without a valid SSL certificate",
                  "session is not read-only",
                  "server is not in hot standby mode"});
        addTexts(ReadOnlyServer, Field::None, {"session is read-only", "server is in hot standby mode"});
    }
    void parameters() { checkText(); }

    void passwords_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::Password, {"error received from server in SCRAM exchange: invalid-proof"});
        addTexts(PasswordRejected, Field::User, {"error received from server in SCRAM exchange: unknown-user"});
        addTexts(PasswordMissing, Field::Password, {"fe_sendauth: no password supplied"});
    }
    void passwords() { checkText(); }

    void messagesWithoutAMeaningOfTheirOwn_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(Unexpected, Field::None,
                 {"could not open certificate file \"/c\": Permission denied",
                  "could not read certificate file \"/c\": no start line",
                  "certificate present, but not private key file \"/k\"",
                  "private key file \"/k\" has group or world access; file must have permissions u=rw (0600) or less "
                  "if owned by the current user, or permissions u=rw,g=r (0640) or less if owned by root",
                  "private key file \"/k\" is not a regular file",
                  "could not load private key file \"/k\": bad decrypt",
                  "certificate does not match private key file \"/k\": key values mismatch",
                  "could not stat private key file \"/k\": Permission denied",
                  "could not get client address from socket: Bad file descriptor",
                  "could not set socket to nonblocking mode: Invalid argument",
                  "out of memory",
                  "definition of service \"s\" not found",
                  "service file \"/s\" not found",
                  "authentication method 13 not supported",
                  "lost synchronization with server: got message type \"x\", length 123456",
                  "message contents do not agree with length in message type \"R\"",
                  "unexpected message from server during startup",
                  "invalid connection state 17, probably indicative of memory corruption",
                  "could not interpret result from server: x",
                  "user-defined OAuth flow failed",
                  "error received from server in SCRAM exchange: other-error",
                  "error received from server in SCRAM exchange: extensions-not-supported"});
    }
    void messagesWithoutAMeaningOfTheirOwn() { checkText(); }

private:
    static void checkText()
    {
        QFETCH(QString, text);
        compareJudgement(text);
        for (const QString &prefix : attemptPrefixes())
            compareJudgement(prefix + text + u'\n');
    }
};

QTEST_APPLESS_MAIN(TestLibpqMessages)
#include "tst_libpqmessages.moc"
