// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/status/statussnapshot.h"
#include "ui/look/theme.h"

#include <QString>

namespace budget {

/// The icon and colour of a session state; `statewords` has its name.
struct StateLook
{
    QString icon;
    theme::Tone tone;
};

[[nodiscard]] StateLook lookOf(SessionState state);

/// Whether the snapshot describes a connection to a server. False for a local file, and in the states Closed,
/// Connecting and Lost.
[[nodiscard]] bool hasServer(const StatusSnapshot &status);

} // namespace budget
