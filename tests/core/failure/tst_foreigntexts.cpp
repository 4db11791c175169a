// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorkey.h"
#include "core/failure/failure.h"
#include "core/failure/nuance.h"
#include "core/failure/retrypolicy.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

/// Error texts of Neon's control plane, of poolers and hosting providers, and of PostgreSQL in other languages. Each
/// text of a server is classified alone, after libpq's 'connection to server at …', after libpq 13's 'could not connect
/// to server: ', and inside PgBouncer's cached error if the server behind the pooler sends it.
class TestForeignTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Each text as libpq returns it, with and without the SQLSTATE.
    void collected_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("kinds");
        QTest::addColumn<QString>("text");
        QFile file(QStringLiteral(BUDGET_FOREIGN_TEXTS));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
            const QStringList cells = line.split(u'\t');
            const QString state = cells.at(1) == u"-" ? QString() : cells.at(1);
            QTest::newRow(qPrintable(line))
                << cells.at(0) << state << cells.at(2)
                << QString(cells.at(3)).replace(u"\\n"_s, u"\n"_s).replace(u"\\t"_s, u"\t"_s);
        }
    }
    void collected()
    {
        QFETCH(QString, phase);
        QFETCH(QString, state);
        QFETCH(QString, kinds);
        QFETCH(QString, text);
        QStringList keys;
        for (const QString &name : kinds.split(u'|'))
            keys << keyOf(name);
        const auto isRight = [&](ErrorKind kind) { return keys.contains(errorKey(kind)); };
        if (phase == u"query") {
            QVERIFY(isRight(kindOfStatement(state, text)));
            return;
        }
        const Error bare = connectFailure(text);
        QVERIFY2(isRight(bare.kind), errorKey(bare.kind).data());
        QVERIFY(!bare.detail.isEmpty());
        static const QRegularExpression severity(u"(FATAL|ERROR):  "_s);
        const QString stated = state.isEmpty() ? text : QString(text).replace(severity, u"\\1:  "_s + state + u": "_s);
        QVERIFY2(isRight(connectFailure(stated).kind), errorKey(connectFailure(stated).kind).data());
    }

    void neon_data()
    {
        begin();
        using enum ErrorKind;
        many("ERROR:  XX000: ", EndpointUnknown,
             {"Control plane request failed: branch cannot be found",
              "Control plane request failed: endpoint cannot be "
              "found",
              "Console request failed: endpoint cannot be found",
              "The requested project was not found, or you don't have access to it.",
              "The requested branch could not be found, or you don't have access to it.", "branch not found",
              "project br-x-1 does not exist"});
        many("ERROR:  XX000: ", EndpointMissing,
             {"Project name ('ep_b$') must contain only alphanumeric characters and hyphens ('-').",
              "Project name ('a.b') must contain only alphanumeric characters and hyphen.",
              "Inconsistent project name inferred from SNI ('a') and project option ('b')."});
        many("ERROR:  XX000: ", EndpointDisabled,
             {"The project has been suspended.", "endpoint is suspended", "Your account is blocked",
              "Control plane request failed: endpoint is disabled"});
        many("ERROR:  XX000: ", AddressRefused,
             {"VPC endpoint ID is not specified. This endpoint requires a VPC endpoint ID to connect.",
              "This VPC endpoint id vpce-1 is not allowed to connect to this endpoint. Please add it to the allowed "
              "list in the Neon console.",
              "This IP address 10.0.0.1 is not allowed to connect to this endpoint."});
        many("ERROR:  XX000: ", QuotaExceeded,
             {"limit of active endpoints exceeded", "the limit for current plan reached",
              "compute time quota of non-primary branches is exceeded", "written data quota exceeded",
              "Control plane request failed: data transfer quota exceeded",
              "Your project has exceeded the storage limit. Upgrade your plan to increase limits.",
              "You have reached the maximum number of branches: the limit of branches is exceeded",
              "Your account or project has exceeded the compute time quota."});
        many("ERROR:  XX000: ", ServerUnavailable,
             {"timed out waiting for the compute to become active",
              "The project already has running operations, try again later.",
              "project already has running conflicting operations, scheduling of new ones is prohibited",
              "You have exceeded the rate limit, please slow down.", "Too many requests",
              "The project is under maintenance", "endpoint is starting", "lock already taken",
              "Control plane request failed: endpoint is temporarily unavailable. Check your quotas and/or contact our "
              "support.",
              "Console request failed: endpoint is temporary unavailable"});
        many("ERROR:  XX000: ", PermissionDenied,
             {"The role is protected and cannot be used to log in with a password."});
        many("ERROR:  XX000: ", PasswordRejected, {"Malformed password message: invalid utf-8"});
        many("ERROR:  XX000: ", ConnectionLimit, {"Too many connections attempts"});
        many("ERROR:  XX000: ", ConnectTimeout,
             {"Authentication timed out", "Disconnected due to inactivity after 2m."});
        many("ERROR:  XX000: ", Unexpected, {"Internal error", "authentication protocol violation"});
    }
    void neon() { check(); }

    void poolers_data()
    {
        begin();
        using enum ErrorKind;
        many("FATAL:  08P01: ", PasswordRejected,
             {"server login has been failing, cached error: password authentication failed for user \"shopkeeper\" "
              "(server_login_retry)",
              "server login has been failing, cached error: role \"x\" does not exist (server_login_retry)",
              "username too long"});
        many("FATAL:  08P01: ", DatabaseUnknown,
             {"server login has been failing, cached error: database \"shop2\" does not exist (server_login_retry)"});
        many("FATAL:  08P01: ", ConnectionLimit,
             {"server login has been failing, cached error: sorry, too many clients already (server_login_retry)",
              "odyssey: c1a2b3: too many tcp connections (global client_max 5)"});
        QTest::newRow("cached, unknown") << u"FATAL:  08P01: server login has been failing, cached error: the moon is "
                                            "full (server_login_retry)"_s
                                         << Unexpected;
        many("FATAL:  08P01: ", ServerUnavailable,
             {"server login has been failing, cached error: server DNS lookup failed (server_login_retry)",
              "server login has been failing, try again later (server_login_retry)", "pooler is shutting down"});
        many("FATAL:  XX000: ", TlsUnavailable,
             {"SSL connection is required", "(ESSLREQUIRED) SSL connection is required for user: postgres.abc",
              "SSL is required", "TLS connection required", "This RDS Proxy requires TLS connections",
              "SSL connection is required. Please specify SSL options and retry."});
        many("FATAL:  XX000: ", PasswordRejected,
             {"Tenant or user not found", "(ENOTFOUND) tenant/user postgres.abc not found",
              "This RDS proxy has no credentials for the role app. Check the credentials for this role and try again.",
              "The password that was provided for the role app is wrong.",
              "password for user \"a\" and database \"b\" is wrong, or the database does not exist"});
        many("FATAL:  XX000: ", ConnectionLimit,
             {"Max client connections reached",
              "MaxClientsInSessionMode: max clients reached - in Session mode max clients are limited to pool_size",
              "(EMAXCONN) max client connections reached, limit: 200"});
        many("FATAL:  XX000: ", PoolerFull,
             {"Unable to check out process from the pool due to timeout",
              "(ECHECKOUTTIMEOUT) unable to check out connection from the pool after 15000ms in Transaction mode",
              "could not get connection from the pool - AllServersDown",
              "Timed-out waiting to acquire database connection"});
        many("FATAL:  XX000: ", AddressRefused,
             {"Address not in tenant allow_list: {1, 2, 3, 4}", "host based authentication rejected"});
        many("FATAL:  XX000: ", Unexpected, {"auth_query secret format is odd", "circuit is round"});
    }
    void poolers() { check(); }

    void postgres_data()
    {
        begin();
        using enum ErrorKind;
        many("FATAL:  55000: ", PermissionDenied,
             {"database \"template0\" is not currently accepting connections",
              "cannot connect to invalid database \"x\"", "Datenbank »x« akzeptiert gegenwärtig keine Verbindungen"});
        many("FATAL:  58030: ", Unexpected, {"could not write to file \"pg_wal/xlogtemp.7\": Input/output error"});
        many("FATAL:  53100: ", DiskFull, {"could not write to file \"pg_wal/xlogtemp.7\": No space left on device"});
        many("FATAL:  57014: ", ConnectTimeout,
             {"canceling authentication due to timeout", "storniere Authentifizierung wegen Zeitüberschreitung"});
        many("FATAL:  28000: ", PasswordRejected,
             {"role \"shopkeeper\" does not exist", "Rolle »shopkeeper« existiert nicht",
              "le rôle « shopkeeper » n'existe pas", "роль \"shopkeeper\" не существует",
              "ロール\"shopkeeper\"は存在しません", "no existe el rol «shopkeeper»"});
        many("FATAL:  28000: ", LoginForbidden,
             {"role \"bob\" is not permitted to log in", "Rolle »bob« hat keine Berechtigung zum Einloggen",
              "al rol «bob» no se le permite conectarse", "для роли \"bob\" вход запрещён",
              "ロール\"bob\"はログインが許可されません"});
        many("FATAL:  28000: ", TlsUnavailable,
             {"no pg_hba.conf entry for host \"1.2.3.4\", user \"a\", database \"b\", no encryption",
              "no pg_hba.conf entry for host \"1.2.3.4\", user \"a\", database \"b\", SSL off",
              "kein pg_hba.conf-Eintrag für Host »1.2.3.4«, Benutzer »a«, Datenbank »b«, keine Verschlüsselung",
              "в pg_hba.conf нет записи для компьютера \"1.2.3.4\", пользователя \"a\", базы \"b\", без шифрования"});
        many("FATAL:  28000: ", AddressRefused,
             {"no pg_hba.conf entry for host \"1.2.3.4\", user \"a\", database \"b\", SSL encryption",
              "no pg_hba.conf entry for host \"1.2.3.4\", user \"a\", database \"b\", SSL on",
              "no pg_hba.conf entry for host \"1.2.3.4\", user \"no encryption\", database \"b\", SSL on",
              "kein pg_hba.conf-Eintrag für Host »1.2.3.4«, Benutzer »a«, Datenbank »b«, SSL-Verschlüsselung",
              "authentication failed for user \"a\": host rejected"});
        many("FATAL:  42501: ", ParameterRefused,
             {"permission denied to set parameter \"log_statement\"",
              "keine Berechtigung, um Parameter »log_statement« zu setzen",
              "droit refusé pour initialiser le paramètre « log_statement »",
              "нет прав для изменения параметра \"log_statement\"",
              "パラメータ\"log_statement\"を設定する権限がありません"});
        many("FATAL:  42501: ", PermissionDenied,
             {"permission denied for database \"b\"", "keine Berechtigung für Datenbank b",
              "droit refusé pour la base de données b", "нет доступа к базе данных b"});
        many("FATAL:  42704: ", ParameterRefused, {"unbekannter Konfigurationsparameter »x«"});
        many("FATAL:  28000: ", Unexpected, {"connection requires a valid client certificate"});
    }
    void postgres() { check(); }

    void transport_data()
    {
        begin();
        using enum ErrorKind;
        many("", TlsUnavailable,
             {"SSL error: record layer failure", "SSL error: tlsv1 alert no application protocol",
              "SSL error: packet length too long", "SSL error code 167772350", "SSL error: unknown protocol",
              "SSL error: legacy sigalg disallowed or unsupported", "SSL error: bad record type",
              "server does not support SSL, but SSL was required"});
        many("", HostUnreachable,
             {"Operation not permitted\n\tIs the server running on that host and accepting TCP/IP connections?",
              "Software caused connection abort"});
        many("", ParameterRefused, {"server is not in hot standby mode", "session is not read-only"});
        many("", ReadOnlyServer, {"server is in hot standby mode", "session is read-only"});
        many("", ServerUnavailable,
             {"server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n"
              "\tbefore or while processing the request."});
        many("", PasswordMissing, {"fe_sendauth: no password supplied"});
        many("", ChannelBindingMissing,
             {"channel binding is required, but server did not offer an authentication method that supports channel "
              "binding"});
        many("", CertificateFileMissing, {"root certificate file \"/x\" does not exist"});
        many("", Unexpected, {"out of memory"});
    }
    void transport() { check(); }

    void aServerBehindOldLibpqIsHeard_data()
    {
        begin();
        using enum ErrorKind;
        many("could not connect to server: FATAL:  ", PasswordRejected,
             {"password authentication failed for user \"a\"", "role \"a\" does not exist"});
        many("could not connect to server: FATAL:  ", DatabaseUnknown, {"database \"a\" does not exist"});
        many("could not connect to server: ", HostUnreachable, {"Connection refused", "No route to host"});
    }
    void aServerBehindOldLibpqIsHeard() { check(); }

    void statements_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("message");
        QTest::addColumn<ErrorKind>("kind");
        using enum ErrorKind;
        const auto row = [](const char *state, const char *message, ErrorKind kind) {
            QTest::addRow("%s %s", state, message) << QString::fromLatin1(state) << QString::fromUtf8(message) << kind;
        };
        row("23503", "insert or update on table \"expenses\" violates foreign key constraint \"expenses_user_id_fkey\"",
            PersonUnknown);
        row("23503",
            "Einfügen oder Aktualisieren in Tabelle »expenses« verletzt Fremdschlüssel-Constraint "
            "»expenses_category_id_fkey«",
            CategoryUnknown);
        row("23503", "INSERT или UPDATE в таблице \"expenses\" нарушает ограничение внешнего ключа \"fk_user_id\"",
            PersonUnknown);
        row("23503", "insert or update on table \"expenses\" violates foreign key constraint \"parent\"", NotFound);
        row("23503",
            "update or delete on table \"categories\" violates foreign key constraint \"expenses_category_id_fkey\" on "
            "table \"expenses\"",
            StillReferenced);
        row("23503",
            "Aktualisieren oder Löschen in Tabelle »categories« verletzt Fremdschlüssel-Constraint "
            "»expenses_category_id_fkey« von Tabelle »expenses«",
            StillReferenced);
        row("23001",
            "update or delete on table \"categories\" violates RESTRICT setting of foreign key constraint \"x\" on "
            "table \"expenses\"",
            StillReferenced);
        row("23505", "duplicate key value violates unique constraint \"expenses_pkey\"", SequenceBehind);
        row("23505", "doppelter Schlüsselwert verletzt Unique-Constraint »categories_pkey«", SequenceBehind);
        row("23505", "duplicate key value violates unique constraint \"categories_name_key\"", NameTaken);
        row("23505", "duplicate key value violates unique constraint \"expenses_once\"", ValueRefused);
        row("3F000", "schema \"budget\" does not exist", TablesDiffer);
        row("42P10", "there is no unique or exclusion constraint matching the ON CONFLICT specification", TablesDiffer);
        row("428C9", "cannot insert a non-DEFAULT value into column \"id\"", TablesDiffer);
        row("53200", "out of memory", ServerUnavailable);
        row("57P04", "terminating connection due to conflict with recovery", ConnectionLost);
        row("42501", "permission denied to set parameter \"x\"", PermissionDenied);
        row("08P01", "query_wait_timeout", PoolerFull);
        row("08P01",
            "server login has been failing, cached error: password authentication failed for user \"a\" "
            "(server_login_retry)",
            PasswordRejected);
        row("08P01", "server conn crashed?", ConnectionLost);
        row("58030", "could not read block 0", Unexpected);
        row("", "out of memory", Unexpected);
        row("", "out of memory for query result", Unexpected);
        row("", "server closed the connection unexpectedly", ConnectionLost);
        row("", "SSL SYSCALL error: EOF detected", ConnectionLost);
        row("", "", ConnectionLost);
    }
    void statements()
    {
        QFETCH(QString, state);
        QFETCH(QString, message);
        QTEST(kindOfStatement(state, message), "kind");
    }

    void aReportIsJudgedByItsFields()
    {
        // A language that no rule knows, and a constraint name without a meaning.
        const StatementReport key{.sqlState = u"23505"_s,
                                  .message = u"…"_s,
                                  .detail = u"ключ (id)=(5)"_s,
                                  .table = u"expenses"_s,
                                  .constraint = u"k1"_s};
        QCOMPARE(statementFailure(key).kind, ErrorKind::SequenceBehind);
        StatementReport email = key;
        email.table = u"users"_s;
        email.detail = u"ключ (email)=(a@b)"_s;
        QCOMPARE(statementFailure(email).kind, ErrorKind::NameTaken);
        QCOMPARE(statementFailure(email).field, Field::Email);
        const StatementReport added{
            .sqlState = u"23502"_s, .message = u"…"_s, .table = u"expenses"_s, .column = u"notes"_s};
        QCOMPARE(statementFailure(added).kind, ErrorKind::TablesDiffer);
        const StatementReport known{
            .sqlState = u"23502"_s, .message = u"…"_s, .table = u"expenses"_s, .column = u"date"_s};
        QCOMPARE(statementFailure(known).kind, ErrorKind::ValueRefused);
        QCOMPARE(statementFailure(known).field, Field::Date);
    }

    void aQuotaSaysWhichOneItIs_data()
    {
        QTest::addColumn<Quota>("quota");
        QTest::newRow("Your account or project has exceeded the compute time quota.") << Quota::ComputeTime;
        QTest::newRow("active time quota exceeded") << Quota::ComputeTime;
        QTest::newRow("compute time quota of non-primary branches is exceeded") << Quota::BranchComputeTime;
        QTest::newRow("Your project has exceeded the data transfer quota.") << Quota::DataTransfer;
        QTest::newRow("written data quota exceeded") << Quota::WrittenData;
        QTest::newRow("logical size quota exceeded") << Quota::Storage;
        QTest::newRow("You have exceeded the limit of concurrently active endpoints.") << Quota::ActiveEndpoints;
        QTest::newRow("the limit of branches is exceeded") << Quota::Count;
        QTest::newRow("quota exceeded") << Quota::Unnamed;
    }
    void aQuotaSaysWhichOneItIs()
    {
        const Error error = connectFailure(u"ERROR:  "_s + QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(error.kind, ErrorKind::QuotaExceeded);
        QTEST(quotaOf(error), "quota");
        QCOMPARE(remedyFor(error), Remedy::GiveUp);
    }

    void whyThereIsNoTls()
    {
        const auto trouble = [](const char *text) { return tlsTroubleOf(connectFailure(QString::fromLatin1(text))); };
        QCOMPARE(trouble("server does not support SSL, but SSL was required"), TlsTrouble::NotOffered);
        QCOMPARE(trouble("FATAL:  SSL required"), TlsTrouble::Demanded);
        QCOMPARE(trouble("ERROR:  connection is insecure (try using `sslmode=require`)"), TlsTrouble::Demanded);
        QCOMPARE(trouble("FATAL:  no pg_hba.conf entry for host \"1\", user \"a\", database \"b\", no encryption"),
                 TlsTrouble::Demanded);
        QCOMPARE(trouble("SSL error: unsupported protocol"), TlsTrouble::NotAgreed);
        QCOMPARE(trouble("SSL error: record layer failure"), TlsTrouble::NotAgreed);
    }

private:
    /// The key of a kind for other programs: 'endpoint_unknown' for 'EndpointUnknown'.
    static QString keyOf(QString name)
    {
        static const QRegularExpression capital(u"(?<=[a-z])(?=[A-Z])"_s);
        return name.replace(capital, u"_"_s).toLower();
    }

    static void begin()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");
    }

    static void many(const char *before, ErrorKind kind, const QList<const char *> &texts)
    {
        for (const char *text : texts)
            QTest::newRow(text) << QString::fromUtf8(before) + QString::fromUtf8(text) << kind;
    }

    static void check()
    {
        QFETCH(QString, text);
        const QString bare = QString(text).remove(QRegularExpression(u"(?<=:  )[0-9A-Z]{5}: "_s));
        const QString place = u"connection to server at \"ep-a-1.eu.aws.neon.tech\" (3.4.5.6), port 5432 failed: "_s;
        for (const QString &each : {text, place + text}) {
            const Error error = connectFailure(each);
            QTEST(error.kind, "kind");
            QVERIFY2(error.detail.contains(bare.section(u":  "_s, 1).left(20)), qPrintable(error.detail));
        }
        // Without a SQLSTATE, only English texts and known translations are classified.
        if (!QTest::currentDataTag() || bare == text)
            return;
        const Error error = connectFailure(place + bare);
        const bool isKnown = error.kind != ErrorKind::Unexpected;
        if (isKnown)
            QTEST(error.kind, "kind");
    }
};

QTEST_APPLESS_MAIN(TestForeignTexts)
#include "tst_foreigntexts.moc"
