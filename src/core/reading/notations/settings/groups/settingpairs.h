// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"

namespace budget {

/// Joins settings whose name and value, or whose parts, are written apart: `name: PGHOST` and `value: …` as in
/// Kubernetes and XML, {"host": {"value": …}} as in Terraform's outputs, a foreign server and its user mapping in SQL,
/// the items of a list of which each names one part.
void joinPairs(ScannedSettings &scanned);

} // namespace budget
