// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/detachedthread.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>
#include <QThread>

#include <pthread.h>

#include <atomic>
#include <cstdio>
#include <memory>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

constexpr int kExitCode = 7;

void endSlowly(void *value)
{
    QThread::msleep(100);
    std::fputs(static_cast<const char *>(value), stderr);
}

/// Starts a thread that takes a while to free what a library keeps for it, after its work is done.
void startThreadThatEndsSlowly()
{
    static pthread_key_t key{};
    pthread_key_create(&key, endSlowly);
    const auto isDone = std::make_shared<std::atomic<bool>>(false);
    static_cast<void>(runDetached([isDone] {
        pthread_setspecific(key, "freed");
        *isDone = true;
    }));
    while (!*isDone)
        QThread::msleep(1);
}

/// Runs this test program's child process in the role `part`.
int runAs(const QString &part)
{
    if (part == u"stuck"_s) {
        static_cast<void>(runDetached([] {
            for (;;)
                QThread::msleep(1'000);
        }));
    } else if (part == u"computing"_s) {
        const auto number = std::make_shared<std::atomic<int>>(0);
        static_cast<void>(runDetached([number] {
            runOnlyWhenIdle(threadId());
            for (;;)
                ++*number;
        }));
    } else if (part == u"ending"_s) {
        startThreadThatEndsSlowly();
    } else {
        leaveThreadBehind();
    }
    guardExit();
    return kExitCode;
}

} // namespace

class TestDetachedThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesItsWorkOut()
    {
        const auto isDone = std::make_shared<std::atomic<bool>>(false);
        QVERIFY(runDetached([isDone] { *isDone = true; }));
        QTRY_VERIFY(*isDone);
    }

    void theProgramEndsInSpiteOfAThread_data()
    {
        QTest::addColumn<QString>("part");
        QTest::newRow("stuck") << u"stuck"_s;
        QTest::newRow("computing") << u"computing"_s;
        QTest::newRow("left behind") << u"left behind"_s;
    }
    void theProgramEndsInSpiteOfAThread()
    {
        QFETCH(QString, part);
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {u"--as"_s, part});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), kExitCode);
    }

    /// The memory that a library keeps for a thread is freed after the thread's work, in destructors of the library.
    /// The clean-up at the end of the program must not begin before that.
    void theProgramWaitsForTheLibrariesOfAThread()
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {u"--as"_s, u"ending"_s});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.readAllStandardError(), "freed"_ba);
        QCOMPARE(program.exitCode(), kExitCode);
    }
};

int main(int argc, char **argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--as") == 0)
        return runAs(QString::fromLocal8Bit(argv[2]));
    const QCoreApplication application(argc, argv);
    TestDetachedThread test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_detachedthread.moc"
