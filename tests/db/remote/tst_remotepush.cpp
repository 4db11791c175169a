// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/remotepush.h"

#include "core/operations/operationjson.h"
#include "db/remote/remoteclient.h"

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using remote::Pushed;

namespace {

const QDate kDay(2024, 1, 16);
const LedgerPart kMarch{Table::Expenses, Month(2024, 3)};

} // namespace

class TestRemotePush : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Insertion, edit, deletion and restoration: after each, the replica has the server's rows and digests without
    /// having fetched anything.
    void keepsTheReplicaEqual_data() { addAdopted(); }
    void keepsTheReplicaEqual()
    {
        QFETCH(Route, route);
        QFETCH(QString, ddl);
        RemoteClient client(route, ddl);
        const bool isBeside = client.shared.layout.needsPlaceBeside();
        const auto step = [&](OperationKind kind, const std::vector<RowChange> &rows) {
            const std::vector requests{requestOf(kind, rows)};
            const Pushed pushed = client.push(requests);
            if (pushed.error || pushed.answer.verdicts.front().kind != VerdictKind::Applied)
                return false;
            const WholeLedger after = taken(client.known, requests, pushed.answer);
            client.look();
            return after.rows == client.known.rows
                && (isBeside || (after == client.known && pushed.answer.fetched.empty()));
        };
        QVERIFY(step(OperationKind::AddExpense,
                     {added(Table::Expenses, kNew, expense(1, 1, u"bread \\ \"x\" 'y' {,} ß"_s, 250, kDay))}));
        const RowKey row{Table::Expenses, 1};
        RowValues values = client.at(row);
        for (int field = 0; field < expensefield::CreatedAt; ++field) {
            const std::vector<FieldValue> others{RowReference{2}, RowReference{2}, u"NULL"_s, Money::fromMinor(-1),
                                                 kDay.addMonths(2)};
            const RowValues after = with(values, field, others[std::size_t(field)]);
            QVERIFY2(step(OperationKind::EditExpense, {{row, values, after}}), qPrintable(QString::number(field)));
            values = client.at(row);
        }
        QVERIFY(step(OperationKind::DeleteExpense, {{row, values, {}}}));
        QVERIFY(!client.known.parts.contains(kMarch));
        QVERIFY(step(OperationKind::Undo, {added(Table::Expenses, row.id, values)}));
        QCOMPARE(client.at(row), values);
        QVERIFY(step(OperationKind::AddCategory, {added(Table::Categories, kNew, category(u"Gas"_s))}));
        QVERIFY(step(OperationKind::AddPerson, {added(Table::Persons, kNew, rowOf(Person{{}, u"x@y"_s, u"Xaver"_s}))}));
        const RowKey gas{Table::Categories, 3};
        QVERIFY(step(OperationKind::EditCategory,
                     {{gas, client.at(gas), with(client.at(gas), categoryfield::Color, u"#abcdef"_s)}}));
        QCOMPARE(client.at(gas), category(u"Gas"_s, u"#abcdef"_s));
        QVERIFY(step(OperationKind::MergeCategories,
                     {{row, client.at(row), with(client.at(row), expensefield::Category, RowReference{3})},
                      {{Table::Categories, 2}, client.at({Table::Categories, 2}), {}}}));
        QCOMPARE(client.now().rows, client.known.rows);
    }

    void records_data() { addServerRoutes(); }
    void records()
    {
        QFETCH(Route, route);
        RemoteClient client(route);
        const PushRequest request = requestOf(OperationKind::AddExpense,
                                              {added(Table::Expenses, kNew, expense(1, 1, u"bread"_s, 250, kDay))});
        const Verdict first = client.push(request);
        QVERIFY(first.kind == VerdictKind::Applied);
        const std::vector<std::pair<RowKey, qint64>> ids{{{Table::Expenses, kNew}, 1}};
        QCOMPARE(first.ids, ids);
        QCOMPARE(client.shared.sql(
                     u"SELECT kind, person, computer, made_at > now() - interval '1 hour' FROM bt_operations"_s),
                 u"expense.add|1|kitchen|t"_s);
        const auto stored = operationFromJson(client.shared.sql(u"SELECT operation FROM bt_operations"_s).toUtf8());
        VERIFY_RESULT(stored);
        QCOMPARE(stored->rows, request.operation.rows);

        const Verdict second = client.push(request);
        QVERIFY(second.kind == VerdictKind::Repeated);
        QCOMPARE(second.ids, ids);
        QCOMPARE(second.rows.size(), 1U);
        QCOMPARE(second.rows.front().first, (RowKey{Table::Expenses, 1}));
        QCOMPARE(*second.rows.front().second, *request.operation.rows.front().after);
        QCOMPARE(client.shared.sql(u"SELECT count(*) FROM expenses"_s), u"1"_s);
        client.shared.sql(u"DELETE FROM expenses"_s);
        const Verdict third = client.push(request);
        QVERIFY(third.kind == VerdictKind::Repeated && !third.rows.front().second);
    }

    void rowsThatWereChangedAreNotOverwritten()
    {
        RemoteClient client;
        const RowKey row = client.byHand(u"bread"_s);
        const RowKey other = client.byHand(u"milk"_s);
        const RowValues seen = client.at(row);
        const RowValues after = with(seen, expensefield::Amount, Money::fromMinor(1));
        const std::vector<std::pair<QString, RowSlot>> changes{
            {u"description = 'Bread'"_s, with(seen, expensefield::Description, u"Bread"_s)},
            {u"amount = 5.01"_s, with(seen, expensefield::Amount, Money::fromMinor(501))},
            {u"date = '2024-03-01'"_s, with(seen, expensefield::Date, QDate(2024, 3, 1))},
            {u"date = NULL"_s, with(seen, expensefield::Date, FieldValue())},
            {u"user_id = 2"_s, with(seen, expensefield::Person, RowReference{2})},
            {u"category_id = 2"_s, with(seen, expensefield::Category, RowReference{2})},
            {u"created_at = '2024-01-01'"_s, with(seen, expensefield::CreatedAt, u"2024-01-01 00:00:00"_s)},
        };
        for (const auto &[set, now] : changes) {
            client.shared.sql(u"UPDATE expenses SET %1 WHERE id = %2"_s.arg(set).arg(row.id));
            for (const RowSlot &wanted : {RowSlot(after), RowSlot()}) {
                const Verdict verdict = client.push(OperationKind::EditExpenses,
                                                    {{row, seen, wanted}, {other, client.at(other), {}}});
                QVERIFY(verdict.kind == VerdictKind::Mismatch);
                const std::vector<std::pair<RowKey, RowSlot>> rows{{row, now}, {other, client.at(other)}};
                QCOMPARE(verdict.rows, rows);
            }
            client.shared.sql(
                u"UPDATE expenses SET description = 'bread', amount = 5, date = '2024-01-16', user_id = 1, "
                "category_id = 1, created_at = NULL WHERE id = %1"_s.arg(row.id));
        }
        client.shared.sql(u"DELETE FROM expenses WHERE id = %1"_s.arg(row.id));
        QVERIFY(!client.push(OperationKind::EditExpense, {{row, seen, after}}).rows.front().second);
        QVERIFY(client.push(OperationKind::Undo, {added(Table::Expenses, other.id, seen)}).kind
                == VerdictKind::Mismatch);
        QCOMPARE(client.shared.recorded(), 0);
        QCOMPARE(client.shared.sql(u"SELECT count(*) FROM expenses"_s), u"1"_s);
    }

    void constraintsAreConflicts()
    {
        RemoteClient client;
        const RowKey row = client.byHand(u"bread"_s);
        const auto conflictOf = [&](OperationKind kind, const std::vector<RowChange> &rows) {
            const Verdict verdict = client.push(kind, rows);
            return verdict.kind == VerdictKind::Conflict ? verdict.conflict
                                                         : Conflict{ConflictKind::OutcomeUnknown, {}};
        };
        const RowKey food{Table::Categories, 1};
        const RowKey fun{Table::Categories, 2};
        QCOMPARE(conflictOf(OperationKind::AddCategory, {added(Table::Categories, kNew, category(u"Fun"_s))}),
                 (Conflict{ConflictKind::DoubledName, {Table::Categories, kNew}, fun}));
        QCOMPARE(conflictOf(OperationKind::EditCategory, {{food, client.at(food), with(client.at(food), 0, u"Fun"_s)}}),
                 (Conflict{ConflictKind::DoubledName, food, fun}));
        QCOMPARE(conflictOf(OperationKind::AddPerson,
                            {added(Table::Persons, kNew, rowOf(Person{{}, u"b@b"_s, u"B"_s}))}),
                 (Conflict{ConflictKind::DoubledName, {Table::Persons, kNew}, RowKey{Table::Persons, 2}}));
        QCOMPARE(conflictOf(OperationKind::DeleteCategory, {{food, client.at(food), {}}}),
                 (Conflict{ConflictKind::StillUsed, food}));
        QCOMPARE(conflictOf(OperationKind::AddExpense, {added(Table::Expenses, kNew, expense(1, 9, u"x"_s, 1, kDay))}),
                 (Conflict{ConflictKind::ParentGone, {Table::Expenses, kNew}, RowKey{Table::Categories, 9}}));
        QCOMPARE(conflictOf(OperationKind::EditExpense,
                            {{row, client.at(row), with(client.at(row), expensefield::Person, RowReference{7})}}),
                 (Conflict{ConflictKind::ParentGone, row, RowKey{Table::Persons, 7}}));
        QCOMPARE(client.shared.recorded(), 0);
        QCOMPARE(client.now(), client.known);
    }

    void otherErrorsAreRefusals()
    {
        RemoteClient client;
        const QString role = client.shared.database().server().address.user;
        const auto errorOf = [&](const RowValues &values) {
            const Verdict verdict = client.push(OperationKind::AddExpense, {added(Table::Expenses, kNew, values)});
            return verdict.kind == VerdictKind::Refused ? verdict.error.kind : ErrorKind::Unexpected;
        };
        QCOMPARE(errorOf(expense(1, 1, QString(201, u'x'), 1, kDay)), ErrorKind::ValueRefused);
        QCOMPARE(errorOf(expense(1, 1, u"x"_s, 99'999'999'999, kDay)), ErrorKind::ValueRefused);
        client.shared.sql(u"ALTER TABLE expenses OWNER TO postgres; GRANT SELECT ON expenses TO \"%1\""_s.arg(role));
        QCOMPARE(errorOf(expense(1, 1, u"x"_s, 1, kDay)), ErrorKind::PermissionDenied);
        client.shared.sql(
            u"GRANT ALL ON expenses TO \"%1\"; GRANT ALL ON SEQUENCE expenses_id_seq TO \"%1\""_s.arg(role));
        client.shared.sql(
            u"ALTER SEQUENCE expenses_id_seq RESTART WITH 1; "
            "INSERT INTO expenses (id, user_id, category_id, description, amount) VALUES (1, 1, 1, 'x', 1)"_s);
        QCOMPARE(errorOf(expense(1, 1, u"x"_s, 1, kDay)), ErrorKind::SequenceBehind);
        QCOMPARE(client.shared.recorded(), 0);
    }

    /// An error of the server as a whole is no verdict on an operation.
    void aServerThatTakesNoChangesIsNoVerdict()
    {
        RemoteClient client;
        const PushRequest request = requestOf(OperationKind::AddExpense,
                                              {added(Table::Expenses, kNew, expense(1, 1, u"x"_s, 1, kDay))});
        VERIFY_RESULT(client.shared.one->exec(u"SET default_transaction_read_only = on"_s));
        const Pushed pushed = client.push(std::vector{request});
        QVERIFY(pushed.answer.verdicts.empty());
        QCOMPARE(pushed.error->kind, ErrorKind::ReadOnlyServer);
    }

    /// One refusal does not undo or prevent the others; what depends on it is skipped.
    void eachOperationStandsForItself_data() { addServerRoutes(); }
    void eachOperationStandsForItself()
    {
        QFETCH(Route, route);
        RemoteClient client(route);
        const PushRequest gas = requestOf(OperationKind::AddCategory,
                                          {added(Table::Categories, kNew, category(u"Gas"_s))});
        PushRequest twice = requestOf(OperationKind::AddCategory,
                                      {added(Table::Categories, kNew + 1, category(u"Gas"_s))});
        PushRequest fill = requestOf(OperationKind::AddExpense,
                                     {added(Table::Expenses, kNew, expense(1, kNew, u"petrol"_s, 4000, kDay))});
        fill.after = {gas.operation.id};
        fill.insertedBy = {{{Table::Categories, kNew}, gas.operation.id}};
        PushRequest edit = requestOf(
            OperationKind::EditExpense,
            {{{Table::Expenses, kNew},
              *fill.operation.rows[0].after,
              with(*fill.operation.rows[0].after, expensefield::Amount, Money::fromMinor(1))}});
        edit.after = {gas.operation.id, fill.operation.id};
        edit.insertedBy = {{{Table::Categories, kNew}, gas.operation.id}, {{Table::Expenses, kNew}, fill.operation.id}};
        PushRequest lost = requestOf(OperationKind::AddExpense,
                                     {added(Table::Expenses, kNew + 1, expense(1, kNew + 1, u"x"_s, 1, kDay))});
        lost.after = {twice.operation.id};
        lost.insertedBy = {{{Table::Categories, kNew + 1}, twice.operation.id}};
        const Pushed pushed = client.push(std::vector{gas, twice, fill, lost, edit});
        QVERIFY(!pushed.error);
        QByteArray kinds;
        for (const Verdict &verdict : pushed.answer.verdicts)
            kinds += QByteArray::number(int(verdict.kind));
        const QByteArray expected = QByteArray::number(int(VerdictKind::Applied))
            + QByteArray::number(int(VerdictKind::Conflict)) + QByteArray::number(int(VerdictKind::Applied))
            + QByteArray::number(int(VerdictKind::Skipped)) + QByteArray::number(int(VerdictKind::Applied));
        QCOMPARE(kinds, expected);
        QCOMPARE(
            client.shared.sql(
                u"SELECT c.name, e.description, e.amount FROM expenses e JOIN categories c ON c.id = category_id"_s),
            u"Gas|petrol|0.01"_s);
        client.look();
        for (const FetchedPart &part : pushed.answer.fetched)
            QVERIFY(client.known.parts.at(part.part) == part.digest);
        for (const PartChange &part : pushed.answer.verdicts.back().parts)
            QCOMPARE(part.after, client.known.parts.at(part.part));
    }
};

QTEST_GUILESS_MAIN(TestRemotePush)
#include "tst_remotepush.moc"
