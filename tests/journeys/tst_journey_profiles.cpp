// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/places.h"
#include "core/reading/connectionurl.h"
#include "journeys/stage.h"
#include "support/servers/postgrescluster.h"
#include "support/stallwatch.h"

#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QTcpServer>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Two ledgers, one of them on a server: switching, restarting, passwords, and what a person can do when a connection
/// fails.
class JourneyProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QFile::remove(SettingsFile::defaultPath());
        QDir(QFileInfo(defaultLedgerFile()).path()).removeRecursively();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void switchesAndComesBackToTheLastOne()
    {
        const Database database = sharedCluster().createDatabase();
        store({local(), server(database, SecretKeeper::Ask)}, u"Here"_s);
        {
            Stage stage;
            QVERIFY(stage.shows(u"Here"_s));
            enter(stage, u"Bread"_s);
            stage.switchTo(u"There"_s);
            stage.type("passwordEdit", database.password);
            stage.press("passwordDialog", "Connect");
            QVERIFY(stage.shows(u"There"_s));
            QVERIFY(stage.goes("passwordDialog"));
            QCOMPARE(stage.text("stateLabel"), u"Connected"_s);
            enter(stage, u"Rent"_s);
            stage.switchTo(u"Here"_s);
            QVERIFY(stage.shows(u"Here"_s));
            stage.showMonthOf(QDate(2024, 3, 5));
            QVERIFY(stage.showsExpense(u"Bread"_s));
            QVERIFY(!stage.expenses().contains(u"Rent"_s));
            stage.switchTo(u"There"_s); // asks for the password each time, as chosen
            stage.type("passwordEdit", database.password);
            stage.press("passwordDialog", "Connect");
            QVERIFY(stage.shows(u"There"_s));
        }
        QCOMPARE(sharedCluster().sql(database.name, u"SELECT description FROM expenses"_s), u"Rent"_s);
        Stage again;
        QVERIFY(again.comes("passwordDialog"));
        QCOMPARE(again.text("nameLabel"), u"There"_s);
        QCOMPARE(filesWith(database.password.toUtf8()), QStringList());
    }

    void aRefusedPasswordIsTypedAgainOnTheSpot()
    {
        const Database database = sharedCluster().createDatabase();
        store({server(database, SecretKeeper::Ask)}, u"There"_s);
        Stage stage;
        stage.type("passwordEdit", u"wrong"_s);
        auto &keeper = stage.find<QComboBox>("keeperCombo");
        keeper.setCurrentIndex(keeper.findData(int(SecretKeeper::Session)));
        stage.press("passwordDialog", "Connect");
        QVERIFY(stage.comes("dialogErrorLabel"));
        QVERIFY2(stage.text("dialogErrorLabel").startsWith(u"Password: the server did not accept it."_s),
                 qPrintable(stage.text("dialogErrorLabel")));
        QCOMPARE(stage.text("passwordEdit"), u"wrong"_s);
        QCOMPARE(keeper.currentData().toInt(), int(SecretKeeper::Session));
        stage.type("passwordEdit", database.password);
        QVERIFY(!stage.isVisible("dialogErrorLabel"));
        stage.pressKey("passwordEdit", Qt::Key_Return);
        QVERIFY(stage.shows(u"There"_s));
        QVERIFY(stage.waitFor([&] { return storedKeeper() == SecretKeeper::Session; }));
        stage.switchTo(u"There"_s); // the password is in memory: no question
        QVERIFY(stage.shows(u"There"_s));
        QVERIFY(!stage.isVisible("passwordDialog"));
    }

    void aPasswordThatChangedAtTheServerIsAskedForAndKept()
    {
        const Database database = sharedCluster().createDatabase();
        const QString env = m_folder->filePath(u".env"_s);
        Profile profile = server(database, SecretKeeper::EnvFile);
        profile.envFile = env;
        const ServerLogin login{std::get<ServerAddress>(profile.location), Secret(u"yesterday"_s)};
        write(env, "# ours\nDATABASE_URL=" + urlWithPassword(login).reveal().toUtf8() + "\nOTHER=1\n");
        store({profile}, u"There"_s);
        {
            Stage stage;
            QVERIFY(stage.comes("dialogErrorLabel"));
            QVERIFY(stage.text("dialogErrorLabel").startsWith(u"Password: the server did not accept it."_s));
            stage.type("passwordEdit", database.password);
            stage.pressKey("passwordEdit", Qt::Key_Return);
            QVERIFY(stage.shows(u"There"_s));
            QVERIFY(stage.waitFor([&] { return !read(env).contains("yesterday"); }));
        }
        QVERIFY(read(env).startsWith("# ours\n") && read(env).endsWith("\nOTHER=1\n"));
        Stage again;
        QVERIFY(again.shows(u"There"_s));
        QVERIFY(!again.isVisible("passwordDialog"));
    }

    void aGivenLedgerIsKeptFromTheWindow()
    {
        const Database database = sharedCluster().createDatabase();
        const QString env = m_folder->filePath(u".env"_s);
        const QString url = sharedCluster().url(database);
        const QByteArray line = "DATABASE_URL='"
            + QString(url).replace(u"postgresql://"_s, u"postgresql+asyncpg://"_s).toUtf8() + "' # mine\r\n";
        write(env, line);
        {
            StartOptions options;
            options.given = *parseConnectionUrl(url);
            options.givenSource = Profile::Source::DotEnvFile;
            options.givenFile = env;
            Stage stage(options);
            QVERIFY(stage.waitFor([&] { return stage.session().location().has_value(); }));
            auto *keep = stage.window().findChild<QAction *>(u"keepLedgerAction"_s);
            QVERIFY(keep);
            keep->trigger();
            QVERIFY(stage.comes("connectionPage"));
            QVERIFY(stage.waitFor([&] { return stage.text("passwordEdit") == database.password; }));
            QVERIFY(stage.goOnTo("secretPage"));
            QVERIFY(stage.text("envChangeLabel").startsWith(u"Line 1 of the file already contains this password"_s));
            QVERIFY(!stage.text("envLineLabel").contains(database.password));
            stage.click("nextButton");
            QVERIFY(stage.goOnTo("summaryPage"));
            stage.type("profileNameEdit", u"There"_s);
            stage.click("finishButton");
            QVERIFY(stage.shows(u"There"_s));
        }
        QCOMPARE(storedKeeper(), SecretKeeper::EnvFile);
        QCOMPARE(read(env), line);
    }

    void aPasswordThatChangesWhileTheWindowIsOpenIsReadAgainOrAskedFor()
    {
        Database database = sharedCluster().createDatabase();
        Profile profile = server(database, SecretKeeper::EnvFile);
        profile.envFile = m_folder->filePath(u".env"_s);
        write(profile.envFile, "DATABASE_URL=" + sharedCluster().url(database).toUtf8() + '\n');
        store({profile}, u"There"_s);
        Stage stage;
        QVERIFY(stage.shows(u"There"_s));
        changePassword(database, u"second"_s);
        write(profile.envFile, "DATABASE_URL=" + sharedCluster().url(database).toUtf8() + '\n');
        stage.window().refresh(); // reads the file again and does not ask
        QVERIFY(stage.waitFor([&] {
            return stage.session().login() == LedgerLogin(*parseConnectionUrl(sharedCluster().url(database)));
        }));
        QVERIFY(!stage.isVisible("passwordEdit"));

        changePassword(database, u"third"_s);
        stage.window().refresh();
        auto *notice = stage.window().findChild<QWidget *>(u"windowNotice"_s);
        auto *action = notice->findChild<QPushButton *>(u"noticeActionButton"_s);
        QVERIFY(
            stage.waitFor([&] { return action->isVisible() && action->text().startsWith(u"Enter the password"_s); }));
        action->click();
        QVERIFY(stage.comes("passwordEdit"));
        stage.type("passwordEdit", u"third"_s);
        stage.pressKey("passwordEdit", Qt::Key_Return);
        QVERIFY(stage.waitFor([&] { return stage.session().status().state == SessionState::Connected; }));
        QVERIFY(stage.waitFor([&] { return read(profile.envFile).contains(":third@"); }));
    }

    void aMissingKeychainIsReportedAndLeftAlone()
    {
        const Database database = sharedCluster().createDatabase();
        store({server(database, SecretKeeper::Keychain)}, u"There"_s);
        const StallWatch watch;
        Stage stage;
        QVERIFY(stage.comes("dialogErrorLabel"));
        QVERIFY2(stage.text("dialogErrorLabel").startsWith(u"Keychain: "_s),
                 qPrintable(stage.text("dialogErrorLabel")));
        QVERIFY(watch.longestStall() < 1000ms);
        stage.type("passwordEdit", database.password);
        stage.pressKey("passwordEdit", Qt::Key_Return);
        QVERIFY(stage.shows(u"There"_s));
        QCOMPARE(storedKeeper(), SecretKeeper::Keychain);
        QVERIFY(!stage.isVisible("noticeLabel"));
    }

    void workingOnThisComputerIsOneClickAway_data()
    {
        QTest::addColumn<QByteArray>("when");
        QTest::newRow("while the password is asked") << QByteArray("asked");
        QTest::newRow("after a wrong one") << QByteArray("refused");
        QTest::newRow("while it connects") << QByteArray("connecting");
        QTest::newRow("after it failed") << QByteArray("failed");
    }
    void workingOnThisComputerIsOneClickAway()
    {
        QFETCH(QByteArray, when);
        const Database database = sharedCluster().createDatabase();
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Profile profile = server(database, SecretKeeper::Ask);
        if (when == "connecting" || when == "failed")
            std::get<ServerAddress>(profile.location).port = silent.serverPort();
        if (when == "failed")
            silent.close();
        if (when == "connecting" || when == "failed")
            giveByEnvFile(profile);
        store({profile}, u"There"_s);
        Stage stage;
        if (when == "refused") {
            stage.type("passwordEdit", u"wrong"_s);
            stage.press("passwordDialog", "Connect");
            QVERIFY(stage.comes("dialogErrorLabel"));
        }
        stage.click("workHereButton");
        QVERIFY(stage.shows(u"This computer"_s));
        QVERIFY(stage.goes("passwordDialog"));
        QCOMPARE(stage.text("stateLabel"), u"Local file"_s);
        enter(stage, u"Bread"_s);
    }

    void databaseUrlIsAProfileAmongTheOthers()
    {
        const Database database = sharedCluster().createDatabase();
        store({local()}, u"Here"_s);
        StartOptions options;
        options.given = *parseConnectionUrl(sharedCluster().url(database));
        {
            Stage stage(options);
            QVERIFY(stage.shows(u"DATABASE_URL"_s));
            QVERIFY(!stage.isVisible("passwordDialog"));
            stage.switchTo(u"Here"_s);
            QVERIFY(stage.shows(u"Here"_s));
            stage.switchTo(u"DATABASE_URL (from the environment)"_s); // the variable contains the password
            QVERIFY(stage.shows(u"DATABASE_URL"_s));
            QVERIFY(!stage.isVisible("passwordDialog"));
        }
        QCOMPARE(filesWith(database.password.toUtf8()), QStringList());
        QVERIFY(!read(SettingsFile::defaultPath()).contains("DATABASE_URL"));
        Stage again;
        QVERIFY(again.shows(u"Here"_s));
    }

private:
    [[nodiscard]] Profile local() const
    {
        return {Profiles::newId(), u"Here"_s, u"#4ECDC4"_s, LocalFile{m_folder->filePath(u"here.budget"_s)}};
    }

    [[nodiscard]] static Profile server(const Database &database, SecretKeeper keeper)
    {
        const ServerAddress address = parseConnectionUrl(sharedCluster().url(database))->address;
        Profile profile{Profiles::newId(), u"There"_s, u"#FF6B6B"_s, address};
        profile.keeper = keeper;
        return profile;
    }

    /// Puts the password into the profile's `.env` file, so that the program connects without asking.
    void giveByEnvFile(Profile &profile) const
    {
        profile.keeper = SecretKeeper::EnvFile;
        profile.envFile = m_folder->filePath(u".env"_s);
        const ServerLogin login{std::get<ServerAddress>(profile.location), Secret(u"s3cret"_s)};
        write(profile.envFile, "DATABASE_URL=" + urlWithPassword(login).reveal().toUtf8() + '\n');
    }

    /// Changes the password at the server and ends all open connections.
    static void changePassword(Database &database, const QString &password)
    {
        database.password = password;
        sharedCluster().sql(u"postgres"_s, u"ALTER ROLE \"%1\" PASSWORD '%2'"_s.arg(database.role, password));
        sharedCluster().sql(u"postgres"_s,
                            u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '%1'"_s.arg(
                                database.role));
    }

    static void store(const std::vector<Profile> &all, const QString &last)
    {
        SettingsFile file(SettingsFile::defaultPath());
        Profiles profiles(file);
        for (const Profile &profile : all)
            QVERIFY(profiles.save(profile));
        QVERIFY(profiles.setLastUsed(profiles.named(last)->id));
    }

    [[nodiscard]] static SecretKeeper storedKeeper()
    {
        SettingsFile file(SettingsFile::defaultPath());
        return Profiles(file).named(u"There"_s)->keeper;
    }

    static void enter(Stage &stage, const QString &description)
    {
        stage.showMonthOf(QDate(2024, 3, 5));
        stage.enter(u"3/5/2024"_s, description, u"Food"_s, u"3.20"_s);
        stage.click("noticeActionButton"); // creates the category, which does not exist yet
        stage.introduce(u"Alice"_s, u"alice@example.com"_s);
        QVERIFY(stage.showsExpense(description));
    }

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    [[nodiscard]] static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] static QStringList filesWith(const QByteArray &needle)
    {
        QStringList found;
        QDirIterator files(QFileInfo(qEnvironmentVariable("HOME")).path(), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (read(path).contains(needle))
                found << path;
        }
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    return runJourney<JourneyProfiles>(argc, argv);
}

#include "tst_journey_profiles.moc"
