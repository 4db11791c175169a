// SPDX-License-Identifier: GPL-3.0-or-later
// Messages and tables in which each part of a connection has a label.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsLines()
{
    ledger("pass", R"(
host @h@
db ledger
user mira
pass @p@
)");
    ledger("tabs", R"(
Host	@h@
Port	5432
Database	ledger
User	mira
Password	@p@
)");
    ledger("double blanks", R"(
Host        @h@
Port        5432
Database    ledger
User        mira
Password    @p@
)");
    ledger("dots", R"(
Host ........ @h@
Database .... ledger
User ........ mira
Password .... @p@
)");
    ledger("arrow", R"(
Host → @h@
Database → ledger
User → mira
Password → @p@
)");
    ledger("arrow2", R"(
host -> @h@
db -> ledger
user -> mira
password -> @p@
)");
    ledger("dash", R"(
Host - @h@
Database - ledger
User - mira
Password - @p@
)");
    ledger("h de unicode dash", R"(
Server – @h@
Datenbank – ledger
Benutzer – mira
Passwort – @p@
)");
    ledger("emoji", R"(
🖥 Host: @h@
🗄 Database: ledger
👤 User: mira
🔑 Password: @p@
)");
    ledger("numbered", R"(
1. Host: @h@
2. Database: ledger
3. User: mira
4. Password: @p@
)");
    ledger("quoted mail", R"(
> Host: @h@
> Database: ledger
> User: mira
> Password: @p@
)");
    ledger("label with paren", R"(
Host (pooled): @h@
Database: ledger
User: mira
Password (secret): @p@
)");
    ledger("label bracket de", R"(
Server (intern): @h@
Datenbank: ledger
Benutzer (Rolle): mira
Passwort (Neon): @p@
)");
    ledger("password for database", R"(
Host: @h@
User: mira
Database: ledger
Password for database: @p@
)");
    ledger("de table markdown", R"(
| Feld | Wert |
|---|---|
| Server | @h@ |
| Datenbank | ledger |
| Benutzer | mira |
| Passwort | @p@ |
)");
    ledger("en table markdown", R"(
| Key | Value |
|-----|-------|
| Host | @h@ |
| Port | 5432 |
| Database | ledger |
| User | mira |
| Password | @p@ |
)");
    ledger("en table code", R"(
| Host | `@h@` |
| Database | `ledger` |
| User | `mira` |
| Password | `@p@` |
)");
    ledger("psql expanded", R"(
-[ RECORD 1 ]------------
host     | @h@
dbname   | ledger
user     | mira
password | @p@
)");
    ledger("box", R"(
┌──────────┬───────────┐
│ Host     │ @h@ │
│ Database │ ledger │
│ User     │ mira │
│ Password │ @p@ │
└──────────┴───────────┘
)");
}

void readsSentences()
{
    ledger("de in a sentence", R"(
Hi, hier die Zugangsdaten: Server @h@, Datenbank ledger, Benutzer mira, Passwort @p@
)");
    ledger("de one line commas", R"(
Server: @h@, Datenbank: ledger, Benutzer: mira, Passwort: @p@
)");
    ledger("en one line commas", R"(
Host: @h@, Database: ledger, User: mira, Password: @p@
)");
    ledger("en one line slashes", R"(
host: @h@ / db: ledger / user: mira / pw: @p@
)");
    ledger("en one line pipe", R"(
Host: @h@ | Port: 5432 | Database: ledger | User: mira | Password: @p@
)");
    ledger("en one line blanks", R"(
host: @h@ port: 5432 user: mira password: @p@ db: ledger
)");
    ledger("en one line semicolons", R"(
host: @h@; db: ledger; user: mira; pw: @p@
)");
    ledger("sentence en", R"(
The host is @h@, the database is ledger, user is mira and the password is @p@
)");
    ledger("whatsapp", R"(
[12:03, 5.11.2026] Jo: host @h@
[12:03, 5.11.2026] Jo: user mira db ledger
[12:04, 5.11.2026] Jo: pw @p@
)");
    ledger("phone chat", R"(
host: @h@
db: ledger
user: mira
pass: @p@

sag bescheid wenns nicht geht!
)");
    ledger("slack", R"(
Jo  12:03 PM
host: @h@
user: mira
db: ledger
password: @p@
)");
    ledger("blockquote code", R"(
> **Host** `@h@`
> **Database** `ledger`
> **User** `mira`
> **Password** `@p@`
)");
    ledger("asciidoc", R"(
Host:: @h@
Database:: ledger
User:: mira
Password:: @p@
)");
    ledger("rst", R"(
:Host: @h@
:Database: ledger
:User: mira
:Password: @p@
)");
    ledger("org", R"(
- Host :: @h@
- Database :: ledger
- User :: mira
- Password :: @p@
)");
}

void readsValuesBelowLabels()
{
    ledger("label on its own line", R"(
Host
@h@
Port
5432
Database
ledger
User
mira
Password
@p@
)");
    ledger("label on its own line de", R"(
Server
@h@

Datenbank
ledger

Benutzer
mira

Kennwort
@p@
)");
    ledger("label line with colon", R"(
Host:
@h@
Database:
ledger
User:
mira
Password:
@p@
)");
    ledger("own-line with copy buttons", R"(
Hostname
@h@
Copy
Database
ledger
Copy
Username
mira
Copy
Password
@p@
Copy
)");
    ledger("html table", R"(
<table><tr><td>Host</td><td>@h@</td></tr><tr><td>Database</td><td>ledger</td></tr><tr><td>User</td><td>mira</td></tr><tr><td>Password</td><td>@p@</td></tr></table>
)");
    ledger("html dl", R"(
<dl><dt>Host</dt><dd>@h@</dd><dt>Database</dt><dd>ledger</dd><dt>User</dt><dd>mira</dd><dt>Password</dt><dd>@p@</dd></dl>
)");
    ledger("html b br", R"(
<b>Host:</b> @h@<br><b>Database:</b> ledger<br><b>User:</b> mira<br><b>Password:</b> @p@<br>
)");
}

void readsTables()
{
    ledger("horizontal table", R"(
| Host | Port | Database | User | Password |
|------|------|----------|------|----------|
| @h@ | 5432 | ledger | mira | @p@ |
)");
    ledger("tsv", R"(
Host	Port	Database	User	Password
@h@	5432	ledger	mira	@p@
)");
    ledger("csv", R"(
host,port,database,username,password
@h@,5432,ledger,mira,@p@
)");
}

void refusesDoubts()
{
    refused("remark behind the password", R"(
Host: @h@
User: mira
Database: ledger
Password: @p@ (bitte nicht weitergeben)
)",
            "ValueUnclear Password '@p@ (bitte nicht weitergeben)'");
    refused("sentence en stop", R"(
Connect to host @h@ with user mira and password @p@.
)",
            "ValueUnclear Password '@p@.'");
    refused("sentence pw folgt", R"(
Server @h@, Datenbank ledger, Benutzer mira, Passwort folgt
)",
            "ValueUnclear Password 'folgt'");
    refused("sentence pw kommt", R"(
Server @h@, Datenbank ledger, Benutzer mira, Passwort kommt per Signal
)",
            "ValueUnclear Password 'kommt per Signal'");
    refused("two pw candidates", R"(
Server: @h@, Datenbank: ledger, Benutzer: mira, Passwort: @p@ oder Kx7-Violett-94
)",
            "ValueUnclear Password '@p@ oder Kx7-Violett-94'");
    refused("comma blank in pw", R"(
Server: @h@, Datenbank: ledger, Benutzer: mira, Passwort: Kx7, Violett
)",
            "ValueUnclear Password 'Kx7, Violett'");
    refused("mixed delim", R"(
host: @h@ user: mira db: ledger password: Kx7-Violett-93, port: 5432
)",
            "ValueUnclear Password '@p@'");
    refused("login joined", R"(
Host: @h@
DB: ledger
Login: mira / @p@
)",
            "ValueUnclear User 'mira / @p@'");
    refused("columns in quotes", "host,database,user,password\nh.example.org,ledger,mira,\"Kx7\"\"Violett\"",
            "ValueUnclear Password '\"Kx7\"\"Violett\"'");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsLines, readsSentences, readsValuesBelowLabels, readsTables},
                         {refusesDoubts});
}
