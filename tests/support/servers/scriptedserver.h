// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QThread>

namespace budget::test {

class ScriptedListener;

/// How a hostile or misconfigured server treats a client.
enum class Manner {
    RefusesTls,
    SpeaksHttp,
    InjectsBytes, ///< after its answer to SSLRequest, before the handshake
    SpeaksOldTls, ///< TLS 1.1
    AsksForClearText,
    AsksForMd5,
    TrustsEverybody,
    OffersScram,         ///< without channel binding; knows the password
    SignsWrongly,        ///< SCRAM with channel binding; does not know the password
    SignsWronglyUnbound, ///< the same without channel binding
    HashesWithoutEnd,    ///< SCRAM without channel binding, with an iteration count that takes half an hour
};

/// A server on the loopback device that speaks as much of PostgreSQL's protocol as its manner needs, in a thread of its
/// own, and records every byte that it reads, before and within TLS. A client that completes the login receives
/// ReadyForQuery. One connection at a time; its functions may be called from any thread.
class ScriptedServer
{
public:
    struct Identity
    {
        QString certificateFile;
        QString keyFile;
    };

    /// `password` is needed for the manners whose server knows the password.
    ScriptedServer(Manner manner, const Identity &identity, const QByteArray &password = {});
    ~ScriptedServer();
    Q_DISABLE_COPY_MOVE(ScriptedServer)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// The number of connections so far; waits until the open connection has ended.
    [[nodiscard]] int connections() const;
    [[nodiscard]] QByteArray received() const;
    /// The number of encrypted connections.
    [[nodiscard]] int encrypted() const;

private:
    QThread m_thread;
    ScriptedListener *m_listener; ///< lives in m_thread, which deletes it at its end
    quint16 m_port = 0;
};

} // namespace budget::test
