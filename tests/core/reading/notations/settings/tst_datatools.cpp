// SPDX-License-Identifier: GPL-3.0-or-later
// Connections in YAML files of data tools.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsDataTools()
{
    ledger("dbt's profiles.yml", R"(
ledger_project:
  target: dev
  outputs:
    dev:
      type: postgres
      host: @h@
      user: mira
      password: @p@
      port: 5432
      dbname: ledger
      schema: books
      threads: 4
)",
           "5432", "|schema books");
    ledger("dbt with pass", R"(
default:
  outputs:
    dev:
      type: postgres
      threads: 1
      host: @h@
      port: 5432
      user: mira
      pass: @p@
      dbname: ledger
      schema: books
  target: dev
)",
           "5432", "|schema books");
    ledger("Grafana's data source", R"(
apiVersion: 1
datasources:
  - name: Postgres
    type: postgres
    url: @h@:5433
    user: mira
    secureJsonData:
      password: '@p@'
    jsonData:
      database: ledger
      sslmode: 'require'
)",
           "5433", "sslmode=require !TlsRaised(require)");
    ledger("Prometheus's exporter", R"(
environment:
  DATA_SOURCE_NAME: "postgresql://mira:@p@@@h@:5432/ledger"
)");
    ledger("Superset's import", R"(
databases:
- database_name: Ledger
  sqlalchemy_uri: postgresql://mira:@p@@@h@/ledger
)");
    ledger("Meltano", R"(
config:
  host: @h@
  port: 5432
  user: mira
  password: @p@
  dbname: ledger
)");
    ledger("Dagster", R"(
storage:
  postgres:
    postgres_db:
      username: mira
      password: @p@
      hostname: @h@
      db_name: ledger
      port: 5432
)");
    ledger("SQLMesh", R"(
gateways:
  local:
    connection:
      type: postgres
      host: @h@
      user: mira
      password: @p@
      port: 5432
      database: ledger
)");
    ledger("Great Expectations", R"(
connection_string: postgresql+psycopg2://mira:@p@@@h@/ledger
)",
           "5432", " +psycopg2");
    ledger("Metabase's config.yml", R"(
config:
  databases:
    - name: Ledger
      engine: postgres
      details:
        host: @h@
        port: 5432
        user: mira
        password: '@p@'
        dbname: ledger
)");
    ledger("a flow mapping", R"(
db: {host: @h@, port: 5433, user: 'mira', password: @p@, dbname: 'ledger'}
)",
           "5433");
    ledger("Patroni's connect line", R"(
dsn: "host=@h@ dbname=ledger user=mira password=@p@"
)");
}

void readsClickHouse()
{
    ledger("ClickHouse's table function", "SELECT * FROM postgresql('@h@:5433', 'ledger', 'expenses', 'mira', '@p@');",
           "5433");
    ledger("ClickHouse's table function with a schema",
           "SELECT count() FROM postgresql('@h@:5432', 'ledger', 'expenses', 'mira', '@p@', 'books');", "5432",
           "|schema books");
    ledger("ClickHouse's table engine", R"(
CREATE TABLE expenses (id UInt32, amount Decimal(10,2))
ENGINE = PostgreSQL('@h@:5432', 'ledger', 'expenses', 'mira', '@p@');
)");
    ledger("ClickHouse's database engine",
           "CREATE DATABASE pg ENGINE = PostgreSQL('@h@:5432', 'ledger', 'mira', '@p@', 'books', 1);", "5432",
           "|schema books");
    ledger("ClickHouse's replicated database", R"(
CREATE DATABASE pg
ENGINE = MaterializedPostgreSQL('@h@:5432', 'ledger', 'mira', '@p@');
)");
    ledger("ClickHouse's dictionary", R"(
SOURCE(POSTGRESQL(
    port 5433
    host '@h@'
    user 'mira'
    password '@p@'
    db 'ledger'
    table 'expenses'
))
)",
           "5433");
    ledger("ClickHouse's named collection", R"(
CREATE NAMED COLLECTION pg AS host = '@h@', port = 5433, user = 'mira', password = '@p@', database = 'ledger';
)",
           "5433");
}

void readsOtherTools()
{
    ledger("DBeaver's data-sources.json", R"(
{ "connections": { "postgres-jdbc-18f": {
    "provider": "postgresql",
    "driver": "postgres-jdbc",
    "name": "ledger",
    "save-password": true,
    "configuration": {
        "host": "@h@",
        "port": "5432",
        "database": "ledger",
        "url": "jdbc:postgresql://@h@:5432/ledger",
        "user": "mira",
        "password": "@p@",
        "type": "dev"
} } } }
)");
    ledger("blanks around the equals signs",
           R"(pqxx::connection C("dbname = ledger user = mira password = @p@ host = @h@ port = 5433");)", "5433");
    ledger("OCaml's labels",
           R"(let conn = new connection ~host:"@h@" ~dbname:"ledger" ~user:"mira" ~password:"@p@" ())");
    reads("Power Query", R"(Source = PostgreSQL.Database("@h@:5433", "ledger"))",
          "||@h@:5433|ledger| !UserMissing !PasswordMissing");
}

void refusesDoubts()
{
    refused("a password that is joined", "SELECT * FROM postgresql('h:5432', 'b', 't', 'u', 'Kx7' || 'V')",
            "ValueUnclear Host ''h:5432''");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsDataTools, readsClickHouse, readsOtherTools}, {refusesDoubts});
}
