// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "journeys/stage.h"
#include "support/coursetables.h"
#include "support/servers/postgrescluster.h"

#include <QFile>
#include <QTableView>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

/// SQL for the tables, as a script of the course creates and fills them.
QString course()
{
    return courseDdl()
        + u"INSERT INTO users (email, name) VALUES ('alice@example.com', 'Alice Smith');"
          "INSERT INTO categories (name, color) VALUES ('Food', '#FF6B6B'), ('Transportation', NULL);"
          "INSERT INTO expenses (user_id, category_id, description, amount, date) VALUES "
          "(1, 1, 'Groceries', 52.50, '2024-01-15'), (1, 1, 'Lunch', 18.75, '2024-01-16'), "
          "(1, 2, 'Gas', 45, '2024-01-17')"_s;
}

} // namespace

/// A person uses the program with a database that scripts of the course have created and filled.
class JourneyLearner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksOnTheCoursesTablesAndLeavesThemAsTheyAre()
    {
        PostgresCluster &cluster = sharedCluster();
        const Database database = cluster.createDatabase();
        const QString owner = u"SET ROLE \"%1\";"_s.arg(database.role);
        cluster.sql(database.name, owner + course());
        const QString before = cluster.sql(database.name, catalogueOfCourseTables());
        StartOptions options;
        options.given = *parseConnectionUrl(cluster.url(database));
        {
            Stage stage(options);
            stage.showMonthOf(QDate(2024, 1, 1));
            QVERIFY(stage.showsExpense(u"Gas"_s));
            QVERIFY(stage.waitFor([&] { return stage.text("totalLabel").contains(u"116.25"_s); }));
            QVERIFY(stage.offersCategory(u"Transportation"_s));
            stage.enter(u"1/18/2024"_s, u"Bus"_s, u"Transportation"_s, u"2.90"_s);
            QVERIFY(stage.comes("whoAreYouDialog")); // the program asks once on each computer
            stage.pressKey("personList", Qt::Key_Down);
            stage.pressKey("personList", Qt::Key_Return);
            QVERIFY(stage.showsExpense(u"Bus"_s));
            edit(stage, u"Lunch"_s, u"19.75"_s);
            QVERIFY(stage.showsExpense(u"19.75"_s));
            remove(stage, u"Groceries"_s);
            QVERIFY(stage.waitFor([&] { return !stage.expenses().contains(u"Groceries"_s); }));
        }
        QCOMPARE(cluster.sql(database.name, catalogueOfCourseTables()), before);
        QCOMPARE(cluster.sql(database.name,
                             u"SELECT user_id, category_id, description, amount, date FROM expenses "
                             "ORDER BY date"_s),
                 u"1|1|Lunch|19.75|2024-01-16\n1|2|Gas|45.00|2024-01-17\n1|2|Bus|2.90|2024-01-18"_s);
        QCOMPARE(cluster.sql(database.name, u"SELECT count(*) FROM expenses WHERE created_at IS NOT NULL"_s), u"1"_s);
    }

    void undoBringsADeletedExpenseBack()
    {
        PostgresCluster &cluster = sharedCluster();
        const Database database = cluster.createDatabase();
        cluster.sql(database.name, u"SET ROLE \"%1\";"_s.arg(database.role) + course());
        const QString before = cluster.sql(database.name, u"SELECT * FROM expenses ORDER BY id"_s);
        StartOptions options;
        options.given = *parseConnectionUrl(cluster.url(database));
        Stage stage(options);
        stage.showMonthOf(QDate(2024, 1, 1));
        QVERIFY(stage.showsExpense(u"Groceries"_s));
        remove(stage, u"Groceries"_s);
        QVERIFY(stage.waitFor([&] { return !stage.expenses().contains(u"Groceries"_s); }));
        stage.click("noticeActionButton");
        QVERIFY(stage.showsExpense(u"Groceries"_s));
        QCOMPARE(cluster.sql(database.name, u"SELECT * FROM expenses ORDER BY id"_s), before);
    }

private:
    static void choose(Stage &stage, const QString &description)
    {
        auto &table = stage.find<QTableView>("expensesTable");
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            if (table.model()->index(row, 1).data().toString() == description)
                table.selectRow(row);
        }
        table.setFocus();
    }

    static void edit(Stage &stage, const QString &description, const QString &amount)
    {
        choose(stage, description);
        stage.click("editButton");
        auto &dialog = stage.find("expenseDialog");
        auto *edit = dialog.findChild<QLineEdit *>(u"amountEdit"_s);
        edit->selectAll();
        QTest::keyClicks(edit, amount);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(stage.goes("expenseDialog"));
    }

    static void remove(Stage &stage, const QString &description)
    {
        choose(stage, description);
        stage.pressKey("expensesTable", Qt::Key_Delete);
    }
};

int main(int argc, char **argv)
{
    return runJourney<JourneyLearner>(argc, argv);
}

#include "tst_journey_learner.moc"
