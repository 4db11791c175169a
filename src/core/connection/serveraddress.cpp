// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connection/serveraddress.h"

namespace budget {

using namespace Qt::StringLiterals;

QString ServerAddress::place() const
{
    return database + u" @ "_s + host;
}

bool ServerAddress::isLoopback() const
{
    return host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0 || host.startsWith(u"127."_s) || host == u"::1"_s;
}

bool ServerAddress::isPooled() const
{
    return host.section(u'.', 0, 0).endsWith(u"-pooler"_s);
}

QMap<QString, QString> libpqParameters(const ServerAddress &address, const QString &caBundle)
{
    QMap<QString, QString> all{
        {u"connect_timeout"_s, u"15"_s},     {u"keepalives_idle"_s, u"30"_s},
        {u"keepalives_interval"_s, u"10"_s}, {u"keepalives_count"_s, u"3"_s},
        {u"tcp_user_timeout"_s, u"20000"_s}, {u"application_name"_s, u"budget-tracker"_s},
        {u"channel_binding"_s, u"prefer"_s},
    };
    all.insert(address.parameters);
    const bool isRaised = all.value(u"sslmode"_s) == u"require"_s;
    if (!all.contains(u"sslmode"_s))
        all[u"sslmode"_s] = address.isLoopback() ? u"prefer"_s : u"verify-full"_s;
    else if (isRaised)
        all[u"sslmode"_s] = u"verify-full"_s;
    if (all[u"sslmode"_s].startsWith(u"verify"_s) && !all.contains(u"sslrootcert"_s))
        all[u"sslrootcert"_s] = caBundle;
    all[u"gssencmode"_s] = u"disable"_s;
    all[u"client_encoding"_s] = u"UTF8"_s;
    all[u"host"_s] = address.host;
    all[u"port"_s] = QString::number(address.port);
    all[u"dbname"_s] = address.database;
    all[u"user"_s] = address.user;
    all[u"password"_s] = address.password.reveal();
    return all;
}

} // namespace budget
