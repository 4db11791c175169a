// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"

#include "core/address/placeholders.h"
#include "core/address/searchpath.h"
#include "core/reading/connectiontext.h"
#include "core/reading/source/percentencoding.h"

#include <QStringList>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

bool warnsOf(const ConnectionReading &reading, WarningKind kind)
{
    return std::any_of(reading.warnings.begin(), reading.warnings.end(),
                       [kind](const ConnectionWarning &warning) { return warning.kind == kind; });
}

/// The first field that prevents connecting without a person's confirmation; None where there is no such field.
Field missingPart(const ConnectionReading &reading)
{
    if (const auto placeholders = placeholdersIn(reading.login()); !placeholders.empty())
        return placeholders.front();
    if (reading.address.user.isEmpty())
        return Field::User;
    if (reading.address.host.isEmpty())
        return Field::Host;
    if (reading.address.database.isEmpty())
        return Field::Database;
    return warnsOf(reading, WarningKind::AtSignBehindHost) ? Field::Password : Field::None;
}

QString hostText(const HostPort &place)
{
    QString host = percentEncoded(place.host);
    if (place.host.contains(u':'))
        host = u'[' + host.replace(u"%3A"_s, u":"_s) + u']';
    return host + u':' + QString::number(place.port);
}

QString url(const ServerAddress &address, const QString &password)
{
    QStringList hosts;
    for (const HostPort &place : address.hosts())
        hosts += hostText(place);
    const QString secret = password.isEmpty() ? QString() : u':' + percentEncoded(password);
    const bool hasUser = !address.user.isEmpty() || !secret.isEmpty();
    QString text = u"postgresql://"_s + percentEncoded(address.user) + secret + (hasUser ? u"@"_s : QString())
        + hosts.join(u',') + u'/' + percentEncoded(address.database);
    QMap<QString, QString> parameters = address.parameters;
    if (!address.schema.isEmpty())
        parameters[u"options"_s] = withSearchPath(parameters.value(u"options"_s), address.schema);
    QChar separator = u'?';
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        text += separator + it.key() + u'=' + percentEncoded(it.value());
        separator = u'&';
    }
    return text;
}

} // namespace

Result<ServerLogin> parseConnectionUrl(const QString &text)
{
    const auto reading = readConnectionText(text);
    if (!reading)
        return failure(ErrorKind::UrlInvalid, reading.error().field);
    if (const Field missing = missingPart(*reading); missing != Field::None)
        return failure(ErrorKind::UrlInvalid, missing);
    return reading->login();
}

QString urlWithoutPassword(const ServerAddress &address)
{
    return url(address, {});
}

Secret urlWithPassword(const ServerLogin &login)
{
    return Secret(url(login.address, login.password.reveal()));
}

} // namespace budget
