// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/serveraddress.h"

#include "core/address/hosttext.h"
#include "core/address/libpqparameters.h"
#include "core/address/neonhost.h"

#include <QStringList>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// No file can be there: a password comes from the address or not at all.
constexpr QLatin1StringView kNoFile("/dev/null/none");

/// What a connection text may decide; a parameter that came another way is as harmless.
void insertPassedOn(QMap<QString, QString> &all, const QMap<QString, QString> &parameters)
{
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        const ParameterRule *rule = libpqParameter(it.key());
        if (rule && rule->use == ParameterUse::PassedOn && isLegalValue(*rule, it.value()))
            all.insert(it.key(), it.value());
    }
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
        return u"verify-full"_s; // as libpq, which takes no other together with it
    const QString asked = address.parameters.value(u"sslmode"_s);
    if (address.isLoopback())
        return asked.isEmpty() ? u"prefer"_s : asked == u"require" ? u"verify-full"_s : asked;
    return asked == u"disable" || asked == u"verify-ca" ? asked : u"verify-full"_s;
}

Login loginFor(const ServerAddress &address)
{
    const QString asked = address.parameters.value(u"channel_binding"_s);
    if (asked == u"require")
        return Login::BoundScram;
    const bool isVerified = sslModeFor(address).startsWith(u"verify"_s);
    return asked == u"disable" || address.password.isEmpty() || !isVerified ? Login::AnyMethod : Login::Scram;
}

QMap<QString, QString> libpqParameters(const ServerAddress &address, const QString &caBundle, Login login)
{
    QMap<QString, QString> all{
        {u"connect_timeout"_s, u"15"_s},
        {u"keepalives_idle"_s, u"30"_s},
        {u"keepalives_interval"_s, u"10"_s},
        {u"keepalives_count"_s, u"3"_s},
        {u"tcp_user_timeout"_s, u"20000"_s},
        {u"application_name"_s, u"budget-tracker"_s},
        {u"channel_binding"_s, u"prefer"_s},
        {u"ssl_min_protocol_version"_s, u"TLSv1.2"_s},
        {u"sslsni"_s, u"1"_s},
        {u"target_session_attrs"_s, u"any"_s},
    };
    insertPassedOn(all, address.parameters);
    all[u"sslmode"_s] = sslModeFor(address);
    const bool isNamed = all.contains(u"sslrootcert"_s) && !wantsSystemAuthorities(address);
    if (all[u"sslmode"_s].startsWith(u"verify"_s) && !isNamed)
        all[u"sslrootcert"_s] = caBundle;
    if (login == Login::BoundScram)
        all[u"channel_binding"_s] = u"require"_s;
    all[u"gssencmode"_s] = u"disable"_s;
    all[u"passfile"_s] = kNoFile;
    all[u"client_encoding"_s] = u"UTF8"_s;
    QStringList hosts;
    QStringList ports;
    for (const HostPort &place : address.hosts()) {
        hosts += place.host;
        ports += QString::number(place.port);
    }
    all[u"host"_s] = hosts.join(u',');
    all[u"port"_s] = ports.join(u',');
    all[u"dbname"_s] = address.database;
    all[u"user"_s] = address.user;
    all[u"password"_s] = address.password.reveal();
    return all;
}

QString conninfoOf(const QMap<QString, QString> &parameters)
{
    QStringList pairs;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        QString value = it.value();
        value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
        pairs += it.key() + u"='"_s + value + u'\'';
    }
    return pairs.join(u' ');
}

} // namespace budget
