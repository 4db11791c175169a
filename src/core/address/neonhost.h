// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace budget {

/// What the name of a Neon host tells: 'ep-cool-breeze-123456-pooler.c-2.us-east-2.aws.neon.tech'.
struct NeonHost
{
    QString endpoint; ///< 'ep-cool-breeze-123456', without '-pooler'
    bool isPooled = false;
    QString cell;   ///< 'c-2'; older endpoints have none
    QString region; ///< 'us-east-2', as it stands, also one that nobody knew when this was written; may be empty
    QString cloud;  ///< 'aws', 'azure' …; may be empty

    bool operator==(const NeonHost &) const = default;
};

/// Nothing where the host is not Neon's.
[[nodiscard]] std::optional<NeonHost> neonHost(const QString &host);

/// The same endpoint through Neon's pooler, or straight to it. A host that is not Neon's stays as it is.
[[nodiscard]] QString pooledHost(const QString &host);
[[nodiscard]] QString directHost(const QString &host);

} // namespace budget
