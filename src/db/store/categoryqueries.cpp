// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/categoryqueries.h"

#include "core/changes/making.h"
#include "db/store/columns.h"
#include "db/store/rowstatement.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

Result<Category> oneCategory(const Result<Rows> &answer)
{
    return answer.and_then([](const Rows &rows) { return mapOne(rows, categoryOf); });
}

RowKey keyOf(CategoryId id)
{
    return {Table::Categories, id.value};
}

Result<Category> readCategory(Connection &connection, CategoryId id, const LedgerLayout &layout)
{
    return oneCategory(
        connection.exec(u"SELECT "_s + categoryColumns(layout) + u" FROM categories WHERE id = $1"_s, {toValue(id)}));
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

Result<Category> updateCategory(Connection &connection, const Category &seen, const CategoryDraft &draft,
                                const Once &once, const LedgerLayout &layout)
{
    const Request request{u"updateCategory"_s, {toValue(seen.id), draft.name, draft.color}, kCategoryColumns};
    const std::vector<int> changed = changedFields(seen, draft);
    const auto send = [&](const Category &stored) {
        const RowEdit edit{newRow(draft), changed, rowOf(stored), changed};
        return changeOnce(connection, once, RowStatement(keyOf(seen.id), layout).updating(request, edit));
    };
    return oneCategory(changeAsSeen(
        seen, send, [&] { return readCategory(connection, seen.id, layout); },
        [&](const Category &now) { return editOf(rowOf(now), seen, draft); }));
}

Result<Category> deleteCategory(Connection &connection, const Category &seen, const Once &once,
                                const LedgerLayout &layout)
{
    const Request request{u"deleteCategory"_s, {toValue(seen.id)}, kCategoryColumns};
    const auto fields = entryFields(Table::Categories);
    const auto send = [&](const Category &stored) {
        const RowValues row = rowOf(stored);
        const RowEdit deletion{row, {}, row, {fields.begin(), fields.end()}};
        return changeOnce(connection, once, RowStatement(keyOf(seen.id), layout).deleting(request, deletion));
    };
    return oneCategory(changeAsSeen(
        seen, send, [&] { return readCategory(connection, seen.id, layout); },
        [&](const Category &now) { return deletionOf(rowOf(now), seen); }));
}

} // namespace budget::queries
