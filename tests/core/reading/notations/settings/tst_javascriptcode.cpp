// SPDX-License-Identifier: GPL-3.0-or-later
// Connections as programs in JavaScript and TypeScript write them.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsDrivers()
{
    ledger("pg's Client", R"(
const client = new Client({
  user: "mira",
  password: "@p@",
  host: "@h@",
  port: 5433,
  database: "ledger",
})
await client.connect()
)",
           "5433");
    ledgerOverTls("pg with ssl: true", R"(
const pool = new Pool({ user: 'mira', host: '@h@', database: 'ledger', password: '@p@', port: 5432, ssl: true });
)",
                  "true");
    ledger("pg with a certificate", R"(
const pool = new Pool({
  user: 'mira',
  host: '@h@',
  database: 'ledger',
  password: '@p@',
  ssl: {
    rejectUnauthorized: true,
    ca: fs.readFileSync('/path/to/ca.crt').toString(),
  },
});
)");
    ledger("a connectionString in single quotes", R"(
const client = new Client({ connectionString: 'postgresql://mira:@p@@@h@/ledger' })
)");
    ledger("a template without variables", R"(
const sql = neon(`postgresql://mira:@p@@@h@/ledger`);
)");
    ledger("a default behind ??", R"(
const connectionString = process.env.DATABASE_URL ?? 'postgresql://mira:@p@@@h@/ledger';
)");
    ledger("a default behind ||", R"(
const connectionString = process.env.DATABASE_URL || "postgresql://mira:@p@@@h@/ledger";
)");
    ledger("postgres.js", R"(
const sql = postgres('postgres://mira:@p@@@h@:5432/ledger', {
  host                 : '',
  max                  : 10,
  idle_timeout         : 0,
})
)");
    ledger("postgres.js, options", R"(
const sql = postgres({
  host: '@h@',
  port: 5433,
  database: 'ledger',
  username: 'mira',
  password: '@p@',
})
)",
           "5433");
    ledger("pg-promise", R"(
const db = pgp({host: '@h@', port: 5432, database: 'ledger', user: 'mira', password: '@p@', max: 30});
)");
    ledger("pg-promise, URL", R"(
const db = pgp('postgres://mira:@p@@@h@/ledger');
)");
    ledger("Slonik", R"(
const pool = await createPool('postgres://mira:@p@@@h@/ledger');
)");
    ledger("Deno", R"(
const client = new Client({
  user: "mira",
  database: "ledger",
  hostname: "@h@",
  port: 5432,
  password: "@p@",
});
)");
    ledger("Bun", R"(
const db = new SQL({
  hostname: "@h@",
  port: 5432,
  database: "ledger",
  username: "mira",
  password: "@p@",
});
)");
    ledger("an environment that is assigned", R"(
process.env.PGHOST = '@h@';
process.env.PGUSER = 'mira';
process.env.PGDATABASE = 'ledger';
process.env.PGPASSWORD = '@p@';
)");
    ledger("exported constants", R"(
export const DB_HOST = '@h@';
export const DB_USER = 'mira';
export const DB_NAME = 'ledger';
export const DB_PASSWORD = '@p@';
)");
}

void readsMappers()
{
    ledger("Sequelize with a URL", R"(
const sequelize = new Sequelize('postgres://mira:@p@@@h@:5432/ledger', { logging: false });
)");
    ledger("Sequelize with options", R"(
const sequelize = new Sequelize({
  dialect: 'postgres',
  host: '@h@',
  username: 'mira',
  password: '@p@',
  database: 'ledger',
});
)");
    ledger("Sequelize's config.json", R"(
{
  "development": {
    "username": "mira",
    "password": "@p@",
    "database": "ledger",
    "host": "@h@",
    "dialect": "postgres"
  }
}
)");
    ledger("TypeORM's ormconfig.json", R"(
{
  "type": "postgres",
  "host": "@h@",
  "port": 5432,
  "username": "mira",
  "password": "@p@",
  "database": "ledger",
  "synchronize": true,
  "logging": false,
  "entities": ["src/entity/**/*.ts"],
  "migrations": ["src/migration/**/*.ts"]
}
)");
    ledger("TypeORM with a URL and a schema", R"(
export default new DataSource({
  type: 'postgres',
  url: 'postgresql://mira:@p@@@h@/ledger',
  schema: 'books',
  entities: ['dist/**/*.entity.js'],
});
)",
           "5432", "|schema books");
    ledger("NestJS", R"(
@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      host: '@h@',
      port: 5432,
      username: 'mira',
      password: '@p@',
      database: 'ledger',
      autoLoadEntities: true,
    }),
  ],
})
export class AppModule {}
)");
    ledger("knexfile.js", R"(
module.exports = {
  development: {
    client: 'postgresql',
    connection: {
      host: '@h@',
      database: 'ledger',
      user: 'mira',
      password: '@p@'
    },
    pool: { min: 2, max: 10 },
    migrations: { tableName: 'knex_migrations' }
  }
};
)");
    ledger("knex with a string", R"(
const knex = require('knex')({
  client: 'pg',
  connection: 'postgres://mira:@p@@@h@/ledger',
  searchPath: ['books'],
});
)",
           "5432", "|schema books");
    ledger("Drizzle's drizzle.config.ts", R"(
export default defineConfig({
  dialect: "postgresql",
  schema: "./src/schema.ts",
  dbCredentials: {
    host: "@h@",
    port: 5432,
    user: "mira",
    password: "@p@",
    database: "ledger",
  },
});
)");
    ledger("Drizzle with a URL", R"(
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema.ts',
  dbCredentials: { url: 'postgresql://mira:@p@@@h@/ledger' },
});
)");
    ledger("Prisma with a direct URL", R"(
generator client {
  provider = "prisma-client-js"
}

datasource db {
  provider  = "postgresql"
  url       = "postgresql://mira:@p@@@h@/ledger"
  directUrl = "postgresql://mira:@p@@@h@/ledger"
}
)");
    ledger("Prisma's schema parameter",
           "DATABASE_URL=\"postgresql://mira:@p@@@h@:5432/ledger?schema=public&connection_limit=5\"", "5432",
           "|schema public -connection_limit:OtherProgram");
    ledger("MikroORM", R"(
const orm = await MikroORM.init({
  driver: PostgreSqlDriver,
  host: '@h@',
  port: 5432,
  user: 'mira',
  password: '@p@',
  dbName: 'ledger',
  entities: [Author],
});
)");
    ledger("MikroORM's clientUrl", R"(
export default defineConfig({ clientUrl: 'postgresql://mira:@p@@@h@/ledger', entities: ['./dist'] });
)");
    ledger("Kysely", R"(
const dialect = new PostgresDialect({
  pool: new Pool({
    database: 'ledger',
    host: '@h@',
    user: 'mira',
    password: '@p@',
    port: 5433,
    max: 10,
  })
})
)",
           "5433");
    ledger("Objection over knex", R"(
const knex = Knex({
  client: 'postgres',
  useNullAsDefault: true,
  connection: { host: '@h@', user: 'mira', password: '@p@', database: 'ledger' }
});
Model.knex(knex);
)");
    ledger("Strapi", R"(
module.exports = ({ env }) => ({
  connection: {
    client: 'postgres',
    connection: {
      host: env('DATABASE_HOST', '@h@'),
      port: env.int('DATABASE_PORT', 5432),
      database: env('DATABASE_NAME', 'ledger'),
      user: env('DATABASE_USERNAME', 'mira'),
      password: env('DATABASE_PASSWORD', '@p@'),
    },
  },
});
)");
    ledger("AdonisJS", R"(
const dbConfig = defineConfig({
  connection: 'postgres',
  connections: {
    postgres: {
      client: 'pg',
      connection: {
        host: '@h@',
        port: 5432,
        user: 'mira',
        password: '@p@',
        database: 'ledger',
      },
    },
  },
})
)");
    ledger("Sails", R"(
module.exports.datastores = {
  default: {
    adapter: 'sails-postgresql',
    url: 'postgresql://mira:@p@@@h@/ledger',
  },
};
)");
    ledger("node-pg-migrate", R"(
{
  "user": "mira",
  "password": "@p@",
  "host": "@h@",
  "port": 5432,
  "database": "ledger"
}
)");
    ledger("db-migrate", R"(
{
  "dev": {
    "driver": "pg",
    "user": "mira",
    "password": "@p@",
    "host": "@h@",
    "database": "ledger"
  }
}
)");
    ledger("PostGraphile", R"(
app.use(postgraphile("postgres://mira:@p@@@h@/ledger", "public", { watchPg: true }));
)");
}

void readsComments()
{
    ledger("behind //", R"(
const pool = new Pool({
  host: '@h@', // the server
  user: 'mira', // who
  password: '@p@', // geheim
  database: 'ledger',
});
)");
    ledger("an older server in a comment", R"(
const pool = new Pool({
  // host: 'old.example.org',
  host: '@h@',
  user: 'mira',
  // password: 'Older-Secret-1',
  password: '@p@',
  database: 'ledger',
});
)");
    ledger("a block comment", R"(
/* const pool = new Pool({ host: 'old.example.org', user: 'x', password: 'y', database: 'z' }); */
const pool = new Pool({ host: '@h@', user: 'mira', /* who */ password: '@p@', database: 'ledger' });
)");
    ledger("a URL in a comment", R"(
// const url = 'postgresql://u:Older-Secret-1@old.example.org/old';
const url = 'postgresql://mira:@p@@@h@/ledger';
)");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsDrivers, readsMappers, readsComments});
}
