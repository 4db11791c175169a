// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/placeholders.h"

#include <QTest>

#include <algorithm>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

ServerLogin login(const QString &user, const QString &password, const QString &host, const QString &database)
{
    return {{host, kDefaultPort, database, user, {}}, Secret(password)};
}

bool has(const std::vector<Field> &fields, Field field)
{
    return std::ranges::find(fields, field) != fields.end();
}

} // namespace

/// Tests texts that guides and templates contain in place of real values.
class TestPlaceholders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEachStyle_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"<password>",
                                 "<your password>",
                                 "[YOUR-PASSWORD]",
                                 "[password]",
                                 "{password}",
                                 "${PASSWORD}",
                                 "${db.password}",
                                 "{{ password }}",
                                 "$PASSWORD",
                                 "%PASSWORD%",
                                 "***",
                                 "****************",
                                 "...",
                                 "xxxx",
                                 "XXXXXXXX",
                                 "your_password",
                                 "YOUR_PASSWORD",
                                 "your-db-password",
                                 "yourpassword",
                                 "changeme",
                                 "change-me",
                                 "change_me",
                                 "YOUR_HOST",
                                 "YOUR_PASSWORD_HERE",
                                 "your-password-here",
                                 "PASSWORD_HERE",
                                 "insert password",
                                 "enter-your-password",
                                 "replace_with_password",
                                 "replace-me",
                                 "fill_me_in",
                                 "------",
                                 "......",
                                 "???"})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("bullets") << u"\u2022\u2022\u2022\u2022\u2022"_s;
        QTest::newRow("an ellipsis") << u"\u2026\u2026\u2026"_s;
    }
    void knowsEachStyle()
    {
        QFETCH(QString, text);
        QVERIFY(isPlaceholder(text));
        QVERIFY(has(placeholdersIn(login(u"mira"_s, text, u"db.example.org"_s, u"ledger"_s)), Field::Password));
        QVERIFY(has(placeholdersIn(login(text, u"Kx7"_s, u"db.example.org"_s, u"ledger"_s)), Field::User));
        QVERIFY(has(placeholdersIn(login(u"mira"_s, u"Kx7"_s, u"db.example.org"_s, text)), Field::Database));
    }

    /// Other programs replace these by the password before they connect.
    void knowsReferences_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"%env(DB_PASS)%",
                                 "%env(resolve:DB_PASS)%",
                                 "$(pass show db)",
                                 "$(cat /run/secrets/db)",
                                 "$(DB_PASSWORD)",
                                 "`pass db`",
                                 "${DB_PW}",
                                 "${DB_PW:-}",
                                 "${{ secrets.DB_PASSWORD }}",
                                 "$DB_PW1",
                                 "$db_password",
                                 "$env:DB_PW",
                                 "%DB_PW1%",
                                 "!DB_PW!",
                                 "%(db_pw)s",
                                 "<%= ENV[\"PW\"] %>",
                                 "@@DB_PW@@",
                                 "@DB_PW@",
                                 "@db.password@",
                                 "#{db_pw}",
                                 "#{DbPassword}#",
                                 "%{db_pw}",
                                 "__DB_PW__",
                                 "$${DB_PW}",
                                 "!Ref DbPw",
                                 "!secret db_pw",
                                 "!Sub '${DbPw}'",
                                 "!vault |",
                                 "ENC(abc123==)",
                                 "{cipher}abcdef",
                                 "{vault}abcdef",
                                 "vault:secret/data/db#pw",
                                 "op://vault/db/password",
                                 "arn:aws:secretsmanager:eu-central-1:1:secret:x",
                                 "{{resolve:secretsmanager:db:SecretString:password}}",
                                 "ref+vault://secret/db#pw",
                                 "ref+awssecrets://db",
                                 "projects/p/secrets/db/versions/latest",
                                 "@Microsoft.KeyVault(SecretUri=https://x.vault.azure.net/secrets/y)",
                                 "sops:abc",
                                 "ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]",
                                 "env:DB_PW",
                                 "file:/run/secrets/db",
                                 "/run/secrets/db_password",
                                 "process.env.DB_PW",
                                 "os.environ[\"PW\"]",
                                 "os.getenv('PW')",
                                 "ENV.fetch('PW')",
                                 "env('DB_PASSWORD')",
                                 "var.db_password",
                                 "random_password.db.result"})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("a long one") << u"@Microsoft.KeyVault(SecretUri=https://"_s + QString(100, u'a') + u".net/s)"_s;
    }
    void knowsReferences()
    {
        QFETCH(QString, text);
        QVERIFY(isPlaceholder(text));
        QVERIFY(has(placeholdersIn(login(u"mira"_s, text, u"db.example.org"_s, u"ledger"_s)), Field::Password));
    }

    void knowsWordsInPlaceOfAPassword_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"null", "None", "nil", "undefined", "TODO", "TBD", "FIXME", "REDACTED", "[REDACTED]",
                                 "(hidden)", "<secret>", "(sensitive value)"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void knowsWordsInPlaceOfAPassword()
    {
        QFETCH(QString, text);
        QVERIFY(isPlaceholderPassword(text));
        QVERIFY(has(placeholdersIn(login(u"mira"_s, text, u"db.example.org"_s, u"ledger"_s)), Field::Password));
        const auto asDatabase = placeholdersIn(login(u"mira"_s, u"Kx7"_s, u"db.example.org"_s, text));
        QCOMPARE(has(asDatabase, Field::Database), isPlaceholder(text));
    }

    void takesRealOnesForReal_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"Kx7-Violett-93", "p",     "a<b",   "<a",   "b>",  "[a", "{a",
                                 "100%",           "$5.20", "a*b",   "**",   "xxx", "x",  "mypass<word>",
                                 "[a][b]",         "yours", "Yourk", "%a%b", "${",  "",   "changement",
                                 "$(x",           "Pa$$w{o}rd",  "$ecret",      "$Ecret7",    "a$(b)",    "$(a)b",
                                 "`a",            "a`b`",        "#{a",         "a#{b}",      "%{a}b",    "$$",
                                 "$${a",          "ENC(a",       "encore",      "{cipher",    "{abc}d",   "vault:7",
                                 "vault",         "op:/x",       "@home@1",     "@a",         "%env(a)",  "environ",
                                 "env:",          "!Reff7",      "!secret99",   "!a!",        "__a",      "__ab__",
                                 "None7",         "nullable",    "todo-list-7", "TODOs",      "redacted7", "arn:aws",
                                 "Hidden-Valley", "ref+7",       "var.",        "process.7",  "insertion", "--",
                                 "..",            "??",          "fillme7",     "hereHere",   "valued"})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("a long one") << u'<' + QString(100, u'a') + u'>';
    }
    void takesRealOnesForReal()
    {
        QFETCH(QString, text);
        QVERIFY(!isPlaceholder(text));
        QVERIFY(!isPlaceholderPassword(text));
    }

    void knowsHostsOfGuides_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("isLeft");
        for (const char *host :
             {"host", "hostname", "HOST", "host_name", "neon_hostname", "<host>", "[hostname]",
              "ep-xxx.us-east-2.aws.neon.tech", "ep-xxxx-pooler.eu.neon.tech", "$PGHOST", "<endpoint>.neon.tech",
              "your-project.supabase.co", "your_host.example.org", "db.{ref}.supabase.co", "servername"})
            QTest::newRow(host) << QString::fromLatin1(host) << true;
        for (const char *host : {"localhost", "db", "db.example.org", "192.0.2.7", "::1", "/var/run/postgresql",
                                 "/cloudsql/project:region:instance", "myhost", "hosts.example.org", "xx.example.org",
                                 "ep-pale-moon-71c0dq2z.eu-west-2.aws.neon.tech", "max.example.org", ""})
            QTest::newRow(*host ? host : "empty") << QString::fromLatin1(host) << false;
    }
    void knowsHostsOfGuides()
    {
        QFETCH(QString, host);
        QTEST(isPlaceholderHost(host), "isLeft");
    }

    /// 'user:password' is a placeholder with a provider's host, but may be real on this computer or with a real name.
    void ordinaryWordsCountTogether()
    {
        const QString neon = u"ep-pale-moon-71c0dq2z.eu-west-2.aws.neon.tech"_s;
        QVERIFY(has(placeholdersIn(login(u"mira"_s, u"password"_s, neon, u"ledger"_s)), Field::Password));
        QVERIFY(has(placeholdersIn(login(u"user"_s, u"password"_s, u"db.example.org"_s, u"b"_s)), Field::User));
        QVERIFY(
            has(placeholdersIn(login(u"user"_s, u"password"_s, u"db.example.org"_s, u"dbname"_s)), Field::Database));
        QVERIFY(placeholdersIn(login(u"user"_s, u"password"_s, u"localhost"_s, u"database"_s)).empty());
        QVERIFY(placeholdersIn(login(u"postgres"_s, u"password"_s, u"db.example.org"_s, u"b"_s)).empty());
        QVERIFY(placeholdersIn(login(u"user"_s, u"Kx7"_s, u"db.example.org"_s, u"database"_s)).empty());
        QVERIFY(placeholdersIn(login(u"mira"_s, u"Kx7"_s, u"db.example.org"_s, u"ledger"_s)).empty());
    }

    void aPlaceholderAmongSeveralHostsIsFound()
    {
        ServerLogin two = login(u"mira"_s, u"Kx7"_s, u"db.example.org"_s, u"ledger"_s);
        two.address.setHosts({{u"db.example.org"_s, 5432}, {u"<replica>"_s, 5432}});
        QVERIFY(has(placeholdersIn(two), Field::Host));
    }
};

QTEST_APPLESS_MAIN(TestPlaceholders)
#include "tst_placeholders.moc"
