// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/settingscursor.h"

namespace budget {

/// What may stand before the name in a line of settings.
struct LinePrefix
{
    bool isShell = false;  ///< `export`, `ENV`, `Environment=`: a blank ends the value
    bool isItem = false;   ///< the '- ' of a list
    bool isSpaced = false; ///< `setenv`, `set -x`, `setx`: a blank may separate name and value
};

/// Moves the cursor behind it.
LinePrefix skipLinePrefix(SettingsCursor &cursor);

/// Moves the cursor behind the marks of Markdown, as in `**Host:** db.example.org`.
void skipEmphasis(SettingsCursor &cursor);

} // namespace budget
