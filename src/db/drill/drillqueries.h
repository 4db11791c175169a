// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drill/drilltalk.h"
#include "core/id.h"
#include "core/operations/operationid.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"

namespace budget::queries {

/// By what a drill knows its marker again. Made, and kept outside of the ledger, before the marker is written.
struct MarkerClaim
{
    OperationId operation;
    /// The ledger records what the operation wrote, in the transaction that writes it: that alone is the proof.
    bool isRecorded = true;
    /// Otherwise: the id that was reserved for the marker, which no other row is given; perhaps none.
    CategoryId row = {};

    bool operator==(const MarkerClaim &) const = default;
};

/// What stands in the way of a drill.
enum class MarkerObstacle {
    None,
    Category,    ///< of somebody's own
    AnotherDrill ///< wrote its marker not long ago
};

/// A ledger as a drill finds it.
struct MarkerSite
{
    LedgerLayout layout = {};
    MarkerObstacle obstacle = MarkerObstacle::None;
    MarkerClaim claim = {}; ///< for the marker that is to be written
};

struct WrittenMarker
{
    CategoryId id;
    qint64 backend = 0; ///< 0: there is no server
};

enum class MarkerRemoval {
    Removed,
    Gone,   ///< it is not there, or was never written
    InUse,  ///< expenses refer to it
    Changed ///< it is called or coloured otherwise by now
};

/// Looks whether a marker can be written. Removes a marker of `leftover`, and one that a drill left behind which
/// began hours ago, wherever that was. Fails with TablesDiffer, ReadOnlyServer, SchemaNewer.
[[nodiscard]] Result<MarkerSite> surveyMarker(Connection &connection, const std::optional<MarkerClaim> &leftover);

/// NameTaken where a category of that name came up meanwhile. Where it is recorded, it may be asked for again.
[[nodiscard]] Result<WrittenMarker> writeMarker(Connection &connection, const MarkerClaim &claim,
                                                const LedgerLayout &layout);

/// All rows of the marker's name, in one flight; knows nothing of a ledger's layout.
[[nodiscard]] Result<DrillReading> readMarker(Connection &connection);

/// Removes the row that `claim` proves to be a marker, unless somebody has made something of it. May be asked for
/// again.
[[nodiscard]] Result<MarkerRemoval> removeMarker(Connection &connection, const MarkerClaim &claim);

} // namespace budget::queries
