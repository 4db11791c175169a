// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/money.h"
#include "core/id.h"

#include <QDate>
#include <QString>

#include <tl/expected.hpp>

#include <optional>
#include <vector>

namespace budget {

/// One line of a ledger that was kept in a CSV file.
struct RawEntry
{
    QDate date;
    QString category;
    Money amount;
    std::optional<PersonId> person; ///< where the file has the column `user_id`

    bool operator==(const RawEntry &) const = default;
};

/// Why such a file cannot be read.
struct RawLedgerFault
{
    enum class Kind {
        Empty,
        ColumnMissing, ///< `text` names it
        ColumnTwice,   ///< `text` names it
        FieldsMissing, ///< fewer than the first line promises
        QuoteOpen,     ///< the text ended inside of quotes
        DateInvalid,   ///< `text` is what stands there
        AmountInvalid,
        PersonInvalid,
        CategoryEmpty,
    };
    Kind kind = Kind::Empty;
    int line = 1;
    QString text = {};

    bool operator==(const RawLedgerFault &) const = default;
};

/// Reads the columns date (ISO), category, amount (a decimal with a dot and at most two decimals) and perhaps user_id,
/// in any order and beside others; the first line names them. Stops at the first fault: what is compared must be all.
[[nodiscard]] tl::expected<std::vector<RawEntry>, RawLedgerFault> readRawLedger(const QString &csv);

} // namespace budget
