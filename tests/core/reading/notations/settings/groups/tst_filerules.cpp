// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that hold in files of one kind: Kubernetes, compose, systemd, and flow mappings of YAML.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsFiles()
{
    ledger("flow", R"test(
db: {host: @h@, port: 5432, user: mira, password: @p@, dbname: ledger}
)test");
    ledger("flow seq", R"test(
environment: [ "PGHOST=@h@", "PGUSER=mira", "PGPASSWORD=@p@", "PGDATABASE=ledger" ]
)test");
    ledger("flow seq bare", R"test(
environment: [PGHOST=@h@, PGUSER=mira, PGPASSWORD=@p@, PGDATABASE=ledger]
)test");
    ledger("block literal url", R"test(
DATABASE_URL: |
  postgresql://mira:@p@@@h@/ledger
)test");
    ledger("block folded url", R"test(
url: >-
  postgresql://mira:@p@@@h@/ledger
)test");
    ledger("block folded split", R"test(
url: >-
  postgresql://mira:@p@@
  @h@/ledger
)test");
    ledger("block pw", R"test(
db:
  host: @h@
  user: mira
  database: ledger
  password: |-
    @p@
)test");
    ledger("block env", R"test(
stringData:
  .env: |
    PGHOST=@h@
    PGUSER=mira
    PGPASSWORD=@p@
    PGDATABASE=ledger
)test");
    ledger("k8s stringData", R"test(
apiVersion: v1
kind: Secret
metadata:
  name: db
type: Opaque
stringData:
  PGHOST: @h@
  PGUSER: mira
  PGPASSWORD: @p@
  PGDATABASE: ledger
)test");
    ledger("k8s stringData url", R"test(
apiVersion: v1
kind: Secret
metadata:
  name: db
stringData:
  DATABASE_URL: postgresql://mira:@p@@@h@/ledger
)test");
    ledger("k8s data", R"test(
apiVersion: v1
kind: Secret
metadata:
  name: db
type: Opaque
data:
  PGHOST: ZXAtcGFsZS1tb29uLTcxYzBkcTJ6LmV1LXdlc3QtMi5hd3MubmVvbi50ZWNo
  PGUSER: bWlyYQ==
  PGPASSWORD: S3g3LVZpb2xldHQtOTM=
  PGDATABASE: bGVkZ2Vy
)test");
    ledger("k8s data lower", R"test(
apiVersion: v1
kind: Secret
data:
  host: ZXAtcGFsZS1tb29uLTcxYzBkcTJ6LmV1LXdlc3QtMi5hd3MubmVvbi50ZWNo
  username: bWlyYQ==
  password: S3g3LVZpb2xldHQtOTM=
  dbname: bGVkZ2Vy
)test");
    ledger("k8s data url", R"test(
apiVersion: v1
kind: Secret
data:
  DATABASE_URL: cG9zdGdyZXNxbDovL21pcmE6S3g3LVZpb2xldHQtOTNAZXAtcGFsZS1tb29uLTcxYzBkcTJ6LmV1LXdlc3QtMi5hd3MubmVvbi50ZWNoL2xlZGdlcg==
)test");
    ledger("k8s data json", R"test(
{"apiVersion":"v1","kind":"Secret","data":{"PGHOST":"ZXAtcGFsZS1tb29uLTcxYzBkcTJ6LmV1LXdlc3QtMi5hd3MubmVvbi50ZWNo","PGUSER":"bWlyYQ==","PGPASSWORD":"S3g3LVZpb2xldHQtOTM=","PGDATABASE":"bGVkZ2Vy"}}
)test");
    ledger("k8s data mixed cm", R"test(
apiVersion: v1
kind: ConfigMap
metadata:
  name: db
data:
  PGHOST: @h@
  PGUSER: mira
  PGPASSWORD: @p@
  PGDATABASE: ledger
)test");
    ledger("cm + secret", R"test(
apiVersion: v1
kind: ConfigMap
metadata:
  name: db
data:
  PGHOST: @h@
  PGUSER: mira
  PGDATABASE: ledger
---
apiVersion: v1
kind: Secret
metadata:
  name: dbs
data:
  PGPASSWORD: S3g3LVZpb2xldHQtOTM=
)test");
    ledger("k8s secret w trailing nl", R"test(
apiVersion: v1
kind: Secret
data:
  PGHOST: ZXAtcGFsZS1tb29uLTcxYzBkcTJ6LmV1LXdlc3QtMi5hd3MubmVvbi50ZWNo
  PGUSER: bWlyYQo=
  PGPASSWORD: S3g3LVZpb2xldHQtOTMK
  PGDATABASE: bGVkZ2Vy
)test");
    ledger("systemd multi", R"test(
[Service]
Environment="PGHOST=@h@" "PGUSER=mira" "PGPASSWORD=@p@" "PGDATABASE=ledger"
)test");
    ledger("helm external", R"test(
externalDatabase:
  host: @h@
  port: 5432
  user: mira
  password: @p@
  database: ledger
)test");
    ledger("terraform output json", R"test(
{"host":{"sensitive":false,"type":"string","value":"@h@"},"user":{"value":"mira"},"password":{"sensitive":true,"value":"@p@"},"database":{"value":"ledger"}}
)test");
    ledger("aws secret json", R"test(
{"username":"mira","password":"@p@","engine":"postgres","host":"@h@","port":5432,"dbname":"ledger","dbInstanceIdentifier":"x"}
)test");
    ledger("aws secretstring", R"test(
{"ARN":"arn:aws:secretsmanager:x","Name":"db","SecretString":"{\"username\":\"mira\",\"password\":\"@p@\",\"engine\":\"postgres\",\"host\":\"@h@\",\"port\":5432,\"dbname\":\"ledger\"}"}
)test");
    ledger("parens", R"test(
(host: @h@, user: mira, password: @p@, database: ledger)
)test");
}

void readsOddPasswords()
{
    reads("flow simple pw", R"test(
db: {host: @h@, user: mira, password: Violett93, dbname: ledger}
)test",
          R"test(mira|Violett93|@h@:5432|ledger|)test");
    reads("flow special", R"test(
db: {host: @h@, user: mira, password: Kx7#Violett!, dbname: ledger}
)test",
          R"test(mira|Kx7#Violett!|@h@:5432|ledger|)test");
    reads("flow multi", R"test(
database: {
  host: @h@,
  user: mira,
  password: Violett93,
  name: ledger
}
)test",
          R"test(mira|Violett93|@h@:5432|ledger|)test");
    reads("compose $$", R"test(
services:
  app:
    environment:
      PGHOST: @h@
      PGUSER: mira
      PGPASSWORD: Kx7$$Violett
      PGDATABASE: ledger
)test",
          R"test(mira|Kx7$Violett|@h@:5432|ledger|)test");
    reads("compose $$ list", R"test(
services:
  app:
    image: x
    environment:
      - PGHOST=@h@
      - PGUSER=mira
      - PGPASSWORD=Kx7$$Violett
      - PGDATABASE=ledger
)test",
          R"test(mira|Kx7$Violett|@h@:5432|ledger|)test");
    reads("compose $$ url", R"test(
services:
  app:
    image: x
    environment:
      DATABASE_URL: postgresql://mira:Kx7$$Violett@@h@/ledger
)test",
          R"test(mira|Kx7$Violett|@h@:5432|ledger|)test");
    reads("systemd %%", R"test(
[Service]
Environment="PGHOST=@h@"
Environment="PGUSER=mira"
Environment="PGPASSWORD=Kx7%%Violett"
Environment="PGDATABASE=ledger"
)test",
          R"test(mira|Kx7%Violett|@h@:5432|ledger|)test");
    reads("systemd %% url", R"test(
[Service]
Environment="DATABASE_URL=postgresql://mira:Kx7%%2FViolett@@h@/ledger"
)test",
          R"test(mira|Kx7/Violett|@h@:5432|ledger|)test");
    reads("alembic %%", R"test(
sqlalchemy.url = postgresql://mira:Kx7%%40Violett@@h@/ledger
)test",
          R"test(mira|Kx7@Violett|@h@:5432|ledger|)test");
}

void refusesDoubts()
{
    refused("a doubled percent sign in an INI file", "[db]\nhost = h\nuser = u\npassword = Kx7%%V\ndbname = b\n",
            "ValueUnclear Password 'Kx7%%V'");
    refused("variables of JavaScript", "new Pool({host: config.host, user: user, password: password, database: db})",
            "PlaceholderLeft Host 'config.host'");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsFiles, readsOddPasswords}, {refusesDoubts});
}
