// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

#include <vector>

/// Each function executes one statement: one flight and one transaction.
namespace budget::queries {

/// The query whose rows categoryOf() reads.
[[nodiscard]] Statement listOfCategories(const LedgerLayout &layout);
[[nodiscard]] Category categoryOf(Row &row);

[[nodiscard]] Result<std::vector<Category>> listCategories(Connection &connection, const LedgerLayout &layout = {});
/// Fails with NameTaken if another category has exactly this name.
[[nodiscard]] Result<Category> insertCategory(Connection &connection, const CategoryDraft &draft, const Once &once = {},
                                              const LedgerLayout &layout = {});
} // namespace budget::queries
