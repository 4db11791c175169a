// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/program.h"

#include "app/settings/places.h"
#include "core/reading/connectionurl.h"
#include "support/places/scratchhome.h"
#include "ui/frame/mainwindow.h"
#include "ui/startedprogram.h"
#include "ui/wizard/setupwizard.h"
#include "words/language/languages.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace budget;
using namespace Qt::StringLiterals;
using test::localProfile;
using test::nowhere;
using test::part;
using test::StartedProgram;
using test::storedSettings;
using test::storeProfiles;

namespace {

const test::ScratchHome kHome;

StartOptions withFile(const QString &file, bool addSample = false)
{
    StartOptions options;
    options.ledgerFile = file;
    options.addSample = addSample;
    return options;
}

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstStartAsksWhereTheBudgetLives()
    {
        const QTemporaryDir folder;
        StartedProgram s(folder);
        QVERIFY(s.program.window().isVisible());
        QVERIFY(s.wizard());
        s.finishWizard();
        QTRY_VERIFY(s.isOpen() && !s.wizard());
        QVERIFY(*s.program.session().location() == LedgerLocation(LocalFile{defaultLedgerFile()}));
    }

    void aGermanWindowHasGermanMonthsAndAmounts()
    {
        const QTemporaryDir folder;
        QLocale::setDefault(QLocale(u"en_US"_s));
        {
            SettingsFile settings(folder.filePath(u"settings.ini"_s));
            Preferences(settings).setLanguage(u"de"_s);
        }
        StartedProgram s(folder, withFile(folder.filePath(u"own.budget"_s), true));
        const auto total = [&] { return part<QLabel>(s.program.window(), "totalLabel").text(); };
        QTRY_COMPARE(total(), u"146,25"_s);
        QCOMPARE(part<QAbstractButton>(s.program.window(), "monthButton").text(), u"Januar 2024"_s);
        QLocale::setDefault(QLocale(u"en_US"_s));
        languages::install(languages::kEnglish);
    }

    void cancelLeavesAWindowThatAsksAgain()
    {
        const QTemporaryDir folder;
        StartedProgram s(folder);
        part<QPushButton>(*s.wizard(), "cancelButton").click();
        QVERIFY(!s.wizard());
        part<QPushButton>(s.program.window(), "chooseLedgerButton").click();
        QTRY_VERIFY(s.wizard());
    }

    void theNextStartOpensTheLastLedger()
    {
        const QTemporaryDir folder;
        {
            StartedProgram s(folder);
            part<QLineEdit>(*s.wizard(), "fileEdit").setText(folder.filePath(u"own.budget"_s));
            s.finishWizard();
            QTRY_VERIFY(s.isOpen() && !s.wizard());
        }
        StartedProgram again(folder);
        QVERIFY(!again.wizard());
        QTRY_VERIFY(again.isOpen());
        QCOMPARE(again.title(), u"own – Budget Tracker"_s);
    }

    void aLedgerOnTheCommandLineGoesFirstAndIsNotRemembered()
    {
        const QTemporaryDir folder;
        {
            StartOptions options = withFile(folder.filePath(u"given.budget"_s));
            options.given = nowhere(u"secret"_s);
            StartedProgram s(folder, options);
            QTRY_VERIFY(s.isOpen());
            QVERIFY(!s.wizard());
        }
        StartedProgram again(folder);
        QVERIFY(again.wizard());
    }

    /// The person of the sample ledger is stored also if the sample is added by the button on the page.
    void theSampleFromThePageIsEnteredInItsPersonsName()
    {
        const QTemporaryDir folder;
        {
            StartedProgram s(folder, withFile(folder.filePath(u"empty.budget"_s)));
            QTRY_VERIFY(s.isOpen());
            auto *button = s.program.window().findChild<QPushButton *>(u"sampleButton"_s);
            QVERIFY(button);
            QTRY_VERIFY(button->isVisible());
            button->click();
            QTRY_VERIFY(button->isHidden());
            QTRY_COMPARE(s.program.session().status().pendingWrites, 0);
        }
        QTRY_VERIFY2(storedSettings(folder).contains("[person]"), storedSettings(folder).constData());
    }

    void theSampleIsAddedOnceAndItsMonthIsShown()
    {
        const QTemporaryDir folder;
        const auto options = withFile(folder.filePath(u"sample.budget"_s), true);
        {
            StartedProgram s(folder, options);
            QTRY_VERIFY(s.isOpen());
            QTRY_COMPARE(s.program.session().status().pendingWrites, 0);
            auto listed = s.program.session().ledger().listMonth(Month(2024, 1));
            QTRY_VERIFY(listed.isFinished());
            QCOMPARE(listed.result()->size(), 4U);
            QVERIFY(s.notice().isEmpty());
        }
        StartedProgram again(folder, options);
        QTRY_VERIFY(again.notice().startsWith(u"The sample was not added"_s));
    }

    void aLedgerThatDoesNotOpenIsReportedWithWaysOut()
    {
        const QTemporaryDir folder;
        StartedProgram s(folder, withFile(folder.path()));
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
        QCOMPARE(s.title(), u"This computer – Budget Tracker"_s);
    }

    void aGivenServerThatDoesNotAnswerIsReported()
    {
        const QTemporaryDir folder;
        StartOptions options;
        options.given = nowhere(u"s3cret"_s);
        StartedProgram s(folder, options);
        QTRY_VERIFY2(s.failure().startsWith(u"Port: "_s), qPrintable(s.failure()));
        QVERIFY(!s.title().contains(u"s3cret"_s));
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
            StartedProgram s(folder, options);
            QTRY_VERIFY(s.isOpen());
            QCOMPARE(s.program.profiles().all().size(), 1U);
            const Profile given = s.program.profiles().all().front();
            QCOMPARE(given.name, u"DATABASE_URL"_s);
            QVERIFY(given.location == LedgerLocation(nowhere({}).address));
            auto secret = s.program.secrets().read(given);
            QTRY_VERIFY(secret.isFinished());
            QCOMPARE(secret.result()->reveal(), u"s3cret"_s);
            QCOMPARE(s.menu(), QStringList({u"DATABASE_URL (from the .env file here)"_s}));
        }
        QVERIFY(!storedSettings(folder).contains("DATABASE_URL") && !storedSettings(folder).contains("s3cret"));
    }

    void aGivenStringThatCannotBeReadIsReported()
    {
        const QTemporaryDir folder;
        StartOptions options;
        options.givenError = parseConnectionUrl(u"mysql://nonsense"_s).error();
        {
            StartedProgram s(folder, options);
            QVERIFY(s.wizardError().startsWith(u"Connection string: "_s));
            QVERIFY(part<QPlainTextEdit>(*s.wizard(), "pasteEdit").isVisible());
        }
        storeProfiles(folder, {localProfile(folder, u"One"_s)}, 0);
        StartedProgram again(folder, options);
        QTRY_VERIFY(again.isOpen());
        QVERIFY(!again.wizard());
        QVERIFY(again.notice().startsWith(u"Connection string: "_s));
    }

    void aRememberedServerIsAskedForItsPassword()
    {
        const QTemporaryDir folder;
        Profile remote{Profiles::newId(), u"Nowhere"_s, kDefaultProfileColor, nowhere(u"s3cret"_s).address};
        remote.keeper = SecretKeeper::Ask;
        storeProfiles(folder, {remote}, 0);
        StartedProgram s(folder);
        QTRY_VERIFY(s.passwordDialog());
        QVERIFY(!s.wizard());
        part<QLineEdit>(*s.passwordDialog(), "passwordEdit").setText(u"typed"_s);
        QTest::keyClick(&part<QLineEdit>(*s.passwordDialog(), "passwordEdit"), Qt::Key_Return);
        QTRY_VERIFY(part<QLabel>(*s.passwordDialog(), "dialogErrorLabel").text().startsWith(u"Port: "_s));
        QCOMPARE(part<QLineEdit>(*s.passwordDialog(), "passwordEdit").text(), u"typed"_s);
        part<QPushButton>(*s.passwordDialog(), "workHereButton").click();
        QTRY_VERIFY(s.isOpen() && !s.passwordDialog());
        QCOMPARE(s.program.profiles().all().size(), 2U);
        QVERIFY(!storedSettings(folder).contains("s3cret") && !storedSettings(folder).contains("typed"));
    }

    void aDialogClosedWithoutAPasswordOffersWaysOut()
    {
        const QTemporaryDir folder;
        Profile remote{Profiles::newId(), u"Nowhere"_s, kDefaultProfileColor, nowhere({}).address};
        remote.keeper = SecretKeeper::Ask;
        storeProfiles(folder, {remote}, 0);
        StartedProgram s(folder);
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
};

QTEST_MAIN(TestProgram)
#include "tst_program.moc"
