// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgedtexts.h"

using namespace budget;
using namespace Qt::StringLiterals;

/// Messages of Neon's proxy and control plane: each as it stands, with the SQLSTATE XX000 that the proxy gives to all
/// of them, behind the control plane's prefixes, and as the error that PgBouncer caches.
class TestNeonMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messages_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(ServerUnavailable, Field::None,
                 {"ERROR:  Couldn't connect to compute node",
                  "ERROR:  Couldn't connect to compute node: connection closed", "ERROR:  Control plane request failed",
                  "ERROR:  error communicating with the server: Connection reset by peer (os error 104)",
                  "ERROR:  connection closed", "ERROR:  timeout waiting for server",
                  "ERROR:  error connecting to server: Connection refused (os error 111)",
                  "ERROR:  error performing TLS handshake: x",
                  "ERROR:  The concurrency limit for the action was reached, try again later.",
                  "ERROR:  Rate limit exceeded", "ERROR:  The lock is already taken, try again later.",
                  "ERROR:  Console responded with an HTTP status: 503 Service Unavailable"});
        addTexts(Unexpected, Field::None,
                 {"ERROR:  unexpected message from server", "ERROR:  authentication error: x",
                  "ERROR:  Unsupported authentication method: gss", "ERROR:  authentication protocol violation",
                  "ERROR:  Internal error", "ERROR:  Parameter 'user' is missing in startup packet.",
                  "ERROR:  Console responded with a malformed JSON: expected value"});
        addTexts(ConnectionLimit, Field::None,
                 {"ERROR:  Too many connections to this endpoint. Please try again later.",
                  "ERROR:  Too many connections attempts",
                  "ERROR:  Failed to acquire permit to connect to the database. Too many database connection attempts "
                  "are currently ongoing."});
        addTexts(ConnectTimeout, Field::Password,
                 {"ERROR:  Authentication timed out", "ERROR:  Disconnected due to inactivity after 2m."});
        addTexts(PasswordRejected, Field::Password,
                 {"ERROR:  Malformed password message: missing terminator",
                  "ERROR:  password authentication failed for user 'a'"});
        addTexts(EndpointMissing, Field::Host,
                 {"ERROR:  Inconsistent project name inferred from SNI ('ep-a') and project option ('ep-b').",
                  "ERROR:  Project name ('a_b') must contain only alphanumeric characters and hyphen.",
                  "ERROR:  Endpoint ID is not specified. Either please upgrade the postgres client library (libpq) for "
                  "SNI support",
                  "ERROR:  SNI is missing. EITHER please upgrade the postgres client library OR pass the project name "
                  "as a parameter: '...&options=project%3D<project-name>...'."});
        addTexts(EndpointUnknown, Field::Host,
                 {"ERROR:  Common name inferred from SNI ('x.example.com') is not known",
                  "ERROR:  The requested resource was not found, or you don't have access to it.",
                  "ERROR:  Console responded with an HTTP status: 404 Not Found",
                  "ERROR:  Inconsistent common name and SNI suffix. Common name: 'neon.tech', SNI: 'ep-a.neon.test'"});
        addTexts(AddressRefused, Field::Host,
                 {"ERROR:  This IP address 1.2.3.4 is not allowed to connect to this endpoint. Please add it to the "
                  "allowed list in the Neon console.",
                  "ERROR:  VPC endpoint ID is not specified. This endpoint requires a VPC endpoint ID to connect.",
                  "ERROR:  This VPC endpoint id vpce-1 is not allowed to connect to this endpoint.",
                  "ERROR:  Connections from the public internet are not allowed"});
        addTexts(TlsUnavailable, Field::Url, {"ERROR:  connection is insecure (try using `sslmode=require`)"});
        addTexts(ParameterRefused, Field::Url,
                 {"ERROR:  unsupported startup parameter: statement_timeout. Please use unpooled connection or remove "
                  "this parameter from the startup package. More details: "
                  "https://neon.tech/docs/connect/connection-errors#unsupported-startup-parameter"});
        addTexts(QuotaExceeded, Field::None,
                 {"ERROR:  Your account or project has exceeded the active time quota. Upgrade your plan to increase "
                  "limits.",
                  "ERROR:  You have exceeded the limit of concurrently active endpoints. Please suspend some endpoints "
                  "or get in touch with Neon support.",
                  "ERROR:  Your project has exceeded the logical size quota. Upgrade your plan to increase limits."});
        addTexts(PermissionDenied, Field::User,
                 {"ERROR:  The role is protected and the attempted operation is not permitted on protected roles."});
        addTexts(CertificateRejected, Field::Password,
                 {"ERROR:  channel binding data mismatch", "ERROR:  SCRAM-PLUS not used",
                  "ERROR:  insecure connection: secure channel data mismatch"});
    }
    void messages() { checkText(); }

private:
    static void checkText()
    {
        QFETCH(QString, text);
        const QString message = text.section(u":  "_s, 1);
        QStringList wrapped{text, withState(text, u"XX000"_s),
                            u"FATAL:  server login has been failing, cached error: "_s + message
                                + u" (server_login_retry)"_s};
        // Behind the control plane's prefix, an unknown reason is a server that could not be woken.
        QFETCH(QString, kind);
        const QStringList ofControlPlane{u"ERROR:  Control plane request failed: "_s + message,
                                         u"ERROR:  XX000: Console request failed: "_s + message};
        if (kind == errorKey(ErrorKind::Unexpected)) {
            for (const QString &each : ofControlPlane)
                QCOMPARE(connectFailure(each).kind, ErrorKind::ServerUnavailable);
        } else if (!message.contains(u"request failed"_s) && !message.contains(u"HTTP status"_s)) {
            wrapped << ofControlPlane;
        }
        for (const QString &each : wrapped) {
            compareJudgement(each);
            for (const QString &prefix : attemptPrefixes())
                compareJudgement(prefix + each);
        }
    }
};

QTEST_APPLESS_MAIN(TestNeonMessages)
#include "tst_neonmessages.moc"
