// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profilesdialog.h"

#include "app/secrets/secrets.h"
#include "app/settings/places.h"
#include "support/places/scratchhome.h"
#include "support/printmodel.h"
#include "ui/localledger.h"
#include "ui/pages/notice.h"
#include "ui/tables/listtable.h"

#include <QColorDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QToolButton>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

namespace {

const test::ScratchHome kHome;

ServerAddress server(const QString &host)
{
    return {host, 5432, u"budget"_s, u"alice"_s, {}, {}};
}

/// The dialog with three profiles: a file, a server, and one from a `.env` file.
struct Listed
{
    explicit Listed(bool isFilled = true)
    {
        if (isFilled) {
            Profile remote{Profiles::newId(), u"Neon"_s, u"#4ECDC4"_s, server(u"ep-x.example.com"_s)};
            remote.keeper = SecretKeeper::Session;
            add({Profiles::newId(), u"Home"_s, u"#FF6B6B"_s, LocalFile{u"/home/a/budget.sqlite"_s}});
            add(remote);
            ledger.profiles.give(givenProfile(server(u"given.example.com"_s), Profile::Source::DotEnvFile));
            ledger.profiles.setCurrent(ledger.profiles.all().front().id);
        }
        window.show();
        dialog = new ProfilesDialog(ledger.profiles, secrets, &window);
        dialog->open();
        (void)QTest::qWaitForWindowActive(dialog);
    }

    void add(const Profile &profile) { QVERIFY(ledger.profiles.save(profile)); }
    ListTable &table() { return part<ListTable>(*dialog, "profilesTable"); }
    void choose(int row) { table().chooseRow(row); }
    void click(const char *button) { part<QAbstractButton>(*dialog, button).click(); }
    [[nodiscard]] bool isEnabled(const char *button) { return part<QAbstractButton>(*dialog, button).isEnabled(); }
    [[nodiscard]] QString list() { return test::printModel(*table().model()); }
    [[nodiscard]] QString notice()
    {
        const auto &bar = part<NoticeBar>(*dialog, "noticeBar");
        return bar.isVisible() ? part<QLabel>(bar, "noticeLabel").text() : QString();
    }
    [[nodiscard]] const Profile &profile(int row) { return ledger.profiles.all()[size_t(row)]; }
    [[nodiscard]] QMessageBox *forgetBox()
    {
        for (auto *box : dialog->findChildren<QMessageBox *>(u"forgetBox"_s)) {
            if (box->isVisible())
                return box;
        }
        return nullptr;
    }

    test::LocalLedger ledger;
    Secrets secrets;
    QWidget window;
    QPointer<ProfilesDialog> dialog;
};

} // namespace

class TestProfilesDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsNamePlaceAndKeeper()
    {
        Listed s;
        QCOMPARE(s.list(),
                 u"Name | Place | Password\n"
                 "Home – open | /home/a/budget.sqlite | \n"
                 "Neon | budget @ ep-x.example.com | until the program ends\n"
                 "DATABASE_URL | budget @ given.example.com | from the .env file here"_s);
        QCOMPARE(s.table().selectedRow(), 0);
        QCOMPARE(s.dialog->focusWidget(), &s.table());
        QVERIFY(s.table().model()->index(1, 0).data(Qt::DecorationRole).isValid());
    }

    void withoutAProfileItSaysWhatToDo()
    {
        Listed s(false);
        QVERIFY(part<QLabel>(*s.dialog, "emptyLabel").isVisible());
        QVERIFY(!part<QPushButton>(*s.dialog, "openProfileButton").isVisible());
        const QSignalSpy asked(s.dialog, &ProfilesDialog::newRequested);
        s.click("emptyNewButton");
        QCOMPARE(asked.size(), 1);
    }

    void opensTheChosenOne()
    {
        Listed s;
        const QSignalSpy asked(s.dialog, &ProfilesDialog::openRequested);
        QVERIFY(!s.isEnabled("openProfileButton"));
        s.choose(1);
        const QString id = s.profile(1).id;
        QTest::keyClick(&s.table(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), id);
        QTRY_VERIFY(!s.dialog);
    }

    void renamesInItsPlace()
    {
        Listed s;
        s.choose(1);
        QTest::keyClick(&s.table(), Qt::Key_F2);
        auto *editor = s.table().findChild<QLineEdit *>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), u"Neon"_s);
        editor->selectAll();
        QTest::keyClicks(editor, u"Our flat"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(s.profile(1).name, u"Our flat"_s);
        QCOMPARE(s.table().selectedRow(), 1);
        QVERIFY(s.dialog->isVisible());
    }

    void aNameThatIsTakenIsRefused()
    {
        Listed s;
        s.choose(0);
        s.click("renameProfileButton");
        auto *editor = s.table().findChild<QLineEdit *>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), u"Home"_s);
        editor->setText(u"neon"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(s.notice().startsWith(u"Name: this name is already in use."_s));
        QCOMPARE(s.profile(0).name, u"Home"_s);
    }

    void changesTheColour()
    {
        Listed s;
        s.choose(1);
        s.click("colorButton");
        auto *colors = s.dialog->findChild<QColorDialog *>();
        QVERIFY(colors);
        QCOMPARE(colors->currentColor(), QColor(u"#4ECDC4"_s));
        colors->setCurrentColor(QColor(u"#123456"_s));
        colors->accept();
        QTRY_COMPARE(s.profile(1).color, u"#123456"_s);
        QCOMPARE(s.table().selectedRow(), 1);
    }

    void aDuplicateIsNamedOnTheSpot()
    {
        Listed s;
        QVERIFY(s.ledger.answer(s.secrets.keep(s.profile(1), Secret(u"s3cret"_s))));
        s.choose(1);
        s.click("duplicateProfileButton");
        QCOMPARE(s.ledger.profiles.all().size(), 4U);
        QCOMPARE(s.profile(2).name, u"Neon (copy)"_s);
        QVERIFY(s.profile(2).location == s.profile(1).location);
        QCOMPARE(s.table().selectedRow(), 2);
        auto *editor = s.table().findChild<QLineEdit *>();
        QVERIFY(editor);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(s.ledger.answer(s.secrets.read(s.profile(2))).has_value());
        QCOMPARE(s.ledger.answer(s.secrets.read(s.profile(2)))->reveal(), u"s3cret"_s);
        s.choose(1);
        s.click("duplicateProfileButton");
        QCOMPARE(s.profile(3).name, u"Neon (copy 2)"_s);
    }

    void forgetsOnlyWhenToldTwice()
    {
        Listed s;
        QVERIFY(s.ledger.answer(s.secrets.keep(s.profile(1), Secret(u"s3cret"_s))));
        const Profile gone = s.profile(1);
        s.choose(1);
        QTest::keyClick(&s.table(), Qt::Key_Delete);
        QVERIFY(s.forgetBox());
        QVERIFY(s.forgetBox()->text().contains(u"Neon"_s));
        QVERIFY(s.forgetBox()->informativeText().contains(u"remains in the database budget @ ep-x.example.com"_s));
        QTest::keyClick(s.forgetBox(), Qt::Key_Escape);
        QTRY_VERIFY(!s.forgetBox());
        QCOMPARE(s.ledger.profiles.all().size(), 3U);

        s.click("forgetProfileButton");
        part<QPushButton>(*s.forgetBox(), "forgetButton").click();
        QTRY_COMPARE(s.ledger.profiles.all().size(), 2U);
        QCOMPARE(s.notice(), u"“Neon” was forgotten."_s);
        QCOMPARE(s.ledger.answer(s.secrets.read(gone)).error().kind, ErrorKind::SecretMissing);
    }

    void aFileThatIsForgottenStaysWhereItIs()
    {
        Listed s;
        const QString path = QDir::home().filePath(u"mine.sqlite"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        Profile changed = s.profile(0);
        changed.location = LocalFile{path};
        s.add(changed);
        s.choose(0);
        s.click("forgetProfileButton");
        QVERIFY(s.forgetBox()->informativeText().contains(u"remains in the file "_s));
        part<QPushButton>(*s.forgetBox(), "forgetButton").click();
        QTRY_COMPARE(s.ledger.profiles.all().size(), 2U);
        QVERIFY(QFile::exists(path));
    }

    void aKeychainThatCannotRemoveThePasswordIsReported()
    {
        Listed s;
        Profile changed = s.profile(1);
        changed.keeper = SecretKeeper::Keychain; // this session has no keychain
        s.add(changed);
        s.choose(1);
        s.click("forgetProfileButton");
        part<QPushButton>(*s.forgetBox(), "forgetButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(s.notice().startsWith(u"Keychain: "_s), 12'000);
        QCOMPARE(s.ledger.profiles.all().size(), 3U);
        part<QPushButton>(*s.dialog, "noticeActionButton").click();
        QTRY_COMPARE(s.ledger.profiles.all().size(), 2U);
    }

    void aSecretThatTwoUseStays()
    {
        Listed s;
        const QString env = QDir::home().filePath(u".env"_s);
        Profile one = s.profile(1);
        one.keeper = SecretKeeper::EnvFile;
        one.envFile = env;
        s.add(one);
        QVERIFY(s.ledger.answer(s.secrets.keep(one, Secret(u"s3cret"_s))));
        QVERIFY(s.ledger.profiles.duplicate(one.id, u"Twin"_s));
        s.choose(1);
        s.click("forgetProfileButton");
        QVERIFY(s.forgetBox()->informativeText().contains(u"password is kept"_s));
        part<QPushButton>(*s.forgetBox(), "forgetButton").click();
        QTRY_VERIFY(!s.ledger.profiles.find(one.id));
        QCOMPARE(s.ledger.answer(s.secrets.read(one))->reveal(), u"s3cret"_s);
    }

    void aGivenProfileCanOnlyBeOpenedAndCopied()
    {
        Listed s;
        s.choose(2);
        for (const char *button : {"editProfileButton", "renameProfileButton", "colorButton", "forgetProfileButton"})
            QVERIFY2(!s.isEnabled(button), button);
        QVERIFY(s.isEnabled("duplicateProfileButton") && s.isEnabled("openProfileButton"));
        QTest::keyClick(&s.table(), Qt::Key_Delete);
        QVERIFY(!s.forgetBox());
        s.click("duplicateProfileButton");
        QCOMPARE(s.profile(2).name, u"DATABASE_URL (copy)"_s);
        QCOMPARE(s.profile(2).source, Profile::Source::Stored);
    }

    void asksForTheWizardToEdit()
    {
        Listed s;
        s.choose(1);
        QString asked;
        connect(s.dialog, &ProfilesDialog::editRequested, this, [&](const Profile &profile) { asked = profile.name; });
        s.click("editProfileButton");
        QCOMPARE(asked, u"Neon"_s);
    }

    void everythingIsReachedByTab()
    {
        Listed s;
        s.choose(1);
        s.table().setFocus();
        QStringList reached;
        for (int step = 0; step < 10; ++step) {
            reached << s.dialog->focusWidget()->objectName();
            QTest::keyClick(s.dialog->focusWidget(), Qt::Key_Tab);
        }
        for (const char *name :
             {"profilesTable", "editProfileButton", "renameProfileButton", "colorButton", "duplicateProfileButton",
              "forgetProfileButton", "newProfileButton", "openProfileButton", "closeButton"})
            QVERIFY2(reached.contains(QLatin1StringView(name)), qPrintable(reached.join(u' ')));
    }
};

QTEST_MAIN(TestProfilesDialog)
#include "tst_profilesdialog.moc"
