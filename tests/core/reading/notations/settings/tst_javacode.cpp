// SPDX-License-Identifier: GPL-3.0-or-later
// Connections as programs and settings of the Java virtual machine write them.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsCode()
{
    ledger("DriverManager with everything in the URL", R"(
Connection conn = DriverManager.getConnection("jdbc:postgresql://@h@/ledger?user=mira&password=@p@");
)");
    ledgerOverTls("DriverManager with ssl=true", R"(
String url = "jdbc:postgresql://@h@/ledger?user=mira&password=@p@&ssl=true";
Connection conn = DriverManager.getConnection(url);
)",
                  "true");
    ledger("PGSimpleDataSource", R"(
PGSimpleDataSource source = new PGSimpleDataSource();
source.setServerName("@h@");
source.setPortNumber(5433);
source.setDatabaseName("ledger");
source.setUser("mira");
source.setPassword("@p@");
)",
           "5433");
    ledger("PGSimpleDataSource, a URL", R"(
source.setUrl("jdbc:postgresql://@h@/ledger");
source.setUser("mira");
source.setPassword("@p@");
)");
    ledger("Hikari's properties", R"(
HikariConfig config = new HikariConfig();
config.setDataSourceClassName("org.postgresql.ds.PGSimpleDataSource");
config.addDataSourceProperty("serverName", "@h@");
config.addDataSourceProperty("portNumber", "5432");
config.addDataSourceProperty("databaseName", "ledger");
config.addDataSourceProperty("user", "mira");
config.addDataSourceProperty("password", "@p@");
)");
    ledger("static finals", R"(
private static final String DB_URL = "jdbc:postgresql://@h@/ledger";
private static final String DB_USER = "mira";
private static final String DB_PASSWORD = "@p@";
)");
    ledger("jOOQ", R"(
DSLContext ctx = DSL.using("jdbc:postgresql://@h@/ledger", "mira", "@p@");
)");
    ledger("Flyway's builder", R"(
Flyway flyway = Flyway.configure().dataSource("jdbc:postgresql://@h@/ledger", "mira", "@p@").load();
)");
    ledger("R2DBC's options", R"(
ConnectionFactories.get(ConnectionFactoryOptions.builder()
    .option(DRIVER, "postgresql")
    .option(HOST, "@h@")
    .option(PORT, 5433)
    .option(USER, "mira")
    .option(PASSWORD, "@p@")
    .option(DATABASE, "ledger")
    .build());
)",
           "5433");
    ledger("R2DBC's builder", R"(
new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
    .host("@h@")
    .port(5433)
    .username("mira")
    .password("@p@")
    .database("ledger")
    .build());
)",
           "5433");
    ledger("Vert.x", R"(
PgConnectOptions connectOptions = new PgConnectOptions()
  .setPort(5432)
  .setHost("@h@")
  .setDatabase("ledger")
  .setUser("mira")
  .setPassword("@p@");
)");
    ledger("Hibernate's configuration", R"(
Properties settings = new Properties();
settings.put("hibernate.connection.url", "jdbc:postgresql://@h@/ledger");
settings.put("hibernate.connection.username", "mira");
settings.put("hibernate.connection.password", "@p@");
)");
    ledger("Kotlin's Exposed", R"(
Database.connect(
    "jdbc:postgresql://@h@:5432/ledger",
    driver = "org.postgresql.Driver",
    user = "mira",
    password = "@p@"
)
)");
    ledger("Kotlin's apply", R"(
val config = HikariConfig().apply {
    jdbcUrl = "jdbc:postgresql://@h@/ledger"
    username = "mira"
    password = "@p@"
    maximumPoolSize = 3
}
)");
    ledger("Ktor's HOCON", R"(
storage {
    driverClassName = "org.postgresql.Driver"
    jdbcURL = "jdbc:postgresql://@h@/ledger"
    user = "mira"
    password = "@p@"
}
)");
    ledger("Scala's doobie", R"(
val xa = Transactor.fromDriverManager[IO](
  driver = "org.postgresql.Driver",
  url = "jdbc:postgresql://@h@/ledger",
  user = "mira",
  password = "@p@",
  logHandler = None
)
)");
    ledger("Scala's skunk", R"(
Session.single[IO](host = "@h@", port = 5432, user = "mira", database = "ledger", password = Some("@p@"))
)");
    ledger("Slick's application.conf", R"(
slick.dbs.default {
  profile = "slick.jdbc.PostgresProfile$"
  db {
    driver = "org.postgresql.Driver"
    url = "jdbc:postgresql://@h@/ledger"
    user = "mira"
    password = "@p@"
  }
}
)");
    ledger("Groovy's Sql", R"(
def sql = Sql.newInstance('jdbc:postgresql://@h@/ledger', 'mira', '@p@', 'org.postgresql.Driver')
)");
    ledger("Gradle's Flyway", R"(
flyway {
    url = 'jdbc:postgresql://@h@/ledger'
    user = 'mira'
    password = '@p@'
}
)");
    ledger("Clojure's next.jdbc", R"(
(def db-spec {:dbtype "postgresql"
              :dbname "ledger"
              :host "@h@"
              :user "mira"
              :password "@p@"})
)");
    ledger("Clojure's jdbcUrl", R"(
(def ds (jdbc/get-datasource {:jdbcUrl "jdbc:postgresql://@h@/ledger?user=mira&password=@p@"}))
)");
}

void readsVariables()
{
    ledger("a URL in a variable", R"(
String url = "jdbc:postgresql://@h@:5433/ledger";
Connection c = DriverManager.getConnection(url, "mira", "@p@");
)",
           "5433");
    ledger("a URL in a variable of Kotlin", R"(
val url = "jdbc:postgresql://@h@:5433/ledger"
val c = DriverManager.getConnection(url, "mira", "@p@")
)",
           "5433");
    ledger("a DSN in a variable of PHP", R"(
$dsn = "pgsql:host=@h@;port=5433;dbname=ledger";
$pdo = new PDO($dsn, 'mira', '@p@');
)",
           "5433");
}

void readsSettings()
{
    ledger("Spring with a profile", R"(
# application.properties
server.port=8080
spring.datasource.url=jdbc:postgresql://@h@:5433/ledger
spring.datasource.username=mira
spring.datasource.password=@p@
spring.datasource.driver-class-name=org.postgresql.Driver
spring.jpa.properties.hibernate.dialect=org.hibernate.dialect.PostgreSQLDialect
spring.mail.host=smtp.example.org
spring.mail.username=post
spring.mail.password=geheim
)",
           "5433");
    ledger("Spring with spaces", R"(
spring.datasource.url = jdbc:postgresql://@h@/ledger
spring.datasource.username = mira
spring.datasource.password = @p@
)");
    ledger("Spring's R2DBC", R"(
spring.r2dbc.url=r2dbc:postgresql://@h@/ledger
spring.r2dbc.username=mira
spring.r2dbc.password=@p@
)");
    ledger("Spring's environment variables", R"(
SPRING_DATASOURCE_URL=jdbc:postgresql://@h@/ledger
SPRING_DATASOURCE_USERNAME=mira
SPRING_DATASOURCE_PASSWORD=@p@
)");
    ledger("Spring's Hikari", R"(
spring:
  datasource:
    driver-class-name: org.postgresql.Driver
    hikari:
      jdbc-url: jdbc:postgresql://@h@/ledger
      username: mira
      password: "@p@"
      maximum-pool-size: 5
)");
    ledger("Quarkus, reactive", R"(
quarkus.datasource.db-kind=postgresql
quarkus.datasource.reactive.url=vertx-reactive:postgresql://@h@/ledger
quarkus.datasource.username=mira
quarkus.datasource.password=@p@
)");
    ledger("Micronaut", R"(
datasources:
  default:
    url: jdbc:postgresql://@h@/ledger
    driverClassName: org.postgresql.Driver
    username: mira
    password: '@p@'
)");
    ledger("Play", R"(
db.default.driver=org.postgresql.Driver
db.default.url="jdbc:postgresql://@h@/ledger"
db.default.username=mira
db.default.password="@p@"
)");
    ledger("Liquibase", R"(
changeLogFile=changelog.xml
url=jdbc:postgresql://@h@/ledger
username=mira
password=@p@
)");
    ledger("Liquibase with colons", R"(
liquibase.command.url: jdbc:postgresql://@h@/ledger
liquibase.command.username: mira
liquibase.command.password: @p@
)");
    ledger("Flyway's conf", R"(
flyway.url=jdbc:postgresql://@h@/ledger
flyway.user=mira
flyway.password=@p@
flyway.schemas=books
)");
    ledger("Dropwizard", R"(
database:
  driverClass: org.postgresql.Driver
  user: mira
  password: @p@
  url: jdbc:postgresql://@h@/ledger
)");
    ledger("Keycloak", R"(
db=postgres
db-username=mira
db-password=@p@
db-url=jdbc:postgresql://@h@/ledger
)");
    ledger("SonarQube", R"(
sonar.jdbc.username=mira
sonar.jdbc.password=@p@
sonar.jdbc.url=jdbc:postgresql://@h@/ledger?currentSchema=books
)",
           "5432", "|schema books");
    ledger("Kafka Connect", R"(
{
  "name": "ledger-source",
  "config": {
    "connector.class": "io.debezium.connector.postgresql.PostgresConnector",
    "database.hostname": "@h@",
    "database.port": "5432",
    "database.user": "mira",
    "database.password": "@p@",
    "database.dbname": "ledger"
  }
}
)");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsCode, readsVariables, readsSettings});
}
