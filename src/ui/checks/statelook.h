// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/status/statussnapshot.h"
#include "ui/look/theme.h"

#include <QString>

namespace budget {

/// How a state of the connection looks; its word is in `statewords`.
struct StateLook
{
    QString icon;
    theme::Tone tone;
};

[[nodiscard]] StateLook lookOf(SessionState state);

/// There is a server to speak of: what is lost has none, nor a file.
[[nodiscard]] bool hasServer(const StatusSnapshot &status);

} // namespace budget
