// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/settingscursor.h"

namespace budget {

/// The prefix before the name in a line of settings.
struct LinePrefix
{
    bool isShell = false;  ///< after `export`, `ENV` or `Environment=`; a blank ends the value
    bool isItem = false;   ///< after the '- ' of a list item
    bool isSpaced = false; ///< after `setenv`, `set -x` or `setx`; a blank may separate name and value
};

/// Reads the prefix, if there is one, and moves the cursor behind it.
LinePrefix skipLinePrefix(SettingsCursor &cursor);

/// Moves the cursor behind the marks of Markdown, as in `**Host:** db.example.org`.
void skipEmphasis(SettingsCursor &cursor);

} // namespace budget
