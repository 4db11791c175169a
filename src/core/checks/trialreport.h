// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"
#include "core/budget/person.h"

#include <QStringList>

#include <chrono>
#include <vector>

namespace budget {

/// The data that a trial connection reads from a ledger. The trial changes nothing.
struct TrialReport
{
    std::chrono::milliseconds connectTime{};
    QString question;                      ///< the SQL text of the query whose round trip is measured
    std::chrono::microseconds roundTrip{}; ///< the duration of that query
    QString serverVersion;                 ///< '15.4'; empty for a local file
    QString encryption;                    ///< the TLS version ('TLSv1.3'); empty: not encrypted
    bool isReadOnly = false;
    bool canCreate = true; ///< whether the role may create tables in the schema that the program would use
    ConnectionRoom room;
    QStringList tables; ///< 'schema.name', sorted, without system tables; 'name' in a local file
    std::vector<Person> persons;

    bool operator==(const TrialReport &) const = default;
};

} // namespace budget
