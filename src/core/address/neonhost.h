// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace budget {

/// The parts of a Neon host name such as 'ep-cool-breeze-123456-pooler.c-2.us-east-2.aws.neon.tech'.
struct NeonHost
{
    QString endpoint; ///< 'ep-cool-breeze-123456', without '-pooler'
    bool isPooled = false;
    QString cell;   ///< 'c-2'; empty for older endpoints, whose names have no cell
    QString region; ///< 'us-east-2', exactly as the host name spells it; may be empty
    QString cloud;  ///< 'aws', 'azure' …; may be empty

    bool operator==(const NeonHost &) const = default;
};

/// The parts of a host name; nothing where the host is not Neon's.
[[nodiscard]] std::optional<NeonHost> neonHost(const QString &host);

/// The host name of the same endpoint through Neon's pooler (pooledHost) or without the pooler (directHost). A host
/// that is not Neon's is returned unchanged.
[[nodiscard]] QString pooledHost(const QString &host);
[[nodiscard]] QString directHost(const QString &host);

} // namespace budget
