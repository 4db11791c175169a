// SPDX-License-Identifier: GPL-3.0-or-later
// Connections as programs in further languages write them.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsGoAndRust()
{
    ledger("lib/pq", R"(
db, err := sql.Open("postgres", "host=@h@ port=5433 user=mira password=@p@ dbname=ledger")
if err != nil {
	log.Fatal(err)
}
)",
           "5433");
    ledger("gorm", R"(
dsn := "host=@h@ user=mira password=@p@ dbname=ledger port=5432 TimeZone=Asia/Shanghai"
db, err := gorm.Open(postgres.Open(dsn), &gorm.Config{})
)",
           "5432", " -TimeZone:OtherProgram");
    ledger("pgxpool", R"(
pool, err := pgxpool.New(context.Background(), "postgres://mira:@p@@@h@/ledger?pool_max_conns=10")
)",
           "5432", " -pool_max_conns:OtherProgram");
    ledger("constants", R"(
const (
	host     = "@h@"
	port     = 5433
	user     = "mira"
	password = "@p@"
	dbname   = "ledger"
)
)",
           "5433");
    ledger("a struct", R"(
cfg := Config{
	Host:     "@h@",
	Port:     5433,
	User:     "mira",
	Password: "@p@",
	Database: "ledger",
}
)",
           "5433");
    ledger("go-pg", R"(
db := pg.Connect(&pg.Options{
	Addr:     "@h@:5433",
	User:     "mira",
	Password: "@p@",
	Database: "ledger",
})
)",
           "5433");
    ledger("bun", R"(
sqldb := sql.OpenDB(pgdriver.NewConnector(pgdriver.WithDSN("postgres://mira:@p@@@h@:5433/ledger")))
)",
           "5433");
    ledger("bun's options", R"(
pgconn := pgdriver.NewConnector(
	pgdriver.WithAddr("@h@:5433"),
	pgdriver.WithUser("mira"),
	pgdriver.WithPassword("@p@"),
	pgdriver.WithDatabase("ledger"),
)
)",
           "5433");
    ledger("os.Setenv", R"(
os.Setenv("PGHOST", "@h@")
os.Setenv("PGUSER", "mira")
os.Setenv("PGPASSWORD", "@p@")
os.Setenv("PGDATABASE", "ledger")
)");
    ledger("tokio-postgres, pairs", R"(
let (client, connection) =
    tokio_postgres::connect("host=@h@ user=mira password=@p@ dbname=ledger", NoTls).await?;
)");
    ledger("tokio-postgres, Config", R"(
let mut config = Config::new();
config.host("@h@");
config.user("mira");
config.password("@p@");
config.dbname("ledger");
)");
    ledger("deadpool", R"(
let mut cfg = Config::new();
cfg.host = Some("@h@".to_string());
cfg.user = Some("mira".to_string());
cfg.password = Some("@p@".to_string());
cfg.dbname = Some("ledger".to_string());
)");
    ledger("sqlx's pool", R"(
let pool = PgPoolOptions::new()
    .max_connections(5)
    .connect("postgres://mira:@p@@@h@/ledger").await?;
)");
    ledger("Diesel", R"(
let connection = PgConnection::establish("postgres://mira:@p@@@h@/ledger")
    .unwrap_or_else(|_| panic!("Error connecting"));
)");
    ledger("SeaORM", R"(
let db: DatabaseConnection = Database::connect("postgres://mira:@p@@@h@/ledger?currentSchema=books").await?;
)",
           "5432", "|schema books");
    ledger("Rocket.toml", R"(
[default.databases.ledger]
url = "postgres://mira:@p@@@h@/ledger"
)");
}

void readsPhpAndPerl()
{
    ledger("PDO with options", R"(
<?php
$pdo = new PDO("pgsql:host=@h@;port=5432;dbname=ledger", "mira", "@p@", [
    PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
]);
)");
    ledger("PDO with user and password in the DSN", R"(
$pdo = new PDO('pgsql:host=@h@;port=5432;dbname=ledger;user=mira;password=@p@');
)");
    ledgerOverTls("PDO with sslmode", R"(
$dsn = "pgsql:host=@h@;port=5432;dbname=ledger;sslmode=require";
$username = "mira";
$password = "@p@";
)");
    ledger("pg_connect over lines", R"(
$conn_string = "host=@h@ port=5432 dbname=ledger user=mira password=@p@";
$dbconn4 = pg_connect($conn_string) or die('Could not connect');
)");
    ledger("define()", R"(
define('DB_HOST', '@h@');
define('DB_NAME', 'ledger');
define('DB_USER', 'mira');
define('DB_PASSWORD', '@p@');
)");
    ledger("Doctrine", R"(
$connectionParams = [
    'dbname' => 'ledger',
    'user' => 'mira',
    'password' => '@p@',
    'host' => '@h@',
    'driver' => 'pdo_pgsql',
];
)");
    ledger("Symfony's .env", "DATABASE_URL=\"postgresql://mira:@p@@@h@:5432/ledger?serverVersion=16&charset=utf8\"",
           "5432", " -serverVersion:OtherProgram -charset:OtherProgram");
    ledger("CodeIgniter", R"(
public array $default = [
    'DSN'      => '',
    'hostname' => '@h@',
    'username' => 'mira',
    'password' => '@p@',
    'database' => 'ledger',
    'DBDriver' => 'Postgre',
    'port'     => 5432,
];
)");
    ledger("Yii", R"(
return [
    'class' => 'yii\db\Connection',
    'dsn' => 'pgsql:host=@h@;port=5432;dbname=ledger',
    'username' => 'mira',
    'password' => '@p@',
    'charset' => 'utf8',
];
)");
    ledger("Drupal", R"(
$databases['default']['default'] = [
  'database' => 'ledger',
  'username' => 'mira',
  'password' => '@p@',
  'host' => '@h@',
  'port' => '5432',
  'driver' => 'pgsql',
  'prefix' => '',
];
)");
    ledger("Nextcloud's config.php", R"(
$CONFIG = array (
  'dbtype' => 'pgsql',
  'dbname' => 'ledger',
  'dbhost' => '@h@',
  'dbport' => '',
  'dbtableprefix' => 'oc_',
  'dbuser' => 'mira',
  'dbpassword' => '@p@',
);
)");
    ledger("Moodle's config.php", R"(
$CFG->dbtype    = 'pgsql';
$CFG->dblibrary = 'native';
$CFG->dbhost    = '@h@';
$CFG->dbname    = 'ledger';
$CFG->dbuser    = 'mira';
$CFG->dbpass    = '@p@';
)");
    ledger("MediaWiki", R"(
$wgDBtype = "postgres";
$wgDBserver = "@h@";
$wgDBname = "ledger";
$wgDBuser = "mira";
$wgDBpassword = "@p@";
)");
    ledger("Laravel's default in config/database.php", R"(
'pgsql' => [
    'driver' => 'pgsql',
    'host' => env('DB_HOST', '@h@'),
    'port' => env('DB_PORT', '5432'),
    'database' => env('DB_DATABASE', 'ledger'),
    'username' => env('DB_USERNAME', 'mira'),
    'password' => env('DB_PASSWORD', '@p@'),
    'charset' => 'utf8',
    'search_path' => 'books',
],
)",
           "5432", "|schema books");
    ledger("Perl's DBI with attributes", R"(
my $dbh = DBI->connect("dbi:Pg:dbname=ledger;host=@h@;port=5433", 'mira', '@p@', {AutoCommit => 0, RaiseError => 1});
)",
           "5433");
    ledger("Perl, variables", R"(
my $dsn = "DBI:Pg:dbname = ledger;host = @h@;port = 5433";
my $userid = "mira";
my $password = "@p@";
)",
           "5433");
    ledger("Mojo::Pg", R"(
my $pg = Mojo::Pg->new('postgresql://mira:@p@@@h@/ledger');
)");
}

void readsRubyAndElixir()
{
    ledger("the pg gem", R"(
conn = PG.connect(host: "@h@", port: 5433, dbname: "ledger", user: "mira", password: "@p@")
)",
           "5433");
    ledger("Sequel", R"(
DB = Sequel.connect(adapter: :postgres, user: 'mira', password: '@p@', host: '@h@', port: 5432, database: 'ledger')
)");
    ledger("Sequel, URL", R"(
DB = Sequel.connect('postgres://mira:@p@@@h@/ledger', max_connections: 10)
)");
    ledger("ActiveRecord", R"(
ActiveRecord::Base.establish_connection(
  adapter:  "postgresql",
  host:     "@h@",
  username: "mira",
  password: "@p@",
  database: "ledger"
)
)");
    ledger("ENV.fetch with a default", R"(
url = ENV.fetch("DATABASE_URL", "postgres://mira:@p@@@h@/ledger")
)");
    ledger("Phoenix's dev.exs", R"(
import Config

config :ledger, Ledger.Repo,
  username: "mira",
  password: "@p@",
  hostname: "@h@",
  database: "ledger",
  stacktrace: true,
  show_sensitive_data_on_connection_error: true,
  pool_size: 10
)");
    ledger("Postgrex", R"(
{:ok, pid} = Postgrex.start_link(hostname: "@h@", username: "mira", password: "@p@", database: "ledger")
)");
    ledger("Erlang's epgsql", R"(
{ok, C} = epgsql:connect(#{
    host => "@h@",
    username => "mira",
    password => "@p@",
    database => "ledger",
    timeout => 4000
}).
)");
    ledger("Crystal", R"(
DB.open("postgres://mira:@p@@@h@/ledger") do |db|
)");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsGoAndRust, readsPhpAndPerl, readsRubyAndElixir});
}
