// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reports/reportparts.h"

#include "core/address/masking.h"
#include "words/connection/statewords.h"
#include "words/reports/markdown.h"
#include "words/words.h"

#include <QDateTime>

#include <algorithm>

namespace budget::wording {

using namespace Qt::StringLiterals;

namespace {

QString hostsOf(const ServerAddress &address)
{
    QStringList hosts;
    for (const HostPort &host : address.hosts())
        hosts << Words::tr("%1, port %2").arg(host.host, QString::number(host.port));
    return hosts.join(u"; "_s);
}

QString parametersOf(const ServerLogin &login)
{
    const auto &given = login.address.parameters;
    QStringList parameters;
    for (auto it = given.cbegin(); it != given.cend(); ++it)
        parameters << withoutPasswords(masked(it.key() + u'=' + it.value(), login));
    return parameters.isEmpty() ? Words::tr("none") : parameters.join(u", "_s);
}

QStringList loginItems(const ServerLogin &login)
{
    using markdown::item;
    const ServerAddress &address = login.address;
    return {item(Words::tr("Host"), hostsOf(address)),
            item(Words::tr("Database"), address.database),
            item(Words::tr("User"), address.user),
            item(Words::tr("Password"),
                 login.password.isEmpty() ? Words::tr("not given") : Words::tr("given (not shown)")),
            item(Words::tr("Route"), address.isPooled() ? Words::tr("pooled") : Words::tr("direct")),
            item(Words::tr("TLS as used"), u"sslmode="_s + sslModeFor(address)),
            item(Words::tr("Parameters as given"), parametersOf(login))};
}

QString poolText(const PoolSettings &pool)
{
    const QString size = pool.size == 0 ? Words::tr("as many connections as are asked for")
        : pool.maxOverflow < 0          ? Words::tr("%1 connections, more without a limit").arg(pool.size)
                               : Words::tr("%1 connections, %2 more under load").arg(pool.size).arg(pool.maxOverflow);
    const QString recycle = pool.recycle.count() < 0 ? Words::tr("never replaced for their age")
                                                     : Words::tr("replaced after %1 s").arg(pool.recycle.count());
    const QString ping = pool.prePing ? Words::tr("checked before use (pre-ping)")
                                      : Words::tr("not checked before use");
    return Words::tr("%1, waiting up to %2 s for one, %3, %4")
        .arg(size, QString::number(pool.timeout.count() / 1000), recycle, ping);
}

QString serverVersion(const ReportMaterial &material, bool isFile)
{
    const auto &evidence = material.checks.result(Check::ServerVersion).evidence;
    const auto found = std::ranges::find(evidence, Fact::Version, &Evidence::fact);
    if (found != evidence.end())
        return found->value;
    return isFile ? Words::tr("unknown, because the file was not checked")
                  : Words::tr("unknown, because the server was not reached");
}

} // namespace

QString reportTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds).toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString whereText(const ReportMaterial &material)
{
    if (!material.login)
        return {};
    if (const auto *file = std::get_if<LocalFile>(&*material.login))
        return file->path;
    const auto &address = std::get<ServerLogin>(*material.login).address;
    return Words::tr("database %1 on %2, as user %3").arg(address.database, hostsOf(address), address.user);
}

QStringList connectionLines(const ReportMaterial &material)
{
    QStringList lines{markdown::heading(Words::tr("The connection"))};
    if (!material.login)
        return lines << Words::tr("The connection string could not be read, so it is not shown.");
    if (const auto *file = std::get_if<LocalFile>(&*material.login))
        return lines << markdown::item(Words::tr("File"), file->path);
    return lines << loginItems(std::get<ServerLogin>(*material.login))
                 << markdown::item(Words::tr("Pool"), poolText(material.pool));
}

QStringList poolLines(const ReportMaterial &material)
{
    using markdown::item;
    if (!material.status || material.status->state == SessionState::Closed)
        return {};
    const StatusSnapshot &status = *material.status;
    const PoolStats &pool = status.pool;
    QStringList lines{markdown::heading(Words::tr("The open ledger")),
                      item(Words::tr("State"), statewords::state(status.state)),
                      item(Words::tr("In use / open / at most"), statewords::pool(pool)),
                      item(Words::tr("Opened, closed"), u"%1, %2"_s.arg(pool.opened).arg(pool.closed)),
                      item(Words::tr("Failed the pre-ping, recycled by age, ended by the server"),
                           u"%1, %2, %3"_s.arg(pool.pingsFailed).arg(pool.recycled).arg(pool.endedByServer)),
                      item(Words::tr("Waits, the longest"),
                           Words::tr("%1, %2 ms").arg(pool.waits).arg(pool.longestWait.count()))};
    if (const QString roundTrip = statewords::roundTrip(status); !roundTrip.isEmpty())
        lines << item(Words::tr("Last round trip"), roundTrip);
    return lines;
}

QStringList versionLines(const ReportMaterial &material)
{
    using markdown::item;
    const bool isFile = material.login && std::holds_alternative<LocalFile>(*material.login);
    return {markdown::heading(Words::tr("Versions")),
            item(Words::tr("Budget Tracker"), material.versions.program),
            item(isFile ? Words::tr("SQLite") : Words::tr("Server"), serverVersion(material, isFile)),
            item(Words::tr("libpq"), material.versions.libpq),
            item(Words::tr("Qt"), material.versions.qt),
            item(Words::tr("System"), material.versions.system)};
}

} // namespace budget::wording
