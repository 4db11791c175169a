// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/servers/scramserver.h"

#include <QByteArray>
#include <QTcpServer>

#include <memory>

class QTcpSocket;

namespace budget::test {

/// What is said, as Neon's proxy, a pooler or PostgreSQL would send it.
struct Saying
{
    /// When: instead of an answer to the wish for TLS, to whoever wants to log in, once the password was proved, or to
    /// the first question.
    enum class Moment { Greeting, Login, Proof, Question };

    Moment moment = Moment::Login;
    QByteArray severity = QByteArrayLiteral("FATAL");
    QByteArray state;
    QByteArray message;
};

/// A server on loopback, without TLS (put a TlsFront before it), that answers whoever connects with one error, after a
/// log-in by SCRAM where it comes to that, and hangs up. Needs the event loop of its thread.
class SayingServer : public QTcpServer
{
public:
    explicit SayingServer(Saying saying, QByteArray password = {});

    /// Everything that was said to it.
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
