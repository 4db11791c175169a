// SPDX-License-Identifier: GPL-3.0-or-later
// Connection strings that a program puts together: sprintf(), format(), texts with variables in braces.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsPrintf()
{
    ledger("PHP's sprintf, PDO", R"(
$dsn = sprintf('pgsql:host=%s;port=%d;dbname=%s', '@h@', 5433, 'ledger');
$pdo = new PDO($dsn, 'mira', '@p@');
)",
           "5433");
    ledger("PHP's sprintf, pg_connect", R"(
$conn = pg_connect(sprintf("host=%s dbname=%s user=%s password=%s", "@h@", "ledger", "mira", "@p@"));
)");
    ledger("PHP's sprintf with numbered places", R"(
$dsn = sprintf('postgresql://%2$s:%3$s@%1$s/ledger', '@h@', 'mira', '@p@');
)");
    ledger("Go's constants", R"(
const (
	host     = "@h@"
	port     = 5433
	user     = "mira"
	password = "@p@"
	dbname   = "ledger"
)

func main() {
	psqlInfo := fmt.Sprintf("host=%s port=%d user=%s "+
		"password=%s dbname=%s",
		host, port, user, password, dbname)
)",
           "5433");
    ledger("Go, a URL", R"(
url := fmt.Sprintf("postgres://%s:%s@%s:%d/%s", "mira", "@p@", "@h@", 5433, "ledger")
)",
           "5433");
    ledger("C", R"(
snprintf(conninfo, sizeof conninfo, "host=%s user=%s password=%s dbname=%s", "@h@", "mira", "@p@", "ledger");
)");
    ledger("Java", R"(
String url = String.format("jdbc:postgresql://%s:%d/%s", "@h@", 5433, "ledger");
Connection c = DriverManager.getConnection(url, "mira", "@p@");
)",
           "5433");
    ledger("Python's operator", R"(
dsn = "postgresql://%s:%s@%s/%s" % ("mira", "@p@", "@h@", "ledger")
)");
    ledger("Ruby's operator", R"(
url = "postgresql://%s:%s@%s/%s" % ["mira", "@p@", "@h@", "ledger"]
)");
}

void readsBraces()
{
    ledger("Python's format()", R"(
dsn = "postgresql://{}:{}@{}/{}".format("mira", "@p@", "@h@", "ledger")
)");
    ledger("C#'s Format", R"(
var cs = string.Format("Host={0};Username={1};Password={2};Database={3}", "@h@", "mira", "@p@", "ledger");
)");
    ledger("Rust's format!", R"(
let url = format!("postgres://{}:{}@{}/{}", "mira", "@p@", "@h@", "ledger");
)");
    ledger("Python's f-string", R"(
import os
user = "mira"
password = "@p@"
host = "@h@"
name = "ledger"
engine = create_engine(f"postgresql://{user}:{password}@{host}/{name}")
)");
    ledger("an f-string with pairs", R"(
import psycopg
user = "mira"
password = "@p@"
host = "@h@"
conn = psycopg.connect(f'host={host} user={user} password={password} dbname=ledger')
)");
    ledger("a template of JavaScript", R"(
const user = 'mira', password = '@p@';
const host = '@h@';
const pool = new Pool({ connectionString: `postgresql://${user}:${password}@${host}/ledger` });
)");
    ledger("C#'s interpolation", R"(
var host = "@h@";
var pw = "@p@";
var cs = $"Host={host};Database=ledger;Username=mira;Password={pw}";
)");
    reads("a variable that the text does not set", R"(var cs = $"Host=h;Database=b;Username=u;Password={pw}";)",
          "u|${pw}|h:5432|b| !PlaceholderLeft({pw})");
}

void refusesDoubts()
{
    refused("an expression among the values", R"(
dsn = sprintf("host=%s user=%s password=%s dbname=%s", "h", "u", urlencode($pw), "b")
)",
            "ValueUnclear Url '\"host=%s user=%s password=%s dbname=%s\"'");
    refused("a value that is joined", R"(
dsn = sprintf("host=%s user=%s password=%s dbname=%s", "h", "u", "Kx7" . $pw, "b")
)",
            "ValueUnclear Url '\"host=%s user=%s password=%s dbname=%s\"'");
    refused("too many values", R"(
dsn = sprintf("host=%s user=%s password=%s dbname=b", "h", "u", "Kx7", "V")
)",
            "ValueUnclear Url '\"host=%s user=%s password=%s dbname=b\"'");
    refused("a place with a width", R"(
dsn = sprintf("host=%s user=%s password=%5s dbname=%s", "h", "u", "Kx7", "b")
)",
            "ValueUnclear Url '\"host=%s user=%s password=%5s dbname=%s\"'");
    refused("an expression in braces", R"(var cs = $"Host=h;Database=b;Username=u;Password={pw + x}";)",
            R"(ValueUnclear Url '"Host=h;Database=b;Username=u;Password={pw + x}"')");
    refused("a password with a blank", R"(
dsn = sprintf("host=%s user=%s password=%s dbname=%s", "h", "u", "Kx7 Violett", "b")
)",
            "ParameterWithoutValue Url 'Violett'");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsPrintf, readsBraces}, {refusesDoubts});
}
