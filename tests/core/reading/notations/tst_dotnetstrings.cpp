// SPDX-License-Identifier: GPL-3.0-or-later
// Connection strings of .NET and ODBC, and pairs of libpq.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsDotNet()
{
    ledger("Npgsql's own order", "Host=@h@;Port=5433;Username=mira;Password=@p@;Database=ledger", "5433");
    ledger("a semicolon at the end", "Host=@h@;Username=mira;Password=@p@;Database=ledger;");
    ledger("blanks around", "Host = @h@ ; Username = mira ; Password = @p@ ; Database = ledger");
    ledger("names in lower case", "host=@h@;username=mira;password=@p@;database=ledger");
    ledger("names in capitals", "HOST=@h@;USERNAME=mira;PASSWORD=@p@;DATABASE=ledger");
    ledger("Server and User Id", "Server=@h@;Port=5432;Database=ledger;User Id=mira;Password=@p@;");
    ledger("UID and PWD", "Server=@h@;Database=ledger;UID=mira;PWD=@p@");
    ledger("Data Source and Initial Catalog", "Data Source=@h@;Initial Catalog=ledger;User ID=mira;Password=@p@");
    ledger("a comma-less port behind the host", "Host=@h@:5433;Username=mira;Password=@p@;Database=ledger", "5433");
    ledger("over lines", "Host=@h@;\nUsername=mira;\nPassword=@p@;\nDatabase=ledger");
    ledger("the password last", "Host=@h@;Database=ledger;Username=mira;Password=@p@");
    ledger("the password first", "Password=@p@;Host=@h@;Database=ledger;Username=mira");
    ledger("Search Path", "Host=@h@;Username=mira;Password=@p@;Database=ledger;Search Path=books", "5432",
           "|schema books");
    ledger("VerifyFull", "Host=@h@;Username=mira;Password=@p@;Database=ledger;SSL Mode=VerifyFull", "5432",
           "sslmode=verify-full");
    ledger("VerifyCA", "Host=@h@;Username=mira;Password=@p@;Database=ledger;Ssl Mode=VerifyCA", "5432",
           "sslmode=verify-ca !TlsWeak(VerifyCA)");
    ledger("Disable", "Host=@h@;Username=mira;Password=@p@;Database=ledger;SslMode=Disable", "5432",
           "sslmode=disable !NoTls(Disable)");
    ledger("Timeout", "Host=@h@;Username=mira;Password=@p@;Database=ledger;Timeout=30", "5432", "connect_timeout=30");
    ledger("Application Name", "Host=@h@;Username=mira;Password=@p@;Database=ledger;Application Name=x y", "5432",
           "application_name=x y");
    ledger("Channel Binding", "Host=@h@;Username=mira;Password=@p@;Database=ledger;Channel Binding=Require", "5432",
           "channel_binding=require");
    ledger("several hosts", "Host=@h@,h2;Username=mira;Password=@p@;Database=ledger", "5432,h2:5432");
}

/// An unknown name behind a password may be the rest of the password, so the reader must know all of these names.
void knowsNamesBehindAPassword()
{
    const char *const names[] = {"Pooling",
                                 "Minimum Pool Size",
                                 "Maximum Pool Size",
                                 "Connection Idle Lifetime",
                                 "Connection Pruning Interval",
                                 "Command Timeout",
                                 "Internal Command Timeout",
                                 "Cancellation Timeout",
                                 "Keepalive",
                                 "Tcp Keepalive",
                                 "Tcp Keepalive Time",
                                 "Tcp Keepalive Interval",
                                 "Max Auto Prepare",
                                 "Auto Prepare Min Usages",
                                 "Read Buffer Size",
                                 "Write Buffer Size",
                                 "Socket Receive Buffer Size",
                                 "Socket Send Buffer Size",
                                 "No Reset On Close",
                                 "Load Balance Hosts",
                                 "Host Recheck Seconds",
                                 "Include Error Detail",
                                 "Include Realm",
                                 "Log Parameters",
                                 "Persist Security Info",
                                 "Trust Server Certificate",
                                 "Check Certificate Revocation",
                                 "Kerberos Service Name",
                                 "Enlist",
                                 "Multiplexing",
                                 "Connection Lifetime",
                                 "Server Compatibility Mode",
                                 "Array Nullability Mode",
                                 "Timezone",
                                 "Integrated Security",
                                 "Convert Infinity DateTime",
                                 "Use Perf Counters"};
    for (const char *name : names) {
        const QByteArray text = QByteArray("Host=@h@;Username=mira;Database=ledger;Password=@p@;") + name + "=1";
        ledger(name, text, "5432", QByteArray(" -") + name + ":OtherProgram");
    }
    const char *const properties[] = {"adaptiveFetch",
                                      "allowEncodingChanges",
                                      "assumeMinServerVersion",
                                      "autosave",
                                      "binaryTransfer",
                                      "binaryTransferDisable",
                                      "cancelSignalTimeout",
                                      "cleanupSavepoints",
                                      "defaultRowFetchSize",
                                      "disableColumnSanitiser",
                                      "escapeSyntaxCallMode",
                                      "groupStartupParameters",
                                      "hideUnprivilegedObjects",
                                      "hostRecheckSeconds",
                                      "jaasLogin",
                                      "kerberosServerName",
                                      "loadBalanceHosts",
                                      "localSocketAddress",
                                      "loggerLevel",
                                      "loginTimeout",
                                      "logServerErrorDetail",
                                      "maxResultBuffer",
                                      "preferQueryMode",
                                      "preparedStatementCacheQueries",
                                      "preparedStatementCacheSizeMiB",
                                      "prepareThreshold",
                                      "protocolVersion",
                                      "queryTimeout",
                                      "quoteReturningIdentifiers",
                                      "readOnly",
                                      "readOnlyMode",
                                      "receiveBufferSize",
                                      "reWriteBatchedInserts",
                                      "sendBufferSize",
                                      "socketFactory",
                                      "socketTimeout",
                                      "sslfactory",
                                      "sslhostnameverifier",
                                      "stringtype",
                                      "targetServerType",
                                      "tcpKeepAlive",
                                      "tcpNoDelay",
                                      "unknownLength"};
    for (const char *name : properties) {
        const QByteArray text = QByteArray("jdbc:postgresql://@h@/ledger?user=mira&password=@p@&") + name + "=1";
        ledger(name, text, "5432", QByteArray(" -") + name + ":OtherProgram");
    }
}

void readsQuotes()
{
    reads("double quotes", R"(Host=h;Username=u;Password="a;b";Database=b)", "u|a;b|h:5432|b|");
    reads("single quotes", "Host=h;Username=u;Password='a;b';Database=b", "u|a;b|h:5432|b|");
    reads("doubled double quotes", R"(Host=h;Username=u;Password="a""b";Database=b)", "u|a\"b|h:5432|b|");
    reads("doubled single quotes", "Host=h;Username=u;Password='a''b';Database=b", "u|a'b|h:5432|b|");
    reads("the other quote within", R"(Host=h;Username=u;Password='a"b';Database=b)", "u|a\"b|h:5432|b|");
    reads("a quote within", "Host=h;Username=u;Password=a'b;Database=b", "u|a'b|h:5432|b|");
    reads("an equals sign within", "Host=h;Username=u;Password=a=b==;Database=b", "u|a=b==|h:5432|b|");
    reads("braces mean themselves", "Host=h;Username=u;Password={a};Database=b",
          "u|{a}|h:5432|b| !PlaceholderLeft({a})");
    reads("a backslash means itself", R"(Host=h;Username=u;Password=a\b;Database=b)", R"(u|a\b|h:5432|b|)");
    reads("a percent sign means itself", "Host=h;Username=u;Password=a%40b;Database=b", "u|a%40b|h:5432|b|");
    reads("blanks within quotes stay", "Host=h;Username=u;Password=' a ';Database=b", "u| a |h:5432|b|");
    reads("an empty password", "Host=h;Username=u;Password=;Database=b", "u||h:5432|b| !PasswordMissing");
}

void readsOdbc()
{
    ledger("psqlODBC", "Driver={PostgreSQL Unicode};Server=@h@;Port=5433;Database=ledger;Uid=mira;Pwd=@p@;", "5433");
    ledger("psqlODBC in capitals", "DRIVER={PostgreSQL ANSI(x64)};SERVER=@h@;DATABASE=ledger;UID=mira;PWD=@p@");
    ledger("a driver without braces", "Driver=PostgreSQL;Server=@h@;Database=ledger;Uid=mira;Pwd=@p@");
    ledger("the driver last", "Server=@h@;Database=ledger;Uid=mira;Pwd=@p@;Driver={PostgreSQL Unicode}");
    ledger("a path as the driver", "Driver=/usr/lib/psqlodbcw.so;Server=@h@;Database=ledger;Uid=mira;Pwd=@p@");
    ledgerOverTls("sslmode", "Driver={PostgreSQL Unicode};Server=@h@;Database=ledger;Uid=mira;Pwd=@p@;sslmode=require");
    reads("braces around a password", "Driver={PostgreSQL};Server=h;Database=b;Uid=u;Pwd={a;b};", "u|a;b|h:5432|b|");
    reads("a doubled brace", "Driver={PostgreSQL};Server=h;Database=b;Uid=u;Pwd={a}}b};", "u|a}b|h:5432|b|");
    reads("an opening brace within", "Driver={PostgreSQL};Server=h;Database=b;Uid=u;Pwd={a{b};", "u|a{b|h:5432|b|");
}

void readsPairsOfLibpq()
{
    ledger("pairs", "host=@h@ port=5433 user=mira password=@p@ dbname=ledger", "5433");
    ledger("pairs over lines", "host=@h@\nuser=mira\npassword=@p@\ndbname=ledger\n");
    ledger("quotes around each value", "host='@h@' user='mira' password='@p@' dbname='ledger'");
    ledger("blanks around the sign", "host = @h@ user = mira password = @p@ dbname = ledger");
    ledger("names of other programs", "server=@h@ username=mira pwd=@p@ database=ledger");
    reads("an escaped quote", R"(host=h user=u dbname=b password='a\'b')", "u|a'b|h:5432|b|");
    reads("an escaped backslash", R"(host=h user=u dbname=b password='a\\b')", R"(u|a\b|h:5432|b|)");
    reads("an escape without quotes", R"(host=h user=u dbname=b password=a\ b)", "u|a b|h:5432|b|");
    reads("an empty value in quotes", "host=h user=u dbname=b password=''", "u||h:5432|b| !PasswordMissing");
    reads("options", "host=h user=u password=p dbname=b options='-c statement_timeout=5s'",
          "u|p|h:5432|b|options=-c statement_timeout=5s");
    reads("a schema in the options", "host=h user=u password=p dbname=b options='-csearch_path=books'",
          "u|p|h:5432|b||schema books");
    reads("several hosts", "host=h1,h2 port=1,2 user=u password=p dbname=b", "u|p|h1:1,h2:2|b|");
    reads("one port for all", "host=h1,h2 port=7 user=u password=p dbname=b", "u|p|h1:7,h2:7|b|");
    reads("the second of two", "host=h1 host=h2 user=u password=p dbname=b", "u|p|h2:5432|b| -host:Repeated");
}

void refusesDoubts()
{
    refused("a semicolon in the password", "Host=h;Username=u;Database=b;Password=Kx7;Violett93=ab",
            "ValueUnclear Password 'Violett93'");
    refused("a semicolon without a value behind it", "Host=h;Username=u;Database=b;Password=Kx7;Violett",
            "ParameterWithoutValue Url 'Violett'");
    refused("text behind quotes", R"(Host=h;Username=u;Password="Kx7"Violett;Database=b)",
            "ValueUnclear Url '\"Kx7\"'");
    refused("an open quote", "Host=h;Username=u;Password=\"Kx7;Database=b", "QuoteOpen Url '\"'");
    refused("ODBC has no quotes", "Driver={PostgreSQL};Server=h;Uid=u;Pwd='Kx7';Database=b", "ValueUnclear Url '''");
    refused("ODBC, an open brace", "Driver={PostgreSQL};Server=h;Uid=u;Database=b;Pwd={Kx7", "QuoteOpen Url '{'");
    refused("ODBC, text behind a brace", "Driver={PostgreSQL};Server=h;Uid=u;Pwd={Kx7}Violett;Database=b",
            "ValueUnclear Url '{Kx7}'");
    refused("ODBC of another database", "Driver={ODBC Driver 18 for SQL Server};Server=h;Uid=u;Pwd=Kx7;Database=b",
            "OtherDatabase Url 'ODBC Driver 18 for SQL Server'");
    refused("MySQL's", "Driver={MySQL ODBC 8.0 Unicode Driver};Server=h;Uid=u;Pwd=Kx7;Database=b",
            "OtherDatabase Url 'MySQL ODBC 8.0 Unicode Driver'");
    refused("a word behind libpq's password", "host=h user=u dbname=b password=Kx7 Violett",
            "ParameterWithoutValue Url 'Violett'");
    refused("libpq's doubled quote", "host=h user=u dbname=b password='Kx7''Violett'", "ValueUnclear Password ''Kx7''");
    refused("a port that is none", "Host=h;Port=five;Username=u;Password=p;Database=b", "PortImpossible Port 'five'");
    refused("an sslmode that is none", "Host=h;Username=u;Password=p;Database=b;SSL Mode=Nearly",
            "ParameterValue Url 'Nearly'");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv,
                         {readsDotNet, knowsNamesBehindAPassword, readsQuotes, readsOdbc, readsPairsOfLibpq},
                         {refusesDoubts});
}
