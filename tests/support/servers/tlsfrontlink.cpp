// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/tlsfrontlink.h"

#include <QHostAddress>

namespace budget::test {

namespace {

/// PostgreSQL's SSLRequest: its length and a special version number.
QByteArray tlsRequest()
{
    return QByteArray::fromHex("0000000804d2162f");
}

} // namespace

TlsFrontLink::TlsFrontLink(QSslSocket *client, quint16 targetPort, TlsFrontRecord &record, QObject *parent)
    : QObject(parent), m_record(record), m_client(client)
{
    m_client->setParent(this);
    m_server.setPeerVerifyMode(QSslSocket::VerifyNone);
    connect(m_client, &QSslSocket::readyRead, this, &TlsFrontLink::readClient);
    connect(m_client, &QSslSocket::disconnected, this, &QObject::deleteLater);
    connect(m_client, &QSslSocket::encrypted, this, [this] { ++m_record.accepted; });
    connect(&m_server, &QSslSocket::readyRead, this, &TlsFrontLink::readServer);
    connect(&m_server, &QSslSocket::disconnected, m_client,
            &QSslSocket::disconnectFromHost); // after the server's last bytes; closes the link
    connect(&m_server, &QSslSocket::connected, this, [this] { m_server.write(tlsRequest()); });
    connect(&m_server, &QSslSocket::encrypted, this, [this] {
        m_isServerReady = true;
        pass();
    });
    if (targetPort != 0)
        m_server.connectToHost(QHostAddress(QHostAddress::LocalHost), targetPort);
}

void TlsFrontLink::readClient()
{
    if (!m_isGreeted)
        return greetClient();
    const QByteArray bytes = m_client->readAll();
    if (m_client->isEncrypted())
        m_record.overheard += bytes;
    m_toServer += bytes;
    pass();
}

void TlsFrontLink::greetClient()
{
    if (m_client->bytesAvailable() < tlsRequest().size())
        return;
    m_isGreeted = true;
    if (m_client->peek(tlsRequest().size()) != tlsRequest())
        return readClient();
    m_client->read(tlsRequest().size());
    ++m_record.asked;
    m_client->write("S");
    m_client->flush();
    m_client->startServerEncryption();
}

void TlsFrontLink::readServer()
{
    if (!m_isServerReady)
        return greetServer();
    m_client->write(m_server.readAll());
}

void TlsFrontLink::greetServer()
{
    if (m_server.mode() != QSslSocket::UnencryptedMode)
        return; // the handshake is running
    if (m_server.read(1) == "S")
        return m_server.startClientEncryption();
    m_isServerReady = true;
    pass();
}

void TlsFrontLink::pass()
{
    if (m_isServerReady && !m_toServer.isEmpty())
        m_server.write(std::exchange(m_toServer, {}));
}

} // namespace budget::test
