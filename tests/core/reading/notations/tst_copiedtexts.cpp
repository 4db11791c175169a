// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that people copy out of consoles of providers, password managers, messages, logs and documentation.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsConsoles()
{
    ledger("rds console", R"test(
Endpoint
@h@
Port
5432
DB name
ledger
Master username
mira
Master password
@p@
)test");
    ledger("rds secret table", R"test(
Secret key	Secret value
username	mira
password	@p@
engine	postgres
host	@h@
port	5432
dbname	ledger
)test");
    ledger("heroku creds table", R"test(
Host       @h@
Database   ledger
User       mira
Port       5432
Password   @p@
URI        postgres://mira:@p@@@h@:5432/ledger
Heroku CLI heroku pg:psql postgresql-x-1 --app a
)test");
    ledger("azure portal", R"test(
Server name: @h@
Server admin login name: mira
Password: @p@
Database: ledger
)test");
    ledger("do flags", R"test(
PGPASSWORD=@p@ psql -U mira -h @h@ -p 25060 -d ledger --set=sslmode=require
)test",
           "25060");
    ledger("koyeb", R"test(
Host: @h@
Role: mira
Password: @p@
Database: ledger
)test");
    ledger("crunchy", R"test(
Postgres URL: postgres://mira:@p@@@h@:5432/ledger
)test");
}

void readsMessages()
{
    ledger("slack code", R"test(
@jo here's the db:
```
host: @h@
db: ledger
user: mira
pw: @p@
```
cheers
)test");
    ledger("signal emoji", R"test(
db zugang 👇
postgresql://mira:@p@@@h@/ledger 👍
)test");
    ledger("mail signature", R"test(
Hallo Jo,

anbei die Zugangsdaten für die Datenbank:

Server: @h@
Port: 5432
DB: ledger
Benutzer: mira
Passwort: @p@

Viele Grüße
Tilda
-- 
Tilda Beispiel, Example GmbH
)test");
    ledger("mail bullets", R"test(
• Host: @h@
• DB: ledger
• User: mira
• Pass: @p@
)test");
    ledger("mail quoted reply", R"test(
> Hi Jo,
>
> host: @h@
> db: ledger
> user: mira
> password: @p@
>
> Tilda
)test");
}

void readsManagers()
{
    ledger("keepass", R"test(
Title: Ledger
User Name: mira
Password: @p@
URL: postgresql://@h@/ledger
Notes:
)test");
    ledger("bitwarden", R"test(
Name: Neon
Username: mira
Password: @p@
URI: postgresql://@h@/ledger
)test");
    ledger("1password", R"test(
username: mira
password: @p@
server: @h@
port: 5432
database: ledger
type: PostgreSQL
)test");
    ledger("pgadmin fields", R"test(
Host name/address: @h@
Port: 5432
Maintenance database: ledger
Username: mira
Password: @p@
)test");
    ledger("dbeaver clip", R"test(
Server Host: @h@
Port: 5432
Database: ledger
Username: mira
Password: @p@
)test");
}

void readsDocumentation()
{
    ledger("readme", R"test(
## Database
Connect with `psql postgresql://mira:@p@@@h@/ledger` and run the migrations.
)test");
    ledger("readme2", R"test(
Set `DATABASE_URL` to `postgresql://mira:@p@@@h@/ledger`.
)test");
    ledger("readme table", R"test(
| Variable | Value |
|---|---|
| `PGHOST` | `@h@` |
| `PGUSER` | `mira` |
| `PGPASSWORD` | `@p@` |
| `PGDATABASE` | `ledger` |
)test");
    ledger("readme list env", R"test(
- `PGHOST`: `@h@`
- `PGUSER`: `mira`
- `PGPASSWORD`: `@p@`
- `PGDATABASE`: `ledger`
)test");
    ledger("readme list eq", R"test(
* `PGHOST=@h@`
* `PGUSER=mira`
* `PGPASSWORD=@p@`
* `PGDATABASE=ledger`
)test");
}

void readsPrintedValues()
{
    ledger("curl json escaped", R"test(
{\"host\":\"@h@\",\"user\":\"mira\",\"password\":\"@p@\",\"database\":\"ledger\"}
)test");
    ledger("log line", R"test(
2026-11-05T12:00:01Z INFO connecting to postgresql://mira:@p@@@h@/ledger...
)test");
    ledger("python repr", R"test(
{'user': 'mira', 'password': '@p@', 'dbname': 'ledger', 'host': '@h@', 'port': '5432'}
)test");
    ledger("ruby hash rocket", R"test(
{:host=>"@h@", :user=>"mira", :password=>"@p@", :dbname=>"ledger"}
)test");
    ledger("php array print_r", R"test(
Array
(
    [host] => @h@
    [username] => mira
    [password] => @p@
    [dbname] => ledger
)
)test");
    ledger("go struct print", R"test(
{Host:@h@ Port:5432 User:mira Password:@p@ DBName:ledger}
)test");
    ledger("java toString", R"test(
DbConfig{host='@h@', user='mira', password='@p@', database='ledger'}
)test");
    ledger("kotlin data", R"test(
DbConfig(host=@h@, user=mira, password=@p@, database=ledger)
)test");
    ledger("rust debug", R"test(
Config { host: "@h@", user: "mira", password: "@p@", dbname: "ledger" }
)test");
}

void readsCommands()
{
    ledger("flyway cmd", R"test(
flyway -url=jdbc:postgresql://@h@:5432/ledger -user=mira -password=@p@ migrate
)test");
    ledger("liquibase", R"test(
liquibase --url=jdbc:postgresql://@h@:5432/ledger --username=mira --password=@p@ update
)test");
    ledger("odoo cmd", R"test(
odoo --db_host=@h@ --db_user=mira --db_password=@p@ -d ledger
)test");
    ledger("cockroach", R"test(
cockroach sql --url "postgresql://mira:@p@@@h@:26257/ledger?sslmode=verify-full"
)test",
           "26257", "sslmode=verify-full");
}

void refusesDoubts()
{
    refused("user and password under one label", "Host: h.example\nDB: b\nUser/Password: u / Kx7-Violett\n",
            "ValueUnclear Password ': u / Kx7-Violett'");
    refused("masked URLs", "POSTGRES_URL=\"************\"\n", "PlaceholderLeft Url '\"************\"'");
    refused("curl's user and password", "curl -u tilda:Kx7 url=postgresql://db.example.org/b",
            "ValueUnclear User 'tilda:Kx7'");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv,
                         {readsConsoles, readsMessages, readsManagers, readsDocumentation, readsPrintedValues,
                          readsCommands},
                         {refusesDoubts});
}
