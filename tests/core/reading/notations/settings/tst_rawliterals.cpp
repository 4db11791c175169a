// SPDX-License-Identifier: GPL-3.0-or-later
// Literals whose delimiters are not quotation marks: PHP's heredocs, Perl's q{…}, Lua's [[…]], bash's $'…'.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsHeredocs()
{
    ledger("pairs in a heredoc", R"(
$dsn = <<<DSN
host=@h@ port=5433 dbname=ledger user=mira password=@p@
DSN;
$db = pg_connect($dsn);
)",
           "5433");
    ledger("a URL in a heredoc", R"(
$url = <<<URL
postgresql://mira:@p@@@h@/ledger
URL;
)");
    ledger("a nowdoc for PDO", R"(
$dsn = <<<'DSN'
pgsql:host=@h@;port=5433;dbname=ledger;user=mira;password=@p@
DSN;
$pdo = new PDO($dsn);
)",
           "5433");
    ledger("an argument over lines", R"(
$conn = pg_connect(<<<CONN
    host=@h@
    dbname=ledger
    user=mira
    password=@p@
    CONN);
)");
}

void readsPerlAndLua()
{
    ledger("Perl's q{}", R"(
my $dbh = DBI->connect(q{dbi:Pg:dbname=ledger;host=@h@;port=5433}, q{mira}, q{@p@});
)",
           "5433");
    ledger("Perl's qq{} and variables", R"(
my $dsn = qq{dbi:Pg:dbname=ledger;host=@h@};
my $user = q{mira};
my $password = q(@p@);
)");
    ledger("Perl's other delimiters", R"(
my $password = q/@p@/;
my $host = q|@h@|;
my $user = q!mira!;
my $dbname = q[ledger];
)");
    ledger("Lua's long brackets", R"(
local db = {
  host = [[@h@]],
  user = [[mira]],
  password = [[@p@]],
  database = [[ledger]],
}
)");
    ledger("Lua's long brackets with a level", R"(
local password = [=[@p@]=]
local host = "@h@"
local user = "mira"
local database = [==[ledger]==]
)");
    ledger("an argument in long brackets", R"(
local conn = assert(pgmoon.connect([[postgresql://mira:@p@@@h@/ledger]]))
)");
}

void readsBash()
{
    ledger("bash's $'…'", R"(
PGHOST=@h@
PGUSER=mira
PGPASSWORD=$'@p@'
PGDATABASE=ledger
)");
    reads("an escape in $'…'", R"(
PGHOST=@h@
PGUSER=mira
PGPASSWORD=$'it\'s-Violett93'
PGDATABASE=ledger
)",
          "mira|it's-Violett93|@h@:5432|ledger|");
}

void refusesDoubts()
{
    refused("Perl's marks in a settings file", "[db]\nhost = h\nuser = u\ndbname = b\npassword = q!Kx7!",
            "ValueUnclear Password 'q!Kx7!'");
    refused("a quotation mark in long brackets", "db = { host = [[h]], user = [[u]], database = [[b]], password = [[Kx\"7]] }",
            "ValueUnclear Password '[[Kx\"7]] }'");
    refused("another escape in $'…'", "export PGHOST=h\nexport PGUSER=u\nexport PGPASSWORD=$'Kx7\\x41'",
            "ValueUnclear Password 'Kx7\\x41'");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsHeredocs, readsPerlAndLua, readsBash}, {refusesDoubts});
}
