// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/connectionstatus.h"

#include "ui/address/connectionfacts.h"
#include "ui/localledger.h"
#include "ui/look/iconlabel.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::part;

namespace {

StatusSnapshot server()
{
    StatusSnapshot status;
    status.state = SessionState::Connected;
    status.place = u"neondb @ ep-cool-darkness-123456-pooler.us-east-2.aws.neon.tech"_s;
    status.isPooled = true;
    status.encryption = u"TLSv1.3"_s;
    status.pool = {.open = 2, .inUse = 1, .waiting = 0, .limit = 15};
    return status;
}

} // namespace

class TestConnectionStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheStateByIconAndWord_data()
    {
        QTest::addColumn<SessionState>("state");
        QTest::addColumn<QString>("word");
        QTest::newRow("closed") << SessionState::Closed << u"Not open"_s;
        QTest::newRow("connecting") << SessionState::Connecting << u"Connecting…"_s;
        QTest::newRow("file") << SessionState::LocalFile << u"Local file"_s;
        QTest::newRow("connected") << SessionState::Connected << u"Connected"_s;
        QTest::newRow("waking") << SessionState::Waking << u"Waking…"_s;
        QTest::newRow("asleep") << SessionState::Asleep << u"Asleep"_s;
        QTest::newRow("reconnecting") << SessionState::Reconnecting << u"Reconnecting…"_s;
        QTest::newRow("read-only") << SessionState::ReadOnly << u"Read-only"_s;
        QTest::newRow("lost") << SessionState::Lost << u"Lost"_s;
    }

    void saysTheStateByIconAndWord()
    {
        QFETCH(SessionState, state);
        QFETCH(QString, word);
        ConnectionStatus widget;
        StatusSnapshot status;
        status.state = state;
        widget.setStatus(status);
        QCOMPARE(part<QLabel>(widget, "stateLabel").text(), word);
        QVERIFY(!part<IconLabel>(widget, "stateIconLabel").icon().isNull());
    }

    void countsTheSecondsOfWakingAndOffersAWayOut()
    {
        ConnectionStatus widget;
        widget.show();
        StatusSnapshot status = server();
        status.state = SessionState::Waking;
        status.waitingSince = std::chrono::steady_clock::now() - 3900ms;
        widget.setStatus(status);
        const auto &word = part<QLabel>(widget, "stateLabel");
        QCOMPARE(word.text(), u"Waking… 3 s"_s);
        QTRY_COMPARE(word.text(), u"Waking… 4 s"_s);
        QSignalSpy cancelled(&widget, &ConnectionStatus::cancelRequested);
        auto &cancel = part<QToolButton>(widget, "cancelWaitButton");
        QVERIFY(cancel.isVisible());
        cancel.click();
        QCOMPARE(cancelled.size(), 1);
        widget.setStatus(server());
        QVERIFY(!cancel.isVisible());
        QCOMPARE(word.text(), u"Connected"_s);
        QTest::qWait(1100);
        QCOMPARE(word.text(), u"Connected"_s);
    }

    void offersNoWayOutOfAWaitThatJustBegan()
    {
        ConnectionStatus widget;
        widget.show();
        StatusSnapshot status = server();
        status.state = SessionState::Reconnecting;
        status.waitingSince = std::chrono::steady_clock::now();
        widget.setStatus(status);
        QVERIFY(!part<QToolButton>(widget, "cancelWaitButton").isVisible());
        QTRY_VERIFY(part<QToolButton>(widget, "cancelWaitButton").isVisible());
    }

    void saysHowLongTheLastAnswerTook_data()
    {
        QTest::addColumn<int>("microseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("near") << 840 << u"0.8 ms"_s;
        QTest::newRow("far") << 124'400 << u"124 ms"_s;
    }
    void saysHowLongTheLastAnswerTook()
    {
        QFETCH(int, microseconds);
        ConnectionStatus widget;
        widget.show();
        widget.setStatus(server());
        QVERIFY(!part<QLabel>(widget, "roundTripLabel").isVisible());
        StatusSnapshot status = server();
        status.pool.lastRoundTrip = std::chrono::microseconds(microseconds);
        widget.setStatus(status);
        QTEST(part<QLabel>(widget, "roundTripLabel").text(), "text");
    }

    void saysWhetherItSavesOrChecks()
    {
        ConnectionStatus widget;
        widget.show();
        StatusSnapshot status = server();
        status.pendingWrites = 1;
        widget.setStatus(status);
        QCOMPARE(part<QLabel>(widget, "savingLabel").text(), u"Saving…"_s);
        status.isChecking = true;
        widget.setStatus(status);
        QCOMPARE(part<QLabel>(widget, "savingLabel").text(), u"Checking…"_s);
    }

    void aClickOnTheStateAsksForDetails()
    {
        ConnectionStatus widget;
        widget.resize(900, widget.sizeHint().height());
        widget.show();
        widget.setStatus(server());
        widget.offerDetails(true);
        QSignalSpy asked(&widget, &ConnectionStatus::detailsRequested);
        const QWidget &word = part<QLabel>(widget, "stateLabel");
        QTest::mouseClick(&widget, Qt::LeftButton, {}, word.mapTo(&widget, word.rect().center()));
        QCOMPARE(asked.size(), 1);
        QTest::mouseClick(&widget, Qt::LeftButton, {}, QPoint(widget.width() / 2, 4));
        QCOMPARE(asked.size(), 1);
        part<QToolButton>(widget, "detailsButton").click();
        QCOMPARE(asked.size(), 2);
    }

    void withoutALedgerThereIsNoPageWithMore()
    {
        ConnectionStatus widget;
        widget.show();
        widget.setStatus(server());
        QSignalSpy asked(&widget, &ConnectionStatus::detailsRequested);
        const QWidget &word = part<QLabel>(widget, "stateLabel");
        QTest::mouseClick(&widget, Qt::LeftButton, {}, word.mapTo(&widget, word.rect().center()));
        QCOMPARE(asked.size(), 0);
        QVERIFY(!part<QToolButton>(widget, "detailsButton").isVisible());
    }

    void theFactsHaveEveryFieldOfTheStatus()
    {
        StatusSnapshot status = server();
        status.wakeTime = 1530ms;
        status.pool.lastRoundTrip = 12'400us;
        QCOMPARE(plainText(statusFacts(status)),
                 u"Place: %1\nEncryption: %2\nRoute: pooled\nLast round trip: 12 ms\nLast wake-up time: 1.5 s\n"_s.arg(
                     status.place, u"encrypted (%1)"_s.arg(status.encryption)));
        status.state = SessionState::LocalFile;
        status.wakeTime.reset();
        QCOMPARE(plainText(statusFacts(status)), u"Place: %1\n"_s.arg(status.place));
    }

    void thePoolsFactsCountEverything()
    {
        PoolStats stats = server().pool;
        stats.waits = 2;
        stats.waited = 1500ms;
        stats.longestWait = 900ms;
        stats.closed = 3;
        stats.replaced = 2;
        stats.surplus = 1;
        const QString text = plainText(poolFacts(stats));
        QVERIFY2(text.startsWith(u"In use: 1\nOpen: 2\nAt most: 15\n"_s), qPrintable(text));
        QVERIFY2(text.contains(
                     u"Closed so far: 3: 2 failed the pre-ping, or older than one that failed, 1 no longer needed\n"_s),
                 qPrintable(text));
        QVERIFY2(text.contains(u"Total waiting time: 1.5 s\nLongest wait: 900 ms\n"_s), qPrintable(text));
        QVERIFY2(text.contains(u"In QueuePool's format: Pool size: "_s), qPrintable(text));
        QVERIFY(plainText(poolSettingFacts(PoolSettings())).contains(u"(pool_recycle): 3600 s\n"_s));
    }

    void secondsAreNoNewsForScreenReaders()
    {
        ConnectionStatus widget;
        widget.show();
        StatusSnapshot status = server();
        status.state = SessionState::Waking;
        status.waitingSince = std::chrono::steady_clock::now() - 950ms;
        widget.setStatus(status);
        QTRY_COMPARE(part<QLabel>(widget, "stateLabel").text(), u"Waking… 1 s"_s);
        QCOMPARE(widget.accessibleName(), u"Connection: Waking…"_s);
    }

    void aServerHasRouteEncryptionAndPool()
    {
        ConnectionStatus widget;
        widget.show();
        widget.setStatus(server());
        QCOMPARE(part<QLabel>(widget, "routeLabel").text(), u"pooled"_s);
        QCOMPARE(part<QLabel>(widget, "encryptionLabel").text(), u"encrypted (TLSv1.3)"_s);
        QCOMPARE(part<QLabel>(widget, "poolLabel").text(), u"pool 1 / 2 / 15"_s);

        StatusSnapshot plain = server();
        plain.isPooled = false;
        plain.encryption.clear();
        plain.pool.limit = 0;
        widget.setStatus(plain);
        QCOMPARE(part<QLabel>(widget, "routeLabel").text(), u"direct"_s);
        QCOMPARE(part<QLabel>(widget, "encryptionLabel").text(), u"not encrypted"_s);
        QCOMPARE(part<QLabel>(widget, "poolLabel").text(), u"pool 1 / 2 / ∞"_s);
    }

    void aFileShowsNoRouteEncryptionOrPool()
    {
        ConnectionStatus widget;
        widget.show();
        widget.setStatus(server());
        StatusSnapshot status;
        status.state = SessionState::LocalFile;
        widget.setStatus(status);
        for (const char *name : {"routeLabel", "encryptionLabel", "encryptionIconLabel", "poolLabel"})
            QVERIFY(!part<QLabel>(widget, name).isVisible());
    }

    void aLongPlaceIsElidedAndWholeInItsToolTip()
    {
        ConnectionStatus widget;
        widget.setStatus(server());
        widget.resize(420, widget.sizeHint().height());
        widget.show();
        auto &place = part<QLabel>(widget, "placeLabel");
        QCOMPARE(place.text(), server().place);
        QCOMPARE(place.toolTip(), server().place);
        QVERIFY(place.width() < place.fontMetrics().horizontalAdvance(server().place));
    }

    void savingIsSaidWhileItLasts()
    {
        ConnectionStatus widget;
        widget.show();
        StatusSnapshot status = server();
        status.pendingWrites = 1;
        widget.setStatus(status);
        QVERIFY(part<QLabel>(widget, "savingLabel").isVisible());
        widget.setStatus(server());
        QVERIFY(!part<QLabel>(widget, "savingLabel").isVisible());
    }

    /// The notice on the page tells it; the status bar would repeat it on every page.
    void anErrorAboutARowIsNotShown()
    {
        ConnectionStatus widget;
        StatusSnapshot status;
        status.state = SessionState::LocalFile;
        for (const ErrorKind kind : {ErrorKind::ChangedMeanwhile, ErrorKind::NameTaken, ErrorKind::StillReferenced}) {
            status.lastError = Error{kind, Field::None, {}, {}, {}};
            widget.setStatus(status);
            QVERIFY(part<QLabel>(widget, "statusErrorLabel").isHidden());
        }
    }

    void theLastErrorStaysUntilTheNextSuccess()
    {
        ConnectionStatus widget;
        widget.show();
        auto &label = part<QLabel>(widget, "statusErrorLabel");
        QVERIFY(!label.isVisible());
        StatusSnapshot status = server();
        status.lastError = Error{ErrorKind::DiskFull, Field::None, {}, {}, {}};
        widget.setStatus(status);
        QVERIFY(label.isVisible());
        QVERIFY(label.text().startsWith(u"The server's disk is full"_s));
        QVERIFY(label.toolTip().contains(u"Delete data that is not needed"_s));
        widget.setStatus(server());
        QVERIFY(!label.isVisible());
    }

    void itsNameForScreenReadersIsItsState()
    {
        ConnectionStatus widget;
        widget.setStatus(server());
        QCOMPARE(widget.accessibleName(), u"Connection: Connected"_s);
        widget.setStatus({});
        QCOMPARE(widget.accessibleName(), u"Connection: Not open"_s);
    }
};

QTEST_MAIN(TestConnectionStatus)
#include "tst_connectionstatus.moc"
