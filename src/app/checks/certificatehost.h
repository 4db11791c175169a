// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QSslCertificate;

namespace budget {

/// Whether the certificate was made out to `host`, by the rule that libpq applies (RFC 6125): the names that count are
/// those in subjectAltName, and the common name counts only where subjectAltName has none of the host's type, a DNS
/// name or an IP address. QSslSocket accepts the common name beside others. `*.` stands for one label.
[[nodiscard]] bool isMadeOutTo(const QSslCertificate &certificate, const QString &host);

} // namespace budget
