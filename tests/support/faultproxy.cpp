// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultproxy.h"

#include <QTcpServer>

#include <type_traits>

namespace budget::test {

/// Everything of the proxy that lives in its thread.
class FaultRelay : public QTcpServer
{
public:
    explicit FaultRelay(quint16 targetPort)
        : m_targetPort(targetPort)
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

private:
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
        connect(link, &FaultLink::closed, this, [this, link] {
            --m_links;
            link->deleteLater();
        });
    }

    quint16 m_targetPort;
    FaultRules m_rules;
    int m_links = 0;
};

namespace {

/// Runs `work` in the relay's thread and waits for it.
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

} // namespace

FaultProxy::FaultProxy(quint16 targetPort)
    : m_relay(new FaultRelay(targetPort))
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
    return inThreadOf(m_relay, [this] { return m_relay->rules().flights; });
}

void FaultProxy::resetFlights()
{
    inThreadOf(m_relay, [this] { m_relay->rules().flights = 0; });
}

void FaultProxy::setDelay(std::chrono::milliseconds delay)
{
    inThreadOf(m_relay, [this, delay] { m_relay->rules().delay = delay; });
}

void FaultProxy::setRefusing(bool refuses)
{
    inThreadOf(m_relay, [this, refuses] { m_relay->rules().refuses = refuses; });
}

void FaultProxy::setBlackHole(bool isBlackHole)
{
    inThreadOf(m_relay, [this, isBlackHole] { m_relay->rules().isBlackHole = isBlackHole; });
}

void FaultProxy::cutAll()
{
    inThreadOf(m_relay, [this] { m_relay->cutAll(); });
}

void FaultProxy::cutAtFlight(int n, CutMoment moment)
{
    inThreadOf(m_relay, [this, n, moment] {
        FaultRules &rules = m_relay->rules();
        rules.cut = FaultRules::Cut{rules.flightsEver + n, moment};
    });
}

} // namespace budget::test
