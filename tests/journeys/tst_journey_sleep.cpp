// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "journeys/stage.h"
#include "support/servers/sleeper.h"
#include "support/stallwatch.h"

#include <QRegularExpression>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Records each text of the status bar, and whether an error was shown meanwhile.
class Watcher
{
public:
    explicit Watcher(Stage &stage) : m_stage(stage)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
        m_timer.start(10ms);
        look();
    }

    [[nodiscard]] const QStringList &said() const { return m_said; }
    [[nodiscard]] QStringList words() const
    {
        QStringList words;
        for (const QString &text : m_said) {
            const QString word = text.section(u'…', 0, 0);
            if (words.isEmpty() || words.last() != word)
                words << word;
        }
        return words;
    }
    [[nodiscard]] QStringList seconds() const
    {
        QStringList seconds;
        static const QRegularExpression number(u"[0-9]+"_s);
        for (const QString &text : m_said) {
            if (const auto match = number.match(text); match.hasMatch())
                seconds << match.captured();
        }
        return seconds;
    }
    [[nodiscard]] const QStringList &complaints() const { return m_complaints; }

private:
    void look()
    {
        const QString state = m_stage.text("stateLabel");
        if (m_said.isEmpty() || m_said.last() != state)
            m_said << state;
        for (const auto *name : {"noticeLabel", "statusErrorLabel", "quickErrorLabel"}) {
            if (m_stage.isVisible(name) && !m_complaints.contains(m_stage.text(name)))
                m_complaints << m_stage.text(name);
        }
    }

    Stage &m_stage;
    QStringList m_said;
    QStringList m_complaints;
    QTimer m_timer;
};

} // namespace

/// A server that falls asleep when it is idle: the window must not show an error, and the next save is only slow.
class JourneySleep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sleeper.start(), qPrintable(m_sleeper.errorText())); }

    void anExpenseWakesTheServerAndIsSavedOnce_data()
    {
        QTest::addColumn<int>("wakeSeconds");
        QTest::newRow("at once") << 0;
        QTest::newRow("in eight seconds") << 8;
    }
    void anExpenseWakesTheServerAndIsSavedOnce()
    {
        QFETCH(int, wakeSeconds);
        m_sleeper.setWakeTime(std::chrono::seconds(wakeSeconds));
        const Database database = m_sleeper.createDatabase();
        Stage stage(optionsFor(database));
        firstExpense(stage);
        m_sleeper.proxy().resetFlights();
        m_sleeper.sleepSoon();
        QVERIFY(stage.waitFor([&] { return stage.text("stateLabel") == u"Asleep"_s; }));
        QVERIFY(m_sleeper.isAsleep());
        QTest::qWait(300); // long enough to detect a reconnect
        QVERIFY(m_sleeper.isAsleep());
        QCOMPARE(m_sleeper.proxy().links(), 0);

        const Watcher watcher(stage);
        StallWatch stalls;
        stage.enter(u"3/6/2024"_s, u"Butter"_s, u"Food"_s, u"2.10"_s);
        stalls.reset(); // pressing the keys blocked the event loop
        QVERIFY(stage.showsExpense(u"Butter"_s));
        QVERIFY(stage.waitFor([&] { return stage.text("stateLabel") == u"Connected"_s; }));
        QVERIFY2(stalls.longestStall() < 50ms, qPrintable(QString::number(stalls.longestStall().count())));
        QCOMPARE(watcher.words(), (QStringList{u"Asleep"_s, u"Waking"_s, u"Connected"_s}));
        QCOMPARE(watcher.complaints(), QStringList());
        QStringList everySecond;
        for (int second = 1; second < wakeSeconds; ++second)
            everySecond << QString::number(second);
        QVERIFY2(isWithin(everySecond, watcher.seconds()), qPrintable(watcher.said().join(u" | "_s)));
        QCOMPARE(m_sleeper.sql(database.name, u"SELECT count(*) FROM expenses WHERE description = 'Butter'"_s), u"1"_s);
    }

    void aServerThatFallsAsleepByItselfIsLeftAsleep()
    {
        m_sleeper.setWakeTime(0ms);
        const Database database = m_sleeper.createDatabase();
        Stage stage(optionsFor(database));
        firstExpense(stage);
        m_sleeper.setSleepAfter(1500ms);
        QVERIFY(stage.waitFor([&] { return stage.text("stateLabel") == u"Asleep"_s; }));
        m_sleeper.setSleepAfter({});
        m_sleeper.proxy().resetFlights();
        QTest::qWait(3000);
        QVERIFY(m_sleeper.isAsleep());
        QCOMPARE(m_sleeper.proxy().bytes(Direction::ToServer), 0);
    }

private:
    [[nodiscard]] StartOptions optionsFor(const Database &database) const
    {
        StartOptions options;
        options.given = *parseConnectionUrl(m_sleeper.url(database));
        return options;
    }

    static bool isWithin(const QStringList &expected, const QStringList &said)
    {
        qsizetype at = -1;
        return std::ranges::all_of(expected, [&](const QString &one) { return (at = said.indexOf(one, at + 1)) >= 0; });
    }

    static void firstExpense(Stage &stage)
    {
        stage.showMonthOf(QDate(2024, 3, 5));
        QVERIFY(stage.comes("descriptionEdit"));
        stage.enter(u"3/5/2024"_s, u"Bread"_s, u"Food"_s, u"3.20"_s);
        stage.click("noticeActionButton");
        stage.introduce(u"Alice"_s, u"alice@example.com"_s);
        QVERIFY(stage.showsExpense(u"Bread"_s));
    }

    Sleeper m_sleeper;
};

int main(int argc, char **argv)
{
    return runJourney<JourneySleep>(argc, argv);
}

#include "tst_journey_sleep.moc"
