// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "core/reading/readingtext.h"
#include "core/reading/shownconnection.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// Texts that are ambiguous, contradict themselves or contain unfilled placeholders.
class TestConnectionDoubts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksWhatMayCutAPassword_data()
    {
        tableOfTexts();
        pasted(u"host=h dbname=b user=u password='Kx7''Violett=93'"_s, u"ValueUnclear Password 32 ''Kx7''"_s);
        pasted(u"host=h user=u password='Kx7'Violett dbname=b"_s, u"ValueUnclear Password 23 ''Kx7''"_s);
        pasted(u"host=h user=u password=Kx7 Violett=93"_s, u"ValueUnclear Password 27 'Violett'"_s);
        pasted(u"host=h user=u password=Kx7;"_s, u"ValueUnclear Password 26 ';'"_s);
        pasted(u"host=h user=u password=Kx7'"_s, u"ValueUnclear Password 26 '''"_s);
        pasted(u"Host=h;Username=u;Password=Kx7;Violett93=ab"_s, u"ValueUnclear Password 31 'Violett93'"_s);
        pasted(u"Host=h;Username=u;Password=\"Kx7\"Violett;Database=b"_s, u"ValueUnclear Url 27 '\"Kx7\"'"_s);
        pasted(u"jdbc:postgresql://h/b?user=u&password=Kx7&Violett=93"_s, u"ValueUnclear Password 42 'Violett'"_s);
        pasted(u"Use jdbc:postgresql://h/b?user=u&password=Kx7."_s, u"ValueUnclear Password 45 '.'"_s);
        pasted(u"Use postgresql://u:1234 7@h/b now"_s, u"ValueUnclear Password 23 ' '"_s);
        pasted(u"PGHOST=h PGUSER=u PGPASSWORD=Kx7 Violett PGDATABASE=b"_s, u"ValueUnclear Password 33 'Violett'"_s);
        pasted(u"PGHOST=h PGUSER=u PGPASSWORD=it's PGDATABASE=b"_s, u"ValueUnclear Password 29 'it's PGDATABASE=b'"_s);
        pasted(u"PGHOST=h\nPGUSER=u\nPGPASSWORD=Kx7 #Violett"_s, u"ValueUnclear Password 29 'Kx7 #Violett'"_s);
        pasted(u"PGHOST=h\nPGUSER=u\nPGPASSWORD='Kx7''Violett'"_s, u"ValueUnclear Password 29 ''Kx7''Violett''"_s);
        pasted(u"PGHOST=h\nPGUSER=u\nPGPASSWORD=\"Kx7\"Violett"_s, u"ValueUnclear Password 29 '\"Kx7\"Violett'"_s);
        pasted(u"{\"url\": \"postgresql://u:Kx7\\nV@h/b\"}"_s, u"ValueUnclear Password 29 'V'"_s);
        pasted(u"PGHOST=h\nPGUSER=u\nPGPASSWORD=\"Kx7\\nV\""_s, u"ValueUnclear Password 29 '\"Kx7\\nV\"'"_s);
        pasted(u"PGHOST=h\nPGUSER=u\nPGPASSWORD=\"Kx7\\tV\""_s, u"ValueUnclear Password 29 '\"Kx7\\tV\"'"_s);
        pasted(u"PGHOST=h\nPGUSER=u\nPGPASSWORD='Kx7"_s, u"ValueUnclear Password 29 ''Kx7'"_s);
        pasted(u"PGHOST=h\nPGUSER=u\nPGPASSWORD=Kx7;"_s, u"ValueUnclear Password 29 'Kx7;'"_s);
        pasted(u"PGHOST=h\nPGUSER=u\nPGPASSWORD=K\\x7"_s, u"ValueUnclear Password 29 'K\\x7'"_s);
        pasted(u"connect(host='h', user='u', password='Kx7''Violett', dbname='b')"_s,
               u"ValueUnclear Password 37 ''Kx7''Violett''"_s);
        pasted(u"connect(host='h', user='u', password='Kx7' + x, dbname='b')"_s, u"ValueUnclear Password 37 ''Kx7''"_s);
        pasted(u"connect(host='h', user='u', dbname='b', password='Kx7'\n  'Violett')"_s,
               u"ValueUnclear Password 49 ''Kx7'\n  'Violett''"_s);
        pasted(u"connect(host='h', user='u', dbname='b', password='K\\x7')"_s, u"ValueUnclear Password 49 ''K\\x7''"_s);
        pasted(u"new Pool({host: 'h', user: 'u', database: 'b', password: `a${x}b`})"_s,
               u"ValueUnclear Password 57 '`a${x}b`'"_s);
        pasted(u"host: h\nuser: u\npassword: Kx7: Violett"_s, u"ValueUnclear Password 26 'Kx7: Violett'"_s);
        pasted(u"host: h\nuser: u\npassword: |\n  Kx7"_s, u"ValueUnclear Password 26 '|'"_s);
        pasted(u"h:5432:b:u:Kx7:Violett"_s, u"ValueUnclear Password 11 'Kx7'"_s);
        pasted(u"url = \"postgresql://u:\" + password + \"@h/b\""_s, u"ValueUnclear Url 6 '\"postgresql://u:\"'"_s);
    }
    void marksWhatMayCutAPassword()
    {
        compareReading();
        QFETCH(QString, text);
        QCOMPARE(maskedConnectionText(text), u"****"_s);
        QVERIFY(!parseConnectionUrl(text));
    }

    void takesPasswordsAsTheyStand_data()
    {
        tableOfTexts();
        pasted(u"PGHOST=h\nPGUSER=u\nPGDATABASE=b\nPGPASSWORD=it's-Violett93\nPGPORT=5433"_s,
               u"u|it's-Violett93|h:5433|b|"_s);
        pasted(u"PGHOST=h\nPGUSER=u\nPGDATABASE=b\nPGPASSWORD=Kx7 # mine"_s, u"u|Kx7|h:5432|b|"_s);
        pasted(u"PGHOST=h\nPGUSER=u\nPGDATABASE=b\nPGPASSWORD=Kx7 Violett"_s, u"u|Kx7 Violett|h:5432|b|"_s);
        pasted(u"host: h\nuser: u\ndatabase: b\npassword: 'it''s # \\x'"_s, u"u|it's # \\x|h:5432|b|"_s);
        pasted(u"connect(host='h', user='u', password='it\\'s, b=\"x\"', dbname='b')"_s,
               u"u|it's, b=\"x\"|h:5432|b|"_s);
        pasted(
            u"{\"host\": \"h\", \"user\": \"u\", \"database\": \"b\", \"password\": \"a\\\\b\\u0026\\\"#{c}${d}\"}"_s,
            u"u|a\\b&\"#{c}${d}|h:5432|b|"_s);
        pasted(u"h:5432:b:u:K\\:x\\\\7"_s, u"u|K:x\\7|h:5432|b|"_s);
        pasted(u"host=h user=u dbname=b password='it\u2019s'"_s, u"u|it\u2019s|h:5432|b|"_s);
        pasted(u"postgresql://u:a&amp;b@h/b?sslmode=verify-full"_s, u"u|a&amp;b|h:5432|b|sslmode=verify-full"_s);
    }
    void takesPasswordsAsTheyStand() { compareReading(); }

    void readsUrlsAsPeopleFindThem_data()
    {
        tableOfTexts();
        const QString plain = u"u|p|h:5432|b|"_s;
        for (const char *scheme : {"pgsql", "psql", "ecto", "postgis", "pg", "cockroachdb", "PostgreSQL", "pgx"})
            pasted(QLatin1StringView(scheme) + u"://u:p@h/b"_s, plain);
        pasted(u"It is postgresql://u:p@h/b."_s, plain);
        pasted(u"(see postgresql://u:p@h/b), then"_s, plain);
        pasted(u"[ledger](postgresql://u:p@h/b) it is"_s, plain);
        pasted(u"Is it *postgresql://u:p@h/b*?"_s, plain);
        pasted(u"postgresql://u:p@h/b?sslmode=verify-full&amp;channel_binding=require"_s,
               u"u|p|h:5432|b|channel_binding=require&sslmode=verify-full"_s);
        pasted(u"postgresql://u:p@h/b?sslmode=verify-full\\u0026channel_binding=require"_s,
               u"u|p|h:5432|b|channel_binding=require&sslmode=verify-full"_s);
        pasted(u"<a href=\"postgresql://u:a&amp;b@h/b?x_y=1&amp;sslmode=verify-full\">"_s,
               u"u|a&b|h:5432|b|sslmode=verify-full -x_y:UnknownToLibpq"_s);
        pasted(u"postgresql+asyncpg://u:p@h/b?ssl=verify-full"_s, u"u|p|h:5432|b|sslmode=verify-full +asyncpg"_s);
        pasted(u"postgresql+psycopg2://u:p@/b?host=h1:5432&host=h2:5433"_s, u"u|p|h1:5432,h2:5433|b| +psycopg2"_s);
        pasted(u"postgresql+psycopg2://u:p@/b?host=h1&host=h2&port=7"_s, u"u|p|h1:7,h2:7|b| +psycopg2"_s);
        pasted(u"postgresql://u:p@/b?host=/tmp"_s, u"u|p|/tmp:5432|b|"_s);
        pasted(u"DATABASE_URL=postgresql://u:p@h/b\nDIRECT_URL=postgresql://u:p@h/b"_s, plain);
    }
    void readsUrlsAsPeopleFindThem() { compareReading(); }

    void theStrongerOfTwoCounts_data()
    {
        tableOfTexts();
        const QString strong = u"u|p|h:5432|b|sslmode=verify-full -sslmode:Weaker"_s;
        pasted(u"postgresql://u:p@h/b?sslmode=verify-full&sslmode=disable"_s, strong);
        pasted(u"postgresql://u:p@h/b?sslmode=disable&sslmode=verify-full"_s, strong);
        pasted(u"host=h user=u password=p dbname=b sslmode=disable sslmode=verify-full"_s, strong);
        pasted(u"postgresql://u:p@h/b?ssl=true&sslmode=disable"_s,
               u"u|p|h:5432|b|sslmode=require !TlsRaised(true) -sslmode:Weaker"_s);
        pasted(u"postgresql://u:p@h/b?channel_binding=require&channel_binding=disable"_s,
               u"u|p|h:5432|b|channel_binding=require -channel_binding:Weaker"_s);
        // With sslrootcert=system, libpq accepts no sslmode that is weaker than verify-full.
        pasted(u"postgresql://u:p@h/b?sslmode=disable&sslrootcert=system"_s,
               u"u|p|h:5432|b|sslmode=disable&sslrootcert=system !TlsRaised(disable)"_s);
        pasted(u"postgresql://u:p@h/b?sslmode=verify-ca&sslrootcert=system"_s,
               u"u|p|h:5432|b|sslmode=verify-ca&sslrootcert=system !TlsRaised(verify-ca)"_s);
        pasted(u"postgresql://u:p@h/b?sslmode=no-verify"_s, u"u|p|h:5432|b| -sslmode=no-verify:TlsSwitchedOff"_s);
        pasted(u"postgresql://u:p@h/b?sslmode=verify-full&ssl=false"_s,
               u"u|p|h:5432|b|sslmode=verify-full -ssl=false:TlsSwitchedOff"_s);
        pasted(u"postgresql://u:p@h/b?sslmode=Verify_Full"_s, u"u|p|h:5432|b|sslmode=verify-full"_s);
    }
    void theStrongerOfTwoCounts() { compareReading(); }

    void placeholdersAreNeverSent_data()
    {
        tableOfTexts();
        pasted(u"postgresql://username:password@hostname:5432/database"_s, u"PlaceholderLeft Host 31 'hostname'"_s);
        pasted(u"postgresql://u:p@[hostname]/b"_s, u"PlaceholderLeft Host 17 '[hostname]'"_s);
        pasted(u"postgresql://[user]:[password]@[neon_hostname]/[dbname]"_s,
               u"PlaceholderLeft Host 31 '[neon_hostname]'"_s);
        pasted(u"postgresql://u:p@ep-xxx.us-east-2.aws.neon.tech/b"_s,
               u"PlaceholderLeft Host 17 'ep-xxx.us-east-2.aws.neon.tech'"_s);
        pasted(u"postgresql://u:p@${PGHOST}/b"_s, u"PlaceholderLeft Host 17 '${PGHOST}'"_s);
        pasted(u"postgresql://u:p@<endpoint>.eu.neon.tech/b"_s, u"PlaceholderLeft Host 17 '<endpoint>.eu.neon.tech'"_s);
        pasted(u"DATABASE_URL=postgresql://$PGUSER:$PGPASSWORD@$PGHOST/b"_s, u"PlaceholderLeft Host 46 '$PGHOST'"_s);
        pasted(u"PGHOST=hostname\nPGUSER=u\nPGPASSWORD=p\nPGDATABASE=b"_s, u"PlaceholderLeft Host 7 'hostname'"_s);
        pasted(u"url = env(\"DATABASE_URL\")"_s, u"PlaceholderLeft Url 6 'env(\"DATABASE_URL\")'"_s);
        pasted(u"postgresql://mira:YOUR_PASSWORD@db.example.org/ledger"_s,
               u"mira|YOUR_PASSWORD|db.example.org:5432|ledger| !PlaceholderLeft(YOUR_PASSWORD)"_s);
        pasted(u"postgresql://username:password@db.example.org/dbname"_s,
               u"username|password|db.example.org:5432|dbname| !PlaceholderLeft(username) !PlaceholderLeft(password)"
               " !PlaceholderLeft(dbname)"_s);
        pasted(u"DB_HOST=h\nDB_USER=u\nDB_PASSWORD=${SECRET}\nDB_DATABASE=b"_s,
               u"u|${SECRET}|h:5432|b| !PlaceholderLeft(${SECRET})"_s);
        pasted(u"new Pool({ host: 'h', user: 'u', database: 'b', password: process.env.PGPASSWORD })"_s,
               u"u|${PGPASSWORD}|h:5432|b| !PlaceholderLeft(process.env.PGPASSWORD)"_s);
    }
    void placeholdersAreNeverSent()
    {
        compareReading();
        QFETCH(QString, text);
        QVERIFY(!parseConnectionUrl(text));
        if (const auto reading = readConnectionText(text))
            QVERIFY(shownConnection(text, *reading).password.isEmpty());
    }

    void aPlaceholderForUserOrDatabaseHasToBeFilledIn()
    {
        const auto left = [](const QString &text) { return placeholderLeft(*readConnectionText(text)); };
        QCOMPARE(left(u"postgresql://<user>:p@h/b"_s), Field::User);
        QCOMPARE(left(u"postgresql://u:p@h/<database>"_s), Field::Database);
        QCOMPARE(left(u"postgresql://u:<password>@h/b"_s), Field::None);
        QCOMPARE(left(u"postgresql://u:p@h/b"_s), Field::None);
    }

    void onThisMachineOrdinaryWordsMayBeReal()
    {
        QVERIFY(parseConnectionUrl(u"postgresql://user:password@localhost/database"_s).has_value());
        QVERIFY(parseConnectionUrl(u"postgresql://postgres:password@db.example.org/ledger"_s).has_value());
    }

    void everyEnvironmentOfAFileIsACandidate()
    {
        const QString text =
            u"default: &default\n  adapter: postgresql\n  username: mira\n  password: p\n  host: h1\n\n"
            "development:\n  <<: *default\n  database: d1\n\n"
            "production:\n  <<: *default\n  host: h2\n  database: d2\n\n"
            "legacy:\n  adapter: mysql2\n  host: h3\n  username: u\n  database: d3\n"_s;
        QStringList found;
        for (const ConnectionCandidate &candidate : connectionCandidates(text))
            found += candidate.name + u' ' + printed(candidate.reading, text);
        QCOMPARE(found.join(u'\n'), u"development mira|p|h1:5432|d1|\nproduction mira|p|h2:5432|d2| -host:Repeated"_s);
        QCOMPARE(readConnectionText(text).error().kind, FaultKind::SeveralCandidates);
    }

    void anotherKindOfDatabaseIsNamedAsSuch_data()
    {
        tableOfTexts();
        pasted(u"adapter: mysql2\nhost: h\nusername: u\npassword: p\ndatabase: b"_s, u"OtherDatabase Url 9 'mysql2'"_s);
        pasted(
            u"DATABASES = {'default': {'ENGINE': 'django.db.backends.mysql', 'NAME': 'b', 'HOST': 'h', 'USER': 'u'}}"_s,
            u"OtherDatabase Url 35 ''django.db.backends.mysql''"_s);
    }
    void anotherKindOfDatabaseIsNamedAsSuch() { compareReading(); }
};

QTEST_APPLESS_MAIN(TestConnectionDoubts)
#include "tst_connectiondoubts.moc"
