// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace budget::test {

inline constexpr int kRelayPatience = 5000; ///< milliseconds

/// Both ends of a connection through a relay, for use without an event loop.
struct Ends
{
    std::unique_ptr<QTcpSocket> client = std::make_unique<QTcpSocket>();
    std::unique_ptr<QTcpSocket> server;
};

/// Connects through the relay. `server` is null if no connection arrives at the server.
inline Ends connectThrough(quint16 relayPort, QTcpServer &server)
{
    Ends ends;
    ends.client->connectToHost(QHostAddress(QHostAddress::LocalHost), relayPort);
    if (ends.client->waitForConnected(kRelayPatience) && server.waitForNewConnection(1000)) {
        ends.server.reset(server.nextPendingConnection());
        ends.server->setParent(nullptr);
    }
    return ends;
}

inline QByteArray read(QTcpSocket &socket, qsizetype size)
{
    QByteArray bytes;
    while (bytes.size() < size && (socket.bytesAvailable() > 0 || socket.waitForReadyRead(kRelayPatience)))
        bytes += socket.read(size - bytes.size());
    return bytes;
}

inline void send(QTcpSocket &socket, const QByteArray &bytes)
{
    socket.write(bytes);
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(kRelayPatience)) {
    }
}

inline bool isClosed(QTcpSocket &socket)
{
    return socket.state() == QAbstractSocket::UnconnectedState || socket.waitForDisconnected(kRelayPatience);
}

/// True if nothing arrives and the connection stays open for a fifth of a second.
inline bool staysSilent(QTcpSocket &socket)
{
    return !socket.waitForReadyRead(200) && socket.state() == QAbstractSocket::ConnectedState;
}

/// Sends one message in each direction; true if both arrive.
inline bool answers(Ends &ends)
{
    send(*ends.client, "ask");
    if (read(*ends.server, 3) != "ask")
        return false;
    send(*ends.server, "tell");
    return read(*ends.client, 4) == "tell";
}

} // namespace budget::test
