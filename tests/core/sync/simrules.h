// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace budget::test {

/// The rules of the protocol. A test switches one off to show that the simulation detects its absence.
struct SimRules
{
    bool serverRecordsIds = true;
    bool serverGuardsRows = true;
    bool serverChecksPredecessors = true;
    bool fetchIsOneSnapshot = true;   ///< rows and digest of a part
    bool fetchRemovesRows = true;     ///< rows that a fetched part no longer has
    bool changedPartsAreStale = true; ///< a part with a row that an answer changed is fetched again
    bool waitsForAnswersBeforeFetch = true;
    bool marksSentBeforeSending = true;
    bool transactionsAreAtomic = true;
    bool keepsServerIds = true;
    bool resendsUnanswered = true;

    struct Named
    {
        const char *name;
        bool SimRules::*rule;
    };
    static constexpr auto all()
    {
        return std::array{
            Named{"recording operation ids", &SimRules::serverRecordsIds},
            Named{"guard by the rows as they were seen", &SimRules::serverGuardsRows},
            Named{"predecessors have to be recorded", &SimRules::serverChecksPredecessors},
            Named{"rows and digest from one snapshot", &SimRules::fetchIsOneSnapshot},
            Named{"removing rows that a fetched part no longer has", &SimRules::fetchRemovesRows},
            Named{"fetching parts again that an answer changed", &SimRules::changedPartsAreStale},
            Named{"no fetch while an operation is unanswered", &SimRules::waitsForAnswersBeforeFetch},
            Named{"marking as sent before sending", &SimRules::marksSentBeforeSending},
            Named{"one transaction for each step of the local file", &SimRules::transactionsAreAtomic},
            Named{"keeping the server's ids", &SimRules::keepsServerIds},
            Named{"sending unanswered operations again", &SimRules::resendsUnanswered},
        };
    }
};

} // namespace budget::test
