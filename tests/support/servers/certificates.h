// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/places/watchedfolder.h"
#include "support/servers/serverprocess.h"

namespace budget::test {

inline constexpr QLatin1StringView kCaFile{"ca.crt"};
inline constexpr QLatin1StringView kServerCertificateFile{"server.crt"};
inline constexpr QLatin1StringView kServerKeyFile{"server.key"};

/// Creates a certificate authority in `folder`, and a certificate signed by it for `localhost` and 127.0.0.1, which is
/// valid for two days.
[[nodiscard]] ToolOutcome makeCertificates(const WatchedFolder &folder);

/// The properties of a further certificate.
struct CertificateWish
{
    enum class Signer { Authority, Stranger, Itself };

    QString name; ///< names the files <name>.crt and <name>.key
    QString commonName = QStringLiteral("localhost");
    QString otherNames = QStringLiteral("DNS:localhost"); ///< subjectAltName
    QString from = QStringLiteral("20240101000000Z");
    QString until = QStringLiteral("20990101000000Z");
    Signer signer = Signer::Authority;
};

/// Creates a certificate in a folder in which makeCertificates() succeeded. Signer::Stranger is another, unknown
/// authority.
[[nodiscard]] ToolOutcome makeCertificate(const WatchedFolder &folder, const CertificateWish &wish);

} // namespace budget::test
