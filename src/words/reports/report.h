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

/// At most this many entries of the journal are in a report.
inline constexpr std::size_t kReportedEntries = 40;

/// The content of a report about a connection, for a helper who has not seen the problem.
struct ReportMaterial
{
    qint64 writtenAt = 0; ///< milliseconds since 1970, UTC
    Checklist checks = {};
    std::optional<LedgerLogin> login = {}; ///< nothing if the connection string could not be read
    PoolSettings pool = {};
    std::optional<StatusSnapshot> status = {}; ///< of the open ledger; nothing if none is open
    std::optional<DeploymentPlan> tables = {}; ///< nothing if the tables were not compared
    std::vector<JournalEntry> journal = {};    ///< ordered by time
    Versions versions = {};
};

/// The report as Markdown for a stranger: first what is wrong and what to do, then all evidence. It contains host and
/// user names, but the login's password in no form.
[[nodiscard]] QString reportMarkdown(const ReportMaterial &material);

} // namespace budget::wording
