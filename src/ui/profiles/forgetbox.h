// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"

#include <functional>

class QWidget;

namespace budget {

/// Asks whether to forget a profile, because that cannot be undone, and says what is kept. Calls `forget` if the user
/// agrees. `sharesSecret`: the password is kept, because another profile uses it.
void openForgetBox(const Profile &profile, bool sharesSecret, QWidget &parent, const std::function<void()> &forget);

} // namespace budget
