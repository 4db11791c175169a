// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/links/faultrules.h"

#include <QTcpSocket>
#include <QTimer>

#include <deque>

namespace budget::test {

/// The connection of one client, and the connection to the server for it.
class FaultLink : public QObject
{
    Q_OBJECT

public:
    FaultLink(QTcpSocket *client, quint16 targetPort, FaultRules &rules, QObject *parent);
    ~FaultLink() override;

    void cut();
    /// Connects to the server, if FaultRules::holds has delayed this.
    void connectToServer();
    /// While silent, the link reads nothing, and if mayDropPackets() the kernel does not acknowledge packets either.
    /// When this is switched off, the link reads what has arrived meanwhile.
    void setSilent(bool isSilent);

Q_SIGNALS:
    void closed();
    /// This link has reached the flight or byte at which a black hole was to open; the hole is open now.
    void swallowed();

private:
    struct Parcel
    {
        qint64 due; ///< in milliseconds of m_clock
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
    bool m_isSwallowed = false; ///< bytes were discarded: the link can only be cut
    bool m_isHeld = false;
    bool m_clientIsGone = false;
    bool m_isClosed = false;
};

} // namespace budget::test
