// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/worker.h"

#include "db/engines.h"

#include <QTest>
#include <QThread>

#include <atomic>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

/// Records the signals of a worker in the thread of its owner.
class Listener : public QObject
{
public:
    explicit Listener(Worker &worker)
    {
        connect(&worker, &Worker::opened, this, [this] { said << u"opened"_s; });
        connect(&worker, &Worker::openFailed, this,
                [this](const Error &error) { said << u"open failed: %1"_s.arg(static_cast<int>(error.kind)); });
        connect(&worker, &Worker::finished, this,
                [this](bool usable) { said << (usable ? u"finished"_s : u"finished, not usable"_s); });
        connect(&worker, &Worker::ended, this, [this] { said << u"ended"_s; });
    }

    [[nodiscard]] bool hears(const QStringList &expected)
    {
        return QTest::qWaitFor([&] { return said == expected; }, 20'000);
    }

    QStringList said;
};

template <class Work>
JobPtr jobOf(Work work)
{
    return std::make_shared<TypedJob<Work>>(std::move(work));
}

} // namespace

class TestWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksInAThreadOfItsOwn()
    {
        const TestDatabase database(Route::Sqlite);
        Worker worker(database.factory());
        Listener listener(worker);
        std::atomic<QThread *> seen = nullptr;
        worker.open();
        worker.run(jobOf([&](Connection &) -> Result<int> {
                       seen = QThread::currentThread();
                       return 1;
                   }),
                   Checkout::AsItIs);
        QVERIFY(listener.hears({u"opened"_s, u"finished"_s}));
        QVERIFY(seen && seen != QThread::currentThread());
    }

    void saysWhyItCouldNotOpen()
    {
        Worker worker([](const InterruptPtr &) -> Result<std::unique_ptr<Connection>> {
            return failure(ErrorKind::HostUnknown);
        });
        Listener listener(worker);
        worker.open();
        QVERIFY(listener.hears({u"open failed: %1"_s.arg(static_cast<int>(ErrorKind::HostUnknown))}));
    }

    void aConnectionLeftInATransactionIsNotUsable_data() { addRoutes(); }
    void aConnectionLeftInATransactionIsNotUsable()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        Worker worker(database.factory());
        Listener listener(worker);
        worker.open();
        worker.run(jobOf([](Connection &connection) { return connection.exec(u"BEGIN"_s); }), Checkout::AsItIs);
        QVERIFY(listener.hears({u"opened"_s, u"finished, not usable"_s}));
    }

    void aRetiredWorkerEndsAfterItsWorkAndSaysNothingElse()
    {
        const TestDatabase database(Route::Sqlite);
        Worker worker(database.factory());
        Listener listener(worker);
        std::atomic<bool> isRetired = false;
        std::atomic<bool> hasRun = false;
        worker.open();
        QVERIFY(listener.hears({u"opened"_s}));
        worker.run(jobOf([&](Connection &) -> Result<int> {
                       while (!isRetired) // a job that ends before is reported as finished
                           QThread::yieldCurrentThread();
                       hasRun = true;
                       return 7;
                   }),
                   Checkout::AsItIs);
        worker.retire();
        isRetired = true;
        QVERIFY(listener.hears({u"opened"_s, u"ended"_s}));
        QVERIFY(hasRun);
    }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
