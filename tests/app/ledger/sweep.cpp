// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledger/sweep.h"

#include "app/work/answers.h"
#include "db/cells.h"

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

template <class T>
QFuture<Result<void>> bare(const QFuture<Result<T>> &future, Ledger &ledger)
{
    return mapAnswer(future, &ledger, [](const Result<T> &answer) { return answer.map([](const T &) {}); });
}

PersonId person(PlainSql &sql)
{
    return {sql.number(u"SELECT min(id) FROM users"_s)};
}

CategoryId category(PlainSql &sql)
{
    return {sql.number(u"SELECT min(id) FROM categories"_s)};
}

ExpenseDraft draft(PlainSql &sql, const QString &description)
{
    return {person(sql), category(sql), description, Money::fromMinor(1234), QDate(2024, 5, 6)};
}

Expense addedExpense(PlainSql &sql, const QString &description)
{
    ExpenseDraft entry = draft(sql, description);
    entry.amount = Money::fromMinor(100);
    const ExpenseId id{sql.number(u"INSERT INTO expenses (user_id, category_id, description, amount, date) "
                       "SELECT min(u.id), (SELECT min(id) FROM categories), '%1', 1, '2024-05-06' FROM users u "
                       "RETURNING id"_s.arg(description))};
    return {id, entry, {}};
}

CategoryId addedCategory(PlainSql &sql, const QString &name)
{
    return {sql.number(u"INSERT INTO categories (name, color) VALUES ('%1', '#000000') RETURNING id"_s.arg(name))};
}

PersonId addedPerson(PlainSql &sql, const QString &name)
{
    return {sql.number(u"INSERT INTO users (email, name) VALUES ('%1@old', '%1') RETURNING id"_s.arg(name))};
}

QString expensesNamed(const QString &description)
{
    return u"SELECT count(*) FROM expenses WHERE description = '%1'"_s.arg(description);
}

QString categoriesNamed(const QString &name)
{
    return u"SELECT count(*) FROM categories WHERE name = '%1'"_s.arg(name);
}

Attempt addExpense(PlainSql &sql, const QString &name)
{
    return {[entry = draft(sql, name)](Ledger &ledger) { return bare(ledger.addExpense(entry), ledger); },
            expensesNamed(name)};
}

Attempt editExpense(PlainSql &sql, const QString &name)
{
    const Expense seen = addedExpense(sql, u"old "_s + name);
    return {[seen, entry = draft(sql, name)](Ledger &ledger) { return bare(ledger.updateExpense(seen, entry), ledger); },
            expensesNamed(name)};
}

/// Somebody else has entered the same amount meanwhile: the first statement changes nothing, and a second one is sent
/// after the row was read.
Attempt editChangedExpense(PlainSql &sql, const QString &name)
{
    const Expense seen = addedExpense(sql, u"old "_s + name);
    sql.number(u"UPDATE expenses SET amount = 12.34 WHERE id = %1 RETURNING 1"_s.arg(seen.id.value));
    return {[seen, entry = draft(sql, name)](Ledger &ledger) {
                return bare(ledger.updateExpense(seen, entry), ledger);
            },
            expensesNamed(name)};
}

Attempt deleteExpense(PlainSql &sql, const QString &name)
{
    const Expense seen = addedExpense(sql, name);
    return {[seen](Ledger &ledger) { return bare(ledger.deleteExpense(seen), ledger); },
            u"SELECT 1 - count(*) FROM expenses WHERE id = %1"_s.arg(seen.id.value)};
}

Attempt restoreExpense(PlainSql &sql, const QString &name)
{
    const ExpenseId id = addedExpense(sql, name).id;
    sql.number(u"DELETE FROM expenses WHERE id = %1 RETURNING 1"_s.arg(id.value));
    const Expense gone{id, draft(sql, name), {}};
    return {[gone](Ledger &ledger) { return bare(ledger.restoreExpense(gone), ledger); }, expensesNamed(name)};
}

Attempt addCategory(PlainSql &, const QString &name)
{
    return {[name](Ledger &ledger) {
                return bare(ledger.addCategory({name, u"#123456"_s}), ledger);
            },
            categoriesNamed(name)};
}

Attempt editCategory(PlainSql &sql, const QString &name)
{
    const Category seen{addedCategory(sql, u"old "_s + name), u"old "_s + name, u"#000000"_s};
    return {[seen, name](Ledger &ledger) {
                return bare(ledger.updateCategory(seen, {name, u"#123456"_s}), ledger);
            },
            categoriesNamed(name)};
}

Attempt revertCategory(PlainSql &sql, const QString &name)
{
    const Category after{addedCategory(sql, u"new "_s + name), u"new "_s + name, u"#000000"_s};
    const Category before{after.id, name, after.color};
    return {[before, after](Ledger &ledger) { return bare(ledger.revertCategory(before, after), ledger); },
            categoriesNamed(name)};
}

Attempt deleteCategory(PlainSql &sql, const QString &name)
{
    const Category seen{addedCategory(sql, name), name, u"#000000"_s};
    return {[seen](Ledger &ledger) { return bare(ledger.deleteCategory(seen), ledger); },
            u"SELECT 1 - count(*) FROM categories WHERE id = %1"_s.arg(seen.id.value)};
}

Attempt addPerson(PlainSql &, const QString &name)
{
    return {[name](Ledger &ledger) {
                return bare(ledger.addPerson({name + u"@new"_s, name}), ledger);
            },
            u"SELECT count(*) FROM users WHERE email = '%1@new'"_s.arg(name)};
}

Attempt editPerson(PlainSql &sql, const QString &name)
{
    const PersonId id = addedPerson(sql, name);
    const Person seen{id, name + u"@old"_s, name};
    return {[seen, name](Ledger &ledger) {
                return bare(ledger.updatePerson(seen, {name + u"@new"_s, name}), ledger);
            },
            u"SELECT count(*) FROM users WHERE email = '%1@new'"_s.arg(name)};
}

/// The query counts a transfer as 3 if only one of its two rows exists.
Attempt transfer(PlainSql &sql, const QString &name)
{
    const CategoryId from{addedCategory(sql, name + u" from"_s)};
    const CategoryId to{addedCategory(sql, name + u" to"_s)};
    const TransferDraft moved{person(sql),
                              {from, name + u" from"_s, u"#000000"_s},
                              {to, name + u" to"_s, u"#000000"_s},
                              Money::fromMinor(500),
                              QDate(2024, 5, 6)};
    return {[moved](Ledger &ledger) { return bare(ledger.transfer(moved), ledger); },
            u"SELECT CASE WHEN a = b THEN a ELSE 3 END FROM "
            "(SELECT count(*) FILTER (WHERE category_id = %1) AS a, count(*) FILTER (WHERE category_id = %2) AS b "
            "FROM expenses) AS both_rows"_s.arg(from.value)
                .arg(to.value)};
}

/// Whether the error leaves open whether the change was applied.
bool isUncertain(ErrorKind kind)
{
    return kind == ErrorKind::OutcomeUnknown || kind == ErrorKind::ConnectionLost
        || kind == ErrorKind::StatementTimeout;
}

} // namespace

PlainSql::PlainSql(const ServerLogin &login)
{
    auto opened = PgConnection::open(login, std::make_shared<Interrupt>());
    if (!opened)
        qFatal("no way past the relay: %s", qPrintable(opened.error().detail));
    m_connection = *std::move(opened);
}

qint64 PlainSql::number(const QString &sql)
{
    const auto rows = m_connection->exec(sql);
    if (!rows || rows->isEmpty())
        qFatal("%s: %s", qPrintable(sql), rows ? "no row" : qPrintable(rows.error().detail));
    return integerAt(*rows);
}

void PlainSql::waitUntilQuiet()
{
    const bool isQuiet = QTest::qWaitFor(
        [this] {
            return number(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                          "AND state <> 'idle' AND pid <> pg_backend_pid()"_s)
                == 0;
        },
        10'000);
    if (!isQuiet)
        qFatal("a session of the database does not end");
}

std::vector<WriteCase> writeCases()
{
    return {{u"add expense"_s, addExpense},
            {u"edit expense"_s, editExpense},
            {u"edit changed expense"_s, editChangedExpense},
            {u"delete expense"_s, deleteExpense},
            {u"restore expense"_s, restoreExpense},
            {u"add category"_s, addCategory},
            {u"edit category"_s, editCategory},
            {u"take category back"_s, revertCategory},
            {u"delete category"_s, deleteCategory},
            {u"add person"_s, addPerson},
            {u"edit person"_s, editPerson},
            {u"transfer"_s, transfer}};
}

QString CutPoint::text() const
{
    static const std::array places{u"before flight "_s, u"after flight "_s, u"bytes to the server "_s,
                                   u"bytes to the client "_s};
    return (isCold ? u"cold, "_s : u"warm, "_s) + places[static_cast<std::size_t>(place)] + QString::number(n);
}

void aim(FaultProxy &proxy, const CutPoint &point)
{
    switch (point.place) {
    case CutPoint::Place::BeforeFlight:
        return proxy.cutAtFlight(point.n, CutMoment::BeforeForwarding);
    case CutPoint::Place::AfterFlight:
        return proxy.cutAtFlight(point.n, CutMoment::AfterForwarding);
    case CutPoint::Place::BytesToServer:
        return proxy.cutAfterBytes(Direction::ToServer, point.n);
    case CutPoint::Place::BytesToClient:
        return proxy.cutAfterBytes(Direction::ToClient, point.n);
    }
}

void SweepCount::add(const QString &where, const Result<void> &answer, qint64 happened)
{
    const auto find = [&](const QString &what) {
        findings << u"%1 at %2 (it happened %3 times, answer %4)"_s.arg(what, where, QString::number(happened),
                                                                        answer ? u"saved"_s : answer.error().detail);
    };
    ++points;
    saved += answer ? 1 : 0;
    const bool isUnknown = !answer && isUncertain(answer.error().kind);
    unknown += isUnknown ? 1 : 0;
    if (happened > 1) {
        ++doubled;
        find(u"doubled"_s);
    } else if (answer && happened != 1) {
        ++lost;
        find(u"lost"_s);
    } else if (!answer && !isUnknown && happened != 0) {
        ++lied;
        find(u"denied"_s);
    } else if (!answer && !isUnknown) {
        ++refused;
    }
}

QString SweepCount::text() const
{
    return u"%1 points: %2 saved, %3 refused, %4 unknown; %5 lost, %6 doubled, %7 denied although it happened"_s
        .arg(points)
        .arg(saved)
        .arg(refused)
        .arg(unknown)
        .arg(lost)
        .arg(doubled)
        .arg(lied);
}

} // namespace budget::test
