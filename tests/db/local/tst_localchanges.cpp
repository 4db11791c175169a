// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/local/localchanges.h"

#include "core/sync/simrandom.h"
#include "db/budgetrows.h"
#include "db/cells.h"
#include "db/local/entrylog.h"
#include "db/local/localledgers.h"
#include "db/schema/preparation.h"
#include "db/sqlite/sqliteconnection.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestLocalChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>(Route::Sqlite);
        addPeopleAndCategories(*m_database);
        m_one = m_database->connect();
        m_other = openOther();
    }
    void cleanup()
    {
        m_one.reset();
        m_other.reset();
        m_database.reset();
    }

    /// A changes the amount; B, who opened the row before, changes only the text: the amount of A stays.
    void aSaveDoesNotRestoreWhatSomebodyElseChanged()
    {
        ASSIGN_RESULT(const Expense seen, changes(*m_one).addExpense(draft(u"Lunch"_s, 1200, QDate(2024, 1, 16))));
        ExpenseDraft byA = seen.entry;
        byA.amount = Money::fromMinor(1500);
        VERIFY_RESULT(changes(*m_one).updateExpense(seen, byA));
        ExpenseDraft byB = seen.entry;
        byB.description = u"Dinner"_s;
        ASSIGN_RESULT(const ExpenseUpdate update, changes(*m_other).updateExpense(seen, byB));
        QCOMPARE(update.after.entry.amount, byA.amount);
        QCOMPARE(m_database->plainSql(u"SELECT description, amount FROM expenses"_s), u"Dinner|1500"_s);
        byB.amount = Money::fromMinor(1);
        const auto refused = changes(*m_other).updateExpense(seen, byB);
        QCOMPARE(refused.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(refused.error().field, Field::Amount);
        const auto kept = changes(*m_other).deleteExpense(seen);
        QCOMPARE(kept.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(kept.error().detail, u"Dinner"_s);
        const Expense dearer{seen.id, byB, seen.createdAt};
        QCOMPARE(changes(*m_other).revertExpense({seen, dearer}).error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(m_database->plainSql(u"SELECT description, amount FROM expenses"_s), u"Dinner|1500"_s);
        QVERIFY(m_other->isClean());
    }

    void idsAreNeverUsedAgain()
    {
        const auto add = [&] { return changes(*m_one).addExpense(draft(u"x"_s, 1, QDate(2024, 1, 1))); };
        ASSIGN_RESULT(const Expense first, add());
        VERIFY_RESULT(changes(*m_one).deleteExpense(first));
        ASSIGN_RESULT(const Expense second, add());
        QCOMPARE(second.id.value, first.id.value + 1);
        VERIFY_RESULT(changes(*m_one).deleteExpense(second));
        // As if another program had created the table, without AUTOINCREMENT.
        m_database->plainSql(u"DELETE FROM sqlite_sequence; DELETE FROM bt_log; DELETE FROM bt_log_rows"_s);
        ASSIGN_RESULT(const Expense third, add());
        QCOMPARE(third.id.value, second.id.value + 1);
        m_database->plainSql(u"INSERT INTO expenses (id, user_id, category_id, description, amount) "
                             "VALUES (50, 1, 1, 'by a script', 1); DELETE FROM expenses WHERE id = 50"_s);
        ASSIGN_RESULT(const Expense fourth, add());
        QCOMPARE(fourth.id.value, 51);
        QCOMPARE(m_database->plainSql(u"SELECT seq FROM sqlite_sequence WHERE name = 'expenses'"_s), u"51"_s);
    }

    void undoAndRedoGoBothWays()
    {
        const QString empty = dump(*m_database);
        ASSIGN_RESULT(const Expense lunch, changes(*m_one).addExpense(draft(u"Lunch"_s, 1200, QDate(2024, 1, 16))));
        const QString added = dump(*m_database);
        VERIFY_RESULT(changes(*m_one).deleteExpense(lunch));
        ASSIGN_RESULT(const UndoState state, changes(*m_one).undoState());
        QCOMPARE(state.undo.kind, OperationKind::DeleteExpense);
        QCOMPARE(state.undo.rows, 1);
        QCOMPARE(state.undo.subject, u"Lunch"_s);
        QVERIFY(state.redo.isEmpty());
        ASSIGN_RESULT(const auto rows, changes(*m_one).undo(state.undo));
        QCOMPARE(rows, (std::vector{RowKey{Table::Expenses, lunch.id.value}}));
        QCOMPARE(dump(*m_database), added);
        ASSIGN_RESULT(const UndoState second, changes(*m_one).undoState());
        QCOMPARE(second.undo.kind, OperationKind::AddExpense);
        QCOMPARE(second.redo.kind, OperationKind::DeleteExpense);
        QCOMPARE(second.redo.subject, u"Lunch"_s);
        VERIFY_RESULT(changes(*m_one).undo(second.undo));
        QCOMPARE(dump(*m_database), empty);
        QVERIFY(changes(*m_one).undoState()->undo.isEmpty());
        QCOMPARE(changes(*m_one).undo(second.undo).error().kind, ErrorKind::NotFound);
        VERIFY_RESULT(changes(*m_one).redo(changes(*m_one).undoState()->redo));
        QCOMPARE(dump(*m_database), added);
        VERIFY_RESULT(changes(*m_one).redo(changes(*m_one).undoState()->redo));
        QCOMPARE(dump(*m_database), empty);
    }

    /// The button Undo of a notice does what Ctrl+Z would do, so that Redo follows it.
    void takingTheLastChangeBackIsAnUndo()
    {
        ASSIGN_RESULT(const Expense lunch, changes(*m_one).addExpense(draft(u"Lunch"_s, 1200, QDate(2024, 1, 16))));
        VERIFY_RESULT(changes(*m_one).deleteExpense(lunch));
        VERIFY_RESULT(changes(*m_one).restoreExpense(lunch));
        QCOMPARE(changes(*m_one).undoState()->undo.kind, OperationKind::AddExpense);
        QCOMPARE(changes(*m_one).undoState()->redo.kind, OperationKind::DeleteExpense);

        ExpenseDraft dearer = lunch.entry;
        dearer.amount = Money::fromMinor(1500);
        ASSIGN_RESULT(const ExpenseUpdate edit, changes(*m_one).updateExpense(lunch, dearer));
        VERIFY_RESULT(changes(*m_one).revertExpense(edit));
        QCOMPARE(changes(*m_one).undoState()->undo.kind, OperationKind::AddExpense);
        QCOMPARE(changes(*m_one).undoState()->redo.kind, OperationKind::EditExpense);

        ASSIGN_RESULT(const ExpenseUpdate again, changes(*m_one).updateExpense(lunch, dearer));
        VERIFY_RESULT(changes(*m_one).addCategory({u"Travel"_s, {}}));
        // not the last change, so this is no Undo but a change of its own
        VERIFY_RESULT(changes(*m_one).revertExpense(again));
        QCOMPARE(changes(*m_one).undoState()->undo.kind, OperationKind::EditExpense);
        QVERIFY(changes(*m_one).undoState()->redo.isEmpty());
    }

    void manyRowsAreOneStep()
    {
        std::vector<ExpenseDraft> drafts(std::size_t(kMaxOperationRows) + 3, draft(u"x"_s, 1, QDate(2024, 1, 1)));
        const QString empty = dump(*m_database);
        const OperationId id = OperationId::create();
        ASSIGN_RESULT(const auto ids, LocalChanges(*m_one, id).addExpenses(drafts));
        QCOMPARE(ids.size(), drafts.size());
        QCOMPARE(LocalChanges(*m_one, id).addExpenses(drafts), ids);
        QCOMPARE(m_database->plainSql(u"SELECT count(*) FROM bt_log"_s), u"2"_s);
        ASSIGN_RESULT(const UndoState state, changes(*m_one).undoState());
        QCOMPARE(state.undo.rows, qint64(drafts.size()));
        QCOMPARE(state.undo.operations.size(), 2U);
        VERIFY_RESULT(changes(*m_one).undo(state.undo));
        QCOMPARE(dump(*m_database), empty);
        ASSIGN_RESULT(const UndoState undone, changes(*m_one).undoState());
        QCOMPARE(undone.redo.rows, qint64(drafts.size()));
        VERIFY_RESULT(changes(*m_one).redo(undone.redo));
        QCOMPARE(m_database->plainSql(u"SELECT count(*) FROM expenses"_s), QString::number(drafts.size()));
    }

    /// 1,000 random changes, undos and redos across reopenings; then everything is undone, and redone.
    void everythingCanBeUndoneAcrossRestarts()
    {
        SimRandom random(7);
        m_database->plainSql(
            u"INSERT INTO expenses (user_id, category_id, description, amount, date) VALUES "
            "(1, 1, x'6162', 12.5, 20240105), (1, 2, ' long ' || hex(zeroblob(300)), x'31', '5.1.2024')"_s);
        const QString before = dump(*m_database);
        for (int step = 0; step < 1'000; ++step) {
            if (random.chance(20)) {
                m_one.reset();
                m_other.reset();
                m_one = m_database->connect();
                m_other = openOther();
            }
            changeSomething(random.chance(500) ? *m_one : *m_other, random);
        }
        const QString after = dump(*m_database);
        int undone = 0;
        for (UndoState state = *changes(*m_one).undoState(); !state.undo.isEmpty();
             state = *changes(*m_one).undoState(), ++undone)
            VERIFY_RESULT(changes(*m_one).undo(state.undo));
        QVERIFY(undone > 50);
        QCOMPARE(dump(*m_database), before);
        for (; undone > 0; --undone)
            VERIFY_RESULT(changes(*m_one).redo(changes(*m_one).undoState()->redo));
        QCOMPARE(dump(*m_database), after);
        QCOMPARE(m_database->plainSql(u"PRAGMA integrity_check"_s), u"ok"_s);
    }

    void oldEntriesLeaveTheTrashAndTheLog()
    {
        ASSIGN_RESULT(const Expense old, changes(*m_one).addExpense(draft(u"old"_s, 1, QDate(2024, 1, 1))));
        VERIFY_RESULT(changes(*m_one).deleteExpense(old));
        m_database->plainSql(u"UPDATE bt_log SET made_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-31 days')"_s);
        m_database->plainSql(u"UPDATE bt_log SET fate = 'refused' WHERE sequence = 1"_s);
        QVERIFY(changes(*m_one).listTrash()->empty());
        ASSIGN_RESULT(const Expense young, changes(*m_one).addExpense(draft(u"young"_s, 1, QDate(2024, 1, 1))));
        VERIFY_RESULT(tidyLedger(*m_one, migrations(Engine::Sqlite)));
        QCOMPARE(m_database->plainSql(u"SELECT sequence FROM bt_log ORDER BY 1; SELECT count(*) FROM bt_log_rows"_s),
                 u"1\n3\n2"_s);
        QVERIFY(young.id.value > old.id.value);
        m_database->plainSql(u"UPDATE bt_meta SET value = 400 WHERE name = 'days'"_s);
        VERIFY_RESULT(tidyLedger(*m_one, migrations(Engine::Sqlite)));
    }

    void theHistoryTellsWhatScriptsDid()
    {
        LocalChanges byBob(*m_one, OperationId::create(), PersonId{2});
        ASSIGN_RESULT(const Expense lunch, byBob.addExpense(draft(u"Lunch"_s, 1200, QDate(2024, 1, 16))));
        m_database->plainSql(u"UPDATE expenses SET amount = 1300"_s);
        Expense seen = lunch;
        seen.entry.amount = Money::fromMinor(1300);
        ExpenseDraft left = seen.entry;
        left.description = u"Dinner"_s;
        VERIFY_RESULT(changes(*m_one).updateExpense(seen, left));
        m_database->plainSql(u"DELETE FROM expenses"_s);
        ASSIGN_RESULT(const auto steps, changes(*m_one).history({Table::Expenses, lunch.id.value}));
        QCOMPARE(steps.size(), 4U);
        QCOMPARE(steps[0].change->kind, OperationKind::AddExpense);
        QCOMPARE(steps[0].change->person, PersonId{2});
        QVERIFY(!steps[0].change->computer.isEmpty());
        QVERIFY(!steps[0].before);
        QVERIFY(!steps[1].change);
        QCOMPARE(expenseOf(1, *steps[1].after).entry.amount, Money::fromMinor(1300));
        QCOMPARE(steps[2].change->kind, OperationKind::EditExpense);
        QVERIFY(!steps[3].change && !steps[3].after);
        QVERIFY(changes(*m_one).listTrash()->empty()); // the program did not delete it
    }

    void anEditThatChangesNothingIsNoStep()
    {
        ASSIGN_RESULT(const Expense lunch, changes(*m_one).addExpense(draft(u"Lunch"_s, 1200, QDate(2024, 1, 16))));
        ASSIGN_RESULT(const ExpenseUpdate update, changes(*m_one).updateExpense(lunch, lunch.entry));
        QCOMPARE(update.before, lunch);
        QCOMPARE(update.after, lunch);
        QCOMPARE(m_database->plainSql(u"SELECT count(*) FROM bt_log"_s), u"1"_s);
    }

private:
    /// A second window on the same file.
    std::unique_ptr<Connection> openOther() const
    {
        auto opened = SqliteConnection::openBeside(std::get<LocalFile>(m_database->login()).path);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return *std::move(opened);
    }

    void changeSomething(Connection &connection, SimRandom &random)
    {
        const auto pick = [&](const QString &table) {
            const auto rows = connection.exec(u"SELECT id FROM "_s + table);
            return rows->rows.empty() ? qint64(0) : std::get<qint64>(random.pick(rows->rows).front());
        };
        const auto draftOf = [&] {
            return ExpenseDraft{PersonId{pick(u"users"_s)}, CategoryId{pick(u"categories"_s)},
                                u"d%1"_s.arg(random.below(100)), Money::fromMinor(random.below(1000) + 1),
                                QDate(2024, 1, 1).addDays(random.below(60))};
        };
        const RowKey row{Table::Expenses, pick(u"expenses"_s)};
        const RowSlot now = row.id == 0 ? RowSlot() : LedgerFile(connection).shown(row);
        const int choice = random.below(100);
        if (choice < 30 || !now)
            QVERIFY(changes(connection).addExpense(draftOf()).has_value());
        else if (choice < 50)
            QVERIFY(changes(connection).updateExpense(expenseOf(row.id, *now), draftOf()).has_value());
        else if (choice < 60)
            QVERIFY(changes(connection).deleteExpense(expenseOf(row.id, *now)).has_value());
        else if (choice < 65)
            QVERIFY(changes(connection).addExpenses({draftOf(), draftOf(), draftOf()}).has_value());
        else if (choice < 70)
            (void)changes(connection).addCategory({u"c%1"_s.arg(random.below(30)), u"#123456"_s});
        else if (choice < 74)
            deleteSomeCategory(connection, pick(u"categories"_s));
        else if (choice < 78)
            restoreSomething(connection, random);
        else if (choice < 92)
            undoSomething(connection, false);
        else
            undoSomething(connection, true);
    }

    static void deleteSomeCategory(Connection &connection, qint64 id)
    {
        const RowSlot now = LedgerFile(connection).shown({Table::Categories, id});
        const auto deleted = changes(connection).deleteCategory(categoryOf(id, *now));
        QVERIFY(deleted || deleted.error().kind == ErrorKind::StillReferenced);
    }

    static void restoreSomething(Connection &connection, SimRandom &random)
    {
        const auto trash = changes(connection).listTrash();
        if (!trash->empty()) {
            const auto restored = changes(connection).restoreDeleted({random.pick(*trash).row});
            QVERIFY2(restored || restored.error().kind == ErrorKind::NameTaken,
                     qPrintable(restored ? QString() : restored.error().detail));
        }
    }

    static void undoSomething(Connection &connection, bool isRedo)
    {
        const auto state = changes(connection).undoState();
        const UndoStep step = isRedo ? state->redo : state->undo;
        if (!step.isEmpty())
            QVERIFY((isRedo ? changes(connection).redo(step) : changes(connection).undo(step)).has_value());
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_one;
    std::unique_ptr<Connection> m_other;
};

QTEST_GUILESS_MAIN(TestLocalChanges)
#include "tst_localchanges.moc"
