// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/places/watchedfolder.h"
#include "support/servers/certificates.h"
#include "support/servers/scriptedserver.h"

namespace budget::test {

/// Certificates, made on the spot, for servers that are not what they should be.
class Impostors
{
public:
    /// Ends the program where they cannot be made.
    Impostors();

    [[nodiscard]] QString caFile() const { return m_folder.filePath(kCaFile); }
    /// Of the good one.
    [[nodiscard]] ScriptedServer::Identity good() const { return identity(QStringLiteral("server")); }
    [[nodiscard]] ScriptedServer::Identity make(const CertificateWish &wish) const;
    /// `sslmode=verify-full` against the good one's authority.
    [[nodiscard]] QString query() const;

private:
    [[nodiscard]] ScriptedServer::Identity identity(const QString &name) const;

    WatchedFolder m_folder{QStringLiteral("checks"), WatchedFolder::Owner::ServerUser};
};

} // namespace budget::test
