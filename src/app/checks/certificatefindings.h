// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/checks/networkprobe.h"

#include <QList>

class QSslError;

namespace budget {

/// What `address` requires of the server's TLS. Meaningful only if `wantsTls(address)`.
[[nodiscard]] TlsWish wishFor(const ServerAddress &address);
/// False for sslmode=disable and sslmode=allow, with which libpq does not begin with TLS.
[[nodiscard]] bool wantsTls(const ServerAddress &address);

/// Why this computer cannot begin a handshake, or nothing: DriverMissing if Qt has no TLS backend,
/// CertificateFileMissing if the file in `sslrootcert` cannot be used, CertificateRejected if the system's CA bundle
/// cannot be read.
[[nodiscard]] std::optional<Error> obstacleTo(const TlsWish &wish);

/// Protocol, cipher and certificate that the server showed on this encrypted socket.
[[nodiscard]] TlsFindings findingsOf(const QSslSocket &socket, const TlsWish &wish);

/// The fault to report of all `faults` of a certificate, or nothing if none of them counts under `wish`.
/// Of several kinds, the first in this order is reported: CertificateUntrusted, CertificateExpired,
/// CertificateRejected, CertificateOtherHost.
[[nodiscard]] std::optional<Error> faultOf(const QList<QSslError> &faults, const TlsWish &wish);
/// The same for the certificate of the server on this encrypted socket. `faults` are those that QSslSocket reported
/// during the handshake; host name and validity are checked here anew.
[[nodiscard]] std::optional<Error> faultOf(const QSslSocket &socket, QList<QSslError> faults, const TlsWish &wish);

} // namespace budget
