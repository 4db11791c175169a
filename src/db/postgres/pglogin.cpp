// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pglogin.h"

#include "core/address/masking.h"
#include "core/failure/failure.h"
#include "db/postgres/cabundle.h"
#include "db/postgres/library/libpq.h"
#include "db/postgres/pgtargets.h"
#include "db/postgres/pgvalues.h"
#include "db/postgres/pgwait.h"
#include "platform/detachedthread.h"
#include "platform/plainmessages.h"

#include <QFileInfo>

#include <libpq-fe.h>
#include <poll.h>

#include <atomic>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kMoment{150}; // a thread that is not stuck notices its deadline within this time
constexpr qint64 kMostBytesOfLogin = qint64(4) << 20; // bytes; ample for certificates and notices

/// libpq supports require_auth since version 16.
bool canRequireMethod()
{
    return PQlibVersion() >= 160'000;
}

/// True if libpq refused the login because the server offers SCRAM without channel binding. libpq has sent nothing
/// that depends on the password by then.
bool lacksBinding(const Error &error)
{
    return error.detail.contains(u"did not offer an authentication method that supports channel binding"_s);
}

/// Changes the error of a login for which this program has set channel_binding=require, which the connection string did
/// not ask for. A server that asks for another method than SCRAM is then refused because of that method, not because
/// channel binding is missing.
Error ofDemandedScram(Error error)
{
    if (error.kind == ErrorKind::ChannelBindingMissing) {
        error.kind = ErrorKind::CertificateRejected;
        error.field = Field::Password;
    }
    return error;
}

/// Discards the server's notices, which libpq would print.
void dropNotice(void * /*unused*/, const char * /*unused*/)
{ }

/// The parameters of a login. The thread that waits for the login and the thread that performs it share this object;
/// either may outlive the other.
struct Request
{
    ServerLogin login;
    InterruptPtr interrupt;
    Deadline deadline;
};

/// One attempt to log in. libpq tries the addresses of a host in order by itself, but waits without limit for one that
/// does not answer. Dial gives each address a share of the time.
class Dial
{
public:
    Dial(const Request &request, LoginMethod method, PgTargets targets)
        : m_request(request), m_method(method), m_targets(std::move(targets.found)),
          m_silent(std::move(targets.unknown))
    { }

    [[nodiscard]] Result<PgConnectionPtr> run();

private:
    enum class Turn { Connected, NextAddress };

    [[nodiscard]] PgConnectionPtr start() const;
    [[nodiscard]] Result<Turn> awaitConnected(PGconn *connection);
    void noteTarget(PGconn *connection);
    [[nodiscard]] bool isTrying(PGconn *connection) const;
    [[nodiscard]] bool mayLeaveTarget(PGconn *connection) const;
    void leaveTarget();
    [[nodiscard]] Failure refused(PGconn *connection) const;

    const Request &m_request;
    LoginMethod m_method;
    std::vector<PgTarget> m_targets; ///< the targets that libpq gets; given up ones are removed
    QString m_silent;                ///< messages, worded as libpq's, about the targets that have failed
    QString m_place;                 ///< the host, address and port that libpq is trying
    std::size_t m_tried = 0;         ///< how many of m_targets were tried, with the current one
    Deadline m_leaveAt;              ///< when the next target is tried
};

Result<PgConnectionPtr> Dial::run()
{
    for (;;) {
        PgConnectionPtr connection = start();
        m_place.clear();
        m_tried = 0;
        const auto turn = awaitConnected(connection.get());
        if (!turn)
            return tl::make_unexpected(turn.error());
        if (*turn == Turn::NextAddress)
            continue;
        PQsetErrorVerbosity(connection.get(), PQERRORS_DEFAULT);
        PQsetnonblocking(connection.get(), 1);
        return connection;
    }
}

PgConnectionPtr Dial::start() const
{
    auto parameters = libpqParameters(m_request.login, systemCaBundle(), m_method);
    if (m_method != LoginMethod::Any && canRequireMethod())
        parameters.insert(u"require_auth"_s, u"scram-sha-256"_s);
    if (!m_targets.empty())
        setTargets(parameters, m_targets);
    // libpq gets keys and values in two arrays, so no character of a value can become another parameter.
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
    PgConnectionPtr connection(PQconnectStartParams(keys.data(), values.data(), 0));
    PQsetNoticeProcessor(connection.get(), dropNotice, nullptr);
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE); // puts the SQLSTATE into the message
    return connection;
}

Result<Dial::Turn> Dial::awaitConnected(PGconn *connection)
{
    if (PQstatus(connection) == CONNECTION_BAD)
        return refused(connection);
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK) {
        noteTarget(connection);
        const short events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        const Deadline until = mayLeaveTarget(connection) ? m_leaveAt : m_request.deadline;
        switch (waitFor(PQsocket(connection), events, *m_request.interrupt, true, until)) {
        case Waited::Ready:
            break;
        case Waited::Late:
            if (until == m_request.deadline)
                return tl::make_unexpected(Error{ErrorKind::ConnectTimeout, Field::Host, m_silent.trimmed(), {}, {}});
            leaveTarget();
            return Turn::NextAddress;
        case Waited::Interrupted:
        case Waited::Cancelled:
            return failure(ErrorKind::Cancelled);
        case Waited::Failed:
            return refused(connection);
        }
        state = PQconnectPoll(connection);
        if (state == PGRES_POLLING_FAILED)
            return refused(connection);
        if (bytesReceived(PQsocket(connection)) > kMostBytesOfLogin)
            return failure(ErrorKind::AnswerTooLarge, Field::None, u"the server sends without end before the login"_s);
    }
    return Turn::Connected;
}

/// True if libpq still tries the current target. A target without an address is a host name that libpq has looked up
/// itself, so libpq may be trying another address of the same name.
bool Dial::isTrying(PGconn *connection) const
{
    if (m_tried == 0 || m_tried > m_targets.size())
        return false;
    const PgTarget &target = m_targets[m_tried - 1];
    return target.address.isEmpty() && target.host == QString::fromUtf8(PQhost(connection))
        && target.port == QByteArray(PQport(connection)).toUShort();
}

/// Called while libpq connects. When libpq turns to the next target, that target gets its share of the time that is
/// left.
void Dial::noteTarget(PGconn *connection)
{
    const QString place = QString::fromUtf8(PQhost(connection)) + u' ' + QString::fromUtf8(PQhostaddr(connection))
        + u' ' + QString::fromUtf8(PQport(connection));
    const bool isSame = place == m_place;
    m_place = place;
    if (isSame || isTrying(connection))
        return;
    ++m_tried;
    const auto now = std::chrono::steady_clock::now();
    const std::size_t open = m_tried <= m_targets.size() ? m_targets.size() - m_tried + 1 : 1;
    m_leaveAt = now + (m_request.deadline - now) / static_cast<int>(open);
}

/// True if Dial may give up the current target and try the next one: only before the TCP connection is established. A
/// server that has accepted the connection may be waking up, so Dial waits for it.
bool Dial::mayLeaveTarget(PGconn *connection) const
{
    return PQstatus(connection) == CONNECTION_STARTED && m_tried < m_targets.size();
}

void Dial::leaveTarget()
{
    const PgTarget &target = m_targets[m_tried - 1];
    const QString address = target.address.isEmpty() ? target.host : target.address;
    m_silent += u"connection to server at \"%1\" (%2), port %3 failed: timeout expired\n"_s.arg(
        target.host, address, QString::number(target.port));
    m_targets.erase(m_targets.begin(), m_targets.begin() + static_cast<std::ptrdiff_t>(m_tried));
}

Failure Dial::refused(PGconn *connection) const
{
    return Failure(connectFailure(m_silent + fromServer(PQerrorMessage(connection))));
}

/// Returns an error if a certificate or key file is a pipe or a device: opening such a file may block without limit.
std::optional<Error> unreadableFileIn(const ServerAddress &address)
{
    for (const QString &name : {u"sslrootcert"_s, u"sslcert"_s, u"sslkey"_s, u"sslcrl"_s}) {
        const QFileInfo file(address.parameters.value(name));
        const bool isNamed = !file.filePath().isEmpty() && file.filePath() != u"system";
        if (isNamed && file.exists() && !file.isFile())
            return Error{ErrorKind::CertificateFileMissing,
                         Field::Url,
                         u"%1: \"%2\" is not a regular file"_s.arg(name, file.filePath()),
                         {},
                         {}};
    }
    return std::nullopt;
}

/// Returns CertificateFileMissing if the address names a file of authorities that cannot be read. libpq would report
/// that only after it has looked up the host.
std::optional<Error> missingAuthorities(const ServerAddress &address)
{
    const QString file = address.parameters.value(u"sslrootcert"_s);
    const bool isNamed = !file.isEmpty() && !wantsSystemAuthorities(address);
    const QFileInfo info(file);
    if (!isNamed || !sslModeFor(address).startsWith(u"verify"_s) || (info.isFile() && info.isReadable()))
        return std::nullopt;
    return Error{ErrorKind::CertificateFileMissing, Field::Url, file, {}, {}};
}

/// Logs in by the methods that the login allows. libpq before version 16 has no require_auth, so it cannot be
/// restricted to SCRAM, except by requiring channel binding. Hence the first attempt requires channel binding. Only if
/// the server offers SCRAM without channel binding, a second attempt is made without that requirement.
Result<PgConnectionPtr> connectAny(const Request &request)
{
    const PlainMessages english; // the text of the error decides its kind
    if (const auto obstacle = unreadableFileIn(request.login.address))
        return tl::make_unexpected(*obstacle);
    if (const auto missing = missingAuthorities(request.login.address))
        return tl::make_unexpected(*missing);
    const PgTargets targets = lookUp(request.login.address.hosts(), *request.interrupt, request.deadline);
    if (targets.found.empty() && !targets.unknown.isEmpty())
        return tl::make_unexpected(connectFailure(targets.unknown.trimmed()));
    const LoginMethod method = methodFor(request.login);
    if (method != LoginMethod::Scram || canRequireMethod())
        return Dial(request, method, targets).run();
    auto connected = Dial(request, LoginMethod::BoundScram, targets).run();
    if (!connected && lacksBinding(connected.error()))
        return Dial(request, LoginMethod::Scram, targets).run();
    return std::move(connected).map_error(ofDemandedScram);
}

/// One login, performed in a detached thread, because libpq may block in it without limit: when it opens files, and
/// when it hashes the password as often as the server asks for. A thread that does not answer in time is left behind.
struct Attempt
{
    explicit Attempt(Request asked) : request(std::move(asked)) { }

    Request request;
    Flag done;
    std::atomic<int> thread = 0;
    Result<PgConnectionPtr> answer = failure(ErrorKind::Cancelled); ///< valid once `done` is raised
};

void carryOut(Attempt &attempt)
{
    attempt.thread = threadId();
    attempt.answer = connectAny(attempt.request);
    attempt.done.raise();
}

bool isDone(const Attempt &attempt, std::chrono::milliseconds patience)
{
    pollfd watched{attempt.done.fd(), POLLIN, 0};
    return ::poll(&watched, 1, static_cast<int>(patience.count())) > 0;
}

/// Called when the wait for the login was given up. The thread notices the interrupt and the deadline itself, unless it
/// is stuck. A stuck thread goes on at idle priority, and its connection is closed when the thread ends.
void leave(const Attempt &attempt)
{
    if (isDone(attempt, kMoment))
        return;
    runOnlyWhenIdle(attempt.thread);
    guardExit();
}

Result<PgConnectionPtr> answerOf(Attempt &attempt)
{
    const Request &request = attempt.request;
    switch (waitFor(attempt.done.fd(), POLLIN, *request.interrupt, true, request.deadline + kMoment)) {
    case Waited::Ready:
        return std::move(attempt.answer);
    case Waited::Interrupted:
    case Waited::Cancelled:
        leave(attempt);
        return failure(ErrorKind::Cancelled);
    case Waited::Late:
    case Waited::Failed:
        break;
    }
    leave(attempt);
    return failure(ErrorKind::ConnectTimeout, Field::Host);
}

} // namespace

void FreePgConnection::operator()(PGconn *connection) const
{
    PQfinish(connection);
}

Result<PgConnectionPtr> logIn(const ServerLogin &login, const InterruptPtr &interrupt,
                              std::chrono::milliseconds patience)
{
    if (!isLibpqThere())
        return failure(ErrorKind::DriverMissing, Field::Host, u"libpq5"_s);
    const auto attempt = std::make_shared<Attempt>(
        Request{login, interrupt, std::chrono::steady_clock::now() + patience});
    if (!runDetached([attempt] { carryOut(*attempt); }))
        return failure(ErrorKind::Unexpected, Field::None, u"the system gives no thread for a login"_s);
    auto connected = answerOf(*attempt);
    if (!connected)
        connected.error().detail = masked(connected.error().detail, login);
    return connected;
}

QString libpqVersion()
{
    if (!isLibpqThere())
        return {};
    const int number = PQlibVersion();
    return u"%1.%2"_s.arg(number / 10000).arg(number % 10000);
}

} // namespace budget
