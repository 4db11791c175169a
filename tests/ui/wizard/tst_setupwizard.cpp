// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setupwizard.h"

#include "app/settings/places.h"
#include "core/checks/checklist.h"
#include "support/links/faultproxy.h"
#include "support/places/scratchhome.h"
#include "support/servers/postgrescluster.h"
#include "support/stallwatch.h"
#include "ui/checks/checklist.h"
#include "ui/wizard/setupstage.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTcpServer>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::part;
using test::Setup;

namespace {

const test::ScratchHome kHome; // it has no keychain

/// Accepts connections and never sends anything.
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
    void thisComputerIsAShortWay()
    {
        Setup s;
        const QSignalSpy finished(&s.wizard, &SetupWizard::finished);
        QVERIFY(part<QRadioButton>(s.wizard, "localRadio").isChecked());
        QCOMPARE(s.field("fileEdit").text(), QDir::toNativeSeparators(defaultLedgerFile()));
        QVERIFY(s.next());
        QTRY_VERIFY(s.shows("personPage"));
        QTest::keyClicks(&s.field("personNameEdit"), u"Alice"_s);
        QTest::keyClicks(&s.field("personEmailEdit"), u"alice@example.com"_s);
        QVERIFY(s.next());
        QVERIFY(s.shows("summaryPage"));
        QCOMPARE(s.field("profileNameEdit").text(), u"This computer"_s);
        QVERIFY(!QFile::exists(defaultLedgerFile()) && !s.isStored());
        s.button("finishButton").click();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(s.wizard.result(), int(QDialog::Accepted));
        QVERIFY(s.ledger.session.location() == LedgerLocation(LocalFile{defaultLedgerFile()}));
        QCOMPARE(s.ledger.persons().size(), std::size_t(1));
        QCOMPARE(s.ledger.preferences.person(*s.ledger.session.location()), s.ledger.persons().front().id);
        QCOMPARE(s.ledger.profiles.all().size(), std::size_t(1));
        QCOMPARE(s.ledger.profiles.lastUsed(), s.ledger.profiles.all().front().id);
        QVERIFY(QFile::remove(defaultLedgerFile()));
    }

    void cancelStoresNothingOnAnyPage_data()
    {
        QTest::addColumn<QByteArray>("page");
        for (const char *page : {"placePage", "connectionPage", "secretPage", "settingsPage", "checkPage", "tablesPage",
                                 "personPage", "summaryPage"})
            QTest::newRow(page) << QByteArray(page);
    }

    void cancelStoresNothingOnAnyPage()
    {
        QFETCH(QByteArray, page);
        const test::Database database = test::sharedCluster().createDatabase();
        Setup s;
        if (page != "placePage") {
            QVERIFY(s.goToServer());
            s.box().setPlainText(test::sharedCluster().url(database));
            QVERIFY(s.goFromConnectionTo(page.constData()));
        }
        QVERIFY(s.shows(page.constData()));
        const auto before = QDir(kHome.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        s.button("cancelButton").click();
        QVERIFY(!s.wizard.isVisible());
        QVERIFY(!s.isStored());
        QVERIFY(!s.ledger.session.location());
        QCOMPARE(QDir(kHome.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), before);
        QCOMPARE(test::sharedCluster().sql(database.name,
                                           u"SELECT count(*) FROM pg_tables WHERE schemaname NOT LIKE 'pg\\_%' AND "
                                           "schemaname <> 'information_schema'"_s),
                 u"0"_s);
    }

    void escapeAsksOnceWhereSomethingWasTyped()
    {
        Setup s;
        QVERIFY(s.goToServer());
        s.box().setPlainText(u"postgresql://alice:pw@h.example/d"_s);
        QTest::keyClick(&s.wizard, Qt::Key_Escape);
        QPointer<QMessageBox> box = s.wizard.findChild<QMessageBox *>(u"leaveBox"_s);
        QVERIFY(box && box->isVisible() && s.wizard.isVisible());
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(!box);
        QVERIFY(s.wizard.isVisible());
        QCOMPARE(s.field("hostEdit").text(), u"h.example"_s);
        s.wizard.close();
        QVERIFY(s.wizard.isVisible());
        box = s.wizard.findChild<QMessageBox *>(u"leaveBox"_s);
        QVERIFY(box);
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QVERIFY(!s.wizard.isVisible());
    }

    void escapeAsksNothingWhereNothingWasTyped_data()
    {
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("at once") << false;
        QTest::newRow("on the next page") << true;
    }
    void escapeAsksNothingWhereNothingWasTyped()
    {
        QFETCH(bool, goesOn);
        Setup s;
        if (goesOn)
            QVERIFY(s.goToServer());
        QTest::keyClick(&s.wizard, Qt::Key_Escape);
        QVERIFY(!s.wizard.isVisible());
    }

    void aWrongFileIsReportedAndKept_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << u"  "_s << u"File: nothing is entered"_s;
        QTest::newRow("folder") << QDir::homePath() << u"File: this is a folder."_s;
        QTest::newRow("other") << QDir::home().filePath(u"letter.txt"_s)
                               << u"File: this is not a Budget Tracker ledger"_s;
    }

    void aWrongFileIsReportedAndKept()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFile letter(QDir::home().filePath(u"letter.txt"_s));
        QVERIFY(letter.open(QIODevice::WriteOnly));
        letter.write(QByteArray("Dear Alice, this is not a budget. ").repeated(40));
        letter.close();

        Setup s;
        s.field("fileEdit").setText(path);
        s.button("nextButton").click();
        QTRY_VERIFY2(s.errorText().startsWith(text), qPrintable(s.errorText()));
        QVERIFY(s.shows("placePage"));
        QCOMPARE(s.field("fileEdit").text(), path);
        QVERIFY(s.isMarked("fileEdit"));
        QVERIFY(!s.isStored());
        s.field("fileEdit").setText(QDir::home().filePath(u"better.budget"_s));
        QVERIFY(!s.isMarked("fileEdit"));
        QVERIFY(s.next());
        QTRY_VERIFY(s.shows("personPage"));
    }

    void backAndNextKeepWhatWasEntered()
    {
        const test::Database database = test::sharedCluster().createDatabase();
        Setup s;
        QVERIFY(s.goToServer());
        s.box().setPlainText(test::sharedCluster().url(database));
        const QString text = s.box().toPlainText();
        QVERIFY(s.goFromConnectionTo("personPage"));
        QTest::keyClicks(&s.field("personNameEdit"), u"Alice"_s);
        for (int steps = 0; steps < 7; ++steps)
            s.button("backButton").click();
        QVERIFY(s.shows("placePage"));
        QVERIFY(part<QRadioButton>(s.wizard, "serverRadio").isChecked());
        QVERIFY(s.next());
        QCOMPARE(s.box().toPlainText(), text);
        QCOMPARE(s.field("passwordEdit").text(), database.password);
        QVERIFY(s.goFromConnectionTo("personPage"));
        QCOMPARE(s.field("personNameEdit").text(), u"Alice"_s);
    }

    void aWrongStringIsReportedAndKept_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString() << u"Connection string: nothing is entered"_s;
        QTest::newRow("scheme") << u"mysql://alice@localhost/budget"_s << u"This is the address of another kind"_s;
        QTest::newRow("user") << u"postgresql://localhost/budget"_s << u"Connection string: the user"_s;
        QTest::newRow("host") << u"postgresql://alice@/budget"_s << u"Connection string: the host"_s;
        QTest::newRow("port") << u"postgresql://alice@localhost:70000/budget"_s << u"The port must be a number"_s;
        QTest::newRow("database") << u"postgresql://alice@localhost"_s << u"Connection string: the name of the"_s;
    }

    void aWrongStringIsReportedAndKept()
    {
        QFETCH(QString, url);
        QFETCH(QString, text);
        Setup s;
        QVERIFY(s.goToServer());
        s.box().setPlainText(url);
        s.field("passwordEdit").setText(u"secret"_s);
        s.button("nextButton").click();
        QVERIFY2(s.errorText().startsWith(text), qPrintable(s.errorText()));
        QVERIFY(s.shows("connectionPage"));
        QCOMPARE(s.box().toPlainText(), url);
        QCOMPARE(s.field("passwordEdit").text(), u"secret"_s);
    }

    void theCheckShowsWhatCameBack()
    {
        const test::Database database = test::sharedCluster().createDatabase();
        test::sharedCluster().sql(database.name, u"CREATE TABLE notes (id integer)"_s);
        Setup s;
        QVERIFY(s.goToServer());
        s.box().setPlainText(test::sharedCluster().url(database));
        QVERIFY(s.goFromConnectionTo("checkPage"));
        QVERIFY(!s.button("nextButton").isEnabled());
        QTRY_VERIFY(s.button("nextButton").isEnabled());
        const auto lines = part<CheckList>(s.wizard, "checkList").lines();
        QCOMPARE(lines.size(), kCheckCount);
        const auto evidence = [&](Check check) { return lines[static_cast<std::size_t>(check)].evidence; };
        QVERIFY2(evidence(Check::StringUnderstood).contains(database.name),
                 qPrintable(evidence(Check::StringUnderstood)));
        QVERIFY2(evidence(Check::TlsAgreed).startsWith(u"TLSv1."_s), qPrintable(evidence(Check::TlsAgreed)));
        QVERIFY(evidence(Check::RoundTrip).startsWith(u"SELECT 1 · "_s));
        QVERIFY(!lines[static_cast<std::size_t>(Check::RoundTrip)].time.isEmpty());
        QCOMPARE(evidence(Check::Tables), u"0 of 3 found"_s);
    }

    void theSummaryHasEvidenceForEveryCheckpoint()
    {
        const test::Database database = test::sharedCluster().createDatabase();
        Setup s;
        QVERIFY(s.goToServer());
        s.box().setPlainText(test::sharedCluster().url(database));
        QVERIFY(s.goFromConnectionTo("summaryPage"));
        QStringList titles;
        const auto lines = part<CheckList>(s.wizard, "summaryList").lines();
        for (const CheckLine &line : lines) {
            titles << line.title;
            QVERIFY2(!line.evidence.isEmpty(), qPrintable(line.title));
        }
        QCOMPARE(titles,
                 (QStringList{u"Connection string understood"_s, u"Where the password is kept"_s,
                              u"Encrypted, and the server's identity verified"_s, u"Server answers queries"_s,
                              u"Server version"_s, u"Tables verified"_s, u"Connection pool"_s, u"Persistence drill"_s,
                              u"You are"_s}));
        part<QPushButton>(s.wizard, "copySummaryButton").click();
        const QString copied = QApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"Server version: done"_s) && copied.contains(u"not run;"_s), qPrintable(copied));
        QVERIFY(!copied.contains(database.password));
    }

    void aFailedCheckSaysWhyAndCanBeRepeated()
    {
        const test::Database database = test::sharedCluster().createDatabase();
        Setup s;
        QVERIFY(s.goToServer());
        s.box().setPlainText(test::sharedCluster().url(database));
        s.field("passwordEdit").clear();
        QTest::keyClicks(&s.field("passwordEdit"), u"canary-wrong"_s);
        QVERIFY(s.goFromConnectionTo("checkPage"));
        QTRY_VERIFY(s.shows("checkAgainButton"));
        QVERIFY(!s.button("nextButton").isEnabled());
        const CheckLine line =
            part<CheckList>(s.wizard, "checkList").lines()[static_cast<std::size_t>(Check::PasswordAccepted)];
        QCOMPARE(line.state, CheckLine::State::Failed);
        QVERIFY2(line.cause.startsWith(u"Password: the server did not accept it"_s), qPrintable(line.cause));
        QVERIFY(!plainText(line).contains(u"canary-wrong"_s));
        for (int steps = 0; steps < 3; ++steps)
            s.button("backButton").click();
        auto &password = s.field("passwordEdit");
        password.selectAll();
        QTest::keyClicks(&password, database.password);
        QVERIFY(s.goFromConnectionTo("personPage"));
    }

    void theCheckCanBeStoppedAndNothingBlocks()
    {
        const SilentServer server;
        Setup s;
        QVERIFY(s.goToServer());
        s.box().setPlainText(server.url());
        test::StallWatch watch;
        QVERIFY(s.goFromConnectionTo("checkPage"));
        const auto &list = part<CheckList>(s.wizard, "checkList");
        const auto isTlsAwaited = [&list] {
            const CheckLine line = list.lines()[static_cast<std::size_t>(Check::TlsAgreed)];
            return line.state == CheckLine::State::Running && line.time.endsWith(u" s"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTlsAwaited(), 15'000);
        QVERIFY(watch.longestStall() < 300ms);
        part<QPushButton>(s.wizard, "stopCheckButton").click();
        QVERIFY(s.shows("checkAgainButton") && !s.button("nextButton").isEnabled());
        s.button("backButton").click();
        QVERIFY(s.shows("settingsPage"));
    }

    void cancelWhileCheckingLeavesNothingBehind()
    {
        const SilentServer server;
        Setup s;
        QVERIFY(s.goToServer());
        s.box().setPlainText(server.url());
        QVERIFY(s.goFromConnectionTo("checkPage"));
        s.button("cancelButton").click();
        QVERIFY(!s.wizard.isVisible());
        QVERIFY(s.ledger.session.status().state == SessionState::Closed);
    }

    void anErrorOfTheServerShowsItsPage()
    {
        Setup s;
        s.wizard.showError({ErrorKind::UrlInvalid, Field::Url, {}, {}, {}});
        QVERIFY(s.shows("connectionPage"));
        QVERIFY(s.errorText().startsWith(u"Connection string: "_s));
    }

    void theBudgetThatIsOpenStaysOpenWhenAnotherFails()
    {
        Setup s;
        QVERIFY(s.ledger.open());
        s.field("fileEdit").setText(QDir::homePath());
        s.button("nextButton").click();
        QTRY_VERIFY(!s.errorText().isEmpty());
        s.button("cancelButton").click();
        QVERIFY(s.ledger.session.location() == LedgerLocation(s.ledger.location()));
    }

    void theBudgetThatIsOpenCanBeChosenAgain()
    {
        Setup s;
        QVERIFY(s.ledger.open());
        (void)s.ledger.addPerson(u"Alice"_s);
        s.field("fileEdit").setText(s.ledger.location().path);
        QVERIFY(s.next());
        QTRY_VERIFY(s.shows("personPage"));
        QVERIFY(part<QRadioButton>(s.wizard, "existingRadio").isChecked());
        QVERIFY(s.next());
        s.button("finishButton").click();
        QTRY_COMPARE(s.wizard.result(), int(QDialog::Accepted));
    }

    void itFitsASmallScreen()
    {
        Setup s;
        QVERIFY2(s.wizard.minimumSizeHint().width() <= 1024 && s.wizard.minimumSizeHint().height() <= 700,
                 qPrintable(
                     u"%1 x %2"_s.arg(s.wizard.minimumSizeHint().width()).arg(s.wizard.minimumSizeHint().height())));
    }
};

QTEST_MAIN(TestSetupWizard)
#include "tst_setupwizard.moc"
