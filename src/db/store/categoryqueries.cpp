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

Category categoryOf(Row &row)
{
    return {row.id<CategoryId>("id"_L1), row.text("name"_L1), row.text("color"_L1)};
}

Statement listOfCategories(const LedgerLayout &layout)
{
    return {reading(layout) + u"SELECT id, name, color FROM categories"_s};
}

Result<std::vector<Category>> listCategories(Connection &connection, const LedgerLayout &layout)
{
    return connection.exec(listOfCategories(layout).sql).and_then([](const Rows &rows) {
        return mapRows(rows, categoryOf);
    });
}

Result<Category> insertCategory(Connection &connection, const CategoryDraft &draft, const Once &once,
                                const LedgerLayout &layout)
{
    const QString sql = layout.hasColor ? u"INSERT INTO categories (name, color) VALUES ($1, $2) RETURNING "_s
                                      : u"INSERT INTO categories (name) VALUES ($1) RETURNING "_s;
    const Change change{{u"insertCategory"_s, {draft.name, draft.color}, kCategoryColumns}, sql + categoryColumns(layout, u"$2"_s)};
    return oneCategory(changeOnce(connection, once, keptBeside(change, Beside::Color, layout)));
}

Result<Category> updateCategory(Connection &connection, CategoryId id, const CategoryDraft &draft, const Once &once,
                                const LedgerLayout &layout)
{
    const QString color = layout.hasColor ? u", color = $3"_s : QString();
    const Change change{{u"updateCategory"_s, {toValue(id), draft.name, draft.color}, kCategoryColumns},
                        u"UPDATE categories SET name = $2"_s + color + u" WHERE id = $1 RETURNING "_s
                            + categoryColumns(layout, u"$3"_s)};
    return oneCategory(changeOnce(connection, once, keptBeside(change, Beside::Color, layout)));
}

Result<Category> deleteCategory(Connection &connection, CategoryId id, const Once &once, const LedgerLayout &layout)
{
    const Change change{{u"deleteCategory"_s, {toValue(id)}, kCategoryColumns},
                        u"DELETE FROM categories WHERE id = $1 RETURNING "_s + categoryColumns(layout)};
    return oneCategory(changeOnce(connection, once, droppedBeside(change, Beside::Color, layout)));
}

} // namespace budget::queries
