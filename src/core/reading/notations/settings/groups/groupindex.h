// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/groups/settingsgroups.h"

#include <map>
#include <vector>

namespace budget {

/// The groups by their scopes, so that a search for a group does not take longer the more groups a text has. The index
/// is valid as long as no group is added.
class GroupIndex
{
public:
    GroupIndex(const std::vector<SettingsGroup> &groups, const ScannedSettings &scanned);

    /// The indices of the groups in a scope.
    [[nodiscard]] const std::vector<std::size_t> &in(std::size_t scope) const { return at(m_in, scope); }
    /// The indices of the groups in the scopes directly within a scope.
    [[nodiscard]] const std::vector<std::size_t> &within(std::size_t scope) const { return at(m_within, scope); }

private:
    using Places = std::map<std::size_t, std::vector<std::size_t>>;

    [[nodiscard]] static const std::vector<std::size_t> &at(const Places &places, std::size_t scope);

    Places m_in;
    Places m_within;
};

} // namespace budget
