// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/statewords.h"

#include <QLocale>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestStateWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void everyStateHasAWordAndAMeaning()
    {
        QStringList words;
        for (int i = 0; i <= static_cast<int>(SessionState::Lost); ++i) {
            StatusSnapshot status;
            status.state = static_cast<SessionState>(i);
            status.lastError = Error{ErrorKind::HostUnreachable, Field::Host, {}, {}, {}};
            words << statewords::state(status.state);
            const QString explained = statewords::explanation(status);
            QVERIFY2(explained.endsWith(u'.') && explained.size() > 15, qPrintable(explained));
        }
        QCOMPARE(QSet<QString>(words.begin(), words.end()).size(), words.size());
        QVERIFY(!words.contains(QString()));
    }

    void waitingIsCounted()
    {
        QCOMPARE(statewords::state(SessionState::Waking), u"Waking…"_s);
        QCOMPARE(statewords::state(SessionState::Waking, 3s), u"Waking… 3 s"_s);
        QCOMPARE(statewords::state(SessionState::Connecting, 2s), u"Connecting… 2 s"_s);
        QCOMPARE(statewords::state(SessionState::Reconnecting, 5s), u"Reconnecting… 5 s"_s);
        QCOMPARE(statewords::state(SessionState::Connected, 5s), u"Connected"_s);
    }

    void theStateLostNamesItsError()
    {
        StatusSnapshot status;
        status.state = SessionState::Lost;
        QCOMPARE(statewords::explanation(status), u"The last attempt to connect failed."_s);
        status.lastError = Error{ErrorKind::QuotaExceeded, Field::None, u"data transfer quota"_s, {}, {}};
        QVERIFY(statewords::explanation(status).contains(u"data transfer"_s));
    }

    void anUnprotectedLedgerIsExplained()
    {
        StatusSnapshot status;
        status.state = SessionState::Connected;
        QCOMPARE(statewords::explanation(status), u"The server has answered."_s);
        status.isProtected = false;
        QVERIFY(statewords::explanation(status).contains(statewords::unprotected()));
        status.state = SessionState::Closed;
        QVERIFY(!statewords::explanation(status).contains(statewords::unprotected()));
    }

    void whyNothingCanBeChanged()
    {
        StatusSnapshot status;
        status.state = SessionState::ReadOnly;
        QCOMPARE(statewords::readOnlyReason(status), QString());
        status.isReadOnly = true;
        status.readOnlyBecause = ErrorKind::ReadOnlyServer;
        QVERIFY(statewords::readOnlyReason(status).contains(u"primary server"_s));
        status.readOnlyBecause = ErrorKind::SchemaNewer;
        QVERIFY(statewords::readOnlyReason(status).contains(u"newer version"_s));
        QVERIFY(statewords::explanation(status).contains(statewords::readOnlyReason(status)));
    }

    void aFileIsNeverCalledAServer()
    {
        StatusSnapshot status;
        status.isLocal = status.isReadOnly = true;
        QVERIFY(statewords::readOnlyReason(status).startsWith(u"This file or its folder is read-only."_s));
        status.readOnlyBecause = ErrorKind::DiskFull;
        QVERIFY(statewords::readOnlyReason(status).startsWith(u"The disk is full"_s));
    }

    void routeEncryptionAndRoundTripHaveWords()
    {
        StatusSnapshot status;
        QCOMPARE(statewords::route(status), u"direct"_s);
        QCOMPARE(statewords::encryption(status), u"not encrypted"_s);
        QCOMPARE(statewords::roundTrip(status), QString());
        status.isPooled = true;
        status.encryption = u"TLSv1.3"_s;
        status.pool.lastRoundTrip = 1200us;
        QCOMPARE(statewords::route(status), u"pooled"_s);
        QCOMPARE(statewords::encryption(status), u"encrypted (TLSv1.3)"_s);
        QCOMPARE(statewords::roundTrip(status), u"1.2 ms"_s);
        status.pool.lastRoundTrip = 120'400us;
        QCOMPARE(statewords::roundTrip(status), u"120 ms"_s);
    }

    /// A time keeps one decimal up to the value that is rounded to 10. 9.96 ms is '10 ms', not '10.0 ms'.
    void aRoundTripIsRounded_data()
    {
        QTest::addColumn<int>("microseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << 0 << u"0.0 ms"_s;
        QTest::newRow("below the first decimal") << 49 << u"0.0 ms"_s;
        QTest::newRow("the first decimal") << 51 << u"0.1 ms"_s;
        QTest::newRow("the last with a decimal") << 9'949 << u"9.9 ms"_s;
        QTest::newRow("the first without") << 9'951 << u"10 ms"_s;
        QTest::newRow("nearly ten") << 9'960 << u"10 ms"_s;
        QTest::newRow("ten") << 10'000 << u"10 ms"_s;
        QTest::newRow("above ten") << 10'600 << u"11 ms"_s;
        QTest::newRow("a thousand") << 1'234'000 << u"1,234 ms"_s;
    }
    void aRoundTripIsRounded()
    {
        QFETCH(int, microseconds);
        StatusSnapshot status;
        status.pool.lastRoundTrip = std::chrono::microseconds(microseconds);
        QTEST(statewords::roundTrip(status), "text");
    }

    void thePoolIsThreeNumbers()
    {
        PoolStats stats;
        stats.inUse = 1;
        stats.open = 2;
        stats.limit = 15;
        QCOMPARE(statewords::pool(stats), u"1 / 2 / 15"_s);
        stats.limit = 0;
        QCOMPARE(statewords::pool(stats), u"1 / 2 / ∞"_s);
    }
};

QTEST_GUILESS_MAIN(TestStateWords)
#include "tst_statewords.moc"
