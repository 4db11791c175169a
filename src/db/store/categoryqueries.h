// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

#include <vector>

/// Each function executes one statement (one flight and one transaction), unless its comment says otherwise.
namespace budget::queries {

/// The query whose rows categoryOf() reads.
[[nodiscard]] Statement listOfCategories(const LedgerLayout &layout);
[[nodiscard]] Category categoryOf(Row &row);

[[nodiscard]] Result<std::vector<Category>> listCategories(Connection &connection, const LedgerLayout &layout = {});
/// Fails with NameTaken if another category has exactly this name.
[[nodiscard]] Result<Category> insertCategory(Connection &connection, const CategoryDraft &draft, const Once &once = {},
                                              const LedgerLayout &layout = {});
/// PostgreSQL. Changes only the fields in which `draft` differs from `seen`, the row as the person saw it. Fails with
/// NameTaken, with NotFound if the row no longer exists, or with ChangedMeanwhile, which names the field, if somebody
/// else changed such a field. Takes further flights if somebody else changed the row, as does deleteCategory().
[[nodiscard]] Result<Category> updateCategory(Connection &connection, const Category &seen, const CategoryDraft &draft,
                                              const Once &once = {}, const LedgerLayout &layout = {});
/// PostgreSQL. Returns the deleted row. Fails with StillReferenced if expenses use the category, with NotFound if the
/// row no longer exists, and with ChangedMeanwhile, whose `detail` names the row, if it is not as the person saw it.
[[nodiscard]] Result<Category> deleteCategory(Connection &connection, const Category &seen, const Once &once = {},
                                              const LedgerLayout &layout = {});

} // namespace budget::queries
