// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultlink.h"

#include <QHostAddress>

namespace budget::test {

std::optional<CutMoment> FaultRules::countFlight()
{
    ++flights;
    ++flightsEver;
    if (!cut || cut->flight != flightsEver)
        return {};
    return cut->moment;
}

FaultLink::FaultLink(QTcpSocket *client, quint16 targetPort, FaultRules &rules, QObject *parent)
    : QObject(parent)
    , m_rules(rules)
    , m_client(client)
{
    m_client->setParent(this);
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    m_clock.start();
    connect(&m_timer, &QTimer::timeout, this, &FaultLink::forwardDue);
    connect(m_client, &QTcpSocket::readyRead, this, &FaultLink::receiveFromClient);
    connect(m_client, &QTcpSocket::disconnected, this, &FaultLink::finishClient);
    connect(&m_server, &QTcpSocket::readyRead, this, &FaultLink::receiveFromServer);
    connect(&m_server, &QTcpSocket::disconnected, this, &FaultLink::finishServer);
    connect(&m_server, &QTcpSocket::connected, this, [this] {
        m_server.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        forwardDue();
    });
    connect(&m_server, &QTcpSocket::errorOccurred, this, [this] {
        if (m_server.state() == QAbstractSocket::UnconnectedState)
            finishServer();
    });
    if (!isSwallowing())
        m_server.connectToHost(QHostAddress(QHostAddress::LocalHost), targetPort);
}

/// The sockets close with us, and nobody is to hear of it any more.
FaultLink::~FaultLink()
{
    m_client->disconnect(this);
    m_server.disconnect(this);
}

bool FaultLink::isSwallowing()
{
    m_isSwallowed = m_isSwallowed || m_rules.isBlackHole;
    return m_isSwallowed;
}

void FaultLink::receiveFromClient()
{
    const QByteArray bytes = m_client->readAll();
    if (isSwallowing())
        return;
    if (m_serverSpokeLast) {
        m_serverSpokeLast = false;
        const std::optional<CutMoment> cutMoment = m_rules.countFlight();
        if (cutMoment == CutMoment::BeforeForwarding)
            return cut();
        m_cutsAtAnswer = cutMoment == CutMoment::AfterForwarding;
    }
    m_toServer.push_back({m_clock.elapsed() + m_rules.delay.count(), bytes});
    forwardDue();
}

void FaultLink::receiveFromServer()
{
    const QByteArray bytes = m_server.readAll();
    if (isSwallowing())
        return;
    m_serverSpokeLast = true;
    if (m_cutsAtAnswer)
        return cut();
    m_client->write(bytes);
}

void FaultLink::forwardDue()
{
    if (m_isClosed || m_server.state() != QAbstractSocket::ConnectedState)
        return;
    while (!m_toServer.empty() && m_toServer.front().due <= m_clock.elapsed()) {
        if (!isSwallowing())
            m_server.write(m_toServer.front().bytes);
        m_toServer.pop_front();
    }
    if (!m_toServer.empty())
        m_timer.start(static_cast<int>(m_toServer.front().due - m_clock.elapsed()));
    else if (m_clientIsGone)
        m_server.disconnectFromHost();
}

/// What the client sent before it left still has to arrive.
void FaultLink::finishClient()
{
    m_clientIsGone = true;
    if (m_isSwallowed || m_server.state() == QAbstractSocket::UnconnectedState)
        cut();
    else
        forwardDue();
}

void FaultLink::finishServer()
{
    if (m_isClosed || isSwallowing())
        return;
    if (m_client->state() == QAbstractSocket::UnconnectedState)
        return cut();
    m_client->disconnectFromHost();
}

void FaultLink::cut()
{
    if (m_isClosed)
        return;
    m_isClosed = true;
    m_client->abort();
    m_server.abort();
    Q_EMIT closed();
}

} // namespace budget::test
