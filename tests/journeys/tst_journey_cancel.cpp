// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/stage.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTableView>
#include <QTemporaryDir>

#include <array>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// Cancel and Escape change nothing, in every dialog.
class JourneyCancel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QFile::remove(SettingsFile::defaultPath());
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void theWizardLeavesNothingBehind()
    {
        const QString file = m_folder->filePath(u"never.sqlite"_s);
        {
            Stage stage;
            stage.click("localRadio");
            stage.type("fileEdit", file);
            stage.click("cancelButton");
            QVERIFY(stage.goes("setupWizard"));
            QVERIFY(stage.comes("chooseLedgerButton"));
            stage.click("chooseLedgerButton");
            stage.click("serverRadio");
            stage.click("nextButton");
            stage.type("pasteEdit", u"postgresql://alice@nowhere.invalid/b"_s);
            stage.click("backButton");
            stage.click("cancelButton");
            QVERIFY(stage.goes("setupWizard"));
        }
        QVERIFY(!QFileInfo::exists(file));
        SettingsFile settings(SettingsFile::defaultPath());
        QVERIFY(Profiles(settings).all().empty());
    }

    void backKeepsWhatWasTyped()
    {
        Stage stage;
        stage.click("serverRadio");
        stage.click("nextButton");
        stage.type("pasteEdit", u"postgresql://alice@db.example.com/b"_s);
        stage.click("backButton");
        stage.click("nextButton");
        QCOMPARE(stage.text("pasteEdit"), u"postgresql://alice@db.example.com/b"_s);
    }

    void theDialogsChangeNothing_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<QByteArray>("opener");
        QTest::addColumn<QByteArray>("dialog");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("edit expense") << 0 << QByteArray("editButton") << QByteArray("expenseDialog")
                                      << QByteArray("descriptionEdit");
        QTest::newRow("new category") << 1 << QByteArray("addCategoryButton") << QByteArray("categoryDialog")
                                      << QByteArray("nameEdit");
        QTest::newRow("edit category") << 1 << QByteArray("editCategoryButton") << QByteArray("categoryDialog")
                                       << QByteArray("nameEdit");
        QTest::newRow("new person") << 2 << QByteArray("addPersonButton") << QByteArray("personDialog")
                                    << QByteArray("nameEdit");
        QTest::newRow("edit person") << 2 << QByteArray("editPersonButton") << QByteArray("personDialog")
                                     << QByteArray("nameEdit");
    }
    void theDialogsChangeNothing()
    {
        QFETCH(int, page);
        QFETCH(QByteArray, opener);
        QFETCH(QByteArray, dialog);
        QFETCH(QByteArray, field);
        const QString file = m_folder->filePath(u"sample.sqlite"_s);
        StartOptions options;
        options.ledgerFile = file;
        options.addSample = true;
        QByteArray before;
        {
            Stage stage(options);
            QVERIFY(stage.showsExpense(u"Gas"_s));
            before = rowsOf(file);
            stage.goToPage(page);
            selectFirst(stage, page);
            stage.click(opener.constData());
            auto *edit = stage.find(dialog.constData()).findChild<QLineEdit *>(QString::fromLatin1(field));
            edit->selectAll();
            QTest::keyClicks(edit, u"something else"_s);
            stage.press(dialog.constData(), "Cancel");
            QVERIFY(stage.goes(dialog.constData()));
            stage.click(opener.constData());
            QTest::keyClick(&stage.find(dialog.constData()), Qt::Key_Escape);
            QVERIFY(stage.goes(dialog.constData()));
        }
        QCOMPARE(rowsOf(file), before);
    }

    void notSayingWhoOneIsKeepsWhatWasTyped()
    {
        Stage stage;
        stage.openLocal(m_folder->filePath(u"empty.sqlite"_s));
        QVERIFY(stage.comes("descriptionEdit"));
        stage.enter(u"3/5/2024"_s, u"Bread"_s, u"Food"_s, u"3.20"_s);
        stage.click("noticeActionButton");
        QVERIFY(stage.comes("personDialog"));
        stage.press("personDialog", "Cancel");
        QVERIFY(stage.goes("personDialog"));
        QCOMPARE(stage.text("descriptionEdit"), u"Bread"_s);
        QCOMPARE(stage.text("amountEdit"), u"3.20"_s);
        QVERIFY(rowsOf(m_folder->filePath(u"empty.sqlite"_s)).startsWith("0|1|0"));
    }

private:
    /// The rows of the file, read by the sqlite3 shell.
    static QByteArray rowsOf(const QString &file)
    {
        QProcess shell;
        shell.start(u"sqlite3"_s,
                    {file,
                     u"SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM categories), "
                     "(SELECT count(*) FROM expenses);"
                     "SELECT name, email FROM users; SELECT name, color FROM categories;"
                     "SELECT description, amount FROM expenses"_s});
        const bool isDone = shell.waitForFinished() && shell.exitCode() == 0;
        return isDone ? shell.readAllStandardOutput().trimmed() : shell.readAllStandardError();
    }

    static void selectFirst(Stage &stage, int page)
    {
        const std::array tables{"expensesTable", "categoriesTable", "peopleTable"};
        auto &table = stage.find<QTableView>(tables[static_cast<std::size_t>(page)]);
        QVERIFY(stage.waitFor([&] { return table.model()->rowCount() > 0; }));
        table.selectRow(0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    return runJourney<JourneyCancel>(argc, argv);
}

#include "tst_journey_cancel.moc"
