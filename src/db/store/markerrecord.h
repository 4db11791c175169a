// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/store/once.h"

namespace budget::queries {

/// Those of the marker's category, and the server's process that wrote it.
inline const QStringList kMarkerColumns{QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("color"),
                                        QStringLiteral("backend")};

/// The request by which a drill writes its marker (see db/drill). Its record proves whose the marker is, so that it is
/// kept longer than those of other operations.
[[nodiscard]] Request markerRequest();
/// The same as it stands in `bt_operations`.
[[nodiscard]] QString markerContent();

} // namespace budget::queries
