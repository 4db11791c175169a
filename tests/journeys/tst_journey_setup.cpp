// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/stage.h"
#include "support/servers/postgrescluster.h"

#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// From a string in the clipboard through every page of the wizard to a stored connection that opens at the next start.
class JourneySetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QFile::remove(SettingsFile::defaultPath());
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void aPastedStringBecomesAConnectionThatIsStillThereAfterARestart()
    {
        const Database database = sharedCluster().createDatabase();
        const QString file = m_folder->filePath(u".env"_s);
        {
            Stage stage;
            stage.click("serverRadio");
            stage.click("nextButton");
            stage.paste(lessonLike(database));
            QVERIFY(!stage.text("pasteEdit").contains(database.password));
            QVERIFY(stage.text("pasteEdit").startsWith(u"postgresql+psycopg2://"_s));
            QCOMPARE(stage.text("passwordEdit"), database.password);
            stage.click("nextButton");
            stage.click("envFileRadio");
            stage.type("envFileEdit", file);
            stage.click("nextButton");
            QVERIFY(stage.comes("settingsPage"));
            QVERIFY(stage.goOnTo("personPage"));
            stage.type("personNameEdit", u"Alice"_s);
            stage.type("personEmailEdit", u"alice@example.com"_s);
            stage.click("nextButton");
            QVERIFY(summaryOf(stage).contains(u"verify-full"_s));
            QVERIFY(nothingIsStored(database, file));
            stage.type("profileNameEdit", u"Ours"_s);
            stage.click("finishButton");
            QVERIFY(stage.goes("setupWizard"));
            enter(stage, u"Bread"_s);
        }
        QCOMPARE(sharedCluster().sql(database.name, u"SELECT name, email FROM users"_s), u"Alice|alice@example.com"_s);
        QVERIFY(QFile(file).permissions()
                == (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser));
        Stage again;
        again.showMonthOf(QDate(2024, 3, 5));
        QVERIFY(again.showsExpense(u"Bread"_s));
        QVERIFY(!again.isVisible("setupWizard") && !again.isVisible("passwordEdit"));
        QCOMPARE(again.text("stateLabel"), u"Connected"_s);
    }

    void theKeyboardIsEnough()
    {
        const Database database = sharedCluster().createDatabase();
        Stage stage;
        auto &wizard = stage.find("setupWizard");
        auto &local = stage.find<QRadioButton>("localRadio");
        QVERIFY(stage.waitFor([&] { return local.hasFocus(); }));
        QTest::keyClick(&local, Qt::Key_Down);
        QVERIFY(stage.find<QRadioButton>("serverRadio").isChecked());
        QTest::keyClick(wizard.focusWidget(), Qt::Key_Return);
        QVERIFY(stage.comes("connectionPage"));
        QTest::keyClicks(wizard.focusWidget(), sharedCluster().url(database));
        QTest::keyClick(wizard.focusWidget(), Qt::Key_Return);
        QVERIFY(stage.comes("secretPage"));
        QVERIFY(stage.waitFor([&] { return stage.find<QRadioButton>("sessionRadio").isChecked(); }));
        QTest::keyClick(wizard.focusWidget(), Qt::Key_Return);
        QVERIFY(stage.comes("settingsPage"));
        QTest::keyClick(wizard.focusWidget(), Qt::Key_Return);
        QVERIFY(stage.comes("checkAgainButton"));
        QTest::keyClick(wizard.focusWidget(), Qt::Key_Return);
        QVERIFY(stage.comes("tablesPage"));
        QVERIFY(stage.waitFor([&] { return stage.find<QPushButton>("nextButton").isEnabled(); }));
        QTest::keyClick(wizard.focusWidget(), Qt::Key_Return);
        QVERIFY(stage.comes("drillPage"));
        QTest::keyClick(wizard.focusWidget(), Qt::Key_Return);
        QVERIFY(stage.comes("personPage"));
        QTest::keyClicks(wizard.focusWidget(), u"Alice"_s);
        QTest::keyClick(wizard.focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(wizard.focusWidget(), u"alice@example.com"_s);
        QTest::keyClick(wizard.focusWidget(), Qt::Key_Return);
        QVERIFY(stage.comes("summaryPage"));
        QTest::keyClick(wizard.focusWidget(), Qt::Key_Return);
        QVERIFY(stage.goes("setupWizard"));
        QVERIFY(stage.waitFor([&] { return stage.text("stateLabel") == u"Connected"_s; }));
    }

    void tenFormsAreTheSameConnection_data()
    {
        QTest::addColumn<QString>("form");
        const QString query = u"sslmode=verify-full&sslrootcert=<ca>"_s;
        QTest::newRow("URL") << u"postgresql://<user>:<password>@localhost:<port>/<name>?"_s + query;
        QTest::newRow("short scheme") << u"postgres://<user>:<password>@localhost:<port>/<name>?"_s + query;
        QTest::newRow("SQLAlchemy") << u"postgresql+psycopg2://<user>:<password>@localhost:<port>/<name>?"_s + query;
        QTest::newRow("JDBC") << u"jdbc:postgresql://localhost:<port>/<name>?user=<user>&password=<password>&"_s
                + query;
        QTest::newRow("pairs") << u"host=localhost port=<port> user=<user> password=<password> dbname=<name> "
                                  "sslmode=verify-full sslrootcert=<ca>"_s;
        QTest::newRow("variables") << u"PGHOST=localhost\nPGPORT=<port>\nPGUSER=<user>\nPGPASSWORD=<password>\n"
                                      "PGDATABASE=<name>\nPGSSLMODE=verify-full\nPGSSLROOTCERT=<ca>"_s;
        QTest::newRow("line of a file")
            << u"export DATABASE_URL='postgresql://<user>:<password>@localhost:<port>/<name>?"_s + query + u'\'';
        QTest::newRow("psql") << u"psql 'postgresql://<user>:<password>@localhost:<port>/<name>?"_s + query + u'\'';
        QTest::newRow(".NET") << u"Host=localhost;Port=<port>;Username=<user>;Password=<password>;Database=<name>;"
                                 "SSL Mode=VerifyFull;Root Certificate=<ca>"_s;
        QTest::newRow("quoted in code")
            << u"engine = create_engine(\"postgresql://<user>:<password>@localhost:<port>/<name>?"_s + query + u"\")"_s;
    }
    void tenFormsAreTheSameConnection()
    {
        QFETCH(QString, form);
        const Database database = sharedCluster().createDatabase();
        Stage stage;
        stage.click("serverRadio");
        stage.click("nextButton");
        stage.paste(filledIn(form, database));
        QCOMPARE(stage.text("userEdit"), database.role);
        QCOMPARE(stage.text("passwordEdit"), database.password);
        QVERIFY(!stage.text("pasteEdit").contains(database.password));
        QVERIFY(stage.goOnTo("personPage"));
    }

    void aTextThatCannotBeReadStaysAsItWasTyped_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text :
             {u"postgresql://alice@localhost:70000/b"_s, u"mysql://alice:pw@localhost/b"_s, u"what my friend sent me"_s,
              u"postgresql://alice:<password>@<host>/b"_s, u"A=postgresql://a@h/b\nB=postgresql://c@h/d"_s})
            QTest::newRow(qPrintable(text)) << text;
    }
    void aTextThatCannotBeReadStaysAsItWasTyped()
    {
        QFETCH(QString, text);
        Stage stage;
        stage.click("serverRadio");
        stage.click("nextButton");
        stage.paste(text);
        QVERIFY(stage.comes("pasteMessageLabel"));
        stage.click("nextButton");
        QVERIFY(stage.isVisible("connectionPage"));
        stage.click("backButton");
        stage.click("nextButton");
        QCOMPARE(stage.text("pasteEdit"), text);
    }

    void aWrongPasswordIsMendedOnTheSpot()
    {
        Database database = sharedCluster().createDatabase();
        const QString right = database.password;
        database.password = u"wrong"_s;
        Stage stage;
        stage.openServer(sharedCluster().url(database));
        QVERIFY(stage.comes("checkAgainButton"));
        while (!stage.isVisible("connectionPage"))
            stage.click("backButton");
        stage.type("passwordEdit", right);
        QVERIFY(stage.goOnTo("summaryPage"));
        stage.click("finishButton");
        QVERIFY(stage.goes("setupWizard"));
    }

private:
    [[nodiscard]] static QString lessonLike(const Database &database)
    {
        return sharedCluster().url(database).replace(u"postgresql://"_s, u"postgresql+psycopg2://"_s);
    }

    [[nodiscard]] static QString filledIn(QString form, const Database &database)
    {
        const QList<std::pair<QString, QString>> values{{u"<port>"_s, QString::number(sharedCluster().port())},
                                                        {u"<password>"_s, database.password},
                                                        {u"<user>"_s, database.role},
                                                        {u"<name>"_s, database.name},
                                                        {u"<ca>"_s, sharedCluster().caFile()}};
        for (const auto &[place, value] : values)
            form.replace(place, value);
        return form;
    }

    [[nodiscard]] static QString summaryOf(Stage &stage)
    {
        QStringList texts;
        const auto labels = stage.find("summaryList").findChildren<QLabel *>();
        for (const QLabel *label : labels)
            texts << label->text();
        return texts.join(u'\n');
    }

    [[nodiscard]] static bool nothingIsStored(const Database &database, const QString &file)
    {
        SettingsFile settings(SettingsFile::defaultPath());
        const QString tables = sharedCluster().sql(database.name,
                                                   u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s);
        return Profiles(settings).all().empty() && !QFile::exists(file) && tables == u"0"_s;
    }

    static void enter(Stage &stage, const QString &description)
    {
        stage.showMonthOf(QDate(2024, 3, 5));
        stage.enter(u"3/5/2024"_s, description, u"Food"_s, u"3.20"_s);
        stage.click("noticeActionButton"); // creates the category, which does not exist yet
        QVERIFY(stage.showsExpense(description));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    return runJourney<JourneySetup>(argc, argv);
}

#include "tst_journey_setup.moc"
