// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/readingtext.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

const QString kHost = u"ep-pale-moon-71c0dq2z.eu-west-2.aws.neon.tech"_s;
const QString kPassword = u"Kx7-Violett-93"_s;

/// Adds a row that must read as the connection of this file. `@h@` and `@p@` in `text` stand for its host and password.
void same(const char *name, QString text, const QString &port = u"5432"_s, const QString &more = {})
{
    text.replace(u"@h@"_s, kHost).replace(u"@p@"_s, kPassword);
    QTest::newRow(name) << text << u"mira|%1|%2:%3|ledger|%4"_s.arg(kPassword, kHost, port, more);
}

} // namespace

/// Source code and settings files of tools that connect to PostgreSQL.
class TestConnectionNotations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSourceCode_data()
    {
        tableOfTexts();
        same("psycopg", u"psycopg.connect(host='@h@', dbname='ledger', user='mira', password='@p@')"_s);
        same("psycopg2 over lines",
             u"conn = psycopg2.connect(\n    host=\"@h@\",\n    database=\"ledger\",\n    user=\"mira\",\n"
             "    password=\"@p@\",  # from the console\n    port=5433,\n)\n"_s,
             u"5433"_s);
        same("psycopg with a DSN", u"conn = psycopg2.connect(\"host=@h@ dbname=ledger user=mira password=@p@\")"_s);
        same("asyncpg", u"conn = await asyncpg.connect(user='mira', password='@p@', database='ledger', host='@h@')"_s);
        same(
            "pg8000",
            u"pg8000.native.Connection(\"mira\", host=\"@h@\", user=\"mira\", database=\"ledger\", password=\"@p@\")"_s);
        same("SQLAlchemy's URL.create",
             u"url = URL.create(\n    drivername=\"postgresql+psycopg2\",\n    username=\"mira\",\n    "
             u"password=\"@p@\",\n"
             "    host=\"@h@\",\n    database=\"ledger\",\n    query={\"sslmode\": \"require\"},\n)"_s,
             u"5432"_s, u"sslmode=require !TlsRaised(require)"_s);
        same("create_engine", u"engine = create_engine(\"postgresql+psycopg2://mira:@p@@@h@/ledger\")"_s, u"5432"_s,
             u" +psycopg2"_s);
        same("Django",
             u"DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': 'ledger', 'USER': 'mira', "
             "'PASSWORD': '@p@', 'HOST': '@h@'}}"_s);
        same("Django over lines",
             u"DATABASES = {\n    \"default\": {\n        \"ENGINE\": \"django.db.backends.postgresql\",\n"
             "        \"NAME\": \"ledger\",\n        \"USER\": \"mira\",\n        \"PASSWORD\": \"@p@\",\n"
             "        \"HOST\": \"@h@\",\n        \"PORT\": \"5433\",\n"
             "        \"OPTIONS\": {\"sslmode\": \"require\"},\n    }\n}\n"_s,
             u"5433"_s, u"sslmode=require !TlsRaised(require)"_s);
        same("Django, key by key",
             u"DATABASES['default']['HOST'] = '@h@'\nDATABASES['default']['NAME'] = 'ledger'\n"
             "DATABASES['default']['USER'] = 'mira'\nDATABASES['default']['PASSWORD'] = '@p@'\n"_s);
        same("node-postgres",
             u"const pool = new Pool({\n  host: '@h@',\n  port: 5433,\n  user: 'mira',\n  password: '@p@',\n"
             "  database: 'ledger',\n  ssl: true,\n});"_s,
             u"5433"_s, u"sslmode=require !TlsRaised(true)"_s);
        same("node-postgres with a string",
             u"const { Pool } = require('pg');\nconst pool = new Pool({ connectionString: "
             u"'postgresql://mira:@p@@@h@/ledger',"
             " ssl: { rejectUnauthorized: false } });"_s);
        same("knex",
             u"module.exports = {\n  client: 'pg',\n  connection: {\n    host: '@h@',\n    user: 'mira',\n"
             "    password: '@p@',\n    database: 'ledger',\n  },\n  searchPath: ['books', 'public'],\n};"_s,
             u"5432"_s, u"|schema books !SearchPathCut(books', 'public)"_s);
        same("Sequelize",
             u"const sequelize = new Sequelize('ledger', 'mira', '@p@', {\n  host: '@h@',\n"
             "  dialect: 'postgres'\n});"_s);
        same("TypeORM",
             u"export const AppDataSource = new DataSource({\n  type: \"postgres\",\n  host: \"@h@\",\n"
             "  port: 5432,\n  username: \"mira\",\n  password: \"@p@\",\n  database: \"ledger\",\n"
             "  synchronize: true,\n  entities: [User],\n})"_s);
        same("Prisma",
             u"datasource db {\n  provider = \"postgresql\"\n  url      = \"postgresql://mira:@p@@@h@/ledger\"\n}"_s);
        same("postgres.js",
             u"const sql = postgres({ host: `@h@`, database: `ledger`, username: `mira`, password: `@p@` })"_s);
        same("Go", u"db, err := sql.Open(\"postgres\", \"host=@h@ user=mira password=@p@ dbname=ledger\")"_s);
        same("Go, URL", u"conn, err := pgx.Connect(context.Background(), \"postgres://mira:@p@@@h@/ledger\")"_s);
        same("Go, raw string", u"connStr := `postgres://mira:@p@@@h@/ledger`\ndb, err := sql.Open(\"pgx\", connStr)"_s);
        same("Rust", u"let pool = PgPool::connect(\"postgres://mira:@p@@@h@/ledger\").await?;"_s);
        same("Rust, options",
             u"let options = PgConnectOptions::new()\n    .host(\"@h@\")\n    .port(5433)\n    .username(\"mira\")\n"
             "    .password(\"@p@\")\n    .database(\"ledger\");"_s,
             u"5433"_s);
        same("JDBC",
             u"Connection c = DriverManager.getConnection(\"jdbc:postgresql://@h@/ledger\", \"mira\", \"@p@\");"_s);
        same("JDBC, variables",
             u"String url = \"jdbc:postgresql://@h@/ledger\";\nString user = \"mira\";\nString password = \"@p@\";\n"
             "Connection c = DriverManager.getConnection(url, user, password);"_s);
        same("JDBC, properties",
             u"String url = \"jdbc:postgresql://@h@/ledger\";\nProperties props = new Properties();\n"
             "props.setProperty(\"user\", \"mira\");\nprops.setProperty(\"password\", \"@p@\");\n"
             "Connection conn = DriverManager.getConnection(url, props);"_s);
        same(
            "a data source",
            u"PGSimpleDataSource ds = new PGSimpleDataSource();\nds.setServerNames(new String[]{\"@h@\"});\n"
            "ds.setServerName(\"@h@\");\nds.setDatabaseName(\"ledger\");\nds.setUser(\"mira\");\nds.setPassword(\"@p@\");"_s);
        same("Hikari",
             u"config.setJdbcUrl(\"jdbc:postgresql://@h@/ledger\");\nconfig.setUsername(\"mira\");\n"
             "config.setPassword(\"@p@\");"_s);
        same(
            "Kotlin",
            u"Database.connect(\"jdbc:postgresql://@h@/ledger\", driver = \"org.postgresql.Driver\", user = \"mira\", password = \"@p@\")"_s);
        same("PDO", u"$pdo = new PDO('pgsql:host=@h@;dbname=ledger', 'mira', '@p@');"_s);
        same("PDO, variables",
             u"<?php\n$dsn = \"pgsql:host=@h@;port=5433;dbname=ledger\";\n$user = 'mira';\n$password = '@p@';\n"
             "$pdo = new PDO($dsn, $user, $password);"_s,
             u"5433"_s);
        same("pg_connect", u"$db = pg_connect(\"host=@h@ dbname=ledger user=mira password=@p@\");"_s);
        same(
            "PHP array",
            u"'pgsql' => [\n    'driver' => 'pgsql',\n    'host' => '@h@',\n    'port' => '5432',\n"
            "    'database' => 'ledger',\n    'username' => 'mira',\n    'password' => '@p@',\n    'schema' => 'books',\n],"_s,
            u"5432"_s, u"|schema books"_s);
        same("Perl", u"my $dbh = DBI->connect(\"dbi:Pg:dbname=ledger;host=@h@\", \"mira\", \"@p@\");"_s);
        same("Ruby", u"conn = PG.connect(host: '@h@', dbname: 'ledger', user: 'mira', password: '@p@')"_s);
        same("Ruby, old hashes",
             u"PG.connect(:host => '@h@', :dbname => 'ledger', :user => 'mira', :password => '@p@')"_s);
        same("Ecto",
             u"config :ledger, Ledger.Repo,\n  username: \"mira\",\n  password: \"@p@\",\n  hostname: \"@h@\",\n"
             "  database: \"ledger\",\n  pool_size: 10"_s);
        same("Ecto, URL", u"config :ledger, Ledger.Repo,\n  url: \"ecto://mira:@p@@@h@/ledger\""_s);
        same("Clojure",
             u"{:dbtype \"postgresql\" :dbname \"ledger\" :host \"@h@\" :user \"mira\" :password \"@p@\"}"_s);
        same("R",
             u"con <- dbConnect(RPostgres::Postgres(), dbname = 'ledger', host = '@h@', port = 5432, user = 'mira',"
             " password = '@p@')"_s);
        same("Qt",
             u"db.setHostName(\"@h@\");\ndb.setDatabaseName(\"ledger\");\ndb.setUserName(\"mira\");\n"
             "db.setPassword(\"@p@\");"_s);
        same("C#", u"var cs = \"Host=@h@;Username=mira;Password=@p@;Database=ledger\";"_s);
        same("Terraform",
             u"provider \"postgresql\" {\n  host     = \"@h@\"\n  port     = 5432\n  database = \"ledger\"\n"
             "  username = \"mira\"\n  password = \"@p@\"\n  sslmode  = \"require\"\n}"_s,
             u"5432"_s, u"sslmode=require !TlsRaised(require)"_s);
        same("a connection_uri", u"connection_uri = \"postgresql://mira:@p@@@h@/ledger\""_s);
    }
    void readsSourceCode() { compareReading(); }

    void readsSettingsFiles_data()
    {
        tableOfTexts();
        same("Rails", u"adapter: postgresql\ndatabase: ledger\nhost: @h@\nusername: mira\npassword: @p@"_s);
        same("Rails, environment",
             u"production:\n  adapter: postgresql\n  encoding: unicode\n  pool: 5\n  host: @h@\n  database: ledger\n"
             "  username: mira\n  password: \"@p@\"\n"_s);
        same("Rails, merged",
             u"default: &default\n  adapter: postgresql\n  username: mira\n  password: '@p@'\n  host: @h@\n\n"
             "development:\n  <<: *default\n  database: ledger\n"_s);
        same("Rails, url", u"production:\n  url: postgresql://mira:@p@@@h@/ledger\n"_s);
        same("Laravel",
             u"DB_CONNECTION=pgsql\nDB_HOST=@h@\nDB_PORT=5433\nDB_DATABASE=ledger\nDB_USERNAME=mira\n"
             "DB_PASSWORD=@p@\n\nREDIS_HOST=127.0.0.1\nREDIS_PASSWORD=null\nMAIL_HOST=smtp.example.org\n"
             "MAIL_USERNAME=x\nMAIL_PASSWORD=y"_s,
             u"5433"_s);
        same("Spring",
             u"spring.datasource.url=jdbc:postgresql://@h@/ledger\nspring.datasource.username=mira\n"
             "spring.datasource.password=@p@"_s);
        same("Spring, YAML",
             u"server:\n  port: 8080\nspring:\n  datasource:\n    url: jdbc:postgresql://@h@/ledger\n"
             "    username: mira\n    password: @p@\n"_s);
        same("Quarkus",
             u"quarkus.datasource.db-kind=postgresql\nquarkus.datasource.jdbc.url=jdbc:postgresql://@h@/ledger\n"
             "quarkus.datasource.username=mira\nquarkus.datasource.password=@p@"_s);
        same("a console", u"Host: @h@\nDatabase: ledger\nRole: mira\nPassword: @p@\n"_s);
        same("a console with tabs", u"Host\t@h@\nPort\t5433\nDatabase name\tledger\nUser name\tmira\nPassword\t@p@\n"_s,
             u"5433"_s);
        same("appsettings.json",
             u"{\"ConnectionStrings\":{\"Main\":\"Host=@h@;Database=ledger;Username=mira;Password=@p@\"}}"_s);
        same(
            "JSON",
            u"{\"db\": {\"host\": \"@h@\", \"port\": 5433, \"database\": \"ledger\", \"user\": \"mira\", \"password\": \"@p@\"}}"_s,
            u"5433"_s);
        same("a service file", u"[ledger]\nhost=@h@\nport=5433\ndbname=ledger\nuser=mira\npassword=@p@\n"_s, u"5433"_s);
        same("TOML",
             u"[database]\nhost = \"@h@\"\nport = 5433\nname = \"ledger\"\nuser = \"mira\"\npassword = '@p@'\n"_s,
             u"5433"_s);
        same("INI", u"; the ledger\n[postgresql]\nhost = @h@\ndatabase = ledger\nuser = mira\npassword = @p@\n"_s);
        same("Alembic", u"[alembic]\nsqlalchemy.url = postgresql://mira:@p@@@h@/ledger\n"_s);
        same("Compose, map",
             u"services:\n  app:\n    image: ledger\n    environment:\n      PGHOST: @h@\n      PGUSER: mira\n"
             "      PGPASSWORD: @p@\n      PGDATABASE: ledger\n"_s);
        same("Compose, list",
             u"services:\n  app:\n    environment:\n      - POSTGRES_HOST=@h@\n      - POSTGRES_USER=mira\n"
             "      - POSTGRES_PASSWORD=@p@\n      - POSTGRES_DB=ledger\n"_s);
        same("Kubernetes",
             u"env:\n  - name: PGHOST\n    value: @h@\n  - name: PGUSER\n    value: mira\n  - name: PGPASSWORD\n"
             "    value: \"@p@\"\n  - name: PGDATABASE\n    value: ledger\n"_s);
        same("XML properties",
             u"<property name=\"jakarta.persistence.jdbc.url\" value=\"jdbc:postgresql://@h@/ledger\"/>\n"
             "<property name=\"jakarta.persistence.jdbc.user\" value=\"mira\"/>\n"
             "<property name=\"jakarta.persistence.jdbc.password\" value=\"@p@\"/>"_s);
        same("XML elements",
             u"<datasource>\n  <url>jdbc:postgresql://@h@/ledger</url>\n  <username>mira</username>\n"
             "  <password>@p@</password>\n</datasource>"_s);
        same("a Dockerfile", u"FROM python:3\nENV PGHOST=@h@ PGUSER=mira PGDATABASE=ledger PGPASSWORD=@p@\n"_s);
        same("a password file", u"@h@:5433:ledger:mira:@p@\n"_s, u"5433"_s);
        same("a DSN in a variable", u"DATABASE_DSN=host=@h@ dbname=ledger user=mira password=@p@\nDEBUG=1"_s);
        same("a DSN in quotes", u"DATABASE_DSN=\"host=@h@ dbname=ledger user=mira password=@p@\""_s);
        same("variables within a URL",
             u"PGHOST='@h@'\nPGDATABASE='ledger'\nPGUSER='mira'\nPGPASSWORD='@p@'\n"
             "DATABASE_URL=\"postgresql://${PGUSER}:$PGPASSWORD@${PGHOST}/${PGDATABASE}\""_s);
        same("variables of variables",
             u"LEDGER_PLACE=@h@\nDB_HOST=$LEDGER_PLACE\nDB_USER=mira\nDB_PASSWORD=@p@\nDB_NAME=ledger"_s);
        same("an apostrophe", u"PGHOST=@h@\nPGUSER=mira\nPGDATABASE=ledger\nPGPASSWORD=@p@\nPGPORT=5433\nNOTE=it's"_s,
             u"5433"_s);
        same("psql in a file",
             u"# Ledger\n\nTo connect, run\n\n```sh\n$ psql 'postgresql://mira:@p@@@h@/ledger'\n```\n\nBye.\n"_s);
        same(
            "psql with options in a file",
            u"Steps:\n1. Open a shell\n\n    PGPASSWORD=@p@ psql -h @h@ -U mira \\\n      -d ledger\n\n2. Be happy\n"_s);
        same("psql in a sentence", u"Run `psql \"host=@h@ user=mira dbname=ledger password=@p@\"` and wait."_s);
        same(
            "Neon's block",
            u"# Recommended for most uses\nDATABASE_URL=postgresql://mira:@p@@@h@/ledger?sslmode=require\n\n"
            "# Parameters for constructing your own connection string\nPGHOST=@h@\nPGUSER=mira\nPGDATABASE=ledger\n"
            "PGPASSWORD=@p@\n\n# Parameters for Vercel Postgres Templates\n"
            "POSTGRES_URL=postgresql://mira:@p@@@h@/ledger?sslmode=require\nPOSTGRES_USER=mira\nPOSTGRES_HOST=@h@\n"
            "POSTGRES_PASSWORD=@p@\nPOSTGRES_DATABASE=ledger\nPOSTGRES_URL_NO_SSL=postgresql://mira:@p@@@h@/ledger\n"_s,
            u"5432"_s, u"sslmode=require !TlsRaised(require)"_s);
    }
    void readsSettingsFiles() { compareReading(); }
};

QTEST_APPLESS_MAIN(TestConnectionNotations)
#include "tst_connectionnotations.moc"
