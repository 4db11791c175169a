// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"

#include <QStringList>

#include <optional>

namespace budget {

class SettingsFile;

// How a profile stands in the settings file: one group of keys, named by its id. GUI thread.

/// The ids of all profiles that are there.
[[nodiscard]] QStringList recordedProfiles(const SettingsFile &file);
/// Discards values that cannot be understood in favour of the usual ones; a profile without a place is discarded
/// whole and answers nothing. The name may be empty.
[[nodiscard]] std::optional<Profile> readProfile(SettingsFile &file, const QString &id);
/// The password in the profile's address is left out.
void writeProfile(SettingsFile &file, const Profile &profile);
void removeProfile(SettingsFile &file, const QString &id);

} // namespace budget
