// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <deque>
#include <optional>

namespace budget::test {

enum class CutMoment {
    BeforeForwarding, ///< the server never sees the flight
    AfterForwarding,  ///< the server got all of it; cut as it answers, and the client never sees the answer
};

/// What a FaultProxy is told to do to its links, and what it counted. Lives in the proxy's thread.
struct FaultRules
{
    struct Cut
    {
        int flight; ///< by `flights`
        CutMoment moment;
    };

    std::chrono::milliseconds delay{0};
    bool refuses = false;
    bool isBlackHole = false;
    int flights = 0;
    int flightsEver = 0; ///< not touched by a reset
    std::optional<Cut> cut;

    /// Counts one more flight; says whether and when its link is to be cut.
    [[nodiscard]] std::optional<CutMoment> countFlight();
};

/// One client's connection and the one to the server behind it.
class FaultLink : public QObject
{
    Q_OBJECT

public:
    FaultLink(QTcpSocket *client, quint16 targetPort, FaultRules &rules, QObject *parent);
    ~FaultLink() override;

    void cut();

Q_SIGNALS:
    void closed();

private:
    struct Parcel
    {
        qint64 due; ///< milliseconds by m_clock
        QByteArray bytes;
    };

    void receiveFromClient();
    void receiveFromServer();
    void forwardDue();
    void finishClient();
    void finishServer();
    [[nodiscard]] bool isSwallowing();

    FaultRules &m_rules;
    QTcpSocket *m_client;
    QTcpSocket m_server;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::deque<Parcel> m_toServer;
    bool m_serverSpokeLast = true;
    bool m_cutsAtAnswer = false;
    bool m_isSwallowed = false; ///< bytes are missing: this link can only be cut
    bool m_clientIsGone = false;
    bool m_isClosed = false;
};

} // namespace budget::test
