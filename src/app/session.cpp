// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "app/answers.h"
#include "app/ledger.h"
#include "db/pool/pool.h"
#include "db/postgresconnection.h"
#include "db/schema/preparation.h"
#include "db/sqliteconnection.h"

namespace budget {

namespace {

ConnectionFactory factoryFor(const LedgerLocation &location)
{
    if (const auto *file = std::get_if<LocalFile>(&location))
        return [path = file->path](const InterruptPtr &) { return SqliteConnection::open(path); };
    return [address = std::get<ServerAddress>(location)](InterruptPtr interrupt) {
        return PostgresConnection::open(address, std::move(interrupt));
    };
}

/// A file has one writer, so one worker serves it.
PoolSettings settingsFor(const LedgerLocation &location, PoolSettings settings)
{
    if (std::holds_alternative<LocalFile>(location)) {
        settings.size = 1;
        settings.maxOverflow = 0;
    }
    return settings;
}

/// What the first connection found.
struct Opening
{
    QString encryption;
    Preparation preparation;
};

Result<Opening> prepare(Connection &connection)
{
    return prepareLedger(connection, migrations(connection.engine())).map([&](const Preparation &preparation) {
        return Opening{connection.encryption(), preparation};
    });
}

/// Whether an error says that there is no connection, rather than something about the work.
bool isAboutConnection(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::HostUnknown:
    case ErrorKind::HostUnreachable:
    case ErrorKind::ConnectTimeout:
    case ErrorKind::TlsUnavailable:
    case ErrorKind::CertificateRejected:
    case ErrorKind::PasswordRejected:
    case ErrorKind::DatabaseUnknown:
    case ErrorKind::ServerUnavailable:
    case ErrorKind::ConnectionLost:
    case ErrorKind::StatementTimeout:
        return true;
    default:
        return false;
    }
}

StatusSnapshot statusOf(const LedgerLocation &location, const QString &encryption)
{
    StatusSnapshot status;
    if (const auto *file = std::get_if<LocalFile>(&location)) {
        status.state = SessionState::LocalFile;
        status.place = file->path;
        return status;
    }
    const auto &address = std::get<ServerAddress>(location);
    status.state = SessionState::Connected;
    status.place = address.place();
    status.isPooled = address.isPooled();
    status.encryption = encryption;
    return status;
}

} // namespace

Session::Session(QObject *parent) : QObject(parent), m_ledger(std::make_unique<Ledger>())
{
    connect(m_ledger.get(), &Ledger::answered, this, &Session::noteAnswer);
    connect(m_ledger.get(), &Ledger::pendingWritesChanged, this, &Session::publish);
}

Session::~Session() = default;

QFuture<Result<void>> Session::open(const LedgerLocation &location, const PoolSettings &settings)
{
    if (m_pool && m_location == location && m_settings == settings)
        return QtFuture::makeReadyFuture(Result<void>());
    cancelOpening();
    m_candidate = std::make_unique<Pool>(settingsFor(location, settings), factoryFor(location));
    publish();
    return mapAnswer(m_candidate->run(prepare), this,
                     [this, location, settings,
                      candidate = m_candidate.get()](const Result<Opening> &opening) -> Result<void> {
                         if (m_candidate.get() != candidate)
                             return failure(ErrorKind::Cancelled);
                         if (opening) {
                             finishOpening(location, settings, opening->encryption, opening->preparation);
                             return {};
                         }
                         retire(std::move(m_candidate));
                         publish();
                         return tl::make_unexpected(opening.error());
                     });
}

void Session::cancelOpening()
{
    if (!m_candidate)
        return;
    m_candidate->interrupt();
    retire(std::move(m_candidate));
    publish();
}

void Session::close()
{
    cancelOpening();
    if (m_pool)
        retire(std::move(m_pool));
    m_ledger->use(nullptr, false);
    m_location.reset();
    m_status = {};
    publish();
}

void Session::finishOpening(const LedgerLocation &location, const PoolSettings &settings, const QString &encryption,
                            const Preparation &preparation)
{
    if (m_pool)
        retire(std::move(m_pool));
    m_pool = std::move(m_candidate);
    m_ledger->use(m_pool.get(), preparation.recordsOperations);
    m_location = location;
    m_settings = settings;
    m_status = statusOf(location, encryption);
    connect(m_pool.get(), &Pool::statsChanged, this, &Session::publish);
    publish();
    Q_EMIT opened();
}

/// Lets a pool finish what runs in it, then forgets it; nobody waits for that.
void Session::retire(std::unique_ptr<Pool> pool)
{
    Pool *retired = pool.release();
    retired->disconnect(this);
    retired->setParent(this);
    connect(retired, &Pool::emptied, retired, &QObject::deleteLater);
    retired->shutDown();
}

void Session::publish()
{
    m_status.pendingWrites = m_ledger->pendingWrites();
    m_status.pool = m_pool ? m_pool->stats() : PoolStats();
    if (m_candidate)
        m_status.state = SessionState::Connecting;
    else if (!m_pool)
        m_status.state = SessionState::Closed;
    else
        m_status.state = stateOfOpenLedger();
    Q_EMIT statusChanged();
}

SessionState Session::stateOfOpenLedger() const
{
    if (std::holds_alternative<LocalFile>(*m_location))
        return SessionState::LocalFile;
    const bool isLost = m_status.lastError && isAboutConnection(m_status.lastError->kind);
    return isLost ? SessionState::Lost : SessionState::Connected;
}

void Session::noteAnswer(const std::optional<Error> &error)
{
    if (error && error->kind == ErrorKind::Cancelled)
        return;
    m_status.lastError = error;
    publish();
}

} // namespace budget
