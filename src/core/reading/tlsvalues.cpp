// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/tlsvalues.h"

#include "core/address/libpqparameters.h"

#include <QList>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

bool isChoice(const QString &name, const QString &value)
{
    return libpqParameter(name)->choices.split(u'|').contains(value);
}

/// libpq's value for an sslmode in the spelling of MySQL, Go or .NET: 'require', 'prefer', 'disable', 'verify-ca' or
/// 'verify-full'.
QString libpqWord(const QString &value)
{
    QString word = value.left(32).toLower().replace(u'_', u'-');
    if (word == u"true" || word == u"1" || word == u"on" || word == u"yes" || word == u"required")
        return u"require"_s;
    if (word == u"verify-identity" || word == u"verifyfull")
        return u"verify-full"_s;
    if (word == u"verifyca")
        return u"verify-ca"_s;
    if (word == u"preferred" || word == u"disabled")
        word.chop(word == u"disabled" ? 1 : 3);
    return word;
}

} // namespace

void useLibpqTlsWords(RawSetting &setting)
{
    const bool isSwitch = setting.name == u"requiressl"_s;
    if (isSwitch) {
        setting.name = u"sslmode"_s;
        setting.value = setting.value.startsWith(u'1') ? u"require"_s : u"prefer"_s;
        return;
    }
    const bool isSsl = setting.name == u"ssl"_s;
    if (!isSsl && setting.name != u"sslmode"_s)
        return;
    const QString word = libpqWord(setting.value);
    if (!isChoice(u"sslmode"_s, word))
        return;
    setting.name = u"sslmode"_s;
    setting.value = word;
}

bool isTlsSwitchedOff(const RawSetting &setting)
{
    constexpr QStringView kWords = u"|no-verify|skip-verify|insecure|allow-invalid|false|0|off|no|none|";
    const QString word = QString(setting.value.left(32).toLower()).replace(u'_', u'-');
    return (setting.name == u"sslmode"_s || setting.name == u"ssl"_s) && !word.isEmpty()
        && kWords.contains(QString(u'|' + word + u'|'));
}

bool isAboutSecurity(const QString &name)
{
    return name == u"sslmode"_s || name == u"channel_binding"_s || name == u"ssl_min_protocol_version"_s;
}

bool isStronger(const QString &name, const QString &value, const QString &other)
{
    const auto choices = libpqParameter(name)->choices.split(u'|');
    return choices.indexOf(value) > choices.indexOf(other);
}

} // namespace budget
