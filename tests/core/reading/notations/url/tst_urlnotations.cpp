// SPDX-License-Identifier: GPL-3.0-or-later
// URLs as drivers, object mappers and consoles of providers write them.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsSchemes()
{
    const char *const drivers[] = {"psycopg2", "psycopg",  "asyncpg",      "pg8000", "psycopg_async", "psycopg2cffi",
                                   "aiopg",    "pygresql", "pypostgresql", "adbc",   "unix"};
    for (const char *driver : drivers) {
        const QByteArray text = QByteArray("postgresql+") + driver + "://mira:@p@@@h@/ledger";
        ledger(driver, text, "5432", QByteArray(" +") + driver);
    }
    const char *const schemes[] = {"postgres",
                                   "postgresql",
                                   "POSTGRES",
                                   "Postgresql",
                                   "pgsql",
                                   "psql",
                                   "pg",
                                   "pgx",
                                   "postgis",
                                   "ecto",
                                   "cockroachdb",
                                   "timescale",
                                   "redshift",
                                   "asyncpg",
                                   "postgrex",
                                   "jdbc:postgresql",
                                   "JDBC:POSTGRESQL",
                                   "r2dbc:postgresql",
                                   "r2dbc:pool:postgresql",
                                   "r2dbcs:postgresql",
                                   "vertx-reactive:postgresql",
                                   "jdbc:p6spy:postgresql",
                                   "jdbc:otel:postgresql",
                                   "jdbc:aws-wrapper:postgresql",
                                   "jdbc-secretsmanager:postgresql",
                                   "jdbc:pgsql"};
    for (const char *scheme : schemes)
        ledger(scheme, QByteArray(scheme) + "://mira:@p@@@h@/ledger");
    ledger("a port", "postgresql://mira:@p@@@h@:6543/ledger", "6543");
}

void readsParameters()
{
    const QByteArray url = "postgresql://mira:@p@@@h@/ledger?";
    ledgerOverTls("sslmode=require", url + "sslmode=require");
    ledgerOverTls("sslmode=prefer", url + "sslmode=prefer", "prefer", "prefer");
    ledgerOverTls("sslmode=allow", url + "sslmode=allow", "allow", "allow");
    ledger("sslmode=disable", url + "sslmode=disable", "5432", "sslmode=disable !NoTls(disable)");
    ledger("sslmode=verify-ca", url + "sslmode=verify-ca", "5432", "sslmode=verify-ca !TlsWeak(verify-ca)");
    ledger("sslmode=verify-full", url + "sslmode=verify-full", "5432", "sslmode=verify-full");
    ledger("channel_binding", url + "channel_binding=require", "5432", "channel_binding=require");
    ledger("connect_timeout", url + "connect_timeout=10", "5432", "connect_timeout=10");
    ledger("application_name with %20", url + "application_name=my%20app", "5432", "application_name=my app");
    ledger("application_name with +", url + "application_name=my+app", "5432", "application_name=my+app");
    ledger("options of Neon", url + "options=endpoint%3Dep-pale-moon-71c0dq2z", "5432",
           "options=endpoint=ep-pale-moon-71c0dq2z");
    ledger("options with -c", url + "options=-c%20statement_timeout%3D5s", "5432", "options=-c statement_timeout=5s");
    ledger("options with a search_path", url + "options=-csearch_path%3Dbooks", "5432", "|schema books");
    ledger("options with a search_path and --", url + "options=--search_path%3Dbooks", "5432", "|schema books");
    ledger("Prisma's schema", url + "schema=books", "5432", "|schema books");
    ledger("pgjdbc's currentSchema", url + "currentSchema=books", "5432", "|schema books");
    ledger("search_path", url + "search_path=books", "5432", "|schema books");
    ledger("a search_path of two", url + "search_path=books,public", "5432",
           "|schema books !SearchPathCut(books,public)");
    ledger("a search_path in quotes", url + "search_path=%22Books%22", "5432", "|schema Books");
    ledger("target_session_attrs", url + "target_session_attrs=read-write", "5432", "target_session_attrs=read-write");
    ledger("keepalives", url + "keepalives=1&keepalives_idle=30", "5432",
           "keepalives_idle=30 -keepalives:DecidedByProgram");
    ledger("sslrootcert", url + "sslmode=verify-full&sslrootcert=/etc/ca.pem", "5432",
           "sslmode=verify-full&sslrootcert=/etc/ca.pem");
    ledger("sslrootcert=system", url + "sslmode=verify-full&sslrootcert=system", "5432",
           "sslmode=verify-full&sslrootcert=system");
    ledger("Prisma's", url + "pgbouncer=true&connection_limit=1&pool_timeout=20", "5432",
           " -pgbouncer:OtherProgram -connection_limit:OtherProgram -pool_timeout:OtherProgram");
    ledger("Supabase's", url + "pgbouncer=true&supa=base-pooler.x", "5432",
           " -pgbouncer:OtherProgram -supa:UnknownToLibpq");
    ledger("node-postgres's", url + "uselibpqcompat=true&sslmode=verify-full", "5432",
           "sslmode=verify-full -uselibpqcompat:OtherProgram");
    ledger("Go's", url + "pool_max_conns=10&pool_min_conns=2", "5432",
           " -pool_max_conns:OtherProgram -pool_min_conns:OtherProgram");
    ledger("asyncpg's", url + "prepared_statement_cache_size=0", "5432",
           " -prepared_statement_cache_size:OtherProgram");
    ledger("Doctrine's", url + "serverVersion=16&charset=utf8", "5432",
           " -serverVersion:OtherProgram -charset:OtherProgram");
    ledger("libpq 18's", url + "sslnegotiation=direct", "5432", " -sslnegotiation:NewerLibpq");
    ledger("ssl=true", url + "ssl=true", "5432", "sslmode=require !TlsRaised(true)");
    ledger("ssl=require", url + "ssl=require", "5432", "sslmode=require !TlsRaised(require)");
    ledger("ssl=false", url + "ssl=false", "5432", " -ssl=false:TlsSwitchedOff");
    ledger("no-verify", url + "sslmode=no-verify", "5432", " -sslmode=no-verify:TlsSwitchedOff");
    ledger("the stronger of two", url + "sslmode=disable&sslmode=verify-full", "5432",
           "sslmode=verify-full -sslmode:Weaker");
    for (const char *entity : {"&#38;", "&#x26;", "&#X26;", "&#038;", "&AMP;"})
        ledger(entity, url + "sslmode=verify-full" + entity + "connect_timeout=5", "5432",
               "connect_timeout=5&sslmode=verify-full");
    ledger("&amp; of a page", url + "sslmode=verify-full&amp;connect_timeout=5", "5432",
           "connect_timeout=5&sslmode=verify-full");
}

void readsEncodings()
{
    reads("every reserved character", "postgresql://u:%21%23%24%26%27%28%29%2A%2B%2C%2F%3A%3B%3D%3F%40%5B%5D@h/b",
          "u|!#$&'()*+,/:;=?@[]|h:5432|b|");
    reads("a percent sign", "postgresql://u:100%25@h/b", "u|100%|h:5432|b|");
    reads("lower case digits", "postgresql://u:%2f%3a@h/b", "u|/:|h:5432|b|");
    reads("a blank", "postgresql://u:a%20b@h/b", "u|a b|h:5432|b|");
    reads("a plus sign means itself", "postgresql://u:a+b@h/b", "u|a+b|h:5432|b|");
    reads("a plus sign of Java is a blank", "jdbc:postgresql://h/b?user=u&password=a+b", "u|a b|h:5432|b|");
    reads("letters beyond ASCII", "postgresql://u:%C3%A9%E2%82%AC@h/b", "u|é€|h:5432|b|");
    reads("letters beyond ASCII as they are", "postgresql://u:é€@h/b", "u|é€|h:5432|b|");
    reads("an encoded user", "postgresql://mira%40corp:p@h/b", "mira@corp|p|h:5432|b|");
    reads("an encoded database", "postgresql://u:p@h/my%20ledger", "u|p|h:5432|my ledger|");
    reads("an encoded socket", "postgresql://u:p@%2Fvar%2Frun%2Fpostgresql/b", "u|p|/var/run/postgresql:5432|b|");
    reads("twice encoded stays once encoded", "postgresql://u:a%2540b@h/b", "u|a%40b|h:5432|b|");
    reads("a raw password with several marks", "postgresql://u:p@s:s/w#rd@h/b",
          "u|p@s:s/w#rd|h:5432|b| !PasswordTakenRaw(p@s:s/w#rd)");
}

void readsPlaces()
{
    reads("IPv6", "postgresql://u:p@[2001:db8::1]/b", "u|p|2001:db8::1:5432|b|");
    reads("IPv6 with a port", "postgresql://u:p@[2001:db8::1]:5433/b", "u|p|2001:db8::1:5433|b|");
    reads("IPv4", "postgresql://u:p@192.0.2.7:5433/b", "u|p|192.0.2.7:5433|b|");
    reads("several hosts", "postgresql://u:p@h1:1,h2:2,h3/b", "u|p|h1:1,h2:2,h3:5432|b|");
    reads("hosts as parameters", "postgresql+psycopg2://u:p@/b?host=h1:5432&host=h2:5433",
          "u|p|h1:5432,h2:5433|b| +psycopg2");
    reads("a socket as a parameter", "postgresql://u:p@/b?host=/var/run/postgresql", "u|p|/var/run/postgresql:5432|b|");
    reads("Google's socket", "postgresql://u:p@/b?host=/cloudsql/project:region:instance",
          "u|p|/cloudsql/project:region:instance:5432|b|");
    reads("no database", "postgresql://u:p@h", "u|p|h:5432|| !DatabaseMissing");
    reads("no password", "postgresql://u@h/b", "u||h:5432|b| !PasswordMissing");
    reads("an underscore in the host", "postgresql://u:p@my_db/b", "u|p|my_db:5432|b|");
    reads("a host that ends in a full stop", "postgresql://u:p@h.example.org./b", "u|p|h.example.org.:5432|b|");
}

void readsUrlsInText()
{
    ledger("quotes around", "\"postgresql://mira:@p@@@h@/ledger\"");
    ledger("a full stop behind", "Use postgresql://mira:@p@@@h@/ledger.");
    ledger("a comma behind", "Use postgresql://mira:@p@@@h@/ledger, please.");
    ledger("brackets around", "The ledger (postgresql://mira:@p@@@h@/ledger) is new.");
    ledger("angle brackets around", "The ledger <postgresql://mira:@p@@@h@/ledger> is new.");
    ledger("an exclamation mark behind", "It is postgresql://mira:@p@@@h@/ledger!");
    ledger("a question mark behind", "Is it postgresql://mira:@p@@@h@/ledger?");
    ledger("Markdown's code", "Use `postgresql://mira:@p@@@h@/ledger` here.");
    ledger("an HTML element", "<code>postgresql://mira:@p@@@h@/ledger</code>");
    ledger("a quotation of a mail", "> postgresql://mira:@p@@@h@/ledger");
    ledger("a line that was broken", "postgresql://mira:@p@@ep-pale-moon-71c0dq2z.eu-west-2\n.aws.neon.tech/ledger");
    ledger("twice the same", "Use postgresql://mira:@p@@@h@/ledger and again: postgresql://mira:@p@@@h@/ledger");
    ledger("another URL before", "See https://neon.tech/docs, then use postgresql://mira:@p@@@h@/ledger there.");
}

void readsDefaultsOfVariables()
{
    ledger("default in url", R"(
DATABASE_URL=postgresql://mira:${DB_PW:-@p@}@@h@/ledger
)");
    ledger("default in url2", R"(
DATABASE_URL=postgresql://${DB_USER:-mira}:${DB_PW:-@p@}@${DB_HOST:-@h@}:${DB_PORT:-5432}/${DB_NAME:-ledger}
)");
    ledger("default spring", R"(
spring.datasource.url=jdbc:postgresql://${DB_HOST:@h@}:${DB_PORT:5432}/${DB_NAME:ledger}
spring.datasource.username=${DB_USER:mira}
spring.datasource.password=${DB_PW:@p@}
)");
    ledger("default compose yaml", R"(
services:
  app:
    environment:
      DATABASE_URL: "postgresql://mira:${DB_PW:-@p@}@@h@/ledger"
)");
    ledger("default psql", R"(
psql postgresql://mira:${PW:-@p@}@@h@/ledger
)");
    ledger("default url alone", R"(
postgresql://mira:${DB_PW:-@p@}@@h@/ledger
)");
    ledger("a variable that the text sets", R"(
DB_PW=@p@
DATABASE_URL=postgresql://mira:${DB_PW:-other}@@h@/ledger
)");
    reads("a variable without default", "postgresql://u:${DB_PW:?missing}@h/b",
          "u|${DB_PW:?missing}|h:5432|b| !PlaceholderLeft(${DB_PW:?missing})");
    reads("a default with a bracket", "postgresql://u:${DB_PW:-Kx7}Violett}@h/b",
          "u|${DB_PW:-Kx7}Violett}|h:5432|b| !PlaceholderLeft(${DB_PW:-Kx7}Violett})");
}

void refusesDoubts()
{
    refused("another database", "mysql://mira:@p@@@h@/ledger", "OtherDatabase Url 'mysql'");
    refused("a driver of another database", "mysql+pymysql://mira:@p@@@h@/ledger", "OtherDatabase Url 'mysql+pymysql'");
    refused("a page", "https://console.neon.tech/app/projects", "OtherDatabase Url 'https'");
    refused("a scheme that is missing", "mira:@p@@@h@/ledger", "SchemeMissing Url 'mira:@p@@@h@/ledger'");
    refused("a blank in the password", "Use postgresql://mira:Kx7 Violett@h/b now", "ValueUnclear Password ' '");
    refused("a placeholder of a guide", "postgresql://mira:@p@@[hostname]/ledger", "PlaceholderLeft Host '[hostname]'");
    refused("a placeholder in braces", "postgresql://mira:@p@@{host}/ledger", "PlaceholderLeft Host '{host}'");
    refused("two servers", "postgresql://mira:@p@@h1/ledger\npostgresql://mira:@p@@h2/ledger",
            "SeveralCandidates Url 'postgresql://mira:@p@@h1/ledger\npostgresql://mira:@p@@h2/ledger'");
    refused("two passwords", "postgresql://mira:@p@1@h/ledger\npostgresql://mira:@p@2@h/ledger",
            "SeveralCandidates Url 'postgresql://mira:@p@1@h/ledger\npostgresql://mira:@p@2@h/ledger'");
    refused("bytes that are no text", "postgresql://u:%FF@h/b", "BadEncoding Password '%FF'");
    refused("an encoded NUL", "postgresql://u:p@h/b%00", "BadEncoding Database '%00'");
    refused("a port too large", "postgresql://u:p@h:70000/b", "PortImpossible Port '70000'");
    refused("a port below 1", "postgresql://u:p@h:0/b", "PortImpossible Port '0'");
    refused("too many ports", "postgresql://u:p@h1,h2/b?port=1,2,3", "PortCount Port '1,2,3'");
    refused("an open bracket", "postgresql://u:p@[::1/b", "HostImpossible Host '[::1/b'");
    refused("a number that is none", "postgresql://u:p@h/b?connect_timeout=soon", "ParameterValue Url 'soon'");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv,
                         {readsSchemes, readsParameters, readsEncodings, readsPlaces, readsUrlsInText,
                          readsDefaultsOfVariables},
                         {refusesDoubts});
}
