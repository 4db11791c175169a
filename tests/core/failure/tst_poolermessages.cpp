// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgedtexts.h"

using namespace budget;
using namespace Qt::StringLiterals;

/// Messages of PgBouncer 1.18 to 1.25 and errors of the server that it quotes; each as it stands and with the SQLSTATE
/// 08P01, which PgBouncer gives to all of them.
class TestPoolerMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownMessages_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(ConnectionLimit, Field::None,
                 {"FATAL:  client connections exceeded (max_db_client_connections)",
                  "FATAL:  client connections exceeded (max_user_client_connections)",
                  "FATAL:  no more connections allowed (max_client_conn)", "FATAL:  no more connections allowed"});
        addTexts(PasswordRejected, Field::User,
                 {"FATAL:  no such user: x", "FATAL:  username too long", "FATAL:  no username supplied",
                  "FATAL:  \"trust\" authentication failed", "FATAL:  LDAP authentication failed",
                  "FATAL:  PAM authentication failed", "FATAL:  certificate authentication failed"});
        addTexts(PasswordRejected, Field::Password,
                 {"FATAL:  password too long", "FATAL:  SASL authentication failed",
                  "FATAL:  password authentication failed", "FATAL:  empty password returned by client",
                  "FATAL:  SCRAM authentication failed: user has MD5 secret"});
        addTexts(Unexpected, Field::None,
                 {"FATAL:  TLS client certificate required", "FATAL:  TLS certificate name mismatch",
                  "FATAL:  bouncer config error", "FATAL:  not allowed", "FATAL:  old V2 protocol not supported",
                  "FATAL:  bad packet header: '0000'", "FATAL:  client re-sent startup pkt",
                  "FATAL:  server login failed: wrong password type",
                  "FATAL:  server login failed: invalid server signature",
                  "FATAL:  server login failed: failed to verify server signature",
                  "FATAL:  server login failed: none of the server's SASL authentication mechanisms are supported"});
        addTexts(AddressRefused, Field::Host,
                 {"FATAL:  login rejected", "FATAL:  unix socket login rejected",
                  "FATAL:  no authentication method is found"});
        addTexts(ServerUnavailable, Field::None,
                 {"FATAL:  bouncer resources exhaustion", "FATAL:  no memory for pool",
                  "FATAL:  no memory for authentication pool", "FATAL:  out of memory",
                  "FATAL:  pooler is shutting down", "FATAL:  server shutting down", "FATAL:  client_login_timeout",
                  "FATAL:  client_login_timeout (server down)", "FATAL:  suspend_timeout", "FATAL:  pause failed",
                  "FATAL:  admin forced disconnect", "FATAL:  failed to prepare welcome message",
                  "FATAL:  failed to send welcome message", "FATAL:  server conn crashed?"});
        addTexts(PoolerFull, Field::None, {"FATAL:  query_wait_timeout"});
        addTexts(PermissionDenied, Field::Database, {"FATAL:  database \"x\" is disabled"});
        addTexts(DatabaseUnknown, Field::Database,
                 {"FATAL:  no such database: x", "FATAL:  database \"x\" does not exist"});
        addTexts(TlsUnavailable, Field::Url, {"FATAL:  SSL required", "FATAL:  TLS connection required"});
        addTexts(
            ParameterRefused, Field::Url,
            {"FATAL:  unsupported startup parameter: statement_timeout",
             "FATAL:  unsupported startup parameter in options: search_path",
             "FATAL:  unsupported options startup parameter: only '-c config=val' and '--config=val' are allowed"});
        addTexts(CertificateRejected, Field::Host, {"FATAL:  received unencrypted data after SSL request"});
    }
    void ownMessages() { checkText(); }

    void quotedErrors_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(
            Unexpected, Field::None,
            {"FATAL:  server login has been failing, cached error: wrong password type (server_login_retry)",
             "FATAL:  server login has been failing, cached error: server login failed: wrong password type "
             "(server_login_retry)",
             "FATAL:  server login has been failing, cached error: login failed (server_login_retry)",
             "FATAL:  server login has been failing, cached error: exec_on_connect query failed (server_login_retry)"});
        addTexts(ConnectionLimit, Field::None,
                 {"FATAL:  server login has been failing, cached error: remaining connection slots are reserved for "
                  "roles with the SUPERUSER attribute (server_login_retry)"});
        addTexts(ServerUnavailable, Field::None,
                 {"FATAL:  server login has been failing, cached error: the database system is starting up "
                  "(server_login_retry)",
                  "FATAL:  server login has been failing, cached error: connect timeout (server_login_retry)",
                  "FATAL:  server login has been failing, cached error: server refused SSL (server_login_retry)",
                  "FATAL:  server login has been failing, cached error: connect failed (server_login_retry)",
                  "FATAL:  server login has been failing, cached error: cannot connect (server_login_retry)"});
        addTexts(PermissionDenied, Field::Database,
                 {"FATAL:  server login has been failing, cached error: permission denied for database \"x\" "
                  "(server_login_retry)"});
        addTexts(ParameterRefused, Field::Url,
                 {"FATAL:  server login has been failing, cached error: unrecognized configuration parameter \"x\" "
                  "(server_login_retry)"});
        addTexts(AddressRefused, Field::Host,
                 {"FATAL:  server login has been failing, cached error: no pg_hba.conf entry for host \"1.2.3.4\", "
                  "user \"a\", database \"b\", SSL encryption (server_login_retry)"});
        addTexts(TlsUnavailable, Field::Url,
                 {"FATAL:  server login has been failing, cached error: no pg_hba.conf entry for host \"1.2.3.4\", "
                  "user \"a\", database \"b\", no encryption (server_login_retry)"});
        addTexts(DatabaseUnknown, Field::Database,
                 {"FATAL:  server login has been failing, cached error: database \"x\" does not exist "
                  "(server_login_retry)\nSSL connection has been closed unexpectedly"});
        addTexts(LoginForbidden, Field::User,
                 {"FATAL:  server login has been failing, cached error: role \"x\" is not permitted to log in "
                  "(server_login_retry)"});
        addTexts(QuotaExceeded, Field::None,
                 {"FATAL:  server login has been failing, cached error: Your account or project has exceeded the "
                  "compute time quota. Upgrade your plan to increase limits. (server_login_retry)"});
        addTexts(EndpointDisabled, Field::Host,
                 {"FATAL:  server login has been failing, cached error: Control plane request failed: endpoint is "
                  "disabled (server_login_retry)"});
    }
    void quotedErrors() { checkText(); }

private:
    static void checkText()
    {
        QFETCH(QString, text);
        const QString stated = withState(text, u"08P01"_s);
        for (const QString &each : {text, stated}) {
            compareJudgement(each);
            for (const QString &prefix : attemptPrefixes())
                compareJudgement(prefix + each);
        }
    }
};

QTEST_APPLESS_MAIN(TestPoolerMessages)
#include "tst_poolermessages.moc"
