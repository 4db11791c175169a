// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checklist.h"

#include <QString>

namespace budget::wording {

/// What a check is about, for sentences about its warning: 'Clocks', where the title of the check states the good case,
/// 'Clocks agree'.
[[nodiscard]] QString checkSubject(Check check);

} // namespace budget::wording
