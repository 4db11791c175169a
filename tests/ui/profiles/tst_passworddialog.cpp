// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/passworddialog.h"

#include "ui/localledger.h"
#include "ui/saving/messagelabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

namespace {

Profile profileKeptBy(SecretKeeper keeper)
{
    Profile profile{Profiles::newId(), u"Neon"_s, u"#4ECDC4"_s,
                    ServerAddress{u"ep-x.example.com"_s, 5432, u"budget"_s, u"alice"_s, {}, {}}};
    profile.keeper = keeper;
    if (keeper == SecretKeeper::EnvFile)
        profile.envFile = u"/somewhere/.env"_s;
    return profile;
}

Error errorOf(ErrorKind kind)
{
    return {kind, Field::None, {}, {}, {}};
}

struct Asked
{
    explicit Asked(const Profile &profile) : dialog(new PasswordDialog(profile, &window))
    {
        QObject::connect(dialog, &PasswordDialog::submitted,
                         [this](const Secret &password, std::optional<SecretKeeper> keeper) {
                             passwords << password.reveal();
                             keepers << keeper;
                         });
        window.show();
        dialog->open();
        (void)QTest::qWaitForWindowActive(dialog);
    }
    explicit Asked(SecretKeeper keeper = SecretKeeper::Keychain) : Asked(profileKeptBy(keeper)) { }

    QLineEdit &password() { return part<QLineEdit>(*dialog, "passwordEdit"); }
    QComboBox &keeperCombo() { return part<QComboBox>(*dialog, "keeperCombo"); }
    [[nodiscard]] QString problem()
    {
        const auto &label = part<QLabel>(*dialog, "dialogErrorLabel");
        return label.isVisible() ? label.text() : QString();
    }
    [[nodiscard]] QStringList choices()
    {
        QStringList texts;
        for (int row = 0; row < keeperCombo().count(); ++row)
            texts << keeperCombo().itemText(row);
        return texts;
    }
    QPushButton &ok() { return *part<QDialogButtonBox>(*dialog, "buttonBox").button(QDialogButtonBox::Ok); }
    QPushButton &cancel() { return *part<QDialogButtonBox>(*dialog, "buttonBox").button(QDialogButtonBox::Cancel); }

    QWidget window;
    QPointer<PasswordDialog> dialog;
    QStringList passwords;
    QList<std::optional<SecretKeeper>> keepers;
};

} // namespace

class TestPasswordDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhichLedgerAsks()
    {
        Asked s;
        QCOMPARE(part<QLabel>(*s.dialog, "nameLabel").text(), u"Neon"_s);
        QCOMPARE(part<QLabel>(*s.dialog, "placeLabel").text(), u"budget @ ep-x.example.com as alice"_s);
        QVERIFY(s.problem().isEmpty());
        QCOMPARE(s.dialog->focusWidget(), &s.password());
        QCOMPARE(s.password().echoMode(), QLineEdit::Password);
    }

    void handsOverWhatWasTypedAndStaysOpen()
    {
        Asked s;
        QTest::keyClicks(&s.password(), u"s3/cr@t "_s);
        QTest::keyClick(&s.password(), Qt::Key_Return);
        QCOMPARE(s.passwords, QStringList{u"s3/cr@t "_s});
        QCOMPARE(s.keepers.first(), std::optional(SecretKeeper::Keychain));
        QVERIFY(s.dialog->isVisible());
    }

    void offersTheKeepersOfTheProfile_data()
    {
        QTest::addColumn<int>("keeper");
        QTest::addColumn<int>("count");
        QTest::newRow("keychain") << int(SecretKeeper::Keychain) << 3;
        QTest::newRow("file") << int(SecretKeeper::EnvFile) << 4;
        QTest::newRow("session") << int(SecretKeeper::Session) << 3;
        QTest::newRow("ask") << int(SecretKeeper::Ask) << 3;
    }
    void offersTheKeepersOfTheProfile()
    {
        QFETCH(int, keeper);
        QFETCH(int, count);
        Asked s{SecretKeeper(keeper)};
        QCOMPARE(s.keeperCombo().count(), count);
        QCOMPARE(s.keeperCombo().currentData().toInt(), keeper);
        for (int row = 0; row < count; ++row) {
            s.keeperCombo().setCurrentIndex(row);
            QVERIFY(!part<QLabel>(*s.dialog, "keeperHintLabel").text().isEmpty());
            s.ok().click();
            QCOMPARE(int(*s.keepers.last()), s.keeperCombo().currentData().toInt());
        }
    }

    void aGivenProfileIsNotKept()
    {
        Profile profile = profileKeptBy(SecretKeeper::Session);
        profile.source = Profile::Source::Environment;
        Asked s(profile);
        QVERIFY(!s.keeperCombo().isVisible());
        s.ok().click();
        QCOMPARE(s.keepers.first(), std::optional(SecretKeeper::Session));
    }

    void aRefusedPasswordIsAskedAgainOnTheSpot()
    {
        Asked s;
        s.keeperCombo().setCurrentIndex(s.keeperCombo().findData(int(SecretKeeper::Ask)));
        s.password().setText(u"wrong"_s);
        s.ok().click();
        s.dialog->showConnecting();
        QVERIFY(!s.ok().isEnabled() && s.password().isReadOnly() && s.cancel().isEnabled());
        QTest::keyClick(s.dialog, Qt::Key_Return);
        QCOMPARE(s.passwords.size(), 1);
        s.dialog->showProblem({ErrorKind::PasswordRejected, Field::Password, {}, {}, {}});
        QVERIFY2(s.problem().startsWith(u"Password: the server did not accept it."_s), qPrintable(s.problem()));
        QVERIFY(s.password().property("invalid").toBool());
        QCOMPARE(s.password().text(), u"wrong"_s);
        QCOMPARE(s.password().selectedText(), u"wrong"_s);
        QCOMPARE(s.dialog->focusWidget(), &s.password());
        QCOMPARE(s.keeperCombo().currentData().toInt(), int(SecretKeeper::Ask));
        QTest::keyClicks(&s.password(), u"right"_s);
        QVERIFY(s.problem().isEmpty() && !s.password().property("invalid").toBool());
        s.ok().click();
        QCOMPARE(s.passwords.last(), u"right"_s);
    }

    void aKeychainThatFailsIsReportedAndCanBeLeftAlone_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("missing") << int(ErrorKind::KeychainMissing);
        QTest::newRow("locked") << int(ErrorKind::KeychainLocked);
        QTest::newRow("silent") << int(ErrorKind::KeychainSilent);
        QTest::newRow("failed") << int(ErrorKind::KeychainFailed);
    }
    void aKeychainThatFailsIsReportedAndCanBeLeftAlone()
    {
        QFETCH(int, kind);
        Asked s;
        s.dialog->showProblem(errorOf(ErrorKind(kind)));
        s.dialog->showProblem(errorOf(ErrorKind(kind)));
        QVERIFY(s.problem().startsWith(u"Keychain: "_s));
        QVERIFY(!s.password().property("invalid").toBool());
        QCOMPARE(s.choices().size(), 4);
        s.ok().click();
        QCOMPARE(s.keepers.last(), std::optional<SecretKeeper>());
        s.keeperCombo().setCurrentIndex(s.keeperCombo().findData(int(SecretKeeper::Session)));
        s.ok().click();
        QCOMPARE(s.keepers.last(), std::optional(SecretKeeper::Session));
    }

    void theOtherWaysOutAreOneClickAway()
    {
        Asked s;
        const QSignalSpy here(s.dialog, &PasswordDialog::workHereRequested);
        const QSignalSpy edit(s.dialog, &PasswordDialog::editRequested);
        part<QPushButton>(*s.dialog, "workHereButton").click();
        part<QToolButton>(*s.dialog, "editConnectionButton").click();
        QCOMPARE(here.size(), 1);
        QCOMPARE(edit.size(), 1);
        QVERIFY(s.passwords.isEmpty());
    }

    void theWayOutStaysOpenWhileItConnects()
    {
        Asked s;
        s.dialog->showConnecting();
        QVERIFY(part<QPushButton>(*s.dialog, "workHereButton").isEnabled());
        const QSignalSpy rejected(s.dialog, &QDialog::rejected);
        QTest::keyClick(s.dialog, Qt::Key_Escape);
        QCOMPARE(rejected.size(), 1);
        QTRY_VERIFY(!s.dialog);
    }

    void thePasswordCanBeShown()
    {
        Asked s;
        part<QToolButton>(*s.dialog, "showPasswordButton").click();
        QCOMPARE(s.password().echoMode(), QLineEdit::Normal);
        part<QToolButton>(*s.dialog, "showPasswordButton").click();
        QCOMPARE(s.password().echoMode(), QLineEdit::Password);
    }

    void everythingIsReachedByTabAndHasAName()
    {
        Asked s;
        QStringList reached;
        for (int step = 0; step < 8; ++step) {
            const QWidget *focus = s.dialog->focusWidget();
            const auto *button = qobject_cast<const QAbstractButton *>(focus);
            QVERIFY2(!focus->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     qPrintable(focus->objectName()));
            reached << (focus->objectName().isEmpty() ? button->text() : focus->objectName());
            QTest::keyClick(s.dialog->focusWidget(), Qt::Key_Tab);
        }
        for (const auto &name : {u"passwordEdit"_s, u"showPasswordButton"_s, u"keeperCombo"_s, u"workHereButton"_s,
                                 u"editConnectionButton"_s})
            QVERIFY2(reached.contains(name), qPrintable(reached.join(u' ')));
    }
};

QTEST_MAIN(TestPasswordDialog)
#include "tst_passworddialog.moc"
