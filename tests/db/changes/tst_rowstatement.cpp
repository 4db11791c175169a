// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/changes/rowstatement.h"

#include "db/changes/seenqueries.h"
#include "db/postgres/driver/pgconnection.h"
#include "db/sharedledger.h"
#include "db/store/categoryqueries.h"
#include "db/store/expensequeries.h"
#include "db/store/monthqueries.h"
#include "db/store/personqueries.h"
#include "support/links/faultproxy.h"

#include <functional>
#include <map>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using queries::Once;

namespace {

const QDate kDay(2024, 1, 16);

/// A change of one field of a draft, with two values that differ from each other and from the stored one.
struct FieldEdit
{
    Field field;
    std::function<void(ExpenseDraft &)> first;
    std::function<void(ExpenseDraft &)> second;
};

std::vector<FieldEdit> fieldEdits()
{
    using D = ExpenseDraft;
    return {
        {Field::Person, [](D &d) { d.person = {2}; }, [](D &d) { d.person = {3}; }},
        {Field::Category, [](D &d) { d.category = {2}; }, [](D &d) { d.category = {3}; }},
        {Field::Description, [](D &d) { d.description = u"lunch"_s; }, [](D &d) { d.description = u"Dinner"_s; }},
        {Field::Amount, [](D &d) { d.amount = Money::fromMinor(1201); }, [](D &d) { d.amount = Money::fromMinor(7); }},
        {Field::Date, [](D &d) { d.date = kDay.addDays(1); }, [](D &d) { d.date = kDay.addYears(-1); }},
    };
}

ExpenseDraft with(ExpenseDraft draft, const std::function<void(ExpenseDraft &)> &edit)
{
    edit(draft);
    return draft;
}

void addThirds(const SharedLedger &ledger)
{
    const bool hasName = ledger.layout.hasPersonName;
    ledger.sql(u"INSERT INTO users (email%1) VALUES ('c@b'%2); INSERT INTO categories (name) VALUES ('Gas')"_s.arg(
        hasName ? u", name"_s : QString(), hasName ? u", 'Carol'"_s : QString()));
}

} // namespace

class TestRowStatement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A changes one field; B, who read the row before, changes another one: both changes are there.
    void aSaveChangesOnlyWhatThePersonChanged_data() { SharedLedger::addTables(); }
    void aSaveChangesOnlyWhatThePersonChanged()
    {
        const SharedLedger *ledger = open();
        const LedgerLayout &layout = ledger->layout;
        for (const FieldEdit &byA : fieldEdits()) {
            for (const FieldEdit &byB : fieldEdits()) {
                if (byA.field == byB.field)
                    continue;
                ASSIGN_RESULT(const Expense seen, added(*ledger));
                const ExpenseDraft draftOfA = with(seen.entry, byA.first);
                VERIFY_RESULT(queries::updateExpense(*ledger->one, seen, draftOfA, {}, layout));
                const ExpenseDraft draftOfB = with(seen.entry, byB.second);
                const Once once;
                ASSIGN_RESULT(const ExpenseUpdate update,
                              queries::updateExpense(*ledger->other, seen, draftOfB, once, layout));
                const ExpenseDraft both = with(draftOfA, byB.second);
                QCOMPARE(update.before.entry, draftOfA);
                QCOMPARE(update.after.entry, both);
                ASSIGN_RESULT(const Expense stored, queries::readExpense(*ledger->one, seen.id, layout));
                QCOMPARE(stored, update.after);
                QCOMPARE(queries::updateExpense(*ledger->one, seen, draftOfB, once, layout), update);
                VERIFY_RESULT(queries::deleteExpense(*ledger->one, stored, {}, layout));
            }
        }
    }

    void aFieldThatBothChangedIsNotOverwritten_data() { SharedLedger::addTables(); }
    void aFieldThatBothChangedIsNotOverwritten()
    {
        const SharedLedger *ledger = open();
        const LedgerLayout &layout = ledger->layout;
        for (const FieldEdit &edit : fieldEdits()) {
            ASSIGN_RESULT(const Expense seen, added(*ledger));
            VERIFY_RESULT(queries::updateExpense(*ledger->one, seen, with(seen.entry, edit.first), {}, layout));
            ExpenseDraft draft = with(seen.entry, edit.second);
            const QString before = ledger->rows();
            const qint64 recorded = ledger->recorded();
            const Once once;
            for (const bool alsoOther : {false, true}) {
                if (alsoOther && edit.field != Field::Description)
                    draft.description = u"also the text"_s;
                for (const bool isRecorded : {true, false}) {
                    const auto refused = queries::updateExpense(*ledger->other, seen, draft,
                                                                {once.operation, isRecorded}, layout);
                    QCOMPARE(refused.error().kind, ErrorKind::ChangedMeanwhile);
                    QCOMPARE(refused.error().field, edit.field);
                }
            }
            QCOMPARE(ledger->rows(), before);
            QCOMPARE(ledger->recorded(), recorded);
            QVERIFY(ledger->other->isClean());
            ASSIGN_RESULT(const Expense now, queries::readExpense(*ledger->other, seen.id, layout));
            VERIFY_RESULT(queries::updateExpense(*ledger->other, now, draft, once, layout));
        }
    }

    /// Both enter the same value. B's save is valid then, and a repetition of it gets the same answer.
    void theSameValueFromBothIsNoConflict_data() { SharedLedger::addTables(); }
    void theSameValueFromBothIsNoConflict()
    {
        const SharedLedger *ledger = open();
        const LedgerLayout &layout = ledger->layout;
        for (const FieldEdit &edit : fieldEdits()) {
            ASSIGN_RESULT(const Expense seen, added(*ledger));
            const ExpenseDraft same = with(seen.entry, edit.first);
            VERIFY_RESULT(queries::updateExpense(*ledger->one, seen, same, {}, layout));
            const Once once;
            ASSIGN_RESULT(const ExpenseUpdate update, queries::updateExpense(*ledger->other, seen, same, once, layout));
            QCOMPARE(update.before, update.after);
            QCOMPARE(update.after.entry, same);
            VERIFY_RESULT(queries::updateExpense(*ledger->one, update.after, with(same, edit.second), {}, layout));
            QCOMPARE(queries::updateExpense(*ledger->other, seen, same, once, layout), update);
            ASSIGN_RESULT(const Expense now, queries::readExpense(*ledger->one, seen.id, layout));
            QCOMPARE(now.entry, with(same, edit.second));
        }
    }

    void anEditWithoutAChangeAnswersTheRow_data() { SharedLedger::addTables(); }
    void anEditWithoutAChangeAnswersTheRow()
    {
        const SharedLedger *ledger = open();
        ASSIGN_RESULT(const Expense seen, added(*ledger));
        const QString before = ledger->rows();
        for (const bool isRecorded : {true, false}) {
            const Once once{OperationId::create(), isRecorded};
            ASSIGN_RESULT(const ExpenseUpdate update,
                          queries::updateExpense(*ledger->other, seen, seen.entry, once, ledger->layout));
            QCOMPARE(update.before, seen);
            QCOMPARE(update.after, seen);
            QCOMPARE(queries::revertExpense(*ledger->other, update, {OperationId::create(), isRecorded},
                                            ledger->layout),
                     seen);
        }
        QCOMPARE(ledger->rows(), before);
        Expense gone = seen;
        gone.id = {99};
        QCOMPARE(queries::updateExpense(*ledger->other, gone, gone.entry, {}, ledger->layout).error().kind,
                 ErrorKind::NotFound);
        QCOMPARE(queries::revertExpense(*ledger->other, {gone, gone}, {}, ledger->layout).error().kind,
                 ErrorKind::NotFound);
        QCOMPARE(queries::deleteExpense(*ledger->other, gone, {}, ledger->layout).error().kind, ErrorKind::NotFound);
    }

    void aChangedRowIsNotDeleted_data() { SharedLedger::addTables(); }
    void aChangedRowIsNotDeleted()
    {
        const SharedLedger *ledger = open();
        const LedgerLayout &layout = ledger->layout;
        for (const FieldEdit &edit : fieldEdits()) {
            ASSIGN_RESULT(const Expense seen, added(*ledger));
            ASSIGN_RESULT(const ExpenseUpdate update,
                          queries::updateExpense(*ledger->one, seen, with(seen.entry, edit.first), {}, layout));
            const QString before = ledger->rows();
            const qint64 recorded = ledger->recorded();
            const Once once;
            const auto refused = queries::deleteExpense(*ledger->other, seen, once, layout);
            QCOMPARE(refused.error().kind, ErrorKind::ChangedMeanwhile);
            QCOMPARE(refused.error().detail, update.after.entry.description);
            QCOMPARE(ledger->rows(), before);
            QCOMPARE(ledger->recorded(), recorded);
            ASSIGN_RESULT(const Expense deleted, queries::deleteExpense(*ledger->other, update.after, once, layout));
            QCOMPARE(deleted, update.after);
            QCOMPARE(queries::deleteExpense(*ledger->other, update.after, once, layout), deleted);
        }
        QCOMPARE(ledger->sql(u"SELECT expense_id FROM bt_expense_dates EXCEPT SELECT id FROM expenses"_s), QString());
    }

    void anEditIsTakenBackOnlyWhereItsFieldIsAsItLeftIt_data() { SharedLedger::addTables(); }
    void anEditIsTakenBackOnlyWhereItsFieldIsAsItLeftIt()
    {
        const SharedLedger *ledger = open();
        const LedgerLayout &layout = ledger->layout;
        for (const FieldEdit &byOne : fieldEdits()) {
            for (const FieldEdit &byOther : fieldEdits()) {
                ASSIGN_RESULT(const Expense seen, added(*ledger));
                ASSIGN_RESULT(const ExpenseUpdate edit,
                              queries::updateExpense(*ledger->one, seen, with(seen.entry, byOne.first), {}, layout));
                ASSIGN_RESULT(const ExpenseUpdate later,
                              queries::updateExpense(*ledger->other, edit.after, with(edit.after.entry, byOther.second),
                                                     {}, layout));
                const QString before = ledger->rows();
                const Once once;
                const auto answer = queries::revertExpense(*ledger->one, edit, once, layout);
                if (byOne.field != byOther.field) { // what the other changed stays
                    QCOMPARE(answer->entry, with(seen.entry, byOther.second));
                    QCOMPARE(queries::revertExpense(*ledger->one, edit, once, layout), *answer);
                    QCOMPARE(queries::revertExpense(*ledger->other, later, {}, layout), seen);
                    continue;
                }
                QCOMPARE(answer.error().kind, ErrorKind::ChangedMeanwhile);
                QCOMPARE(answer.error().detail, later.after.entry.description);
                QCOMPARE(ledger->rows(), before);
                QCOMPARE(queries::revertExpense(*ledger->other, later, {}, layout), edit.after);
                QCOMPARE(queries::revertExpense(*ledger->one, edit, once, layout), seen);
                QCOMPARE(queries::revertExpense(*ledger->one, edit, once, layout), seen);
            }
        }
    }

    void categoriesAreSavedAndDeletedAsSeen_data() { SharedLedger::addTables(); }
    void categoriesAreSavedAndDeletedAsSeen()
    {
        const SharedLedger *ledger = open();
        const LedgerLayout &layout = ledger->layout;
        ASSIGN_RESULT(const Category seen,
                      queries::insertCategory(*ledger->one, {u"Books"_s, u"#111111"_s}, {}, layout));
        VERIFY_RESULT(queries::updateCategory(*ledger->one, seen, {u"Books"_s, u"#222222"_s}, {}, layout));
        const Once once;
        ASSIGN_RESULT(const Category renamed,
                      queries::updateCategory(*ledger->other, seen, {u"Novels"_s, u"#111111"_s}, once, layout));
        QCOMPARE(renamed, (Category{seen.id, u"Novels"_s, u"#222222"_s}));
        const QString before = ledger->rows();
        const qint64 recorded = ledger->recorded();
        const auto color = queries::updateCategory(*ledger->other, seen, {u"Books"_s, u"#333333"_s}, {}, layout);
        QCOMPARE(color.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(color.error().field, Field::Color);
        const auto name = queries::updateCategory(*ledger->other, seen, {u"books"_s, u"#111111"_s}, {}, layout);
        QCOMPARE(name.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(name.error().field, Field::Name);
        for (const Category &old : {seen, Category{seen.id, renamed.name, seen.color}}) {
            const auto kept = queries::deleteCategory(*ledger->other, old, {}, layout);
            QCOMPARE(kept.error().kind, ErrorKind::ChangedMeanwhile);
            QCOMPARE(kept.error().detail, u"Novels"_s);
        }
        QCOMPARE(ledger->rows(), before);
        QCOMPARE(ledger->recorded(), recorded);
        QCOMPARE(queries::updateCategory(*ledger->other, seen, {u"Novels"_s, u"#111111"_s}, once, layout), renamed);
        QCOMPARE(queries::updateCategory(*ledger->other, renamed, {u"Novels"_s, u"#222222"_s}, {}, layout), renamed);
        QCOMPARE(queries::deleteCategory(*ledger->other, renamed, {}, layout), renamed);
        QCOMPARE(queries::deleteCategory(*ledger->other, renamed, {}, layout).error().kind, ErrorKind::NotFound);
        QCOMPARE(queries::updateCategory(*ledger->other, renamed, {u"A"_s, u"#222222"_s}, {}, layout).error().kind,
                 ErrorKind::NotFound);
    }

    void personsAreSavedAsSeen_data() { SharedLedger::addTables(); }
    void personsAreSavedAsSeen()
    {
        const SharedLedger *ledger = open();
        const LedgerLayout &layout = ledger->layout;
        ASSIGN_RESULT(const Person seen, queries::insertPerson(*ledger->one, {u"d@b"_s, u"Dora"_s}, {}, layout));
        VERIFY_RESULT(queries::updatePerson(*ledger->one, seen, {u"d@c"_s, u"Dora"_s}, {}, layout));
        const Once once;
        ASSIGN_RESULT(const Person renamed,
                      queries::updatePerson(*ledger->other, seen, {u"d@b"_s, u"Dora Lee"_s}, once, layout));
        QCOMPARE(renamed, (Person{seen.id, u"d@c"_s, u"Dora Lee"_s}));
        const QString before = ledger->rows();
        const auto email = queries::updatePerson(*ledger->other, seen, {u"d@d"_s, u"Dora"_s}, {}, layout);
        QCOMPARE(email.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(email.error().field, Field::Email);
        const auto name = queries::updatePerson(*ledger->other, seen, {u"d@b"_s, u"dora"_s}, {}, layout);
        QCOMPARE(name.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(name.error().field, Field::Name);
        QCOMPARE(ledger->rows(), before);
        QCOMPARE(queries::updatePerson(*ledger->other, seen, {u"d@b"_s, u"Dora Lee"_s}, once, layout), renamed);
        QCOMPARE(queries::updatePerson(*ledger->other, renamed, {renamed.email, renamed.name}, {}, layout), renamed);
        const Person gone{PersonId{99}, u"x@b"_s, u"X"_s};
        QCOMPARE(queries::updatePerson(*ledger->other, gone, {u"y@b"_s, u"X"_s}, {}, layout).error().kind,
                 ErrorKind::NotFound);
    }

    /// A person whom a script has added to a table without names is shown by the address.
    void aNewAddressKeepsTheNameThatWasShown()
    {
        const SharedLedger ledger(Route::Postgres, variantDdl(u"V5"_s));
        const Person seen{PersonId{1}, u"a@b"_s, u"a@b"_s};
        const Person moved{PersonId{1}, u"a@c"_s, u"a@b"_s};
        QCOMPARE(queries::updatePerson(*ledger.one, seen, {moved.email, moved.name}, {}, ledger.layout), moved);
        ASSIGN_RESULT(const auto all, queries::listPersons(*ledger.other, ledger.layout));
        QVERIFY(std::ranges::find(all, moved) != all.end());
    }

    /// A save takes one flight also if somebody else changed another field. If the field itself was changed, the row is
    /// read, and the statement is sent again if the change is valid.
    void onlyAConflictTakesFurtherFlights_data() { SharedLedger::addTables(); }
    void onlyAConflictTakesFurtherFlights()
    {
        const SharedLedger *ledger = open();
        const LedgerLayout &layout = ledger->layout;
        FaultProxy proxy(sharedCluster().port());
        auto login = ledger->database().server();
        login.address.port = proxy.port();
        ASSIGN_RESULT(const auto connection, PgConnection::open(login, std::make_shared<Interrupt>()));
        ASSIGN_RESULT(const Expense seen, added(*ledger));
        ExpenseDraft byA = seen.entry;
        byA.amount = Money::fromMinor(1);
        VERIFY_RESULT(queries::updateExpense(*ledger->one, seen, byA, {}, layout));
        const auto flightsOf = [&](const ExpenseDraft &draft) {
            proxy.resetFlights();
            (void)queries::updateExpense(*connection, seen, draft, {}, layout);
            return proxy.flights();
        };
        ExpenseDraft byB = seen.entry;
        byB.date = kDay.addDays(9);
        QCOMPARE(flightsOf(byB), 1);
        byB.amount = byA.amount;
        QCOMPARE(flightsOf(byB), 3);
        byB.amount = Money::fromMinor(2);
        QCOMPARE(flightsOf(byB), 2);
    }

private:
    static QString variantDdl(const QString &name)
    {
        const auto all = variants();
        return std::ranges::find(all, name, &Variant::name)->ddl;
    }

    /// The ledger of the test's data row, with three persons and three categories. The functions of this test share it.
    const SharedLedger *open()
    {
        auto &ledger = m_ledgers[QByteArray(QTest::currentDataTag())];
        if (!ledger) {
            QFETCH(Route, route);
            QFETCH(QString, ddl);
            ledger = std::make_unique<SharedLedger>(route, ddl);
            addThirds(*ledger);
        }
        return ledger.get();
    }

    static Result<Expense> added(const SharedLedger &ledger)
    {
        return queries::insertExpense(*ledger.one, draft(u"Lunch"_s, 1200, kDay), {}, ledger.layout);
    }

    std::map<QByteArray, std::unique_ptr<SharedLedger>> m_ledgers;
};

QTEST_GUILESS_MAIN(TestRowStatement)
#include "tst_rowstatement.moc"
