// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QThread>

#include <vector>

namespace budget::test {

class LyingListener;

/// How a server answers each statement, whatever it is.
struct Lie
{
    const char *name;
    QByteArray description;  ///< to the question how the answer will look: RowDescription, NoData or none of these
    QByteArray answer;       ///< to the statement
    QByteArray endless = {}; ///< sent again and again behind the answer, for as long as the client reads
    bool hangsUp = false;
    bool isReady = true; ///< says at the end that it is ready for the next
};

/// All of them.
[[nodiscard]] const std::vector<Lie> &allLies();

/// A server on loopback that lets everybody in, without TLS and password, and then answers each statement by the same
/// lie, in the simple and the extended protocol. Runs in a thread of its own; callable from any.
class LyingServer
{
public:
    /// The first `honest` statements are answered as SELECT 1 is.
    explicit LyingServer(Lie lie, int honest = 0);
    ~LyingServer();
    Q_DISABLE_COPY_MOVE(LyingServer)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// `postgresql://alice@127.0.0.1:…/budget?sslmode=disable`
    [[nodiscard]] QString url() const;

private:
    QThread m_thread;
    LyingListener *m_listener; ///< lives in m_thread, goes with its end
    quint16 m_port = 0;
};

} // namespace budget::test
