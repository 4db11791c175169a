// SPDX-License-Identifier: GPL-3.0-or-later
// Connections in command lines of PostgreSQL's programs and of containers.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsPrograms()
{
    ledger("psql with a URL", "psql postgresql://mira:@p@@@h@/ledger");
    ledgerOverTls("Neon's command", "psql 'postgresql://mira:@p@@@h@/ledger?sslmode=require'");
    ledger("psql with pairs", "psql \"host=@h@ port=5433 dbname=ledger user=mira password=@p@\"", "5433");
    ledger("psql with pairs behind -d", "psql -d 'host=@h@ dbname=ledger user=mira password=@p@'");
    ledger("psql with short options", "PGPASSWORD=@p@ psql -h @h@ -p 5433 -U mira -d ledger", "5433");
    ledger("psql with letters joined", "PGPASSWORD=@p@ psql -h@h@ -p5433 -Umira -dledger", "5433");
    ledger("psql with long options", "PGPASSWORD=@p@ psql --host=@h@ --port=5433 --username=mira --dbname=ledger",
           "5433");
    ledger("psql with long options and blanks", "PGPASSWORD=@p@ psql --host @h@ --username mira --dbname ledger");
    ledger("psql with database and user bare", "PGPASSWORD=@p@ psql -h @h@ ledger mira");
    ledger("psql with a command", "PGPASSWORD=@p@ psql -h @h@ -U mira -d ledger -c 'select 1' -t -A");
    ledger("psql with a file", "PGPASSWORD=@p@ psql -h @h@ -U mira -f dump.sql ledger");
    ledger("psql with variables", "PGPASSWORD=@p@ psql -v ON_ERROR_STOP=1 -h @h@ -U mira ledger");
    ledger("psql by its path", "PGPASSWORD=@p@ /usr/lib/postgresql/17/bin/psql -h @h@ -U mira ledger");
    ledger("psql behind sudo", "sudo PGPASSWORD=@p@ psql -h @h@ -U mira ledger");
    ledger("the password in double quotes", "PGPASSWORD=\"@p@\" psql -h @h@ -U mira ledger");
    ledgerOverTls("PGSSLMODE before it", "PGSSLMODE=require PGPASSWORD=@p@ psql -h @h@ -U mira ledger");
    ledger("over lines", "PGPASSWORD=@p@ psql \\\n  --host=@h@ \\\n  --username=mira \\\n  ledger\n");
    ledger("export before it", "export PGPASSWORD=@p@\npsql -h @h@ -U mira ledger\n");
    ledger("a prompt", "$ PGPASSWORD=@p@ psql -h @h@ -U mira ledger");
    ledger("pg_dump", "PGPASSWORD=@p@ pg_dump -h @h@ -U mira -Fc -f ledger.dump ledger");
    ledger("pg_dump with a URL", "pg_dump \"postgresql://mira:@p@@@h@/ledger\" > ledger.sql");
    ledger("pg_dump with --dbname", "pg_dump --dbname=postgresql://mira:@p@@@h@/ledger --no-owner");
    ledger("pg_dump, schema only", "PGPASSWORD=@p@ pg_dump -s -n books -h @h@ -U mira ledger");
    ledger("pg_restore", "PGPASSWORD=@p@ pg_restore -h @h@ -U mira -d ledger ledger.dump");
    ledger("pg_restore with jobs", "PGPASSWORD=@p@ pg_restore -j 4 --no-owner -h @h@ -U mira -d ledger ledger.dump");
    for (const char *tail : {"; echo done", " ; echo done", " && echo ok", "&& echo ok", " || exit 1", " | cat", "|cat",
                             " > out.txt", ">out.txt", " 2>&1", " 2>/dev/null", " &", "&", " # note"})
        ledger(tail, QByteArray("psql \"postgresql://mira:@p@@@h@/ledger\"") + tail);
    ledger("an end without quotes", "PGPASSWORD=@p@ psql -h @h@ -U mira -d ledger; echo done");
    ledger("parameters without quotes",
           "psql postgresql://mira:@p@@@h@/ledger?sslmode=verify-full&connect_timeout=5; x", "5432",
           "connect_timeout=5&sslmode=verify-full");
    ledger("over lines in cmd", "psql ^\n  --dbname=postgresql://mira:@p@@@h@/ledger ^\n  -t");
    ledger("over lines in PowerShell", "psql `\n  --dbname=postgresql://mira:@p@@@h@/ledger `\n  -t");
    ledger("pgbench", "PGPASSWORD=@p@ pgbench -i -s 10 -h @h@ -U mira ledger");
    ledger("createdb", "PGPASSWORD=@p@ createdb -h @h@ -U mira ledger");
    ledger("vacuumdb", "PGPASSWORD=@p@ vacuumdb --analyze -h @h@ -U mira -d ledger");
    ledger("pg_isready", "PGPASSWORD=@p@ pg_isready -h @h@ -U mira -d ledger");
    ledger("pgcli", "pgcli postgresql://mira:@p@@@h@/ledger");
    ledger("usql", "usql postgres://mira:@p@@@h@/ledger");
    ledger("sqitch", "sqitch deploy db:pg://mira:@p@@@h@/ledger");
    ledger("pgloader", "pgloader ledger.db postgresql://mira:@p@@@h@/ledger");
    ledger("pg_basebackup", "pg_basebackup -d 'host=@h@ user=mira password=@p@ dbname=ledger' -D /tmp/x");
    ledger("migrate", "migrate -database 'postgres://mira:@p@@@h@/ledger' -path db up");
    ledger("ogr2ogr", "ogr2ogr -f GPKG out.gpkg PG:\"host=@h@ user=mira dbname=ledger password=@p@\"");
}

void readsContainers()
{
    ledger("docker run with -e",
           "docker run --rm -e PGHOST=@h@ -e PGUSER=mira -e PGPASSWORD=@p@ -e PGDATABASE=ledger ledger:1");
    ledger("docker run over lines", R"(
docker run -d --name ledger \
  -e PGHOST=@h@ \
  -e PGUSER=mira \
  -e PGPASSWORD=@p@ \
  -e PGDATABASE=ledger \
  -p 8080:8080 \
  ledger:1
)");
    ledger("docker run with --env", R"(
docker run \
  --env PGHOST=@h@ \
  --env PGUSER=mira \
  --env PGPASSWORD='@p@' \
  --env PGDATABASE=ledger ledger:1
)");
    ledger("docker run with a URL", "docker run -e DATABASE_URL=postgresql://mira:@p@@@h@/ledger -p 3000:3000 app");
    ledger("docker exec psql", "docker exec -it db psql 'postgresql://mira:@p@@@h@/ledger'");
    ledger("kubectl", "kubectl run psql --rm -it --image=postgres -- psql 'postgresql://mira:@p@@@h@/ledger'");
    ledger("heroku", "heroku config:set DATABASE_URL=postgres://mira:@p@@@h@/ledger -a app");
    ledger("vercel", "vercel env add DATABASE_URL production < echo postgres://mira:@p@@@h@/ledger");
    ledger("fly", "fly secrets set DATABASE_URL=postgres://mira:@p@@@h@/ledger");
    ledger("gh", "gh secret set DATABASE_URL --body 'postgres://mira:@p@@@h@/ledger'");
    ledger("kubectl's literals",
           "kubectl create secret generic db --from-literal=PGHOST=@h@ --from-literal=PGUSER=mira "
           "--from-literal=PGPASSWORD=@p@ --from-literal=PGDATABASE=ledger");
    ledger("curl of a webhook", R"x(
curl -X POST https://api.example.org/v1/db -d '{"url": "postgresql://mira:@p@@@h@/ledger"}'
)x");
}

void readsCommandsBehindOthers()
{
    ledger("crontab", R"(
0 3 * * * PGPASSWORD=@p@ pg_dump -h @h@ -U mira ledger > /backup/ledger.sql
)");
    ledger("crontab @daily", R"(
@daily PGPASSWORD=@p@ pg_dump -h @h@ -U mira ledger > /backup/ledger.sql
)");
    ledger("crontab url", R"(
0 3 * * * pg_dump postgresql://mira:@p@@@h@/ledger | gzip > /backup/$(date +\%F).gz
)");
    ledger("crontab root user", R"(
0 3 * * * postgres PGPASSWORD='@p@' /usr/bin/pg_dump -h @h@ -U mira -Fc ledger -f /backup/x
)");
    ledger("docker run psql", R"(
docker run -it --rm -e PGPASSWORD=@p@ postgres psql -h @h@ -U mira ledger
)");
    ledger("set windows", R"(
set PGPASSWORD=@p@
psql -h @h@ -U mira -d ledger
)");
    ledger("set windows &&", R"(
set PGPASSWORD=@p@&& psql -h @h@ -U mira -d ledger
)");
    ledger("set windows && blank", R"(
set "PGPASSWORD=@p@" && psql -h @h@ -U mira -d ledger
)");
    ledger("powershell", R"(
$env:PGPASSWORD='@p@'; psql -h @h@ -U mira -d ledger
)");
    ledger("powershell2", R"(
$env:PGPASSWORD = "@p@"
& "C:\Program Files\PostgreSQL\16\bin\psql.exe" -h @h@ -U mira -d ledger
)");
    ledger("fish", R"(
set -x PGPASSWORD @p@; psql -h @h@ -U mira ledger
)");
    ledger("ssh", R"(
ssh box "PGPASSWORD='@p@' psql -h @h@ -U mira ledger"
)");
    ledger("watch", R"(
watch -n 5 "psql postgresql://mira:@p@@@h@/ledger -c 'select 1'"
)");
    ledger("docker run hostname", R"(
docker run -e DB_HOST=@h@ -e DB_USER=mira -e DB_PASSWORD=@p@ -e DB_NAME=ledger app
)");
    ledger("heroku config set multi", R"(
heroku config:set PGHOST=@h@ PGUSER=mira PGPASSWORD=@p@ PGDATABASE=ledger --app x
)");
    ledger("heroku config", R"(
=== myapp Config Vars
DATABASE_URL: postgres://mira:@p@@@h@:5432/ledger
RACK_ENV:     production
)");
    ledger("psql prompt", R"(
Server [localhost]: @h@
Database [postgres]: ledger
Port [5432]: 5432
Username [postgres]: mira
Password for user mira: @p@
)");
    ledger("gcloud", "gcloud run deploy app --set-env-vars=DB_HOST=@h@,DB_USER=mira,DB_PASSWORD=@p@,DB_NAME=ledger");
    ledger("fly with several", "fly secrets set PGHOST=@h@ PGUSER=mira PGPASSWORD='@p@' PGDATABASE=ledger -a app");
    ledger("a container of the name psql", "kubectl run psql --rm -it -- psql 'postgresql://mira:@p@@@h@/ledger'");
    reads("a password for the standard input", "echo Kx7-Violett-93 | psql -h h -U u -W b",
          "u||h:5432|b| !PasswordMissing");
    reads("-W before the database", "psql -h h -U u -W ledger", "u||h:5432|ledger| !PasswordMissing");
    reads("-W at the end", "psql -h h -U u -d ledger -W", "u||h:5432|ledger| !PasswordMissing");
    reads("--password before an option", "psql --password -h h -U u -d b", "u||h:5432|b| !PasswordMissing");
    reads("a prompt that another command follows", "psql -h h -U u b\nPassword for user u:\npsql (16.1)\n",
          "u||h:5432|b| !PasswordMissing");
}

void readsCommandsInValues()
{
    const char *inBackticks = "PGPASSWORD=`cat /run/pw` psql -h h -U u b";
    reads("a command in backticks", inBackticks, "u|`cat /run/pw`|h:5432|b| !PlaceholderLeft(`cat /run/pw`)");
    reads("a command in brackets", "PGPASSWORD=$(pass show db) psql -h h -U u b",
          "u|$(pass show db)|h:5432|b| !PlaceholderLeft($(pass show db))");
    reads("a command in a file", "PGHOST=h\nPGUSER=u\nPGDATABASE=b\nPGPASSWORD=`pass show db`\n",
          "u|`pass show db`|h:5432|b| !PlaceholderLeft(`pass show db`)");
    reads("a command with options in a file",
          "export PGHOST=h\nexport PGUSER=u\nexport PGDATABASE=b\nexport PGPASSWORD=$(vault read -field=pw kv/db)\n",
          "u|$(vault read -field=pw kv/db)|h:5432|b| !PlaceholderLeft($(vault read -field=pw kv/db))");
}

void readsPasswordFiles()
{
    ledger("one line", "@h@:5433:ledger:mira:@p@", "5433");
    ledger("comments", "# hostname:port:database:username:password\n@h@:5433:ledger:mira:@p@\n", "5433");
    ledger("any port", "@h@:*:ledger:mira:@p@");
    reads("any database", "@h@:5432:*:mira:@p@", "mira|@p@|@h@:5432|| !DatabaseMissing");
    reads("a colon in the password", R"(h:5432:b:u:a\:b)", "u|a:b|h:5432|b|");
    reads("a backslash in the password", R"(h:5432:b:u:a\\b)", R"(u|a\b|h:5432|b|)");
    reads("an IPv6 address", R"(\:\:1:5432:b:u:p)", "u|p|::1:5432|b|");
    reads("a blank in the password", "h:5432:b:u:a b", "u|a b|h:5432|b|");
    reads("a hash in the password", "h:5432:b:u:a#b", "u|a#b|h:5432|b|");
}

void refusesDoubts()
{
    refused("a word behind a URL with a user", "psql postgresql://u@h/b Kx7", "ValueUnclear User 'Kx7'");
    refused("a word behind -W", "psql -h h -U u -d b -W Kx7-Violett", "OptionWithoutValue Password 'Kx7-Violett'");
    refused("a word behind -W, before the database", "psql -h h -U u -W Kx7 b", "OptionWithoutValue Password 'Kx7'");
    refused("a word behind -W alone", "psql -h h -U u -W Kx7-Violett", "OptionWithoutValue Password 'Kx7-Violett'");
    refused("a name behind -W beside -d", "psql -h h -U u -W geheim -d b", "OptionWithoutValue Password 'geheim'");
    refused("a word in -W", "psql -h h -U u -WKx7 b", "OptionWithoutValue Password 'Kx7'");
    refused("a word behind --password", "psql -h h -U u --password Kx7 b", "OptionWithoutValue Password 'Kx7'");
    refused("--password with a value", "pg_dump -h h -U u --password=Kx7 b", "OptionWithoutValue Password 'Kx7'");
    refused("an operator in a password", "PGPASSWORD=Kx7;Violett psql -h h b", "ValueUnclear Password 'Kx7;Violett'");
    refused("an option without its value", "psql -h", "ParameterWithoutValue Url '-h'");
    refused("a port that is none", "psql -h h -p five b", "PortImpossible Port 'five'");
    refused("a host that is none", "psql -h 'my host' b", "HostImpossible Host 'my host'");
    refused("pairs with an open quote", "psql \"host=h password='abc\"", "QuoteOpen Url '''");
    refused("a colon too many", "h:5432:b:u:Kx7:Violett", "ValueUnclear Password 'Kx7'");
    refused("another program", "mysql -h h -u u -pKx7 b", "NotRecognised Url 'mysql -h h -u u -pKx7 b'");
    refused("a placeholder for the host", "psql -h <host> -U u b", "PlaceholderLeft Host '<host>'");
    refused("a variable for the host", "psql -h $PGHOST -U u b", "PlaceholderLeft Host '$PGHOST'");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv,
                         {readsPrograms, readsContainers, readsCommandsBehindOthers, readsCommandsInValues,
                          readsPasswordFiles},
                         {refusesDoubts});
}
