// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/hardening.h"

#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

using namespace budget;

class TestHardening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCrashLeavesNoCore()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit plenty{RLIM_INFINITY, RLIM_INFINITY};
            ::setrlimit(RLIMIT_CORE, &plenty);
            forbidCoreFiles();
            rlimit limit{1, 1};
            ::getrlimit(RLIMIT_CORE, &limit);
            const bool isForbidden = limit.rlim_cur == 0 && limit.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE) == 0;
            if (!isForbidden)
                ::_exit(EXIT_FAILURE);
            static_cast<void>(std::signal(SIGABRT, SIG_DFL)); // replaces QtTest's handler
            std::abort();
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY2(WIFSIGNALED(status), "the limits were not set");
        QVERIFY(!WCOREDUMP(status));
    }
};

QTEST_GUILESS_MAIN(TestHardening)
#include "tst_hardening.moc"
