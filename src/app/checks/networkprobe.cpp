// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/networkprobe.h"

#include "app/checks/certificatefindings.h"
#include "app/checks/tlsrefusal.h"
#include "app/work/answers.h"
#include "core/failure/failure.h"
#include "db/postgres/pgtargets.h"
#include "platform/detachedthread.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QPromise>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kFurtherWait{500};  ///< time that the other addresses get after the first answer
constexpr qint64 kShown = 30;                           ///< bytes of an unexpected answer that the error shows
constexpr std::ptrdiff_t kMostAddresses = 8;            ///< addresses tried of one host

/// The SSLRequest message of PostgreSQL's protocol: length 8, then the code 80877103.
const QByteArray &tlsRequest()
{
    static const QByteArray request = QByteArray::fromHex("0000000804d2162f");
    return request;
}

Reach reachOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return Reach::Refused;
    case QAbstractSocket::SocketTimeoutError:
        return Reach::Silent;
    default:
        return Reach::Unreachable;
    }
}

QSslConfiguration configurationFor(const TlsWish &wish)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(wish.onlyTls13 ? QSsl::TlsV1_3OrLater : QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(wish.verifies ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    configuration.setCaCertificates(wish.verifies ? QSslCertificate::fromPath(wish.authorities)
                                                  : QList<QSslCertificate>());
    return configuration;
}

Error errorOf(ErrorKind kind, Field field, const QString &detail = {})
{
    return {kind, field, detail, {}, {}};
}

/// The error for a server that is not PostgreSQL: a PostgreSQL server stays silent until it receives SSLRequest and
/// answers with one letter.
Error noPostgres(const QByteArray &said)
{
    QString shown;
    for (const char letter : said)
        shown += letter >= ' ' && letter <= '~' ? QLatin1Char(letter) : QLatin1Char('.');
    return errorOf(ErrorKind::TlsUnavailable, Field::Port, u"received invalid response to SSL negotiation: "_s + shown);
}

/// The addresses to try, at most kMostAddresses for each host and port; an error if no host has an address.
Result<std::vector<NetworkTarget>> targetsOf(const PgTargets &found)
{
    std::vector<NetworkTarget> targets;
    for (const PgTarget &target : found.found) {
        const auto isOfHost = [&](const NetworkTarget &other) {
            return other.host == target.host && other.port == target.port;
        };
        if (std::ranges::count_if(targets, isOfHost) < kMostAddresses)
            targets.push_back({target.host, target.port, target.address.isEmpty() ? target.host : target.address});
    }
    if (!targets.empty())
        return targets;
    Error error = connectFailure(found.unknown.trimmed());
    if (error.kind == ErrorKind::Unexpected)
        error.kind = ErrorKind::HostUnknown;
    return tl::make_unexpected(error);
}

template <class Answer>
void finish(QPromise<Answer> &promise, Answer answer)
{
    if (promise.future().isFinished())
        return;
    promise.addResult(std::move(answer));
    promise.finish();
}

} // namespace

struct NetworkProbe::Attempts
{
    QPromise<std::vector<ReachedTarget>> promise;
    std::vector<ReachedTarget> targets;
    std::vector<std::unique_ptr<QSslSocket>> sockets;
    std::vector<bool> isNoted; ///< whether the target at this index has its outcome
    std::size_t open = 0;      ///< number of targets without an outcome
};

struct NetworkProbe::Handshake
{
    QPromise<TlsOutcome> promise;
    TlsWish wish;
    QList<QSslError> faults;
    bool isAnswered = false;
    std::optional<TlsRefusal> refusal = {}; ///< set once the server's answer is an ErrorResponse
};

NetworkProbe::NetworkProbe(std::chrono::milliseconds limit, QObject *parent) : QObject(parent), m_limit(limit)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (const auto late = std::exchange(m_late, nullptr))
            late();
    });
}

NetworkProbe::~NetworkProbe()
{
    if (m_open)
        m_open->disconnect(this);
}

void NetworkProbe::limit(std::chrono::milliseconds time, std::function<void()> act)
{
    m_late = std::move(act);
    m_timer.start(time);
}

/// The lookup runs in a detached thread, because the system's resolver can block for long and the destructor would have
/// to wait for any other thread.
QFuture<Result<NetworkProbe::Targets>> NetworkProbe::lookUp(const std::vector<HostPort> &hosts)
{
    const auto search = std::make_shared<QPromise<Result<Targets>>>();
    search->start();
    limit(m_limit, [search] { finish<Result<Targets>>(*search, failure(ErrorKind::LookupFailed, Field::Host)); });
    const auto found = std::make_shared<QPromise<PgTargets>>();
    found->start();
    const bool isRunning = runDetached([found, hosts] { finish(*found, budget::lookUp(hosts)); });
    if (!isRunning)
        finish<Result<Targets>>(*search, failure(ErrorKind::LookupFailed, Field::Host));
    guardExit();
    whenAnswered(found->future(), this, [this, search](const PgTargets &targets) {
        if (search->future().isFinished()) // the limit has passed, and the timer may already belong to another step
            return;
        m_timer.stop();
        finish(*search, targetsOf(targets));
    });
    return search->future();
}

QFuture<std::vector<ReachedTarget>> NetworkProbe::open(const Targets &targets)
{
    hangUp();
    const auto attempts = std::make_shared<Attempts>();
    attempts->promise.start();
    attempts->isNoted.resize(targets.size());
    attempts->open = targets.size();
    for (const NetworkTarget &target : targets) {
        attempts->targets.push_back({target});
        attempts->sockets.push_back(std::make_unique<QSslSocket>());
    }
    limit(m_limit, [this, attempts] {
        attempts->open = 1;
        noteReach(attempts, attempts->targets.size(), Reach::Silent, {});
    });
    for (std::size_t i = 0; i < targets.size(); ++i) {
        QSslSocket *socket = attempts->sockets[i].get();
        connect(socket, &QSslSocket::connected, this, [this, attempts, i] { noteReach(attempts, i, Reach::Open, {}); });
        connect(socket, &QSslSocket::errorOccurred, this, [this, attempts, i, socket](auto error) {
            noteReach(attempts, i, reachOf(error), socket->errorString());
        });
        socket->setProxy(QNetworkProxy::NoProxy);
        socket->connectToHost(QHostAddress(targets[i].address), targets[i].port);
    }
    return attempts->promise.future();
}

/// Notes the outcome for the target at `index`. At the time limit, `index` is the number of targets: those without an
/// answer stay Silent.
void NetworkProbe::noteReach(const std::shared_ptr<Attempts> &attempts, std::size_t index, Reach reach,
                             const QString &detail)
{
    if (index < attempts->targets.size()) {
        if (attempts->isNoted[index])
            return; // a server that accepts a connection and resets it causes two signals
        attempts->isNoted[index] = true;
        attempts->targets[index].reach = reach;
        attempts->targets[index].detail = detail;
    }
    if (--attempts->open > 0) {
        if (reach == Reach::Open)
            m_timer.start(kFurtherWait);
        return;
    }
    m_timer.stop();
    for (const auto &socket : attempts->sockets)
        socket->disconnect(this);
    const auto found = std::ranges::find(attempts->targets, Reach::Open, &ReachedTarget::reach);
    if (found != attempts->targets.end()) {
        m_target = found->target;
        m_open = std::move(attempts->sockets[static_cast<std::size_t>(found - attempts->targets.begin())]);
    }
    for (auto &socket : attempts->sockets) {
        if (socket)
            socket.release()->deleteLater(); // this function may run inside a signal of that socket
    }
    finish(attempts->promise, attempts->targets);
}

QFuture<TlsOutcome> NetworkProbe::shakeHands(const TlsWish &wish)
{
    const auto handshake = std::make_shared<Handshake>();
    handshake->promise.start();
    handshake->wish = wish;
    const auto end = [this, handshake](const TlsOutcome &outcome) {
        m_timer.stop();
        finish(handshake->promise, outcome);
    };
    limit(m_limit, [end, handshake] {
        end({{}, handshake->refusal ? handshake->refusal->error() : errorOf(ErrorKind::ConnectTimeout, Field::Host)});
    });
    QSslSocket *socket = m_open.get();
    connect(socket, &QSslSocket::readyRead, this, [this, handshake] { readAnswer(handshake); });
    connect(socket, &QSslSocket::errorOccurred, this, [end, handshake, socket] {
        if (handshake->refusal)
            return end({{}, handshake->refusal->error()});
        // Before the answer to SSLRequest, an error means that the connection was cut; after it, that client and server
        // did not agree on TLS.
        end({{},
             handshake->isAnswered ? errorOf(ErrorKind::TlsUnavailable, Field::Url, socket->errorString())
                                   : errorOf(ErrorKind::HostUnreachable, Field::Host, socket->errorString())});
    });
    connect(socket, &QSslSocket::sslErrors, this, [handshake, socket](const QList<QSslError> &faults) {
        handshake->faults = faults;
        socket->ignoreSslErrors(); // the probe only inspects the certificate and sends nothing over this socket
    });
    connect(socket, &QSslSocket::encrypted, this, [end, handshake, socket] {
        end({findingsOf(*socket, handshake->wish), faultOf(*socket, handshake->faults, handshake->wish)});
    });
    socket->setSslConfiguration(configurationFor(wish));
    socket->setPeerVerifyName(m_target.host);
    // The signals of data or a disconnect that came since open() were emitted before the slots above were connected.
    if (socket->bytesAvailable() > 0)
        end({{}, noPostgres(socket->peek(kShown))});
    else if (socket->state() != QAbstractSocket::ConnectedState)
        end({{}, errorOf(ErrorKind::HostUnreachable, Field::Host, socket->errorString())});
    else
        socket->write(tlsRequest());
    return handshake->promise.future();
}

void NetworkProbe::hangUp()
{
    if (!m_open)
        return;
    m_open->disconnect(this);
    m_open->abort();
    m_open.release()->deleteLater(); // hangUp() may be called inside a signal of this socket
}

/// The server answers SSLRequest with one letter. Bytes behind the letter were not encrypted, so the handshake is
/// refused.
void NetworkProbe::readAnswer(const std::shared_ptr<Handshake> &handshake)
{
    if (handshake->refusal)
        return readRefusal(handshake);
    if (std::exchange(handshake->isAnswered, true))
        return;
    const QByteArray answer = m_open->read(1);
    if (answer == "E") {
        handshake->refusal.emplace();
        return readRefusal(handshake);
    }
    if (answer == "S" && m_open->bytesAvailable() == 0) {
        m_open->startClientEncryption();
        return;
    }
    m_timer.stop();
    Error error = noPostgres(answer + m_open->peek(kShown));
    if (answer == "S" && !m_open->peek(kShown).startsWith("SH-"))
        error = errorOf(ErrorKind::CertificateRejected, Field::Host, u"received unencrypted data after SSL response"_s);
    else if (answer == "N")
        error = errorOf(ErrorKind::TlsUnavailable, Field::Url, u"server does not support SSL"_s);
    finish<TlsOutcome>(handshake->promise, {{}, error});
}

/// Reads the rest of an ErrorResponse that came in place of the letter.
void NetworkProbe::readRefusal(const std::shared_ptr<Handshake> &handshake)
{
    handshake->refusal->append(m_open->readAll());
    if (!handshake->refusal->isComplete())
        return;
    m_timer.stop();
    finish<TlsOutcome>(handshake->promise, {{}, handshake->refusal->error()});
}

} // namespace budget
