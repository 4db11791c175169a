// SPDX-License-Identifier: GPL-3.0-or-later
// Connections in YAML files of frameworks and containers.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsFrameworks()
{
    ledger("Rails with ERB around a default", R"(
production:
  adapter: postgresql
  host: <%= ENV.fetch("DB_HOST", "@h@") %>
  database: <%= ENV.fetch("DB_NAME") { "ledger" } %>
  username: <%= ENV["DB_USER"] || "mira" %>
  password: <%= ENV.fetch("DB_PASSWORD", "@p@") %>
)");
    ledger("Rails, one environment merged from two anchors", R"(
default: &default
  adapter: postgresql
  encoding: unicode
  pool: <%= ENV.fetch("RAILS_MAX_THREADS") { 5 } %>

login: &login
  username: mira
  password: @p@
  host: @h@

production:
  <<: [*default, *login]
  database: ledger
)");
    ledger("Rails with a port, a schema and comments", R"(
# config/database.yml
production:
  adapter: postgresql # the ledger
  host: @h@           # in London
  port: 5433
  database: ledger
  schema_search_path: "books,public"
  username: mira
  password: "@p@"     # do not tell
)",
           "5433", "|schema books !SearchPathCut(books,public)");
    ledger("Symfony's doctrine.yaml", R"(
doctrine:
    dbal:
        dbname:   ledger
        host:     @h@
        user:     mira
        password: '@p@'
        driver:   pdo_pgsql
)");
    ledger("Spring with several documents", R"(
spring:
  application:
    name: ledger-service
  datasource:
    url: jdbc:postgresql://@h@/ledger
    username: mira
    password: @p@
  mail:
    host: smtp.example.org
    username: post
    password: geheim
)");
    ledger("Spring with a default", R"(
spring:
  datasource:
    url: ${DB_URL:jdbc:postgresql://@h@/ledger}
    username: ${DB_USER:mira}
    password: ${DB_PASSWORD:@p@}
)");
    ledger("Quarkus, YAML", R"(
quarkus:
  datasource:
    db-kind: postgresql
    username: mira
    password: @p@
    jdbc:
      url: jdbc:postgresql://@h@/ledger
)");
    ledger("Hasura's metadata", R"(
- name: default
  kind: postgres
  configuration:
    connection_info:
      database_url: postgres://mira:@p@@@h@/ledger
      isolation_level: read-committed
)");
    ledger("Hasura's parameters", R"(
configuration:
  connection_info:
    database_url:
      connection_parameters:
        host: @h@
        port: 5433
        username: mira
        password: "@p@"
        database: ledger
)",
           "5433");
    ledger("Directus", R"(
DB_CLIENT: "pg"
DB_HOST: "@h@"
DB_PORT: "5432"
DB_DATABASE: "ledger"
DB_USER: "mira"
DB_PASSWORD: "@p@"
)");
    ledger("Gitea's compose file", R"(
services:
  server:
    image: gitea/gitea
    environment:
      - USER_UID=1000
      - USER_GID=1000
      - GITEA__database__DB_TYPE=postgres
      - GITEA__database__HOST=@h@:5433
      - GITEA__database__NAME=ledger
      - GITEA__database__USER=mira
      - GITEA__database__PASSWD=@p@
)",
           "5433");
}

void readsContainers()
{
    ledger("Compose with DATABASE_URL", R"(
version: "3.8"
services:
  web:
    build: .
    ports:
      - "8000:8000"
    environment:
      DATABASE_URL: "postgresql://mira:@p@@@h@/ledger"
      SECRET_KEY: abc
)");
    ledger("Compose with a list in quotes", R"(
services:
  web:
    environment:
      - "DB_HOST=@h@"
      - "DB_USER=mira"
      - "DB_PASSWORD=@p@"
      - "DB_NAME=ledger"
)");
    ledger("Compose with defaults", R"(
services:
  web:
    environment:
      PGHOST: ${PGHOST:-@h@}
      PGUSER: ${PGUSER:-mira}
      PGPASSWORD: ${PGPASSWORD:-@p@}
      PGDATABASE: ${PGDATABASE:-ledger}
)");
    ledger("a ConfigMap and a Secret as text", R"(
apiVersion: v1
kind: Secret
metadata:
  name: ledger
type: Opaque
stringData:
  PGHOST: @h@
  PGUSER: mira
  PGPASSWORD: "@p@"
  PGDATABASE: ledger
)");
    ledger("a deployment", R"(
spec:
  containers:
    - name: app
      image: ledger:1
      env:
        - name: DATABASE_URL
          value: postgres://mira:@p@@@h@/ledger
        - name: PORT
          value: "8080"
)");
    ledger("Helm's values of Bitnami's chart", R"(
externalDatabase:
  host: @h@
  port: 5433
  user: mira
  password: @p@
  database: ledger
)",
           "5433");
    ledger("Helm, dotted", R"(
postgresql:
  enabled: false
postgresqlHost: @h@
postgresqlUsername: mira
postgresqlPassword: @p@
postgresqlDatabase: ledger
)");
    ledger("GitHub Actions", R"(
jobs:
  test:
    runs-on: ubuntu-latest
    env:
      PGHOST: @h@
      PGUSER: mira
      PGDATABASE: ledger
      PGPASSWORD: @p@
    steps:
      - uses: actions/checkout@v4
      - run: psql -c 'select 1'
)");
    ledger("Render's blueprint", R"(
services:
  - type: web
    name: ledger
    envVars:
      - key: DATABASE_URL
        value: postgres://mira:@p@@@h@/ledger
)");
    ledger("Fly's and App Engine's env_variables", R"(
runtime: python312
env_variables:
  DATABASE_URL: postgresql://mira:@p@@@h@/ledger
)");
    ledger("Ansible's module", R"(
- name: Copy the ledger
  community.postgresql.postgresql_query:
    login_host: @h@
    login_user: mira
    login_password: "@p@"
    db: ledger
    query: select 1
)");
    ledger("Ansible's variables", R"(
---
db_host: @h@
db_name: ledger
db_user: mira
db_password: '@p@'
)");
}

void readsPlaceholders()
{
    const auto row = [](const char *name, const QByteArray &value) {
        const QByteArray text = "host: h\nuser: mira\ndatabase: b\npassword: " + value + "\n";
        const QByteArray shown = value.split('\n').front();
        reads(name, text.constData(), "mira|" + shown + "|h:5432|b| !PlaceholderLeft(" + shown + ')');
    };
    row("stars", "********");
    row("bullets", "\u2022\u2022\u2022\u2022\u2022\u2022");
    row("hidden", "<hidden>");
    row("a reference of CloudFormation", "!Ref DbPassword");
    row("a function of CloudFormation", "!Sub '{{resolve:secretsmanager:db:SecretString:password}}'");
    row("Ansible's vault", "!vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6231333034");
    row("Home Assistant", "!secret db_password");
    row("GitLab", "!reference [.variables, password]");
    reads("a mask with a button", "host: h\nuser: u\ndatabase: b\npassword: ********** show\n",
          "u|**********|h:5432|b| !PlaceholderLeft(**********)");
    ledger("a tag", "host: @h@\nuser: mira\ndatabase: ledger\npassword: !!str @p@\n");
    ledger("an anchor", "host: @h@\nuser: mira\ndatabase: ledger\npassword: &pw @p@\n");
    ledger("an anchor and a quoted value", "host: @h@\nuser: mira\ndatabase: ledger\npassword: &pw '@p@'\n");
}

void refusesDoubts()
{
    refused("a folded block of two lines", R"(
host: h
user: mira
database: b
password: >-
  Kx7
  Violett
)",
            "ValueUnclear Password '>-'");
    refused("a block that ends in a line break", R"(
host: h
user: mira
database: b
password: |
  Kx7-Violett-93
)",
            "ValueUnclear Password '|'");
    refused("no Base64 in a Secret", R"(
kind: Secret
data:
  PGHOST: ZGIuZXhhbXBsZS5vcmc=
  PGUSER: bWlyYQ==
  PGPASSWORD: Kx7-Violett-93
)",
            "ValueUnclear Password 'Kx7-Violett-93'");
    refused("a flow mapping with a bracket in the password", R"(
db: {host: db.example.org, user: mira, password: Kx7}Violett, dbname: b}
)",
            "ValueUnclear Password 'Kx7'");
    refused("a variable beside a doubled dollar sign", R"(
services:
  app:
    environment:
      PGHOST: h
      PGUSER: mira
      PGPASSWORD: Kx7$$V$x
)",
            "ValueUnclear Password 'Kx7$$V$x'");
    refused("a comment without a blank behind its sign", R"(
host: @h@
user: mira
database: ledger
password: Kx7 #Violett
)",
            "ValueUnclear Password 'Kx7 #Violett'");
    refused("text behind the closing quote", R"(
host: @h@
user: mira
database: ledger
password: 'Kx7' Violett
)",
            "ValueUnclear Password ''Kx7' Violett'");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsFrameworks, readsContainers, readsPlaceholders}, {refusesDoubts});
}
