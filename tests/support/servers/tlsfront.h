// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/servers/scriptedserver.h"

#include <QThread>

namespace budget::test {

class TlsFrontListener;

/// Stands in the place of a PostgreSQL server and shows a certificate of its own: answers the wish for TLS itself,
/// decrypts, and passes on to the real server, encrypted anew where that one wants it and without looking at who it
/// is: a man in the middle. Clients that ask for no TLS are passed on as they are. Put a FaultProxy in front to count
/// and cut. Runs in a thread of its own; callable from any.
class TlsFront
{
public:
    /// `targetPort` 0: nobody is behind it, whoever accepts the certificate waits for an answer.
    TlsFront(quint16 targetPort, const ScriptedServer::Identity &identity);
    ~TlsFront();
    Q_DISABLE_COPY_MOVE(TlsFront)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Clients that asked for TLS so far, and those that accepted the certificate.
    [[nodiscard]] int asked() const;
    [[nodiscard]] int accepted() const;
    /// Everything that clients said within TLS, as far as it could be read.
    [[nodiscard]] QByteArray overheard() const;

private:
    QThread m_thread;
    TlsFrontListener *m_listener; ///< lives in m_thread, goes with its end
    quint16 m_port = 0;
};

} // namespace budget::test
