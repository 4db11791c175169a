// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"

#include <QStringList>

#include <optional>

namespace budget {

class SettingsFile;

// Profiles in the settings file: one group of keys for each, named by its id. GUI thread.

/// The ids of all stored profiles.
[[nodiscard]] QStringList recordedProfiles(const SettingsFile &file);
/// Replaces invalid values by their defaults. Discards a profile without a valid location and returns nothing. The name
/// may be empty.
[[nodiscard]] std::optional<Profile> readProfile(SettingsFile &file, const QString &id);
/// Does not write the password of the profile's address.
void writeProfile(SettingsFile &file, const Profile &profile);
void removeProfile(SettingsFile &file, const QString &id);

} // namespace budget
