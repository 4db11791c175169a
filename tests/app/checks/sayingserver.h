// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/servers/scramserver.h"

#include <QByteArray>
#include <QTcpServer>

#include <memory>

class QTcpSocket;

namespace budget::test {

/// The error response that a SayingServer sends, as Neon's proxy, a pooler or PostgreSQL would send it.
struct Saying
{
    /// When the error is sent: instead of the answer to SSLRequest, after the startup message, after a successful SCRAM
    /// exchange, or as the answer to the first query.
    enum class Moment { Greeting, Login, Proof, Question };

    Moment moment = Moment::Login;
    QByteArray severity = QByteArrayLiteral("FATAL");
    QByteArray state;
    QByteArray message;
};

/// A server on the loopback device that sends one error to each client and closes the connection. If the error comes
/// after the login, the client first logs in by SCRAM. The server has no TLS of its own: put a TlsFront before it.
/// Needs the event loop of its thread.
class SayingServer : public QTcpServer
{
public:
    explicit SayingServer(Saying saying, QByteArray password = {});

    /// All bytes that clients have sent.
    [[nodiscard]] const QByteArray &received() const { return m_received; }

private:
    struct Talk;

    void meet(QTcpSocket *client);
    void listenTo(Talk &talk);
    void answerGreeting(Talk &talk);
    void answerMessage(Talk &talk, const QByteArray &body);
    void saySaying(Talk &talk);

    Saying m_saying;
    QByteArray m_password;
    QByteArray m_received;
};

} // namespace budget::test
