// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/watchedfolder.h"
#include "support/servers/certificates.h"
#include "support/servers/lyingserver.h"
#include "support/servers/scriptedserver.h"
#include "support/servers/serverprocess.h"

#include <QProcess>
#include <QTest>

#include <sys/stat.h>

using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

/// Whether the client detects the lie at once, and not only by a timeout.
bool isQuick(const Lie &lie)
{
    return lie.endless.isEmpty() && (lie.isReady || lie.hangsUp);
}

QStringList argumentsOf(const QString &command)
{
    if (command == u"drill"_s)
        return {command, u"--wait"_s, u"0"_s};
    if (command == u"crosscheck"_s)
        return {command, u"raw.csv"_s, u"--month"_s, u"2024-01"_s};
    return {command};
}

} // namespace

/// Runs each command against servers with malformed answers: it must end by itself, with a failure and a message.
class TestLyingServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.write(u"raw.csv"_s, u"date,category,amount\n2024-01-02,Food,7.00\n"_s));
        QVERIFY2(makeCertificates(m_certificates), "no certificates");
    }

    void aCommandEndsWithAnError_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<std::size_t>("lie");
        QTest::addColumn<int>("honest");
        for (const char *command : {"check", "report", "tables", "drill", "deploy", "crosscheck"}) {
            for (std::size_t i = 0; i < allLies().size(); ++i) {
                if (isQuick(allLies()[i]))
                    QTest::addRow("%s, %s", command, allLies()[i].name)
                        << QString::fromLatin1(command) << i << static_cast<int>(i % 4);
            }
        }
    }
    void aCommandEndsWithAnError()
    {
        QFETCH(QString, command);
        QFETCH(std::size_t, lie);
        QFETCH(int, honest);
        const LyingServer server(allLies()[lie], honest);
        run(argumentsOf(command), server.url());
        QCOMPARE(m_program.exitStatus(), QProcess::NormalExit);
        QVERIFY(m_program.exitCode() != 0);
        QVERIFY(!m_said.isEmpty());
    }

    void theCheckSaysWhatCame()
    {
        const LyingServer server(allLies().front()); // 'no row'
        run({u"check"_s}, server.url());
        QVERIFY2(m_said.contains(u"0 rows of 1 columns (SELECT 0) instead of one row"_s), qPrintable(m_said));
    }

    /// The program ends although its login thread is still computing SCRAM iterations.
    void aLoginWithoutEndDoesNotKeepTheProgram()
    {
        const ScriptedServer server(Manner::HashesWithoutEnd, identity());
        run({u"check"_s}, securedUrl(server.port(), m_certificates.filePath(kCaFile)));
        QCOMPARE(m_program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_program.exitCode(), 2);
    }

    void authoritiesInAPipeDoNotKeepTheProgram()
    {
        const ScriptedServer server(Manner::OffersScram, identity());
        const QString pipe = m_home.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
        for (const char *command : {"check", "tables"}) {
            run({QString::fromLatin1(command)}, securedUrl(server.port(), pipe));
            QCOMPARE(m_program.exitStatus(), QProcess::NormalExit);
            QVERIFY(m_program.exitCode() != 0);
            QVERIFY2(m_said.contains(u"is not a regular file"_s), qPrintable(m_said));
        }
    }

private:
    [[nodiscard]] ScriptedServer::Identity identity() const
    {
        return {m_certificates.filePath(kServerCertificateFile), m_certificates.filePath(kServerKeyFile)};
    }

    static QString securedUrl(quint16 port, const QString &authorities)
    {
        return u"postgresql://alice:secret@localhost:%1/b?sslmode=verify-full&sslrootcert=%2"_s.arg(port).arg(
            authorities);
    }

    void run(const QStringList &arguments, const QString &url)
    {
        QProcessEnvironment environment = cleanEnvironment(m_home.path());
        for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), m_home.path());
        environment.insert(u"DATABASE_URL"_s, url);
        m_program.setProcessEnvironment(environment);
        m_program.setWorkingDirectory(m_home.path());
        m_program.start(QStringLiteral(BUDGET_PROGRAM), arguments);
        QVERIFY(m_program.waitForFinished(120'000));
        m_said = QString::fromUtf8(m_program.readAllStandardOutput() + m_program.readAllStandardError());
    }

    const WatchedFolder m_home{u"home"_s, WatchedFolder::Owner::Ourselves};
    const WatchedFolder m_certificates{u"certificates"_s, WatchedFolder::Owner::ServerUser};
    QProcess m_program;
    QString m_said;
};

QTEST_GUILESS_MAIN(TestLyingServers)
#include "tst_lyingservers.moc"
