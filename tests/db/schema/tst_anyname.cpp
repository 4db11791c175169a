// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectiontext.h"
#include "core/reading/connectionurl.h"
#include "db/cells.h"
#include "db/engines.h"
#include "db/postgres/driver/pgconnection.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

QString doubled(QString text, QChar quote)
{
    return quote + text.replace(quote, QString(2, quote)) + quote;
}

void createWhatIsNamed(const QString &name)
{
    const QString role = doubled(name, u'"');
    sharedCluster().sql(u"postgres"_s, u"CREATE ROLE %1 LOGIN PASSWORD %2"_s.arg(role, doubled(name, u'\'')));
    sharedCluster().sql(u"postgres"_s, u"CREATE DATABASE %1 OWNER %1 STRATEGY file_copy"_s.arg(role));
}

ServerLogin loginOf(const QString &name)
{
    const PostgresCluster &cluster = sharedCluster();
    return {{u"localhost"_s, cluster.port(), name, name, {{u"sslrootcert"_s, cluster.caFile()}}}, Secret(name)};
}

} // namespace

/// Connects to a real server with the same special text as user, password and database name.
class TestAnyName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachesTheServerAsItWasWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("every sign") << u"a'b\"c\\d;e f%g@h:i/j#k=l"_s;
        QTest::newRow("Latin") << u"José Ångström-Müller"_s;
        QTest::newRow("Cyrillic") << u"Семейный бюджет ё"_s;
        QTest::newRow("Arabic") << u"ميزانية الأسرة"_s;
        QTest::newRow("Chinese") << u"家庭预算𠮷"_s;
        QTest::newRow("blanks at the ends") << u" a "_s;
        QTest::newRow("percent signs") << u"%41%%2F"_s;
    }
    void reachesTheServerAsItWasWritten()
    {
        QFETCH(QString, name);
        createWhatIsNamed(name);
        const QString url = urlWithPassword(loginOf(name)).reveal();
        ASSIGN_RESULT(const ServerLogin login, parseConnectionUrl(url));
        QVERIFY(login == loginOf(name));
        ASSIGN_RESULT(const auto connection, PgConnection::open(login, std::make_shared<Interrupt>()));
        ASSIGN_RESULT(const Rows rows, connection->exec(u"SELECT current_user, current_database()"_s));
        QCOMPARE(textAt(rows), name);
        QCOMPARE(textAt(rows, 1), name);
    }

    void reachesItFromEveryOtherForm_data()
    {
        QTest::addColumn<QString>("form");
        QTest::newRow("key=value") << u"host=localhost port=%1 user=%2 password=%2 dbname=%2 sslrootcert=%3"_s;
        QTest::newRow("variables") << u"PGHOST=localhost PGPORT=%1 PGUSER=%2 PGPASSWORD=%2 PGDATABASE=%2 "
                                      "PGSSLROOTCERT=%3"_s;
        QTest::newRow("psql") << u"PGPASSWORD=%2 PGSSLROOTCERT=%3 psql -h localhost -p %1 -U %2 %2"_s;
    }
    void reachesItFromEveryOtherForm()
    {
        QFETCH(QString, form);
        const QString name = u"o'n \\ly %1:@"_s.arg(QLatin1StringView(QTest::currentDataTag()));
        createWhatIsNamed(name);
        const bool isShell = !form.startsWith(u"host"_s);
        QString quoted = name;
        if (isShell)
            quoted.replace(u'\'', u"'\\''"_s);
        else
            quoted.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
        const QString text = form.arg(QString::number(sharedCluster().port()), u'\'' + quoted + u'\'',
                                      sharedCluster().caFile());
        const auto reading = readConnectionText(text);
        QVERIFY(reading);
        VERIFY_RESULT(PgConnection::open(reading->login(), std::make_shared<Interrupt>()));
        QVERIFY(reading->login() == loginOf(name));
    }
};

QTEST_GUILESS_MAIN(TestAnyName)
#include "tst_anyname.moc"
