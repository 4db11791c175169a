// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/servers/scriptedserver.h"

#include <QThread>

namespace budget::test {

class TlsFrontListener;

/// A man in the middle: answers SSLRequest in place of a PostgreSQL server, with a certificate of its own, decrypts the
/// client's bytes and forwards them to the real server, encrypted again if that server offers TLS, without verifying
/// it. Clients that do not ask for TLS are forwarded unchanged. To count flights or to cut the connection, put a
/// FaultProxy between the client and this object. Runs in a thread of its own; its functions may be called from any
/// thread.
class TlsFront
{
public:
    /// With `targetPort` 0 there is no server: a client that accepts the certificate waits for an answer.
    TlsFront(quint16 targetPort, const ScriptedServer::Identity &identity);
    ~TlsFront();
    Q_DISABLE_COPY_MOVE(TlsFront)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// The number of clients that have asked for TLS, and of those that have accepted the certificate.
    [[nodiscard]] int asked() const;
    [[nodiscard]] int accepted() const;
    /// All bytes that clients have sent within TLS.
    [[nodiscard]] QByteArray overheard() const;

private:
    QThread m_thread;
    TlsFrontListener *m_listener; ///< lives in m_thread, which deletes it at its end
    quint16 m_port = 0;
};

} // namespace budget::test
