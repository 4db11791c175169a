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

} // namespace budget::queries
