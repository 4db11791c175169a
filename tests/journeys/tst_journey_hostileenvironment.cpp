// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pollwait.h"
#include "support/servers/certificates.h"
#include "support/servers/scriptedserver.h"

#include <QProcess>
#include <QTest>

using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Starts the program in a hostile environment. Variables that libpq reads and no parameter overrides (another address,
/// options, a service) must not have an effect.
class TestHostileEnvironment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const ToolOutcome made = makeCertificates(m_folder);
        QVERIFY2(made, qPrintable(made.error));
        QVERIFY(
            m_folder.write(u"services"_s, u"[evil]\nhostaddr=127.0.0.2\noptions=-c evil=service\nsslmode=disable\n"_s));
    }

    void changesNothingOfTheConnection_data()
    {
        QTest::addColumn<QStringList>("variables");
        QTest::newRow("none") << QStringList();
        QTest::newRow("address") << QStringList{u"PGHOSTADDR=127.0.0.2"_s};
        QTest::newRow("options") << QStringList{u"PGOPTIONS=-c evil=options"_s};
        QTest::newRow("service") << QStringList{u"PGSERVICE=evil"_s,
                                                u"PGSERVICEFILE="_s + m_folder.filePath(u"services"_s)};
        QTest::newRow("unknown service") << QStringList{u"PGSERVICE=evil"_s, u"PGSYSCONFDIR=/nowhere"_s};
        QTest::newRow("session") << QStringList{u"PGTZ=evil"_s, u"PGDATESTYLE=evil"_s, u"PGGEQO=evil"_s};
        QTest::newRow("revoked") << QStringList{u"PGSSLCRL=/nowhere"_s, u"PGSSLCRLDIR=/nowhere"_s};
        QTest::newRow("own certificate") << QStringList{u"PGSSLCERT=/nowhere"_s, u"PGSSLKEY=/nowhere"_s};
        QTest::newRow("no TLS") << QStringList{u"PGSSLMODE=disable"_s, u"PGREQUIRESSL=0"_s,
                                               u"PGSSLROOTCERT=/nowhere"_s};
        QTest::newRow("old TLS") << QStringList{u"PGSSLMINPROTOCOLVERSION=TLSv1"_s, u"PGSSLMAXPROTOCOLVERSION=TLSv1"_s};
    }
    void changesNothingOfTheConnection()
    {
        QFETCH(QStringList, variables);
        const ScriptedServer server(Manner::AsksForClearText,
                                    {m_folder.filePath(kServerCertificateFile), m_folder.filePath(kServerKeyFile)});
        QProcess program;
        program.setProcessEnvironment(environment(server, variables));
        program.setProgram(QStringLiteral(BUDGET_PROGRAM));
        program.start();
        QVERIFY2(program.waitForStarted(), qPrintable(program.errorString()));
        const bool asked = pollUntil(20s, [&] { return server.connections() > 0; });
        program.kill();
        QVERIFY(program.waitForFinished());
        QVERIFY(asked);
        QCOMPARE(server.encrypted(), server.connections());
        QVERIFY(server.received().contains("user\0alice\0"_ba));
        QVERIFY2(!server.received().contains("evil"), server.received().toPercentEncoding().constData());
        QVERIFY(!server.received().contains("s3cret-of-nobody"));
    }

private:
    [[nodiscard]] QProcessEnvironment environment(const ScriptedServer &server, const QStringList &variables) const
    {
        const WatchedFolder &home = m_home;
        QProcessEnvironment environment = cleanEnvironment(home.path());
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), home.path());
        environment.insert(u"DATABASE_URL"_s,
                           u"postgresql://alice:s3cret-of-nobody@localhost:%1/budget?sslmode=require&sslrootcert=%2"_s
                               .arg(QString::number(server.port()), m_folder.filePath(kCaFile)));
        for (const QString &variable : variables)
            environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
        return environment;
    }

    const WatchedFolder m_folder{u"hostile"_s, WatchedFolder::Owner::ServerUser};
    const WatchedFolder m_home{u"home"_s, WatchedFolder::Owner::Ourselves};
};

QTEST_GUILESS_MAIN(TestHostileEnvironment)
#include "tst_journey_hostileenvironment.moc"
