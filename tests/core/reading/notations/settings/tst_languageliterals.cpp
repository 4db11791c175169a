// SPDX-License-Identifier: GPL-3.0-or-later
// The literals of programming languages: raw, verbatim, over several lines, joined.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsLiterals()
{
    ledger(R"(C# verbatim)", R"test(
var cs = @"Host=@h@;Database=ledger;Username=mira;Password=@p@";
)test");
    ledger(R"(C# verbatim builder)", R"test(
var b = new NpgsqlConnectionStringBuilder { Host = @"@h@", Username = @"mira", Database = @"ledger", Password = @"@p@" };
)test");
    ledger(R"(C# raw)", R"test(
var cs = """Host=@h@;Database=ledger;Username=mira;Password=@p@""";
)test");
    ledger(R"(C# raw multi)", R"test(
var cs = """
    Host=@h@;Database=ledger;Username=mira;Password=@p@
    """;
)test");
    ledger(R"(C# concat)", R"test(
var cs = "Host=@h@;Database=ledger;" + "Username=mira;Password=@p@";
)test");
    ledger(R"(Go backtick dsn)", R"test(
db, err := sql.Open("postgres", `host=@h@ user=mira dbname=ledger password=@p@`)
)test");
    ledger(R"(Go backtick url)", R"test(
const dsn = `postgres://mira:@p@@@h@/ledger`
)test");
    ledger(R"(Go struct backtick)", R"test(
cfg := Config{Host: `@h@`, User: `mira`, Password: `@p@`, Database: `ledger`}
)test");
    ledger(R"(ini backtick)", R"test(
[database]
HOST = @h@
USER = mira
PASSWD = `@p@`
NAME = ledger
DB_TYPE = postgres
)test");
    ledger(R"(Rust raw)", R"test(
let url = r#"postgres://mira:@p@@@h@/ledger"#;
)test");
    ledger(R"(Rust builder)", R"test(
config.host("@h@").user("mira").password(r#"@p@"#).dbname("ledger");
)test");
    ledger(R"(Ruby %q)", R"test(
PG.connect(host: %q(@h@), user: %q(mira), password: %q(@p@), dbname: %q(ledger))
)test");
    ledger(R"(Ruby %Q url)", R"test(
url = %Q[postgres://mira:@p@@@h@/ledger]
)test");
    ledger(R"(C++ raw)", R"test(
auto conn = PQconnectdb(R"(host=@h@ user=mira dbname=ledger password=@p@)");
)test");
    ledger(R"(C++ raw delim)", R"test(
pqxx::connection c{R"x(postgresql://mira:@p@@@h@/ledger)x"};
)test");
    ledger(R"(Qt QStringLiteral)", R"test(
db.setHostName(QStringLiteral("@h@"));
db.setUserName(QStringLiteral("mira"));
db.setPassword(QStringLiteral("@p@"));
db.setDatabaseName(QStringLiteral("ledger"));
)test");
    ledger(R"(Qt u""_s)", R"test(
db.setHostName(u"@h@"_s);
db.setUserName(u"mira"_s);
db.setPassword(u"@p@"_s);
db.setDatabaseName(u"ledger"_s);
)test");
    ledger(R"(DuckDB secret)", R"test(
CREATE SECRET (
    TYPE postgres,
    HOST '@h@',
    PORT 5432,
    DATABASE ledger,
    USER 'mira',
    PASSWORD '@p@'
);
)test");
    ledger(R"(DuckDB attach)", R"test(
ATTACH 'dbname=ledger user=mira host=@h@ password=@p@' AS db (TYPE postgres);
)test");
    ledger(R"(Kotlin triple)", R"test(
val url = """postgresql://mira:@p@@@h@/ledger"""
)test");
    ledger(R"(Python triple)", R"test(
conn = psycopg2.connect("""host=@h@ user=mira password=@p@ dbname=ledger""")
)test");
    ledger(R"(Python triple multi)", R"test(
conn = psycopg2.connect("""
    host=@h@
    user=mira
    password=@p@
    dbname=ledger
""")
)test");
    ledger(R"(Python implicit concat)", R"test(
url = ("postgresql://mira:@p@"
       "@@h@/ledger")
)test");
    ledger(R"(Java text block)", R"test(
String url = """
    jdbc:postgresql://@h@/ledger?user=mira&password=@p@""";
)test");
    ledger(R"(Elixir sigil)", R"test(
config :app, Repo, hostname: ~s(@h@), username: ~s(mira), password: ~S(@p@), database: ~s(ledger)
)test");
    ledger(R"(D wysiwyg)", R"test(
auto c = new Connection(`host=@h@ user=mira password=@p@ dbname=ledger`);
)test");
    ledger(R"(JS template)", R"test(
const client = new Client({ host: `@h@`, user: `mira`, password: `@p@`, database: `ledger` });
)test");
    ledger(R"(TOML literal multi)", R"test(
[db]
host = "@h@"
user = "mira"
database = "ledger"
password = '''@p@'''
)test");
    ledger(R"(plain list)", R"test(
Password = "@p@", Host = "@h@", Username = "mira", Database = "ledger"
)test");
}

void readsOddPasswords()
{
    reads("C# raw value in code", R"test(
new NpgsqlConnectionStringBuilder { Password = """Kx7"Violett""", Host = "@h@", Username = "mira", Database = "ledger" }
)test",
          R"test(mira|Kx7"Violett|@h@:5432|ledger|)test");
    reads("C# raw value host first", R"test(
Host = "@h@", Password = """Kx7"Violett""", Username = "mira", Database = "ledger"
)test",
          R"test(mira|Kx7"Violett|@h@:5432|ledger|)test");
    reads("C# nested quotes", R"test(
var cs = "Host=@h@;Database=ledger;Username=mira;Password=\"Kx7;Violett\"";
)test",
          R"test(mira|Kx7;Violett|@h@:5432|ledger|)test");
    reads("C# verbatim doubled", R"test(
var cs = @"Host=@h@;Database=ledger;Username=mira;Password=""Kx7;Violett""";
)test",
          R"test(mira|Kx7;Violett|@h@:5432|ledger|)test");
    reads("ini backtick special", R"test(
[database]
DB_TYPE = postgres
HOST = @h@
NAME = ledger
USER = mira
PASSWD = `Kx7#Violett;"`
)test",
          R"test(mira|Kx7#Violett;"|@h@:5432|ledger|)test");
    reads("Rust raw config", R"test(
let cfg = Config { host: r"@h@".into(), user: r#"mira"#.to_string(), password: r##"Kx7"#Violett"##.to_string(), dbname: "ledger".to_string() };
)test",
          R"test(mira|Kx7"#Violett|@h@:5432|ledger|)test");
    reads("Ruby %q braces", R"test(
config.password = %q{Kx7'"Violett}
config.host = "@h@"
config.username = "mira"
config.database = "ledger"
)test",
          R"test(mira|Kx7'"Violett|@h@:5432|ledger|)test");
    reads("C++ raw setter", R"test(
db.setHostName(R"(@h@)"); db.setUserName("mira"); db.setPassword(R"(Kx7")Violett)"); db.setDatabaseName("ledger");
)test",
          R"test(mira|Kx7")Violett|@h@:5432|ledger|)test");
    reads("C++ raw setter2", R"test(
db.setHostName("@h@"); db.setUserName("mira"); db.setPassword(R"(Kx7\Violett)"); db.setDatabaseName("ledger");
)test",
          R"test(mira|Kx7\Violett|@h@:5432|ledger|)test");
    reads("Swift raw", R"test(
let config = PostgresConnection.Configuration(host: "@h@", username: "mira", password: #"Kx7\Violett"#, database: "ledger")
)test",
          R"test(mira|Kx7\Violett|@h@:5432|ledger|)test");
    reads("SQL doubled", R"test(
CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '@h@', dbname 'ledger');
CREATE USER MAPPING FOR me SERVER s OPTIONS (user 'mira', password 'Kx7''Violett');
)test",
          R"test(mira|Kx7'Violett|@h@:5432|ledger|)test");
    reads("DuckDB named secret", R"test(
CREATE OR REPLACE PERSISTENT SECRET pg (TYPE POSTGRES, HOST '@h@', PORT 5432, DATABASE 'ledger', USER 'mira', PASSWORD 'Kx7''Violett');
ATTACH '' AS db (TYPE postgres, SECRET pg);
)test",
          R"test(mira|Kx7'Violett|@h@:5432|ledger|)test");
    reads("Kotlin raw pw", R"test(
val pw = """Kx7"Violett"""
val c = connect(host = "@h@", user = "mira", password = pw, database = "ledger")
)test",
          R"test(mira|Kx7"Violett|@h@:5432|ledger|)test");
    reads("Python raw", R"test(
conn = psycopg2.connect(host=r'@h@', user='mira', password=r'Kx7\Violett', dbname='ledger')
)test",
          R"test(mira|Kx7\Violett|@h@:5432|ledger|)test");
    reads("JS raw", R"test(
const client = new Client({ host: '@h@', user: 'mira', password: String.raw`Kx7\Violett`, database: 'ledger' });
)test",
          R"test(mira|Kx7\Violett|@h@:5432|ledger|)test");
}

void refusesDoubts()
{
    refused("R's raw string, which Python reads differently",
            R"test(connect(host = "h", user = "u", dbname = "b", password = r"(Kx7\V)"))test",
            R"test(ValueUnclear Password 'r"(Kx7\V)"')test");
    refused("Groovy's slashes", "db { host = 'h'; user = 'u'; database = 'b'; password = /Kx7/ }",
            "ValueUnclear Password '/Kx7/ }'");
    refused("an escape in Ruby's literal", R"(connect(host: 'h', user: 'u', dbname: 'b', password: %q(Kx7\)V)))",
            R"(ValueUnclear Password '%q(Kx7\)')");
    refused("an expression in Ruby's literal", "connect(host: 'h', user: 'u', dbname: 'b', password: %Q(Kx7#{x}))",
            "ValueUnclear Password '%Q(Kx7#{x})'");
    refused("a variable joined to a literal", "connect(host='h', user='u', dbname='b', password='Kx7' + salt)",
            "ValueUnclear Password ''Kx7''");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsLiterals, readsOddPasswords}, {refusesDoubts});
}
