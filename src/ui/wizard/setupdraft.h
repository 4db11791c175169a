// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connection/ledgerlocation.h"
#include "core/result.h"

#include <QString>

namespace budget {

/// What a person has chosen in the wizard so far. Its pages load from it and store into it.
struct SetupDraft
{
    enum class Place { ThisComputer, Server };

    Place place = Place::ThisComputer;
    QString file;
    QString url; ///< as typed; where it could be read, without its password
    Secret password;
};

/// The ledger that the draft means. Fails with FieldEmpty or UrlInvalid and the field that is at fault.
[[nodiscard]] Result<LedgerLocation> locationOf(const SetupDraft &draft);
/// A draft that means the given ledger.
[[nodiscard]] SetupDraft draftOf(const LedgerLocation &location);

} // namespace budget
