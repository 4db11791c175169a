// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/checks/networkprobe.h"

#include <QList>

class QSslError;

namespace budget {

/// What the address asks of a server's TLS; meaningless where it wants none.
[[nodiscard]] TlsWish wishFor(const ServerAddress &address);
/// False where libpq would not begin with TLS.
[[nodiscard]] bool wantsTls(const ServerAddress &address);

/// What on this computer stands in the way of a handshake: DriverMissing, or CertificateRejected where the file of the
/// authorities cannot be read.
[[nodiscard]] std::optional<Error> obstacleTo(const TlsWish &wish);

/// What there is to see of an encrypted socket's other side.
[[nodiscard]] TlsFindings findingsOf(const QSslSocket &socket, const TlsWish &wish);

/// The most telling of the faults that a certificate has, in view of what is asked of it; nothing where it is good.
[[nodiscard]] std::optional<Error> faultOf(const QList<QSslError> &faults, const TlsWish &wish);
/// The same of the one that an encrypted socket's other side showed, with `faults` as they were found on the way.
[[nodiscard]] std::optional<Error> faultOf(const QSslSocket &socket, QList<QSslError> faults, const TlsWish &wish);

} // namespace budget
