// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/checkrun.h"
#include "app/checks/impostors.h"
#include "app/checks/sayingserver.h"
#include "support/servers/tlsfront.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// Errors that only Neon's proxy or a pooler sends. The test server sends them over TLS and at the same point of the
/// login; libpq receives them.
class TestChecksNeon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachTextIsBlamedOnItsCheck_data()
    {
        QTest::addColumn<Saying>("saying");
        QTest::addColumn<Blame>("blame");
        endpoints();
        serverAndAccount();
        logins();
        questions();
        otherLanguages();
    }
    void eachTextIsBlamedOnItsCheck()
    {
        QFETCH(Saying, saying);
        QFETCH(Blame, blame);
        const SayingServer server(saying, "canary-of-alice");
        const TlsFront front(server.serverPort(), m_impostors.good());
        CheckRun run(taskFor(front.port(), m_impostors.query()));
        QCOMPARE(run.differenceFrom(blame), QString());
        QCOMPARE(run.list().result(Check::TlsAgreed).state, CheckState::Warned); // the certificate expires in two days
        const QString detail = run.list().result(blame.check).error->detail;
        QVERIFY2(detail.contains(QString::fromUtf8(saying.message)), qPrintable(detail));
        QVERIFY2(server.received().contains("alice") && !server.received().contains("canary"), server.received());
    }

    /// The same texts without TLS, because a server on this machine may be unencrypted.
    void withoutTlsATextIsBlamedOnTheSameCheck()
    {
        const SayingServer server({Saying::Moment::Login, "ERROR", "XX000", "endpoint is disabled"});
        QCOMPARE(CheckRun(taskFor(server.serverPort(), u"sslmode=disable"_s))
                     .differenceFrom({Check::EndpointKnown, ErrorKind::EndpointDisabled, u"switched off"_s,
                                      u"Enable the endpoint again"_s}),
                 QString());
    }

    void aUserOfTheNameOfAnErrorIsStillAUser()
    {
        const SayingServer server({Saying::Moment::Proof, "ERROR", "XX000",
                                   "password authentication failed for user 'endpoint is disabled'"},
                                  "canary-of-alice");
        const TlsFront front(server.serverPort(), m_impostors.good());
        CheckTask task = taskFor(front.port(), m_impostors.query());
        std::get<ServerLogin>(task.login).address.user = u"endpoint is disabled"_s;
        QCOMPARE(CheckRun(task).differenceFrom({Check::PasswordAccepted, ErrorKind::PasswordRejected,
                                                u"did not accept it"_s, u"Type the password again"_s}),
                 QString());
    }

private:
    static void row(Saying::Moment moment, const char *state, const char *message, Check check, ErrorKind kind,
                    const char *cause, const char *step)
    {
        QTest::newRow(message) << Saying{moment, moment == Saying::Moment::Login ? "ERROR" : "FATAL", state, message}
                               << Blame{check, kind, QString::fromUtf8(cause), QString::fromUtf8(step)};
    }

    static void endpoints()
    {
        using enum ErrorKind;
        const auto login = Saying::Moment::Login;
        row(login, "XX000",
            "Endpoint ID is not specified. Either please upgrade the postgres client library (libpq) for SNI support "
            "or pass the endpoint ID (first part of the domain name) as a parameter: "
            "'?options=endpoint%3D<endpoint-id>'. See more at https://neon.tech/sni",
            Check::EndpointKnown, EndpointMissing, "which endpoint to use", "options=endpoint%3D");
        row(login, "XX000", "Inconsistent project name inferred from SNI ('ep-a') and project option ('ep-b').",
            Check::EndpointKnown, EndpointMissing, "which endpoint to use", "Copy the connection string again");
        row(login, "XX000",
            "The requested endpoint could not be found, or you don't have access to it. Please check the provided ID "
            "and try again.",
            Check::EndpointKnown, EndpointUnknown, "no endpoint of this name", "may have been deleted");
        row(login, "XX000", "The endpoint has been disabled. Enable it using the API and retry.", Check::EndpointKnown,
            EndpointDisabled, "switched off", "Enable the endpoint again");
        row(login, "XX000", "Control plane request failed: endpoint is disabled", Check::EndpointKnown,
            EndpointDisabled, "switched off", "Enable the endpoint again");
    }

    static void serverAndAccount()
    {
        using enum ErrorKind;
        const auto login = Saying::Moment::Login;
        const Check awake = Check::ServerAwake;
        row(login, "XX000",
            "Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits.", awake,
            QuotaExceeded, "is used up", "usage");
        row(login, "XX000", "Your project has exceeded the data transfer quota. Upgrade your plan to increase limits.",
            awake, QuotaExceeded, "is used up", "usage");
        row(login, "XX000",
            "This IP address 203.0.113.7 is not allowed to connect to this endpoint. Please add it to the allowed list "
            "in the Neon console. Make sure to check for IPv4 or IPv6 addresses.",
            awake, AddressRefused, "does not accept connections from this network", "IP Allow");
        row(login, "XX000", "Couldn't connect to compute node", awake, ServerUnavailable, "starting or stopping",
            "Try again in a moment");
        row(login, "XX000", "Control plane request failed", awake, ServerUnavailable, "starting or stopping",
            "Try again in a moment");
        row(login, "XX000", "connection is insecure (try using `sslmode=require`)", awake, TlsUnavailable,
            "accepts encrypted connections only", "sslmode=verify-full");
        row(login, "XX000", "Too many connections to this endpoint. Please try again later.", awake, ConnectionLimit,
            "no free connection", "smaller pool");
        row(login, "08P01", "unsupported startup parameter in options: search_path", awake, ParameterRefused,
            "has a parameter", "direct host");
        row(login, "08P01", "unsupported startup parameter: statement_timeout", awake, ParameterRefused,
            "has a parameter", "direct host");
        row(login, "08P01", "no more connections allowed (max_client_conn)", awake, ConnectionLimit,
            "no free connection", "smaller pool");
        row(login, "53100", "could not write init file: No space left on device", Check::ServerAwake, DiskFull,
            "disk is full", "storage");
    }

    static void logins()
    {
        using enum ErrorKind;
        const auto proof = Saying::Moment::Proof;
        row(proof, "XX000", "password authentication failed for user 'neondb_owner'", Check::PasswordAccepted,
            PasswordRejected, "did not accept it", "copy the connection string again");
        row(proof, "28P01", "password authentication failed for user \"neondb_owner\"", Check::PasswordAccepted,
            PasswordRejected, "did not accept it", "copy the connection string again");
        row(proof, "3D000", "database \"password authentication failed\" does not exist", Check::DatabaseExists,
            DatabaseUnknown, "no database of this name", "after the last '/'");
        row(proof, "XX000", "The request could not be authorized due to an internal error", Check::PasswordAccepted,
            Unexpected, "unexpected", "details");
    }

    static void questions()
    {
        using enum ErrorKind;
        const auto question = Saying::Moment::Question;
        row(question, "08P01", "query_wait_timeout", Check::ServerAwake, PoolerFull, "found no free connection",
            "close other programs");
        row(question, "08P01", "server login has been failing, try again later (server_login_retry)",
            Check::ServerAwake, ServerUnavailable, "starting or stopping", "Try again in a moment");
        row(question, "08P01", "server conn crashed?", Check::RoundTrip, ConnectionLost, "had answered", "Check again");
        row(question, "25P03", "terminating connection due to idle-in-transaction timeout", Check::RoundTrip,
            ConnectionLost, "ended the connection", "reconnects by itself");
        row(question, "57P01", "terminating connection due to administrator command", Check::RoundTrip, ConnectionLost,
            "went to sleep", "wakes");
        row(question, "53300", "remaining connection slots are reserved for roles with the SUPERUSER attribute",
            Check::ServerAwake, ConnectionLimit, "no free connection", "smaller pool");
    }

    /// The SQLSTATE decides if it has a single meaning; otherwise the text is shown without a guess at its meaning.
    static void otherLanguages()
    {
        using enum ErrorKind;
        const auto login = Saying::Moment::Login;
        row(login, "57P03", "das Datenbanksystem startet", Check::ServerAwake, ServerUnavailable,
            "starting or stopping", "Try again in a moment");
        row(login, "28P01", "Passwort-Authentifizierung für Benutzer »alice« fehlgeschlagen", Check::PasswordAccepted,
            PasswordRejected, "did not accept it", "Type the password again");
        row(login, "3D000", "la base de données « budget » n'existe pas", Check::DatabaseExists, DatabaseUnknown,
            "no database of this name", "after the last '/'");
        row(login, "53300", "接続数が多すぎます", Check::ServerAwake, ConnectionLimit, "no free connection",
            "smaller pool");
        row(login, "XX000", "パスワード認証に失敗しました", Check::PasswordAccepted, Unexpected, "unexpected",
            "details");
    }

    const Impostors m_impostors;
};

QTEST_GUILESS_MAIN(TestChecksNeon)
#include "tst_checks_neon.moc"
