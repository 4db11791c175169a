// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectionstatus.h"

#include "localledger.h"

#include <QLabel>

using namespace budget;
using namespace Qt::StringLiterals;
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
        QVERIFY(!part<QLabel>(widget, "stateIconLabel").pixmap().isNull());
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

    void aFileHasNoneOfThat()
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
        QVERIFY(label.text().startsWith(u"There is no room left"_s));
        QVERIFY(label.toolTip().endsWith(u"Free some space and save again."_s));
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
