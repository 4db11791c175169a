// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/budgetrows.h"
#include "db/local/localledgers.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// Steps of Undo and rows of the trash in a file that scripts change too.
class TestLocalSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>(Route::Sqlite);
        addPeopleAndCategories(*m_database);
        m_one = m_database->connect();
    }
    void cleanup()
    {
        m_one.reset();
        m_database.reset();
    }

    void anUndoThatWouldOverwriteSomethingIsRefused()
    {
        ASSIGN_RESULT(const Expense lunch, changes(*m_one).addExpense(draft(u"Lunch"_s, 1200, QDate(2024, 1, 16))));
        m_database->plainSql(u"UPDATE expenses SET amount = 1"_s);
        const auto refused = changes(*m_one).undo(changes(*m_one).undoState()->undo);
        QCOMPARE(refused.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(refused.error().detail, u"Lunch"_s);
        QCOMPARE(m_database->plainSql(u"SELECT amount FROM expenses"_s), u"1"_s);
        m_database->plainSql(u"UPDATE expenses SET amount = 1200"_s);
        VERIFY_RESULT(changes(*m_one).undo(changes(*m_one).undoState()->undo));
    }

    /// A script changes the text; the amount goes back and forth, and the text stays.
    void anUndoLeavesTheFieldsOfOthers()
    {
        ASSIGN_RESULT(const Expense lunch, changes(*m_one).addExpense(draft(u"Lunch"_s, 1200, QDate(2024, 1, 16))));
        ASSIGN_RESULT(const ExpenseUpdate edit, makeDearer(lunch));
        m_database->plainSql(u"UPDATE expenses SET description = 'Dinner'"_s);
        VERIFY_RESULT(changes(*m_one).undo(changes(*m_one).undoState()->undo));
        QCOMPARE(amountAndText(), u"1200|Dinner"_s);
        m_database->plainSql(u"UPDATE expenses SET description = 'Supper'"_s);
        VERIFY_RESULT(changes(*m_one).redo(changes(*m_one).undoState()->redo));
        QCOMPARE(amountAndText(), u"1500|Supper"_s);
        VERIFY_RESULT(changes(*m_one).revertExpense(edit)); // the button of a notice does the same
        QCOMPARE(amountAndText(), u"1200|Supper"_s);
        QCOMPARE(changes(*m_one).undoState()->redo.kind, OperationKind::EditExpense);
        const auto refused = changes(*m_one).undo(changes(*m_one).undoState()->undo); // it would delete the text
        QCOMPARE(refused.error().kind, ErrorKind::ChangedMeanwhile);
    }

    void aStepThatCannotBeUndoneIsSkipped()
    {
        ASSIGN_RESULT(const Expense lunch, changes(*m_one).addExpense(draft(u"Lunch"_s, 1200, QDate(2024, 1, 16))));
        ASSIGN_RESULT(const Category travel, changes(*m_one).addCategory({u"Travel"_s, {}}));
        VERIFY_RESULT(makeDearer(lunch));
        m_database->plainSql(u"UPDATE expenses SET amount = 1700"_s);
        const UndoStep blocked = changes(*m_one).undoState()->undo;
        QCOMPARE(changes(*m_one).undo(blocked).error().kind, ErrorKind::ChangedMeanwhile);
        ASSIGN_RESULT(const auto obstacles, changes(*m_one).obstacles(blocked));
        QCOMPARE(obstacles.size(), 1U);
        QCOMPARE(obstacles.front().fields, std::vector<int>{expensefield::Amount});
        QCOMPARE(std::get<Money>(obstacles.front().expected->at(expensefield::Amount)), Money::fromMinor(1500));
        QCOMPARE(std::get<Money>(obstacles.front().now->at(expensefield::Amount)), Money::fromMinor(1700));
        QVERIFY(obstacles.front().isOutside);

        ASSIGN_RESULT(const UndoState next, changes(*m_one).skip(blocked));
        QCOMPARE(next.undo.kind, OperationKind::AddCategory);
        QVERIFY(next.redo.isEmpty());
        QCOMPARE(amountAndText(), u"1700|Lunch"_s);
        m_one.reset();
        m_one = m_database->connect(); // the step stays skipped
        VERIFY_RESULT(changes(*m_one).undo(changes(*m_one).undoState()->undo));
        QCOMPARE(changes(*m_one).undoState()->undo.kind, OperationKind::AddExpense);
        QCOMPARE(changes(*m_one).undoState()->redo.kind, OperationKind::AddCategory);
        QCOMPARE(changes(*m_one).skip(blocked).error().kind, ErrorKind::NotFound);
        QCOMPARE(changes(*m_one).undo(blocked).error().kind, ErrorKind::NotFound);

        addCategoryNamed(travel.name); // Redo is blocked by the name, and skipped
        const UndoStep redo = changes(*m_one).undoState()->redo;
        QCOMPARE(changes(*m_one).redo(redo).error().kind, ErrorKind::NameTaken);
        QVERIFY(changes(*m_one).skip(redo)->redo.isEmpty());
        QCOMPARE(changes(*m_one).undoState()->undo.kind, OperationKind::AddExpense);
    }

    void theTrashRestoresWithWhatARowNeeds()
    {
        ASSIGN_RESULT(const Category books, changes(*m_one).addCategory({u"Books"_s, u"#123456"_s}));
        ExpenseDraft novel = draft(u"Novel"_s, 900, QDate(2024, 2, 1));
        novel.category = books.id;
        ASSIGN_RESULT(const Expense added, changes(*m_one).addExpense(novel));
        const QString whole = dump(*m_database);
        QVERIFY(changes(*m_one).listTrash()->empty());
        VERIFY_RESULT(changes(*m_one).deleteExpense(added));
        VERIFY_RESULT(changes(*m_one).deleteCategory(books));
        ASSIGN_RESULT(const auto trash, changes(*m_one).listTrash());
        QCOMPARE(trash.size(), 2U);
        QCOMPARE(categoryOf(trash[0].row.id, trash[0].values), books);
        QCOMPARE(expenseOf(trash[1].row.id, trash[1].values), added);
        QCOMPARE(trash[1].kind, OperationKind::DeleteExpense);
        QCOMPARE(trash[1].person, PersonId{1});
        const OperationId id = OperationId::create();
        ASSIGN_RESULT(const auto restored, LocalChanges(*m_one, id).restoreDeleted({trash[1].row}));
        QCOMPARE(restored, (std::vector{trash[0].row, trash[1].row}));
        QCOMPARE(LocalChanges(*m_one, id).restoreDeleted({trash[1].row}), restored);
        QCOMPARE(dump(*m_database), whole);
        QVERIFY(changes(*m_one).listTrash()->empty());
        QVERIFY(changes(*m_one).restoreDeleted({trash[1].row})->empty()); // it is there
        QCOMPARE(changes(*m_one).restoreDeleted({{Table::Expenses, 99}}).error().kind, ErrorKind::NotFound);
        const UndoStep step = changes(*m_one).undoState()->undo;
        QCOMPARE(step.rows, 1);
        QCOMPARE(step.subject, u"Novel"_s);
        QCOMPARE(step.others, 1);
        QCOMPARE(step.otherSubject, u"Books"_s);
        ASSIGN_RESULT(const auto history, changes(*m_one).history(trash[1].row));
        QCOMPARE(history.size(), 3U);
        QCOMPARE(history.back().change->kind, OperationKind::RestoreExpense);
    }

    /// A script has deleted the category of a deleted expense, or has made both.
    void aCategoryThatAScriptDeletedIsRestoredToo()
    {
        ASSIGN_RESULT(const Category books, changes(*m_one).addCategory({u"Books"_s, u"#123456"_s}));
        ExpenseDraft novel = draft(u"Novel"_s, 900, QDate(2024, 2, 1));
        novel.category = books.id;
        ASSIGN_RESULT(const Expense added, changes(*m_one).addExpense(novel));
        const QString whole = dump(*m_database);
        VERIFY_RESULT(changes(*m_one).deleteExpense(added));
        const QString removal = u"DELETE FROM categories WHERE id = %1"_s.arg(books.id.value);
        m_database->plainSql(removal);
        QCOMPARE(changes(*m_one).restoreExpense(added).error().kind, ErrorKind::CategoryUnknown);
        const RowKey row{Table::Expenses, added.id.value};
        QCOMPARE(changes(*m_one).restoreDeleted({row})->size(), 2U);
        QCOMPARE(dump(*m_database), whole);

        VERIFY_RESULT(changes(*m_one).deleteExpense(added));
        m_database->plainSql(removal + u"; DELETE FROM bt_log_rows WHERE table_name = 'categories'"_s);
        addCategoryNamed(u"category %1"_s.arg(books.id.value));
        QCOMPARE(changes(*m_one).restoreDeleted({row})->size(), 2U);
        QCOMPARE(m_database->plainSql(u"SELECT name FROM categories WHERE id = %1"_s.arg(books.id.value)),
                 u"category %1-2"_s.arg(books.id.value));
    }

    void restoringTwiceChangesNothing()
    {
        ASSIGN_RESULT(const Expense lunch, changes(*m_one).addExpense(draft(u"Lunch"_s, 1200, QDate(2024, 1, 16))));
        VERIFY_RESULT(changes(*m_one).deleteExpense(lunch));
        VERIFY_RESULT(changes(*m_one).restoreDeleted({{Table::Expenses, lunch.id.value}}));
        ASSIGN_RESULT(const Expense again, changes(*m_one).restoreExpense(lunch));
        QCOMPARE(again, lunch);
        m_database->plainSql(u"UPDATE expenses SET amount = 1"_s);
        QCOMPARE(changes(*m_one).restoreExpense(lunch).error().kind, ErrorKind::ChangedMeanwhile);
    }

    void aTakenNameIsNamed()
    {
        ASSIGN_RESULT(const Category travel, changes(*m_one).addCategory({u"Travel"_s, {}}));
        VERIFY_RESULT(changes(*m_one).deleteCategory(travel));
        addCategoryNamed(u"Travel"_s);
        const auto refused = changes(*m_one).restoreDeleted({{Table::Categories, travel.id.value}});
        QCOMPARE(refused.error().kind, ErrorKind::NameTaken);
        QCOMPARE(refused.error().detail, u"Travel"_s);
    }

    void aRestoredHalfIsAHalfAgain()
    {
        const TransferDraft moved{PersonId{1},
                                  {CategoryId{1}, u"Food"_s, {}},
                                  {CategoryId{2}, u"Fun"_s, {}},
                                  Money::fromMinor(500),
                                  QDate(2024, 1, 1)};
        ASSIGN_RESULT(const Transfer transfer, changes(*m_one).addTransfer(moved));
        const QString whole = dump(*m_database);
        ASSIGN_RESULT(const Expense deleted, changes(*m_one).deleteExpense(transfer.source));
        VERIFY_RESULT(changes(*m_one).restoreExpense(deleted));
        QCOMPARE(dump(*m_database), whole);
    }

private:
    QString amountAndText() { return m_database->plainSql(u"SELECT amount, description FROM expenses"_s); }
    void addCategoryNamed(const QString &name)
    {
        m_database->plainSql(u"INSERT INTO categories (name) VALUES ('%1')"_s.arg(name));
    }
    Result<ExpenseUpdate> makeDearer(const Expense &expense)
    {
        ExpenseDraft dearer = expense.entry;
        dearer.amount = Money::fromMinor(1500);
        return changes(*m_one).updateExpense(expense, dearer);
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_one;
};

QTEST_GUILESS_MAIN(TestLocalSteps)
#include "tst_localsteps.moc"
