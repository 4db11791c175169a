// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace budget::test {

/// A server on loopback, without TLS, that answers whoever wants to log in with one error, as Neon's proxy, a pooler
/// or PostgreSQL would send it. Needs the event loop of its thread.
class SayingServer : public QTcpServer
{
public:
    SayingServer(QByteArray severity, QByteArray state, QByteArray message)
    {
        const QByteArray fields = 'S' + severity + '\0' + 'V' + severity + '\0' + 'C' + state + '\0' + 'M' + message
            + '\0' + '\0';
        const auto length = static_cast<quint32>(fields.size() + 4);
        m_answer.append('E');
        for (int shift = 24; shift >= 0; shift -= 8)
            m_answer += static_cast<char>(length >> shift & 0xff);
        m_answer += fields;
        connect(this, &QTcpServer::newConnection, this, [this] { meet(nextPendingConnection()); });
        listen(QHostAddress::LocalHost);
    }

private:
    void meet(QTcpSocket *client)
    {
        connect(client, &QTcpSocket::readyRead, this, [this, client] {
            if (client->bytesAvailable() < 9)
                return;
            client->readAll();
            client->write(m_answer);
            client->disconnectFromHost();
        });
    }

    QByteArray m_answer;
};

} // namespace budget::test
