// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgedtexts.h"

#include <QRegularExpression>

using namespace budget;
using namespace Qt::StringLiterals;

/// Messages with which PostgreSQL 13 to 18 rejects a connection: each alone, behind each prefix of an attempt, and as
/// the error that PgBouncer caches.
class TestPostgresMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messages_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::Password,
                 {"FATAL:  password authentication failed for user \"a\"\nDETAIL:  Connection matched pg_hba.conf line "
                  "95: \"host all all all scram-sha-256\"",
                  "FATAL:  empty password returned by client"});
        addTexts(
            PasswordRejected, Field::User,
            {"FATAL:  \"trust\" authentication failed for user \"a\"",
             "FATAL:  GSSAPI authentication failed for user \"a\"", "FATAL:  SSPI authentication failed for user \"a\"",
             "FATAL:  BSD authentication failed for user \"a\"", "FATAL:  RADIUS authentication failed for user \"a\"",
             "FATAL:  OAuth bearer authentication failed for user \"a\"",
             "FATAL:  certificate authentication failed for user \"a\"",
             "FATAL:  no PostgreSQL user name specified in startup packet", "FATAL:  role \"x\" does not exist",
             "FATAL:  role with OID 5 does not exist", "FATAL:  OAuth bearer authentication failed for user \"x\""});
        addTexts(
            AddressRefused, Field::Host,
            {"FATAL:  authentication failed for user \"a\": host rejected",
             "FATAL:  pg_hba.conf rejects connection for host \"1.2.3.4\", user \"a\", database \"b\", no encryption",
             "FATAL:  pg_hba.conf rejects connection for host \"1.2.3.4\", user \"a\", database \"b\", SSL encryption",
             "FATAL:  pg_hba.conf rejects replication connection for host \"1.2.3.4\", user \"a\", SSL encryption",
             "FATAL:  no pg_hba.conf entry for replication connection from host \"1.2.3.4\", user \"a\", SSL "
             "encryption",
             "FATAL:  no pg_hba.conf entry for host \"[local]\", user \"a\", database \"b\", GSS encryption"});
        addTexts(Unexpected, Field::None,
                 {"FATAL:  authentication failed for user \"a\": invalid authentication method",
                  "FATAL:  could not open relation mapping file \"global/pg_filenode.map\": No such file or directory",
                  "FATAL:  could not access directory \"base/5\": No such file or directory",
                  "FATAL:  could not load library \"/usr/lib/postgresql/15/lib/x.so\": undefined symbol",
                  "FATAL:  could not access file \"x\": No such file or directory",
                  "FATAL:  cache lookup failed for database 5",
                  "FATAL:  XX001: could not read block 0 in file \"base/5/1249\": read only 0 of 8192 bytes",
                  "FATAL:  unsupported frontend protocol 4.0: server supports 3.0 to 3.2",
                  "FATAL:  unsupported frontend protocol 1234.5679: server supports 3.0 to 3.0",
                  "FATAL:  invalid startup packet layout: expected terminator as last byte",
                  "FATAL:  connection requires a valid client certificate",
                  "FATAL:  28000: connection requires a valid client certificate",
                  "FATAL:  malformed SCRAM message\nDETAIL:  The message is empty.",
                  "FATAL:  invalid SCRAM response\nDETAIL:  Nonce does not match.",
                  "FATAL:  client selected an invalid SASL authentication mechanism",
                  "FATAL:  expected SASL response, got message type 88",
                  "FATAL:  expected password response, got message type 88"});
        addTexts(DatabaseUnknown, Field::Database,
                 {"FATAL:  database \"x\" does not exist\nDETAIL:  It seems to have just been dropped or renamed.",
                  "FATAL:  database 16384 does not exist",
                  "FATAL:  database \"x\" has disappeared from pg_database\nDETAIL:  Database OID 5 now seems to "
                  "belong to \"y\".",
                  "FATAL:  3D000: database \"x\" does not exist"});
        addTexts(
            PermissionDenied, Field::Database,
            {"FATAL:  55000: cannot connect to invalid database \"x\"\nHINT:  Use DROP DATABASE to drop invalid "
             "databases.",
             "FATAL:  cannot connect to invalid database \"x\"\nHINT:  Use DROP DATABASE to drop invalid databases.",
             "FATAL:  database \"x\" is not currently accepting connections",
             "FATAL:  permission denied for database \"x\"\nDETAIL:  User does not have CONNECT privilege."});
        addTexts(ConnectionLimit, Field::None,
                 {"FATAL:  too many connections for database \"x\"", "FATAL:  too many connections for role \"x\"",
                  "FATAL:  53300: remaining connection slots are reserved for roles with the SUPERUSER attribute",
                  "FATAL:  remaining connection slots are reserved for roles with privileges of the "
                  "\"pg_use_reserved_connections\" role",
                  "FATAL:  sorry, too many clients already",
                  "FATAL:  number of requested standby connections exceeds max_wal_senders (currently 10)"});
        addTexts(
            ServerUnavailable, Field::None,
            {"FATAL:  must be superuser to connect during database shutdown",
             "FATAL:  must be superuser to connect in binary upgrade mode",
             "FATAL:  the database system is not yet accepting connections\nDETAIL:  Recovery snapshot is not yet "
             "ready for hot standby.",
             "FATAL:  the database system is not accepting connections\nDETAIL:  Hot standby mode is disabled.",
             "FATAL:  terminating connection due to unexpected postmaster exit",
             "FATAL:  terminating connection because of crash of another server process",
             "WARNING:  terminating connection because of unexpected SIGQUIT signal",
             "FATAL:  terminating connection due to conflict with recovery",
             "FATAL:  out of memory\nDETAIL:  Failed on request of size 1024 in memory context \"TopMemoryContext\".",
             "FATAL:  53200: out of memory"});
        addTexts(DiskFull, Field::None,
                 {"FATAL:  could not write lock file \"postmaster.pid\": No space left on device",
                  "FATAL:  53100: could not extend file \"base/5/16384\": No space left on device\nHINT:  Check free "
                  "disk space."});
        addTexts(
            QuotaExceeded, Field::None,
            {"FATAL:  could not extend file because project size limit (512 MB) has been exceeded\nHINT:  This limit "
             "is defined externally by the project size limit, and internally by neon.max_cluster_size GUC"});
        addTexts(LoginForbidden, Field::User, {"FATAL:  role \"x\" is not permitted to log in"});
        addTexts(ParameterRefused, Field::Url,
                 {"FATAL:  unrecognized configuration parameter \"x\"",
                  "FATAL:  invalid value for parameter \"client_encoding\": \"x\"",
                  "FATAL:  parameter \"max_connections\" cannot be changed without restarting the server",
                  "FATAL:  parameter \"server_version\" cannot be changed",
                  "FATAL:  parameter \"x\" cannot be set after connection start",
                  "FATAL:  permission denied to set parameter \"log_statement\"",
                  "FATAL:  -c statement_timeout requires a value",
                  "FATAL:  invalid command-line argument for server process: foo\nHINT:  Try \"postgres --help\" for "
                  "more information.",
                  "FATAL:  invalid command-line arguments for server process",
                  "FATAL:  invalid configuration parameter name \"x y\"",
                  "FATAL:  22023: parameter \"x\" requires a numeric value",
                  "FATAL:  invalid value for boolean option \"replication\": \"x\"",
                  "FATAL:  parameter \"work_mem\" requires a numeric value",
                  "FATAL:  parameter \"enable_seqscan\" requires a Boolean value",
                  "FATAL:  0 kB is outside the valid range for parameter \"work_mem\" (64 kB .. 2147483647 kB)",
                  "FATAL:  conversion between UTF8 and MULE_INTERNAL is not supported"});
        addTexts(TlsUnavailable, Field::Url,
                 {"FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"a\", database \"b\", no encryption"});
        addTexts(CertificateRejected, Field::Password,
                 {"FATAL:  SCRAM channel binding negotiation error\nDETAIL:  The client supports SCRAM channel binding "
                  "but thinks the server does not.  However, this server does support channel binding.",
                  "FATAL:  SCRAM channel binding check failed",
                  "FATAL:  unsupported SCRAM channel-binding type \"tls-unique\""});
        addTexts(CertificateRejected, Field::Host,
                 {"FATAL:  received unencrypted data after SSL request\nDETAIL:  This could be either a "
                  "client-software bug or evidence of an attempted man-in-the-middle attack."});
        addTexts(ConnectTimeout, Field::Password, {"FATAL:  canceling authentication due to timeout"});
    }
    void messages() { checkText(); }

private:
    static void checkText()
    {
        QFETCH(QString, text);
        compareJudgement(text);
        for (const QString &prefix : attemptPrefixes())
            compareJudgement(prefix + text);
        // PgBouncer quotes the message without its severity, its state and the lines behind it.
        static const QRegularExpression state(u"^[0-9A-Z]{5}: "_s);
        const QString quoted = text.section(u":  "_s, 1).section(u'\n', 0, 0).remove(state);
        compareJudgement(u"FATAL:  08P01: server login has been failing, cached error: "_s + quoted
                         + u" (server_login_retry)"_s);
    }
};

QTEST_APPLESS_MAIN(TestPostgresMessages)
#include "tst_postgresmessages.moc"
