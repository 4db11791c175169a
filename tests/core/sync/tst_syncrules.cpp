// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/deciding.h"
#include "core/sync/entering.h"
#include "core/sync/pulling.h"
#include "core/sync/pushing.h"
#include "core/sync/simfile.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

const RowKey kRow{Table::Expenses, 5};
const RowKey kNew{Table::Categories, kFirstProvisionalId};
const LedgerPart kPart{Table::Expenses, Month(2026, 11)};

OperationId idOf(uint number)
{
    return {QUuid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)};
}

RowValues expense(const QString &description, qint64 minor, qint64 category = 2)
{
    return rowOf(Expense{{}, {{1}, {category}, description, Money::fromMinor(minor), QDate(2026, 11, 26)}, {}});
}

RowValues category(const QString &name)
{
    return rowOf(Category{{}, name, {}});
}

/// A file whose replica agrees with the server about one row.
SimFile fileWith(const RowSlot &row)
{
    SimFile file;
    file.show(kRow, row);
    file.setPart(kPart, "a");
    return file;
}

void enterOne(SimFile &file, uint id, OperationKind kind, const std::vector<RowChange> &rows)
{
    QVERIFY(enter(file, {idOf(id), kind, rows}, true).empty());
}

Verdict mismatch(uint id, const RowSlot &now)
{
    Verdict verdict{idOf(id), VerdictKind::Mismatch};
    verdict.rows = {{kRow, now}};
    return verdict;
}

void answer(SimFile &file, const std::vector<Verdict> &verdicts)
{
    for (const Verdict &verdict : verdicts)
        (void)takeForPush(file, {{verdict.operation}});
    takeAnswer(file, {verdicts});
}

const LogEntry &last(const SimFile &file)
{
    return file.m.log.back();
}

} // namespace

/// The rules by which the rows and the outbox of a local file change, a test for each.
class TestSyncRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEditOfAnOldCopyIsRefusedAndChangesNothing()
    {
        SimFile file = fileWith(expense(u"a"_s, 2));
        const Operation late{idOf(1), OperationKind::EditExpense, {{kRow, expense(u"a"_s, 1), expense(u"b"_s, 1)}}};
        QCOMPARE(enter(file, late, true), std::vector{kRow});
        QVERIFY(file.m.log.empty());
        QCOMPARE(*file.shown(kRow), expense(u"a"_s, 2));
    }

    void theTextOfOneAndTheAmountOfTheOtherMerge()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 1), expense(u"b"_s, 1)}});
        answer(file, {mismatch(1, expense(u"a"_s, 9))});
        QCOMPARE(last(file).fate, Fate::Waiting);
        QCOMPARE(*last(file).operation.rows.front().after, expense(u"b"_s, 9));
        QCOMPARE(last(file).merged.front().field, int(expensefield::Amount));
        QCOMPARE(*file.shown(kRow), expense(u"b"_s, 9));
        QCOMPARE(staleParts(file.parts()), std::vector{kPart});
    }

    void aDecisionAboutOutdatedRowsIsNotCarriedOut()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 1), expense(u"a"_s, 2)}});
        answer(file, {mismatch(1, expense(u"a"_s, 3))});
        QCOMPARE(last(file).fate, Fate::InConflict);
        const auto card = cardOf(file, idOf(1));
        QCOMPARE(card->rows.front().fields[expensefield::Amount], FieldOrigin::Conflict);
        QVERIFY(storeParts(file, {{kPart, "b", {{5, expense(u"a"_s, 4)}}}}));
        QCOMPARE(decide(file, {*card, Choice::Mine}).result, DecisionResult::Outdated);
        QCOMPARE(decide(file, {*cardOf(file, idOf(1)), Choice::Mine}).result, DecisionResult::Done);
        QCOMPARE(*last(file).operation.rows.front().before, expense(u"a"_s, 4));
        QCOMPARE(*last(file).operation.rows.front().after, expense(u"a"_s, 2));
    }

    void takingTheirsWithdrawsAnOperationOfWhichNothingRemains()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 1), expense(u"a"_s, 2)}});
        answer(file, {mismatch(1, expense(u"a"_s, 3))});
        QCOMPARE(decide(file, {*cardOf(file, idOf(1)), Choice::Theirs}).withdrawn, std::vector{idOf(1)});
        QCOMPARE(*file.shown(kRow), expense(u"a"_s, 3));
        QVERIFY(file.m.bases.empty());
    }

    void aDeletionOfARowThatSomebodyEditedIsAConflict()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::DeleteExpense, {{kRow, expense(u"a"_s, 1), {}}});
        answer(file, {mismatch(1, expense(u"a"_s, 3))});
        QCOMPARE(last(file).conflicts.front().kind, ConflictKind::DeletedEdited);
    }

    void aRowThatBothDeletedNeedsNoDecision()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::DeleteExpense, {{kRow, expense(u"a"_s, 1), {}}});
        answer(file, {mismatch(1, {})});
        QCOMPARE(last(file).fate, Fate::Met);
        QVERIFY(file.m.bases.empty());
    }

    void aRowThatAFetchDoesNotFindIsNoConflictYet()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 1), expense(u"b"_s, 1)}});
        QVERIFY(storeParts(file, {{kPart, {}, {}}}));
        QCOMPARE(last(file).fate, Fate::Waiting);
        QCOMPARE(*file.shown(kRow), expense(u"b"_s, 1)); // nothing disappears
        answer(file, {mismatch(1, {})});
        QCOMPARE(last(file).conflicts.front().kind, ConflictKind::EditedDeleted);
    }

    void anUnansweredOperationStaysAsItWasSentAndStopsFetching()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 1), expense(u"b"_s, 1)}});
        (void)takeForPush(file, {{idOf(1)}});
        QVERIFY(!storeParts(file, {{kPart, "b", {{5, expense(u"a"_s, 9)}}}}));
        QCOMPARE(withdraw(file, idOf(1)).result, DecisionResult::Busy);
        takeAnswer(file, {});
        QVERIFY(last(file).isSent);
    }

    void aSentOperationIsNotChangedWhenAnEarlierOneIs()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 1), expense(u"b"_s, 1)}});
        enterOne(file, 2, OperationKind::EditExpense, {{kRow, expense(u"b"_s, 1), expense(u"c"_s, 1)}});
        (void)takeForPush(file, {{idOf(1)}, {idOf(2), {idOf(1)}}});
        takeAnswer(file, {{mismatch(1, expense(u"a"_s, 9))}}); // the connection was lost after the first answer
        QCOMPARE(*file.m.log.front().operation.rows.front().after, expense(u"b"_s, 9));
        QCOMPARE(*last(file).operation.rows.front().before, expense(u"b"_s, 1));
        QVERIFY(last(file).isSent);
    }

    void anOperationBehindAConflictIsLeftUntilItIsDecided()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 1), expense(u"a"_s, 2)}});
        enterOne(file, 2, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 2), expense(u"b"_s, 2)}});
        answer(file, {mismatch(1, expense(u"t"_s, 3))});
        QCOMPARE(last(file).fate, Fate::Waiting);
        QCOMPARE(decide(file, {*cardOf(file, idOf(1)), Choice::Mine}).result, DecisionResult::Done);
        QCOMPARE(last(file).fate, Fate::InConflict); // both changed the description
        QCOMPARE(*cardOf(file, idOf(2))->rows.front().theirs, expense(u"t"_s, 2));
    }

    void aDeletionAfterAMergeShowsWhatWasMerged()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 1), expense(u"b"_s, 1)}});
        enterOne(file, 2, OperationKind::DeleteExpense, {{kRow, expense(u"b"_s, 1), {}}});
        answer(file, {mismatch(1, expense(u"a"_s, 9))});
        QCOMPARE(file.m.log.front().fate, Fate::Waiting);
        QCOMPARE(last(file).conflicts.front().kind, ConflictKind::DeletedEdited);
    }

    void theServersIdLeavesTheRowWhereItIs()
    {
        SimFile file;
        enterOne(file, 1, OperationKind::AddCategory, {{kNew, {}, category(u"Trip"_s)}});
        enterOne(file, 2, OperationKind::AddExpense,
                 {{{Table::Expenses, kNew.id + 1}, {}, expense(u"a"_s, 1, kNew.id)}});
        const auto requests = takeForPush(file, {{idOf(1)}, {idOf(2), {idOf(1)}}});
        QCOMPARE(requests[1].insertedBy.front(), std::pair(kNew, idOf(1)));
        Verdict added{idOf(1), VerdictKind::Applied, {{kNew, 44}}, {{{Table::Categories, {}}, {}, "c"}}};
        takeAnswer(file, {{added, {idOf(2), VerdictKind::Skipped}}});
        QCOMPARE(*file.shown(kNew), category(u"Trip"_s));
        QCOMPARE(file.parts().at({Table::Categories, {}}), "c"_ba); // nothing has to be fetched
        QCOMPARE(takeForPush(file, {{idOf(2)}}).front().operation.rows.front().after, RowSlot(expense(u"a"_s, 1, 44)));
        takeAnswer(file, {{{idOf(2), VerdictKind::Skipped}}});
        QVERIFY(storeParts(file, {{{Table::Categories, {}}, "d", {{44, category(u"Trips"_s)}}}}));
        QCOMPARE(*file.shown(kNew), category(u"Trips"_s));
        QCOMPARE(file.m.rows.size(), std::size_t(2));
    }

    void aDoubledNameGivesWayToTheOneThatExists()
    {
        SimFile file;
        const RowKey mine{Table::Expenses, kNew.id + 1};
        enterOne(file, 1, OperationKind::AddCategory, {{kNew, {}, category(u"Trip"_s)}});
        enterOne(file, 2, OperationKind::AddExpense, {{mine, {}, expense(u"a"_s, 1, kNew.id)}});
        Verdict doubled{idOf(1), VerdictKind::Conflict};
        doubled.conflict = {ConflictKind::DoubledName, kNew, RowKey{Table::Categories, 7}};
        answer(file, {doubled});
        QCOMPARE(decide(file, {*cardOf(file, idOf(1)), Choice::Theirs}).withdrawn, std::vector{idOf(1)});
        QVERIFY(!file.shown(kNew));
        QCOMPARE(*file.shown(mine), expense(u"a"_s, 1, 7));
    }

    void aRefusedOperationStaysUntilItIsRetriedOrWithdrawn()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::DeleteExpense, {{kRow, expense(u"a"_s, 1), {}}});
        Verdict refused{idOf(1), VerdictKind::Refused};
        refused.error.kind = ErrorKind::PermissionDenied;
        answer(file, {refused});
        QCOMPARE(last(file).error->kind, ErrorKind::PermissionDenied);
        QVERIFY(retry(file, idOf(1)));
        QCOMPARE(last(file).fate, Fate::Waiting);
        QCOMPARE(withdraw(file, idOf(1)).withdrawn, std::vector{idOf(1)});
        QCOMPARE(*file.shown(kRow), expense(u"a"_s, 1));
    }

    void operationsOnAWithdrawnRowAreWithdrawnToo()
    {
        SimFile file;
        enterOne(file, 1, OperationKind::AddCategory, {{kNew, {}, category(u"Trip"_s)}});
        enterOne(file, 2, OperationKind::AddExpense,
                 {{{Table::Expenses, kNew.id + 1}, {}, expense(u"a"_s, 1, kNew.id)}});
        QCOMPARE(withdraw(file, idOf(1)).withdrawn, (std::vector{idOf(1), idOf(2)}));
        QVERIFY(file.m.rows.empty());
    }

    void anAnswerThatSaysNothingNewIsNotRepeatedForEver()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 1), expense(u"b"_s, 1)}});
        answer(file, {mismatch(1, expense(u"a"_s, 1))});
        QCOMPARE(last(file).fate, Fate::Refused);
        QCOMPARE(last(file).error->kind, ErrorKind::AnswerMalformed);
    }

    void valuesThatTheServerStoredDifferentlyBecomeTheRow()
    {
        SimFile file = fileWith(expense(u"a"_s, 1));
        enterOne(file, 1, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 1), expense(u"a "_s, 1)}});
        Verdict stored{idOf(1), VerdictKind::Applied, {}, {{kPart, "a", "b"}}};
        stored.rows = {{kRow, expense(u"a_"_s, 1)}};
        answer(file, {stored});
        QCOMPARE(*file.shown(kRow), expense(u"a_"_s, 1));
        QCOMPARE(file.parts().at(kPart), "b"_ba);
    }
};

QTEST_APPLESS_MAIN(TestSyncRules)
#include "tst_syncrules.moc"
