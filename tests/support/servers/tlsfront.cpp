// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/tlsfront.h"

#include "support/servers/tlsfrontlink.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTcpServer>

namespace budget::test {

/// The part of the front that lives in its thread.
class TlsFrontListener : public QTcpServer
{
public:
    TlsFrontListener(quint16 targetPort, const ScriptedServer::Identity &identity) : m_targetPort(targetPort)
    {
        QFile key(identity.keyFile);
        const auto chain = QSslCertificate::fromPath(identity.certificateFile);
        if (chain.isEmpty() || !key.open(QIODevice::ReadOnly))
            qFatal("There is no certificate to show: %s", qPrintable(identity.certificateFile));
        m_configuration.setLocalCertificateChain(chain);
        m_configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        m_configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    }

    [[nodiscard]] const TlsFrontRecord &record() const { return m_record; }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *client = new QSslSocket;
        client->setSocketDescriptor(descriptor);
        client->setSslConfiguration(m_configuration);
        new TlsFrontLink(client, m_targetPort, m_record, this);
    }

private:
    quint16 m_targetPort;
    QSslConfiguration m_configuration;
    TlsFrontRecord m_record;
};

namespace {

TlsFrontRecord recordOf(TlsFrontListener *listener)
{
    TlsFrontRecord record;
    QMetaObject::invokeMethod(
        listener, [&] { record = listener->record(); }, Qt::BlockingQueuedConnection);
    return record;
}

} // namespace

TlsFront::TlsFront(quint16 targetPort, const ScriptedServer::Identity &identity)
    : m_listener(new TlsFrontListener(targetPort, identity))
{
    m_listener->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_listener,
        [this] {
            if (!m_listener->listen(QHostAddress::LocalHost))
                qFatal("The front does not listen: %s", qPrintable(m_listener->errorString()));
            m_port = m_listener->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

TlsFront::~TlsFront()
{
    m_thread.quit();
    m_thread.wait();
}

int TlsFront::asked() const
{
    return recordOf(m_listener).asked;
}

int TlsFront::accepted() const
{
    return recordOf(m_listener).accepted;
}

QByteArray TlsFront::overheard() const
{
    return recordOf(m_listener).overheard;
}

} // namespace budget::test
