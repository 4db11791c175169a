// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/serveraddress.h"

#include "core/address/hosttext.h"
#include "core/address/neonhost.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

std::vector<HostPort> ServerAddress::hosts() const
{
    if (host.isEmpty() && port == kDefaultPort && furtherHosts.empty())
        return {};
    std::vector<HostPort> all{{host, port}};
    all.insert(all.end(), furtherHosts.begin(), furtherHosts.end());
    return all;
}

void ServerAddress::setHosts(const std::vector<HostPort> &hosts)
{
    const HostPort first = hosts.empty() ? HostPort() : hosts.front();
    host = first.host;
    port = first.port;
    furtherHosts.assign(hosts.begin() + (hosts.empty() ? 0 : 1), hosts.end());
}

QString ServerAddress::place() const
{
    return database + u" @ "_s + host;
}

bool ServerAddress::isLoopback() const
{
    const auto all = hosts();
    return !all.empty()
        && std::all_of(all.begin(), all.end(), [](const HostPort &place) { return isThisMachine(place.host); });
}

bool ServerAddress::isPooled() const
{
    const auto neon = neonHost(host);
    return neon && neon->isPooled;
}

bool wantsSystemAuthorities(const ServerAddress &address)
{
    return address.parameters.value(u"sslrootcert"_s) == u"system"_s;
}

QString sslModeFor(const ServerAddress &address)
{
    if (wantsSystemAuthorities(address))
        return u"verify-full"_s; // libpq accepts no other sslmode together with sslrootcert=system
    const QString asked = address.parameters.value(u"sslmode"_s);
    if (address.isLoopback())
        return asked.isEmpty() ? u"prefer"_s : asked == u"require" ? u"verify-full"_s : asked;
    return asked == u"disable" || asked == u"verify-ca" ? asked : u"verify-full"_s;
}

} // namespace budget
