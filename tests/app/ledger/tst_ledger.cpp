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

    /// Two persons save and delete what they saw before somebody else changed it.
    void whatSomebodyElseChangedIsNotOverwritten_data() { everyUseCaseWorks_data(); }
    void whatSomebodyElseChangedIsNotOverwritten()
    {
        QFETCH(bool, onServer);
        QFETCH(QString, ddl);
        open(onServer, ddl);
        Ledger &ledger = m_session->ledger();
        ASSIGN_RESULT(const Person alice, waited(ledger.addPerson({u"a@b"_s, u"Alice"_s})));
        ASSIGN_RESULT(const Category food, waited(ledger.addCategory({u"Food"_s, u"#FF6B6B"_s})));
        const ExpenseDraft entry{alice.id, food.id, u"Lunch"_s, Money::fromMinor(1200), QDate(2024, 1, 16)};
        ASSIGN_RESULT(const Expense seen, waited(ledger.addExpense(entry)));
        ExpenseDraft byA = entry;
        byA.amount = Money::fromMinor(1500);
        ASSIGN_RESULT(const ExpenseUpdate first, waited(ledger.updateExpense(seen, byA)));
        ExpenseDraft byB = entry;
        byB.description = u"Dinner"_s;
        const OperationId operation = OperationId::create();
        ASSIGN_RESULT(const ExpenseUpdate update, waited(ledger.updateExpense(seen, byB, operation)));
        QCOMPARE(update.after.entry.amount, byA.amount);
        QCOMPARE(update.after.entry.description, byB.description);

        QSignalSpy changed(&ledger, &Ledger::changed);
        byB.amount = Money::fromMinor(1);
        const auto refused = waited(ledger.updateExpense(seen, byB));
        QCOMPARE(refused.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(refused.error().field, Field::Amount);
        for (const auto &kept : {waited(ledger.deleteExpense(seen)), waited(ledger.revertExpense(first))}) {
            QCOMPARE(kept.error().kind, ErrorKind::ChangedMeanwhile);
            QCOMPARE(kept.error().detail, u"Dinner"_s);
        }
        QVERIFY(changed.isEmpty());
        QCOMPARE(waited(ledger.listMonth(Month(2024, 1)))->at(0).expense.entry, update.after.entry);
        byB.amount = entry.amount;
        QCOMPARE(waited(ledger.updateExpense(seen, byB, operation)), update);
        QCOMPARE(waited(ledger.revertExpense(update)), first.after);
        QCOMPARE(waited(ledger.revertExpense(first)), seen);

        ASSIGN_RESULT(const Category meals, waited(ledger.updateCategory(food, {u"Meals"_s, u"#FF6B6B"_s})));
        const Category both{food.id, u"Meals"_s, u"#000000"_s};
        QCOMPARE(waited(ledger.updateCategory(food, {u"Food"_s, u"#000000"_s})), both);
        const auto named = waited(ledger.updateCategory(food, {u"Eating"_s, u"#FF6B6B"_s}));
        QCOMPARE(named.error().field, Field::Name);
        QCOMPARE(waited(ledger.deleteCategory(meals)).error().kind, ErrorKind::ChangedMeanwhile);
        QVERIFY(waited(ledger.updatePerson(alice, {u"a@c"_s, u"Alice"_s})).has_value());
        const Person renamed{alice.id, u"a@c"_s, u"Alice Lee"_s};
        QCOMPARE(waited(ledger.updatePerson(alice, {u"a@b"_s, u"Alice Lee"_s})), renamed);
        QCOMPARE(waited(ledger.updatePerson(alice, {u"a@d"_s, u"Alice"_s})).error().field, Field::Email);
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
