// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/iconlabel.h"
#include "ui/wizard/pages/checkpage.h"

#include "core/reading/connectionurl.h"
#include "support/coursetables.h"
#include "support/places/scratchhome.h"
#include "support/servers/postgrescluster.h"
#include "ui/checks/checklist.h"
#include "ui/checks/checklistview.h"
#include "ui/wizard/setup/remedy.h"
#include "ui/wizard/setupstage.h"

#include <QApplication>
#include <QClipboard>
#include <QSpinBox>
#include <QToolButton>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;
using test::Setup;
using test::sharedCluster;

namespace {

const test::ScratchHome kHome; // it has no keychain

struct Checked : Setup
{
    explicit Checked(const QString &text)
    {
        if (!goToServer())
            qFatal("the wizard does not go to the server's page");
        box().setPlainText(text);
        if (!goFromConnectionTo("checkPage"))
            qFatal("the wizard does not go to the checks");
    }

    [[nodiscard]] CheckListView &view() { return part<CheckListView>(wizard, "checkListView"); }
    [[nodiscard]] bool isDone() { return !view().isRunning() && shows("checkAgainButton"); }
    [[nodiscard]] CheckLine line(Check check)
    {
        return part<CheckList>(wizard, "checkList").lines().at(static_cast<std::size_t>(check));
    }
    [[nodiscard]] CheckRow &row(Check check)
    {
        return *part<CheckList>(wizard, "checkList").findChildren<CheckRow *>().at(static_cast<int>(check));
    }
    void act(Check check) { part<QPushButton>(row(check), "checkActionButton").click(); }
    [[nodiscard]] CheckState state(Check check) { return view().checklist().result(check).state; }
};

QString urlOf(const test::Database &database, const QString &from = {}, const QString &to = {})
{
    QString url = sharedCluster().url(database);
    if (!from.isEmpty() && !url.contains(from))
        qFatal("%s is not in it", qPrintable(from));
    return from.isEmpty() ? url : url.replace(from, to);
}

} // namespace

class TestCheckPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passedChecksAreShownLineByLine()
    {
        const test::Database database = sharedCluster().createDatabase();
        (void)test::ownerSql(database, sharedCluster().port(), sharedCluster().caFile(), test::courseDdl());
        Checked s(urlOf(database));
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        QVERIFY(s.button("nextButton").isEnabled());
        QCOMPARE(s.line(Check::PasswordAccepted).word, u"passed"_s);
        QCOMPARE(s.line(Check::EndpointKnown).word, u"not needed"_s);
        QCOMPARE(s.line(Check::Tables).evidence, u"3 of 3 found"_s);
        QVERIFY(!part<IconLabel>(s.row(Check::RoundTrip), "checkIconLabel").icon().isNull());
        QVERIFY(s.row(Check::RoundTrip).accessibleName().startsWith(u"Server answers queries: passed. SELECT 1"_s));
        part<QPushButton>(s.wizard, "copyChecksButton").click();
        const QString copied = QApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"Password accepted: passed"_s) && !copied.contains(database.password),
                 qPrintable(copied));
    }

    void aWarningDoesNotBlockAndLeadsToTheTables()
    {
        const test::Database database = sharedCluster().createDatabase();
        Checked s(urlOf(database));
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        QVERIFY(s.button("nextButton").isEnabled());
        QCOMPARE(s.line(Check::Tables).word, u"warning"_s);
        QCOMPARE(s.line(Check::Tables).cause, u"There are no tables yet."_s);
        const auto &again = part<QPushButton>(s.wizard, "checkAgainButton");
        QVERIFY(again.hasFocus() && !again.visibleRegion().isEmpty());
        auto &more = part<QToolButton>(s.row(Check::Tables), "checkMoreButton");
        QVERIFY(!part<QWidget>(s.row(Check::Tables), "checkPanel").isVisible());
        more.click();
        QVERIFY(part<QWidget>(s.row(Check::Tables), "checkPanel").isVisible());
        s.act(Check::Tables);
        QVERIFY(s.shows("tablesPage"));
    }

    void aCompleteChecklistIsNotRunAgain()
    {
        const test::Database database = sharedCluster().createDatabase();
        Checked s(urlOf(database));
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        s.button("backButton").click();
        QVERIFY(s.shows("settingsPage"));
        s.button("nextButton").click();
        QVERIFY(s.isDone() && s.button("nextButton").isEnabled());
        s.button("backButton").click();
        part<QSpinBox>(s.wizard, "sizeSpin").setValue(3); // the checks depend on the pool's settings
        s.button("nextButton").click();
        QVERIFY(s.view().isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
    }

    void aWrongPasswordOpensItsRowAndLeadsToItsField()
    {
        const test::Database database = sharedCluster().createDatabase();
        Checked s(urlOf(database, database.password, u"canary-wrong"_s));
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        QVERIFY(!s.button("nextButton").isEnabled());
        QCOMPARE(s.line(Check::PasswordAccepted).word, u"failed"_s);
        QVERIFY(s.row(Check::PasswordAccepted).hasFocus());
        QVERIFY(!s.row(Check::PasswordAccepted).visibleRegion().isEmpty());
        QVERIFY(part<QWidget>(s.row(Check::PasswordAccepted), "checkPanel").isVisible());
        QVERIFY(!part<QLabel>(s.row(Check::PasswordAccepted), "checkStepLabel").text().isEmpty());
        QCOMPARE(s.line(Check::Tables).word, u"skipped"_s);
        QCOMPARE(s.line(Check::Tables).evidence, u"not reached, because of: Password accepted"_s);
        auto &act = part<QPushButton>(s.row(Check::PasswordAccepted), "checkActionButton");
        act.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&act, Qt::Key_Return); // Next is disabled, and takes no Enter
        QVERIFY(s.shows("connectionPage"));
        QVERIFY(s.isMarked("passwordEdit") && s.field("passwordEdit").hasFocus());
        QVERIFY(s.errorText().startsWith(u"Password: "_s));
        s.field("passwordEdit").selectAll();
        QTest::keyClicks(&s.field("passwordEdit"), database.password);
        QVERIFY(!s.isMarked("passwordEdit"));
        QVERIFY(s.goFromConnectionTo("personPage"));
    }

    void aWrongPartLeadsToItsField_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<Check>("check");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("host") << u"@localhost"_s << u"@nowhere.invalid"_s << Check::NameResolves
                              << QByteArray("hostEdit");
        QTest::newRow("database") << u"/NAME?"_s << u"/nowhere?"_s << Check::DatabaseExists
                                  << QByteArray("databaseEdit");
    }

    void aWrongPartLeadsToItsField()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(Check, check);
        QFETCH(QByteArray, field);
        const test::Database database = sharedCluster().createDatabase();
        Checked s(urlOf(database, from.replace(u"NAME"_s, database.name), to));
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        QCOMPARE(s.state(check), CheckState::Failed);
        s.act(check);
        QVERIFY(s.shows("connectionPage"));
        QVERIFY(s.isMarked(field.constData()));
    }

    void raisingTlsChangesTheStringAndChecksAgain()
    {
        const test::Database database = sharedCluster().createDatabase();
        Checked s(urlOf(database, u"sslmode=verify-full"_s, u"sslmode=verify-ca"_s));
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        QCOMPARE(s.state(Check::TlsAgreed), CheckState::Warned);
        s.act(Check::TlsAgreed);
        QVERIFY(s.shows("checkPage") && s.view().isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        QCOMPARE(s.view().checklist().result(Check::TlsAgreed).error, std::nullopt);
        QVERIFY(s.view().checklist().result(Check::TlsAgreed).concern != Concern::HostNotVerified);
        for (int steps = 0; steps < 3; ++steps)
            s.button("backButton").click();
        QVERIFY(s.box().toPlainText().contains(u"sslmode=verify-full"_s));
    }

    void aSmallerPoolIsChosenAndCheckedAgain()
    {
        const test::Database database = sharedCluster().createDatabase();
        Checked s(urlOf(database));
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        s.button("backButton").click();
        part<QSpinBox>(s.wizard, "sizeSpin").setValue(100);
        part<QSpinBox>(s.wizard, "overflowSpin").setValue(100);
        s.button("nextButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        QCOMPARE(s.view().checklist().result(Check::Connections).concern, Concern::PoolTooLarge);
        s.act(Check::Connections);
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        QVERIFY(s.view().checklist().result(Check::Connections).concern != Concern::PoolTooLarge);
        s.button("backButton").click();
        QVERIFY(part<QSpinBox>(s.wizard, "sizeSpin").value() < 100);
    }

    void theDirectHostTakesThePlaceOfThePooledOne()
    {
        const auto login = parseConnectionUrl(
            u"postgresql://alice:x@ep-cool-breeze-123456-pooler.us-east-2.aws.neon.tech/neondb"_s);
        QVERIFY(login.has_value());
        SetupDraft draft = draftOf(*login);
        applyRemedy(CheckAction::SwitchToDirect, draft);
        QCOMPARE(draft.address.host, u"ep-cool-breeze-123456.us-east-2.aws.neon.tech"_s);
        QVERIFY(draft.text.contains(draft.address.host) && !draft.text.contains(u"-pooler"_s));
        QVERIFY(loginOf(draft).has_value());
    }

    void oneCheckIsRepeatedAndTheOthersKeepTheirResults()
    {
        const test::Database database = sharedCluster().createDatabase();
        Checked s(urlOf(database));
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        QCOMPARE(s.state(Check::Tables), CheckState::Warned);
        const CheckResult before = s.view().checklist().result(Check::NameResolves);
        (void)test::ownerSql(database, sharedCluster().port(), sharedCluster().caFile(), test::courseDdl());
        part<QToolButton>(s.row(Check::Tables), "checkRepeatButton").click();
        QVERIFY(s.view().isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        QCOMPARE(s.state(Check::Tables), CheckState::Passed);
        QVERIFY(s.view().checklist().result(Check::NameResolves) == before);
    }

    void everythingIsReachedByKeys()
    {
        const test::Database database = sharedCluster().createDatabase();
        Checked s(urlOf(database));
        QTRY_VERIFY_WITH_TIMEOUT(s.isDone(), 30'000);
        QVERIFY(part<QPushButton>(s.wizard, "checkAgainButton").hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), &s.row(Check::StringUnderstood));
        for (int step = 0; step < static_cast<int>(Check::Tables); ++step)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), &s.row(Check::Tables));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(s.shows("checkPage"));
        QVERIFY(part<QWidget>(s.row(Check::Tables), "checkPanel").isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); // to the text of the next step
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); // to the button that checks again
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), &part<QPushButton>(s.row(Check::Tables), "checkActionButton"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(s.shows("tablesPage"));
    }
};

QTEST_MAIN(TestCheckPage)
#include "tst_checkpage.moc"
