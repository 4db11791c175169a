// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>

namespace budget {

/// Reads the ErrorResponse of a server that answers SSLRequest with an error.
class TlsRefusal
{
public:
    /// Adds bytes that came after the answer's first letter, `E`.
    void append(const QByteArray &bytes) { m_bytes += bytes; }
    /// Whether the message is complete, or longer than any ErrorResponse.
    [[nodiscard]] bool isComplete() const;
    /// ServerUnavailable, ConnectionLimit or AddressRefused, which a server can report before a login. TlsUnavailable
    /// for every other error and for an unreadable one, because PostgreSQL does not answer SSLRequest with such an
    /// error. The sender is not authenticated at this point.
    [[nodiscard]] Error error() const;

private:
    QByteArray m_bytes;
};

} // namespace budget
