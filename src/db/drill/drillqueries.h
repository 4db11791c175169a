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
    /// True if the transaction that writes the marker also records the operation in `bt_operations`. The record then
    /// proves which row is the marker.
    bool isRecorded = true;
    /// If the operation is not recorded: the id that was reserved for the marker, which no other row gets. Invalid if
    /// no id could be reserved.
    CategoryId row = {};

    bool operator==(const MarkerClaim &) const = default;
};

/// What prevents a drill from writing its marker.
enum class MarkerObstacle {
    None,
    Category,    ///< a person's category has the marker's name
    AnotherDrill ///< another drill wrote its marker a short time ago
};

/// The result of surveyMarker().
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

/// Removes the markers that drills, also on other computers, wrote hours ago and left behind. Returns AnotherDrill if a
/// marker is so young that its drill may still be running. Never removes a person's category.
[[nodiscard]] Result<MarkerObstacle> removeAbandonedMarkers(Connection &connection);

} // namespace budget::queries
