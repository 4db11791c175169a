// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/groups/groupindex.h"

namespace budget {

GroupIndex::GroupIndex(const std::vector<SettingsGroup> &groups, const ScannedSettings &scanned)
{
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const std::size_t scope = groups[i].scope;
        m_in[scope].push_back(i);
        if (scope != 0)
            m_within[scanned.scopes[scope].parent].push_back(i);
    }
}

const std::vector<std::size_t> &GroupIndex::at(const Places &places, std::size_t scope)
{
    static const std::vector<std::size_t> none;
    const auto found = places.find(scope);
    return found == places.end() ? none : found->second;
}

} // namespace budget
