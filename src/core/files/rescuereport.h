// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace budget {

/// The result of rescuing the data of a damaged ledger file.
struct RescueReport
{
    qint64 saved = 0; ///< rows of users, categories and expenses that were read and saved
    qint64 lost = 0;  ///< upper bound of the rows in these tables that could not be read
    /// lost categories and persons that were replaced by new rows, because saved expenses refer to them
    qint64 filled = 0;
    qint64 lostTransfers = 0; ///< transfers whose two rows are not linked any more; upper bound
    bool isCounted = true;    ///< false: more rows than `lost` and `lostTransfers` may be missing

    bool operator==(const RescueReport &) const = default;
};

} // namespace budget
