// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setup/entries.h"

#include <QDir>

namespace budget {

namespace {

/// Removes differences in spelling that a page makes without an input of the user.
Profile normalized(Profile profile)
{
    profile.color = profile.color.toUpper();
    profile.envFile = QDir::cleanPath(profile.envFile);
    return profile;
}

} // namespace

bool hasEntries(const SetupDraft &draft, const SetupDraft &start)
{
    const bool isPersonNew = std::holds_alternative<PersonDraft>(draft.person) && draft.person != start.person;
    return isPersonNew || draft.file != start.file || draft.text != start.text || draft.address != start.address
        || draft.password != start.password || normalized(draft.profile) != normalized(start.profile);
}

} // namespace budget
