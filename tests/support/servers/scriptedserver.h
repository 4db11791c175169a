// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QThread>

namespace budget::test {

class ScriptedListener;

/// What a server that is none of ours does to whoever connects.
enum class Manner {
    RefusesTls,
    SpeaksHttp,
    InjectsBytes, ///< behind its answer to the wish for TLS, before the handshake
    SpeaksOldTls, ///< 1.1
    AsksForClearText,
    AsksForMd5,
    TrustsEverybody,
    OffersScram,         ///< without channel binding, and knows the password
    SignsWrongly,        ///< SCRAM with channel binding, without knowing the password
    SignsWronglyUnbound, ///< the same without channel binding
    HashesWithoutEnd,    ///< has the client hash its password for half an hour, without channel binding
};

/// A server on loopback that talks PostgreSQL's protocol as far as its manner goes, in a thread of its own, and
/// remembers every byte that it could read, within TLS and before. Whoever gets through is answered that it is
/// connected. One connection at a time; callable from any thread.
class ScriptedServer
{
public:
    struct Identity
    {
        QString certificateFile;
        QString keyFile;
    };

    /// `password` is what a manner that knows it uses.
    ScriptedServer(Manner manner, const Identity &identity, const QByteArray &password = {});
    ~ScriptedServer();
    Q_DISABLE_COPY_MOVE(ScriptedServer)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// So far; waits until the connection that is open has come to its end.
    [[nodiscard]] int connections() const;
    [[nodiscard]] QByteArray received() const;
    /// How many of the connections were encrypted.
    [[nodiscard]] int encrypted() const;

private:
    QThread m_thread;
    ScriptedListener *m_listener; ///< lives in m_thread, goes with its end
    quint16 m_port = 0;
};

} // namespace budget::test
