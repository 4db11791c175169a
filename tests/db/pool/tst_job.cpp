// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/job.h"

#include "db/engines.h"

#include <QTest>

using namespace budget;
using namespace budget::test;

class TestJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWhatTheWorkAnswers()
    {
        const TestDatabase database(Route::Sqlite);
        TypedJob job([](Connection &) -> Result<int> { return 7; });
        QVERIFY(job.run(*database.connect()));
        QCOMPARE(job.future().result(), 7);
    }

    void answersOnceAlone()
    {
        const TestDatabase database(Route::Sqlite);
        TypedJob job([](Connection &) -> Result<int> { return 7; });
        job.fail({ErrorKind::PoolTimeout, Field::None, {}, {}, {}});
        QVERIFY(job.run(*database.connect()));
        const auto future = job.future();
        QCOMPARE(future.resultCount(), 1);
        QCOMPARE(future.result().error().kind, ErrorKind::PoolTimeout);
    }

    void aJobThatIsDestroyedUnrunAnswersCancelled()
    {
        QFuture<Result<int>> future;
        {
            TypedJob job([](Connection &) -> Result<int> { return 7; });
            future = job.future();
            QVERIFY(!future.isFinished());
        }
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
