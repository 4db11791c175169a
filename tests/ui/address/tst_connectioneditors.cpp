// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/connectionparts.h"
#include "ui/address/poolsettingsedit.h"
#include "ui/address/tlsedit.h"
#include "ui/checks/checklist.h"
#include "ui/localledger.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::part;

namespace {

ServerAddress addressWith(const QString &host, const QMap<QString, QString> &parameters)
{
    return {host, 5432, u"budget"_s, u"alice"_s, parameters};
}

QString textOf(const QWidget &editor, const char *label)
{
    const auto &found = part<QLabel>(editor, label);
    return found.isHidden() ? QString() : found.text();
}

} // namespace

class TestConnectionEditors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Also holds for a part with a warning, whose sentence has another colour.
    void aSentenceIsNearerToItsPartThanToTheNext()
    {
        ConnectionParts parts;
        parts.setLines({{wording::PartLine::Mark::Plain, u"User"_s, u"alice"_s, u"The role."_s},
                        {wording::PartLine::Mark::Warning, u"Host"_s, u"h"_s, u"The server."_s},
                        {wording::PartLine::Mark::Plain, u"Port"_s, u"5432"_s, u"The usual one."_s}});
        parts.show();
        QVERIFY(QTest::qWaitForWindowExposed(&parts));
        const auto values = parts.findChildren<QLabel *>(u"partValueLabel"_s);
        const auto sentences = parts.findChildren<QLabel *>(u"partSentenceLabel"_s);
        for (int line = 0; line < 2; ++line) {
            const int inside = sentences[line]->y() - values[line]->geometry().bottom();
            const int between = values[line + 1]->y() - sentences[line]->geometry().bottom();
            QVERIFY2(between >= inside + 4, qPrintable(u"%1 %2"_s.arg(inside).arg(between)));
        }
    }

    void poolSettingsGoInAndOut()
    {
        PoolSettings settings;
        settings.size = 3;
        settings.maxOverflow = -1;
        settings.timeout = 7s;
        settings.recycle = -1s;
        settings.prePing = false;
        settings.order = PoolSettings::Order::FirstInFirstOut;
        PoolSettingsEdit edit;
        QVERIFY(edit.settings() == PoolSettings());
        edit.setSettings(settings);
        QVERIFY(edit.settings() == settings);
        QCOMPARE(part<QSpinBox>(edit, "overflowSpin").text(), u"no limit"_s);
        QCOMPARE(part<QSpinBox>(edit, "recycleSpin").text(), u"never"_s);
    }

    void poolSettingsOutOfRangeAreCorrected()
    {
        PoolSettings settings;
        settings.size = 5'000;
        settings.timeout = 0s;
        PoolSettingsEdit edit;
        edit.setSettings(settings);
        QVERIFY(edit.settings() == corrected(settings).settings);
    }

    void theTotalFollowsWhatIsTyped()
    {
        PoolSettingsEdit edit;
        const QSignalSpy edited(&edit, &PoolSettingsEdit::edited);
        QVERIFY(textOf(edit, "totalLabel").contains(u"15"_s));
        QVERIFY(textOf(edit, "roomLabel").contains(u"104"_s) && textOf(edit, "adviceLabel").isEmpty());
        part<QSpinBox>(edit, "sizeSpin").setValue(95);
        QVERIFY(textOf(edit, "totalLabel").contains(u"105"_s));
        QVERIFY(textOf(edit, "adviceLabel").contains(u"97"_s) && textOf(edit, "roomLabel").isEmpty());
        part<QSpinBox>(edit, "sizeSpin").setValue(0);
        QVERIFY(textOf(edit, "totalLabel").contains(u"no limit"_s));
        QCOMPARE(edited.size(), 2);
        edit.setRoom({20, 3}, true);
        QVERIFY(textOf(edit, "adviceLabel").startsWith(u"This server allows 20 "_s));
    }

    void theTlsLevelInForceIsShown_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QByteArray>("radio");
        QTest::addColumn<bool>("isRaised");
        QTest::newRow("not given") << u"h"_s << u""_s << QByteArray("verifyFullRadio") << false;
        QTest::newRow("raised") << u"h"_s << u"require"_s << QByteArray("verifyFullRadio") << true;
        QTest::newRow("full") << u"h"_s << u"verify-full"_s << QByteArray("verifyFullRadio") << false;
        QTest::newRow("authority only") << u"h"_s << u"verify-ca"_s << QByteArray("verifyCaRadio") << false;
        QTest::newRow("none") << u"h"_s << u"disable"_s << QByteArray("noTlsRadio") << false;
        QTest::newRow("this machine") << u"localhost"_s << u""_s << QByteArray("preferRadio") << false;
    }
    void theTlsLevelInForceIsShown()
    {
        QFETCH(QString, host);
        QFETCH(QString, asked);
        QFETCH(QByteArray, radio);
        QFETCH(bool, isRaised);
        QMap<QString, QString> parameters{{u"channel_binding"_s, u"require"_s}};
        if (!asked.isEmpty())
            parameters[u"sslmode"_s] = asked;
        TlsEdit edit;
        edit.setAddress(addressWith(host, parameters));
        QVERIFY(part<QRadioButton>(edit, radio.constData()).isChecked());
        QCOMPARE(!textOf(edit, "raisedLabel").isEmpty(), isRaised);
        QVERIFY(edit.parameters() == parameters); // showing them does not change them
    }

    void aWeakerTlsLevelSaysWhatItCosts()
    {
        TlsEdit edit;
        edit.setAddress(addressWith(u"h"_s, {}));
        QVERIFY(textOf(edit, "tlsMessageLabel").isEmpty());
        part<QRadioButton>(edit, "noTlsRadio").click();
        QVERIFY(textOf(edit, "tlsMessageLabel").startsWith(u"The connection is not encrypted"_s));
        QCOMPARE(edit.parameters().value(u"sslmode"_s), u"disable"_s);
        part<QRadioButton>(edit, "verifyFullRadio").click();
        QVERIFY(textOf(edit, "tlsMessageLabel").isEmpty());
        QVERIFY(edit.parameters().isEmpty());
    }

    void anOwnAuthorityIsNamed()
    {
        TlsEdit edit;
        edit.setAddress(addressWith(u"h"_s, {{u"sslrootcert"_s, u"/ca.pem"_s}}));
        QCOMPARE(part<QLineEdit>(edit, "caFileEdit").text(), u"/ca.pem"_s);
        part<QLineEdit>(edit, "caFileEdit").clear();
        QVERIFY(edit.parameters().isEmpty());
        part<QLineEdit>(edit, "caFileEdit").setText(u" /other.pem "_s);
        QCOMPARE(edit.parameters().value(u"sslrootcert"_s), u"/other.pem"_s);
    }

    void aCheckSaysItsStateInWords()
    {
        CheckList list;
        list.show();
        list.setLines({{CheckLine::State::Passed, u"One"_s, u"it came"_s, u"3 ms"_s},
                       {CheckLine::State::Failed, u"Two"_s, u"why"_s, {}, u"raw text"_s}});
        const auto titles = list.findChildren<QLabel *>(u"checkTitleLabel"_s);
        QCOMPARE(titles.size(), 2);
        const auto rows = list.findChildren<CheckRow *>();
        QCOMPARE(rows[0]->accessibleName(), u"One: done. it came 3 ms"_s);
        QCOMPARE(rows[1]->accessibleName(), u"Two: failed. why"_s);
        auto *details = list.findChildren<QLabel *>(u"checkDetailsLabel"_s).at(1);
        QVERIFY(!details->isVisible());
        list.findChildren<QPushButton *>(u"checkDetailsButton"_s).at(1)->click();
        QVERIFY(details->isVisible());
        QCOMPARE(details->text(), u"raw text"_s);
        list.setLines({{CheckLine::State::Running, u"One"_s}});
        QCOMPARE(list.lines().size(), std::size_t(1));
    }
};

QTEST_MAIN(TestConnectionEditors)
#include "tst_connectioneditors.moc"
