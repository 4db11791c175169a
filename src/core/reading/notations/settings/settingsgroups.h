// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"
#include "core/reading/notations/settings/settingname.h"
#include "core/reading/source/textspan.h"

#include <map>

namespace budget {

/// A setting whose name says something about a connection.
struct NamedSetting
{
    SettingName meaning;
    ScannedSetting setting;
};

/// Settings of one scope whose names are of one family: DB_HOST, DB_USER, DB_PASSWORD.
struct SettingsGroup
{
    std::size_t scope = 0;
    QString family;
    std::vector<NamedSetting> settings;
    Engine engine = Engine::Unknown; ///< that of the scope, or of one around it
    TextSpan engineSpan = {};

    [[nodiscard]] bool has(QStringView name) const;
    [[nodiscard]] bool hasText() const;
};

/// The groups of a text in the order in which they begin. References are resolved where the text defines the variable;
/// parameters in a scope of their own ('OPTIONS') and blocks that are merged ('<<: *default') belong to their owner.
[[nodiscard]] std::vector<SettingsGroup> settingsGroups(ScannedSettings &scanned);

} // namespace budget
