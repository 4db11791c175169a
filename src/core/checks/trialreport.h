// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"
#include "core/budget/person.h"

#include <QStringList>

#include <chrono>
#include <vector>

namespace budget {

/// What a ledger's place answered when it was tried, before anything was decided or changed.
struct TrialReport
{
    std::chrono::milliseconds connectTime{};
    QString question;                      ///< the smallest one, in the server's language
    std::chrono::microseconds roundTrip{}; ///< of that question
    QString serverVersion;                 ///< '15.4'; empty for a local file
    QString encryption;                    ///< the protocol ('TLSv1.3'); empty: none
    bool isReadOnly = false;
    bool canCreate = true; ///< tables, where the program would create its own
    ConnectionRoom room;
    QStringList tables; ///< 'schema.name' by name, without the system's own; 'name' in a local file
    std::vector<Person> persons;

    bool operator==(const TrialReport &) const = default;
};

} // namespace budget
