// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes/rownames.h"

#include <functional>

class QObject;

namespace budget {

class Ledger;

/// Reads the names of the open ledger and calls `receive` with them in the GUI thread, unless `context` is destroyed
/// before. Names that cannot be read are missing.
void readNames(Ledger &ledger, QObject *context, std::function<void(const RowNames &names)> receive);

} // namespace budget
