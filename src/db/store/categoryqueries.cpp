// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/categoryqueries.h"

#include "db/store/columns.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

Result<Category> oneCategory(const Result<Rows> &answer)
{
    return answer.and_then([](const Rows &rows) { return mapOne(rows, categoryOf); });
}

} // namespace

Result<Category> categoryOf(const Row &row)
{
    return Category{row.id<CategoryId>(0), row.text(1), row.text(2)};
}

Statement listOfCategories(const LedgerForm &form)
{
    return {reading(form) + u"SELECT id, name, color FROM categories"_s};
}

Result<std::vector<Category>> listCategories(Connection &connection, const LedgerForm &form)
{
    return connection.exec(listOfCategories(form).sql).and_then([](const Rows &rows) {
        return mapRows(rows, categoryOf);
    });
}

Result<Category> insertCategory(Connection &connection, const CategoryDraft &draft, const Once &once,
                                const LedgerForm &form)
{
    const QString sql = form.hasColor ? u"INSERT INTO categories (name, color) VALUES ($1, $2) RETURNING "_s
                                      : u"INSERT INTO categories (name) VALUES ($1) RETURNING "_s;
    const Change change{{u"insertCategory"_s, {draft.name, draft.color}}, sql + categoryColumns(form, u"$2"_s)};
    return oneCategory(changeOnce(connection, once, keptBeside(change, Beside::Color, form)));
}

Result<Category> updateCategory(Connection &connection, CategoryId id, const CategoryDraft &draft, const Once &once,
                                const LedgerForm &form)
{
    const QString color = form.hasColor ? u", color = $3"_s : QString();
    const Change change{{u"updateCategory"_s, {toValue(id), draft.name, draft.color}},
                        u"UPDATE categories SET name = $2"_s + color + u" WHERE id = $1 RETURNING "_s
                            + categoryColumns(form, u"$3"_s)};
    return oneCategory(changeOnce(connection, once, keptBeside(change, Beside::Color, form)));
}

Result<Category> deleteCategory(Connection &connection, CategoryId id, const Once &once, const LedgerForm &form)
{
    const Change change{{u"deleteCategory"_s, {toValue(id)}},
                        u"DELETE FROM categories WHERE id = $1 RETURNING "_s + categoryColumns(form)};
    return oneCategory(changeOnce(connection, once, droppedBeside(change, Beside::Color, form)));
}

} // namespace budget::queries
