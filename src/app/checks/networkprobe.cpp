// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/networkprobe.h"

#include "app/checks/certificatefindings.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkProxy>
#include <QPromise>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kForTheOthers{500}; ///< once one address has answered
constexpr qint64 kShown = 30;                           ///< bytes of what is no answer
constexpr qsizetype kMostAddresses = 8;                 ///< of one host

/// PostgreSQL's SSLRequest: its length and its number.
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

/// A server of PostgreSQL's waits to be spoken to, and then answers by one letter.
Error noPostgres(const QByteArray &said)
{
    QString shown;
    for (const char letter : said)
        shown += letter >= ' ' && letter <= '~' ? QLatin1Char(letter) : QLatin1Char('.');
    return errorOf(ErrorKind::TlsUnavailable, Field::Port, u"received invalid response to SSL negotiation: "_s + shown);
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

struct NetworkProbe::Search
{
    QPromise<Result<Targets>> promise;
    std::vector<HostPort> hosts;
    std::vector<QStringList> addresses;
    std::optional<Error> error;
    std::size_t open = 0;
};

struct NetworkProbe::Attempts
{
    QPromise<std::vector<ReachedTarget>> promise;
    std::vector<ReachedTarget> targets;
    std::vector<std::unique_ptr<QSslSocket>> sockets;
    std::size_t open = 0;
};

struct NetworkProbe::Handshake
{
    QPromise<TlsOutcome> promise;
    TlsWish wish;
    QList<QSslError> faults;
    bool isAnswered = false;
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
    for (const int id : m_lookUps)
        QHostInfo::abortHostLookup(id);
    if (m_open)
        m_open->disconnect(this);
}

void NetworkProbe::limit(std::chrono::milliseconds time, std::function<void()> act)
{
    m_late = std::move(act);
    m_timer.start(time);
}

QFuture<Result<NetworkProbe::Targets>> NetworkProbe::lookUp(const std::vector<HostPort> &hosts)
{
    const auto search = std::make_shared<Search>();
    search->promise.start();
    search->hosts = hosts;
    search->addresses.resize(hosts.size());
    search->open = hosts.size();
    limit(m_limit,
          [search] { finish<Result<Targets>>(search->promise, failure(ErrorKind::LookupFailed, Field::Host)); });
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        if (!QHostAddress(hosts[i].host).isNull()) {
            noteNames(search, i, {hosts[i].host}, {});
            continue;
        }
        m_lookUps.push_back(QHostInfo::lookupHost(hosts[i].host, this, [this, search, i](const QHostInfo &info) {
            QStringList addresses;
            for (const QHostAddress &address : info.addresses())
                addresses << address.toString();
            const auto kind = info.error() == QHostInfo::HostNotFound || info.error() == QHostInfo::NoError
                ? ErrorKind::HostUnknown
                : ErrorKind::LookupFailed;
            noteNames(search, i, addresses.first(qMin(kMostAddresses, addresses.size())),
                      errorOf(kind, Field::Host, info.errorString()));
        }));
    }
    return search->promise.future();
}

void NetworkProbe::noteNames(const std::shared_ptr<Search> &search, std::size_t index, const QStringList &addresses,
                             const std::optional<Error> &error)
{
    search->addresses[index] = addresses;
    if (addresses.isEmpty() && !search->error)
        search->error = error;
    if (--search->open > 0)
        return;
    m_timer.stop();
    Targets targets;
    for (std::size_t i = 0; i < search->hosts.size(); ++i) {
        for (const QString &address : search->addresses[i])
            targets.push_back({search->hosts[i].host, search->hosts[i].port, address});
    }
    if (targets.empty())
        finish<Result<Targets>>(
            search->promise, tl::make_unexpected(search->error.value_or(errorOf(ErrorKind::HostUnknown, Field::Host))));
    else
        finish<Result<Targets>>(search->promise, std::move(targets));
}

QFuture<std::vector<ReachedTarget>> NetworkProbe::open(const Targets &targets)
{
    hangUp();
    const auto attempts = std::make_shared<Attempts>();
    attempts->promise.start();
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

/// An index beyond the targets: those that have said nothing yet are silent.
void NetworkProbe::noteReach(const std::shared_ptr<Attempts> &attempts, std::size_t index, Reach reach,
                             const QString &detail)
{
    if (index < attempts->targets.size()) {
        attempts->targets[index].reach = reach;
        attempts->targets[index].detail = detail;
    }
    if (--attempts->open > 0) {
        if (reach == Reach::Open)
            m_timer.start(kForTheOthers);
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
            socket.release()->deleteLater(); // it may be the one whose signal this is
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
    limit(m_limit, [end] { end({{}, errorOf(ErrorKind::ConnectTimeout, Field::Host)}); });
    QSslSocket *socket = m_open.get();
    connect(socket, &QSslSocket::readyRead, this, [this, handshake] { readAnswer(handshake); });
    connect(socket, &QSslSocket::errorOccurred, this, [end, handshake, socket] {
        // Before the handshake the line was cut; in it, the two did not come together.
        end({{},
             handshake->isAnswered ? errorOf(ErrorKind::TlsUnavailable, Field::Url, socket->errorString())
                                   : errorOf(ErrorKind::HostUnreachable, Field::Host, socket->errorString())});
    });
    connect(socket, &QSslSocket::sslErrors, this, [handshake, socket](const QList<QSslError> &faults) {
        handshake->faults = faults;
        socket->ignoreSslErrors(); // nothing is sent over it: only looked at
    });
    connect(socket, &QSslSocket::encrypted, this, [end, handshake, socket] {
        end({findingsOf(*socket, handshake->wish), faultOf(*socket, handshake->faults, handshake->wish)});
    });
    socket->setSslConfiguration(configurationFor(wish));
    socket->setPeerVerifyName(m_target.host);
    // What happened between the opening and here has told nobody.
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
    m_open.release()->deleteLater(); // this may be said from its own signal
}

/// One letter answers the wish for TLS, and nothing may come behind it.
void NetworkProbe::readAnswer(const std::shared_ptr<Handshake> &handshake)
{
    if (std::exchange(handshake->isAnswered, true))
        return;
    const QByteArray answer = m_open->read(1);
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
    else if (answer == "E") // what it says there may be anybody's words
        error = errorOf(ErrorKind::ServerUnavailable, Field::None,
                        u"server sent an error response during SSL exchange"_s);
    finish<TlsOutcome>(handshake->promise, {{}, error});
}

} // namespace budget
