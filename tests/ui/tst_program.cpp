// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program.h"

#include "app/places.h"
#include "core/connection/connectionurl.h"
#include "localledger.h"
#include "support/scratchhome.h"
#include "ui/mainwindow.h"
#include "ui/notice.h"
#include "ui/profiles/passworddialog.h"
#include "ui/profiles/profilesdialog.h"
#include "ui/tables/listtable.h"
#include "ui/wizard/setupwizard.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

namespace {

const test::ScratchHome kHome;

StartOptions withFile(const QString &file, bool addSample = false)
{
    StartOptions options;
    options.ledgerFile = file;
    options.addSample = addSample;
    return options;
}

/// A program with settings of its own.
struct Started
{
    explicit Started(const QTemporaryDir &folder, const StartOptions &options = {})
        : program(options, folder.filePath(u"settings.ini"_s))
    {
        program.start();
    }

    [[nodiscard]] SetupWizard *wizard() { return test::openDialog<SetupWizard>(program.window(), "setupWizard"); }
    /// Goes from the place on this computer to the end.
    void finishWizard()
    {
        part<QPushButton>(*wizard(), "nextButton").click();
        QTRY_VERIFY(part<QWidget>(*wizard(), "personPage").isVisible());
        part<QPushButton>(*wizard(), "nextButton").click();
        part<QPushButton>(*wizard(), "finishButton").click();
    }
    [[nodiscard]] QString wizardError() { return part<QLabel>(*wizard(), "wizardErrorLabel").text(); }
    [[nodiscard]] bool isOpen() { return program.session().location().has_value(); }
    [[nodiscard]] QString notice()
    {
        const auto &bar = part<NoticeBar>(program.window(), "windowNotice");
        return bar.isVisible() ? part<QLabel>(bar, "noticeLabel").text() : QString();
    }

    [[nodiscard]] PasswordDialog *passwordDialog()
    {
        return test::openDialog<PasswordDialog>(program.window(), "passwordDialog");
    }
    /// What the window says in the place of a ledger.
    [[nodiscard]] QString failure()
    {
        const auto &label = part<QLabel>(program.window(), "welcomeErrorLabel");
        return label.isVisible() ? label.text() : QString();
    }
    void click(const char *button)
    {
        auto &found = part<QAbstractButton>(program.window(), button);
        QVERIFY2(found.isVisible() && found.isEnabled(), button);
        found.click();
    }
    /// The ledgers in the menu, with a star at the one that is marked.
    [[nodiscard]] QStringList menu()
    {
        QStringList texts;
        for (const QAction *action : part<QMenu>(program.window(), "profileMenu").actions()) {
            if (action->isCheckable())
                texts << action->text() + (action->isChecked() ? u"*"_s : QString());
        }
        return texts;
    }
    void choose(const QString &name)
    {
        for (QAction *action : part<QMenu>(program.window(), "profileMenu").actions()) {
            if (action->text() == name)
                return action->trigger();
        }
        QFAIL(qPrintable(name));
    }

    Program program;
};

/// Leaves profiles behind as an earlier start does; `last` was open last.
void store(const QTemporaryDir &folder, const std::vector<Profile> &all, int last)
{
    SettingsFile file(folder.filePath(u"settings.ini"_s));
    Profiles profiles(file);
    for (const Profile &profile : all)
        QVERIFY(profiles.save(profile));
    if (last >= 0)
        QVERIFY(profiles.setLastUsed(all[size_t(last)].id));
}

Profile local(const QTemporaryDir &folder, const QString &name)
{
    return {Profiles::newId(), name, u"#4ECDC4"_s, LocalFile{folder.filePath(name + u".budget"_s)}};
}

QByteArray settings(const QTemporaryDir &folder)
{
    QFile file(folder.filePath(u"settings.ini"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ServerAddress nowhere(const QString &password)
{
    return {u"127.0.0.1"_s, 1, u"budget"_s, u"alice"_s, Secret(password), {}};
}

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstStartAsksWhereTheBudgetLives()
    {
        const QTemporaryDir folder;
        Started s(folder);
        QVERIFY(s.program.window().isVisible());
        QVERIFY(s.wizard());
        s.finishWizard();
        QTRY_VERIFY(s.isOpen() && !s.wizard());
        QVERIFY(*s.program.session().location() == LedgerLocation(LocalFile{defaultLedgerFile()}));
    }

    void cancelLeavesAWindowThatAsksAgain()
    {
        const QTemporaryDir folder;
        Started s(folder);
        part<QPushButton>(*s.wizard(), "cancelButton").click();
        QVERIFY(!s.wizard());
        part<QPushButton>(s.program.window(), "chooseLedgerButton").click();
        QTRY_VERIFY(s.wizard());
    }

    void theNextStartOpensTheLastLedger()
    {
        const QTemporaryDir folder;
        {
            Started s(folder);
            part<QLineEdit>(*s.wizard(), "fileEdit").setText(folder.filePath(u"own.budget"_s));
            s.finishWizard();
            QTRY_VERIFY(s.isOpen() && !s.wizard());
        }
        Started again(folder);
        QVERIFY(!again.wizard());
        QTRY_VERIFY(again.isOpen());
        QCOMPARE(again.program.window().windowTitle(), u"own – Budget Tracker"_s);
    }

    void aLedgerOnTheCommandLineGoesFirstAndIsNotRemembered()
    {
        const QTemporaryDir folder;
        {
            StartOptions options = withFile(folder.filePath(u"given.budget"_s));
            options.given = nowhere(u"secret"_s);
            Started s(folder, options);
            QTRY_VERIFY(s.isOpen());
            QVERIFY(!s.wizard());
        }
        Started again(folder);
        QVERIFY(again.wizard());
    }

    void theSampleIsAddedOnceAndItsMonthIsShown()
    {
        const QTemporaryDir folder;
        const auto options = withFile(folder.filePath(u"sample.budget"_s), true);
        {
            Started s(folder, options);
            QTRY_VERIFY(s.isOpen());
            QTRY_COMPARE(s.program.session().status().pendingWrites, 0);
            auto listed = s.program.session().ledger().listMonth(Month(2024, 1));
            QTRY_VERIFY(listed.isFinished());
            QCOMPARE(listed.result()->size(), 4U);
            QVERIFY(s.notice().isEmpty());
        }
        Started again(folder, options);
        QTRY_VERIFY(again.notice().startsWith(u"The sample was not added"_s));
    }

    void aLedgerThatDoesNotOpenIsSaidWithWaysOut()
    {
        const QTemporaryDir folder;
        Started s(folder, withFile(folder.path()));
        QTRY_VERIFY(s.failure().startsWith(u"File: this is a folder."_s));
        QVERIFY(!s.wizard());
        s.click("retryButton");
        QTRY_VERIFY(s.failure().startsWith(u"File: this is a folder."_s));
        s.click("editConnectionButton");
        QVERIFY(s.wizard());
        QCOMPARE(part<QLineEdit>(*s.wizard(), "fileEdit").text(), QDir::toNativeSeparators(folder.path()));
        part<QPushButton>(*s.wizard(), "cancelButton").click();
        s.click("workHereButton");
        QTRY_VERIFY(s.isOpen());
        QVERIFY(*s.program.session().location() == LedgerLocation(LocalFile{defaultLedgerFile()}));
        QCOMPARE(s.program.profiles().all().size(), 1U);
        QCOMPARE(s.program.profiles().all().front().name, u"This computer"_s);
        QCOMPARE(s.program.profiles().current(), s.program.profiles().all().front().id);
        QCOMPARE(s.program.window().windowTitle(), u"This computer – Budget Tracker"_s);
    }

    void aGivenServerThatDoesNotAnswerIsSaid()
    {
        const QTemporaryDir folder;
        StartOptions options;
        options.given = nowhere(u"s3cret"_s);
        Started s(folder, options);
        QTRY_VERIFY2(s.failure().startsWith(u"Port: "_s), qPrintable(s.failure()));
        QVERIFY(!s.program.window().windowTitle().contains(u"s3cret"_s));
        for (const QLabel *label : s.program.window().findChildren<QLabel *>())
            QVERIFY(!label->text().contains(u"s3cret"_s));
        s.click("showDetailsButton");
        QVERIFY(part<QLabel>(s.program.window(), "welcomeDetailsLabel").isVisible());
    }

    void aGivenServerIsAProfileThatIsNotStored()
    {
        const QTemporaryDir folder;
        StartOptions options = withFile(folder.filePath(u"given.budget"_s));
        options.given = nowhere(u"s3cret"_s);
        options.givenSource = Profile::Source::DotEnvFile;
        {
            Started s(folder, options);
            QTRY_VERIFY(s.isOpen());
            QCOMPARE(s.program.profiles().all().size(), 1U);
            const Profile given = s.program.profiles().all().front();
            QCOMPARE(given.name, u"DATABASE_URL"_s);
            QVERIFY(std::get<ServerAddress>(given.location).password.isEmpty());
            auto secret = s.program.secrets().read(given);
            QTRY_VERIFY(secret.isFinished());
            QCOMPARE(secret.result()->reveal(), u"s3cret"_s);
            QCOMPARE(s.menu(), QStringList({u"DATABASE_URL (from the .env file here)"_s}));
        }
        QVERIFY(!settings(folder).contains("DATABASE_URL") && !settings(folder).contains("s3cret"));
    }

    void aGivenStringThatCannotBeReadIsSaid()
    {
        const QTemporaryDir folder;
        StartOptions options;
        options.givenError = parseConnectionUrl(u"mysql://nonsense"_s).error();
        {
            Started s(folder, options);
            QVERIFY(s.wizardError().startsWith(u"Connection string: "_s));
            QVERIFY(part<QPlainTextEdit>(*s.wizard(), "pasteEdit").isVisible());
        }
        store(folder, {local(folder, u"One"_s)}, 0);
        Started again(folder, options);
        QTRY_VERIFY(again.isOpen());
        QVERIFY(!again.wizard());
        QVERIFY(again.notice().startsWith(u"Connection string: "_s));
    }

    void aRememberedServerIsAskedForItsPassword()
    {
        const QTemporaryDir folder;
        Profile remote{Profiles::newId(), u"Nowhere"_s, kDefaultProfileColor, nowhere(u"s3cret"_s)};
        remote.keeper = SecretKeeper::Ask;
        store(folder, {remote}, 0);
        Started s(folder);
        QTRY_VERIFY(s.passwordDialog());
        QVERIFY(!s.wizard());
        part<QLineEdit>(*s.passwordDialog(), "passwordEdit").setText(u"typed"_s);
        QTest::keyClick(&part<QLineEdit>(*s.passwordDialog(), "passwordEdit"), Qt::Key_Return);
        QTRY_VERIFY(part<QLabel>(*s.passwordDialog(), "dialogErrorLabel").text().startsWith(u"Port: "_s));
        QCOMPARE(part<QLineEdit>(*s.passwordDialog(), "passwordEdit").text(), u"typed"_s);
        part<QPushButton>(*s.passwordDialog(), "workHereButton").click();
        QTRY_VERIFY(s.isOpen() && !s.passwordDialog());
        QCOMPARE(s.program.profiles().all().size(), 2U);
        QVERIFY(!settings(folder).contains("s3cret") && !settings(folder).contains("typed"));
    }

    void whoDoesNotGiveThePasswordHasWaysOut()
    {
        const QTemporaryDir folder;
        Profile remote{Profiles::newId(), u"Nowhere"_s, kDefaultProfileColor, nowhere({})};
        remote.keeper = SecretKeeper::Ask;
        store(folder, {remote}, 0);
        Started s(folder);
        QTRY_VERIFY(s.passwordDialog());
        s.passwordDialog()->reject();
        QTRY_VERIFY(s.failure().startsWith(u"Cancelled"_s));
        s.click("retryButton");
        QTRY_VERIFY(s.passwordDialog());
        part<QToolButton>(*s.passwordDialog(), "editConnectionButton").click();
        QTRY_VERIFY(s.wizard());
        QCOMPARE(part<QPlainTextEdit>(*s.wizard(), "pasteEdit").toPlainText(),
                 u"postgresql://alice@127.0.0.1:1/budget"_s);
    }

    void switchesBetweenProfiles()
    {
        const QTemporaryDir folder;
        const std::vector<Profile> all{local(folder, u"One"_s), local(folder, u"Two & more"_s)};
        store(folder, all, 1);
        {
            Started s(folder);
            QTRY_COMPARE(s.program.window().windowTitle(), u"Two & more – Budget Tracker"_s);
            QCOMPARE(s.menu(), QStringList({u"One"_s, u"Two && more*"_s}));
            s.choose(u"One"_s);
            QTRY_COMPARE(s.program.window().windowTitle(), u"One – Budget Tracker"_s);
            QCOMPARE(s.menu(), QStringList({u"One*"_s, u"Two && more"_s}));
            QCOMPARE(part<QToolButton>(s.program.window(), "profileButton").accessibleName(), u"Ledger: One"_s);
        }
        Started again(folder);
        QTRY_COMPARE(again.program.window().windowTitle(), u"One – Budget Tracker"_s);
    }

    void theOpenLedgerStaysWhenAnotherFails()
    {
        const QTemporaryDir folder;
        Profile broken = local(folder, u"Broken"_s);
        broken.location = LocalFile{folder.path()};
        store(folder, {local(folder, u"One"_s), broken}, 0);
        Started s(folder);
        QTRY_VERIFY(s.isOpen());
        s.choose(u"Broken"_s);
        QTRY_VERIFY(s.notice().startsWith(u"File: this is a folder."_s));
        QCOMPARE(s.program.window().windowTitle(), u"One – Budget Tracker"_s);
        QCOMPARE(s.menu(), QStringList({u"One*"_s, u"Broken"_s}));
        s.choose(u"One"_s);
        QTRY_VERIFY(s.notice().isEmpty());
    }

    void switchingWaitsForWhatIsBeingSaved()
    {
        const QTemporaryDir folder;
        store(folder, {local(folder, u"One"_s), local(folder, u"Two"_s)}, 0);
        Started s(folder);
        QTRY_VERIFY(s.isOpen());
        auto first = s.program.session().ledger().addPerson({u"a@example.com"_s, u"A"_s});
        s.choose(u"Two"_s);
        QVERIFY(s.notice().startsWith(u"Saving…"_s));
        QTRY_COMPARE(s.program.window().windowTitle(), u"Two – Budget Tracker"_s);
        QVERIFY(first.isFinished() && first.result());

        s.choose(u"One"_s);
        QTRY_COMPARE(s.program.window().windowTitle(), u"One – Budget Tracker"_s);
        auto again = s.program.session().ledger().addPerson({u"a@example.com"_s, u"A"_s});
        s.choose(u"Two"_s);
        QTRY_VERIFY(s.notice().startsWith(u"This ledger stays open"_s));
        QCOMPARE(s.program.window().windowTitle(), u"One – Budget Tracker"_s);
        QVERIFY(again.isFinished() && !again.result());
    }

    void withoutALastOneTheListIsShown()
    {
        const QTemporaryDir folder;
        store(folder, {local(folder, u"One"_s), local(folder, u"Two"_s)}, -1);
        Started s(folder);
        auto *list = test::openDialog<ProfilesDialog>(s.program.window(), "profilesDialog");
        QVERIFY(list && !s.wizard());
        part<ListTable>(*list, "profilesTable").chooseRow(1);
        part<QPushButton>(*list, "openProfileButton").click();
        QTRY_COMPARE(s.program.window().windowTitle(), u"Two – Budget Tracker"_s);
    }

    void theListLeadsToTheWizard()
    {
        const QTemporaryDir folder;
        store(folder, {local(folder, u"One"_s)}, 0);
        Started s(folder);
        QTRY_VERIFY(s.isOpen());
        s.program.window().findChild<QAction *>(u"manageProfilesAction"_s)->trigger();
        auto *list = test::openDialog<ProfilesDialog>(s.program.window(), "profilesDialog");
        QVERIFY(list);
        part<QToolButton>(*list, "editProfileButton").click();
        QTRY_VERIFY(s.wizard());
        const QString moved = folder.filePath(u"moved.budget"_s);
        part<QLineEdit>(*s.wizard(), "fileEdit").setText(moved);
        part<QPushButton>(*s.wizard(), "finishButton").click();
        QTRY_VERIFY(!s.wizard());
        QCOMPARE(s.program.profiles().all().size(), 1U);
        QCOMPARE(s.program.profiles().all().front().name, u"One"_s);
        QVERIFY(s.program.profiles().all().front().location == LedgerLocation(LocalFile{moved}));
    }

    void damagedSettingsAreSaidOnce()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"settings.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(100, '\0'));
        file.close();
        {
            Started s(folder);
            QVERIFY(s.notice().startsWith(u"Settings file: something in it could not be read"_s));
            QVERIFY(s.wizard());
        }
        Started again(folder);
        QVERIFY(again.notice().isEmpty());
    }

    void settingsThatCannotBeStoredAreSaidOnceAndTheProgramWorks()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"settings.ini"_s)); // a folder in the file's place
        Started s(folder);
        QVERIFY(s.notice().startsWith(u"Settings file: this is a folder."_s));
        part<QLineEdit>(*s.wizard(), "fileEdit").setText(folder.filePath(u"own.budget"_s));
        part<QToolButton>(s.program.window(), "noticeCloseButton").click();
        s.finishWizard();
        QTRY_VERIFY(s.isOpen() && !s.wizard());
        QVERIFY(s.notice().isEmpty());
        QCOMPARE(s.program.window().windowTitle(), u"own – Budget Tracker"_s);
    }
};

QTEST_MAIN(TestProgram)
#include "tst_program.moc"
