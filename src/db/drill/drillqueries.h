// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drill/drilltalk.h"
#include "core/id.h"
#include "core/operations/operationid.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"

namespace budget::queries {

/// Identifies the marker of a drill: a category of a fixed name that one process writes and another process reads. A
/// claim is made and stored outside of the ledger before the marker is written.
struct MarkerClaim
{
    OperationId operation;
    /// True if the ledger records the operation in the transaction that writes the marker. That record is the proof.
    bool isRecorded = true;
    /// Otherwise, the id that was reserved for the marker, which no other row gets; may be invalid.
    CategoryId row = {};

    bool operator==(const MarkerClaim &) const = default;
};

/// What prevents a drill from writing its marker.
enum class MarkerObstacle {
    None,
    Category,    ///< a person's category has the marker's name
    AnotherDrill ///< another drill wrote its marker a short time ago
};

/// The state in which a drill finds the ledger.
struct MarkerSite
{
    LedgerLayout layout = {};
    MarkerObstacle obstacle = MarkerObstacle::None;
    MarkerClaim claim = {}; ///< for the marker that is to be written
};

struct WrittenMarker
{
    CategoryId id;
    qint64 backend = 0; ///< process id of the server session; 0 for a file
};

enum class MarkerRemoval {
    Removed,
    Gone,   ///< the marker does not exist, or was never written
    InUse,  ///< expenses refer to the marker's category
    Changed ///< a person has renamed or recoloured the marker's category
};

/// Checks whether a marker can be written. Before that, removes the marker of `leftover`, and any marker that a drill,
/// also on another computer, wrote hours ago. Fails with TablesDiffer, ReadOnlyServer or SchemaNewer.
[[nodiscard]] Result<MarkerSite> surveyMarker(Connection &connection, const std::optional<MarkerClaim> &leftover);

/// Writes the marker. Fails with NameTaken if a category of that name was created meanwhile. May be called again
/// with the same claim if the claim is recorded.
[[nodiscard]] Result<WrittenMarker> writeMarker(Connection &connection, const MarkerClaim &claim,
                                                const LedgerLayout &layout);

/// Reads all rows with the marker's name, in one flight. Works with every layout of the ledger's tables.
[[nodiscard]] Result<DrillReading> readMarker(Connection &connection);

/// Removes the row that `claim` proves to be a marker, unless a person has changed it or uses it. May be called again.
[[nodiscard]] Result<MarkerRemoval> removeMarker(Connection &connection, const MarkerClaim &claim);

/// Removes the markers that drills, also on other computers, wrote hours ago and left behind. AnotherDrill if a marker
/// is too young to be sure that its drill has ended. Never removes a person's category.
[[nodiscard]] Result<MarkerObstacle> removeAbandonedMarkers(Connection &connection);

} // namespace budget::queries
