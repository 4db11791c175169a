// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QSslCertificate;

namespace budget {

/// Whether the certificate names `host`, by the rule of libpq (RFC 6125): the names in subjectAltName count. The common
/// name counts only if subjectAltName has no name of the host's type (DNS name or IP address). `*.` stands for exactly
/// one label. QSslSocket is laxer: it accepts the common name beside other names.
[[nodiscard]] bool isMadeOutTo(const QSslCertificate &certificate, const QString &host);

} // namespace budget
