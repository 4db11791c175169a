// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/scriptedserver.h"

#include "support/servers/scriptedtalk.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>

namespace budget::test {

/// The part of the server that lives in its thread.
class ScriptedListener : public QTcpServer
{
public:
    ScriptedListener(Manner manner, const ScriptedServer::Identity &identity, const QByteArray &password)
        : m_manner(manner), m_password(password)
    {
        QFile certificate(identity.certificateFile);
        QFile key(identity.keyFile);
        if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
            qFatal("The scripted server has no certificate: %s", qPrintable(identity.certificateFile));
        m_certificate = QSslCertificate(&certificate);
        m_key = QSslKey(&key, QSsl::Ec);
        if (m_certificate.isNull() || m_key.isNull())
            qFatal("The scripted server cannot read %s", qPrintable(identity.certificateFile));
    }

    int connections = 0;
    int encrypted = 0;
    QByteArray received;

protected:
    void incomingConnection(qintptr handle) override
    {
        ++connections;
        QSslSocket socket;
        socket.setSocketDescriptor(handle);
        socket.setLocalCertificate(m_certificate);
        socket.setPrivateKey(m_key);
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        ScriptedTalk talk(socket, m_manner, m_password);
        talk.run();
        encrypted += talk.isEncrypted() ? 1 : 0;
        received += talk.received();
    }

private:
    Manner m_manner;
    QByteArray m_password;
    QSslCertificate m_certificate;
    QSslKey m_key;
};

namespace {

template <class Work>
auto inThreadOf(ScriptedListener *listener, Work work)
{
    decltype(work()) answer{};
    QMetaObject::invokeMethod(listener, work, Qt::BlockingQueuedConnection, &answer);
    return answer;
}

} // namespace

ScriptedServer::ScriptedServer(Manner manner, const Identity &identity, const QByteArray &password)
    : m_listener(new ScriptedListener(manner, identity, password))
{
    m_listener->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    m_thread.start();
    m_port = inThreadOf(m_listener, [this] {
        if (!m_listener->listen(QHostAddress::LocalHost))
            qFatal("The scripted server does not listen: %s", qPrintable(m_listener->errorString()));
        return m_listener->serverPort();
    });
}

ScriptedServer::~ScriptedServer()
{
    m_thread.quit();
    m_thread.wait();
}

int ScriptedServer::connections() const
{
    return inThreadOf(m_listener, [this] { return m_listener->connections; });
}

QByteArray ScriptedServer::received() const
{
    return inThreadOf(m_listener, [this] { return m_listener->received; });
}

int ScriptedServer::encrypted() const
{
    return inThreadOf(m_listener, [this] { return m_listener->encrypted; });
}

} // namespace budget::test
