// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/shownconnection.h"

#include "core/reading/connectiontext.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestShownConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePasswordIsTakenOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("password");
        const auto row = [](const char *name, const QString &text, const QString &shown, const QString &password) {
            QTest::newRow(name) << text << shown << password;
        };
        row("the spelling stays", u"postgresql+psycopg2://alice:s3/cr@t@h.example/b?sslmode=require"_s,
            u"postgresql+psycopg2://alice@h.example/b?sslmode=require"_s, u"s3/cr@t"_s);
        row("encoded", u"postgres://alice:p%40w@h/b"_s, u"postgres://alice@h/b"_s, u"p@w"_s);
        row("none", u"postgresql://alice@h/b"_s, u"postgresql://alice@h/b"_s, u""_s);
        row("blanks around", u"  postgresql://alice:pw@h/b \n"_s, u"postgresql://alice@h/b"_s, u"pw"_s);
        row("two passwords", u"postgresql://alice:first@h/b?password=second"_s, u"postgresql://alice@h/b?password="_s,
            u"second"_s);
        row("pairs become a URL", u"host=h user=alice password=pw dbname=b"_s, u"postgresql://alice@h:5432/b"_s,
            u"pw"_s);
        row("a command line becomes a URL", u"PGPASSWORD=pw psql -h h -U alice b"_s, u"postgresql://alice@h:5432/b"_s,
            u"pw"_s);
        row("variables become a URL", u"PGHOST=h\nPGUSER=alice\nPGPASSWORD=pw\nPGDATABASE=b"_s,
            u"postgresql://alice@h:5432/b"_s, u"pw"_s);
        row("the rest of a file goes", u"SECRET_KEY=x\nDATABASE_URL=postgresql://alice:pw@h/b\n"_s,
            u"postgresql://alice@h/b"_s, u"pw"_s);
        row("a placeholder is no password", u"postgresql://alice:<password>@h/b"_s, u"postgresql://alice@h/b"_s, u""_s);
        row("once more in a parameter that is passed over", u"postgresql://alice:Kx7-Violett@h/b?note=Kx7-Violett"_s,
            u"postgresql://alice@h:5432/b"_s, u"Kx7-Violett"_s);
        row("the user's name may equal it", u"postgresql://pw:pw@h/b"_s, u"postgresql://pw@h/b"_s, u"pw"_s);
    }
    void thePasswordIsTakenOut()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QFETCH(QString, password);
        const auto reading = readConnectionText(text);
        QVERIFY(reading.has_value());
        const ShownConnection apart = shownConnection(text, *reading);
        QCOMPARE(apart.password.reveal(), password);
        QCOMPARE(apart.text, shown);
        const auto again = readConnectionText(apart.text);
        QVERIFY(again.has_value());
        QVERIFY(again->login() == ServerLogin{reading->address});
    }

    /// The password must not stay visible, whether or not the program reads it.
    void noSpellingOfASecretStays_data()
    {
        QTest::addColumn<QString>("text");
        const QString jdbc = u"jdbc:postgresql://h.example/b"_s;
        const auto row = [&](const char *name, const QString &text) { QTest::newRow(name) << text.arg(jdbc); };
        row("flyway", u"flyway -url=%1 -user=mira -password=Kx7-Violett-93 migrate"_s);
        row("liquibase", u"liquibase --url=%1 --username=mira --password=Kx7-Violett-93 update"_s);
        row("liquibase, quoted", u"liquibase --url=\"%1\" --username mira --password \"Kx7-Violett-93\" update"_s);
        row("sqlline", u"sqlline -u %1 -n mira -p Kx7-Violett-93"_s);
        row("beeline", u"beeline -u \"%1\" -n mira -p Kx7-Violett-93 -e \"select 1\""_s);
        row("!connect", u"!connect %1 mira Kx7-Violett-93"_s);
        row("sqoop", u"sqoop import --connect %1 \\\n --username mira --password Kx7-Violett-93 --table x"_s);
        row("spark-submit",
            u"--conf spark.db.url=%1 --conf spark.db.user=mira --conf spark.db.password=Kx7-Violett-93"_s);
        row("Maven", u"mvn flyway:migrate -Dflyway.url=%1 -Dflyway.user=mira -Dflyway.password=Kx7-Violett-93"_s);
        row("Spring",
            u"java -jar a.jar --spring.datasource.url=%1 --spring.datasource.username=mira "
            "--spring.datasource.password=Kx7-Violett-93"_s);
        row("Spark's options",
            u"df = spark.read.option(\"url\", \"%1\").option(\"password\", \"Kx7-Violett-93\").load()"_s);
        row("curl with JSON", u"curl -d '{\"connection.url\":\"%1\",\"connection.password\":\"Kx7-Violett-93\"}'"_s);
        row("curl -u", u"curl -u mira:Kx7-Violett-93 https://x; see postgresql://mira@h.example/b"_s);
        row("a comment", u"postgresql://mira@h.example/b?sslmode=require\n# api key: Kx7-Violett-93"_s);
        row("an unknown parameter", u"postgresql://mira@h.example/b?sslmode=require&api_token=Kx7-Violett-93"_s);
    }
    void noSpellingOfASecretStays()
    {
        QFETCH(QString, text);
        QVERIFY(!maskedConnectionText(text).contains(u"Violett"_s));
        const auto reading = readConnectionText(text);
        if (!reading)
            return;
        const ShownConnection apart = shownConnection(text, *reading);
        QVERIFY2(!apart.text.contains(u"Violett"_s), qPrintable(apart.text));
    }

    void argumentsOfOtherProgramsAreRead()
    {
        const auto read = [](const QString &text) { return readConnectionText(text); };
        const auto flyway = read(u"flyway -url=jdbc:postgresql://h/b -user=mira -password=Kx7 migrate"_s);
        QVERIFY(flyway.has_value());
        QCOMPARE(flyway->address.user, u"mira"_s);
        QCOMPARE(flyway->password.reveal(), u"Kx7"_s);
        const auto airflow = read(u"airflow connections add pg --conn-type postgres --conn-host h --conn-login mira "
                                  "--conn-password Kx7 --conn-schema b --conn-port 5433"_s);
        QVERIFY(airflow.has_value());
        QCOMPARE(airflow->address.database, u"b"_s);
        QCOMPARE(airflow->address.hosts().front(), (HostPort{u"h"_s, 5433}));
        QCOMPARE(airflow->password.reveal(), u"Kx7"_s);
        // a shell replaces a part of the password, or the quotation mark is open
        QVERIFY(!read(u"sqlline -u jdbc:postgresql://h/b -n mira -p Kx7$HOME"_s));
        QVERIFY(!read(u"sqlline -u jdbc:postgresql://h/b -n mira -p 'Kx7"_s));
    }

    /// The end of the database was not found; its name would be shown.
    void aPasswordWithinTheDatabaseIsRefused()
    {
        const auto reading = readConnectionText(u"jdbc:postgresql://h/b;user=mira;password=Kx7"_s);
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, FaultKind::ValueUnclear);
    }

    void aTextThatMayHideAPasswordIsAmbiguous()
    {
        QVERIFY(isAmbiguous(*readConnectionText(u"postgresql://alice:p@a/s@h/b"_s)));
        QVERIFY(!isAmbiguous(*readConnectionText(u"postgresql://alice:p@s@h/b"_s)));
    }
};

QTEST_APPLESS_MAIN(TestShownConnection)
#include "tst_shownconnection.moc"
