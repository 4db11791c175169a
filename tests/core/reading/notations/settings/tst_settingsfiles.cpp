// SPDX-License-Identifier: GPL-3.0-or-later
// Connections in INI, TOML, HOCON, properties, JSON and XML files.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsLines()
{
    ledger("a web server's HOST and PORT beside DB_…", R"(
HOST=0.0.0.0
PORT=3000
DB_HOST=@h@
DB_USER=mira
DB_PASSWORD=@p@
DB_NAME=ledger
)");
    ledger("another program's login beside PG…", R"(
PASSWORD=geheim
USER=unixuser
HOST=web.example.org
PORT=3000
PGHOST=@h@
PGUSER=mira
PGDATABASE=ledger
PGPASSWORD=@p@
)");
    ledger("bare names where nothing else is set", R"(
DB_HOST=@h@
DB_NAME=ledger
USER=mira
PASSWORD=@p@
)");
    reads("a shell's USER and another PASSWORD", R"(
HOME=/home/unixuser
USER=unixuser
PASSWORD=geheim
DB_HOST=@h@
DB_NAME=ledger
)",
          "||@h@:5432|ledger| !UserMissing !PasswordMissing");
    ledger("DataGrip's user beside the URL", R"(
<data-source name="ledger"><jdbc-driver>org.postgresql.Driver</jdbc-driver>
<jdbc-url>jdbc:postgresql://@h@:5432/ledger</jdbc-url><user-name>mira</user-name><password>@p@</password></data-source>
)");
    ledger("pg_service.conf with comments", R"(
# comment
[ledger]
host=@h@
port=5433
dbname=ledger
user=mira
password=@p@
)",
           "5433");
    ledger("pgbouncer.ini", R"(
[databases]
ledger = host=@h@ port=5432 dbname=ledger user=mira password=@p@

[pgbouncer]
listen_port = 6432
listen_addr = 127.0.0.1
auth_type = scram-sha-256
auth_file = /etc/pgbouncer/userlist.txt
admin_users = postgres
)");
    ledger("odbc.ini", R"(
[ledger]
Description = The ledger
Driver = PostgreSQL Unicode
Servername = @h@
Port = 5432
Database = ledger
Username = mira
Password = @p@
)");
    ledger("configparser's database.ini", R"(
[postgresql]
host=@h@
database=ledger
user=mira
password=@p@
)");
    ledger("Odoo", R"(
[options]
admin_passwd = geheim
db_host = @h@
db_port = 5432
db_user = mira
db_password = @p@
db_name = ledger
)");
    ledger("Gitea's app.ini", R"(
[server]
HTTP_PORT = 3000

[database]
DB_TYPE  = postgres
HOST     = @h@:5433
NAME     = ledger
USER     = mira
PASSWD   = @p@
)",
           "5433");
    ledger("Superset in airflow.cfg", R"(
[database]
sql_alchemy_conn = postgresql+psycopg2://mira:@p@@@h@/ledger
)",
           "5432", " +psycopg2");
    ledger("PostgREST", R"(
# postgrest.conf
db-uri = "postgres://mira:@p@@@h@/ledger"
db-schemas = "books"
db-anon-role = "anon"
)",
           "5432");
    ledger("TOML with literal strings", R"(
[database]
server = '@h@'
port = 5433
user = 'mira'
password = '@p@'
dbname = 'ledger'
)",
           "5433");
    ledger("Streamlit's secrets.toml", R"(
[connections.postgresql]
dialect = "postgresql"
host = "@h@"
port = "5432"
database = "ledger"
username = "mira"
password = "@p@"
)");
    ledger("Supabase's or Diesel's URL in TOML", R"(
[db]
url = "postgres://mira:@p@@@h@/ledger"
pool = 5
)");
    ledger("HOCON, the host without quotes", R"(
database {
  host = @h@
  port = 5433
  user = "mira"
  password = "@p@"
  dbname = "ledger"
}
)",
           "5433");
    ledger("HOCON's dots", R"(
db.host = "@h@"
db.user = "mira"
db.password = "@p@"
db.name = "ledger"
)");
    ledger("sqlfluff, alembic and others with percent", R"(
[alembic]
script_location = migrations
sqlalchemy.url = postgresql://mira:@p@@@h@/ledger

[loggers]
keys = root
)");
    ledger("Metabase's environment", R"(
MB_DB_TYPE=postgres
MB_DB_DBNAME=ledger
MB_DB_PORT=5432
MB_DB_USER=mira
MB_DB_PASS=@p@
MB_DB_HOST=@h@
)");
    ledger("Hasura's environment", R"(
HASURA_GRAPHQL_DATABASE_URL=postgres://mira:@p@@@h@/ledger
HASURA_GRAPHQL_ENABLE_CONSOLE=true
HASURA_GRAPHQL_ADMIN_SECRET=geheim
)");
    ledger("Airflow's connection variable", R"(
AIRFLOW_CONN_LEDGER='postgres://mira:@p@@@h@:5432/ledger'
)");
    ledger("Keycloak's environment", R"(
KC_DB=postgres
KC_DB_URL=jdbc:postgresql://@h@/ledger
KC_DB_USERNAME=mira
KC_DB_PASSWORD=@p@
)");
    ledger("Terraform's tfvars", R"(
db_host     = "@h@"
db_username = "mira"
db_password = "@p@"
db_name     = "ledger"
)");
}

void readsJson()
{
    ledger("pgAdmin's servers.json", R"(
{
    "Servers": {
        "1": {
            "Name": "Neon",
            "Group": "Servers",
            "Host": "@h@",
            "Port": 5432,
            "MaintenanceDB": "ledger",
            "Username": "mira",
            "Password": "@p@",
            "SSLMode": "require"
        }
    }
}
)",
           "5432", "sslmode=require !TlsRaised(require)");
    ledger("SQLTools", R"(
{
  "sqltools.connections": [
    {
      "name": "Neon",
      "driver": "PostgreSQL",
      "server": "@h@",
      "port": 5432,
      "database": "ledger",
      "username": "mira",
      "password": "@p@",
      "previewLimit": 50
    }
  ]
}
)");
    ledger("Azure's PostgreSQL extension", R"(
"pgsql.connections": [
  {
    "host": "@h@",
    "dbname": "ledger",
    "user": "mira",
    "password": "@p@",
    "port": 5432
  }
]
)");
    ledger("a fragment without brackets", R"(
"host": "@h@",
"port": 5433,
"user": "mira",
"password": "@p@",
"database": "ledger"
)",
           "5433");
    ledger("appsettings.json over lines", R"(
{
  "Logging": { "LogLevel": { "Default": "Information" } },
  "ConnectionStrings": {
    "DefaultConnection": "Server=@h@;Port=5432;Database=ledger;User Id=mira;Password=@p@;"
  },
  "AllowedHosts": "*"
}
)");
    ledger("escapes in JSON", R"(
{"host": "@h@", "user": "mira", "database": "ledger", "password": "Kx7\u002dViolett\u002D93"}
)");
    ledger("a URL with escaped slashes", R"(
{"url": "postgres:\/\/mira:@p@@@h@\/ledger"}
)");
    ledgerOverTls("Neon's API", R"(
{
  "connection_uri": "postgresql://mira:@p@@@h@/ledger?sslmode=require",
  "connection_parameters": {
    "database": "ledger",
    "password": "@p@",
    "role": "mira",
    "host": "@h@"
  }
}
)");
    ledger("Amazon's secret", R"(
{"username":"mira","password":"@p@","engine":"postgres","host":"@h@","port":5432,"dbname":"ledger"}
)");
    ledger("Cloud Foundry's services", R"(
{"postgresql": [{"credentials": {"hostname": "@h@", "port": "5432", "username": "mira", "password": "@p@", "name": "ledger"}}]}
)");
    ledger("Airflow's JSON", R"(
{"conn_type": "postgres", "host": "@h@", "login": "mira", "password": "@p@", "schema": "ledger", "port": 5433}
)",
           "5433");
    ledger("node-config", R"(
{"db": {"postgres": {"host": "@h@", "user": "mira", "password": "@p@", "database": "ledger"}}, "redis": {"host": "r", "password": "x"}}
)");
}

void readsXml()
{
    ledger("web.config", R"(
<configuration>
  <connectionStrings>
    <add name="Ledger" connectionString="Host=@h@;Database=ledger;Username=mira;Password=@p@" providerName="Npgsql" />
  </connectionStrings>
</configuration>
)");
    ledger("Tomcat's context.xml", R"(
<Resource name="jdbc/ledger" auth="Container" type="javax.sql.DataSource"
          driverClassName="org.postgresql.Driver"
          url="jdbc:postgresql://@h@/ledger"
          username="mira" password="@p@" maxTotal="20" maxIdle="10"/>
)");
    ledger("Hibernate's cfg.xml", R"(
<session-factory>
  <property name="hibernate.connection.url">jdbc:postgresql://@h@/ledger</property>
  <property name="hibernate.connection.username">mira</property>
  <property name="hibernate.connection.password">@p@</property>
</session-factory>
)");
    ledger("Spring's beans", R"(
<bean id="dataSource" class="org.apache.commons.dbcp2.BasicDataSource">
  <property name="url" value="jdbc:postgresql://@h@/ledger" />
  <property name="username" value="mira" />
  <property name="password" value="@p@" />
</bean>
)");
    ledger("WildFly", R"(
<datasource jndi-name="java:/Ledger" pool-name="Ledger">
  <connection-url>jdbc:postgresql://@h@/ledger</connection-url>
  <driver>postgresql</driver>
  <security>
    <user-name>mira</user-name>
    <password>@p@</password>
  </security>
</datasource>
)");
    ledger("a property list", R"(
<dict>
  <key>host</key>
  <string>@h@</string>
  <key>port</key>
  <integer>5433</integer>
  <key>user</key>
  <string>mira</string>
  <key>password</key>
  <string>@p@</string>
  <key>database</key>
  <string>ledger</string>
</dict>
)",
           "5433");
    ledger("persistence.xml in single quotes", R"(
<property name='javax.persistence.jdbc.url' value='jdbc:postgresql://@h@/ledger'/>
<property name='javax.persistence.jdbc.user' value='mira'/>
<property name='javax.persistence.jdbc.password' value='@p@'/>
)");
    ledger("Maven's Flyway plug-in", R"(
<configuration>
  <url>jdbc:postgresql://@h@/ledger</url>
  <user>mira</user>
  <password>@p@</password>
</configuration>
)");
    ledger("an element's attributes over lines", R"(
<database
    host="@h@"
    port="5433"
    name="ledger"
    user="mira"
    password="@p@"
/>
)",
           "5433");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsLines, readsJson, readsXml});
}
