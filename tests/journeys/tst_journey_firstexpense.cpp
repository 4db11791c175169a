// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "journeys/stage.h"
#include "support/servers/postgrescluster.h"

#include <QFile>
#include <QTemporaryDir>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// From the first start to the first expense, which is still there after a restart.
class JourneyFirstExpense : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QFile::remove(SettingsFile::defaultPath());
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void onThisComputer()
    {
        const QString file = m_folder->filePath(u"our budget.sqlite"_s);
        {
            Stage stage;
            stage.openLocal(file);
            QVERIFY(stage.goes("setupWizard"));
            enterTheFirst(stage);
            QCOMPARE(stage.text("stateLabel"), u"Local file"_s);
        }
        Stage again;
        again.showMonthOf(QDate(2024, 3, 5));
        QVERIFY(again.showsExpense(u"Bread"_s));
        QVERIFY(!again.isVisible("setupWizard"));
        QVERIFY(again.waitFor([&] { return again.text("totalLabel").contains(u"3.20"_s); }));
    }

    void onAServerByItsUrl_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("postgresql") << u"postgresql://"_s;
        QTest::newRow("SQLAlchemy's form") << u"postgresql+psycopg2://"_s;
    }
    void onAServerByItsUrl()
    {
        QFETCH(QString, scheme);
        const Database database = sharedCluster().createDatabase();
        const QString url = sharedCluster().url(database).replace(u"postgresql://"_s, scheme);
        {
            Stage stage;
            stage.openServer(url);
            QVERIFY(stage.goes("setupWizard"));
            enterTheFirst(stage);
            QCOMPARE(stage.text("stateLabel"), u"Connected"_s);
        }
        QCOMPARE(sharedCluster().sql(database.name, u"SELECT description, amount, date FROM expenses"_s),
                 u"Bread|3.20|2024-03-05"_s);
        Stage again; // the address was stored, the password was not
        QVERIFY(again.comes("passwordEdit"));
        again.type("passwordEdit", database.password);
        again.pressKey("passwordEdit", Qt::Key_Return);
        QVERIFY(again.goes("passwordEdit"));
        again.showMonthOf(QDate(2024, 3, 5));
        QVERIFY(again.showsExpense(u"Bread"_s));
    }

    void byDatabaseUrl()
    {
        const Database database = sharedCluster().createDatabase();
        StartOptions options;
        options.given = *parseConnectionUrl(sharedCluster().url(database));
        {
            Stage stage(options);
            enterTheFirst(stage);
            QVERIFY(!stage.isVisible("setupWizard"));
        }
        SettingsFile settings(SettingsFile::defaultPath());
        QVERIFY(Profiles(settings).all().empty());
        Stage again(options);
        again.showMonthOf(QDate(2024, 3, 5));
        QVERIFY(again.showsExpense(u"Bread"_s));
    }

    void withTheSampleLedger()
    {
        StartOptions options;
        options.ledgerFile = m_folder->filePath(u"sample.sqlite"_s);
        options.addSample = true;
        Stage stage(options);
        QVERIFY(stage.showsExpense(u"Movie tickets"_s));
        QVERIFY(stage.waitFor([&] { return stage.text("totalLabel").contains(u"146.25"_s); }));
    }

    void theSampleIsOfferedWhereThereIsNothing()
    {
        Stage stage;
        stage.openLocal(m_folder->filePath(u"empty.sqlite"_s));
        stage.click("sampleButton");
        QVERIFY(stage.showsExpense(u"Movie tickets"_s));
    }

private:
    static void enterTheFirst(Stage &stage)
    {
        stage.showMonthOf(QDate(2024, 3, 5));
        stage.enter(u"3/5/2024"_s, u"Bread"_s, u"Food"_s, u"3.20"_s);
        stage.click("noticeActionButton"); // creates the category, which does not exist yet
        stage.introduce(u"Alice"_s, u"alice@example.com"_s);
        QVERIFY(stage.showsExpense(u"Bread"_s));
        QVERIFY(stage.waitFor([&] { return stage.text("descriptionEdit").isEmpty(); }));
        QCOMPARE(stage.text("dateEdit"), u"3/5/2024"_s);
        QCOMPARE(stage.text("categoryCombo"), u"Food"_s);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    return runJourney<JourneyFirstExpense>(argc, argv);
}

#include "tst_journey_firstexpense.moc"
