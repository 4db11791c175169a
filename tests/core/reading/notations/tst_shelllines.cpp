// SPDX-License-Identifier: GPL-3.0-or-later
// Connections in the variables of shells, service managers and consoles of providers.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsShells()
{
    ledger("bash", R"(
export PGHOST=@h@
export PGUSER=mira
export PGPASSWORD='@p@'
export PGDATABASE=ledger
)");
    ledger("bash with a port and semicolons", R"(
export PGHOST="@h@"; export PGPORT=5433
export PGUSER="mira"
export PGPASSWORD="@p@"
export PGDATABASE="ledger"
)",
           "5433");
    ledger("a login script with other lines", R"(
#!/bin/sh
set -eu
PATH=$PATH:/opt/bin
export PGHOST=@h@
export PGUSER=mira PGDATABASE=ledger
export PGPASSWORD=@p@
exec psql
)");
    ledger("fish", R"(
set -x PGHOST @h@
set -x PGUSER mira
set -x PGPASSWORD '@p@'
set -x PGDATABASE ledger
)");
    ledger("fish, global", R"(
set -gx PGHOST "@h@"
set -gx PGUSER "mira"
set -gx PGPASSWORD "@p@"
set -gx PGDATABASE "ledger"
)");
    ledger("csh", R"(
setenv PGHOST @h@
setenv PGUSER mira
setenv PGPASSWORD '@p@'
setenv PGDATABASE ledger
)");
    ledger("csh, URL", R"(
setenv DATABASE_URL postgresql://mira:@p@@@h@/ledger
)");
    ledger("fish, URL", R"(
set -x DATABASE_URL 'postgresql://mira:@p@@@h@/ledger'
)");
    ledger("PowerShell", R"(
$env:PGHOST = "@h@"
$env:PGUSER = 'mira'
$env:PGPASSWORD = '@p@'
$env:PGDATABASE = "ledger"
)");
    ledger("PowerShell, .NET", R"(
[Environment]::SetEnvironmentVariable("PGHOST", "@h@", "User")
[Environment]::SetEnvironmentVariable("PGUSER", "mira", "User")
[Environment]::SetEnvironmentVariable("PGPASSWORD", "@p@", "User")
[Environment]::SetEnvironmentVariable("PGDATABASE", "ledger", "User")
)");
    ledger("cmd", R"(
set PGHOST=@h@
set PGUSER=mira
set PGPASSWORD=@p@
set PGDATABASE=ledger
)");
    ledger("cmd with quotes around each pair", R"(
set "PGHOST=@h@"
set "PGUSER=mira"
set "PGPASSWORD=@p@"
set "PGDATABASE=ledger"
)");
    ledger("a batch file", R"(
@echo off
REM the ledger
SET PGHOST=@h@
SET PGUSER=mira
SET PGPASSWORD=@p@
SET PGDATABASE=ledger
psql
)");
    ledger("setx", R"(
setx PGHOST "@h@"
setx PGUSER "mira"
setx PGPASSWORD "@p@"
setx PGDATABASE "ledger"
)");
    ledger("one line", "PGHOST=@h@ PGUSER=mira PGPASSWORD=@p@ PGDATABASE=ledger");
    ledger("one line before a command", "PGHOST=@h@ PGUSER=mira PGPASSWORD=@p@ PGDATABASE=ledger python app.py");
    ledger("env", "env PGHOST=@h@ PGUSER=mira PGPASSWORD=@p@ PGDATABASE=ledger ./app");
    ledger("a Makefile", R"(
export PGHOST := @h@
export PGUSER := mira
export PGPASSWORD := @p@
export PGDATABASE := ledger

run:
	psql
)");
    ledger("a Makefile with ?=", R"(
DB_HOST ?= @h@
DB_USER ?= mira
DB_PASSWORD ?= @p@
DB_NAME ?= ledger
)");
    ledger("a justfile", R"(
export DATABASE_URL := "postgresql://mira:@p@@@h@/ledger"
)");
}

void readsServices()
{
    ledger("systemd", R"(
[Unit]
Description=Ledger

[Service]
ExecStart=/usr/bin/ledger
Environment=PGHOST=@h@
Environment=PGUSER=mira
Environment=PGPASSWORD=@p@
Environment=PGDATABASE=ledger
)");
    ledger("systemd in quotes", R"(
[Service]
Environment="PGHOST=@h@" "PGUSER=mira" "PGDATABASE=ledger"
Environment="PGPASSWORD=@p@"
)");
    ledger("systemd, URL", R"(
[Service]
Environment=DATABASE_URL=postgresql://mira:@p@@@h@/ledger
)");
    ledger("Apache's SetEnv", R"(
SetEnv PGHOST @h@
SetEnv PGUSER mira
SetEnv PGPASSWORD @p@
SetEnv PGDATABASE ledger
)");
    ledger("Dockerfile, one pair a line", R"(
FROM debian:12
ENV PGHOST=@h@
ENV PGUSER=mira
ENV PGDATABASE=ledger
ENV PGPASSWORD=@p@
)");
    ledger("Dockerfile, the old way", R"(
FROM debian:12
ENV PGHOST @h@
ENV PGUSER mira
ENV PGDATABASE ledger
ENV PGPASSWORD @p@
)");
    ledger("docker inspect", R"(
"Env": [
    "PATH=/usr/local/bin:/usr/bin",
    "PGHOST=@h@",
    "PGUSER=mira",
    "PGPASSWORD=@p@",
    "PGDATABASE=ledger"
]
)");
    ledger("crontab", R"(
# m h dom mon dow command
DATABASE_URL=postgresql://mira:@p@@@h@/ledger
0 5 * * * /usr/bin/ledger
)");
    ledger("PM2", R"(
module.exports = { apps: [{ name: 'ledger', script: 'app.js', env: {
  PGHOST: '@h@', PGUSER: 'mira', PGPASSWORD: '@p@', PGDATABASE: 'ledger' } }] }
)");
}

void readsVariables()
{
    ledger("variables of variables", R"(
MY_SERVER=@h@
MY_HOST=${MY_SERVER}
MY_SECRET='@p@'
PGHOST=$MY_HOST
PGUSER=mira
PGPASSWORD=${MY_SECRET}
PGDATABASE=ledger
)");
    reads("an address without a name", "connect('hostaddr=203.0.113.7 dbname=ledger user=mira password=@p@')",
          "mira|@p@|203.0.113.7:5432|ledger|");
}

void readsConsoles()
{
    ledger("Heroku's config", R"(
=== ledger Config Vars

DATABASE_URL: postgres://mira:@p@@@h@:5432/ledger
LANG:         en_US.UTF-8
)");
    ledger("Heroku's credentials", R"(
Connection information for default credential.
Connection info string:
   "dbname=ledger host=@h@ port=5432 user=mira password=@p@"
Connection URL:
   postgres://mira:@p@@@h@:5432/ledger
)");
    ledger("Railway's table", R"(
PGHOST	@h@
PGPORT	5432
PGUSER	mira
PGPASSWORD	@p@
PGDATABASE	ledger
)");
    ledger("Supabase's parameters", R"(
host: @h@
port: 5432
database: ledger
user: mira
password: @p@
pool_mode: session
)");
    ledger("lines with equals signs and blanks", R"(
Host     = @h@
Port     = 5433
Database = ledger
Username = mira
Password = @p@
)",
           "5433");
    ledger("DigitalOcean", R"(
username = mira
password = @p@
host = @h@
port = 25060
database = ledger
sslmode = require
)",
           "25060", "sslmode=require !TlsRaised(require)");
    ledger("bullets of a chat", R"(
- Host: @h@
- Port: 5432
- Database: ledger
- User: mira
- Password: @p@
)");
    ledger("stars of Markdown", R"(
**Host:** @h@
**Database:** ledger
**User:** mira
**Password:** @p@
)");
    ledger("a letter with the parts in sentences", R"(
Dear Mira,

here is your database.

Server: @h@
Database: ledger
Login: mira
Password: @p@

Best wishes
The team
)");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsShells, readsServices, readsConsoles, readsVariables});
}
