// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/links/faultlink.h"

#include "support/links/packetdrop.h"

#include <QHostAddress>

namespace budget::test {

FaultLink::FaultLink(QTcpSocket *client, quint16 targetPort, FaultRules &rules, QObject *parent)
    : QObject(parent), m_rules(rules), m_client(client), m_targetPort(targetPort)
{
    m_client->setParent(this);
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    m_clock.start();
    connect(&m_timer, &QTimer::timeout, this, &FaultLink::forwardDue);
    listenToClient();
    listenToServer();
    m_isHeld = m_rules.holds;
    if (!m_isHeld && !isSwallowing())
        m_server.connectToHost(QHostAddress(QHostAddress::LocalHost), m_targetPort);
}

/// Disconnects the signals, because the destructors of the sockets close the connections and would then call this
/// object, which is already being destroyed.
FaultLink::~FaultLink()
{
    m_client->disconnect(this);
    m_server.disconnect(this);
}

void FaultLink::listenToClient()
{
    connect(m_client, &QTcpSocket::readyRead, this, &FaultLink::receiveFromClient);
    connect(m_client, &QTcpSocket::disconnected, this, &FaultLink::finishClient);
}

void FaultLink::listenToServer()
{
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
}

void FaultLink::connectToServer()
{
    if (std::exchange(m_isHeld, false) && !m_isClosed && !isSwallowing())
        m_server.connectToHost(QHostAddress(QHostAddress::LocalHost), m_targetPort);
}

void FaultLink::setSilent(bool isSilent)
{
    if (!mayDropPackets())
        return leaveUnread(isSilent);
    for (const QTcpSocket *socket : {m_client, &m_server}) {
        if (socket->socketDescriptor() >= 0)
            dropPackets(socket->socketDescriptor(), isSilent);
    }
}

/// Blocks the sockets' signals, by which this link learns of arriving bytes and closed connections.
void FaultLink::leaveUnread(bool isUnread)
{
    m_client->blockSignals(isUnread);
    m_server.blockSignals(isUnread);
    if (isUnread || m_isClosed)
        return;
    receiveFromClient();
    receiveFromServer();
    if (m_client->state() == QAbstractSocket::UnconnectedState)
        finishClient();
    if (!m_isHeld && m_server.state() == QAbstractSocket::UnconnectedState)
        finishServer();
    forwardDue();
}

/// Whether this link discards all bytes that it has received. Not in a silent black hole: no bytes arrive there, and
/// bytes that arrived before may still be forwarded.
bool FaultLink::isSwallowing()
{
    m_isSwallowed = m_isSwallowed || m_rules.blackHole == BlackHole::Acknowledging;
    return m_isSwallowed;
}

void FaultLink::receiveFromClient()
{
    const QByteArray bytes = m_client->readAll();
    if (m_isClosed || isSwallowing())
        return;
    if (std::exchange(m_serverSpokeLast, false)) {
        const std::optional<Fault> fault = m_rules.countFlight();
        m_cutsAtAnswer = fault == Fault::CutAtAnswer;
        if (fault && !m_cutsAtAnswer)
            return strike(*fault);
    }
    enqueue(bytes);
    forwardDue();
}

void FaultLink::enqueue(const QByteArray &bytes)
{
    const qint64 due = m_clock.elapsed() + m_rules.delay.count();
    if (const auto hit = m_rules.countBytes(Direction::ToServer, bytes.size()))
        m_toServer.push_back({due, bytes.first(hit->passing), hit->fault});
    else
        m_toServer.push_back({due, bytes, {}});
}

void FaultLink::receiveFromServer()
{
    const QByteArray bytes = m_server.readAll();
    if (m_isClosed || isSwallowing())
        return;
    if (!std::exchange(m_serverSpokeLast, true))
        m_rules.countAnswer();
    if (m_cutsAtAnswer)
        return strike(Fault::Cut);
    const auto hit = m_rules.countBytes(Direction::ToClient, bytes.size());
    m_client->write(hit ? bytes.first(hit->passing) : bytes);
    if (!hit)
        return;
    m_client->flush();
    strike(hit->fault);
}

void FaultLink::forwardDue()
{
    if (m_isClosed || m_server.state() != QAbstractSocket::ConnectedState)
        return;
    while (!m_toServer.empty() && m_toServer.front().due <= m_clock.elapsed()) {
        const Parcel parcel = std::move(m_toServer.front());
        m_toServer.pop_front();
        if (!isSwallowing())
            m_server.write(parcel.bytes);
        if (parcel.then) {
            m_server.flush();
            return strike(*parcel.then);
        }
    }
    if (!m_toServer.empty())
        m_timer.start(static_cast<int>(m_toServer.front().due - m_clock.elapsed()));
    else if (m_clientIsGone)
        m_server.disconnectFromHost();
}

/// Carries out the fault, because this link has reached the flight or byte at which it was aimed.
void FaultLink::strike(Fault fault)
{
    ++m_rules.strikes;
    if (fault == Fault::Cut || fault == Fault::CutAtAnswer)
        return cut();
    m_rules.blackHole = fault == Fault::Swallow ? BlackHole::Acknowledging : BlackHole::Silent;
    m_isSwallowed = true;
    Q_EMIT swallowed();
}

/// Bytes that the client sent before it closed the connection are still forwarded.
void FaultLink::finishClient()
{
    m_clientIsGone = true;
    if (m_isSwallowed || m_isHeld || m_server.state() == QAbstractSocket::UnconnectedState)
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
