// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/scriptedtalk.h"

#include "support/servers/scramserver.h"

#include <QtEndian>

#include <limits>

namespace budget::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 3000;

QByteArray number(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// A ServerHello of TLS 1.1, with a cipher suite of that time.
QByteArray oldServerHello()
{
    const QByteArray hello = QByteArray::fromHex("0302") + QByteArray(32, 'r') + QByteArray::fromHex("00c01300");
    const QByteArray handshake = QByteArray::fromHex("020000") + static_cast<char>(hello.size()) + hello;
    return QByteArray::fromHex("16030200") + static_cast<char>(handshake.size()) + handshake;
}

} // namespace

void ScriptedTalk::run()
{
    if (answerTlsRequest() && !take(4).isEmpty())
        logIn();
    listenToTheEnd();
}

/// Answers SSLRequest; true if the client may continue with the login.
bool ScriptedTalk::answerTlsRequest()
{
    static_cast<void>(take(8));
    switch (m_manner) {
    case Manner::RefusesTls:
        say("N");
        return false;
    case Manner::SpeaksHttp:
        say("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        return false;
    case Manner::InjectsBytes:
        say("S" + QByteArray("R") + number(8) + number(3));
        return encrypt();
    case Manner::SpeaksOldTls:
        say("S");
        static_cast<void>(isAvailable(100));
        say(oldServerHello());
        return false;
    default:
        say("S");
        return encrypt();
    }
}

bool ScriptedTalk::encrypt()
{
    m_socket.startServerEncryption();
    m_isEncrypted = m_socket.waitForEncrypted(kPatience);
    return m_isEncrypted;
}

void ScriptedTalk::logIn()
{
    const auto length = qFromBigEndian<quint32>(m_received.last(4).constData());
    static_cast<void>(take(length - 4));
    switch (m_manner) {
    case Manner::AsksForClearText:
        sayAuthentication(3);
        break;
    case Manner::AsksForMd5:
        sayAuthentication(5, "salt");
        break;
    case Manner::TrustsEverybody:
        welcome();
        return;
    default:
        logInByScram();
        return;
    }
    if (!message().isEmpty())
        welcome();
}

void ScriptedTalk::logInByScram()
{
    const bool isBound = m_manner == Manner::SignsWrongly;
    const QByteArray plain("SCRAM-SHA-256\0", 14);
    sayAuthentication(10, (isBound ? "SCRAM-SHA-256-PLUS\0"_ba : QByteArray()) + plain + '\0');
    const QByteArray initial = message();
    const qsizetype nameEnd = initial.indexOf('\0');
    if (nameEnd < 0)
        return;
    const int iterations = m_manner == Manner::HashesWithoutEnd ? std::numeric_limits<int>::max() : 4096;
    ScramServer scram(m_manner == Manner::OffersScram ? m_password : QByteArray("something else"), iterations);
    sayAuthentication(11, scram.first(initial.mid(nameEnd + 5)));
    const QByteArray final = message();
    if (final.isEmpty())
        return;
    sayAuthentication(12, scram.last(final));
    welcome();
}

void ScriptedTalk::welcome()
{
    sayAuthentication(0);
    sayMessage('Z', "I");
}

void ScriptedTalk::listenToTheEnd()
{
    m_socket.flush();
    while (m_socket.state() == QAbstractSocket::ConnectedState && m_socket.waitForReadyRead(kPatience))
        m_received += m_socket.readAll();
    if (m_socket.isOpen())
        m_received += m_socket.readAll();
}

void ScriptedTalk::say(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

void ScriptedTalk::sayMessage(char type, const QByteArray &body)
{
    say(type + number(static_cast<quint32>(body.size() + 4)) + body);
}

void ScriptedTalk::sayAuthentication(int kind, const QByteArray &data)
{
    sayMessage('R', number(static_cast<quint32>(kind)) + data);
}

bool ScriptedTalk::isAvailable(qsizetype count)
{
    while (m_socket.bytesAvailable() < count) {
        if (!m_socket.waitForReadyRead(kPatience))
            return false;
    }
    return true;
}

/// Reads `count` bytes; returns none if they do not arrive.
QByteArray ScriptedTalk::take(qsizetype count)
{
    if (!isAvailable(count))
        return {};
    const QByteArray bytes = m_socket.read(count);
    m_received += bytes;
    return bytes;
}

/// Reads a typed message and returns its body; empty if none arrives.
QByteArray ScriptedTalk::message()
{
    const QByteArray head = take(5);
    return head.isEmpty() ? head : take(qFromBigEndian<quint32>(head.constData() + 1) - 4);
}

} // namespace budget::test
