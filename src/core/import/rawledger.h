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

/// One entry of a ledger in a CSV file.
struct RawEntry
{
    QDate date;
    QString category;
    Money amount;
    std::optional<PersonId> person; ///< set where the file has the column `user_id`

    bool operator==(const RawEntry &) const = default;
};

/// The reason why a CSV ledger cannot be read.
struct RawLedgerFault
{
    enum class Kind {
        Empty,
        ColumnMissing, ///< `text` is the name of the column
        ColumnTwice,   ///< `text` is the name of the column
        FieldsMissing, ///< the record has fewer fields than the header requires
        FieldsExtra,   ///< the record has more fields than the header, such as an amount with an unquoted comma
        QuoteOpen,     ///< the text ended inside a quoted field
        DateInvalid,   ///< `text` is the content of the field
        AmountInvalid,
        PersonInvalid,
        CategoryEmpty,
    };
    Kind kind = Kind::Empty;
    int line = 1;
    QString text = {};

    bool operator==(const RawLedgerFault &) const = default;
};

/// Reads the columns date (ISO), category, amount (a decimal number with a dot and at most two decimals) and, if
/// present, user_id. The first line names the columns; their order does not matter and further columns are ignored.
/// Stops at the first fault, because a comparison with incomplete data would be misleading.
[[nodiscard]] tl::expected<std::vector<RawEntry>, RawLedgerFault> readRawLedger(const QString &csv);

} // namespace budget
