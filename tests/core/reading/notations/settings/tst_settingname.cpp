// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/settingname.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// The part of a connection that the name means, with a '~' before it if the name is weak, and its family after a '/'.
QString printed(const QString &name)
{
    const auto meaning = settingNameOf(name);
    if (!meaning)
        return u"-"_s;
    const QString part = meaning->part == SettingPart::Text ? u"text"_s
        : meaning->part == SettingPart::Product             ? u"product"_s
                                                            : meaning->name;
    const QString family = meaning->family.isEmpty() ? QString() : u'/' + meaning->family;
    return (meaning->isWeak ? u"~"_s : u""_s) + part + family;
}

} // namespace

/// Tests which part of a connection the name of a setting means.
class TestSettingName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsThePart_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &name, const QString &expected) {
            QTest::newRow(qPrintable(name)) << name << expected;
        };
        for (const QString &name : {u"host"_s, u"HOST"_s, u"hostname"_s, u"serverName"_s, u"setHost"_s, u"Host-Name"_s})
            row(name, u"host"_s);
        for (const QString &name : {u"user"_s, u"Username"_s, u"user_name"_s, u"user-name"_s, u"User Id"_s})
            row(name, u"user"_s);
        for (const QString &name : {u"password"_s, u"passwd"_s, u"PASS"_s, u"pwd"_s, u"setPassword"_s})
            row(name, u"password"_s);
        for (const QString &name : {u"database"_s, u"databaseName"_s, u"dbname"_s, u"db"_s, u"Initial Catalog"_s})
            row(name, u"dbname"_s);
        for (const QString &name : {u"url"_s, u"connectionString"_s, u"connection_uri"_s, u"dsn"_s, u"conninfo"_s})
            row(name, u"text"_s);
        row(u"PGHOST"_s, u"host/pg"_s);
        row(u"PGPASSWORD"_s, u"password/pg"_s);
        row(u"PGSSLMODE"_s, u"sslmode/pg"_s);
        row(u"DB_HOST"_s, u"host/db"_s);
        row(u"DB_NAME"_s, u"dbname"_s);
        row(u"APP_DB_NAME"_s, u"~dbname/app db"_s);
        row(u"dbhost"_s, u"host/db"_s);
        row(u"DBDriver"_s, u"product/db"_s);
        row(u"POSTGRES_DB"_s, u"dbname/postgres"_s);
        row(u"spring.datasource.username"_s, u"user/spring datasource"_s);
        row(u"spring.datasource.url"_s, u"text/spring datasource"_s);
        row(u"quarkus.datasource.db-kind"_s, u"product/quarkus datasource"_s);
        row(u"PROD_DB_PASSWORD"_s, u"password/prod db"_s);
        row(u"DATABASE_URL_UNPOOLED"_s, u"text/database unpooled"_s);
        row(u"MaintenanceDB"_s, u"dbname"_s);
        row(u"currentSchema"_s, u"currentschema"_s);
        row(u"name"_s, u"~dbname"_s);
        row(u"login"_s, u"~user"_s);
        row(u"address"_s, u"~host"_s);
        row(u"ssl"_s, u"ssl"_s);
    }
    void tellsThePart()
    {
        QFETCH(QString, name);
        QTEST(printed(name), "expected");
    }

    void passesOverNamesOfOtherThings_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"SMTP_HOST",
                                 "MAIL_PASSWORD",
                                 "EMAIL_HOST_USER",
                                 "REDIS_URL",
                                 "redis.host",
                                 "MYSQL_PASSWORD",
                                 "MONGO_URI",
                                 "AWS_SECRET",
                                 "SECRET_KEY",
                                 "JWT_SECRET",
                                 "API_URL",
                                 "NEXT_PUBLIC_URL",
                                 "tableName",
                                 "className",
                                 "fileName",
                                 "timeout",
                                 "pool_size",
                                 "DEBUG",
                                 "color",
                                 "",
                                 "a.b.c.d.e.f.g.h.host",
                                 "SENTRY_DSN",
                                 "amqp_url",
                                 "LDAP_HOST"})
            QTest::newRow(name) << QString::fromLatin1(name);
        QTest::newRow("too long") << QString(1000, u'a') + u"_host"_s;
    }
    void passesOverNamesOfOtherThings()
    {
        QFETCH(QString, name);
        QCOMPARE(printed(name), u"-"_s);
    }

    /// The names of one program belong to one family, whatever separates their words.
    void aProgramsNamesAreOfOneFamily_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("family");
        const auto row = [](const QString &family, const QStringList &names) {
            QTest::newRow(qPrintable(names.front())) << names << family;
        };
        row(u"db"_s, {u"DB_HOST"_s, u"DB_PORT"_s, u"DB_USERNAME"_s, u"DB_PASSWORD"_s, u"DB_DATABASE"_s});
        row(u"wg db"_s, {u"wgDBserver"_s, u"wgDBname"_s, u"wgDBuser"_s, u"wgDBpassword"_s});
        row(u"gitea database"_s, {u"GITEA__database__HOST"_s, u"GITEA__database__NAME"_s, u"GITEA__database__USER"_s});
        row(u"pg"_s, {u"PGHOST"_s, u"PGUSER"_s, u"PGDATABASE"_s, u"PGPASSWORD"_s, u"PG_HOST"_s, u"pg_user"_s});
        row(QString(), {u"host"_s, u"user"_s, u"password"_s, u"config.host"_s, u"props.user"_s});
    }
    void aProgramsNamesAreOfOneFamily()
    {
        QFETCH(QStringList, names);
        QFETCH(QString, family);
        for (const QString &name : names)
            QVERIFY2(settingNameOf(name) && settingNameOf(name)->family == family, qPrintable(printed(name)));
    }

    void knowsProducts()
    {
        for (const char *name : {"postgresql", "postgres", "pg", "pgsql", "django.db.backends.postgresql", "psycopg2",
                                 "org.postgresql.Driver", "Postgre", "npgsql", "pdo_pgsql", "sails-postgresql"})
            QVERIFY2(productOf(QString::fromLatin1(name)) == Product::Postgres, name);
        for (const char *name : {"mysql", "mysql2", "sqlite3", "mssql", "com.mysql.jdbc.Driver", "oracle", "mongodb"})
            QVERIFY2(productOf(QString::fromLatin1(name)) == Product::Other, name);
        for (const char *name : {"", "web", "pool", "com.zaxxer.hikari.HikariDataSource"})
            QVERIFY2(productOf(QString::fromLatin1(name)) == Product::Unknown, name);
    }

    void knowsBlocksOfOtherServers()
    {
        for (const char *label : {"mail", "redis", "spring.mail", "smtp", "cache", "MONGO"})
            QVERIFY2(isForeignScope(QString::fromLatin1(label)), label);
        for (const char *label : {"", "default", "production", "datasource", "web", "mailing lists", "credentials"})
            QVERIFY2(!isForeignScope(QString::fromLatin1(label)), label);
    }
};

QTEST_APPLESS_MAIN(TestSettingName)
#include "tst_settingname.moc"
