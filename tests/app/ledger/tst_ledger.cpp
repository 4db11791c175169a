// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledger/ledger.h"

#include "app/session/session.h"
#include "core/budget/sampleledger.h"
#include "core/reading/connectionurl.h"
#include "db/schema/variants.h"
#include "support/servers/postgrescluster.h"
#include "support/verifyresult.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

template <class T>
T waited(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("the ledger did not answer");
    return future.result();
}

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyUseCaseWorks_data()
    {
        QTest::addColumn<bool>("onServer");
        QTest::addColumn<QString>("ddl");
        QTest::newRow("SQLite") << false << QString();
        QTest::newRow("PostgreSQL") << true << QString();
        for (const Variant &variant : variants()) {
            if (variant.isAdopted)
                QTest::newRow(qPrintable(variant.name)) << true << variant.ddl;
        }
    }
    void everyUseCaseWorks()
    {
        QFETCH(bool, onServer);
        QFETCH(QString, ddl);
        open(onServer, ddl);
        Ledger &ledger = m_session->ledger();
        ASSIGN_RESULT(const Person alice, waited(ledger.addPerson({u"a@b"_s, u"Alice"_s})));
        ASSIGN_RESULT(const Person renamed, waited(ledger.updatePerson(alice, {u"a@b"_s, u"Alice Smith"_s})));
        QCOMPARE(waited(ledger.listPersons()), std::vector{renamed});
        ASSIGN_RESULT(const Category food, waited(ledger.addCategory({u"Food"_s, u"#FF6B6B"_s})));
        ASSIGN_RESULT(const Category meals, waited(ledger.updateCategory(food, {u"Meals"_s, u"#000000"_s})));
        QCOMPARE(waited(ledger.listCategories()), std::vector{meals});

        ExpenseDraft draft{alice.id, food.id, u"Lunch"_s, Money::fromMinor(1875), QDate(2024, 1, 16)};
        ASSIGN_RESULT(const Expense lunch, waited(ledger.addExpense(draft)));
        draft.amount = Money::fromMinor(2000);
        ASSIGN_RESULT(const ExpenseUpdate update, waited(ledger.updateExpense(lunch, draft)));
        QCOMPARE(update.before, lunch);
        const Expense &edited = update.after;
        const ListedExpense listed{edited, meals, u"Alice Smith"_s};
        QCOMPARE(waited(ledger.listMonth(Month(2024, 1))), std::vector{listed});
        const CategoryTotal total{meals, 1, Money::fromMinor(2000)};
        QCOMPARE(waited(ledger.summarizeMonth(Month(2024, 1))), std::vector{total});

        QCOMPARE(waited(ledger.deleteCategory(meals)).error().kind, ErrorKind::StillReferenced);
        ASSIGN_RESULT(const Expense deleted, waited(ledger.deleteExpense(edited)));
        QCOMPARE(waited(ledger.restoreExpense(deleted)), edited);
        VERIFY_RESULT(waited(ledger.deleteExpense(edited)));
        QCOMPARE(waited(ledger.deleteCategory(meals)), meals);
    }

    /// A changes the amount; B, who opened the row before, changes only the text: the amount of A stays.
    void aSaveDoesNotRestoreWhatSomebodyElseChanged_data() { everyUseCaseWorks_data(); }
    void aSaveDoesNotRestoreWhatSomebodyElseChanged()
    {
        QFETCH(bool, onServer);
        QFETCH(QString, ddl);
        open(onServer, ddl);
        Ledger &ledger = m_session->ledger();
        ASSIGN_RESULT(const Person alice, waited(ledger.addPerson({u"a@b"_s, u"Alice"_s})));
        ASSIGN_RESULT(const Category food, waited(ledger.addCategory({u"Food"_s, u"#FF6B6B"_s})));
        const ExpenseDraft draft{alice.id, food.id, u"Lunch"_s, Money::fromMinor(1875), QDate(2024, 1, 16)};
        ASSIGN_RESULT(const Expense seen, waited(ledger.addExpense(draft)));
        ExpenseDraft byA = draft;
        byA.amount = Money::fromMinor(2000);
        byA.date = QDate(2024, 1, 17);
        VERIFY_RESULT(waited(ledger.updateExpense(seen, byA)));
        ExpenseDraft byB = draft;
        byB.description = u"Dinner"_s;
        ASSIGN_RESULT(const ExpenseUpdate update, waited(ledger.updateExpense(seen, byB)));
        QCOMPARE(update.before.entry, byA);
        byA.description = u"Dinner"_s;
        QCOMPARE(update.after.entry, byA);
        byB.amount = Money::fromMinor(1);
        const auto refused = waited(ledger.updateExpense(seen, byB));
        QCOMPARE(refused.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(refused.error().field, Field::Amount);
        const auto kept = waited(ledger.deleteExpense(seen));
        QCOMPARE(kept.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(kept.error().detail, u"Dinner"_s);
        VERIFY_RESULT(waited(ledger.revertExpense(update)));
        QCOMPARE(waited(ledger.revertExpense(update)).error().kind, ErrorKind::ChangedMeanwhile);
        VERIFY_RESULT(waited(ledger.updateCategory(food, {u"Meals"_s, u"#FF6B6B"_s})));
        const auto renamed = waited(ledger.updateCategory(food, {u"Eating"_s, u"#FF6B6B"_s}));
        QCOMPARE(renamed.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(renamed.error().field, Field::Name);
        ASSIGN_RESULT(const Category coloured, waited(ledger.updateCategory(food, {u"Food"_s, u"#000000"_s})));
        QCOMPARE(coloured, (Category{food.id, u"Meals"_s, u"#000000"_s}));
        VERIFY_RESULT(waited(ledger.deleteExpense(update.before)));
        QCOMPARE(waited(ledger.deleteCategory(food)).error().kind, ErrorKind::ChangedMeanwhile);
        VERIFY_RESULT(waited(ledger.deleteCategory(coloured)));
        VERIFY_RESULT(waited(ledger.updatePerson(alice, {u"a@c"_s, u"Alice"_s})));
        QCOMPARE(waited(ledger.updatePerson(alice, {u"a@d"_s, u"Alice"_s})).error().field, Field::Email);
        ASSIGN_RESULT(const Person both, waited(ledger.updatePerson(alice, {u"a@b"_s, u"Al"_s})));
        QCOMPARE(both, (Person{alice.id, u"a@c"_s, u"Al"_s}));
        QCOMPARE(waited(ledger.updateExpense(seen, byB)).error().kind, ErrorKind::NotFound);
    }

    void undoesRestoresAndRemembers()
    {
        open(false);
        Ledger &ledger = m_session->ledger();
        QVERIFY(waited(ledger.undoState())->undo.isEmpty());
        VERIFY_RESULT(waited(ledger.addSampleLedger()));
        ledger.setAuthor(PersonId{1});
        ASSIGN_RESULT(const auto month, waited(ledger.listMonth(sampleMonth())));
        const Expense first = month.front().expense;
        VERIFY_RESULT(waited(ledger.deleteExpense(first)));
        VERIFY_RESULT(waited(ledger.deleteExpense(month.back().expense)));
        ASSIGN_RESULT(const UndoState state, waited(ledger.undoState()));
        QCOMPARE(state.undo.kind, OperationKind::DeleteExpense);
        QCOMPARE(state.undo.subject, month.back().expense.entry.description);
        QSignalSpy changed(&ledger, &Ledger::changed);
        VERIFY_RESULT(waited(ledger.undo(state.undo)));
        QCOMPARE(changed.size(), 1);
        ASSIGN_RESULT(const auto trash, waited(ledger.listTrash()));
        QCOMPARE(trash.size(), 1U);
        QCOMPARE(trash.front().row, (RowKey{Table::Expenses, first.id.value}));
        const OperationId operation = OperationId::create();
        ASSIGN_RESULT(const auto restored, waited(ledger.restoreDeleted({trash.front().row}, operation)));
        QCOMPARE(waited(ledger.restoreDeleted({trash.front().row}, operation)), restored);
        QCOMPARE(waited(ledger.listMonth(sampleMonth())), month);
        ASSIGN_RESULT(const auto steps, waited(ledger.history(trash.front().row)));
        QCOMPARE(steps.size(), 3U);
        QCOMPARE(steps.front().change->kind, OperationKind::AddSample);
        QCOMPARE(steps.back().change->person, PersonId{1});
        ASSIGN_RESULT(const UndoState last, waited(ledger.undoState())); // restoring took the last deletion back
        QCOMPARE(last.undo.kind, OperationKind::AddSample);
        QCOMPARE(last.redo.kind, OperationKind::DeleteExpense);
        VERIFY_RESULT(waited(ledger.redo(last.redo)));
        VERIFY_RESULT(waited(ledger.undo(waited(ledger.undoState())->undo)));
        QCOMPARE(waited(ledger.listMonth(sampleMonth())), month);
        QCOMPARE(waited(ledger.undo(state.undo)).error().kind, ErrorKind::NotFound);
    }

    void aLedgerOnAServerHasNoLogYet()
    {
        open(true);
        Ledger &ledger = m_session->ledger();
        VERIFY_RESULT(waited(ledger.addCategory({u"Food"_s, {}})));
        QCOMPARE(waited(ledger.undoState()), UndoState());
        QCOMPARE(waited(ledger.listTrash()), std::vector<TrashedRow>());
        QCOMPARE(waited(ledger.history({Table::Categories, 1})), std::vector<RowStep>());
        QCOMPARE(waited(ledger.undo({})).error().kind, ErrorKind::NotFound);
    }

    void movesMoneyAndAddsManyRows_data() { everyUseCaseWorks_data(); }
    void movesMoneyAndAddsManyRows()
    {
        QFETCH(bool, onServer);
        QFETCH(QString, ddl);
        open(onServer, ddl);
        Ledger &ledger = m_session->ledger();
        ASSIGN_RESULT(const Person alice, waited(ledger.addPerson({u"a@b"_s, u"Alice"_s})));
        ASSIGN_RESULT(const Category food, waited(ledger.addCategory({u"Food"_s, {}})));
        ASSIGN_RESULT(const Category fun, waited(ledger.addCategory({u"Fun"_s, {}})));
        const QDate day(2024, 1, 16);
        QSignalSpy changed(&ledger, &Ledger::changed);
        TransferDraft draft{alice.id, food, fun, Money::fromMinor(500), day};
        ASSIGN_RESULT(const Transfer transfer, waited(ledger.transfer(draft)));
        QCOMPARE(transfer.source.entry.amount, Money::fromMinor(-500));
        QCOMPARE(changed.size(), 1);
        draft.destination = food;
        QCOMPARE(ledger.transfer(draft).result().error().kind, ErrorKind::SameCategory);

        std::vector<ExpenseDraft> drafts(20, {alice.id, food.id, u" Lunch "_s, Money::fromMinor(100), day});
        ASSIGN_RESULT(const auto ids, waited(ledger.addExpenses(drafts)));
        QCOMPARE(ids.size(), drafts.size());
        drafts.back().amount = {};
        QCOMPARE(ledger.addExpenses(drafts).result().error().kind, ErrorKind::AmountZero);
        ASSIGN_RESULT(const auto rows, waited(ledger.listMonth(Month(2024, 1))));
        QCOMPARE(rows.size(), 22U);
        QCOMPARE(rows.back().expense.entry.description, u"Lunch"_s);
    }

    void theSameOperationIsOneChange_data() { everyUseCaseWorks_data(); }
    void theSameOperationIsOneChange()
    {
        QFETCH(bool, onServer);
        QFETCH(QString, ddl);
        open(onServer, ddl);
        Ledger &ledger = m_session->ledger();
        const OperationId operation = OperationId::create();
        ASSIGN_RESULT(const Category food, waited(ledger.addCategory({u"Food"_s, {}}, operation)));
        QCOMPARE(waited(ledger.addCategory({u"Food"_s, {}}, operation)), food);
        QCOMPARE(waited(ledger.listCategories()), std::vector{food});
    }

    void saysWhatChangedBeforeItAnswers()
    {
        open(false);
        Ledger &ledger = m_session->ledger();
        QSignalSpy changed(&ledger, &Ledger::changed);
        VERIFY_RESULT(waited(ledger.addCategory({u"Food"_s, {}})));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<Topics>(), Topics(Topic::Categories));
        VERIFY_RESULT(waited(ledger.listCategories()));
        QVERIFY(!waited(ledger.addCategory({u"Food"_s, {}})).has_value());
        QCOMPARE(changed.size(), 1);
    }

    void countsWritesThatAreUnderWay()
    {
        open(false);
        Ledger &ledger = m_session->ledger();
        auto first = ledger.addCategory({u"A"_s, {}});
        auto second = ledger.addCategory({u"B"_s, {}});
        QCOMPARE(ledger.pendingWrites(), 2);
        QCOMPARE(m_session->status().pendingWrites, 2);
        VERIFY_RESULT(waited(first));
        VERIFY_RESULT(waited(second));
        QCOMPARE(ledger.pendingWrites(), 0);
    }

    void refusesAnUnsoundDraftWithoutAskingTheDatabase()
    {
        open(false);
        Ledger &ledger = m_session->ledger();
        QSignalSpy answered(&ledger, &Ledger::answered);
        const auto refused = ledger.addExpense({});
        QVERIFY(refused.isFinished());
        QCOMPARE(refused.result().error().kind, ErrorKind::DateInvalid);
        QVERIFY(ledger.addCategory({u" "_s, {}}).isFinished());
        QVERIFY(ledger.addPerson({}).isFinished());
        QCOMPARE(ledger.pendingWrites(), 0);
        QVERIFY(answered.isEmpty());
    }

    void hasTheSample()
    {
        open(false);
        Ledger &ledger = m_session->ledger();
        QSignalSpy changed(&ledger, &Ledger::changed);
        ASSIGN_RESULT(const Person alice, waited(ledger.addSampleLedger()));
        QCOMPARE(alice.email, u"alice@example.com"_s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<Topics>(), Topic::Persons | Topic::Categories | Topic::Expenses);
        ASSIGN_RESULT(const auto month, waited(ledger.listMonth(sampleMonth())));
        QCOMPARE(month.size(), 4U);
        QCOMPARE(waited(ledger.addSampleLedger()).error().kind, ErrorKind::SampleNeedsEmptyLedger);
    }

    void answersNotOpenWithoutALedger()
    {
        Ledger ledger;
        QCOMPARE(ledger.listCategories().result().error().kind, ErrorKind::NotOpen);
        QCOMPARE(ledger.addCategory({u"A"_s, {}}).result().error().kind, ErrorKind::NotOpen);
    }

private:
    /// `ddl` creates the tables that exist before the ledger is opened.
    void open(bool onServer, const QString &ddl = {})
    {
        m_session.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<Session>();
        LedgerLogin login = LocalFile{m_folder->filePath(u"budget.sqlite"_s)};
        if (onServer) {
            const Database database = sharedCluster().createDatabase();
            sharedCluster().sql(database.name, u"SET ROLE \"%1\";"_s.arg(database.role) + ddl);
            login = *parseConnectionUrl(sharedCluster().url(database));
        }
        VERIFY_RESULT(waited(m_session->open(login)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
