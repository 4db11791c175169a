// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/checks.h"

#include "app/checks/certificatefindings.h"
#include "app/checks/networkprobe.h"
#include "app/work/answers.h"
#include "app/work/pools.h"
#include "core/address/neonhost.h"
#include "db/checks/serverquestions.h"
#include "db/open/open.h"
#include "db/pool/pool.h"

#include <QDateTime>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

CheckResult of(Check check, CheckState state, std::vector<Evidence> evidence = {})
{
    return {check, state, std::move(evidence)};
}

CheckResult failureOf(Check check, const Error &error, std::vector<Evidence> evidence = {})
{
    CheckResult result = of(check, CheckState::Failed, std::move(evidence));
    result.error = error;
    return result;
}

Fact factOf(Reach reach)
{
    switch (reach) {
    case Reach::Open:
        return Fact::PortOpen;
    case Reach::Refused:
        return Fact::PortRefused;
    case Reach::Silent:
    case Reach::Unreachable:
        break;
    }
    return Fact::PortSilent;
}

Error errorOf(const ReachedTarget &target)
{
    if (target.reach == Reach::Refused)
        return {ErrorKind::HostUnreachable, Field::Port, target.detail, {}, {}};
    const auto kind = target.reach == Reach::Silent ? ErrorKind::ConnectTimeout : ErrorKind::HostUnreachable;
    return {kind, Field::Host, target.detail, {}, {}};
}

} // namespace

/// Whether the connection was opened and how long that took. Written by the worker thread before its job runs.
struct Checks::Opening
{
    milliseconds time{0};
    bool hasOpened = false;
};

Checks::Checks(WallClock now, const CheckLimits &limits, QObject *parent)
    : QObject(parent), m_now(now ? std::move(now) : WallClock(QDateTime::currentMSecsSinceEpoch)), m_limits(limits)
{ }

Checks::~Checks() = default;

void Checks::start(const CheckTask &task)
{
    stop();
    m_task = task;
    m_targets.clear();
    m_checklist.reset();
    run();
}

void Checks::repeat(Check check)
{
    stop();
    m_checklist.reset(check);
    run();
}

void Checks::cancel()
{
    if (!m_isRunning)
        return;
    stop();
    Q_EMIT changed();
    Q_EMIT finished();
}

void Checks::run()
{
    m_isRunning = true;
    m_probe = std::make_unique<NetworkProbe>(m_limits.network);
    m_isConnected = false;
    proceedSoon();
}

void Checks::stop()
{
    m_isRunning = false;
    m_probe.reset();
    if (m_pool) {
        m_pool->interrupt();
        retire(std::move(m_pool), this);
    }
    m_checklist.stop();
}

/// Calls proceed() in a later turn of the event loop, so that the receivers of changed() see each result.
void Checks::proceedSoon()
{
    QMetaObject::invokeMethod(
        this,
        [this, probe = m_probe.get()] {
            if (m_isRunning && m_probe.get() == probe)
                proceed();
        },
        Qt::QueuedConnection);
}

void Checks::proceed()
{
    const auto next = m_checklist.next();
    if (!next) {
        m_isRunning = false;
        m_probe.reset();
        Q_EMIT finished();
        return;
    }
    if (*next <= Check::SecretAvailable)
        judgeInput();
    else if (*next <= Check::TlsAgreed && (!server() || isBySocket()))
        skipNetwork();
    else if (*next == Check::NameResolves || (*next <= Check::TlsAgreed && m_targets.empty()))
        lookUp();
    else if (*next == Check::PortAnswers || (*next == Check::TlsAgreed && !m_isConnected && wantsTls(*server())))
        openPorts();
    else if (*next == Check::TlsAgreed)
        shakeHands();
    else
        logIn();
}

void Checks::begin(Check check)
{
    m_clock.start();
    if (isOpen(check)) {
        m_checklist.begin(check);
        Q_EMIT changed();
    }
}

/// Adds the time since begin() if the result has no time of its own.
void Checks::settle(CheckResult result)
{
    if (result.time.count() == 0 && m_checklist.result(result.check).state == CheckState::Running)
        result.time = std::chrono::microseconds(m_clock.nsecsElapsed() / 1000);
    m_checklist.settle(result);
    Q_EMIT changed();
}

/// Settles the check unless it has a result already: repeat() keeps the results of the other checks.
void Checks::settleOpen(CheckResult result)
{
    if (isOpen(result.check))
        settle(std::move(result));
}

bool Checks::isBySocket() const
{
    return server() && server()->host.startsWith(u'/');
}

void Checks::judgeInput()
{
    if (isOpen(Check::StringUnderstood))
        settle(m_task.stringError ? failureOf(Check::StringUnderstood, *m_task.stringError)
                                  : judgeString(locationOf(m_task.login)));
    if (isOpen(Check::SecretAvailable))
        settle(m_task.secretError ? failureOf(Check::SecretAvailable, *m_task.secretError) : judgeSecret(m_task.login));
    proceedSoon();
}

void Checks::skipNetwork()
{
    settleOpen(of(Check::NameResolves, CheckState::NotNeeded));
    std::vector<Evidence> socket;
    if (isBySocket())
        socket.push_back({Fact::Socket, server()->host});
    settleOpen(of(Check::PortAnswers, CheckState::NotNeeded, socket));
    settleOpen(of(Check::TlsAgreed, CheckState::NotNeeded));
    proceedSoon();
}

void Checks::lookUp()
{
    begin(Check::NameResolves);
    whenAnswered(m_probe->lookUp(server()->hosts()), m_probe.get(), [this](const Result<NetworkProbe::Targets> &found) {
        std::vector<Evidence> evidence{{Fact::Host, server()->host}};
        if (!found) {
            settle(failureOf(Check::NameResolves, found.error(), evidence));
            return proceedSoon();
        }
        m_targets = *found;
        for (const NetworkTarget &target : m_targets)
            evidence.push_back({Fact::Address, target.address});
        settleOpen(of(Check::NameResolves, CheckState::Passed, evidence));
        proceedSoon();
    });
}

void Checks::openPorts()
{
    begin(Check::PortAnswers);
    whenAnswered(m_probe->open(m_targets), m_probe.get(),
                 [this](const std::vector<ReachedTarget> &reached) { notePorts(reached); });
}

void Checks::notePorts(const std::vector<ReachedTarget> &reached)
{
    std::vector<Evidence> evidence;
    evidence.reserve(reached.size());
    for (const ReachedTarget &place : reached)
        evidence.push_back(
            {factOf(place.reach), u"%1 %2"_s.arg(place.target.address, QString::number(place.target.port))});
    const auto open = std::ranges::find(reached, Reach::Open, &ReachedTarget::reach);
    m_isConnected = open != reached.end();
    if (m_isConnected) {
        m_host = open->target.host;
        settleOpen(of(Check::PortAnswers, CheckState::Passed, evidence));
    } else {
        // A host often has an address on whose port nothing listens; the silent address is more likely the server's.
        const auto silent = std::ranges::find_if(reached, [](const auto &r) { return r.reach != Reach::Refused; });
        const auto &told = silent == reached.end() ? reached.front() : *silent;
        settle(failureOf(Check::PortAnswers, errorOf(told), evidence));
    }
    proceedSoon();
}

void Checks::shakeHands()
{
    begin(Check::TlsAgreed);
    TlsWish wish = wishFor(*server());
    wish.now = QDateTime::fromMSecsSinceEpoch(m_now(), Qt::UTC);
    if (!wantsTls(*server())) {
        settle(judgeUnencrypted(*server()));
        return proceedSoon();
    }
    if (const auto obstacle = obstacleTo(wish)) {
        settle(failureOf(Check::TlsAgreed, *obstacle));
        return proceedSoon();
    }
    whenAnswered(m_probe->shakeHands(wish), m_probe.get(), [this](const TlsOutcome &outcome) {
        m_probe->hangUp();
        m_isConnected = false;
        noteHandshake(outcome);
        proceedSoon();
    });
}

void Checks::noteHandshake(const TlsOutcome &outcome)
{
    const bool offersNone = outcome.error && outcome.error->kind == ErrorKind::TlsUnavailable
        && outcome.error->field == Field::Url;
    if (offersNone && sslModeFor(*server()) == u"prefer") {
        settle(judgeUnencrypted(*server()));
        return;
    }
    const CheckResult result = outcome.findings ? judgeTls(*outcome.findings, *server(), m_host)
                                                : of(Check::TlsAgreed, CheckState::Passed);
    settle(outcome.error ? failureOf(Check::TlsAgreed, *outcome.error, result.evidence) : result);
}

/// All checks from the login on share one connection.
void Checks::logIn()
{
    begin(*m_checklist.next());
    m_probe->hangUp();
    const auto isNew = isYetToBeCreated(m_task.login);
    if (!isNew) {
        noteServer(tl::make_unexpected(isNew.error()), {});
        return proceedSoon();
    }
    if (*isNew) {
        CheckResult result = of(Check::DatabaseExists, CheckState::Warned,
                                {{Fact::File, std::get<LocalFile>(m_task.login).path}});
        result.concern = Concern::FileNotYet;
        passLogin(Check::DatabaseExists, {});
        settleOpen(result);
        for (auto i = static_cast<std::size_t>(Check::RoundTrip); i < kCheckCount; ++i)
            settleOpen(of(checkAt(i), CheckState::NotNeeded));
        return proceedSoon();
    }
    m_unanswered.reset();
    ask(m_task.login);
}

void Checks::ask(const LedgerLogin &login)
{
    const auto opening = std::make_shared<Opening>();
    opening->hasOpened = static_cast<bool>(m_task.examine);
    const auto answer = m_task.examine ? m_task.examine(m_now) : examineAnew(login, opening);
    whenAnswered(answer, m_probe.get(), [this, opening](const Result<ServerFindings> &found) {
        if (m_pool)
            retire(std::move(m_pool), this);
        if (!found && server() && !m_unanswered) {
            if (const auto unbound = withoutChannelBinding(*server(), found.error())) {
                m_unanswered = found.error();
                return ask(ServerLogin{*unbound, passwordOf(m_task.login)});
            }
        }
        noteServer(found || !m_unanswered ? found : tl::make_unexpected(*m_unanswered), *opening);
        proceedSoon();
    });
}

QFuture<Result<ServerFindings>> Checks::examineAnew(const LedgerLogin &login, const std::shared_ptr<Opening> &opening)
{
    OpenTimeouts timeouts;
    timeouts.connect = server() && neonHost(server()->host) ? m_limits.loginWaking : m_limits.login;
    timeouts.statement = m_limits.statement;
    m_pool = std::make_unique<Pool>(
        singleConnection(), [login, timeouts, opening](InterruptPtr interrupt) -> Result<std::unique_ptr<Connection>> {
            const auto start = steady_clock::now();
            auto connection = openConnection(login, FileAccess::Looking, std::move(interrupt), timeouts);
            opening->time = std::chrono::duration_cast<milliseconds>(steady_clock::now() - start);
            opening->hasOpened = connection.has_value();
            return connection;
        });
    return m_pool->run([now = m_now](Connection &connection) { return readServerFindings(connection, now); });
}

void Checks::noteServer(const Result<ServerFindings> &answer, const Opening &opening)
{
    // Some poolers accept the login and refuse it only when the first statement arrives.
    const auto isLateRefusal = [](const Error &error) {
        return error.kind != ErrorKind::DiskFull && blameOf(error) < Check::RoundTrip;
    };
    const auto error = answer ? answer->error : std::optional(answer.error());
    if (opening.hasOpened && (answer || !isLateRefusal(*error)))
        passLogin(Check::RoundTrip, opening.time);
    std::optional<Check> blamed;
    if (error) {
        blamed = answer && isLateRefusal(*error) ? answer->unread.front() : m_checklist.blame(*error);
        passLogin(*blamed, opening.time);
        CheckResult result = failureOf(*blamed, *error);
        result.time = opening.time;
        settle(result);
    }
    if (answer) {
        const QDate today = QDateTime::fromMSecsSinceEpoch(m_now()).date();
        for (const CheckResult &result : judgeServer(*answer, locationOf(m_task.login), m_task.pool, today))
            settleOpen(result);
    }
    if (blamed)
        skipOpen(*blamed);
}

/// Marks the open checks as skipped because of `failed`: the query that would have answered them has failed.
void Checks::skipOpen(Check failed)
{
    m_checklist.skipOpen(failed);
    Q_EMIT changed();
}

/// Settles the open checks of the login that come before `before`.
void Checks::passLogin(Check before, milliseconds time)
{
    const auto end = std::min(static_cast<std::size_t>(before), static_cast<std::size_t>(Check::RoundTrip));
    for (auto i = static_cast<std::size_t>(Check::EndpointKnown); i < end; ++i) {
        CheckResult result = judgeLogin(checkAt(i), locationOf(m_task.login), time);
        if (m_unanswered && result.check == Check::PasswordAccepted) {
            result.state = CheckState::Warned;
            result.concern = Concern::BindingUnanswered;
        }
        settleOpen(result);
    }
}

} // namespace budget
