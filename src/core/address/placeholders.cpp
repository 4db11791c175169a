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

bool isMatch(const QRegularExpression &shape, const QString &text)
{
    return shape.match(text).hasMatch();
}

/// Words of guides in place of a value, and the brackets of templates. Each pattern describes the whole value, because
/// a real password may contain any of these characters.
const QRegularExpression &guideShape()
{
    static const QString kParts =
        u"(?:password|passwd|passwort|kennwort|user|username|role|host|hostname|endpoint|database|db|dbname|pw|pwd|pass"
        u"|secret|token|value)"_s;
    static const QRegularExpression shape(
        u'^'
            + QStringList{uR"(<[^<>]*>|&lt;[^&<>]*&gt;|\[[^\[\]]*\]|\{[^{}]*\}|\{\{.*\}\})"_s,
                          uR"([*\x{2022}\x{25cf}\x{2026}\x{b7}]{3,}|\.{3,}|x{4,}|_{3,}|-{3,}|\?{3,})"_s,
                          uR"(y?our[-_ ]?[a-z]*[-_ ]?%1(?:[-_ ]?(?:here|goes[-_ ]?here))?)"_s.arg(kParts),
                          uR"(%1[-_ ](?:here|goes[-_ ]here))"_s.arg(kParts),
                          uR"((?:insert|enter|put|type|add|set|fill[-_ ]in|replace[-_ ]with|replace)[-_ ](?:(?:a|the|your|my|db|database)[-_ ])*)"
                          uR"(%1(?:[-_ ]here)?)"_s.arg(kParts),
                          uR"((?:change|replace|fill)[-_ ]?(?:me|this|it)(?:[-_ ]?(?:in|please|now))?)"_s}
                  .join(u'|')
                  .prepend(u"(?:"_s)
            + u")$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return shape;
}

/// Spellings by which programs refer to a variable, to a command or to an entry of a secret store.
const QRegularExpression &referenceShape()
{
    static const QRegularExpression shape(
        u"^(?:"_s
        + QStringList{uR"(\$\{.*\}|\$\$\{[^{}]*\}|\$\([^()]+\)|#\{[^{}]*\}#?|%\{[^{}]*\}|`[^`]+`)"_s,
                      uR"(\$(?:[A-Z_][A-Z0-9_]*|[a-z]+_[a-z0-9_]*|(?:db)?(?:password|passwd|pass|pwd|pw|user|username|host|name)))"_s,
                      uR"(\$env:\w+|\$\{?\{.*\}\}|\$\$?[A-Z][A-Z0-9_]*\$\$?)"_s,
                      uR"(%\w+%|!\w+_\w+!|%env\([^()]*\)%|%\(\w+\)s|__[A-Z][A-Z0-9_]*__|@@\w+@@|@(?:[A-Z][A-Z0-9_]*|[\w-]+\.[\w.-]+)@)"_s,
                      uR"((?:ENC|DEC|SECRET|Secret)(?:\(.+\)|\[.+\])|\{(?:cipher|vault|enc|aes|secret|crypt|key)\}.+)"_s,
                      uR"((?:op|vault|secret|awssm|ssm|gcpsm|azkv|sm|keyring|keychain|sops|bws|doppler)://.+|ref\+\w+:.+)"_s,
                      uR"((?:vault|sops|ssm|akeyless|infisical|keyring|bao|openbao):[\w./#@-]*[/#][\w./#@-]*|sops:\w+)"_s,
                      uR"(env:[A-Za-z_]\w*|file:/[\w./-]+|/(?:var/)?run/secrets/[\w./-]+)"_s,
                      uR"(@Microsoft\.\w+\(.*\)|arn:aws[\w-]*:(?:secretsmanager|ssm|kms):.+|projects/[\w-]+/secrets/[\w/-]+)"_s,
                      uR"(!(?:Ref|Sub|GetAtt|ImportValue|secret|env|env_var|vault|Join|reference|unsafe|encrypted|include)\b.*|\$ANSIBLE_VAULT;.*)"_s,
                      uR"((?:process|import\.meta|Bun|Deno)\.env\b.*|os\.(?:environ|getenv|Getenv)\b.*|System\.getenv\b.*)"_s,
                      uR"((?:ENV|env|getenv|Env|config|secret|lookup|var)(?:\.(?:fetch|get|str))?[\[(]\s*["'].*["'].*[\])])"_s,
                      uR"((?:var|local|module|secrets|vars|env|inputs|stackOutputs)\.[A-Za-z_][\w.-]*|random_password\.[\w.]+)"_s}
              .join(u'|')
        + u")$"_s);
    return shape;
}

bool isReferenceToSecret(const QString &text)
{
    constexpr qsizetype kLongest = 512;
    return text.size() <= kLongest && isMatch(referenceShape(), text);
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
    return !text.isEmpty() && ((text.size() <= kLongest && isMatch(guideShape(), text)) || isReferenceToSecret(text));
}

bool isPlaceholderPassword(const QString &password)
{
    // words that programs print or templates contain in place of a password; a database may well be called 'todo'
    return isPlaceholder(password)
        || isOneOf(password,
                   u"|null|none|nil|undefined|nan|todo|tbd|fixme|redacted|hidden|masked|(hidden)|(redacted)|(masked)"
                   u"|(secret)|(sensitive)|(sensitive value)|(none)|(null)|(not set)|(unset)|(password)|--hidden--|");
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
    addIf(isPlaceholderPassword(password) || isGeneric, Field::Password);
    addIf(std::ranges::any_of(hosts, [](const HostPort &place) { return isPlaceholderHost(place.host); }), Field::Host);
    const bool isAmongOthers = !fields.empty() && isGenericDatabase(address.database);
    addIf(isPlaceholder(address.database) || isAmongOthers, Field::Database);
    return fields;
}

} // namespace budget
