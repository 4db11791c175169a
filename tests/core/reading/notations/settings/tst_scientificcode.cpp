// SPDX-License-Identifier: GPL-3.0-or-later
// Connections in languages of statisticians, of functional programming and of .NET, and in SQL itself.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsStatistics()
{
    ledger("R's RPostgres over lines", R"(
con <- DBI::dbConnect(
  RPostgres::Postgres(),
  dbname   = "ledger",
  host     = "@h@",
  port     = 5432,
  user     = "mira",
  password = "@p@"
)
)");
    ledger("R's RPostgreSQL", R"(
drv <- dbDriver("PostgreSQL")
con <- dbConnect(drv, dbname = "ledger", host = "@h@", port = 5432, user = "mira", password = "@p@")
)");
    ledger("R's odbc", R"(
con <- DBI::dbConnect(odbc::odbc(),
  Driver   = "PostgreSQL Unicode",
  Server   = "@h@",
  Database = "ledger",
  UID      = "mira",
  PWD      = "@p@",
  Port     = 5432)
)");
    ledger("R's config.yml", R"(
default:
  datawarehouse:
    driver: Postgres
    server: @h@
    uid: mira
    pwd: '@p@'
    port: 5432
    database: ledger
)");
    ledger("R's Sys.setenv", R"(
Sys.setenv(PGHOST = "@h@", PGUSER = "mira", PGPASSWORD = "@p@", PGDATABASE = "ledger")
)");
    ledger("R with arrows", R"(
db_host <- "@h@"
db_name <- "ledger"
db_user <- "mira"
db_password <- "@p@"
)");
    ledger("Julia's LibPQ", R"(
conn = LibPQ.Connection("host=@h@ dbname=ledger user=mira password=@p@")
)");
    ledger("Stata", R"(
odbc load, connectionstring("Driver={PostgreSQL Unicode};Server=@h@;Port=5432;Database=ledger;Uid=mira;Pwd=@p@;") table("t")
)");
    ledger("Spark", R"(
jdbcDF = spark.read \
    .format("jdbc") \
    .option("url", "jdbc:postgresql://@h@/ledger") \
    .option("dbtable", "schema.tablename") \
    .option("user", "mira") \
    .option("password", "@p@") \
    .load()
)");
}

void readsFunctionalLanguages()
{
    ledger("postgresql-simple", R"(
conn <- connect defaultConnectInfo
  { connectHost = "@h@"
  , connectPort = 5433
  , connectDatabase = "ledger"
  , connectUser = "mira"
  , connectPassword = "@p@"
  }
)",
           "5433");
    ledger("connectPostgreSQL", R"(
conn <- connectPostgreSQL "host='@h@' dbname='ledger' user='mira' password='@p@'"
)");
    ledger("persistent", R"(
connStr :: ConnectionString
connStr = "host=@h@ dbname=ledger user=mira password=@p@ port=5432"
)");
    ledger("OCaml's Caqti", R"(
let uri = Uri.of_string "postgresql://mira:@p@@@h@:5432/ledger"
)");
    ledger("F#", R"(
let connectionString = "Host=@h@;Username=mira;Password=@p@;Database=ledger"
)");
    ledger("Racket", R"(
(define pgc
  (postgresql-connect #:user "mira"
                      #:database "ledger"
                      #:server "@h@"
                      #:password "@p@"))
)");
    ledger("Lua's luasql", R"(
con = assert(env:connect("host=@h@ dbname=ledger user=mira password=@p@"))
)");
    ledger("Dart", R"(
final conn = await Connection.open(Endpoint(
  host: '@h@',
  database: 'ledger',
  username: 'mira',
  password: '@p@',
));
)");
    ledger("Swift's PostgresNIO", R"(
let config = PostgresClient.Configuration(
  host: "@h@",
  port: 5432,
  username: "mira",
  password: "@p@",
  database: "ledger",
  tls: .disable
)
)");
    ledger("Swift's Vapor", R"(
app.databases.use(.postgres(configuration: .init(
    hostname: "@h@",
    username: "mira",
    password: "@p@",
    database: "ledger",
    tls: .prefer(try .init(configuration: .clientDefault)))), as: .psql)
)");
    ledger("C's PQconnectdb", R"(
PGconn *conn = PQconnectdb("host=@h@ dbname=ledger user=mira password=@p@");
)");
    ledger("C++'s libpqxx", R"(
pqxx::connection cx{"host=@h@ dbname=ledger user=mira password=@p@"};
)");
}

void readsDotNetAndSql()
{
    ledger("C#'s connection string builder", R"(
var builder = new NpgsqlConnectionStringBuilder
{
    Host = "@h@",
    Port = 5433,
    Username = "mira",
    Password = "@p@",
    Database = "ledger",
};
)",
           "5433");
    ledger("C#'s verbatim string", R"(
private const string ConnectionString = @"Server=@h@;Port=5432;User Id=mira;Password=@p@;Database=ledger;";
)");
    ledger("UseNpgsql", R"(
protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    => optionsBuilder.UseNpgsql("Host=@h@;Database=ledger;Username=mira;Password=@p@");
)");
    ledger("SSL Mode with a blank", R"(
"DefaultConnection": "Host=@h@; Database=ledger; Username=mira; Password=@p@; SSL Mode=Require; Trust Server Certificate=true"
)",
           "5432", "sslmode=require !TlsRaised(Require) -Trust Server Certificate:OtherProgram");
    ledger("PowerShell's variables", R"(
$connString = "Driver={PostgreSQL UNICODE(x64)};Server=@h@;Port=5432;Database=ledger;Uid=mira;Pwd=@p@;"
)");
    ledger("Visual Basic", R"(
Dim connString As String = "Host=@h@;Username=mira;Password=@p@;Database=ledger"
)");
    ledger("VBA's ODBC", R"(
conn.ConnectionString = "DRIVER={PostgreSQL Unicode};SERVER=@h@;PORT=5432;DATABASE=ledger;UID=mira;PWD=@p@;"
)");
    ledger("Delphi's FireDAC", R"(
FDConnection1.Params.Values['Server'] := '@h@';
FDConnection1.Params.Values['Port'] := '5432';
FDConnection1.Params.Values['Database'] := 'ledger';
FDConnection1.Params.Values['User_Name'] := 'mira';
FDConnection1.Params.Values['Password'] := '@p@';
)");
    ledger("dblink", R"(
SELECT * FROM dblink('host=@h@ dbname=ledger user=mira password=@p@', 'select id from expenses') AS t(id int);
)");
    ledger("a foreign server", R"(
CREATE SERVER ledger_server
    FOREIGN DATA WRAPPER postgres_fdw
    OPTIONS (host '@h@', port '5432', dbname 'ledger');

CREATE USER MAPPING FOR local_user
    SERVER ledger_server
    OPTIONS (user 'mira', password '@p@');
)");
    ledger("a subscription", R"(
CREATE SUBSCRIPTION sub CONNECTION 'host=@h@ dbname=ledger user=mira password=@p@' PUBLICATION pub;
)");
    ledger("primary_conninfo", R"(
primary_conninfo = 'host=@h@ port=5432 user=mira password=@p@ dbname=ledger'
)");
    ledger("psql's \\connect", R"(
\connect "host=@h@ dbname=ledger user=mira password=@p@"
)");
    ledger("psql's \\c with a URL", R"(
\c postgresql://mira:@p@@@h@/ledger
)");
    ledger("an e-mail that quotes SQL", R"(
Hello,

please run this once:

    CREATE SUBSCRIPTION s CONNECTION 'postgresql://mira:@p@@@h@/ledger' PUBLICATION p;

Regards
)");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsStatistics, readsFunctionalLanguages, readsDotNetAndSql});
}
