// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/watchedfolder.h"
#include "support/servers/certificates.h"
#include "support/servers/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int code = -1;
    QString text; ///< standard output and standard error
};

} // namespace

/// Runs the program without Qt's plugins: their packages may be missing, because no Qt package depends on them.
class TestMissingParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Copies the program, with a qt.conf that makes Qt look for plugins in an empty folder.
    void initTestCase()
    {
        QVERIFY(QFile::copy(QStringLiteral(BUDGET_PROGRAM), program()));
        QVERIFY(QDir(m_home.path()).mkdir(u"plugins"_s));
        QVERIFY(m_home.write(u"qt.conf"_s, u"[Paths]\nPlugins = %1\n"_s.arg(m_home.filePath(u"plugins"_s))));
        QVERIFY2(makeCertificates(m_certificates), "no certificates");
        // The file must not be empty, because an empty file is refused before SQLite is needed.
        QCOMPARE(QProcess::execute(u"sqlite3"_s, {ledger(), u"CREATE TABLE users (id INTEGER PRIMARY KEY)"_s}), 0);
        QVERIFY(QFile::setPermissions(ledger(), QFile::ReadOwner | QFile::WriteOwner));
    }

    void thePackageOfTheDriverIsNamed_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("check") << QStringList{u"check"_s};
        QTest::newRow("tables") << QStringList{u"tables"_s};
        QTest::newRow("deploy") << QStringList{u"deploy"_s};
    }
    void thePackageOfTheDriverIsNamed()
    {
        QFETCH(QStringList, command);
        const Outcome outcome = run(command + QStringList{u"--ledger"_s, ledger()}, {});
        QVERIFY2(outcome.text.contains(u"Install the package that Debian calls libqt6sql6-sqlite, then start"_s),
                 qPrintable(outcome.text));
        QCOMPARE(outcome.code, 3);
    }

    void thePackageOfEncryptionIsNamed()
    {
        const ScriptedServer server(Manner::TrustsEverybody,
                                    {m_certificates.filePath(kServerCertificateFile),
                                     m_certificates.filePath(kServerKeyFile)});
        const Outcome outcome = run({u"check"_s},
                                    u"postgresql://alice:canary@localhost:%1/db?sslmode=verify-full&sslrootcert=%2"_s
                                        .arg(QString::number(server.port()), m_certificates.filePath(kCaFile)));
        QVERIFY2(outcome.text.contains(u" 5  failed "_s), qPrintable(outcome.text));
        QVERIFY2(outcome.text.contains(u"Install the package that Debian calls libqt6network6, then start"_s),
                 qPrintable(outcome.text));
        QVERIFY(!outcome.text.contains(u"canary"_s));
        QCOMPARE(outcome.code, 3);
    }

    /// LD_LIBRARY_PATH leads to a file named libpq.so.5 that is no library.
    void thePackageOfPostgresIsNamed_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command : {"check", "tables", "deploy", "report"})
            QTest::newRow(command) << QString::fromLatin1(command);
    }
    void thePackageOfPostgresIsNamed()
    {
        QFETCH(QString, command);
        QVERIFY(QDir(m_home.path()).mkpath(u"libraries"_s));
        QVERIFY(m_home.write(u"libraries/libpq.so.5"_s, u"no library"_s));
        QTcpServer server; // the check of the port does not use libpq, so a port has to answer
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const Outcome outcome = run(
            {command}, u"postgresql://alice:canary@127.0.0.1:%1/db?sslmode=disable"_s.arg(server.serverPort()),
            m_home.filePath(u"libraries"_s));
        QVERIFY2(outcome.text.contains(u"Install the package that Debian calls libpq5, then start"_s), qPrintable(outcome.text));
        QVERIFY(!outcome.text.contains(u"canary"_s));
        QCOMPARE(outcome.code, 3);
    }

private:
    [[nodiscard]] QString program() const { return m_home.filePath(u"budget-tracker"_s); }
    [[nodiscard]] QString ledger() const { return m_home.filePath(u"l.budget"_s); }

    [[nodiscard]] Outcome run(const QStringList &arguments, const QString &url, const QString &libraries = {}) const
    {
        QProcessEnvironment environment = cleanEnvironment(m_home.path());
        for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), m_home.path());
        if (!libraries.isEmpty())
            environment.insert(u"LD_LIBRARY_PATH"_s, libraries);
        if (!url.isEmpty())
            environment.insert(u"DATABASE_URL"_s, url);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program(), arguments);
        if (!process.waitForFinished())
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAll())};
    }

    const WatchedFolder m_home{u"parts"_s, WatchedFolder::Owner::Ourselves};
    const WatchedFolder m_certificates{u"parts"_s, WatchedFolder::Owner::ServerUser};
};

QTEST_GUILESS_MAIN(TestMissingParts)
#include "tst_missingparts.moc"
