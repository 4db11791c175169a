// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QThread>

#include <vector>

namespace budget::test {

class LyingListener;

/// A malformed answer that a server sends to every statement.
struct Lie
{
    const char *name;
    QByteArray description;  ///< the answer to Describe: RowDescription, NoData, or neither
    QByteArray answer;       ///< the answer to Execute, or to a simple query
    QByteArray endless = {}; ///< sent repeatedly after the answer, as long as the client reads
    bool hangsUp = false;
    bool isReady = true; ///< ends with ReadyForQuery
};

[[nodiscard]] const std::vector<Lie> &allLies();

/// A server on the loopback device that admits every client without TLS and password, and then answers each statement
/// with the same lie, in the simple and the extended protocol. Runs in a thread of its own; its functions may be called
/// from any thread.
class LyingServer
{
public:
    /// The first `honest` statements get the correct answer to SELECT 1.
    explicit LyingServer(Lie lie, int honest = 0);
    ~LyingServer();
    Q_DISABLE_COPY_MOVE(LyingServer)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// `postgresql://alice@127.0.0.1:…/budget?sslmode=disable`.
    [[nodiscard]] QString url() const;

private:
    QThread m_thread;
    LyingListener *m_listener; ///< lives in m_thread, which deletes it at its end
    quint16 m_port = 0;
};

} // namespace budget::test
