// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

#include <vector>

/// Each function is one statement, hence one flight and one transaction.
namespace budget::queries {

/// Read by categoryOf().
[[nodiscard]] Statement listOfCategories(const LedgerLayout &layout);
[[nodiscard]] Category categoryOf(Row &row);

[[nodiscard]] Result<std::vector<Category>> listCategories(Connection &connection, const LedgerLayout &layout = {});
/// NameTaken where another category has exactly this name.
[[nodiscard]] Result<Category> insertCategory(Connection &connection, const CategoryDraft &draft, const Once &once = {},
                                              const LedgerLayout &layout = {});
/// NameTaken, or NotFound where the row is gone.
[[nodiscard]] Result<Category> updateCategory(Connection &connection, CategoryId id, const CategoryDraft &draft,
                                              const Once &once = {}, const LedgerLayout &layout = {});
/// Answers the row as it was. StillReferenced where expenses use it, NotFound where it is gone.
[[nodiscard]] Result<Category> deleteCategory(Connection &connection, CategoryId id, const Once &once = {},
                                              const LedgerLayout &layout = {});

} // namespace budget::queries
