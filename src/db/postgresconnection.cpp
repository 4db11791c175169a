// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgresconnection.h"

#include "core/connection/failure.h"
#include "db/cabundle.h"
#include "db/postgresvalues.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// libpq knows require_auth from version 16 on.
bool canRequireMethod()
{
    return PQlibVersion() >= 160'000;
}

/// The server offered SCRAM; nothing that depends on the password was sent.
bool lacksBinding(const Error &error)
{
    return error.detail.contains(u"did not offer an authentication method that supports channel binding"_s);
}

} // namespace

void PostgresConnection::FreeConnection::operator()(PGconn *connection) const
{
    PQfinish(connection);
}

void PostgresConnection::FreeResult::operator()(PGresult *result) const
{
    PQclear(result);
}

PostgresConnection::PostgresConnection(InterruptPtr interrupt, const PostgresTimeouts &timeouts)
    : m_interrupt(std::move(interrupt)), m_timeouts(timeouts)
{ }

PostgresConnection::~PostgresConnection() = default;

Result<std::unique_ptr<Connection>> PostgresConnection::open(const ServerAddress &address, InterruptPtr interrupt,
                                                             const PostgresTimeouts &timeouts)
{
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection(std::move(interrupt), timeouts));
    if (auto connected = connection->connect(address); !connected) {
        Error error = connected.error();
        error.detail = address.password.maskedIn(error.detail);
        return tl::make_unexpected(error);
    }
    return connection;
}

/// libpq 15 cannot be told to answer SCRAM alone, but with channel binding required it answers nothing else. So that
/// comes first, and only a server that offers SCRAM and lacks the binding is met without it.
Result<void> PostgresConnection::connect(const ServerAddress &address)
{
    const Deadline deadline = std::chrono::steady_clock::now() + m_timeouts.connect;
    const Login login = loginFor(address);
    if (login != Login::Scram || canRequireMethod())
        return connectOnce(address, login, deadline);
    auto connected = connectOnce(address, Login::BoundScram, deadline);
    if (!connected && lacksBinding(connected.error()))
        connected = connectOnce(address, Login::Scram, deadline);
    return connected;
}

Result<void> PostgresConnection::connectOnce(const ServerAddress &address, Login login, Deadline deadline)
{
    auto parameters = libpqParameters(address, systemCaBundle(), login);
    if (login != Login::AnyMethod && canRequireMethod())
        parameters.insert(u"require_auth"_s, u"scram-sha-256"_s);
    // Keys and values travel side by side: no character of a value can become another parameter.
    std::vector<QByteArray> texts;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it)
        texts.insert(texts.end(), {it.key().toUtf8(), it.value().toUtf8()});
    std::vector<const char *> keys;
    std::vector<const char *> values;
    for (std::size_t i = 0; i < texts.size(); i += 2) {
        keys.push_back(texts[i].constData());
        values.push_back(texts[i + 1].constData());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    m_handle.reset(PQconnectStartParams(keys.data(), values.data(), 0));
    return pollUntilConnected(deadline);
}

Result<void> PostgresConnection::pollUntilConnected(Deadline deadline)
{
    if (PQstatus(m_handle.get()) == CONNECTION_BAD)
        return tl::make_unexpected(connectFailure(fromServer(PQerrorMessage(m_handle.get()))));
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK) {
        const short events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        if (auto ready = wait(events, deadline); !ready) {
            const bool late = ready.error().kind == ErrorKind::StatementTimeout;
            return late ? failure(ErrorKind::ConnectTimeout, Field::Host) : Failure(ready.error());
        }
        state = PQconnectPoll(m_handle.get());
        if (state == PGRES_POLLING_FAILED)
            return tl::make_unexpected(connectFailure(fromServer(PQerrorMessage(m_handle.get()))));
    }
    PQsetnonblocking(m_handle.get(), 1);
    return {};
}

QString PostgresConnection::encryption() const
{
    return fromServer(PQsslAttribute(m_handle.get(), "protocol"));
}

bool PostgresConnection::isClean() const
{
    return !m_isAbandoned && PQstatus(m_handle.get()) == CONNECTION_OK
        && PQtransactionStatus(m_handle.get()) == PQTRANS_IDLE;
}

/// A server says nothing unasked to an idle session but its end, and a line that is closed can be read too.
bool PostgresConnection::isStillThere()
{
    pollfd watched{PQsocket(m_handle.get()), POLLIN, 0};
    return ::poll(&watched, 1, 0) == 0;
}

bool PostgresConnection::ping()
{
    return !m_isAbandoned && PQsendQuery(m_handle.get(), "SELECT 1") && finish(m_timeouts.ping);
}

Result<Rows> PostgresConnection::exec(const QString &sql, const Params &params)
{
    if (m_isAbandoned)
        return failure(ErrorKind::ConnectionLost);
    return send(sql, params) ? finish(m_timeouts.statement) : lost();
}

bool PostgresConnection::send(const QString &sql, const Params &params)
{
    std::vector<std::optional<QByteArray>> texts;
    std::vector<const char *> values;
    texts.reserve(params.size());
    for (const Value &param : params) {
        texts.push_back(parameterText(param));
        values.push_back(texts.back() ? texts.back()->constData() : nullptr);
    }
    return PQsendQueryParams(m_handle.get(), sql.toUtf8().constData(), static_cast<int>(values.size()), nullptr,
                             values.data(), nullptr, nullptr, 0);
}

Result<std::vector<Rows>> PostgresConnection::execTogether(const std::vector<Statement> &statements)
{
    if (m_isAbandoned || !PQenterPipelineMode(m_handle.get()))
        return failure(ErrorKind::ConnectionLost);
    const bool isSent = std::ranges::all_of(statements, [this](const Statement &s) { return send(s.sql, s.params); })
        && PQpipelineSync(m_handle.get());
    return isSent ? finishPipeline(statements.size()) : abandon(lost().value());
}

Result<void> PostgresConnection::execScript(const QString &sql)
{
    if (m_isAbandoned)
        return failure(ErrorKind::ConnectionLost);
    if (!PQsendQuery(m_handle.get(), sql.toUtf8().constData()))
        return lost();
    return finish(m_timeouts.statement).map([](const Rows &) {});
}

/// Reads answers until the server has none left; the last one's rows, or the first error.
Result<Rows> PostgresConnection::finish(std::chrono::milliseconds patience)
{
    const Deadline deadline = std::chrono::steady_clock::now() + patience;
    if (auto flushed = flush(deadline); !flushed)
        return abandon(flushed.error());
    Result<Rows> answer = Rows();
    for (;;) {
        auto result = nextResult(deadline);
        if (!result)
            return abandon(result.error());
        if (!*result)
            return answer;
        if (answer)
            answer = rowsOf(result->get());
    }
}

/// The rows of every statement, or the first error; the statements behind one were not carried out.
Result<std::vector<Rows>> PostgresConnection::finishPipeline(std::size_t count)
{
    const Deadline deadline = std::chrono::steady_clock::now() + m_timeouts.statement;
    if (auto flushed = flush(deadline); !flushed)
        return abandon(flushed.error());
    Result<std::vector<Rows>> answers;
    for (std::size_t i = 0; i < count && answers; ++i) {
        auto rows = nextAnswer(deadline);
        if (rows)
            answers->push_back(*std::move(rows));
        else
            answers = tl::make_unexpected(rows.error());
    }
    if (m_isAbandoned)
        return answers;
    const auto committed = leavePipeline(deadline);
    return answers && !committed ? tl::make_unexpected(committed.error()) : answers;
}

/// Of one statement in a pipeline: its result, and the null that ends it.
Result<Rows> PostgresConnection::nextAnswer(Deadline deadline)
{
    const auto result = nextResult(deadline);
    if (!result || !*result)
        return abandon(result ? lost().value() : result.error());
    auto answer = rowsOf(result->get());
    const auto end = nextResult(deadline);
    if (!end || *end || PQstatus(m_handle.get()) != CONNECTION_OK)
        return abandon(answer ? lost().value() : answer.error());
    return answer;
}

/// Reads up to the synchronisation point, where the transaction is committed: that too can fail.
Result<void> PostgresConnection::leavePipeline(Deadline deadline)
{
    Result<void> committed;
    for (int nulls = 0;;) {
        const auto result = nextResult(deadline);
        nulls = result && *result ? 0 : nulls + 1;
        if (!result || nulls > 1)
            return abandon(result ? lost().value() : result.error());
        const ExecStatusType status = *result ? PQresultStatus(result->get()) : PGRES_EMPTY_QUERY;
        if (status == PGRES_PIPELINE_SYNC)
            break;
        if (status == PGRES_FATAL_ERROR && committed)
            committed = tl::make_unexpected(errorOf(result->get()));
    }
    return PQexitPipelineMode(m_handle.get()) ? committed : abandon(lost().value());
}

Result<void> PostgresConnection::flush(Deadline deadline)
{
    for (;;) {
        const int left = PQflush(m_handle.get());
        if (left <= 0)
            return left == 0 ? Result<void>() : lost();
        if (auto ready = wait(POLLIN | POLLOUT, deadline); !ready)
            return ready;
        if (!PQconsumeInput(m_handle.get()))
            return lost();
    }
}

Result<PostgresConnection::ResultPtr> PostgresConnection::nextResult(Deadline deadline)
{
    while (PQisBusy(m_handle.get())) {
        if (auto ready = wait(POLLIN, deadline); !ready)
            return tl::make_unexpected(ready.error());
        // A failure shows in the result that follows, with the server's last words in it.
        if (!PQconsumeInput(m_handle.get()) && PQisBusy(m_handle.get()))
            return lost();
    }
    return ResultPtr(PQgetResult(m_handle.get()));
}

Result<void> PostgresConnection::wait(short events, Deadline deadline) const
{
    using std::chrono::ceil;
    using std::chrono::milliseconds;
    for (;;) {
        const auto left = ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return failure(ErrorKind::StatementTimeout);
        std::array<pollfd, 2> watched{pollfd{PQsocket(m_handle.get()), events, 0},
                                      pollfd{m_interrupt->fd(), POLLIN, 0}};
        const int ready = ::poll(watched.data(), watched.size(), static_cast<int>(left.count()));
        if (ready < 0 && errno != EINTR)
            return lost();
        if (watched[1].revents)
            return failure(ErrorKind::Cancelled);
        if (ready > 0 && watched[0].revents)
            return {};
    }
}

Failure PostgresConnection::lost() const
{
    return failure(ErrorKind::ConnectionLost, Field::None, fromServer(PQerrorMessage(m_handle.get())));
}

/// A statement was sent and its answer was not read: whatever comes later belongs to nobody. Giving up a wait for
/// an answer does not undo what was sent, hence the outcome is as unknown as after a lost connection.
Failure PostgresConnection::abandon(const Error &error)
{
    m_isAbandoned = true;
    return Failure(error);
}

} // namespace budget
