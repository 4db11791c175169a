// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/queries/samplequeries.h"

#include "db/queries/personqueries.h"
#include "db/queries/timestamp.h"

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

Result<Rows> ensurePerson(Connection &connection, const PersonDraft &draft)
{
    auto inserted = connection.exec(
        u"INSERT INTO users (email, name, created_at) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING"_s,
        {draft.email, draft.name, utcNow()});
    if (!inserted)
        return inserted;
    return connection.exec(u"SELECT id, email, name FROM users WHERE email = $1"_s, {draft.email});
}

Result<void> ensureCategories(Connection &connection, const std::vector<CategoryDraft> &categories)
{
    for (const CategoryDraft &category : categories) {
        const auto inserted = connection.exec(
            u"INSERT INTO categories (name, color) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING"_s,
            {category.name, category.color});
        if (!inserted)
            return tl::make_unexpected(inserted.error());
    }
    return {};
}

Result<void> insertExpenses(Connection &connection, PersonId person, const std::vector<SampleExpense> &expenses)
{
    for (const SampleExpense &expense : expenses) {
        const auto inserted = connection.exec(
            u"INSERT INTO expenses (user_id, category_id, description, amount, date, created_at) "
            "VALUES ($1, (SELECT id FROM categories WHERE name = $2), $3, $4, $5, $6)"_s,
            {toValue(person), expense.category, expense.description, expense.amount, expense.date, utcNow()});
        if (!inserted)
            return tl::make_unexpected(inserted.error());
    }
    return {};
}

/// Answers the person's row.
Result<Rows> insertAll(Connection &connection, const SampleLedger &sample)
{
    return requireNoExpense(connection)
        .and_then([&] { return ensureCategories(connection, sample.categories); })
        .and_then([&] { return ensurePerson(connection, sample.person); })
        .and_then([&](const Rows &person) {
            return mapOne(person, personOf).and_then([&](const Person &alice) {
                return insertExpenses(connection, alice.id, sample.expenses).map([&] { return person; });
            });
        });
}

} // namespace

Result<Person> insertSample(Connection &connection, const SampleLedger &sample, const Once &once)
{
    return changeOnce(connection, once, {u"insertSample"_s, {sample.person.email}},
                      [&] { return insertAll(connection, sample); })
        .and_then([](const Rows &rows) { return mapOne(rows, personOf); });
}

} // namespace budget::queries
