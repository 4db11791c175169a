// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/secretpage.h"

#include "app/secrets/secrets.h"
#include "support/places/scratchhome.h"
#include "ui/localledger.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::part;

namespace {

const test::ScratchHome kHome; // it has no keychain

/// The wizard on the page for the password.
struct Shown
{
    explicit Shown(const SetupDraft &draft = newDraft())
    {
        page.setSecrets(secrets);
        page.load(draft);
        page.show();
        page.enter();
    }

    QString textOf(const char *label)
    {
        const auto &found = part<QLabel>(page, label);
        return found.isHidden() ? QString() : found.text();
    }
    bool isChecked(const char *radio) { return part<QRadioButton>(page, radio).isChecked(); }
    void choose(const char *radio) { part<QRadioButton>(page, radio).click(); }
    void typeFile(const QString &file) { part<QLineEdit>(page, "envFileEdit").setText(file); }

    Secrets secrets{2s};
    SecretPage page;
};

bool git(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"git"_s, arguments);
    return process.waitForFinished() && process.exitCode() == 0;
}

} // namespace

class TestSecretPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMissingKeychainIsReportedAndAnotherKeeperProposed()
    {
        Shown s;
        QTRY_VERIFY(s.textOf("keychainMessageLabel").startsWith(u"Keychain: "_s));
        QVERIFY(s.isChecked("sessionRadio"));
        QVERIFY(s.page.isComplete());
        QVERIFY(part<QPushButton>(s.page, "keychainAgainButton").isVisible());
    }

    void aMissingKeychainThatIsChosenBlocksThePage()
    {
        Shown s;
        QTRY_VERIFY(s.isChecked("sessionRadio"));
        s.choose("keychainRadio");
        QVERIFY(s.page.problem().has_value());
        s.choose("askRadio");
        QVERIFY(s.page.isComplete());
        SetupDraft draft = newDraft();
        s.page.store(draft);
        QVERIFY(draft.profile.keeper == SecretKeeper::Ask);
    }

    void aFileIsCheckedBeforeItIsUsed()
    {
        const QTemporaryDir folder;
        Shown s;
        s.choose("envFileRadio");
        s.typeFile({});
        QCOMPARE(s.page.problem()->kind, ErrorKind::FieldEmpty);
        s.typeFile(folder.path());
        QCOMPARE(s.page.problem()->kind, ErrorKind::FileIsDirectory);
        s.typeFile(folder.filePath(u"no/such/.env"_s));
        QCOMPARE(s.page.problem()->kind, ErrorKind::FileUnavailable);
        s.typeFile(folder.filePath(u".env"_s));
        QVERIFY(s.page.isComplete());
        QTRY_VERIFY(s.textOf("gitLabel").contains(u"not belong to a git repository"_s));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void gitIsAskedAndCanBeTold()
    {
        const QTemporaryDir folder;
        QVERIFY(git(folder.path(), {u"init"_s, u"-q"_s}));
        Shown s;
        s.choose("envFileRadio");
        s.typeFile(folder.filePath(u".env"_s));
        auto &button = part<QPushButton>(s.page, "ignoreButton");
        QTRY_VERIFY2(button.isVisible(), qPrintable(s.textOf("gitMessageLabel") + s.textOf("gitLabel")));
        QVERIFY(s.textOf("gitMessageLabel").contains(u"does not ignore"_s));
        button.click();
        QTRY_VERIFY(s.textOf("gitLabel").startsWith(u"git ignores this file"_s));
        QVERIFY(!button.isVisible() && s.textOf("gitMessageLabel").isEmpty());
        QVERIFY(git(folder.path(), {u"check-ignore"_s, u"-q"_s, u".env"_s}));
    }

    void aTrackedFileIsWarnedOf()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u".env"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(git(folder.path(), {u"init"_s, u"-q"_s}) && git(folder.path(), {u"add"_s, u".env"_s}));
        Shown s;
        s.choose("envFileRadio");
        s.typeFile(file.fileName());
        QTRY_VERIFY(s.textOf("gitMessageLabel").startsWith(u"git tracks this file"_s));
        QVERIFY(!part<QPushButton>(s.page, "ignoreButton").isVisible());
    }

    void theLineToBeWrittenIsShown_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("line");
        QTest::newRow("no file") << QByteArray() << u"The file is created"_s
                                 << u"DATABASE_URL=postgresql://ada:••••@h.example:5432/d"_s;
        QTest::newRow("another password")
            << "A=1\nDATABASE_URL=postgresql+asyncpg://ada:old@h.example/d?ssl=require\n"_ba
            << u"Only the password in line 2 of the file is replaced"_s
            << u"DATABASE_URL=postgresql+asyncpg://ada:••••@h.example/d?ssl=require"_s;
        QTest::newRow("the same") << "DATABASE_URL='postgres://ada:s3cret@h.example/d'\n"_ba
                                  << u"Line 1 of the file already contains this password"_s
                                  << u"DATABASE_URL='postgres://ada:••••@h.example/d'"_s;
        QTest::newRow("somebody else's") << "DATABASE_URL=postgresql://bob:x@h.example/d\n"_ba
                                         << u"This becomes line 2"_s
                                         << u"BUDGET_DATABASE_URL=postgresql://ada:••••@h.example:5432/d"_s;
    }
    void theLineToBeWrittenIsShown()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, says);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u".env"_s);
        if (!file.isEmpty())
            write(path, file);
        Shown s(draftFor(path));
        QVERIFY2(s.textOf("envChangeLabel").startsWith(says), qPrintable(s.textOf("envChangeLabel")));
        QTEST(s.textOf("envLineLabel"), "line");
        QVERIFY(s.page.isComplete());
        for (const QLabel *label : s.page.findChildren<QLabel *>())
            QVERIFY(!label->text().contains(u"s3cret"_s));
    }

    void aVariableOfSomebodyElseIsRefused()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u".env"_s);
        write(path, "DATABASE_URL=postgresql://bob:x@h.example/d\n");
        Shown s(draftFor(path));
        auto &key = part<QLineEdit>(s.page, "envKeyEdit");
        QCOMPARE(key.text(), u"BUDGET_DATABASE_URL"_s);
        key.clear();
        QTest::keyClicks(&key, u"DATABASE_URL"_s);
        QVERIFY(s.textOf("envChangeMessageLabel").contains(u"not overwritten"_s));
        QCOMPARE(s.page.problem()->field, Field::EnvFile);
    }

    void theStoredChoiceIsShown()
    {
        SetupDraft draft = newDraft();
        draft.profile.keeper = SecretKeeper::EnvFile;
        draft.profile.envFile = u"/tmp/x.env"_s;
        draft.profile.envKey = u"MY_URL"_s;
        Shown s(draft);
        SetupDraft stored = newDraft();
        s.page.store(stored);
        QVERIFY(stored.profile.keeper == SecretKeeper::EnvFile);
        QCOMPARE(stored.profile.envFile, u"/tmp/x.env"_s);
        QCOMPARE(stored.profile.envKey, u"MY_URL"_s);
    }

private:
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    static SetupDraft draftFor(const QString &path)
    {
        SetupDraft draft = draftOf(ServerLogin{{u"h.example"_s, 5432, u"d"_s, u"ada"_s, {}}, Secret(u"s3cret"_s)});
        draft.profile.keeper = SecretKeeper::EnvFile;
        draft.profile.envFile = path;
        return draft;
    }
};

QTEST_MAIN(TestSecretPage)
#include "tst_secretpage.moc"
