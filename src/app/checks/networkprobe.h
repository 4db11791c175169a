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
    QString host; ///< as it was named
    quint16 port = kDefaultPort;
    QString address = {}; ///< in digits

    bool operator==(const NetworkTarget &) const = default;
};

enum class Reach { Open, Refused, Silent, Unreachable };

struct ReachedTarget
{
    NetworkTarget target;
    Reach reach = Reach::Silent;
    QString detail = {}; ///< the system's words
};

/// What to ask of a server's TLS.
struct TlsWish
{
    bool verifies = true;     ///< the certificate
    bool verifiesHost = true; ///< and that it was made out to this host
    QString authorities = {}; ///< a file in PEM form
    bool onlyTls13 = false;
    QDateTime now = QDateTime::currentDateTimeUtc(); ///< by which it has to be valid
};

/// How a handshake ended: what there is to see of the server may be there although it failed.
struct TlsOutcome
{
    std::optional<TlsFindings> findings = {};
    std::optional<Error> error = {};
};

/// The way to a PostgreSQL server, step by step and without a password: looks names up, opens ports, asks for TLS as
/// PostgreSQL wants it and shakes hands. One step at a time. GUI thread, nothing blocks; each step answers within
/// `limit`. A probe that is destroyed gives up and answers nothing.
class NetworkProbe : public QObject
{
    Q_OBJECT

public:
    using Targets = std::vector<NetworkTarget>;

    explicit NetworkProbe(std::chrono::milliseconds limit, QObject *parent = nullptr);
    ~NetworkProbe() override;

    /// All addresses of all hosts, in their order. HostUnknown or LookupFailed where no host has any.
    QFuture<Result<Targets>> lookUp(const std::vector<HostPort> &hosts);
    /// Tries all at once; the first in order that is open stays open for shakeHands().
    QFuture<std::vector<ReachedTarget>> open(const Targets &targets);
    /// With the target that is open. TlsUnavailable with Field::Url where the server offers none.
    QFuture<TlsOutcome> shakeHands(const TlsWish &wish);
    /// Closes what open() left open: a server has few places, and some serve one at a time.
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
