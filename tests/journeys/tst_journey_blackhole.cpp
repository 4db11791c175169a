// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "journeys/stage.h"
#include "support/links/faultproxy.h"
#include "support/servers/postgrescluster.h"
#include "support/soon.h"
#include "support/stallwatch.h"

#include <QElapsedTimer>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// When the server stops answering.
enum class Moment { BeforeFirstSave, BeforeSave, InSavesAnswer, BeforeRead, BeforeReconnect };

} // namespace

/// The server stops answering, with and without acknowledgements of its kernel. The window must stay responsive, let
/// the person cancel, and report what is known.
class JourneyBlackHole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = sharedCluster().createDatabase();
        m_proxy = std::make_unique<FaultProxy>(sharedCluster().port());
    }

    void cleanup() { m_proxy.reset(); }

    void thePersonGivesUpAtOnce_data() { momentsOfASave(); }
    void thePersonGivesUpAtOnce()
    {
        QFETCH(BlackHole, hole);
        QFETCH(Moment, moment);
        Stage stage(options());
        prepare(stage, moment);
        begin(stage, moment, hole);
        StallWatch stalls;
        QVERIFY(stage.waitFor([&] { return wayOut(stage) != nullptr; }));
        QElapsedTimer timer;
        timer.start();
        stage.click(wayOut(stage));
        QVERIFY(stage.waitFor([&] { return !isWaiting(stage); }));
        QVERIFY2(timer.elapsed() < kSoon, qPrintable(QString::number(timer.elapsed())));
        QVERIFY2(stalls.longestStall() < 50ms, qPrintable(QString::number(stalls.longestStall().count())));
        QCOMPARE(stage.text("descriptionEdit"), u"Butter"_s);
        m_proxy->cutAll();
        m_proxy->setBlackHole(BlackHole::None);
        stage.pressKey("amountEdit", Qt::Key_Return);
        QVERIFY(stage.showsExpense(u"Butter"_s));
        QCOMPARE(savedButter(), u"1"_s);
    }

    void theWindowReportsTheOutcomeAfterTheSetTime_data()
    {
        momentsOfASave();
        both("before a read", Moment::BeforeRead);
    }
    void theWindowReportsTheOutcomeAfterTheSetTime()
    {
        QFETCH(BlackHole, hole);
        QFETCH(Moment, moment);
        Stage stage(options());
        prepare(stage, moment);
        setTimeout(stage, 3s);
        begin(stage, moment, hole);
        StallWatch stalls;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(stage.waitFor([&] { return !isWaiting(stage) && stage.isVisible("noticeLabel"); }));
        QVERIFY2(timer.elapsed() < kSoon, qPrintable(QString::number(timer.elapsed())));
        QVERIFY2(stalls.longestStall() < 50ms, qPrintable(QString::number(stalls.longestStall().count())));
        const QString said = stage.text("noticeLabel");
        QVERIFY2(said.endsWith(u'.') && !said.contains(u"libpq"_s), qPrintable(said));
        QVERIFY2(stage.text("stateLabel") == u"Lost"_s, qPrintable(stage.text("stateLabel") + u": "_s + said));
        if (moment != Moment::BeforeRead)
            QCOMPARE(stage.text("descriptionEdit"), u"Butter"_s);
    }

    void aReadIsGivenUpAtOnce_data() { holes(); }
    void aReadIsGivenUpAtOnce()
    {
        QFETCH(BlackHole, hole);
        Stage stage(options());
        prepare(stage, Moment::BeforeRead);
        begin(stage, Moment::BeforeRead, hole);
        StallWatch stalls;
        QVERIFY(stage.comes("cancelWaitButton"));
        QElapsedTimer timer;
        timer.start();
        stage.click("cancelWaitButton");
        QVERIFY(stage.goes("cancelWaitButton"));
        QVERIFY2(timer.elapsed() < kSoon, qPrintable(QString::number(timer.elapsed())));
        QVERIFY2(stalls.longestStall() < 50ms, qPrintable(QString::number(stalls.longestStall().count())));
        m_proxy->cutAll();
        m_proxy->setBlackHole(BlackHole::None);
        stage.showMonthOf(QDate(2024, 1, 1));
        QVERIFY(stage.showsExpense(u"Gas"_s));
    }

    void anOpeningIsGivenUpAtOnce_data() { holes(); }
    void anOpeningIsGivenUpAtOnce()
    {
        QFETCH(BlackHole, hole);
        m_proxy->setBlackHole(hole);
        Stage stage(options());
        StallWatch stalls;
        QVERIFY(stage.comes("cancelOpeningButton"));
        QTest::qWait(500);
        QElapsedTimer timer;
        timer.start();
        stage.click("cancelOpeningButton");
        QVERIFY(stage.goes("cancelOpeningButton"));
        QVERIFY2(timer.elapsed() < kSoon, qPrintable(QString::number(timer.elapsed())));
        QVERIFY2(stalls.longestStall() < 50ms, qPrintable(QString::number(stalls.longestStall().count())));
    }

private:
    static void holes()
    {
        QTest::addColumn<BlackHole>("hole");
        QTest::newRow("acknowledging") << BlackHole::Acknowledging;
        QTest::newRow("silent") << BlackHole::Silent;
    }

    static void both(const char *name, Moment moment)
    {
        QTest::addRow("%s, acknowledging", name) << BlackHole::Acknowledging << moment;
        QTest::addRow("%s, silent", name) << BlackHole::Silent << moment;
    }

    static void momentsOfASave()
    {
        QTest::addColumn<BlackHole>("hole");
        QTest::addColumn<Moment>("moment");
        both("before the first save", Moment::BeforeFirstSave);
        both("before a save", Moment::BeforeSave);
        both("in a save's answer", Moment::InSavesAnswer);
        both("while connecting again", Moment::BeforeReconnect);
    }

    void begin(Stage &stage, Moment moment, BlackHole hole)
    {
        if (moment == Moment::BeforeReconnect)
            m_proxy->cutAll();
        if (moment == Moment::InSavesAnswer)
            m_proxy->blackHoleAfterBytes(Direction::ToClient, 1, hole);
        else
            m_proxy->setBlackHole(hole);
        if (moment == Moment::BeforeRead)
            stage.showMonthOf(QDate(2024, 3, 1));
        else
            stage.enter(u"1/20/2024"_s, u"Butter"_s, u"Food"_s, u"2.10"_s);
    }

    static bool isWaiting(Stage &stage)
    {
        return !stage.find("addButton").isEnabled() || stage.isVisible("waitingLabel") || wayOut(stage);
    }

    /// The visible button that cancels the wait, or null.
    static const char *wayOut(const Stage &stage)
    {
        for (const auto *name : {"cancelEntryButton", "cancelWaitButton"}) {
            if (stage.isVisible(name))
                return name;
        }
        return nullptr;
    }

    static void prepare(Stage &stage, Moment moment)
    {
        QVERIFY(stage.showsExpense(u"Gas"_s));
        if (moment != Moment::BeforeFirstSave)
            firstExpense(stage);
    }

    /// Enters a first expense, after which the program knows who enters expenses.
    static void firstExpense(Stage &stage)
    {
        stage.enter(u"1/19/2024"_s, u"Bread"_s, u"Food"_s, u"3.20"_s);
        QVERIFY(stage.showsExpense(u"Bread"_s));
        QVERIFY(stage.waitFor([&] { return stage.find("addButton").isEnabled(); }));
    }

    static void setTimeout(Stage &stage, std::chrono::milliseconds timeout)
    {
        PoolSettings settings;
        settings.timeout = timeout;
        const auto opening = stage.session().open(*stage.session().login(), settings);
        QVERIFY(stage.waitFor([&] { return opening.isFinished(); }));
        QVERIFY(stage.showsExpense(u"Gas"_s));
        QTest::qWait(200); // until the views have their results
    }

    [[nodiscard]] StartOptions options() const
    {
        StartOptions options;
        options.given = *parseConnectionUrl(sharedCluster().url(m_database, m_proxy->port()));
        options.addSample = true;
        return options;
    }

    [[nodiscard]] QString savedButter() const
    {
        return sharedCluster().sql(m_database.name, u"SELECT count(*) FROM expenses WHERE description = 'Butter'"_s);
    }

    Database m_database;
    std::unique_ptr<FaultProxy> m_proxy;
};

int main(int argc, char **argv)
{
    return runJourney<JourneyBlackHole>(argc, argv);
}

#include "tst_journey_blackhole.moc"
