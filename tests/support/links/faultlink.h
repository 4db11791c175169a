// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/links/faultrules.h"

#include <QTcpSocket>
#include <QTimer>

#include <deque>

namespace budget::test {

/// One client's connection and the one to the server behind it.
class FaultLink : public QObject
{
    Q_OBJECT

public:
    FaultLink(QTcpSocket *client, quint16 targetPort, FaultRules &rules, QObject *parent);
    ~FaultLink() override;

    void cut();
    /// Goes on where it was held back.
    void connectToServer();
    /// Whether nothing that arrives here is taken, and where mayDropPackets() not even acknowledged. What arrives
    /// meanwhile is taken once this is switched off.
    void setSilent(bool isSilent);

Q_SIGNALS:
    void closed();
    /// The black hole of the rules was opened by what this link carried.
    void swallowed();

private:
    struct Parcel
    {
        qint64 due; ///< milliseconds by m_clock
        QByteArray bytes;
        std::optional<Fault> then;
    };

    void leaveUnread(bool isUnread);
    void listenToClient();
    void listenToServer();
    void receiveFromClient();
    void receiveFromServer();
    void enqueue(const QByteArray &bytes);
    void forwardDue();
    void strike(Fault fault);
    void finishClient();
    void finishServer();
    [[nodiscard]] bool isSwallowing();

    FaultRules &m_rules;
    QTcpSocket *m_client;
    QTcpSocket m_server;
    quint16 m_targetPort;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::deque<Parcel> m_toServer;
    bool m_serverSpokeLast = true;
    bool m_cutsAtAnswer = false;
    bool m_isSwallowed = false; ///< bytes are missing: this link can only be cut
    bool m_isHeld = false;
    bool m_clientIsGone = false;
    bool m_isClosed = false;
};

} // namespace budget::test
