// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/links/faultproxy.h"

#include "support/links/faultlink.h"
#include "support/links/fullbacklog.h"
#include "support/links/packetdrop.h"

#include <QTcpServer>

#include <optional>
#include <type_traits>
#include <utility>

namespace budget::test {

/// The part of the proxy that lives in its thread.
class FaultRelay : public QTcpServer
{
public:
    explicit FaultRelay(quint16 targetPort) : m_targetPort(targetPort)
    {
        connect(this, &QTcpServer::newConnection, this, &FaultRelay::acceptAll);
    }

    [[nodiscard]] FaultRules &rules() { return m_rules; }
    [[nodiscard]] int links() const { return m_links; }

    void cutAll()
    {
        acceptAll();
        for (FaultLink *link : findChildren<FaultLink *>())
            link->cut();
    }

    void setHolding(bool holds, std::function<void()> noteHeld)
    {
        m_rules.holds = holds;
        m_rules.noteHeld = std::move(noteHeld);
        for (FaultLink *link : holds ? QList<FaultLink *>() : findChildren<FaultLink *>())
            link->connectToServer();
    }

    void setBlackHole(BlackHole hole)
    {
        acceptAll();
        m_rules.blackHole = hole;
        setSilent(hole == BlackHole::Silent);
    }

private:
    void setSilent(bool isSilent)
    {
        if (std::exchange(m_isSilent, isSilent) == isSilent)
            return;
        if (mayDropPackets())
            dropPackets(socketDescriptor(), isSilent);
        else if (isSilent)
            m_backlog.emplace(*this);
        else
            m_backlog.reset();
        for (FaultLink *link : findChildren<FaultLink *>())
            link->setSilent(isSilent);
    }

    void acceptAll()
    {
        while (QTcpSocket *client = nextPendingConnection())
            accept(client);
    }

    void accept(QTcpSocket *client)
    {
        if (m_rules.refuses) {
            client->abort();
            client->deleteLater();
            return;
        }
        auto *link = new FaultLink(client, m_targetPort, m_rules, this);
        ++m_links;
        connect(link, &FaultLink::swallowed, this, [this] { setSilent(m_rules.blackHole == BlackHole::Silent); });
        connect(link, &FaultLink::closed, this, [this, link] {
            --m_links;
            link->deleteLater();
        });
        if (m_rules.holds)
            m_rules.noteHeld();
    }

    quint16 m_targetPort;
    FaultRules m_rules;
    int m_links = 0;
    bool m_isSilent = false;
    std::optional<FullBacklog> m_backlog;
};

namespace {

/// Runs `work` in the relay's thread, and waits until it has finished.
template <class Work>
auto inThreadOf(FaultRelay *relay, Work work)
{
    if constexpr (std::is_void_v<decltype(work())>) {
        QMetaObject::invokeMethod(relay, work, Qt::BlockingQueuedConnection);
    } else {
        decltype(work()) answer{};
        QMetaObject::invokeMethod(relay, work, Qt::BlockingQueuedConnection, &answer);
        return answer;
    }
}

Fault faultOf(BlackHole hole)
{
    return hole == BlackHole::Silent ? Fault::Silence : Fault::Swallow;
}

} // namespace

FaultProxy::FaultProxy(quint16 targetPort) : m_relay(new FaultRelay(targetPort))
{
    m_relay->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_relay, &QObject::deleteLater);
    m_thread.start();
    m_port = inThreadOf(m_relay, [this] {
        if (!m_relay->listen(QHostAddress::LocalHost))
            qFatal("The proxy does not listen: %s", qPrintable(m_relay->errorString()));
        return m_relay->serverPort();
    });
}

FaultProxy::~FaultProxy()
{
    m_thread.quit();
    m_thread.wait();
}

int FaultProxy::links() const
{
    return inThreadOf(m_relay, [this] { return m_relay->links(); });
}

int FaultProxy::flights() const
{
    return inThreadOf(m_relay, [this] { return m_relay->rules().traffic(Direction::ToServer).flights; });
}

int FaultProxy::answers() const
{
    return inThreadOf(m_relay, [this] { return m_relay->rules().traffic(Direction::ToClient).flights; });
}

qint64 FaultProxy::bytes(Direction direction) const
{
    return inThreadOf(m_relay, [this, direction] { return m_relay->rules().traffic(direction).bytes; });
}

void FaultProxy::resetFlights()
{
    inThreadOf(m_relay, [this] { m_relay->rules().resetCounts(); });
}

std::chrono::milliseconds FaultProxy::quietFor() const
{
    return inThreadOf(m_relay, [this] { return m_relay->rules().quietFor(); });
}

void FaultProxy::setDelay(std::chrono::milliseconds delay)
{
    inThreadOf(m_relay, [this, delay] { m_relay->rules().delay = delay; });
}

void FaultProxy::setRefusing(bool refuses)
{
    inThreadOf(m_relay, [this, refuses] { m_relay->rules().refuses = refuses; });
}

void FaultProxy::setHolding(bool holds, std::function<void()> noteHeld)
{
    inThreadOf(m_relay, [this, holds, noteHeld = std::move(noteHeld)] { m_relay->setHolding(holds, noteHeld); });
}

void FaultProxy::setBlackHole(BlackHole hole)
{
    inThreadOf(m_relay, [this, hole] { m_relay->setBlackHole(hole); });
}

void FaultProxy::cutAll()
{
    inThreadOf(m_relay, [this] { m_relay->cutAll(); });
}

void FaultProxy::cutAtFlight(int n, CutMoment moment)
{
    const Fault fault = moment == CutMoment::BeforeForwarding ? Fault::Cut : Fault::CutAtAnswer;
    inThreadOf(m_relay, [this, n, fault] { m_relay->rules().aimAtFlight(n, fault); });
}

void FaultProxy::cutAfterBytes(Direction direction, qint64 n)
{
    inThreadOf(m_relay, [this, direction, n] { m_relay->rules().aimAtByte(direction, n, Fault::Cut); });
}

void FaultProxy::blackHoleAtFlight(int n, BlackHole hole)
{
    inThreadOf(m_relay, [this, n, hole] { m_relay->rules().aimAtFlight(n, faultOf(hole)); });
}

void FaultProxy::blackHoleAfterBytes(Direction direction, qint64 n, BlackHole hole)
{
    inThreadOf(m_relay, [this, direction, n, hole] { m_relay->rules().aimAtByte(direction, n, faultOf(hole)); });
}

int FaultProxy::strikes() const
{
    return inThreadOf(m_relay, [this] { return m_relay->rules().strikes; });
}

void FaultProxy::disarm()
{
    inThreadOf(m_relay, [this] { m_relay->rules().disarm(); });
}

} // namespace budget::test
