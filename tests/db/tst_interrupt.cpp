// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/interrupt.h"

#include <QTest>
#include <QThread>

#include <poll.h>

using namespace budget;

class TestInterrupt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysRaised()
    {
        Interrupt interrupt;
        QVERIFY(!interrupt.isRaised());
        interrupt.raise();
        interrupt.raise();
        QVERIFY(interrupt.isRaised());
        QVERIFY(interrupt.isRaised());
    }

    void aJobsCancellationIsAnotherThingAndCanBeTakenBack()
    {
        Interrupt interrupt;
        interrupt.cancel();
        interrupt.cancel();
        QVERIFY(interrupt.isCancelled() && !interrupt.isRaised());
        interrupt.resume();
        QVERIFY(!interrupt.isCancelled());
        interrupt.resume();
        interrupt.raise();
        interrupt.resume();
        QVERIFY(interrupt.isRaised() && !interrupt.isCancelled());
    }

    void endsAWaitInAnotherThread()
    {
        Interrupt interrupt;
        int ready = 0;
        const std::unique_ptr<QThread> waiting(QThread::create([&] {
            pollfd watched{interrupt.fd(), POLLIN, 0};
            ready = ::poll(&watched, 1, 30'000);
        }));
        waiting->start();
        interrupt.raise();
        QVERIFY(waiting->wait(10'000));
        QCOMPARE(ready, 1);
    }
};

QTEST_APPLESS_MAIN(TestInterrupt)
#include "tst_interrupt.moc"
