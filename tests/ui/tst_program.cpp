// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program.h"

#include "app/places.h"
#include "core/connection/connectionurl.h"
#include "localledger.h"
#include "support/scratchhome.h"
#include "ui/mainwindow.h"
#include "ui/notice.h"
#include "ui/wizard/setupwizard.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

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
    [[nodiscard]] QString wizardError() { return part<QLabel>(*wizard(), "wizardErrorLabel").text(); }
    [[nodiscard]] bool isOpen() { return program.session().location().has_value(); }
    [[nodiscard]] QString notice()
    {
        const auto &bar = part<NoticeBar>(program.window(), "windowNotice");
        return bar.isVisible() ? part<QLabel>(bar, "noticeLabel").text() : QString();
    }

    Program program;
};

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
        part<QPushButton>(*s.wizard(), "openButton").click();
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
            part<QPushButton>(*s.wizard(), "openButton").click();
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

    void aLedgerThatDoesNotOpenLeadsToTheWizard()
    {
        const QTemporaryDir folder;
        Started s(folder, withFile(folder.path()));
        QTRY_VERIFY(s.wizard());
        QVERIFY(s.wizardError().startsWith(u"File: this is a folder."_s));
        QCOMPARE(part<QLineEdit>(*s.wizard(), "fileEdit").text(), QDir::toNativeSeparators(folder.path()));
    }

    void aGivenServerThatDoesNotAnswerLeadsToTheWizard()
    {
        const QTemporaryDir folder;
        StartOptions options;
        options.given = nowhere(u"secret"_s);
        Started s(folder, options);
        QTRY_VERIFY(s.wizard());
        QVERIFY2(s.wizardError().startsWith(u"Port: "_s), qPrintable(s.wizardError()));
        QCOMPARE(part<QLineEdit>(*s.wizard(), "passwordEdit").text(), u"secret"_s);
        QVERIFY(!s.program.window().windowTitle().contains(u"secret"_s));
        for (const QLabel *label : s.program.window().findChildren<QLabel *>())
            QVERIFY(!label->text().contains(u"secret"_s));
    }

    void aGivenStringThatCannotBeReadIsSaid()
    {
        const QTemporaryDir folder;
        StartOptions options;
        options.givenError = parseConnectionUrl(u"mysql://nonsense"_s).error();
        Started s(folder, options);
        QVERIFY(s.wizardError().startsWith(u"Connection string: "_s));
        QVERIFY(part<QLineEdit>(*s.wizard(), "urlEdit").isVisible());
    }

    void aRememberedServerIsAskedForItsPassword()
    {
        const QTemporaryDir folder;
        {
            SettingsFile settings(folder.filePath(u"settings.ini"_s));
            Profiles profiles(settings);
            const Profile profile{Profiles::newId(), u"Nowhere"_s, kDefaultProfileColor, nowhere(u"secret"_s)};
            QVERIFY(profiles.save(profile) && profiles.setLastUsed(profile.id));
        }
        Started s(folder);
        QVERIFY(s.wizard());
        QCOMPARE(part<QLineEdit>(*s.wizard(), "urlEdit").text(), u"postgresql://alice@127.0.0.1:1/budget"_s);
        QVERIFY(part<QLineEdit>(*s.wizard(), "passwordEdit").text().isEmpty());
        QCOMPARE(s.wizard()->focusWidget(), &part<QLineEdit>(*s.wizard(), "passwordEdit"));
        QFile settings(folder.filePath(u"settings.ini"_s));
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(!settings.readAll().contains("secret"));
    }
};

QTEST_MAIN(TestProgram)
#include "tst_program.moc"
