// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/gitignore.h"

#include "support/places/fileplaces.h"
#include "support/places/scratchhome.h"
#include "support/servers/serverprocess.h"
#include "support/stallwatch.h"
#include "support/verifyresult.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <class T>
T waited(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("git was not asked to the end");
    return future.result();
}

} // namespace

class TestGitIgnore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void eachStateIsThatOfGitItself()
    {
        QCOMPARE(stateOf(file()), GitState::NoWorkTree);
        git({u"init"_s, u"-q"_s});
        QCOMPARE(stateOf(file()), GitState::NotIgnored);
        write(m_folder->filePath(u".gitignore"_s), "*.env\n");
        QCOMPARE(stateOf(file()), GitState::Ignored);
        write(m_folder->filePath(u".gitignore"_s), "*.env\n!.env\n");
        QCOMPARE(stateOf(file()), GitState::NotIgnored);
        write(file(), "A=1\n");
        git({u"add"_s, u".env"_s});
        QCOMPARE(stateOf(file()), GitState::Tracked);
        QCOMPARE(stateOf(m_folder->filePath(u".git/.env"_s)), GitState::NoWorkTree);
    }

    void oneLineIsAddedAndTheRestStays_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("none") << QByteArray() << QByteArray("/.env\n");
        QTest::newRow("one") << QByteArray("# mine\nbuild/\n") << QByteArray("# mine\nbuild/\n/.env\n");
        QTest::newRow("open line") << QByteArray("build/") << QByteArray("build/\n/.env\n");
        QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n") << QByteArray("a\r\nb\r\n/.env\r\n");
        QTest::newRow("taken back") << QByteArray("!.env\n") << QByteArray("!.env\n/.env\n");
        QTest::newRow("there") << QByteArray(".env\n") << QByteArray(".env\n");
    }

    void oneLineIsAddedAndTheRestStays()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        git({u"init"_s, u"-q"_s});
        const QString rules = m_folder->filePath(u".gitignore"_s);
        if (!before.isEmpty()) {
            write(rules, before);
            setMode(rules, 0664);
        }
        VERIFY_RESULT(waited(ignoreInGit(file(), this)));
        QCOMPARE(read(rules), after);
        QCOMPARE(modeOf(rules), before.isEmpty() ? 0644U : 0664U);
    }

    void onlyThatFileIsIgnored_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {".env", "a b", "trailing ", "[x].env", "*.env", "back\\slash", "!no", "#no", ":(top)x", "schlüssel"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }

    void onlyThatFileIsIgnored()
    {
        QFETCH(QString, name);
        git({u"init"_s, u"-q"_s});
        QVERIFY(QDir(m_folder->path()).mkpath(u"below/deeper"_s));
        const QString ours = m_folder->filePath(u"below/"_s + name);
        VERIFY_RESULT(waited(ignoreInGit(ours, this)));
        QCOMPARE(stateOf(ours), GitState::Ignored);
        for (const QString &other : {u"x.env"_s, u"below/other"_s, u"below/deeper/.env"_s})
            QCOMPARE(stateOf(m_folder->filePath(other)), GitState::NotIgnored);
    }

    void aTrackedFileIsReportedAndNothingIsWritten()
    {
        git({u"init"_s, u"-q"_s});
        write(file(), "A=1\n");
        git({u"add"_s, u".env"_s});
        QVERIFY(!waited(ignoreInGit(file(), this)));
        QVERIFY(!QFile::exists(m_folder->filePath(u".gitignore"_s)));
    }

    void nothingIsWrittenThroughALink()
    {
        git({u"init"_s, u"-q"_s});
        const QString target = m_folder->filePath(u"target"_s);
        write(target, "theirs\n");
        QVERIFY(QFile::link(target, m_folder->filePath(u".gitignore"_s)));
        const auto ignored = waited(ignoreInGit(file(), this));
        QVERIFY(!ignored);
        QCOMPARE(ignored.error().kind, ErrorKind::FileIsLink);
        QCOMPARE(read(target), QByteArray("theirs\n"));
    }

    void theEnvironmentLeadsNowhereElse()
    {
        git({u"init"_s, u"-q"_s});
        const QTemporaryDir other;
        qputenv("GIT_DIR", QFile::encodeName(other.filePath(u"elsewhere"_s)));
        qputenv("GIT_CEILING_DIRECTORIES", "/");
        const auto state = waited(gitStateOf(file(), this));
        qunsetenv("GIT_DIR");
        qunsetenv("GIT_CEILING_DIRECTORIES");
        VERIFY_RESULT(state);
        QCOMPARE(*state, GitState::NotIgnored);
    }

    void withoutGitThereIsNothingToAsk()
    {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nonexistent");
        const auto state = waited(gitStateOf(file(), this));
        qputenv("PATH", path);
        VERIFY_RESULT(state);
        QCOMPARE(*state, GitState::NoGit);
    }

    void aMissingFolderIsReported()
    {
        const auto state = waited(gitStateOf(m_folder->filePath(u"missing/.env"_s), this));
        QVERIFY(!state);
        QCOMPARE(state.error().kind, ErrorKind::FileUnavailable);
    }

    void aRepositoryCannotStartAProgram()
    {
        git({u"init"_s, u"-q"_s});
        const QString trace = m_folder->filePath(u"trace"_s);
        const QString program = m_folder->filePath(u"watcher"_s);
        write(program, "#!/bin/sh\ntouch '" + QFile::encodeName(trace) + "'\n");
        setMode(program, 0700);
        git({u"config"_s, u"core.fsmonitor"_s, program});
        write(file(), "A=1\n");
        git({u"-c"_s, u"core.fsmonitor=false"_s, u"add"_s, u".env"_s});
        QCOMPARE(stateOf(file()), GitState::Tracked);
        QVERIFY(!QFile::exists(trace));
    }

    void aGitThatHangsIsEnded()
    {
        const QString program = m_folder->filePath(u"git"_s);
        write(program, "#!/bin/sh\nexec sleep 60\n");
        setMode(program, 0700);
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", QFile::encodeName(m_folder->path()) + ':' + path);
        StallWatch watch;
        QElapsedTimer timer;
        timer.start();
        const auto state = waited(gitStateOf(file(), this));
        qputenv("PATH", path);
        QVERIFY(!state);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY2(watch.longestStall() < 50ms, qPrintable(QString::number(watch.longestStall().count())));
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u".env"_s); }

    GitState stateOf(const QString &path)
    {
        const auto state = waited(gitStateOf(path, this));
        if (!state)
            qFatal("%s", qPrintable(describeFailure(state)));
        return *state;
    }

    void git(const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.setProcessEnvironment(cleanEnvironment(m_folder->path()));
        process.start(u"git"_s, arguments);
        QVERIFY2(process.waitForFinished() && process.exitCode() == 0, process.readAllStandardError().constData());
    }

    ScratchHome m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestGitIgnore)
#include "tst_gitignore.moc"
