// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"
#include "core/reading/notations/settings/values/settingname.h"
#include "core/reading/source/textspan.h"

#include <map>

namespace budget {

/// A setting whose name concerns a connection, and the meaning of that name.
struct NamedSetting
{
    SettingName meaning;
    ScannedSetting setting;
};

/// The settings of one scope whose names belong to one family: DB_HOST, DB_USER, DB_PASSWORD.
struct SettingsGroup
{
    std::size_t scope = 0;
    QString family;
    std::vector<NamedSetting> settings;
    Product product = Product::Unknown; ///< the product of the scope or of the nearest scope around it
    TextSpan engineSpan = {};

    [[nodiscard]] bool has(QStringView name) const;
    [[nodiscard]] bool hasText() const;
};

/// The settings; of more than a few dozen, only the last one of each name, which is the one that counts. Bounds the
/// time and memory where many connections of a text share many settings.
[[nodiscard]] std::vector<NamedSetting> lastOfEach(const std::vector<NamedSetting> &settings);

/// The groups of a text in the order in which they begin. References are resolved where the text defines the variable.
/// Parameters in a scope of their own ('OPTIONS') are added to the connection around them. Blocks that YAML merges
/// ('<<: *default') are added to the block that merges them.
[[nodiscard]] std::vector<SettingsGroup> settingsGroups(ScannedSettings &scanned);

} // namespace budget
