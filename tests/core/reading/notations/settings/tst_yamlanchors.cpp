// SPDX-License-Identifier: GPL-3.0-or-later
// Anchors, aliases and merge keys of YAML.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsMergedBlocks()
{
    ledger("Rails' default block", R"(
default: &default
  adapter: postgresql
  encoding: unicode
  pool: <%= ENV.fetch("RAILS_MAX_THREADS") { 5 } %>
  host: @h@
  username: mira
  password: @p@

development:
  <<: *default
  database: ledger
)");
    ledger("a block that merges one that merges", R"(
default: &default
  adapter: postgresql
  host: @h@
login: &login
  <<: *default
  username: mira
  password: @p@
production:
  <<: *login
  database: ledger
)");
    ledger("a list of blocks", R"(
place: &place
  host: @h@
  adapter: postgresql
login: &login
  username: mira
  password: @p@
production:
  <<: [*place, *login]
  database: ledger
)");
    ledger("a list of blocks over lines", R"(
place: &place
  host: @h@
  adapter: postgresql
login: &login
  username: mira
  password: @p@
production:
  <<:
    - *place
    - *login # who
  database: ledger
)");
    ledger("a merge key in quotes", R"(
default: &default
  adapter: postgresql
  host: @h@
  username: mira
  password: @p@
production:
  "<<": *default
  database: ledger
)");
    ledger("a flow mapping that is merged", R"(
default: &default {adapter: postgresql, host: @h@, username: mira}
production:
  <<: *default
  database: ledger
  password: @p@
)");
    ledger("a merge key in a flow mapping", R"(
default: &default
  adapter: postgresql
  host: @h@
  username: mira
  password: @p@
production: {<<: *default, database: ledger}
)");
    ledger("own settings count before merged ones", R"(
default: &default
  adapter: postgresql
  host: db.example.org
  username: mira
  password: another
production:
  <<: *default
  host: @h@
  password: @p@
  database: ledger
)",
           "5432", " -host:Repeated -password:Repeated");
}

void readsAliases()
{
    ledger("aliases of values", R"(
defaults:
  host: &host @h@
  user: &user mira
  password: &pw "@p@"
  database: &db ledger
production:
  host: *host
  username: *user
  password: *pw # the same
  database: *db
)");
    ledger("a block as a whole", R"(
base: &base
  adapter: postgresql
  host: @h@
  username: mira
  password: @p@
  database: ledger
production: *base
)");
    ledger("variables of a container", R"(
x-env: &env
  DB_HOST: @h@
  DB_USER: mira
  DB_PASSWORD: @p@
  DB_NAME: ledger
services:
  app:
    image: app
    environment: *env
)");
}

void refusesUnknownAliases()
{
    refused("an alias without an anchor", R"(
host: @h@
user: mira
database: ledger
password: *secret
)",
            "ValueUnclear Password '*secret'");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsMergedBlocks, readsAliases}, {refusesUnknownAliases});
}
