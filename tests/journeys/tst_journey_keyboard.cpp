// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/stage.h"
#include "ui/editors/today.h"

#include <QComboBox>
#include <QFile>
#include <QListWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// A person enters expenses from paper without looking at the screen: no key may change an existing expense.
class JourneyKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QFile::remove(SettingsFile::defaultPath());
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void cleanup()
    {
        Today::instance().setClock([] { return QDateTime::currentDateTime(); });
    }

    void aWholeListWithoutLookingUp()
    {
        Stage stage(sample());
        begin(stage);
        stage.typeOn(u"Lamp\t\t40.00\nSoap\t\t2.20\nTea\t\t3.30\n"_s);
        QVERIFY(stage.showsExpense(u"Tea"_s));
        QVERIFY(stage.waitFor([&] { return stage.text("descriptionEdit").isEmpty(); }));
        const QString rows = stage.expenses();
        QVERIFY2(rows.contains(u"| Lamp | Food | Alice Smith | 40.00"_s), qPrintable(rows));
        QVERIFY2(rows.contains(u"| Soap | Food | Alice Smith | 2.20"_s), qPrintable(rows));
        QVERIFY2(rows.contains(u"| Tea | Food | Alice Smith | 3.30"_s), qPrintable(rows));
        QCOMPARE(rowCount(stage), 8);
    }

    void typingOnAfterARefusalChangesNoOtherExpense_data()
    {
        QTest::addColumn<QString>("refused");
        QTest::newRow("a letter in the amount") << u"Lamp\t\t4O.00\n"_s;
        QTest::newRow("no amount") << u"Lamp\t\t\n"_s;
        QTest::newRow("no description") << u"\t\t40.00\n"_s;
        QTest::newRow("no such category") << u"Lamp\tLights\t40.00\n"_s;
        QTest::newRow("nothing at all") << u"\n"_s;
        QTest::newRow("a date that is none") << u"Lamp\t\t40.00\t\tx\n"_s;
    }
    void typingOnAfterARefusalChangesNoOtherExpense()
    {
        QFETCH(QString, refused);
        Stage stage(sample());
        begin(stage);
        const QString before = stage.expenses();
        stage.typeOn(refused);
        QVERIFY(stage.waitFor([&] { return stage.isVisible("quickErrorLabel") || stage.isVisible("noticeLabel"); }));
        stage.typeOn(u"Soap\t\t2.20\nTea\t\t3.30\n"_s);
        QVERIFY(stage.waitFor([&] { return !stage.find<QLineEdit>("descriptionEdit").isReadOnly(); }));
        QVERIFY(!stage.isVisible("expenseDialog"));
        const QStringList rows = before.split(u'\n');
        for (const QString &row : rows) // there may be new expenses, but the old ones are unchanged
            QVERIFY2(stage.expenses().contains(row), qPrintable(stage.expenses()));
        QVERIFY(stage.find("quickEntry").isAncestorOf(&stage.focused()));
    }

    void keysTypedWhileItSavesAreTheNextEntry()
    {
        Stage stage(sample());
        begin(stage);
        stage.typeOn(u"Lamp\t\t40.00\n"_s);
        QVERIFY(stage.find<QLineEdit>("descriptionEdit").isReadOnly());
        stage.typeOn(u"\nSoap\t"_s);
        QVERIFY(stage.showsExpense(u"Lamp"_s));
        QVERIFY(stage.waitFor([&] { return stage.text("descriptionEdit") == u"Soap"_s; }));
        QCOMPARE(stage.focused().objectName(), u"categoryCombo"_s);
        QVERIFY(!stage.isVisible("quickErrorLabel"));
    }

    void tabLeavesTheRowOnceNothingIsTyped()
    {
        Stage stage(sample());
        begin(stage);
        stage.typeOn(u"\t\t\t\t"_s);
        QCOMPARE(stage.focused().objectName(), u"expensesTable"_s);
    }

    void f6LeadsToTheListAndBack()
    {
        Stage stage(sample());
        begin(stage);
        stage.typeOn(u"Lamp"_s);
        stage.pressOn(Qt::Key_F6);
        QCOMPARE(stage.focused().objectName(), u"expensesTable"_s);
        stage.pressOn(Qt::Key_F6);
        QCOMPARE(stage.focused().objectName(), u"descriptionEdit"_s);
        QCOMPARE(stage.text("descriptionEdit"), u"Lamp"_s);
    }

    void escapeClearsTheRowAndUndoBringsItBack()
    {
        Stage stage(sample());
        begin(stage);
        stage.typeOn(u"Lamp\tTransp\t4O.00\n"_s);
        QVERIFY(stage.comes("quickErrorLabel"));
        stage.pressOn(Qt::Key_Escape);
        QCOMPARE(stage.text("descriptionEdit"), QString());
        QCOMPARE(stage.text("amountEdit"), QString());
        QVERIFY(!stage.isVisible("quickErrorLabel"));
        QCOMPARE(stage.focused().objectName(), u"descriptionEdit"_s);
        QVERIFY(stage.text("noticeLabel").contains(u"Lamp"_s));
        stage.click("noticeActionButton");
        QCOMPARE(stage.text("descriptionEdit"), u"Lamp"_s);
        QCOMPARE(stage.text("categoryCombo"), u"Transportation"_s);
        QCOMPARE(stage.text("amountEdit"), u"4O.00"_s);
        QCOMPARE(stage.text("dateEdit"), u"1/20/2024"_s);
    }

    void aCategoryIsNamedByItsBeginning()
    {
        Stage stage(sample());
        begin(stage);
        stage.typeOn(u"Bus\ttransp\t2.80\n"_s);
        QVERIFY(stage.showsExpense(u"Bus"_s));
        QVERIFY2(stage.expenses().contains(u"| Bus | Transportation |"_s), qPrintable(stage.expenses()));
        stage.typeOn(u"Tram\tTrans"_s);
        stage.pressOn(Qt::Key_Return);
        QVERIFY(stage.comes("quickErrorLabel")); // the error is about the missing amount, not the category
        QCOMPARE(stage.text("categoryCombo"), u"Transportation"_s);
    }

    void anEditSaysWhatItChangedAndIsTakenBack()
    {
        Stage stage(sample());
        begin(stage);
        const QString before = stage.expenses();
        stage.pressOn(Qt::Key_F6);
        stage.pressOn(Qt::Key_Return);
        QVERIFY(stage.comes("expenseDialog"));
        stage.typeOn(u"\t\t"_s);
        QTest::keyClick(&stage.focused(), Qt::Key_A, Qt::ControlModifier);
        stage.typeOn(u"31\n"_s);
        QVERIFY(stage.goes("expenseDialog"));
        QVERIFY(stage.comes("noticeLabel"));
        const QString said = stage.text("noticeLabel");
        QVERIFY2(said.startsWith(u"Changed “"_s) && said.endsWith(u" → 31.00."_s), qPrintable(said));
        QVERIFY(stage.waitFor([&] { return stage.expenses().contains(u"| 31.00"_s); }));
        stage.click("noticeActionButton");
        QVERIFY(stage.waitFor([&] { return stage.expenses() == before; }));
    }

    void aProposedDateFollowsMidnight()
    {
        QDateTime now(QDate(2024, 1, 31), QTime(23, 59, 59, 900));
        Today::instance().setClock([&now] { return now; });
        StartOptions options = sample();
        Stage stage(options);
        QVERIFY(stage.comes("dateEdit"));
        QCOMPARE(stage.text("dateEdit"), u"1/31/2024"_s);
        now = QDateTime(QDate(2024, 2, 1), QTime(0, 0)); // the timer for midnight fires
        QVERIFY(stage.waitFor([&] { return stage.text("dateEdit") == u"2/1/2024"_s; }));
        stage.type("dateEdit", u"1/20/2024"_s);
        now = QDateTime(QDate(2024, 2, 2), QTime(0, 0));
        Today::instance().check();
        QCOMPARE(stage.text("dateEdit"), u"1/20/2024"_s);
    }

private:
    [[nodiscard]] StartOptions sample() const
    {
        StartOptions options;
        options.ledgerFile = m_folder->filePath(u"sample.sqlite"_s);
        options.addSample = true;
        return options;
    }

    /// Shows the sample month, enters an expense in 'Food' for 20 January, and leaves the cursor in the next entry.
    static void begin(Stage &stage)
    {
        QVERIFY(stage.showsExpense(u"Gas"_s));
        QVERIFY(stage.offersCategory(u"Food"_s));
        stage.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&stage.window()));
        stage.enter(u"1/20/2024"_s, u"Bread"_s, u"Food"_s, u"1.00"_s);
        if (QWidget *popup = QApplication::activePopupWidget()) // the completer's list is still open
            popup->close();
        QVERIFY(stage.waitFor([&] { return stage.isVisible("whoAreYouDialog") || rowCount(stage) == 5; }));
        if (stage.isVisible("whoAreYouDialog")) {
            stage.pressKey("personList", Qt::Key_Down);
            stage.pressKey("personList", Qt::Key_Return);
        }
        QVERIFY(stage.waitFor([&] { return rowCount(stage) == 5 && stage.text("descriptionEdit").isEmpty(); }));
        QCOMPARE(stage.focused().objectName(), u"descriptionEdit"_s);
    }

    static int rowCount(Stage &stage)
    {
        return stage.window().findChild<QTableView *>(u"expensesTable"_s)->model()->rowCount();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    return runJourney<JourneyKeyboard>(argc, argv);
}

#include "tst_journey_keyboard.moc"
