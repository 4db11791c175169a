// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pglogin.h"

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

constexpr std::chrono::milliseconds kMoment{150}; // that a thread which is not stuck takes to notice that it is late
constexpr qint64 kMostBytesOfLogin = qint64(4) << 20; // certificates and notices with plenty of room

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

/// channel_binding=require was ours, not the string's: a server that asks for anything else than SCRAM is then refused
/// for what it asks, not for the lack of a binding.
Error ofDemandedScram(Error error)
{
    if (error.kind == ErrorKind::ChannelBindingMissing) {
        error.kind = ErrorKind::CertificateRejected;
        error.field = Field::Password;
    }
    return error;
}

/// What the server says beside its answers goes nowhere; libpq would print it.
void dropNotice(void * /*unused*/, const char * /*unused*/)
{ }

/// A login as it is asked for. It is shared by the thread that waits for it and the thread that carries it out, of
/// which either may be the last.
struct Request
{
    ServerLogin login;
    InterruptPtr interrupt;
    Deadline deadline;
};

/// One try of a login: libpq goes through the addresses by itself, but it waits for a silent one without limit.
class Dial
{
public:
    Dial(const Request &request, LoginMethod method, PgTargets targets)
        : m_request(request), m_method(method), m_targets(std::move(targets.found)), m_silent(std::move(targets.unknown))
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
    std::vector<PgTarget> m_targets; ///< that are still to be tried
    QString m_silent;                ///< what became of the others, in libpq's words
    QString m_place;                 ///< the address that libpq is trying
    std::size_t m_tried = 0;         ///< of m_targets, with the one that is being tried
    Deadline m_leaveAt;              ///< when the next address gets its turn
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
    PgConnectionPtr connection(PQconnectStartParams(keys.data(), values.data(), 0));
    PQsetNoticeProcessor(connection.get(), dropNotice, nullptr);
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE); // with the SQLSTATE, which libpq keeps to itself
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

/// Whether libpq is at another address of a name that it looked up itself.
bool Dial::isTrying(PGconn *connection) const
{
    if (m_tried == 0 || m_tried > m_targets.size())
        return false;
    const PgTarget &target = m_targets[m_tried - 1];
    return target.address.isEmpty() && target.host == QString::fromUtf8(PQhost(connection))
        && target.port == QByteArray(PQport(connection)).toUShort();
}

/// Each target that libpq turns to has its share of the time that is left.
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

/// Only an address that does not even open its port: one that does may be a server that is waking.
bool Dial::mayLeaveTarget(PGconn *connection) const
{
    return PQstatus(connection) == CONNECTION_STARTED && m_tried < m_targets.size();
}

void Dial::leaveTarget()
{
    const PgTarget &target = m_targets[m_tried - 1];
    const QString address = target.address.isEmpty() ? target.host : target.address;
    m_silent += u"connection to server at \"%1\" (%2), port %3 failed: timeout expired\n"_s.arg(target.host, address)
                    .arg(target.port);
    m_targets.erase(m_targets.begin(), m_targets.begin() + static_cast<std::ptrdiff_t>(m_tried));
}

Failure Dial::refused(PGconn *connection) const
{
    return Failure(connectFailure(m_silent + fromServer(PQerrorMessage(connection))));
}

/// A file of certificates or keys that is a pipe or a device: whoever opens it may wait without limit.
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

/// CertificateFileMissing where the file of authorities that the address names cannot be read. libpq would say so only
/// once it has looked the host up.
std::optional<Error> missingAuthorities(const ServerAddress &address)
{
    const QString file = address.parameters.value(u"sslrootcert"_s);
    const bool isNamed = !file.isEmpty() && !wantsSystemAuthorities(address);
    const QFileInfo info(file);
    if (!isNamed || !sslModeFor(address).startsWith(u"verify"_s) || (info.isFile() && info.isReadable()))
        return std::nullopt;
    return Error{ErrorKind::CertificateFileMissing, Field::Url, file, {}, {}};
}

/// libpq 15 cannot be told to answer SCRAM alone, but with channel binding required it answers nothing else. So that
/// comes first, and only a server that offers SCRAM and lacks the binding is met without it.
Result<PgConnectionPtr> connectAny(const Request &request)
{
    const PlainMessages english; // a failure to connect is told by its text
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

/// What libpq computes, and every file that it opens, can take without end: a server chooses how often the password is
/// hashed. So a login runs in a thread of its own, which is left behind where it does not answer.
struct Attempt
{
    explicit Attempt(Request asked) : request(std::move(asked)) { }

    Request request;
    Flag done;
    std::atomic<int> thread = 0;
    Result<PgConnectionPtr> answer = failure(ErrorKind::Cancelled); ///< once `done` is raised
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

/// The thread notices an interrupt and the deadline by itself, unless it is stuck. Then it may go on, in the time that
/// no other thread wants, and its connection is closed when it ends.
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
        connected.error().detail = login.password.maskedIn(connected.error().detail);
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
