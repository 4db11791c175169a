// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/address/poolsettings.h"
#include "core/checks/checklist.h"
#include "core/journal/journal.h"
#include "core/status/statussnapshot.h"
#include "core/tables/tablereport.h"
#include "core/versions.h"

#include <QString>

#include <optional>
#include <vector>

namespace budget::wording {

/// Entries of the journal that a report shows at most.
inline constexpr std::size_t kReportedEntries = 40;

/// What somebody who was not there needs to know about a connection.
struct ReportMaterial
{
    qint64 writtenAt = 0; ///< milliseconds since 1970, UTC
    Checklist checks = {};
    std::optional<LedgerLogin> login = {}; ///< nothing where the connection string could not be read
    PoolSettings pool = {};
    std::optional<StatusSnapshot> status = {}; ///< of the ledger, where it is open
    std::optional<DeploymentPlan> tables = {}; ///< where they were compared
    std::vector<JournalEntry> journal = {};    ///< the latest last
    Versions versions = {};
};

/// The report as Markdown, for a stranger: first what is wrong and what to do, then everything that was found. Host and
/// user names are in it, the login's password is not, in no spelling.
[[nodiscard]] QString reportMarkdown(const ReportMaterial &material);

} // namespace budget::wording
