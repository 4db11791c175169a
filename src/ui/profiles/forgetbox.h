// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"

#include <functional>

class QWidget;

namespace budget {

/// Asks whether a profile shall be forgotten, since that cannot be undone, and says what stays; calls back on yes.
/// `sharesSecret`: another profile needs the same password, which stays then.
void openForgetBox(const Profile &profile, bool sharesSecret, QWidget &parent, const std::function<void()> &forget);

} // namespace budget
