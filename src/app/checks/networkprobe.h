// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checkjudgement.h"
#include "core/result.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QSslSocket;

namespace budget {

/// One address of one host.
struct NetworkTarget
{
    QString host; ///< as in the connection string
    quint16 port = kDefaultPort;
    QString address = {}; ///< numeric

    bool operator==(const NetworkTarget &) const = default;
};

enum class Reach { Open, Refused, Silent, Unreachable };

struct ReachedTarget
{
    NetworkTarget target;
    Reach reach = Reach::Silent;
    QString detail = {}; ///< the message of the operating system
};

/// What a handshake requires of the server.
struct TlsWish
{
    bool verifies = true;     ///< the certificate must be valid and issued by one of `authorities`
    bool verifiesHost = true; ///< the certificate must also name this host
    QString authorities = {}; ///< path of a PEM file
    bool onlyTls13 = false;
    QDateTime now = QDateTime::currentDateTimeUtc(); ///< the certificate must be valid at this time
};

/// How a handshake ended. A handshake that failed may have findings too.
struct TlsOutcome
{
    std::optional<TlsFindings> findings = {};
    std::optional<Error> error = {};
};

/// Tests the network path to a PostgreSQL server without a password: looks names up, opens ports, sends SSLRequest and
/// performs the TLS handshake. One step at a time. GUI thread; does not block. Each step answers within `limit`. A
/// probe that is destroyed leaves its futures without an answer.
class NetworkProbe : public QObject
{
    Q_OBJECT

public:
    using Targets = std::vector<NetworkTarget>;

    explicit NetworkProbe(std::chrono::milliseconds limit, QObject *parent = nullptr);
    ~NetworkProbe() override;

    /// All addresses of all hosts, in the order of `hosts`. Fails with HostUnknown or LookupFailed if no host has an
    /// address.
    QFuture<Result<Targets>> lookUp(const std::vector<HostPort> &hosts);
    /// Tries all targets at once. The first one in order that is open stays open for shakeHands().
    QFuture<std::vector<ReachedTarget>> open(const Targets &targets);
    /// Sends SSLRequest and performs the handshake on the socket that open() left open. The error is TlsUnavailable
    /// with Field::Url if the server does not offer TLS.
    QFuture<TlsOutcome> shakeHands(const TlsWish &wish);
    /// Closes the socket that open() left open, because it occupies one of the server's connection slots.
    void hangUp();

private:
    struct Attempts;
    struct Handshake;

    void noteReach(const std::shared_ptr<Attempts> &attempts, std::size_t index, Reach reach, const QString &detail);
    void readAnswer(const std::shared_ptr<Handshake> &handshake);
    void readRefusal(const std::shared_ptr<Handshake> &handshake);
    void limit(std::chrono::milliseconds time, std::function<void()> act);

    std::chrono::milliseconds m_limit;
    QTimer m_timer;
    std::function<void()> m_late;
    std::unique_ptr<QSslSocket> m_open;
    NetworkTarget m_target;
};

} // namespace budget
