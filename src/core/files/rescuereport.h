// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace budget {

/// What could be read of a damaged ledger.
struct RescueReport
{
    qint64 saved = 0;  ///< rows of users, categories and expenses
    qint64 lost = 0;   ///< at most so many rows of these could not be read
    qint64 filled = 0; ///< categories and persons that are lost and that saved expenses belong to

    bool operator==(const RescueReport &) const = default;
};

} // namespace budget
