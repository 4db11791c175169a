// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/places/watchedfolder.h"
#include "support/servers/certificates.h"
#include "support/servers/scriptedserver.h"

namespace budget::test {

/// Creates certificates for servers that fail a TLS verification, and one valid certificate.
class Impostors
{
public:
    /// Ends the program if the certificates cannot be created.
    Impostors();

    [[nodiscard]] QString caFile() const { return m_folder.filePath(kCaFile); }
    /// The identity of the server with the valid certificate.
    [[nodiscard]] ScriptedServer::Identity good() const { return identity(QStringLiteral("server")); }
    [[nodiscard]] ScriptedServer::Identity make(const CertificateWish &wish) const;
    /// URL parameters: `sslmode=verify-full` with the authority that signed the valid certificate.
    [[nodiscard]] QString query() const;

private:
    [[nodiscard]] ScriptedServer::Identity identity(const QString &name) const;

    WatchedFolder m_folder{QStringLiteral("checks"), WatchedFolder::Owner::ServerUser};
};

} // namespace budget::test
