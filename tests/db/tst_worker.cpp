// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/worker.h"

#include "db/engines.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksInAThreadOfItsOwn()
    {
        const TestDatabase database(Route::Sqlite);
        Worker worker(database.factory());
        QSignalSpy opened(&worker, &Worker::opened);
        worker.open();
        QVERIFY(opened.wait());
        QThread *seen = nullptr;
        const auto job = jobOf([&](Connection &) -> Result<int> {
            seen = QThread::currentThread();
            return 1;
        });
        QSignalSpy finished(&worker, &Worker::finished);
        worker.run(job);
        QVERIFY(finished.wait());
        QCOMPARE(finished.first().first().toBool(), true);
        QVERIFY(seen && seen != QThread::currentThread());
    }

    void saysWhyItCouldNotOpen()
    {
        Worker worker([](const InterruptPtr &) -> Result<std::unique_ptr<Connection>> {
            return failure(ErrorKind::HostUnknown);
        });
        QSignalSpy failed(&worker, &Worker::openFailed);
        worker.open();
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::HostUnknown);
    }

    void aConnectionLeftInATransactionIsNotUsable_data() { addRoutes(); }
    void aConnectionLeftInATransactionIsNotUsable()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        Worker worker(database.factory());
        QSignalSpy finished(&worker, &Worker::finished);
        worker.open();
        worker.run(jobOf([](Connection &connection) { return connection.exec(u"BEGIN"_s); }));
        QVERIFY(finished.wait());
        QCOMPARE(finished.first().first().toBool(), false);
    }

    void aRetiredWorkerEndsAfterItsWork()
    {
        const TestDatabase database(Route::Sqlite);
        Worker worker(database.factory());
        QSignalSpy finished(&worker, &Worker::finished);
        QSignalSpy ended(&worker, &Worker::ended);
        const auto job = std::make_shared<TypedJob<std::function<Result<int>(Connection &)>>>(
            [](Connection &) -> Result<int> { return 7; });
        const auto future = job->future();
        worker.open();
        worker.run(job);
        worker.retire();
        QVERIFY(ended.wait());
        QCOMPARE(future.result(), 7);
        QVERIFY(finished.isEmpty());
    }

private:
    template <class Work>
    static JobPtr jobOf(Work work)
    {
        return std::make_shared<TypedJob<Work>>(std::move(work));
    }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
