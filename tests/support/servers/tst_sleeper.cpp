// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pollwait.h"
#include "support/servers/sleeper.h"
#include "support/stallwatch.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSleeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_sleeper.start(), qPrintable(m_sleeper.errorText()));
        m_database = m_sleeper.createDatabase();
        m_sleeper.sql(m_database.name, u"CREATE TABLE t AS SELECT 7 AS x; GRANT ALL ON t TO PUBLIC"_s);
    }

    void init() { m_sleeper.setWakeTime(0ms); }

    void endsSessionsAsAnAdministratorDoes()
    {
        QProcess client;
        openSession(client);
        m_sleeper.sleepNow();
        QVERIFY(m_sleeper.isAsleep());
        client.write("SELECT x FROM t;\n");
        client.closeWriteChannel();
        QVERIFY(client.waitForFinished());
        const QByteArray errors = client.readAllStandardError();
        QVERIFY2(errors.contains("terminating connection due to administrator command"), errors.constData());
    }

    void wakesForTheNextConnectionAfterItsTime()
    {
        m_sleeper.sleepNow();
        m_sleeper.setWakeTime(700ms);
        const int wakes = m_sleeper.wakes();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(question(), u"7"_s);
        QVERIFY2(timer.elapsed() >= 700, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(m_sleeper.wakes(), wakes + 1);
        QVERIFY(!m_sleeper.isAsleep());
        QCOMPARE(question(), u"7"_s);
        QCOMPARE(m_sleeper.wakes(), wakes + 1);
    }

    void wakesForNobody()
    {
        m_sleeper.sleepNow();
        QTest::qWait(300);
        QVERIFY(m_sleeper.isAsleep());
    }

    void sleepsByItselfWhenNothingWasSaid()
    {
        QCOMPARE(question(), u"7"_s);
        const int sleeps = m_sleeper.sleeps();
        m_sleeper.setSleepAfter(800ms);
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 1600) {
            QCOMPARE(question(), u"7"_s);
            QTest::qSleep(200);
        }
        QCOMPARE(m_sleeper.sleeps(), sleeps);
        QVERIFY(pollUntil(5s, [&] { return m_sleeper.isAsleep(); }));
        m_sleeper.setSleepAfter({});
        QCOMPARE(question(), u"7"_s);
    }

    void doesNotBlockTheEventLoop()
    {
        QCOMPARE(question(), u"7"_s);
        QProcess client;
        openSession(client);
        StallWatch watch;
        m_sleeper.sleepSoon();
        QVERIFY(QTest::qWaitFor([&] { return m_sleeper.isAsleep(); }));
        QProcess second;
        openSession(second, false);
        watch.reset();
        QVERIFY(QTest::qWaitFor([&] { return !m_sleeper.isAsleep(); }));
        QVERIFY2(watch.longestStall() < 50ms, qPrintable(QString::number(watch.longestStall().count())));
        client.kill();
        second.kill();
        client.waitForFinished();
        second.waitForFinished();
    }

private:
    void openSession(QProcess &client, bool waits = true)
    {
        client.start(u"psql"_s, {u"-XqAt"_s, m_sleeper.url(m_database)});
        QVERIFY(client.waitForStarted());
        if (!waits)
            return;
        client.write("SELECT x FROM t;\n");
        QVERIFY(client.waitForReadyRead());
        QCOMPARE(client.readAll(), "7\n");
    }

    QString question()
    {
        QProcess client;
        client.start(u"psql"_s, {u"-XqAt"_s, u"-c"_s, u"SELECT x FROM t"_s, m_sleeper.url(m_database)});
        return client.waitForFinished() ? QString::fromUtf8(client.readAllStandardOutput()).trimmed() : QString();
    }

    Sleeper m_sleeper;
    Database m_database;
};

QTEST_GUILESS_MAIN(TestSleeper)
#include "tst_sleeper.moc"
