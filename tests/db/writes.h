// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/budgetrows.h"
#include "db/writing.h"

#include <functional>

namespace budget::test {

[[nodiscard]] inline QString printed(const Expense &expense)
{
    const ExpenseDraft &entry = expense.entry;
    return u"%1|%2|%3|%4|%5|%6|"_s.arg(expense.id.value)
               .arg(entry.person.value)
               .arg(entry.category.value)
               .arg(entry.description, entry.amount.toDecimal(), entry.date.toString(Qt::ISODate))
        + expense.createdAt;
}

[[nodiscard]] inline QString printed(const ExpenseUpdate &update)
{
    return printed(update.before) + u" -> "_s + printed(update.after);
}

[[nodiscard]] inline QString printed(const Category &category)
{
    return u"%1|%2|%3"_s.arg(category.id.value).arg(category.name, category.color);
}

[[nodiscard]] inline QString printed(const Person &person)
{
    return u"%1|%2|%3"_s.arg(person.id.value).arg(person.email, person.name);
}

[[nodiscard]] inline QString printed(const Transfer &transfer)
{
    return printed(transfer.source) + u'\n' + printed(transfer.destination);
}

[[nodiscard]] inline QString printed(const std::vector<ExpenseId> &ids)
{
    QStringList texts;
    for (const ExpenseId id : ids)
        texts << QString::number(id.value);
    return texts.join(u' ');
}

/// A use case that writes, with the same values each time. Returns its result as text.
struct Write
{
    QString name;
    std::function<Result<QString>(Connection &, const queries::Once &)> run;
};

/// SQL for the rows that the writes below need: two persons, the categories Food, Fun and Spare (unused), and an
/// expense each to update, to revert and to delete.
inline const QString kWhatWritesNeed =
    u"INSERT INTO users (email, name) VALUES ('a@b', 'Alice'), ('b@b', 'Bob');"
    "INSERT INTO categories (name, color) VALUES ('Food', '#FF6B6B'), ('Fun', NULL), ('Spare', '#111111');"
    "INSERT INTO expenses (user_id, category_id, description, amount, date, created_at) VALUES "
    "(1, 1, 'Old', 1, '2024-01-01', '2024-01-01 10:00:00'), (1, 1, 'Old', 1, '2024-01-01', '2024-01-01 10:00:00'), "
    "(1, 1, 'Old', 1, '2024-01-01', '2024-01-01 10:00:00')"_s;

inline void addWhatWritesNeed(const TestDatabase &database)
{
    database.plainSql(kWhatWritesNeed);
}

/// An expense of kWhatWritesNeed. Its amount is 1: a unit on a server, a cent in a file.
[[nodiscard]] inline Expense oldExpense(const Connection &connection, qint64 id)
{
    return {ExpenseId{id}, draft(u"Old"_s, isServer(connection.engine()) ? 100 : 1, QDate(2024, 1, 1)), {}};
}

[[nodiscard]] inline TransferDraft transferDraft()
{
    return {PersonId{1},
            {CategoryId{1}, u"Food"_s, {}},
            {CategoryId{2}, u"Fun"_s, {}},
            Money::fromMinor(4050),
            QDate(2024, 1, 20)};
}

[[nodiscard]] inline std::vector<Write> allWrites()
{
    using C = Connection;
    using O = queries::Once;
    const auto text = [](const auto &answer) { return answer.map([](const auto &value) { return printed(value); }); };
    const ExpenseDraft lunch = draft(u"Lunch \u2014 \"Zum L\u00f6wen\" \\ \u20ac \U0001F35D"_s, -1875,
                                     QDate(2024, 1, 16));
    const Expense gone{ExpenseId{50}, lunch, u"2024-01-16 12:00:00"_s};
    return {
        {u"insertExpense"_s, [=](C &c, const O &o) { return text(writing::insertExpense(c, lunch, o)); }},
        {u"updateExpense"_s,
         [=](C &c, const O &o) { return text(writing::updateExpense(c, oldExpense(c, 1), lunch, o)); }},
        {u"revertExpense"_s,
         [=](C &c, const O &o) {
             return text(writing::revertExpense(
                 c, ExpenseUpdate{{.id = ExpenseId{2}, .entry = lunch, .createdAt = {}}, oldExpense(c, 2)}, o));
         }},
        {u"deleteExpense"_s, [=](C &c, const O &o) { return text(writing::deleteExpense(c, oldExpense(c, 3), o)); }},
        {u"restoreExpense"_s, [=](C &c, const O &o) { return text(writing::restoreExpense(c, gone, o)); }},
        {u"insertExpenses"_s,
         [=](C &c, const O &o) {
             return text(writing::insertExpenses(c, {lunch, lunch, lunch}, o));
         }},
        {u"insertTransfer"_s, [=](C &c, const O &o) { return text(writing::insertTransfer(c, transferDraft(), o)); }},
        {u"insertCategory"_s,
         [=](C &c, const O &o) {
             return text(writing::insertCategory(c, {u"New"_s, u"#222222"_s}, o));
         }},
        {u"updateCategory"_s,
         [=](C &c, const O &o) {
             return text(
                 writing::updateCategory(c, Category{CategoryId{2}, u"Fun"_s, {}}, {u"Joy"_s, u"#333333"_s}, o));
         }},
        {u"deleteCategory"_s,
         [=](C &c, const O &o) {
             return text(writing::deleteCategory(c, Category{CategoryId{3}, u"Spare"_s, u"#111111"_s}, o));
         }},
        {u"insertPerson"_s,
         [=](C &c, const O &o) {
             return text(writing::insertPerson(c, {u"c@b"_s, u"Carol"_s}, o));
         }},
        {u"updatePerson"_s,
         [=](C &c, const O &o) {
             return text(writing::updatePerson(c, Person{PersonId{1}, u"a@b"_s, u"Alice"_s}, {u"al@b"_s, u"Al"_s}, o));
         }},
    };
}

/// How many operations are recorded.
[[nodiscard]] inline QString recorded(const TestDatabase &database, Route route)
{
    return database.plainSql(u"SELECT count(*) FROM "_s + (route == Route::Sqlite ? u"bt_log"_s : u"bt_operations"_s));
}

/// All rows of the three tables.
[[nodiscard]] inline QString allRows(const TestDatabase &database)
{
    return database.plainSql(u"SELECT * FROM users ORDER BY id; SELECT * FROM categories ORDER BY id; "
                             "SELECT * FROM expenses ORDER BY id"_s);
}

} // namespace budget::test
