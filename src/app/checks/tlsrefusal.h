// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>

namespace budget {

/// What a server says that answers the request for TLS with an error.
class TlsRefusal
{
public:
    /// Of the bytes behind the answer's first letter, `E`.
    void append(const QByteArray &bytes) { m_bytes += bytes; }
    /// Nothing more is to be expected, or so much came that it is no error message.
    [[nodiscard]] bool isComplete() const;
    /// The kind is one that a server can know before anybody logs in: it is full, starting or stopping, or lets nobody
    /// in from here. Of any other error, and of one that cannot be read, it is TlsUnavailable: this server does not
    /// answer the request for TLS as PostgreSQL does. Nobody has proved yet who says it.
    [[nodiscard]] Error error() const;

private:
    QByteArray m_bytes;
};

} // namespace budget
