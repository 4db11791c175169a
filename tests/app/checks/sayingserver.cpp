// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/sayingserver.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QtEndian>

namespace budget::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray number(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray message(char type, const QByteArray &body)
{
    return type + number(static_cast<quint32>(body.size() + 4)) + body;
}

QByteArray authentication(quint32 kind, const QByteArray &data = {})
{
    return message('R', number(kind) + data);
}

const QByteArray &tlsRequest()
{
    static const QByteArray request = QByteArray::fromHex("0000000804d2162f");
    return request;
}

} // namespace

/// The bytes that one client has sent, and its state in the login.
struct SayingServer::Talk
{
    enum class State { Greeting, FirstProof, LastProof, Questions };

    QTcpSocket *socket;
    ScramServer scram;
    State state = State::Greeting;
    QByteArray unread = {};
};

SayingServer::SayingServer(Saying saying, QByteArray password)
    : m_saying(std::move(saying)), m_password(std::move(password))
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = nextPendingConnection())
            meet(client);
    });
    if (!listen(QHostAddress::LocalHost))
        qFatal("The server that says something does not listen: %s", qPrintable(errorString()));
}

void SayingServer::meet(QTcpSocket *client)
{
    const auto talk = std::make_shared<Talk>(Talk{client, ScramServer(m_password)});
    connect(client, &QTcpSocket::readyRead, this, [this, talk] { listenTo(*talk); });
}

void SayingServer::listenTo(Talk &talk)
{
    const QByteArray news = talk.socket->readAll();
    m_received += news;
    talk.unread += news;
    const qsizetype head = talk.state == Talk::State::Greeting ? 0 : 1;
    while (talk.unread.size() >= head + 4) {
        const qsizetype size = head + qFromBigEndian<quint32>(talk.unread.constData() + head);
        if (talk.unread.size() < size)
            return;
        if (talk.state == Talk::State::Greeting)
            return answerGreeting(talk);
        const QByteArray body = talk.unread.mid(5, size - 5);
        talk.unread.remove(0, size);
        answerMessage(talk, body);
    }
}

void SayingServer::answerGreeting(Talk &talk)
{
    const bool wantsTls = talk.unread.startsWith(tlsRequest());
    talk.unread.clear();
    if (wantsTls && m_saying.moment != Saying::Moment::Greeting) {
        talk.socket->write("N");
    } else if (m_saying.moment <= Saying::Moment::Login) {
        saySaying(talk);
    } else {
        talk.socket->write(authentication(10, "SCRAM-SHA-256\0\0"_ba));
        talk.state = Talk::State::FirstProof;
    }
}

void SayingServer::answerMessage(Talk &talk, const QByteArray &body)
{
    switch (talk.state) {
    case Talk::State::FirstProof: // the method's name, a length, and the client's first message
        talk.socket->write(authentication(11, talk.scram.first(body.mid(body.indexOf('\0') + 5))));
        talk.state = Talk::State::LastProof;
        break;
    case Talk::State::LastProof:
        if (m_saying.moment == Saying::Moment::Proof)
            return saySaying(talk);
        talk.socket->write(authentication(12, talk.scram.last(body)) + authentication(0) + message('Z', "I"));
        talk.state = Talk::State::Questions;
        break;
    case Talk::State::Greeting:
    case Talk::State::Questions:
        saySaying(talk);
        break;
    }
}

void SayingServer::saySaying(Talk &talk)
{
    talk.unread.clear();
    talk.socket->disconnect(this);
    talk.socket->write(message('E',
                               'S' + m_saying.severity + '\0' + 'V' + m_saying.severity + '\0' + 'C' + m_saying.state
                                   + '\0' + 'M' + m_saying.message + '\0' + '\0'));
    talk.socket->disconnectFromHost();
}

} // namespace budget::test
