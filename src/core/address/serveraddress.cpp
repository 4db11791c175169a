// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/serveraddress.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

bool isThisMachine(const HostPort &place)
{
    return place.host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0 || place.host.startsWith(u"127."_s)
        || place.host == u"::1"_s || place.host.startsWith(u'/');
}

} // namespace

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
    return !all.empty() && std::all_of(all.begin(), all.end(), isThisMachine);
}

bool ServerAddress::isPooled() const
{
    return host.section(u'.', 0, 0).endsWith(u"-pooler"_s);
}

QString sslModeFor(const ServerAddress &address)
{
    const QString asked = address.parameters.value(u"sslmode"_s);
    if (address.isLoopback())
        return asked.isEmpty() ? u"prefer"_s : asked == u"require" ? u"verify-full"_s : asked;
    return asked == u"disable" || asked == u"verify-ca" ? asked : u"verify-full"_s;
}

} // namespace budget
