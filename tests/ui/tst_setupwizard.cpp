// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setupwizard.h"

#include "app/places.h"
#include "localledger.h"
#include "support/scratchhome.h"
#include "support/stallwatch.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTcpServer>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::part;

namespace {

const test::ScratchHome kHome;

/// A wizard over a session that has nothing open.
struct Setup
{
    Setup()
    {
        wizard.show();
        (void)QTest::qWaitForWindowActive(&wizard);
    }

    QLineEdit &field(const char *name) { return part<QLineEdit>(wizard, name); }
    QPushButton &button(const char *name) { return part<QPushButton>(wizard, name); }
    [[nodiscard]] QString errorText() { return part<QLabel>(wizard, "wizardErrorLabel").text(); }
    [[nodiscard]] bool isMarked(const char *name) { return field(name).property("invalid").toBool(); }
    [[nodiscard]] bool isConnecting() { return !button("openButton").isEnabled(); }
    void goToServer()
    {
        part<QRadioButton>(wizard, "serverRadio").click();
        button("nextButton").click();
    }

    test::LocalLedger ledger;
    SetupWizard wizard{ledger.session};
    QSignalSpy completed{&wizard, &SetupWizard::completed};
};

/// Takes connections and never says a word.
class SilentServer : public QTcpServer
{
public:
    SilentServer() { listen(QHostAddress::LocalHost); }
    [[nodiscard]] QString url() const { return u"postgresql://alice@127.0.0.1:%1/budget"_s.arg(serverPort()); }
};

} // namespace

class TestSetupWizard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thisComputerIsTheDefault()
    {
        Setup s;
        QVERIFY(part<QRadioButton>(s.wizard, "localRadio").isChecked());
        QCOMPARE(s.field("fileEdit").text(), QDir::toNativeSeparators(defaultLedgerFile()));
        QVERIFY(s.button("openButton").isVisible() && !s.button("nextButton").isVisible());
        s.button("openButton").click();
        QTRY_COMPARE(s.wizard.result(), int(QDialog::Accepted));
        QVERIFY(s.ledger.session.location() == LedgerLocation(LocalFile{defaultLedgerFile()}));
        QCOMPARE(s.completed.size(), 1);
        QVERIFY(QFile::exists(defaultLedgerFile()));
    }

    void cancelStoresNothing()
    {
        Setup s;
        s.field("fileEdit").setText(QDir::home().filePath(u"never.budget"_s));
        s.button("cancelButton").click();
        QVERIFY(!s.wizard.isVisible());
        QVERIFY(s.completed.isEmpty());
        QVERIFY(!QFile::exists(QDir::home().filePath(u"never.budget"_s)));
    }

    void aWrongFileIsSaidAndKept_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << u"  "_s << u"File: nothing is entered"_s;
        QTest::newRow("folder") << QDir::homePath() << u"File: this is a folder."_s;
        QTest::newRow("other") << QDir::home().filePath(u"letter.txt"_s) << u"File: this is no budget"_s;
        QTest::newRow("below a file") << QDir::home().filePath(u"letter.txt/a.budget"_s) << u"File: "_s;
    }

    void aWrongFileIsSaidAndKept()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFile letter(QDir::home().filePath(u"letter.txt"_s));
        QVERIFY(letter.open(QIODevice::WriteOnly));
        letter.write(QByteArray("Dear Alice, this is not a budget. ").repeated(40));
        letter.close();

        Setup s;
        s.field("fileEdit").setText(path);
        s.button("openButton").click();
        QTRY_VERIFY2(s.errorText().startsWith(text), qPrintable(s.errorText()));
        QCOMPARE(s.field("fileEdit").text(), path);
        QVERIFY(s.isMarked("fileEdit"));
        QCOMPARE(s.wizard.focusWidget(), &s.field("fileEdit"));
        QVERIFY(s.completed.isEmpty());

        s.field("fileEdit").setText(QDir::home().filePath(u"better.budget"_s));
        QVERIFY(!s.isMarked("fileEdit"));
        s.button("openButton").click();
        QTRY_COMPARE(s.wizard.result(), int(QDialog::Accepted));
    }

    void backAndNextKeepWhatWasTyped()
    {
        Setup s;
        s.goToServer();
        QCOMPARE(s.wizard.focusWidget(), &s.field("urlEdit"));
        QTest::keyClicks(&s.field("urlEdit"), u"postgresql://alice@localhost/budget"_s);
        s.button("backButton").click();
        QVERIFY(part<QRadioButton>(s.wizard, "serverRadio").isChecked());
        s.button("nextButton").click();
        QCOMPARE(s.field("urlEdit").text(), u"postgresql://alice@localhost/budget"_s);
    }

    void aPastedPasswordMovesToItsField()
    {
        Setup s;
        s.goToServer();
        s.field("urlEdit").setText(u"postgresql+psycopg2://alice:s3/cr@t@db.example.com/budget?sslmode=require"_s);
        QCOMPARE(s.field("urlEdit").text(), u"postgresql://alice@db.example.com:5432/budget?sslmode=require"_s);
        QCOMPARE(s.field("passwordEdit").text(), u"s3/cr@t"_s);
        QCOMPARE(s.field("passwordEdit").echoMode(), QLineEdit::Password);
    }

    void aTypedPasswordMovesWhenTheFieldIsLeft()
    {
        Setup s;
        s.goToServer();
        const QString typed = u"postgresql://alice:secret@localhost/budget"_s;
        QTest::keyClicks(&s.field("urlEdit"), typed);
        QCOMPARE(s.field("urlEdit").text(), typed);
        QTest::keyClick(&s.field("urlEdit"), Qt::Key_Tab);
        QTRY_COMPARE(s.field("passwordEdit").text(), u"secret"_s);
        QVERIFY(!s.field("urlEdit").text().contains(u"secret"_s));
    }

    void aWrongStringIsSaidAndKept_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString() << u"Connection string: nothing is entered"_s;
        QTest::newRow("scheme") << u"mysql://alice@localhost/budget"_s << u"Connection string: it does not read"_s;
        QTest::newRow("user") << u"postgresql://localhost/budget"_s << u"Connection string: the user"_s;
        QTest::newRow("host") << u"postgresql://alice@/budget"_s << u"Connection string: the host"_s;
        QTest::newRow("port") << u"postgresql://alice@localhost:70000/budget"_s << u"Connection string: the port"_s;
        QTest::newRow("database") << u"postgresql://alice@localhost"_s << u"Connection string: the name of the"_s;
    }

    void aWrongStringIsSaidAndKept()
    {
        QFETCH(QString, url);
        QFETCH(QString, text);
        Setup s;
        s.goToServer();
        s.field("urlEdit").setText(url);
        s.field("passwordEdit").setText(u"secret"_s);
        s.button("openButton").click();
        QVERIFY2(s.errorText().startsWith(text), qPrintable(s.errorText()));
        QVERIFY(!s.errorText().contains(u"secret"_s));
        QVERIFY(s.isMarked("urlEdit") && !s.isMarked("passwordEdit"));
        QCOMPARE(s.field("urlEdit").text(), url);
        QCOMPARE(s.field("passwordEdit").text(), u"secret"_s);
        QCOMPARE(s.wizard.focusWidget(), &s.field("urlEdit"));
    }

    void aRefusedPortIsMarkedInTheString()
    {
        QString url;
        QString port;
        {
            const SilentServer gone;
            url = gone.url();
            port = QString::number(gone.serverPort());
        }
        Setup s;
        s.goToServer();
        s.field("urlEdit").setText(url);
        s.button("openButton").click();
        QTRY_VERIFY2(s.errorText().startsWith(u"Port: "_s), qPrintable(s.errorText()));
        QCOMPARE(s.field("urlEdit").text(), url);
        QCOMPARE(s.field("urlEdit").selectedText(), port);
        QVERIFY(!part<QLabel>(s.wizard, "wizardDetailLabel").text().isEmpty());
        QVERIFY(s.completed.isEmpty());
    }

    void connectingShowsItsTimeAndCanBeStopped()
    {
        const SilentServer server;
        Setup s;
        s.goToServer();
        s.field("urlEdit").setText(server.url());
        s.field("passwordEdit").setText(u"secret"_s);
        auto &label = part<QLabel>(s.wizard, "connectingLabel");
        test::StallWatch watch;
        s.button("openButton").click();
        QVERIFY(!label.isVisible());
        QVERIFY(s.isConnecting());
        QTRY_COMPARE(label.text(), u"Connecting…"_s);
        QTRY_COMPARE(label.text(), u"Connecting… 2 s"_s);
        QVERIFY(watch.longestStall() < 200ms);
        s.button("cancelConnectingButton").click();
        QVERIFY(!s.isConnecting() && !label.isVisible());
        QCOMPARE(s.field("urlEdit").text(), server.url());
        QCOMPARE(s.field("passwordEdit").text(), u"secret"_s);
        QVERIFY(s.errorText().isEmpty());
        QTest::qWait(50);
        QVERIFY(s.wizard.isVisible() && s.errorText().isEmpty());
        QVERIFY(s.completed.isEmpty());
    }

    void cancelWhileConnectingLeavesNothingBehind()
    {
        const SilentServer server;
        Setup s;
        s.goToServer();
        s.field("urlEdit").setText(server.url());
        s.button("openButton").click();
        s.button("cancelButton").click();
        QVERIFY(!s.wizard.isVisible());
        QTRY_COMPARE(s.ledger.session.status().state, SessionState::Closed);
    }

    void aServerWithoutPasswordStartsAtItsPassword()
    {
        Setup s;
        s.wizard.startWith(ServerAddress{u"db.example.com"_s, 5432, u"budget"_s, u"alice"_s, {}, {}});
        QCOMPARE(s.field("urlEdit").text(), u"postgresql://alice@db.example.com:5432/budget"_s);
        QCOMPARE(s.wizard.focusWidget(), &s.field("passwordEdit"));
        QVERIFY(s.button("openButton").isVisible());
    }

    void anErrorOfTheServerShowsItsPage()
    {
        Setup s;
        s.wizard.showError({ErrorKind::UrlInvalid, Field::Url, {}, {}, {}});
        QVERIFY(s.field("urlEdit").isVisible());
        QVERIFY(s.errorText().startsWith(u"Connection string: "_s));
    }

    void theBudgetThatIsOpenStaysOpenWhenAnotherFails()
    {
        Setup s;
        QVERIFY(s.ledger.open());
        s.field("fileEdit").setText(QDir::homePath());
        s.button("openButton").click();
        QTRY_VERIFY(!s.errorText().isEmpty());
        s.button("cancelButton").click();
        QVERIFY(s.ledger.session.location() == s.ledger.location());
    }
};

QTEST_MAIN(TestSetupWizard)
#include "tst_setupwizard.moc"
