// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/failure.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

/// Real error texts of libpq 13 to 17, PostgreSQL 9.6 to 17, PgBouncer, OpenSSL 1.1 and 3 and Neon's proxy for failed
/// connections. Each is tested alone and with libpq's prefix 'connection to server at …, port … failed: '.
class TestFailureTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("before");
        QTest::newRow("bare") << QString();
        QTest::newRow("libpq 14 and newer")
            << u"connection to server at \"ep-a-1.eu-central-1.aws.neon.tech\" (3.4.5.6), port 5432 failed: "_s;
    }

    void server_data()
    {
        begin();
        using enum ErrorKind;
        many(PasswordRejected, Field::Password,
             {"FATAL:  password authentication failed for user \"alice\"",
              "FATAL:  28P01: password authentication failed for user \"alice\"\nLOCATION:  auth_failed, auth.c:329",
              "ERROR:  password authentication failed for user 'neondb_owner'",
              "ERROR:  XX000: password authentication failed for user 'neondb_owner'",
              "FATAL:  password authentication failed for user \"a\"\nDETAIL:  Role \"a\" does not exist.",
              "FATAL:  password authentication failed", "FATAL:  08P01: SASL authentication failed",
              "FATAL:  28P01: Passwort-Authentifizierung f\303\274r Benutzer \302\273alice\302\253 fehlgeschlagen",
              "FATAL:  28P01: "
              "\343\203\246\343\203\274\343\202\266\343\203\274\"alice\"\343\201\256\343\203\221\343\202\271",
              "\320\222\320\220\320\226\320\235\320\236:  28P01: \320\277\320\276\320\273\321\214\320\267",
              "FATAL:  28P01: l'authentification par mot de passe a \303\251chou\303\251 pour l'utilisateur \302\253 a "
              "\302\273",
              "FATAL:  empty password returned by client"});
        many(PasswordRejected, Field::User,
             {"FATAL:  role \"bob\" does not exist", "FATAL:  28000: role \"bob\" does not exist",
              "FATAL:  no such user: bob", "FATAL:  08P01: no such user",
              "FATAL:  Peer authentication failed for user \"alice\"",
              "FATAL:  Ident authentication failed for user \"alice\"",
              "FATAL:  LDAP authentication failed for user \"alice\"",
              "FATAL:  certificate authentication failed for user \"alice\"",
              "FATAL:  PAM authentication failed for user \"alice\""});
        many(LoginForbidden, Field::User,
             {"FATAL:  role \"bob\" is not permitted to log in",
              "FATAL:  28000: role \"bob\" is not permitted to log in"});
        many(DatabaseUnknown, Field::Database,
             {"FATAL:  database \"nope\" does not exist",
              "FATAL:  3D000: database \"nope\" does not exist\nLOCATION:  InitPostgres, postinit.c:941",
              "FATAL:  no such database: nope", "FATAL:  08P01: no such database: nope",
              "FATAL:  database \"neondb\" does not exist\nDETAIL:  It seems to have just been dropped or renamed.",
              "FATAL:  3D000: Datenbank \302\273nope\302\253 existiert nicht",
              "FATAL:  database \"nope\" does not exist\nDETAIL:  The database subdirectory \"base/5\" is missing."});
        many(PermissionDenied, Field::Database,
             {"FATAL:  permission denied for database \"b\"\nDETAIL:  User does not have CONNECT privilege.",
              "FATAL:  42501: permission denied for database \"b\"\nDETAIL:  User does not have CONNECT privilege.",
              "FATAL:  42501: keine Berechtigung f\303\274r Datenbank \302\273b\302\253"});
        many(ConnectionLimit, Field::None,
             {"FATAL:  remaining connection slots are reserved for non-replication superuser connections",
              "FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
              "FATAL:  remaining connection slots are reserved for roles with privileges of the "
              "\"pg_use_reserved_connections\" role",
              "FATAL:  sorry, too many clients already", "FATAL:  53300: sorry, too many clients already",
              "FATAL:  too many connections for role \"alice\"", "FATAL:  too many connections for database \"neondb\"",
              "FATAL:  53300: zu viele Verbindungen f\303\274r Rolle \302\273alice\302\253",
              "FATAL:  no more connections allowed (max_client_conn)", "ERROR:  no more connections allowed",
              "FATAL:  too many clients already",
              "ERROR:  Too many connections to this endpoint. Please try again later.",
              "ERROR:  Failed to acquire permit to connect to the database. Too many database connection attempts are "
              "currently ongoing.",
              "ERROR:  XX000: Failed to acquire permit to connect to the database. Too many database connection "
              "attempts are currently ongoing.",
              "ERROR:  error acquiring resource permit: timeout"});
        many(ServerUnavailable, Field::None,
             {"FATAL:  the database system is starting up",
              "FATAL:  the database system is shutting down",
              "FATAL:  the database system is in recovery mode",
              "FATAL:  57P03: the database system is starting up",
              "FATAL:  the database system is not yet accepting connections\nDETAIL:  Consistent recovery state has "
              "not been yet reached.",
              "FATAL:  the database system is not accepting connections\nDETAIL:  Hot standby mode is disabled.",
              "FATAL:  57P03: das Datenbanksystem startet",
              "FATAL:  terminating connection due to administrator command",
              "FATAL:  57P01: terminating connection due to administrator command",
              "FATAL:  57P01: Verbindung wird abgebrochen aufgrund von Anweisung des Administrators",
              "FATAL:  terminating connection due to administrator command\nSSL connection has been closed "
              "unexpectedly",
              "FATAL:  terminating connection due to idle-session timeout",
              "WARNING:  57P02: terminating connection because of crash of another server process",
              "ERROR:  Couldn't connect to compute node",
              "ERROR:  XX000: Couldn't connect to compute node",
              "ERROR:  Could not connect to compute node",
              "ERROR:  Control plane request failed",
              "ERROR:  Console request failed",
              "ERROR:  Control plane request failed: 503 Service Unavailable",
              "FATAL:  server login has been failing, try again later (server_login_retry)",
              "ERROR:  server login has been failing, cached error: connect failed (server_login_retry)",
              "ERROR:  pgbouncer cannot connect to server",
              "FATAL:  client_login_timeout",
              "FATAL:  server conn crashed?"});
        many(PoolerFull, Field::None,
             {"FATAL:  query_wait_timeout", "ERROR:  08P01: query_wait_timeout",
              "FATAL:  query_wait_timeout\nSSL connection has been closed unexpectedly"});
        many(ParameterRefused, Field::Url,
             {"ERROR:  unsupported startup parameter: search_path",
              "FATAL:  unsupported startup parameter in options: search_path",
              "ERROR:  08P01: unsupported startup parameter: extra_float_digits",
              "FATAL:  unsupported startup parameter: options",
              "FATAL:  unsupported options startup parameter: only '-c config=val' and '--config=val' are allowed",
              "FATAL:  unrecognized configuration parameter \"nonsense\"",
              "FATAL:  42704: unrecognized configuration parameter \"nonsense\"",
              "FATAL:  invalid value for parameter \"TimeZone\": \"Mars\"",
              "FATAL:  42501: permission denied to set parameter \"log_statement\"",
              "FATAL:  invalid command-line argument for server process: --x"});
        many(TlsUnavailable, Field::Url,
             {"ERROR:  connection is insecure (try using `sslmode=require`)",
              "FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"a\", database \"b\", no encryption",
              "FATAL:  28000: no pg_hba.conf entry for host \"1.2.3.4\", user \"a\", database \"b\", no encryption",
              "FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"a\", database \"b\", SSL off",
              "FATAL:  SSL required", "FATAL:  08P01: SSL required"});
        many(
            AddressRefused, Field::Host,
            {"ERROR:  This IP address is not allowed to connect to this endpoint. Please add it to the allowed list in "
             "the Neon console.",
             "ERROR:  This IP address 1.2.3.4 is not allowed to connect to this endpoint. Please add it to the allowed "
             "list in the Neon console. Make sure to check for IPv4 or IPv6 addresses.",
             "ERROR:  This connection is trying to access this endpoint from a blocked network.",
             "FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"a\", database \"b\", SSL encryption",
             "FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"a\", database \"b\", SSL on",
             "FATAL:  28000: kein pg_hba.conf-Eintrag f\303\274r Host \302\2731.2.3.4\302\253",
             "FATAL:  pg_hba.conf rejects connection for host \"1.2.3.4\", user \"a\", database \"b\", SSL "
             "encryption"});
        many(DatabaseUnknown, Field::Database,
             {"FATAL:  3D000: database \"pg_hba.conf\nno encryption\" does not exist",
              "FATAL:  database \"x\" does not exist\nDETAIL:  See pg_hba.conf."});
        many(EndpointMissing, Field::Host,
             {"ERROR:  Endpoint ID is not specified. Either please upgrade the postgres client library (libpq) for SNI "
              "support or pass the endpoint ID (first part of the domain name) as a parameter: "
              "'?options=endpoint%3D<endpoint-id>'. See more at https://neon.tech/sni",
              "ERROR:  The endpoint ID is not specified. Either upgrade the Postgres client library (libpq) for SNI "
              "support or pass the endpoint ID (the first part of the domain name) as a parameter: "
              "'&options=endpoint%3D'. See https://neon.tech/sni for more information.",
              "ERROR:  Project ID is not specified. Either please upgrade the postgres client library (libpq) for SNI "
              "support or pass the project ID (first part of the domain name) as a parameter: "
              "'&options=project%3D<project-id>'.",
              "ERROR:  Inconsistent project name inferred from SNI ('ep-a') and project option ('ep-b')."});
        many(EndpointUnknown, Field::Host,
             {"ERROR:  The requested endpoint could not be found, or you don't have access to it. Please check the "
              "provided ID and try again.",
              "ERROR:  XX000: endpoint not found", "ERROR:  Console request failed: endpoint not found"});
        many(EndpointDisabled, Field::Host,
             {"ERROR:  The endpoint has been disabled. Enable it using the API and retry.",
              "ERROR:  Control plane request failed: endpoint is disabled",
              "ERROR:  Console request failed: endpoint is disabled", "ERROR:  endpoint is disabled",
              "ERROR:  Access to this endpoint is temporarily disabled"});
        many(QuotaExceeded, Field::None,
             {"ERROR:  Your account or project has exceeded the compute time quota. Upgrade your plan to increase "
              "limits.",
              "ERROR:  XX000: Your project has exceeded the data transfer quota. Upgrade your plan to increase limits.",
              "ERROR:  Your account or project has exceeded the written data quota. Upgrade your plan to increase "
              "limits.",
              "ERROR:  quota exceeded",
              "ERROR:  You have exceeded the limit of concurrently active endpoints. Please suspend some endpoints or "
              "get in touch with Neon support."});
        many(CertificateRejected, Field::Password,
             {"FATAL:  SCRAM channel binding check failed", "FATAL:  28000: SCRAM channel binding negotiation error"});
        many(DiskFull, Field::None,
             {"FATAL:  53100: could not write init file: No space left on device",
              "FATAL:  could not write lock file \"postmaster.pid\": No space left on device"});
        many(Unexpected, Field::None,
             {"FATAL:  something that nobody has seen yet", "FATAL:  XX000: cache lookup failed for role 5",
              "FEHLER:  Passwort-Authentifizierung f\303\274r Benutzer \302\273alice\302\253 fehlgeschlagen",
              "FATAL:  unsupported frontend protocol 3.9: server supports 3.0 to 3.0",
              "FATAL:  connection requires a valid client certificate",
              "ERROR:  The request could not be authorized due to an internal error"});
    }
    void server() { check(true); }

    void transport_data()
    {
        begin();
        using enum ErrorKind;
        many(HostUnreachable, Field::Port,
             {"Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?",
              "could not connect to server: Connection refused\n\tIs the server running on host \"h\" (1.2.3.4) and "
              "accepting\n\tTCP/IP connections on port 5432?",
              "No such file or directory\n\tIs the server running locally and accepting connections on that socket?",
              "could not connect to server: No such file or directory\n\tIs the server running locally and accepting\n"
              "\tconnections on Unix domain socket \"/tmp/.s.PGSQL.5432\"?",
              "invalid port number: \"70000\"", "invalid integer value \"x\" for connection option \"port\""});
        many(HostUnreachable, Field::Host,
             {"No route to host\n\tIs the server running on that host and accepting TCP/IP connections?",
              "Network is unreachable\n\tIs the server running on that host and accepting TCP/IP connections?",
              "could not connect to server: Network is unreachable", "could not connect to server: No route to host",
              "Connection reset by peer", "could not receive data from server: Connection reset by peer",
              "could not send startup packet: Broken pipe",
              "could not send SSL negotiation packet: Connection reset by peer",
              "could not send data to server: Broken pipe", "SSL SYSCALL error: Connection reset by peer",
              "Permission denied\n\tIs the server running locally", "could not connect to server: Host is down",
              "Cannot assign requested address"});
        many(ServerUnavailable, Field::Host,
             {"server closed the connection unexpectedly\n\tThis probably means the server "
              "terminated abnormally\n\tbefore or while processing the request.",
              "SSL SYSCALL error: EOF detected", "SSL connection has been closed unexpectedly",
              "SSL error: unexpected eof while reading"});
        many(ConnectTimeout, Field::Host,
             {"timeout expired", "timeout expired\n", "Connection timed out\n\tIs the server running on that host",
              "could not connect to server: Connection timed out", "could not connect to server: Operation timed out",
              "could not receive data from server: Connection timed out"});
        many(HostUnknown, Field::Host,
             {"could not translate host name \"nowhere.invalid\" to address: Name or service not known",
              "could not translate host name \"x\" to address: No address associated with hostname",
              "could not translate host name \"x\" to address: nodename nor servname provided, or not known",
              "could not translate host name \"x\" to address: Unknown host",
              "could not parse network address \"1.2.3\": Name or service not known"});
        many(LookupFailed, Field::Host,
             {"could not translate host name \"x\" to address: Temporary failure in name resolution",
              "could not translate host name \"x\" to address: Non-recoverable failure in name resolution",
              "could not translate host name \"x\" to address: System error"});
        many(TlsUnavailable, Field::Url,
             {"server does not support SSL, but SSL was required", "SSL error: unsupported protocol",
              "SSL error: tlsv1 alert protocol version", "SSL error: no protocols available",
              "SSL error: wrong version number", "SSL error: sslv3 alert handshake failure",
              "SSL error: ssl/tls alert handshake failure", "SSL error: no shared cipher",
              "SSL error: tlsv13 alert certificate required"});
        many(TlsUnavailable, Field::Port,
             {"received invalid response to SSL negotiation: H",
              "expected authentication request from server, but received H"});
        many(CertificateRejected, Field::Host,
             {"SSL error: certificate verify failed", "received unencrypted data after SSL response",
              "could not load system root certificate paths: unregistered scheme"});
        many(
            CertificateFileMissing, Field::Url,
            {"root certificate file \"/nowhere.crt\" does not exist\nEither provide the file or change sslmode to "
             "disable server certificate verification.",
             "root certificate file \"/nowhere.crt\" does not exist\nEither provide the file, use the system's trusted "
             "roots with sslrootcert=system, or change sslmode to disable server certificate verification.",
             "could not read root certificate file \"/x.crt\": no certificate or crl found",
             "could not get home directory to locate root certificate file"});
        many(CertificateOtherHost, Field::Host,
             {"server certificate for \"localhost\" does not match host name \"127.0.0.1\"",
              "server certificate for \"a\" (and 1 other name) does not match host name \"b\"",
              "server certificate for \"*.neon.tech\" (and 3 other names) does not match host name \"b\"",
              "could not get server's host name from server certificate"});
        many(ChannelBindingMissing, Field::Url,
             {"channel binding required but not supported by server's authentication request",
              "channel binding required, but server authenticated client without channel binding",
              "channel binding required, but SSL not in use",
              "channel binding is required, but server did not offer an authentication method that supports channel "
              "binding"});
        many(ServerUnavailable, Field::None, {"server sent an error response during SSL exchange"});
        many(CertificateRejected, Field::Password,
             {"authentication method requirement \"scram-sha-256\" failed: server requested a cleartext password",
              "authentication method requirement \"scram-sha-256\" failed: server did not complete authentication",
              "incorrect server signature", "malformed SCRAM message (invalid server signature)",
              "invalid SCRAM response (nonce mismatch)", "server did not complete authentication",
              "none of the server's SASL authentication mechanisms are supported",
              "server offered SCRAM-SHA-256-PLUS authentication over a non-SSL connection"});
        many(PasswordMissing, Field::Password, {"fe_sendauth: no password supplied"});
        many(PasswordRejected, Field::Password, {"error received from server in SCRAM exchange: invalid-proof"});
        many(HostUnreachable, Field::None,
             {"could not create socket: Too many open files", "No buffer space available"});
        many(ReadOnlyServer, Field::None, {"session is read-only", "server is in hot standby mode"});
        many(Unexpected, Field::None,
             {"authentication method 11 not supported", "out of memory",
              "could not load private key file \"/k\": bad decrypt", "lost synchronization with server",
              "Verbindungsaufbau abgelehnt"});
    }
    void transport() { check(true); }

    /// Servers quote names unchanged, so a name may contain the text of any error.
    void namesLikeErrors_data()
    {
        begin();
        using enum ErrorKind;
        many(DatabaseUnknown, Field::Database,
             {"FATAL:  database \"password authentication failed\" does not exist",
              "FATAL:  database \"too many connections\" does not exist",
              "FATAL:  3D000: database \"x\" failed: FATAL:  28P01: password authentication failed\" does not exist",
              "FATAL:  database \"connection refused\" does not exist",
              "FATAL:  database \"no pg_hba.conf entry\" does not exist",
              "FATAL:  database \"quota exceeded\" does not exist",
              "FATAL:  database \"x\nFATAL:  timeout expired\" does not exist",
              "FATAL:  3D000: database \"\nconnection to server at \"h\", port 1 failed: timeout expired\" does not "
              "exist"});
        many(PasswordRejected, Field::Password,
             {"FATAL:  password authentication failed for user \"database \"x\" does not exist\"",
              "FATAL:  password authentication failed for user \"too many connections\"",
              "ERROR:  password authentication failed for user 'endpoint is disabled'",
              "ERROR:  password authentication failed for user 'query_wait_timeout'",
              "FATAL:  28P01: password authentication failed for user \"remaining connection slots are reserved\""});
        many(PasswordRejected, Field::User,
             {"FATAL:  role \"certificate verify failed\" does not exist",
              "FATAL:  role \"permission denied for database\" does not exist"});
        many(LoginForbidden, Field::User, {"FATAL:  role \"timeout expired\" is not permitted to log in"});
        many(PermissionDenied, Field::Database,
             {"FATAL:  permission denied for database \"password authentication failed\"",
              "FATAL:  permission denied for database \"x\" does not exist\""});
        many(ConnectionLimit, Field::None,
             {"FATAL:  too many connections for role \"password authentication failed\"",
              "FATAL:  too many connections for database \"does not exist\""});
        many(AddressRefused, Field::Host,
             {"FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"no encryption\", database \"password "
              "authentication failed\", SSL encryption"});
        many(HostUnknown, Field::Host,
             {"could not translate host name \"timeout expired\" to address: Name or service not known",
              "could not translate host name \"temporary failure\" to address: Name or service not known"});
        many(CertificateFileMissing, Field::Url,
             {"root certificate file \"/tmp/password authentication failed\" does not exist",
              "root certificate file \"/tmp/server certificate for does not match host name\" does not exist"});
        many(Unexpected, Field::None,
             {"FATAL:  relation \"password authentication failed\" does not exist",
              "FATAL:  function \"quota exceeded\" failed", "FATAL:  42883: function \"too many connections\" failed"});
    }
    void namesLikeErrors() { check(false); }

    /// A failed statement is classified by its SQLSTATE only.
    void statements_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        using enum ErrorKind;
        const auto row = [](const char *state, ErrorKind kind) { QTest::newRow(state) << kind; };
        row("42P01", TablesDiffer);
        row("42703", TablesDiffer);
        row("42501", PermissionDenied);
        row("25006", ReadOnlyServer);
        row("25P03", ConnectionLost);
        row("25P04", ConnectionLost);
        row("57P05", ConnectionLost);
        row("57014", StatementTimeout);
        row("53100", DiskFull);
        row("08P01", ConnectionLost);
        row("28000", PasswordRejected);
        row("42601", Unexpected);
        row("26000", Unexpected);
        row("42P05", Unexpected);
        row("XX000", Unexpected);
    }
    void statements()
    {
        QFETCH_GLOBAL(QString, before);
        Q_UNUSED(before)
        QTEST(kindOfSqlState(QString::fromLatin1(QTest::currentDataTag())), "kind");
    }

    void statesAndSourceLinesAreNotShown()
    {
        const Error error = connectFailure(
            u"connection to server at \"h\" (1.2.3.4), port 5432 failed: FATAL:  3D000: database \"x\" does not exist\n"
            "LOCATION:  InitPostgres, postinit.c:941\n"_s);
        QCOMPARE(
            error.detail,
            u"connection to server at \"h\" (1.2.3.4), port 5432 failed: FATAL:  database \"x\" does not exist\n"_s);
        QCOMPARE(error.sqlState, QString());
    }

private:
    static void begin()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Field>("field");
    }

    static void many(ErrorKind kind, Field field, const QList<const char *> &texts)
    {
        for (const char *text : texts)
            QTest::newRow(text) << QString::fromUtf8(text) << kind << field;
    }

    static void check(bool comparesText)
    {
        QFETCH_GLOBAL(QString, before);
        QFETCH(QString, text);
        const Error error = connectFailure(before + text);
        QTEST(error.kind, "kind");
        QTEST(error.field, "field");
        if (comparesText && !text.contains(u"LOCATION"_s))
            QVERIFY(error.detail.startsWith(before + text.left(text.indexOf(u':'))));
    }
};

QTEST_APPLESS_MAIN(TestFailureTexts)
#include "tst_failuretexts.moc"
