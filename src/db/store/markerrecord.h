// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/store/once.h"

namespace budget::queries {

/// The columns of the marker's category, and the process id of the server session that wrote the marker.
inline const QStringList kMarkerColumns{QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("color"),
                                        QStringLiteral("backend")};

/// The request with which a drill writes its marker (see db/drill). The record of this request proves that a drill
/// wrote the marker, so dropOldOperations() keeps the record.
[[nodiscard]] Request markerRequest();
/// The digest of markerRequest(), as `bt_operations` stores it.
[[nodiscard]] QString markerContent();

} // namespace budget::queries
