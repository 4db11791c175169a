// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/queries/categoryqueries.h"

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

Result<std::vector<Category>> listCategories(Connection &connection)
{
    return connection.exec(kListCategories).and_then([](const Rows &rows) { return mapRows(rows, categoryOf); });
}

Result<Category> insertCategory(Connection &connection, const CategoryDraft &draft, const Once &once)
{
    return oneCategory(
        changeOnce(connection, once,
                   {{u"insertCategory"_s, {draft.name, draft.color}},
                    u"INSERT INTO categories (name, color) VALUES ($1, $2) RETURNING id, name, color"_s}));
}

Result<Category> updateCategory(Connection &connection, CategoryId id, const CategoryDraft &draft, const Once &once)
{
    return oneCategory(
        changeOnce(connection, once,
                   {{u"updateCategory"_s, {toValue(id), draft.name, draft.color}},
                    u"UPDATE categories SET name = $2, color = $3 WHERE id = $1 RETURNING id, name, color"_s}));
}

Result<Category> deleteCategory(Connection &connection, CategoryId id, const Once &once)
{
    return oneCategory(changeOnce(connection, once,
                                  {{u"deleteCategory"_s, {toValue(id)}},
                                   u"DELETE FROM categories WHERE id = $1 RETURNING id, name, color"_s}));
}

} // namespace budget::queries
