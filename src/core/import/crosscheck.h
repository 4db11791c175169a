// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/month.h"
#include "core/budget/summary.h"
#include "core/import/rawledger.h"
#include "core/result.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace budget {

/// The total of one category in one month, as the database computes it (`sql`) and as computed from the CSV ledger
/// (`raw`).
struct CategoryCheck
{
    QString category;
    Money sql;
    Money raw;
    qint64 sqlCount = 0;
    qint64 rawCount = 0;

    /// The difference, which fits into 64 bits for every result of crossCheck().
    [[nodiscard]] Money delta() const { return sql - raw; }
    /// Whether the two totals differ by one cent at most.
    [[nodiscard]] bool isVerified() const;
    bool operator==(const CategoryCheck &) const = default;
};

/// The comparison of one month with a CSV ledger that was kept outside this program.
struct CrossCheck
{
    Month month;
    std::optional<PersonId> person;        ///< the person whose expenses are compared; nothing: all persons
    std::vector<CategoryCheck> categories; ///< ordered by name; contains every category that occurs on either side

    /// Whether all categories are verified; if not, the month is 'blocked'.
    [[nodiscard]] bool isVerified() const;
    bool operator==(const CrossCheck &) const = default;
};

/// Adds up the CSV entries of the month in exact decimals, independently of SQL, and compares the totals per category
/// with `summary`. If a person is given, the entries of other persons are left out; an entry without a person counts
/// for every person. Category names are compared exactly. Fails with SumTooLarge where a total or a difference does not
/// fit into 64 bits.
[[nodiscard]] Result<CrossCheck> crossCheck(Month month, std::optional<PersonId> person, const MonthSummary &summary,
                                            const std::vector<RawEntry> &entries);

/// The comparison as JSON for other programs. Amounts are decimal strings, so that no reader turns them into floating
/// point numbers.
[[nodiscard]] QJsonObject toJson(const CrossCheck &check);

} // namespace budget
