// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/ledgerrows.h"
#include "core/operations/merge.h"
#include "core/operations/operationjson.h"
#include "core/operations/rowhistory.h"
#include "core/operations/settlement.h"
#include "core/operations/undostack.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

RowValues category(const QString &name, const QString &color = u"#FF6B6B"_s)
{
    return rowOf(Category{{}, name, color});
}

RowValues expense(const QString &description, qint64 minor, const QDate &date = QDate(2026, 11, 26))
{
    return rowOf(Expense{{}, {{1}, {2}, description, Money::fromMinor(minor), date}, u"2026-11-26 10:00:00.123456"_s});
}

OperationId idOf(uint number)
{
    return {QUuid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)};
}

QDateTime day(int number)
{
    return QDateTime::fromMSecsSinceEpoch(qint64(number) * 86'400'000 + 123).toUTC();
}

Operation operation(uint id, OperationKind kind, const std::vector<RowChange> &rows, OperationId reverses = {})
{
    return {idOf(id), kind, rows, {7}, day(int(id)), {}, reverses, u"kitchen"_s};
}

const RowKey kRow{Table::Expenses, 5};
const RowKey kFood{Table::Categories, 2};

} // namespace

class TestOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anInverseRestoresTheRows()
    {
        LedgerRows rows;
        rows.put(kFood, category(u"Food"_s));
        rows.put(kRow, expense(u"Shop"_s, 6420));
        const LedgerRows before = rows;
        const Operation merge = operation(1, OperationKind::MergeCategories,
                                          {{kRow, rows.find(kRow), expense(u"Shop"_s, 1)},
                                           {kFood, rows.find(kFood), {}}});
        QVERIFY(apply(merge, rows));
        QVERIFY(!rows.find(kFood));
        const Operation undo = inverse(merge, idOf(2));
        QCOMPARE(undo.kind, OperationKind::Undo);
        QCOMPARE(undo.rows.front().row, kFood); // parents are inserted first
        QVERIFY(apply(undo, rows));
        QCOMPARE(rows, before);
        QCOMPARE(inverse(undo, idOf(3)).kind, OperationKind::Redo);
    }

    void anOperationWhoseRowsWereChangedIsRefusedAsAWhole()
    {
        LedgerRows rows;
        rows.put(kFood, category(u"Food"_s));
        const LedgerRows before = rows;
        const Operation edits = operation(1, OperationKind::EditExpenses,
                                          {{kFood, category(u"Food"_s), category(u"Drink"_s)},
                                           {kRow, expense(u"Shop"_s, 1), expense(u"Shop"_s, 2)}});
        QCOMPARE(apply(edits, rows).error().kind, ErrorKind::NotFound);
        QCOMPARE(mismatches(edits, rows), std::vector{kRow});
        QCOMPARE(rows, before);
        rows.put(kRow, expense(u"Shop"_s, 3));
        QCOMPARE(apply(edits, rows).error().kind, ErrorKind::ValueRefused);
    }

    void fieldsThatOneSideChangedMergeByThemselves()
    {
        const auto merged = merge(expense(u"Shop"_s, 1), expense(u"Shop"_s, 2), expense(u"Shop + soap"_s, 1));
        QVERIFY(!merged.conflict);
        QCOMPARE(*merged.merged, expense(u"Shop + soap"_s, 2));
        QCOMPARE(merged.fields[expensefield::Amount], FieldOrigin::Yours);
        QCOMPARE(merged.fields[expensefield::Description], FieldOrigin::Theirs);
        QCOMPARE(merged.fields[expensefield::Date], FieldOrigin::Unchanged);
    }

    void aFieldThatBothChangedIsAConflictUnlessTheyAgree()
    {
        const RowSlot before = expense(u"Shop"_s, 1);
        QVERIFY(!merge(before, expense(u"Shop"_s, 2), expense(u"Shop"_s, 2)).conflict);
        const auto merged = merge(before, expense(u"Mine"_s, 2), expense(u"Shop"_s, 3), Prefer::Theirs);
        QCOMPARE(merged.conflict, ConflictKind::Fields);
        QCOMPARE(*merged.merged, expense(u"Mine"_s, 3));
    }

    void deletionsConflictWithEdits()
    {
        const RowSlot before = expense(u"Shop"_s, 1);
        const RowSlot edited = expense(u"Shop"_s, 2);
        QCOMPARE(merge(before, edited, {}).conflict, ConflictKind::EditedDeleted);
        QCOMPARE(merge(before, {}, edited).conflict, ConflictKind::DeletedEdited);
        QCOMPARE(merge({}, before, edited).conflict, ConflictKind::IdTaken);
        QVERIFY(!merge(before, {}, {}).conflict);
        QCOMPARE(merge(before, before, edited).merged, edited);
    }

    void jsonGivesBackWhatWasWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"Weekly shop"_s;
        QTest::newRow("byte order mark") << QString(QChar(0xFEFF)) + u"x"_s;
        QTest::newRow("NUL, quote, line break") << QString(QChar(0)) + u"\"\\\n"_s;
        QTest::newRow("beyond 16 bits") << QString::fromUcs4(U"\U0001F35E");
        QTest::newRow("empty") << u""_s;
    }
    void jsonGivesBackWhatWasWritten()
    {
        QFETCH(QString, text);
        RowValues odd = expense(text, -9'999'999'999);
        odd.set(expensefield::Date, StoredText{u"infinity"_s});
        odd.set(expensefield::Category, RowReference{kFirstProvisionalId + 3});
        Operation written = operation(9, OperationKind::EditExpense,
                                      {{{Table::Expenses, kFirstProvisionalId + 1}, odd, expense(text, 1)},
                                       {kFood, category(text, {}), {}}},
                                      idOf(4));
        written.batch = idOf(5).value;
        const auto read = operationFromJson(toJson(written));
        QVERIFY(read);
        QVERIFY(*read == written);
        QCOMPARE(toJson(*read), toJson(written));
    }

    void aRowThatExistsOnNoSideIsNotWritten()
    {
        const RowChange deletion{kRow, expense(u"a"_s, 1), {}};
        const auto read = operationFromJson(
            toJson(operation(1, OperationKind::DeleteExpense, {deletion, {kFood, {}, {}}})));
        QVERIFY(read);
        QCOMPARE(read->rows, std::vector{deletion});
    }

    void anOperationOfANewerVersionIsKeptButNotApplied_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::newRow("format") << "\"v\":1"_ba
                                << "\"v\":2"_ba;
        QTest::newRow("kind") << "expense.edit"_ba
                              << "expense.split"_ba;
        QTest::newRow("table") << "\"expenses\""_ba
                               << "\"budgets\""_ba;
        QTest::newRow("field") << "\"amount\""_ba
                               << "\"note\":\"x\",\"amount\""_ba;
        QTest::newRow("part") << "\"person\""_ba
                              << "\"place\":3,\"person\""_ba;
    }
    void anOperationOfANewerVersionIsKeptButNotApplied()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QByteArray json = toJson(
            operation(1, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 1), expense(u"b"_s, 1)}}));
        json.replace(was, is);
        const auto read = operationFromJson(json);
        QVERIFY(read);
        QCOMPARE(read->kind, OperationKind::Unknown);
        QCOMPARE(toJson(*read), json);
        LedgerRows rows;
        QCOMPARE(apply(*read, rows).error().kind, ErrorKind::SchemaNewer);
    }

    void aTextThatNoVersionWritesIsRefused()
    {
        const QByteArray good = toJson(operation(1, OperationKind::DeleteExpense, {{kRow, expense(u"a"_s, 1), {}}}));
        QCOMPARE(operationFromJson("[]").error().kind, ErrorKind::AnswerMalformed);
        QByteArray fraction = good;
        fraction.replace("\"amount\":1", "\"amount\":1.5");
        QCOMPARE(operationFromJson(fraction).error().detail, u"operation: amount"_s);
        QByteArray nameless = good;
        nameless.replace("\"id\":\"00000001", "\"id\":\"x");
        QCOMPARE(operationFromJson(nameless).error().kind, ErrorKind::AnswerMalformed);
        QCOMPARE(operationFromJson(QByteArray(kMaxOperationBytes + 1, ' ')).error().kind, ErrorKind::AnswerTooLarge);
    }

    void undoAndRedoAreReadFromTheLog()
    {
        const std::vector<RowChange> rows{{kRow, {}, expense(u"a"_s, 1)}};
        std::vector<LogEntry> log{{operation(1, OperationKind::AddExpense, rows), Fate::Acknowledged},
                                  {operation(2, OperationKind::AddExpense, rows), Fate::Waiting},
                                  {operation(3, OperationKind::AddExpense, rows), Fate::Refused}};
        QCOMPARE(UndoStack(log).nextUndo().front()->id, idOf(2)); // the refused one is skipped
        log.push_back({operation(4, OperationKind::Undo, rows, idOf(2)), Fate::Waiting});
        QCOMPARE(UndoStack(log).nextUndo().front()->id, idOf(1));
        QCOMPARE(UndoStack(log).nextRedo().front()->id, idOf(4));
        log.push_back({operation(5, OperationKind::Redo, rows, idOf(4)), Fate::Waiting});
        QCOMPARE(UndoStack(log).nextUndo().front()->id, idOf(5));
        QVERIFY(UndoStack(log).nextRedo().empty());
        log[3].fate = Fate::Withdrawn; // then nothing was undone
        log[4].fate = Fate::Withdrawn;
        QCOMPARE(UndoStack(log).nextUndo().front()->id, idOf(2));
    }

    void aSkippedStepIsNeitherUndoneNorRedone()
    {
        const std::vector<RowChange> rows{{kRow, {}, expense(u"a"_s, 1)}};
        std::vector<LogEntry> log{{operation(1, OperationKind::AddExpense, rows), Fate::Waiting},
                                  {operation(2, OperationKind::AddExpense, rows), Fate::Waiting}};
        log[1].isSkipped = true;
        QCOMPARE(UndoStack(log).nextUndo().front()->id, idOf(1));
        log.push_back({operation(3, OperationKind::Undo, rows, idOf(1)), Fate::Waiting});
        QCOMPARE(UndoStack(log).nextRedo().front()->id, idOf(3));
        log[2].isSkipped = true;
        QVERIFY(UndoStack(log).nextRedo().empty());
        QVERIFY(UndoStack(log).nextUndo().empty());
    }

    void aBatchIsOneStep()
    {
        const std::vector<RowChange> rows{{kRow, {}, expense(u"a"_s, 1)}};
        std::vector<LogEntry> log{{operation(1, OperationKind::AddExpenses, rows), Fate::Waiting},
                                  {operation(2, OperationKind::AddExpenses, rows), Fate::Waiting},
                                  {operation(3, OperationKind::AddExpenses, rows), Fate::Waiting}};
        log[1].operation.batch = log[2].operation.batch = idOf(9).value;
        const auto step = UndoStack(log).nextUndo();
        QCOMPARE(step.size(), std::size_t(2));
        QCOMPARE(step.front()->id, idOf(3));
    }

    void trashHoldsDeletedRowsThatAreStillGone()
    {
        const RowValues row = expense(u"a"_s, 1);
        std::vector<LogEntry> log{{operation(3, OperationKind::DeleteExpense, {{kRow, row, {}}}), Fate::Waiting}};
        QCOMPARE(trashOf(log, day(1)).size(), std::size_t(1));
        QCOMPARE(trashOf(log, day(4)).size(), std::size_t(0));
        log.push_back({operation(4, OperationKind::Undo, {{kRow, {}, row}}, idOf(3)), Fate::Waiting});
        QVERIFY(trashOf(log, day(1)).empty());
    }

    void historyShowsChangesMadeOutside()
    {
        const std::vector<LogEntry> log{
            {operation(1, OperationKind::AddExpense, {{kRow, {}, expense(u"a"_s, 1)}}), Fate::Acknowledged},
            {operation(2, OperationKind::EditExpense, {{kRow, expense(u"a"_s, 5), expense(u"b"_s, 5)}}),
             Fate::Acknowledged}};
        const auto steps = historyOf(log, kRow, expense(u"b"_s, 5));
        QCOMPARE(steps.size(), std::size_t(3));
        QVERIFY(!steps[1].entry);
        QCOMPARE(*steps[1].after, expense(u"a"_s, 5));
    }

    void rowsTellWhatBecameOfAnUnansweredOperation()
    {
        const Operation edit = operation(1, OperationKind::EditExpense,
                                         {{kRow, expense(u"a"_s, 1), expense(u"b"_s, 1)}});
        QCOMPARE(settlementOf(edit, {{expense(u"b"_s, 1)}}).outcome, Settlement::Applied);
        QCOMPARE(settlementOf(edit, {{expense(u"a"_s, 1)}}).outcome, Settlement::NotApplied);
        QCOMPARE(settlementOf(edit, {{expense(u"c"_s, 1)}}).outcome, Settlement::Unknown);
        const RowKey provisional{Table::Expenses, kFirstProvisionalId};
        const Operation add = operation(1, OperationKind::AddExpense, {{provisional, {}, expense(u"b"_s, 1)}});
        QCOMPARE(settlementOf(add, {{{}, {44}}}).ids.front().second, qint64(44));
        QCOMPARE(settlementOf(add, {{{}, {44, 45}}}).outcome, Settlement::Unknown);
        QCOMPARE(settlementOf(add, {{{}, {}}}).outcome, Settlement::NotApplied);
    }

    void rowsKeepValuesThatNoDraftCanHold()
    {
        Expense odd{{5}, {{1}, {2}, u"x"_s, {}, {}}, {}, {u"NaN"_s, u"infinity"_s}};
        QCOMPARE(expenseOf(5, rowOf(odd)), odd);
        const Category plain{{2}, u"Food"_s, {}};
        QCOMPARE(categoryOf(2, rowOf(plain)), plain);
    }
};

QTEST_APPLESS_MAIN(TestOperations)
#include "tst_operations.moc"
