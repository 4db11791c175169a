// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/stage.h"
#include "support/servers/postgrescluster.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QTemporaryDir>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// A refused entry gets a message that names the field, and keeps everything that was typed.
class JourneyWrongInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QFile::remove(SettingsFile::defaultPath());
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void ofAnExpense_data()
    {
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("description");
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("field");
        const QString date = u"1/20/2024"_s;
        const auto amount = [&](const char *name, const QString &text) {
            QTest::newRow(name) << date << u"Tea"_s << u"Food"_s << text << u"Amount"_s;
        };
        QTest::newRow("no date") << u""_s << u"Tea"_s << u"Food"_s << u"1.00"_s << u"Date"_s;
        QTest::newRow("no such day") << u"31.02.2024"_s << u"Tea"_s << u"Food"_s << u"1.00"_s << u"Date"_s;
        QTest::newRow("no description") << date << u""_s << u"Food"_s << u"1.00"_s << u"Description"_s;
        QTest::newRow("201 characters") << date << QString(201, u'x') << u"Food"_s << u"1.00"_s << u"Description"_s;
        QTest::newRow("no category") << date << u"Tea"_s << u""_s << u"1.00"_s << u"Category"_s;
        amount("no amount", u""_s);
        amount("letters", u"abc"_s);
        amount("exponent", u"1e5"_s);
        amount("zero", u"0"_s);
        amount("too large", u"100000000.00"_s);
        amount("three decimals", u"1.234"_s);
    }
    void ofAnExpense()
    {
        QFETCH(QString, date);
        QFETCH(QString, description);
        QFETCH(QString, category);
        QFETCH(QString, amount);
        QFETCH(QString, field);
        Stage stage(sample());
        QVERIFY(stage.showsExpense(u"Gas"_s));
        QVERIFY(stage.offersCategory(u"Food"_s));
        const QString before = stage.expenses();
        stage.enter(date, description, category, amount);
        QVERIFY(stage.comes("quickErrorLabel"));
        QVERIFY2(stage.text("quickErrorLabel").contains(field, Qt::CaseInsensitive),
                 qPrintable(stage.text("quickErrorLabel")));
        QCOMPARE(stage.text("dateEdit"), date);
        QCOMPARE(stage.text("descriptionEdit"), description);
        QCOMPARE(stage.text("categoryCombo"), category);
        const QString shown = stage.text("amountEdit"); // the program may format '0' as '0.00'
        QVERIFY2(shown == amount || shown == amount + u".00"_s, qPrintable(shown));
        QCOMPARE(stage.expenses(), before);
    }

    void ofAnExpenseThatIsEdited()
    {
        Stage stage(sample());
        QVERIFY(stage.showsExpense(u"Gas"_s));
        stage.pressKey("expensesTable", Qt::Key_Down);
        stage.click("editButton");
        auto *amount = stage.find("expenseDialog").findChild<QLineEdit *>(u"amountEdit"_s);
        amount->selectAll();
        QTest::keyClicks(amount, u"1e5"_s);
        QTest::keyClick(amount, Qt::Key_Return);
        QVERIFY(stage.comes("dialogErrorLabel"));
        QVERIFY(stage.text("dialogErrorLabel").contains(u"Amount"_s, Qt::CaseInsensitive));
        QCOMPARE(amount->text(), u"1e5"_s);
        QVERIFY(stage.isVisible("expenseDialog"));
    }

    void ofACategory_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("color");
        QTest::addColumn<QString>("field");
        QTest::newRow("no name") << u" "_s << u"#000000"_s << u"Name"_s;
        QTest::newRow("doubled name") << u"Food"_s << u"#000000"_s << u"Name"_s;
        QTest::newRow("51 characters") << QString(51, u'x') << u"#000000"_s << u"Name"_s;
        QTest::newRow("no color") << u"Rent"_s << u"reddish"_s << u"Colo"_s;
    }
    void ofACategory()
    {
        QFETCH(QString, name);
        QFETCH(QString, color);
        QFETCH(QString, field);
        Stage stage(sample());
        QVERIFY(stage.showsExpense(u"Gas"_s));
        stage.goToPage(1);
        stage.click("addCategoryButton");
        stage.type("nameEdit", name);
        stage.type("colorEdit", color);
        stage.pressKey("colorEdit", Qt::Key_Return);
        QVERIFY(stage.waitFor([&] { return stage.text("dialogErrorLabel").contains(field, Qt::CaseInsensitive); }));
        QCOMPARE(stage.text("nameEdit"), name);
        QCOMPARE(stage.text("colorEdit"), color);
    }

    void ofAPerson_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("field");
        QTest::newRow("no name") << u""_s << u"bob@example.com"_s << u"Name"_s;
        QTest::newRow("wrong address") << u"Bob"_s << u"bob"_s << u"mail"_s;
        QTest::newRow("doubled address") << u"Bob"_s << u"alice@example.com"_s << u"mail"_s;
    }
    void ofAPerson()
    {
        QFETCH(QString, name);
        QFETCH(QString, email);
        QFETCH(QString, field);
        Stage stage(sample());
        QVERIFY(stage.showsExpense(u"Gas"_s));
        stage.goToPage(2);
        stage.click("addPersonButton");
        stage.type("nameEdit", name);
        stage.type("emailEdit", email);
        stage.pressKey("emailEdit", Qt::Key_Return);
        QVERIFY(stage.waitFor([&] { return stage.text("dialogErrorLabel").contains(field, Qt::CaseInsensitive); }));
        QCOMPARE(stage.text("nameEdit"), name);
        QCOMPARE(stage.text("emailEdit"), email);
    }

    void ofALedgersFile_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"directory", "read-only", "newer", "text"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void ofALedgersFile()
    {
        QFETCH(QString, what);
        const QString path = m_folder->filePath(u"ledger.sqlite"_s);
        make(what, path);
        Stage stage;
        stage.openLocal(path);
        QVERIFY(stage.comes("wizardErrorLabel"));
        const QString message = stage.text("wizardErrorLabel");
        QVERIFY2(message.contains(u"file"_s, Qt::CaseInsensitive) || message.contains(u"budget"_s, Qt::CaseInsensitive),
                 qPrintable(message));
        QCOMPARE(stage.text("fileEdit"), path);
        stage.openLocal(m_folder->filePath(u"another.sqlite"_s));
        QVERIFY(stage.goes("setupWizard"));
    }

    void ofALedgersFileOnTheCommandLine()
    {
        StartOptions options;
        options.ledgerFile = m_folder->path();
        Stage stage(options);
        QVERIFY(stage.comes("welcomeErrorLabel"));
        QVERIFY2(stage.text("welcomeErrorLabel").startsWith(u"File: "_s), qPrintable(stage.text("welcomeErrorLabel")));
        stage.click("editConnectionButton");
        QCOMPARE(stage.text("fileEdit"), m_folder->path());
    }

    void ofAUrl_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("wrong");
        QTest::addColumn<QString>("field");
        QTest::newRow("port") << u":PORT/"_s << u":1/"_s << u"Port"_s;
        QTest::newRow("port that is none") << u":PORT/"_s << u":70000/"_s << u"Port"_s;
        QTest::newRow("host") << u"@localhost:"_s << u"@nowhere.invalid:"_s << u"Host"_s;
        QTest::newRow("database") << u"/NAME?"_s << u"/nowhere?"_s << u"Database"_s;
        QTest::newRow("password") << u":PASSWORD@"_s << u":wrong@"_s << u"Password"_s;
        QTest::newRow("scheme") << u"postgresql://"_s << u"mysql://"_s << u""_s;
    }
    void ofAUrl()
    {
        QFETCH(QString, part);
        QFETCH(QString, wrong);
        QFETCH(QString, field);
        const Database database = sharedCluster().createDatabase();
        QString url = sharedCluster().url(database);
        part.replace(u"PORT"_s, QString::number(sharedCluster().port()))
            .replace(u"NAME"_s, database.name)
            .replace(u"PASSWORD"_s, database.password);
        QVERIFY(url.contains(part));
        url.replace(part, wrong);
        Stage stage;
        stage.openServer(url);
        QVERIFY(
            stage.waitFor([&] { return stage.isVisible("wizardErrorLabel") || stage.isVisible("checkAgainButton"); }));
        const QString said = stage.isVisible("checkPage") ? whatTheCheckSays(stage) : stage.text("wizardErrorLabel");
        QVERIFY2(said.contains(field, Qt::CaseInsensitive), qPrintable(said));
        QVERIFY(!said.contains(database.password));
        while (!stage.isVisible("connectionPage"))
            stage.click("backButton");
        QVERIFY(!stage.text("pasteEdit").isEmpty());
    }

private:
    static QString whatTheCheckSays(Stage &stage)
    {
        QStringList texts;
        const auto labels = stage.find("checkList").findChildren<QLabel *>();
        for (const QLabel *label : labels)
            texts << label->text();
        return texts.join(u'\n');
    }

    [[nodiscard]] StartOptions sample() const
    {
        StartOptions options;
        options.ledgerFile = m_folder->filePath(u"sample.sqlite"_s);
        options.addSample = true;
        return options;
    }

    static void make(const QString &what, const QString &path)
    {
        if (what == u"directory") {
            QVERIFY(QDir().mkpath(path));
            return;
        }
        if (what == u"newer") {
            QProcess shell;
            shell.start(u"sqlite3"_s,
                        {path,
                         u"CREATE TABLE bt_schema_migrations (version INTEGER, name TEXT, "
                         "applied_at TIMESTAMP); INSERT INTO bt_schema_migrations VALUES "
                         "(999, 'later', '2030-01-01')"_s});
            QVERIFY(shell.waitForFinished() && shell.exitCode() == 0);
            return;
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(1024, 'x'));
        file.close();
        if (what == u"read-only")
            QVERIFY(file.setPermissions(QFile::ReadOwner));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    return runJourney<JourneyWrongInput>(argc, argv);
}

#include "tst_journey_wronginput.moc"
