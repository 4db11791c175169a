// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/samplequeries.h"

#include "db/store/columns.h"
#include "db/store/personqueries.h"
#include "db/store/timestamp.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

Result<void> requireNoExpense(Connection &connection)
{
    return connection.exec(u"SELECT 1 FROM expenses LIMIT 1"_s).and_then([](const Rows &rows) -> Result<void> {
        if (!rows.isEmpty())
            return failure(ErrorKind::SampleNeedsEmptyLedger);
        return {};
    });
}

const Once kInside{.isRecorded = false}; // one record covers the whole sample

Result<Rows> ensurePerson(Connection &connection, const PersonDraft &draft, const LedgerLayout &layout)
{
    const Change change{{{}, {draft.email, draft.name}, kPersonColumns},
                        intoUsers(layout) + u"ON CONFLICT (email) DO NOTHING RETURNING "_s + personColumns(layout, u"$2"_s),
                        timeOfEntry(layout.hasPersonTime, utcNow())};
    auto inserted = changeOnce(connection, kInside, keptBeside(change, Beside::Name, layout));
    if (!inserted)
        return inserted;
    return connection.exec(reading(layout) + u"SELECT id, email, name FROM users WHERE email = $1"_s, {draft.email});
}

Result<void> ensureCategories(Connection &connection, const std::vector<CategoryDraft> &categories,
                              const LedgerLayout &layout)
{
    const QString into = layout.hasColor ? u"INSERT INTO categories (name, color) VALUES ($1, $2) "_s
                                       : u"INSERT INTO categories (name) VALUES ($1) "_s;
    const QString sql = into + u"ON CONFLICT (name) DO NOTHING RETURNING "_s + categoryColumns(layout, u"$2"_s);
    for (const CategoryDraft &category : categories) {
        const Change change{{{}, {category.name, category.color}, kCategoryColumns}, sql};
        const auto inserted = changeOnce(connection, kInside, keptBeside(change, Beside::Color, layout));
        if (!inserted)
            return tl::make_unexpected(inserted.error());
    }
    return {};
}

Result<void> insertExpenses(Connection &connection, PersonId person, const std::vector<SampleExpense> &expenses,
                            const LedgerLayout &layout)
{
    const QString category = u"(SELECT id FROM categories WHERE name = $2)"_s;
    const QString sql = intoExpenses(layout) + u"VALUES ("_s
        + expenseValues(layout, {u"$1"_s, category, u"$3"_s, u"$4"_s, u"$5"_s, u"$6"_s}) + u") RETURNING "_s
        + expenseColumns(layout, u"$5"_s);
    for (const SampleExpense &expense : expenses) {
        const Change change{{{},
                             {toValue(person), expense.category, expense.description, expense.amount, expense.date},
                             kExpenseColumns},
                            sql,
                            timeOfEntry(layout.hasExpenseTime, utcNow())};
        const auto inserted = changeOnce(connection, kInside, keptBeside(change, Beside::Date, layout));
        if (!inserted)
            return tl::make_unexpected(inserted.error());
    }
    return {};
}

/// Inserts the sample inside the caller's transaction. Returns the person's row.
Result<Rows> insertAll(Connection &connection, const SampleLedger &sample, const LedgerLayout &layout)
{
    return requireNoExpense(connection)
        .and_then([&] { return ensureCategories(connection, sample.categories, layout); })
        .and_then([&] { return ensurePerson(connection, sample.person, layout); })
        .and_then([&](const Rows &person) {
            return mapOne(person, personOf).and_then([&](const Person &alice) {
                return insertExpenses(connection, alice.id, sample.expenses, layout).map([&] { return person; });
            });
        });
}

} // namespace

Result<Person> insertSample(Connection &connection, const SampleLedger &sample, const Once &once,
                            const LedgerLayout &layout)
{
    return changeOnce(connection, once, {u"insertSample"_s, {sample.person.email}, kPersonColumns},
                      [&] { return insertAll(connection, sample, layout); })
        .and_then([](const Rows &rows) { return mapOne(rows, personOf); });
}

} // namespace budget::queries
