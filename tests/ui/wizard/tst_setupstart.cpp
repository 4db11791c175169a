// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/fileplaces.h"
#include "support/places/scratchhome.h"
#include "ui/wizard/setupstage.h"

#include <QApplication>
#include <QMessageBox>
#include <QProcess>
#include <QRadioButton>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;
using test::Setup;

namespace {

const test::ScratchHome kHome; // without a keychain

QString messageFor(const QString &pasted)
{
    Setup s;
    if (!s.goToServer())
        qFatal("the wizard does not go to the server's page");
    s.box().setPlainText(pasted);
    const auto &label = part<QLabel>(s.wizard, "pasteMessageLabel");
    return label.isHidden() ? QString() : label.text();
}

} // namespace

/// Tests the first pages of the wizard.
class TestSetupStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileWithoutABudgetIsAskedAbout_data()
    {
        QTest::addColumn<bool>("isOfOther");
        QTest::newRow("empty") << false;
        QTest::newRow("another program's tables") << true;
    }
    void aFileWithoutABudgetIsAskedAbout()
    {
        QFETCH(bool, isOfOther);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"notes.sqlite"_s);
        test::write(path, {});
        if (isOfOther)
            QCOMPARE(QProcess::execute(u"sqlite3"_s, {path, u"CREATE TABLE notes (id INTEGER, text TEXT)"_s}), 0);
        const QByteArray before = test::read(path);
        Setup s;
        s.field("fileEdit").setText(path);
        s.button("nextButton").click();
        QTRY_VERIFY(test::openDialog<QMessageBox>(s.wizard, "beginBox"));
        QVERIFY(s.button("nextButton").isEnabled() && s.shows("placePage") && s.errorText().isEmpty());
        part<QPushButton>(*test::openDialog<QMessageBox>(s.wizard, "beginBox"), "leaveFileButton").click();
        QVERIFY(s.shows("placePage"));
        s.button("nextButton").click();
        QTRY_VERIFY(test::openDialog<QMessageBox>(s.wizard, "beginBox"));
        part<QPushButton>(*test::openDialog<QMessageBox>(s.wizard, "beginBox"), "beginButton").click();
        QTRY_VERIFY(s.shows("personPage"));
        QCOMPARE(test::read(path), before); // the wizard changes nothing before Finish
        s.button("backButton").click();
        s.button("nextButton").click(); // the question is not shown a second time
        QTRY_VERIFY(s.shows("personPage"));
        part<QRadioButton>(s.wizard, "laterRadio").click();
        s.button("nextButton").click();
        s.button("finishButton").click();
        QTRY_VERIFY(s.ledger.session.location().has_value());
        QVERIFY(*s.ledger.session.location() == LedgerLocation(LocalFile{path}));
    }

    /// The message is needed because the list of the parts may be scrolled out of view.
    void warningsAreCountedBesideTheText()
    {
        QCOMPARE(messageFor(u"postgresql://alice:pw@h/b?sslmode=verify-full"_s), QString());
        QCOMPARE(messageFor(u"postgresql://alice@h/b?sslmode=disable"_s),
                 u"“Parts of the connection string” below has 2 warnings: Password, Encryption."_s);
    }

    void theSettingsStartAtTheChosenEncryption_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("radio");
        QTest::newRow("verify-full") << u"verify-full"_s << u"verifyFullRadio"_s;
        QTest::newRow("verify-ca") << u"verify-ca"_s << u"verifyCaRadio"_s;
        QTest::newRow("disable") << u"disable"_s << u"noTlsRadio"_s;
    }
    void theSettingsStartAtTheChosenEncryption()
    {
        QFETCH(QString, mode);
        QFETCH(QString, radio);
        Setup s;
        QVERIFY(s.goToServer());
        s.box().setPlainText(u"postgresql://alice:pw@localhost/b?sslmode="_s + mode);
        QVERIFY(s.goFromConnectionTo("settingsPage"));
        QCOMPARE(QApplication::focusWidget()->objectName(), radio);
        QVERIFY(qobject_cast<QRadioButton *>(QApplication::focusWidget())->isChecked());
    }
};

QTEST_MAIN(TestSetupStart)
#include "tst_setupstart.moc"
