// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/terminationsignal.h"

#include <QTest>

#include <csignal>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace budget;

namespace {

constexpr int kNotAskedToEnd = 1;
constexpr int kStillRunning = 2;

/// Runs in the child process: raises two signals, of which the second must end the process.
[[noreturn]] void beAskedTwice(int first, int second)
{
    pollfd requests{catchTermination(), POLLIN, 0};
    ::raise(first);
    if (::poll(&requests, 1, 0) != 1)
        ::_exit(kNotAskedToEnd);
    ::raise(second);
    ::_exit(kStillRunning);
}

} // namespace

class TestTerminationSignal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondSignalEndsTheProcess_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        for (const int first : {SIGINT, SIGTERM, SIGHUP}) {
            for (const int second : {SIGINT, SIGTERM, SIGHUP})
                QTest::addRow("%d %d", first, second) << first << second;
        }
    }
    void theSecondSignalEndsTheProcess()
    {
        QFETCH(int, first);
        QFETCH(int, second);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0)
            beAskedTwice(first, second);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY2(WIFSIGNALED(status), qPrintable(QString::number(WEXITSTATUS(status))));
        QCOMPARE(WTERMSIG(status), second);
    }
};

QTEST_APPLESS_MAIN(TestTerminationSignal)
#include "tst_terminationsignal.moc"
