// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/failure.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestFailure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsSqlStates_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *state, ErrorKind kind) {
            QTest::newRow(state) << QString::fromLatin1(state) << kind;
        };
        row("23505", ErrorKind::NameTaken);
        row("23503", ErrorKind::StillReferenced);
        row("23514", ErrorKind::ValueRefused);
        row("22003", ErrorKind::ValueRefused);
        row("25006", ErrorKind::ReadOnlyServer);
        row("42501", ErrorKind::PermissionDenied);
        row("42P01", ErrorKind::TablesDiffer);
        row("40001", ErrorKind::SerializationFailure);
        row("57P01", ErrorKind::ConnectionLost);
        row("57P03", ErrorKind::ServerUnavailable);
        row("57014", ErrorKind::StatementTimeout);
        row("08006", ErrorKind::ConnectionLost);
        row("53100", ErrorKind::DiskFull);
        row("53300", ErrorKind::ConnectionLimit);
        row("08001", ErrorKind::ServerUnavailable);
        row("08004", ErrorKind::ServerUnavailable);
        row("25P03", ErrorKind::ConnectionLost);
        row("XX000", ErrorKind::Unexpected);
        row("", ErrorKind::Unexpected);
    }
    void knowsSqlStates()
    {
        QFETCH(QString, state);
        QTEST(kindOfSqlState(state), "kind");
    }

    void knowsWhyAConnectFailed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Field>("field");
        const auto row = [](const char *text, ErrorKind kind, Field field) {
            QTest::newRow(text) << QString::fromUtf8(text) << kind << field;
        };
        row("could not translate host name \"nowhere.invalid\" to address: Name or service not known",
            ErrorKind::HostUnknown, Field::Host);
        row("connection to server at \"localhost\" (127.0.0.1), port 1 failed: Connection refused\n"
            "\tIs the server running on that host and accepting TCP/IP connections?",
            ErrorKind::HostUnreachable, Field::Port);
        row("connection to server at \"10.0.0.1\", port 5432 failed: timeout expired", ErrorKind::ConnectTimeout,
            Field::Host);
        row("connection to server at \"h\" (1.2.3.4), port 5432 failed: FATAL:  password authentication failed for "
            "user \"a\"",
            ErrorKind::PasswordRejected, Field::Password);
        row("ERROR:  password authentication failed for user 'alice'", ErrorKind::PasswordRejected, Field::Password);
        row("connection to server at \"h\" (1.2.3.4), port 5432 failed: fe_sendauth: no password supplied",
            ErrorKind::PasswordMissing, Field::Password);
        row("FATAL:  role \"bob\" does not exist", ErrorKind::PasswordRejected, Field::User);
        row("FATAL:  database \"nope\" does not exist", ErrorKind::DatabaseUnknown, Field::Database);
        row("FATAL:  permission denied for database \"b\"", ErrorKind::PermissionDenied, Field::Database);
        row("FATAL:  remaining connection slots are reserved for non-replication superuser connections",
            ErrorKind::ConnectionLimit, Field::None);
        row("FATAL:  sorry, too many clients already", ErrorKind::ConnectionLimit, Field::None);
        row("FATAL:  the database system is starting up", ErrorKind::ServerUnavailable, Field::None);
        row("server does not support SSL, but SSL was required", ErrorKind::TlsUnavailable, Field::Url);
        row("received invalid response to SSL negotiation: H", ErrorKind::TlsUnavailable, Field::Port);
        row("SSL error: unsupported protocol", ErrorKind::TlsUnavailable, Field::Url);
        row("SSL error: tlsv1 alert protocol version", ErrorKind::TlsUnavailable, Field::Url);
        row("SSL SYSCALL error: EOF detected", ErrorKind::ServerUnavailable, Field::Host);
        row("received unencrypted data after SSL response", ErrorKind::CertificateRejected, Field::Host);
        row("channel binding required but not supported by server's authentication request",
            ErrorKind::ChannelBindingMissing, Field::Url);
        row("channel binding required, but server authenticated client without channel binding",
            ErrorKind::ChannelBindingMissing, Field::Url);
        row("channel binding is required, but server did not offer an authentication method that supports channel "
            "binding",
            ErrorKind::ChannelBindingMissing, Field::Url);
        row("authentication method requirement \"scram-sha-256\" failed: server requested a cleartext password",
            ErrorKind::CertificateRejected, Field::Password);
        row("incorrect server signature", ErrorKind::CertificateRejected, Field::Password);
        row("FATAL:  SCRAM channel binding check failed", ErrorKind::CertificateRejected, Field::Password);
        row("SSL error: certificate verify failed", ErrorKind::CertificateRejected, Field::Host);
        row("server certificate for \"localhost\" does not match host name \"127.0.0.1\"",
            ErrorKind::CertificateOtherHost, Field::Host);
        row("root certificate file \"/nowhere.crt\" does not exist", ErrorKind::CertificateFileMissing, Field::Url);
        row("server closed the connection unexpectedly", ErrorKind::ServerUnavailable, Field::Host);
        row("ERROR:  Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits.",
            ErrorKind::QuotaExceeded, Field::None);
        row("could not translate host name \"a.neon.tech\" to address: Temporary failure in name resolution",
            ErrorKind::LookupFailed, Field::Host);
        row("SSL error: unexpected eof while reading", ErrorKind::ServerUnavailable, Field::Host);
        row("connection to server at \"h\" (1.2.3.4), port 5432 failed: Connection reset by peer",
            ErrorKind::HostUnreachable, Field::Host);
        row("FATAL:  the database system is not yet accepting connections", ErrorKind::ServerUnavailable, Field::None);
        row("FATAL:  terminating connection due to administrator command\nSSL connection has been closed unexpectedly",
            ErrorKind::ServerUnavailable, Field::None);
        row("ERROR:  Couldn't connect to compute node", ErrorKind::ServerUnavailable, Field::None);
        row("FATAL:  query_wait_timeout", ErrorKind::PoolerFull, Field::None);
        row("something that nobody has seen yet", ErrorKind::Unexpected, Field::None);
    }
    void knowsWhyAConnectFailed()
    {
        QFETCH(QString, text);
        const Error error = connectFailure(text);
        QTEST(error.kind, "kind");
        QTEST(error.field, "field");
        QCOMPARE(error.detail, text);
    }
};

QTEST_APPLESS_MAIN(TestFailure)
#include "tst_failure.moc"
