// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledger/sweep.h"

#include "core/reading/connectionurl.h"
#include "support/servers/pooler.h"
#include "support/servers/postgrescluster.h"
#include "support/verifyresult.h"

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Runs every use case that writes, on a connection that is cut at each point: the change must be applied exactly once,
/// and the reported outcome must be true.
class TestSweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_pooler.start(sharedCluster()), qPrintable(m_pooler.errorText())); }

    void happensOnceWhereverTheLineIsCut_data() { routes(); }
    void happensOnceWhereverTheLineIsCut()
    {
        QFETCH(bool, isPooled);
        open(isPooled);
        SweepCount count;
        for (const WriteCase &writeCase : writeCases()) {
            for (const CutPoint &point : pointsOf(writeCase))
                strike(writeCase, point, count);
        }
        qInfo("%s", qPrintable(count.text()));
        for (const QString &finding : std::as_const(count.findings))
            qWarning("%s", qPrintable(finding));
        QVERIFY2(count.points >= 150, qPrintable(QString::number(count.points)));
        QCOMPARE(count.lost, 0);
        QCOMPARE(count.doubled, 0);
        QCOMPARE(count.lied, 0);
        QCOMPARE(count.saved, count.points); // only one cut each: the repeated change is always saved
    }

    void isUncertainWhereNobodyCanBeAskedAgain_data() { routes(); }
    void isUncertainWhereNobodyCanBeAskedAgain()
    {
        QFETCH(bool, isPooled);
        PoolSettings impatient;
        impatient.timeout = 1s;
        open(isPooled, impatient);
        SweepCount count;
        for (const WriteCase &writeCase : writeCases()) {
            if (writeCase.name != u"add expense"_s && writeCase.name != u"transfer"_s)
                continue;
            for (const auto place : {CutPoint::Place::BeforeFlight, CutPoint::Place::AfterFlight}) {
                strike(writeCase, {place, 1, false}, count, true);
                m_proxy->setRefusing(false);
            }
        }
        qInfo("%s", qPrintable(count.text()));
        QCOMPARE(count.points, 4);
        QCOMPARE(count.unknown, count.points);
        QCOMPARE(count.doubled, 0);
    }

private:
    static void routes()
    {
        QTest::addColumn<bool>("isPooled");
        QTest::newRow("direct") << false;
        QTest::newRow("through PgBouncer") << true;
    }

    void open(bool isPooled, const PoolSettings &settings = {})
    {
        m_session.reset();
        const Database database = sharedCluster().createDatabase();
        QVERIFY(m_pooler.admit(database));
        m_proxy = std::make_unique<FaultProxy>(isPooled ? m_pooler.port() : sharedCluster().port());
        m_session = std::make_unique<Session>(WorkTools{.permille = [] { return 20; }}); // short pauses between retries
        VERIFY_RESULT(
            waited(m_session->open(*parseConnectionUrl(sharedCluster().url(database, m_proxy->port())), settings)));
        VERIFY_RESULT(waited(ledger().addSampleLedger()));
        m_sql = std::make_unique<PlainSql>(*parseConnectionUrl(sharedCluster().url(database)));
    }

    /// The cut points of a case, from the round trips and bytes that it takes without a fault.
    std::vector<CutPoint> pointsOf(const WriteCase &writeCase)
    {
        using Place = CutPoint::Place;
        std::vector<CutPoint> points;
        for (const bool isCold : {false, true}) {
            const Attempt attempt = begin(writeCase, isCold);
            if (!waited(attempt.act(ledger())))
                qFatal("%s fails by itself", qPrintable(writeCase.name));
            for (int flight = 1; flight <= m_proxy->flights(); ++flight) {
                points.push_back({Place::BeforeFlight, flight, isCold});
                points.push_back({Place::AfterFlight, flight, isCold});
            }
            for (const int part : {0, 1, 3, 5, 7, 8}) {
                const auto ofAll = [&](Direction way) { return static_cast<int>(m_proxy->bytes(way) * part / 8); };
                points.push_back({Place::BytesToServer, ofAll(Direction::ToServer), isCold});
                points.push_back({Place::BytesToClient, ofAll(Direction::ToClient), isCold});
            }
        }
        return points;
    }

    /// Creates the rows that the case needs. If `isCold`, cuts the connection afterwards.
    Attempt begin(const WriteCase &writeCase, bool isCold)
    {
        Attempt attempt = writeCase.prepare(*m_sql, u"case-%1"_s.arg(++m_case));
        if (!waited(ledger().listCategories()))
            qFatal("the connection does not come back");
        if (isCold)
            m_proxy->cutAll();
        m_proxy->resetFlights();
        return attempt;
    }

    /// `isLast`: the proxy refuses all connections after the cut.
    void strike(const WriteCase &writeCase, const CutPoint &point, SweepCount &count, bool isLast = false)
    {
        const Attempt attempt = begin(writeCase, point.isCold);
        const int strikes = m_proxy->strikes();
        aim(*m_proxy, point);
        m_proxy->setRefusing(isLast);
        const Result<void> answer = waited(attempt.act(ledger()));
        m_proxy->disarm();
        m_sql->waitUntilQuiet();
        if (m_proxy->strikes() == strikes)
            return; // this attempt did not reach the cut point
        count.add(writeCase.name + u", "_s + point.text(), answer, m_sql->number(attempt.happened));
    }

    [[nodiscard]] Ledger &ledger() { return m_session->ledger(); }

    Pooler m_pooler;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<PlainSql> m_sql;
    int m_case = 0;
};

QTEST_GUILESS_MAIN(TestSweep)
#include "tst_sweep.moc"
