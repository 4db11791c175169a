// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/detachedthread.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <atomic>
#include <memory>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

constexpr int kExitCode = 7;

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
