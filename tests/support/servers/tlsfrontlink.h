// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslSocket>

namespace budget::test {

/// The counts and bytes that a TlsFront has recorded. Lives in its thread.
struct TlsFrontRecord
{
    int asked = 0;
    int accepted = 0;
    QByteArray overheard;
};

/// One client of a TlsFront and the connection to the server. Takes ownership of `client`, which has its certificate
/// already, and deletes itself when either side has closed.
class TlsFrontLink : public QObject
{
    Q_OBJECT

public:
    TlsFrontLink(QSslSocket *client, quint16 targetPort, TlsFrontRecord &record, QObject *parent);

private:
    void readClient();
    void readServer();
    void greetClient();
    void greetServer();
    void pass();

    TlsFrontRecord &m_record;
    QSslSocket *m_client;
    QSslSocket m_server;
    QByteArray m_toServer;
    bool m_isGreeted = false;     ///< the client's first eight bytes have been read
    bool m_isServerReady = false; ///< bytes may be sent to the server
};

} // namespace budget::test
