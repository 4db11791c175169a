// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checkjudgement.h"
#include "core/result.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace budget {

class NetworkProbe;
class Pool;
struct NetworkTarget;
struct ReachedTarget;
struct TlsOutcome;

/// The ledger to check, and what the caller already knows about it.
struct CheckTask
{
    using Examination = std::function<QFuture<Result<ServerFindings>>(const std::function<qint64()> &now)>;

    LedgerLogin login;
    PoolSettings pool = {};
    std::optional<Error> stringError = {}; ///< why the connection string cannot be read; `login` is then invalid
    std::optional<Error> secretError = {}; ///< why there is no password
    /// Runs the queries in the session, which has the local file locked. Empty: the checks open a connection.
    Examination examine = {};
};

/// Time limits of the steps. A server that has to wake up gets more time.
struct CheckLimits
{
    std::chrono::milliseconds network{4'000}; ///< for each name lookup, port and handshake
    std::chrono::milliseconds login{5'000};
    std::chrono::milliseconds loginWaking{15'000}; ///< if the host is Neon's
    std::chrono::milliseconds statement{5'000};
};

/// Runs the checklist for one ledger on connections of its own and changes nothing in that ledger. GUI thread; does not
/// block. Destruction and cancel() stop the run at once. The password is sent by libpq alone, after the server has
/// proved its identity as far as `sslmode` asks for it.
class Checks : public QObject
{
    Q_OBJECT

public:
    /// Milliseconds since 1970, UTC.
    using WallClock = std::function<qint64()>;

    explicit Checks(WallClock now = {}, const CheckLimits &limits = {}, QObject *parent = nullptr);
    ~Checks() override;

    /// Runs all checks from the first one on. Cancels a run that is under way.
    void start(const CheckTask &task);
    /// Runs `check` again, and the checks that were skipped because of it; the others keep their results. Only after
    /// start().
    void repeat(Check check);
    /// Stops the run; the check that was running is Waiting again.
    void cancel();

    [[nodiscard]] const Checklist &checklist() const { return m_checklist; }
    [[nodiscard]] const CheckTask &task() const { return m_task; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void changed();
    /// The last check has ended, or cancel() was called.
    void finished();

private:
    struct Opening;

    [[nodiscard]] const ServerAddress *server() const
    {
        const auto *login = std::get_if<ServerLogin>(&m_task.login);
        return login ? &login->address : nullptr;
    }
    [[nodiscard]] bool isBySocket() const;
    [[nodiscard]] bool isOpen(Check check) const { return !m_checklist.result(check).isSettled(); }

    void run();
    void proceed();
    void proceedSoon();
    void stop();
    void begin(Check check);
    void settle(CheckResult result);
    void settleOpen(CheckResult result);
    void skipOpen(Check failed);
    void skipNetwork();

    void judgeInput();
    void lookUp();
    void openPorts();
    void notePorts(const std::vector<ReachedTarget> &reached);
    void shakeHands();
    void noteHandshake(const TlsOutcome &outcome);
    void logIn();
    void ask(const LedgerLogin &login);
    [[nodiscard]] QFuture<Result<ServerFindings>> examineAnew(const LedgerLogin &login,
                                                              const std::shared_ptr<Opening> &opening);
    void noteServer(const Result<ServerFindings> &answer, const Opening &opening);
    void passLogin(Check before, std::chrono::milliseconds time);

    WallClock m_now;
    CheckLimits m_limits;
    CheckTask m_task;
    Checklist m_checklist;
    std::optional<Error> m_unanswered; ///< error of the login with channel binding, set when it is tried without
    QElapsedTimer m_clock;             ///< started when the running check began
    std::vector<NetworkTarget> m_targets;
    bool m_isConnected = false; ///< the probe holds an open socket
    bool m_isRunning = false;
    QString m_host; ///< the host whose port answered
    std::unique_ptr<NetworkProbe> m_probe;
    std::unique_ptr<Pool> m_pool;
};

} // namespace budget
