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

/// What is to be checked, and what was found out about it before.
struct CheckTask
{
    using Examination = std::function<QFuture<Result<ServerFindings>>(const std::function<qint64()> &now)>;

    LedgerLogin login;
    PoolSettings pool = {};
    std::optional<Error> stringError = {}; ///< why it could not be read; `login` has no meaning then
    std::optional<Error> secretError = {}; ///< why there is no password
    Examination examine = {}; ///< of a file that is open and that nobody else may open; empty: it is opened here
};

/// How long a step may take. A server that wakes may take longer than one that is awake.
struct CheckLimits
{
    std::chrono::milliseconds network{4'000}; ///< a look-up, a port, a handshake: each
    std::chrono::milliseconds login{5'000};
    std::chrono::milliseconds loginWaking{15'000}; ///< where the host is Neon's
    std::chrono::milliseconds statement{5'000};
};

/// Carries out the checklist for one ledger's place, on connections of its own, and changes nothing there. GUI thread;
/// nothing blocks, and what is destroyed or cancelled gives up at once. A password goes to the server by libpq alone,
/// after the server has shown who it is.
class Checks : public QObject
{
    Q_OBJECT

public:
    /// Milliseconds since 1970, UTC.
    using WallClock = std::function<qint64()>;

    explicit Checks(WallClock now = {}, const CheckLimits &limits = {}, QObject *parent = nullptr);
    ~Checks() override;

    /// All from the beginning. What was under way is given up.
    void start(const CheckTask &task);
    /// That check again, with those that were skipped because of it; the others keep their results. Only after start().
    void repeat(Check check);
    /// Gives up what is under way; the check that was running waits again.
    void cancel();

    [[nodiscard]] const Checklist &checklist() const { return m_checklist; }
    [[nodiscard]] const CheckTask &task() const { return m_task; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void changed();
    /// There is nothing left to do, or it was cancelled.
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
    void retire();

    WallClock m_now;
    CheckLimits m_limits;
    CheckTask m_task;
    Checklist m_checklist;
    std::optional<Error> m_unanswered; ///< what a log-in with channel binding came to, before one without was tried
    QElapsedTimer m_clock;             ///< of the step under way
    std::vector<NetworkTarget> m_targets;
    bool m_isConnected = false; ///< the probe has an open socket
    bool m_isRunning = false;
    QString m_host; ///< whose port answered
    std::unique_ptr<NetworkProbe> m_probe;
    std::unique_ptr<Pool> m_pool;
};

} // namespace budget
