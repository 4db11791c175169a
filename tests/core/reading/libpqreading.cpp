// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/libpqreading.h"

#include "core/address/hosttext.h"
#include "core/address/searchpath.h"
#include "core/reading/tlsvalues.h"

#include <QSet>
#include <QStringList>

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

/// 'h1:1,h2:5432' from libpq's lists of hosts and ports. A single port counts for all hosts.
QString placesOf(const QString &hosts, const QString &ports)
{
    if (hosts.isEmpty() && ports.isEmpty())
        return {};
    const QStringList hostList = hosts.split(u',');
    const QStringList portList = ports.split(u',');
    QStringList places;
    for (qsizetype i = 0; i < hostList.size(); ++i) {
        const QString port = portList.value(portList.size() == 1 ? 0 : i);
        places += hostList[i] + u':' + QString::number(port.isEmpty() ? kDefaultPort : port.toUInt());
    }
    const QString joined = places.join(u',');
    return joined == u":5432" ? QString() : joined;
}

QString placesOf(const ServerAddress &address)
{
    QStringList places;
    for (const HostPort &place : address.hosts())
        places += place.host + u':' + QString::number(place.port);
    return places.join(u',');
}

} // namespace

std::optional<QMap<QString, QString>> libpqReading(const QString &text)
{
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(text.toUtf8().constData(), &message), &PQconninfoFree);
    PQfreemem(message);
    if (!options)
        return std::nullopt;
    QMap<QString, QString> settings;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (option->val && *option->val)
            settings.insert(QString::fromUtf8(option->keyword), QString::fromUtf8(option->val));
    }
    return settings;
}

bool isMisread(const QMap<QString, QString> &libpq)
{
    const QString hosts = libpq.value(u"host"_s);
    const auto hostList = hosts.isEmpty() ? QStringList() : hosts.split(u',');
    const auto ports = libpq.value(u"port"_s).split(u',', Qt::SkipEmptyParts);
    return std::any_of(hostList.begin(), hostList.end(), [](const QString &host) { return !isPossibleHost(host); })
        || std::any_of(ports.begin(), ports.end(), [](const QString &port) { return !portNumber(port); });
}

QString differences(const ConnectionReading &ours, QMap<QString, QString> libpq)
{
    QStringList found;
    const auto compare = [&](const QString &name, const QString &our, const QString &their) {
        if (our != their)
            found += name;
    };
    const ServerAddress &address = ours.address;
    compare(u"user"_s, address.user, libpq.take(u"user"_s));
    compare(u"password"_s, ours.password.reveal(), libpq.take(u"password"_s));
    compare(u"dbname"_s, address.database, libpq.take(u"dbname"_s));
    const QString hosts = libpq.take(u"host"_s);
    compare(u"host"_s, placesOf(address), placesOf(hosts, libpq.take(u"port"_s)));
    const SplitOptions options = withoutSearchPath(libpq.value(u"options"_s));
    if (options.searchPath) {
        const QStringList schemas = schemasOf(*options.searchPath).value_or(QStringList());
        compare(u"search_path"_s, address.schema.isEmpty() ? address.schema : schemas.value(0), address.schema);
        libpq[u"options"_s] = options.rest;
    }
    QSet<QString> dropped;
    for (const DroppedParameter &parameter : ours.dropped)
        dropped += parameter.name.section(u'=', 0, 0);
    for (auto it = address.parameters.cbegin(); it != address.parameters.cend(); ++it) {
        // If a security parameter occurs twice, libpq uses the last value, and this program the stronger one.
        const QString value = libpq.take(it.key());
        const bool isChosen = dropped.contains(it.key()) && isAboutSecurity(it.key());
        const bool isSpelling = isAboutSecurity(it.key()) && value.toLower().replace(u'_', u'-') == it.value();
        compare(it.key(), it.value(), isChosen || isSpelling ? it.value() : value);
    }
    for (auto it = libpq.cbegin(); it != libpq.cend(); ++it)
        compare(it.key(), dropped.contains(it.key()) ? it.value() : QString(), it.value());
    return found.join(u' ');
}

} // namespace budget::test
