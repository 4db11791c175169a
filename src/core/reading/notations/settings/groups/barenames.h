// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/groups/settingsgroups.h"

#include <QSet>

namespace budget {

/// Decides which names without a prefix (HOST, PORT, USER, PASSWORD, NAME) belong to the database beside them, whose
/// names have one (DB_HOST, PGUSER, DATABASE_URL):
/// - DB_NAME belongs to the other settings that begin with DB_.
/// - HOST and PORT are those of a web server where the host is an address to listen on, or where the port is not one
///   at which PostgreSQL is usually reached.
/// - The variables USER, PASSWORD and NAME are left out where the text also contains settings of other things, because
/// they may
///   belong to those: USER is a variable of every shell. Names that are used elsewhere in the text (`referenced`) stay.
void assignBareNames(std::vector<SettingsGroup> &groups, const ScannedSettings &scanned,
                     const QSet<QString> &referenced);

} // namespace budget
