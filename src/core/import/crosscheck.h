// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/month.h"
#include "core/budget/summary.h"
#include "core/import/rawledger.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace budget {

/// One category's month, as the database sums it up and as the raw ledger does.
struct CategoryCheck
{
    QString category;
    Money sql;
    Money raw;
    qint64 sqlCount = 0;
    qint64 rawCount = 0;

    [[nodiscard]] Money delta() const { return sql - raw; }
    /// The sums differ by a cent at most.
    [[nodiscard]] bool isVerified() const;
    bool operator==(const CategoryCheck &) const = default;
};

/// A month compared with a ledger that was kept elsewhere.
struct CrossCheck
{
    Month month;
    std::optional<PersonId> person;        ///< whose; nobody: of all persons
    std::vector<CategoryCheck> categories; ///< by name, those of either side

    /// Every category is; otherwise the month is blocked.
    [[nodiscard]] bool isVerified() const;
    bool operator==(const CrossCheck &) const = default;
};

/// Sums up the entries of the month in exact decimals, independently of SQL, and sets both sides beside each other.
/// Of one person alone where one is given: an entry without a person counts for everybody then. Categories are the
/// same where their names are, letter by letter.
[[nodiscard]] CrossCheck crossCheck(Month month, std::optional<PersonId> person, const MonthSummary &summary,
                                    const std::vector<RawEntry> &entries);

/// For other programs; amounts are decimal texts, so that nothing makes a floating point number of them.
[[nodiscard]] QJsonObject toJson(const CrossCheck &check);

} // namespace budget
