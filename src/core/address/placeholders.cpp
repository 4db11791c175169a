// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/placeholders.h"

#include "core/address/neonhost.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

bool isOneOf(const QString &text, QStringView words)
{
    return !text.isEmpty() && text.size() <= 32 && words.contains(QString(u'|' + text.toLower() + u'|'));
}

bool isGenericUser(const QString &user)
{
    return isOneOf(user, u"|user|username|user_name|role|role_name|dbuser|db_user|myuser|login|");
}

bool isGenericPassword(const QString &password)
{
    return isOneOf(password, u"|password|pass|passwd|pwd|mypassword|my_password|dbpassword|db_password|secret|");
}

bool isGenericDatabase(const QString &database)
{
    return isOneOf(database, u"|dbname|db_name|database|databasename|database_name|mydatabase|");
}

} // namespace

bool isPlaceholder(const QString &text)
{
    constexpr qsizetype kLongest = 64;
    static const QRegularExpression shape(
        uR"(^(<[^<>]*>|\[[^\[\]]*\]|\{[^{}]*\}|\$\{.*\}|\{\{.*\}\}|\$[A-Z_]+|%[A-Z_]+%|[*•●…]{3,}|\.{3}|x{4,}|y?our[-_ ]?[a-z]*[-_ ]?(password|user|username|role|host|hostname|endpoint|database|db|dbname|pw|pass)|change[-_ ]?me)$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return !text.isEmpty() && text.size() <= kLongest && shape.match(text).hasMatch();
}

bool isPlaceholderHost(const QString &host)
{
    if (host.startsWith(u'/'))
        return false; // the directory of a socket may have any name
    if (isPlaceholder(host)
        || isOneOf(host, u"|host|hostname|host_name|host-name|neon_hostname|servername|server_name|"))
        return true;
    static const QRegularExpression within(
        u"[<>{}\\[\\]$]|(^|[.-])x{3,}([.-]|$)|your[-_](project|host|endpoint|server)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return host.size() <= 255 && within.match(host).hasMatch();
}

std::vector<Field> placeholdersIn(const ServerLogin &login)
{
    const ServerAddress &address = login.address;
    const QString &password = login.password.reveal();
    const auto hosts = address.hosts();
    const bool isLocal = address.isLoopback();
    const bool isNeon = std::ranges::any_of(hosts, [](const HostPort &place) { return !!neonHost(place.host); });
    const bool isGeneric = !isLocal && isGenericPassword(password) && (isNeon || isGenericUser(address.user));
    std::vector<Field> fields;
    const auto addIf = [&fields](bool holds, Field field) {
        if (holds)
            fields.push_back(field);
    };
    addIf(isPlaceholder(address.user) || (isGeneric && isGenericUser(address.user)), Field::User);
    addIf(isPlaceholder(password) || isGeneric, Field::Password);
    addIf(std::ranges::any_of(hosts, [](const HostPort &place) { return isPlaceholderHost(place.host); }), Field::Host);
    const bool isAmongOthers = !fields.empty() && isGenericDatabase(address.database);
    addIf(isPlaceholder(address.database) || isAmongOthers, Field::Database);
    return fields;
}

} // namespace budget
