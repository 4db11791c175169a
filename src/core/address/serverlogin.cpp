// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/serverlogin.h"

#include "core/address/libpqparameters.h"

#include <QStringList>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// A path at which no password file can exist, so that libpq takes the password only from the login.
constexpr QLatin1StringView kNoFile("/dev/null/none");

/// Inserts the parameters with ParameterUse::PassedOn and a legal value; all others are dropped, whatever their origin.
void insertPassedOn(QMap<QString, QString> &all, const QMap<QString, QString> &parameters)
{
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        const ParameterRule *rule = libpqParameter(it.key());
        if (rule && rule->use == ParameterUse::PassedOn && isLegalValue(*rule, it.value()))
            all.insert(it.key(), it.value());
    }
}

} // namespace

LoginMethod methodFor(const ServerLogin &login)
{
    const QString asked = login.address.parameters.value(u"channel_binding"_s);
    if (asked == u"require")
        return LoginMethod::BoundScram;
    const bool isVerified = sslModeFor(login.address).startsWith(u"verify"_s);
    return asked == u"disable" || login.password.isEmpty() || !isVerified ? LoginMethod::Any : LoginMethod::Scram;
}

QMap<QString, QString> libpqParameters(const ServerLogin &login, const QString &caBundle, LoginMethod method)
{
    const ServerAddress &address = login.address;
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
    if (method == LoginMethod::BoundScram)
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
    all[u"password"_s] = login.password.reveal();
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
