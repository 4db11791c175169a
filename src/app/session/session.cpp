// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include "app/ledger/ledger.h"
#include "app/session/sessionplace.h"
#include "app/work/answerchain.h"
#include "app/work/pools.h"
#include "db/checks/serverquestions.h"
#include "db/files/filemigration.h"
#include "db/open/open.h"
#include "db/pool/pool.h"
#include "db/schema/deployment.h"
#include "db/schema/preparation.h"

#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

FileAccess fileAccess(Session::Access access)
{
    switch (access) {
    case Session::Access::Full:
        return FileAccess::Writing;
    case Session::Access::Beginning:
        return FileAccess::Beginning;
    case Session::Access::Reading:
        break;
    }
    return FileAccess::Looking;
}

/// The check of the whole file starts this long after the opening, when the views have read and painted their rows.
constexpr std::chrono::milliseconds kUntilTidied{300};

/// `timeout` limits each statement. It is as long as the time limit for all attempts of a piece of work together.
ConnectionFactory factoryFor(const LedgerLogin &login, std::chrono::milliseconds timeout, Session::Access access)
{
    return connectionFactory(login, fileAccess(access), {.statement = timeout});
}

/// A local file gets one connection, because SQLite allows one writer.
PoolSettings settingsFor(const LedgerLogin &login, PoolSettings settings)
{
    if (std::holds_alternative<LocalFile>(login)) {
        settings.size = 1;
        settings.maxOverflow = 0;
        settings.recycle = std::chrono::seconds(-1); // a local file's connection needs no recycling
    }
    return settings;
}

std::optional<ErrorKind> whyReadOnly(const Preparation &ledger, const Connection &connection, Session::Access access)
{
    if (const auto refusal = connection.writeRefusal(); refusal && access != Session::Access::Reading)
        return refusal;
    if (ledger.isNewer)
        return ErrorKind::SchemaNewer;
    if (ledger.notMigrated)
        return ledger.notMigrated->kind;
    const bool isReadOnly = ledger.isReadOnly || access == Session::Access::Reading;
    return isReadOnly ? std::optional(ErrorKind::ReadOnlyServer) : std::nullopt;
}

/// Whether the server has refused the password since the ledger was opened. Opening the same login again must then
/// connect anew.
bool isRefused(const std::optional<Error> &error)
{
    return error && (error->kind == ErrorKind::PasswordRejected || error->kind == ErrorKind::PasswordMissing);
}

std::chrono::microseconds timeBetween(SessionWatch::TimePoint start, SessionWatch::TimePoint end)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(end - start);
}

} // namespace

Session::Session(const WorkTools &tools, QObject *parent)
    : QObject(parent), m_tools(tools), m_ledger(std::make_unique<Ledger>(tools)), m_opener(tools)
{
    m_clock.setSingleShot(true);
    connect(&m_clock, &QTimer::timeout, this, &Session::lookAtClock);
    connectLedger();
}

Session::~Session() = default;

void Session::connectLedger()
{
    const WorkRunner *work = &m_ledger->m_runner;
    connect(work, &WorkRunner::began, this, [this] {
        m_watch.workBegan(m_tools.now());
        publish();
    });
    connect(work, &WorkRunner::repeated, this, [this](const Error &error) {
        m_watch.attemptFailed(error, m_tools.now());
        publish();
    });
    connect(work, &WorkRunner::ended, this, &Session::noteAnswer);
    connect(work, &WorkRunner::happened, this, [this](const JournalEntry &entry) { note(entry, *m_login); });
    connect(&m_opener, &WorkRunner::happened, this, [this](const JournalEntry &entry) {
        if (entry.kind == JournalKind::Retried) // open() itself notes success and failure
            note(entry, m_opening);
    });
    connect(m_ledger.get(), &Ledger::pendingWritesChanged, this, &Session::publish);
}

/// May run several times, once for each attempt: existing tables stay as they are.
Result<Session::Prepared> Session::prepare(Connection &connection, Access access)
{
    const auto steps = migrations(connection.engine());
    // A command reports what is stored, so the file is checked first. A window shows the rows first, and tidy() checks
    // the file later.
    const auto ledger = access == Access::Reading
        ? connection.checkStorage().and_then([&] { return lookAtLedger(connection, steps); })
        : prepareWithCopy(connection, steps);
    return ledger.map([&](const Preparation &p) {
        return Prepared{connection.encryption(),
                        p.recordsOperations,
                        p.hasLog,
                        whyReadOnly(p, connection, access),
                        p.layout,
                        p.copy};
    });
}

QFuture<Result<void>> Session::open(const LedgerLogin &login, const PoolSettings &settings, Access access)
{
    if (m_pool && m_login == login && m_settings == settings && m_access == access && !isRefused(m_status.lastError))
        return QtFuture::makeReadyFuture(Result<void>());
    cancelOpening();
    m_candidate = std::make_unique<Pool>(settingsFor(login, settings), factoryFor(login, settings.timeout, access));
    m_opening = login;
    m_openingSince = m_tools.now();
    connect(m_candidate.get(), &Pool::happened, this, [this, login](const JournalEntry &entry) { note(entry, login); });
    m_opener.use(m_candidate.get(), settings.timeout, sourceOf(login));
    publish();
    const auto finish = [=, this, candidate = m_candidate.get()](const Result<Prepared> &prepared) -> Result<void> {
        if (m_candidate.get() != candidate)
            return failure(ErrorKind::Cancelled);
        m_opener.use(nullptr, {});
        if (prepared) {
            m_access = access == Access::Beginning ? Access::Full : access;
            finishOpening(login, settings, *prepared);
            return {};
        }
        retire(std::move(m_candidate), this);
        note(failureEntry(JournalKind::LedgerFailed, prepared.error()), login);
        publish();
        return tl::make_unexpected(prepared.error());
    };
    return m_opener.run(
        WorkKind::Read, [access](Connection &c) { return prepare(c, access); }, u"open_ledger"_s, finish);
}

void Session::cancelOpening()
{
    if (!m_candidate)
        return;
    auto candidate = std::move(m_candidate); // before cancelAll(), which may deliver the answer Cancelled at once
    m_opener.cancelAll();
    m_opener.use(nullptr, {});
    candidate->interrupt();
    retire(std::move(candidate), this);
    publish();
}

void Session::close()
{
    cancelOpening();
    if (m_pool)
        retire(std::move(m_pool), this);
    m_ledger->use(nullptr, {}, {});
    if (m_location)
        note({.kind = JournalKind::LedgerClosed}, *m_login);
    m_location.reset();
    m_login.reset();
    m_status = {};
    m_watch = {};
    skipState();
    publishAtOnce();
}

void Session::settle()
{
    if (m_pool && m_status.isLocal)
        m_pool->run([](Connection &connection) {
            connection.rest();
            return Result<void>();
        });
}

void Session::cancelWork()
{
    m_ledger->m_runner.cancelAll();
}

QFuture<Result<ServerFindings>> Session::examine(const std::function<qint64()> &now)
{
    if (!m_pool)
        return answeredNow(Result<ServerFindings>(failure(ErrorKind::NotOpen)));
    return m_pool->run([now](Connection &connection) { return readServerFindings(connection, now); });
}

QFuture<Result<DeploymentPlan>> Session::planTables()
{
    if (!m_pool)
        return answeredNow(Result<DeploymentPlan>(failure(ErrorKind::NotOpen)));
    return m_pool->run([](Connection &c) { return planDeployment(c, migrations(c.engine())); });
}

void Session::lookAtClock()
{
    m_watch.timePassed(m_tools.now());
    publish();
}

void Session::finishOpening(const LedgerLogin &login, const PoolSettings &settings, const Prepared &prepared)
{
    if (m_pool) {
        retire(std::move(m_pool), this);
        note({.kind = JournalKind::LedgerClosed}, *m_login);
    }
    m_pool = std::move(m_candidate);
    m_login = login;
    m_location = locationOf(login);
    m_settings = settings;
    m_status = statusOf(*m_location, prepared.encryption);
    useLedger(prepared);
    m_watch.opened(placeOf(*m_location, m_status.isReadOnly), m_tools.now());
    connect(m_pool.get(), &Pool::statsChanged, this, &Session::publish);
    connect(m_pool.get(), &Pool::endedByServer, this, [this] {
        m_watch.endedByServer(m_tools.now());
        publish();
    });
    note({.kind = JournalKind::LedgerOpened, .time = timeBetween(*m_openingSince, m_tools.now())}, login);
    skipState();
    publishAtOnce();
    QTimer::singleShot(kUntilTidied, m_pool.get(), [this, pool = m_pool.get()] {
        if (pool == m_pool.get())
            tidy();
    });
    Q_EMIT opened(); // when this returns, the views have queued their queries
    if (!prepared.copy.isEmpty())
        Q_EMIT migrated(prepared.copy);
}

/// Checks the whole file. Runs after the first queries of the window, because the check of a large file takes long.
/// Before the first write, Connection::checkStorage() checks the file in any case.
void Session::tidy()
{
    if (!m_status.isLocal || m_access == Access::Reading)
        return;
    const auto work = [](Connection &c) { return tidyLedger(c, migrations(c.engine())); };
    whenAnswered(m_pool->run(work), this, [this, pool = m_pool.get()](const Result<void> &answer) {
        if (pool == m_pool.get() && !answer && answer.error().kind == ErrorKind::FileDamaged)
            noteDamage(answer.error());
    });
}

void Session::noteDamage(const Error &error)
{
    if (m_status.readOnlyBecause == ErrorKind::FileDamaged)
        return;
    Prepared damaged = m_prepared;
    damaged.recordsOperations = false;
    damaged.readOnlyBecause = error.kind;
    useLedger(damaged);
    m_status.lastError = error;
    m_watch.opened(placeOf(*m_location, true), m_tools.now());
    note(failureEntry(JournalKind::WorkFailed, error), *m_login);
    publish();
    Q_EMIT damageFound(error);
}

/// A read-only server may have become writable, so writes are sent to it. Writes are refused without a round trip only
/// for a reason of the program itself, or for a local file.
void Session::useLedger(const Prepared &prepared)
{
    const auto why = prepared.readOnlyBecause;
    m_status.readOnlyBecause = why;
    m_status.isReadOnly = why.has_value();
    m_status.isProtected = prepared.recordsOperations || m_status.isReadOnly;
    m_prepared = prepared;
    const bool isOurs = why == ErrorKind::SchemaNewer || m_status.isLocal || m_access == Access::Reading;
    m_ledger->use(m_pool.get(), m_settings.timeout,
                  {prepared.recordsOperations, prepared.hasLog, prepared.layout, isOurs ? why : std::nullopt,
                   sourceOf(*m_login)});
}

void Session::publish()
{
    updateStatus();
    if (std::exchange(m_isPublishing, true))
        return;
    const auto announce = [this] {
        if (std::exchange(m_isPublishing, false))
            Q_EMIT statusChanged();
    };
    QMetaObject::invokeMethod(this, announce, Qt::QueuedConnection);
}

void Session::publishAtOnce()
{
    updateStatus();
    m_isPublishing = false;
    Q_EMIT statusChanged();
}

void Session::updateStatus()
{
    m_status.pendingWrites = m_ledger->pendingWrites();
    m_status.isChecking = m_ledger->isChecking();
    m_status.pool = m_pool ? m_pool->stats() : PoolStats();
    publishWatch();
    if (m_candidate) {
        m_status.state = SessionState::Connecting;
        m_status.waitingSince = m_openingSince;
    }
}

void Session::publishWatch()
{
    m_status.state = m_watch.state();
    m_status.waitingSince = m_watch.waitingSince();
    m_status.workingSince = m_watch.workingSince();
    m_status.wakeTime = m_watch.wakeTime();
    noteState();
    if (const auto deadline = m_watch.nextDeadline())
        m_clock.start(std::chrono::ceil<std::chrono::milliseconds>(*deadline - m_tools.now()));
    else
        m_clock.stop();
}

/// Completes, masks and emits an entry for the journal. All entries of the session pass through this function.
void Session::note(JournalEntry entry, const LedgerLogin &login)
{
    const auto *server = std::get_if<ServerLogin>(&login);
    entry.place = server ? server->address.place() : std::get<LocalFile>(login).path;
    Q_EMIT happened(cleaned(std::move(entry), login));
}

void Session::noteState()
{
    const NotedState before = m_noted;
    skipState();
    const SessionState now = m_noted.state;
    if (now == before.state)
        return;
    if (now == SessionState::Asleep && before.state != SessionState::Waking)
        note({.kind = JournalKind::FellAsleep}, *m_login);
    else if (now == SessionState::Lost)
        note(failureEntry(JournalKind::Lost, m_status.lastError.value_or(Error{})), *m_login);
    const bool hasAnswered = now == SessionState::Connected || now == SessionState::ReadOnly;
    if (!hasAnswered || !before.waitingSince)
        return;
    const bool isAwake = before.state == SessionState::Waking;
    note({.kind = isAwake ? JournalKind::Woke : JournalKind::Reconnected,
          .time = timeBetween(*before.waitingSince, m_tools.now())},
         *m_login);
}

/// Treats the current state as already noted, so that the journal gets no entry for it.
void Session::skipState()
{
    m_noted = {m_watch.state(), m_watch.waitingSince()};
}

void Session::noteAnswer(const std::optional<Error> &error)
{
    m_watch.workEnded(error, m_tools.now());
    if (!error || error->kind != ErrorKind::Cancelled)
        m_status.lastError = error;
    publish();
    if (error && error->kind == ErrorKind::FileDamaged && m_pool)
        noteDamage(*error);
}

} // namespace budget
