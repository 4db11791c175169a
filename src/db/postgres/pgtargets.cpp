// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgtargets.h"

#include "platform/detachedthread.h"
#include "platform/plainmessages.h"

#include <QStringList>

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cstddef>
#include <memory>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostAddresses = 16;      // the most addresses of one host name
constexpr std::chrono::milliseconds kMoment{5}; // how long a look-up may take once another host can be tried

struct FreeAddresses
{
    void operator()(addrinfo *list) const { ::freeaddrinfo(list); }
};
using AddressList = std::unique_ptr<addrinfo, FreeAddresses>;

bool isAddress(const QByteArray &host)
{
    in6_addr unused{};
    return host.contains(':') || ::inet_pton(AF_INET, host.constData(), &unused) == 1;
}

QString digitsOf(const addrinfo &info)
{
    std::array<char, NI_MAXHOST> text{};
    const int failed = ::getnameinfo(info.ai_addr, info.ai_addrlen, text.data(), text.size(), nullptr, 0,
                                     NI_NUMERICHOST);
    return failed ? QString() : QString::fromLatin1(text.data());
}

bool isName(const QString &host)
{
    const bool isSocket = host.isEmpty() || host.startsWith(u'/') || host.startsWith(u'@');
    return !isSocket && !isAddress(host.toUtf8());
}

QString unknownHost(const QString &host, const QString &why)
{
    return u"could not translate host name \"%1\" to address: %2\n"_s.arg(host, why);
}

PgTargets addressesOf(const HostPort &place)
{
    if (!isName(place.host))
        return {{{place.host, {}, place.port}}, {}};
    const PlainMessages english; // the text of the error decides its kind
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *answer = nullptr;
    const int failed = ::getaddrinfo(place.host.toUtf8().constData(), nullptr, &hints, &answer);
    if (failed)
        return {{}, unknownHost(place.host, QString::fromUtf8(::gai_strerror(failed)))};
    const AddressList list(answer);
    PgTargets targets;
    for (const addrinfo *info = answer; info && targets.found.size() < kMostAddresses; info = info->ai_next) {
        if (const QString digits = digitsOf(*info); !digits.isEmpty())
            targets.found.push_back({place.host, digits, place.port});
    }
    return targets;
}

void add(PgTargets &all, const PgTargets &more)
{
    all.found.insert(all.found.end(), more.found.begin(), more.found.end());
    all.unknown += more.unknown;
}

/// The look-up of one host. The thread that performs it and the caller share this object; either may outlive the other.
struct Search
{
    explicit Search(HostPort host) : place(std::move(host)) { }

    HostPort place;
    Flag done;
    PgTargets targets; ///< valid once `done` is raised
};
using SearchPtr = std::shared_ptr<Search>;

SearchPtr begin(const HostPort &place)
{
    auto search = std::make_shared<Search>(place);
    const auto work = [search] {
        search->targets = addressesOf(search->place);
        search->done.raise();
    };
    if (!isName(place.host) || !runDetached(work))
        work();
    return search;
}

} // namespace

PgTargets lookUp(const std::vector<HostPort> &hosts)
{
    PgTargets targets;
    for (const HostPort &place : hosts)
        add(targets, addressesOf(place));
    return targets;
}

PgTargets lookUp(const std::vector<HostPort> &hosts, const Interrupt &interrupt, Deadline deadline)
{
    if (hosts.size() == 1)
        return lookUp(hosts);
    std::vector<SearchPtr> searches;
    searches.reserve(hosts.size());
    for (const HostPort &place : hosts)
        searches.push_back(begin(place));
    PgTargets all;
    for (std::size_t i = 0; i < searches.size(); ++i) {
        const auto now = std::chrono::steady_clock::now();
        const bool isUrgent = all.found.empty();
        const Deadline until = isUrgent ? now + (deadline - now) / static_cast<int>(searches.size() - i)
                                        : now + kMoment;
        const bool isDone = searches[i]->done.isRaised()
            || waitFor(searches[i]->done.fd(), POLLIN, interrupt, true, until) == Waited::Ready;
        if (isDone)
            add(all, searches[i]->targets);
        else if (isUrgent)
            all.unknown += unknownHost(hosts[i].host, u"Temporary failure in name resolution"_s);
        else
            all.found.push_back({hosts[i].host, {}, hosts[i].port});
    }
    return all;
}

void setTargets(QMap<QString, QString> &parameters, const std::vector<PgTarget> &targets)
{
    QStringList hosts;
    QStringList addresses;
    QStringList ports;
    for (const PgTarget &target : targets) {
        hosts << target.host;
        addresses << target.address;
        ports << QString::number(target.port);
    }
    parameters[u"host"_s] = hosts.join(u',');
    parameters[u"port"_s] = ports.join(u',');
    if (!addresses.join(QString()).isEmpty())
        parameters[u"hostaddr"_s] = addresses.join(u',');
}

} // namespace budget
