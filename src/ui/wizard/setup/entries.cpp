// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setup/entries.h"

namespace budget {

bool hasEntries(const SetupDraft &draft, const SetupDraft &start)
{
    const bool isPersonNew = std::holds_alternative<PersonDraft>(draft.person) && draft.person != start.person;
    return isPersonNew || draft.file != start.file || draft.text != start.text || draft.address != start.address
        || draft.password != start.password || draft.profile.name != start.profile.name
        || draft.profile.pool != start.profile.pool;
}

} // namespace budget
