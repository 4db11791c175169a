// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/settingname.h"

#include "core/address/libpqparameters.h"
#include "core/reading/notations/settings/values/translatedwords.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 120;
constexpr qsizetype kMostWordsOfPart = 6; ///< 'nom de la base de données'
constexpr qsizetype kMostWordsOfFamily = 5;

struct PartWord
{
    QStringView word; ///< the last words of a name, joined, in lower case
    SettingPart part = SettingPart::Address;
    QStringView name;
    bool isWeak = false;
};

using enum SettingPart;

constexpr std::array kParts{
    PartWord{u"host", Address, u"host"},
    PartWord{u"hostname", Address, u"host"},
    PartWord{u"server", Address, u"host", true},
    PartWord{u"servername", Address, u"host"},
    PartWord{u"servernames", Address, u"host"},
    PartWord{u"serverhost", Address, u"host"},
    PartWord{u"hostaddress", Address, u"host"},
    PartWord{u"hostnameaddress", Address, u"host"},
    PartWord{u"endpoint", Address, u"host", true},
    PartWord{u"addr", Address, u"host", true},
    PartWord{u"address", Address, u"host", true},
    PartWord{u"port", Address, u"port"},
    PartWord{u"portnumber", Address, u"port"},
    PartWord{u"portnumbers", Address, u"port"},
    PartWord{u"user", Address, u"user"},
    PartWord{u"username", Address, u"user"},
    PartWord{u"userid", Address, u"user"},
    PartWord{u"uid", Address, u"user", true},
    PartWord{u"loginname", Address, u"user"},
    PartWord{u"adminlogin", Address, u"user"},
    PartWord{u"adminloginname", Address, u"user"},
    PartWord{u"login", Address, u"user", true},
    PartWord{u"role", Address, u"user", true},
    PartWord{u"password", Address, u"password"},
    PartWord{u"passwd", Address, u"password"},
    PartWord{u"pass", Address, u"password"},
    PartWord{u"pwd", Address, u"password"},
    PartWord{u"pw", Address, u"password"},
    PartWord{u"passphrase", Address, u"password"},
    PartWord{u"database", Address, u"dbname"},
    PartWord{u"databasename", Address, u"dbname"},
    PartWord{u"dbname", Address, u"dbname"},
    PartWord{u"db", Address, u"dbname"},
    PartWord{u"initialcatalog", Address, u"dbname"},
    PartWord{u"maintenancedb", Address, u"dbname"},
    PartWord{u"maintenancedatabase", Address, u"dbname"},
    PartWord{u"catalog", Address, u"dbname", true},
    PartWord{u"name", Address, u"dbname", true},
    PartWord{u"url", Text, {}},
    PartWord{u"uri", Text, {}},
    PartWord{u"dsn", Text, {}},
    PartWord{u"connectionstring", Text, {}},
    PartWord{u"connectionurl", Text, {}},
    PartWord{u"connectionuri", Text, {}},
    PartWord{u"connstr", Text, {}},
    PartWord{u"connstring", Text, {}},
    PartWord{u"conninfo", Text, {}},
    PartWord{u"ssl", Parameter, u"ssl"},
    PartWord{u"engine", SettingPart::Product, {}},
    PartWord{u"adapter", SettingPart::Product, {}},
    PartWord{u"dialect", SettingPart::Product, {}},
    PartWord{u"driver", SettingPart::Product, {}},
    PartWord{u"drivername", SettingPart::Product, {}},
    PartWord{u"driverclassname", SettingPart::Product, {}},
    PartWord{u"dbtype", SettingPart::Product, {}},
    PartWord{u"conntype", SettingPart::Product, {}},
    PartWord{u"dbkind", SettingPart::Product, {}},
    PartWord{u"client", SettingPart::Product, {}, true},
    PartWord{u"type", SettingPart::Product, {}, true},
    PartWord{u"provider", SettingPart::Product, {}, true},
    PartWord{u"connection", SettingPart::Product, {}, true},
};

// Words in a name that show that the setting does not concern a PostgreSQL connection.
constexpr QStringView kForeignWords =
    u"|smtp|mail|mailer|email|imap|pop3|redis|mysql|mariadb|mongo|mongodb|mssql|sqlserver|oracle|sqlite|amqp|rabbitmq"
    u"|kafka|elastic|elasticsearch|memcached|ldap|ftp|sftp|ssh|http|https|proxy|s3|aws|api|admin|web|cache|queue"
    u"|session|sentry|jwt|secret|auth|oauth|root|superuser|pgadmin|grafana|clickhouse|cassandra|influx|influxdb|broker"
    u"|celery|next|site|base|frontend|backend|server|git|github|docker|registry|tunnel|bastion|neo4j|table|file|class|"
    u"cookie|network|volume|container|save|remember|prompt|";
// Words that may follow the part of the address, to tell several connections apart: 'test' in DB_HOST_TEST.
constexpr QStringView kSuffixes =
    u"|unpooled|pooled|pooling|non|nonpooling|direct|readonly|replica|primary|secondary|test|dev|development|prod"
    u"|production|staging|1|2|3|";
// Words without meaning: keywords of languages, and names of variables that hold settings.
constexpr QStringView kNoiseWords =
    u"|string|const|let|var|val|final|private|public|static|char|auto|this|self|props|properties|config|conf"
    u"|settings|params|args|ds|builder|options|env|os|default|add|set|with|my|your|the|connection|connect|conn"
    u"|for|of|to|fur|der|die|das|zur|von|mein|dein|ihr|de|la|le|du|del|da|do|para|per|";
constexpr QStringView kPostgresWords =
    u"|pg|postgres|postgresql|pgsql|psql|neon|timescale|supabase|cockroach|cockroachdb|typeorm|";
constexpr QStringView kDatabaseWords = u"|db|database|datasource|jdbc|sql|rds|hikari|r2dbc|repo|sqlalchemy|";

bool isIn(QStringView list, const QString &word)
{
    return list.contains(QString(u'|' + word + u'|'));
}

/// Splits a name into words: 'connectionString' → connection string; 'spring.datasource.url' → spring datasource url.
QStringList wordsOf(QStringView name)
{
    QStringList words;
    QChar before;
    const auto isOfWord = [](QChar c) { return c.isLetterOrNumber() || c.isMark(); };
    for (const QChar c : name) {
        const bool isLetter = isOfWord(c);
        const bool isNew = words.isEmpty() || !isOfWord(before) || (c.isUpper() && before.isLower());
        if (isLetter && isNew)
            words += QString();
        if (isLetter)
            words.back() += c.toLower();
        before = c;
    }
    for (QString &word : words)
        word = foldedText(word);
    return words;
}

const PartWord *partOf(const QString &word)
{
    const auto *const found = std::ranges::find_if(kParts, [&](const PartWord &each) { return each.word == word; });
    return found == kParts.end() ? nullptr : found;
}

/// Splits a prefix off a word such as 'pghost': libpq's variables and names modelled on them have no separator.
void splitGlued(QStringList &words)
{
    for (const QString &prefix : {u"pg"_s, u"db"_s, u"postgres"_s}) {
        const QString last = words.back();
        // 'dbname' after other words is split as well: in MediaWiki's wgDBname, 'name' is the part of the address.
        const bool isWhole = partOf(last) && !(words.size() > 1 && last == u"dbname");
        if (isWhole || !last.startsWith(prefix))
            continue;
        const QString rest = last.mid(prefix.size());
        if (!rest.isEmpty() && (partOf(rest) || !libpqNameOf(rest).isEmpty())) {
            words.back() = prefix;
            words += rest;
            return;
        }
    }
}

std::optional<SettingName> meaningOf(const QString &word)
{
    if (const PartWord *part = partOf(word))
        return SettingName{part->part, part->name.toString(), {}, part->isWeak};
    if (const auto translated = translatedWord(word))
        return SettingName{Address, translated->name.toString(), {}, translated->isWeak};
    if (schemaSetting(word) != SchemaSetting::None)
        return SettingName{SettingPart::Schema, word, {}, false};
    const QStringView name = libpqNameOf(word);
    const ParameterRule *rule = libpqParameter(name);
    if (!rule)
        return std::nullopt;
    // Other parameters are left out, because names such as 'timeout' and 'encoding' usually mean something else.
    constexpr QStringView kTelling = u"|sslmode|sslrootcert|sslcert|sslkey|channel_binding|options|application_name"
                                     u"|target_session_attrs|";
    if (!isIn(kTelling, rule->name.toString()))
        return std::nullopt;
    return SettingName{Parameter, name.toString(), {}, false};
}

/// Replaces a word for 'database' in another language by the English one.
void useGeneralWord(QString &word)
{
    const auto translated = translatedWord(word);
    if (translated && translated->name == u"dbname")
        word = u"database"_s;
}

/// Whether one of the words means 'password', as in the label 'password for the database'.
bool nameSecret(const QStringList &words)
{
    return std::ranges::any_of(words, [](const QString &word) {
        const auto meaning = meaningOf(word);
        return meaning && meaning->name == u"password";
    });
}

/// Whether the label is one such as 'password for user mira'.
bool isSecretOfSomebody(const QStringList &words)
{
    return words.size() > 2 && isIn(u"|for|of|fur|von|de|di|da|del|para|per|pour|dla|voor|для|", words[1])
        && nameSecret({words[0]});
}

/// The meaning of the name, if the `count` words that end before word `end` name a part.
std::optional<SettingName> named(const QStringList &words, qsizetype end, qsizetype count)
{
    const QString joined = words.sliced(end - count, count).join(QString());
    const bool isOfFamily = count == 2 && end > count && (joined == u"dbname" || joined == u"databasename");
    auto meaning = isOfFamily ? std::nullopt : meaningOf(joined); // in APP_DB_NAME, 'db' belongs to the family
    if (!meaning)
        return std::nullopt;
    QStringList family = words.first(end - count) + words.sliced(end);
    family.removeIf([](const QString &word) { return isIn(kNoiseWords, word); });
    if (joined.startsWith(u"admin")) // Azure's 'Server admin login name'
        family.removeAll(u"server"_s);
    for (QString &word : family)
        useGeneralWord(word);
    const bool isForeign = family.size() > kMostWordsOfFamily
        || std::ranges::any_of(family, [](const QString &word) { return isIn(kForeignWords, word); });
    if (meaning->part == Address && meaning->name != u"password" && nameSecret(family))
        return SettingName{Address, u"password"_s, {}, false};
    meaning->family = family.join(u' ');
    return isForeign ? std::nullopt : meaning;
}

} // namespace

std::optional<SettingName> settingNameOf(QStringView name)
{
    if (name.isEmpty() || name.size() > kLongestName)
        return std::nullopt;
    if (const ParameterRule *rule = libpqParameterOfVariable(name)) {
        const bool isAddress = rule->use == ParameterUse::Address;
        return SettingName{isAddress ? Address : Parameter, rule->name.toString(), u"pg"_s, false};
    }
    QStringList words = wordsOf(name);
    if (words.isEmpty())
        return std::nullopt;
    if (isSecretOfSomebody(words))
        return SettingName{Address, u"password"_s, {}, false};
    splitGlued(words);
    for (qsizetype end = words.size(); end > 0; --end) {
        for (qsizetype count = qMin(end, kMostWordsOfPart); count > 0; --count) {
            if (auto meaning = named(words, end, count))
                return meaning;
        }
        if (!isIn(kSuffixes, words[end - 1]))
            break;
    }
    return std::nullopt;
}

bool isForeignScope(const QString &label)
{
    constexpr QStringView kScopes = u"|smtp|mail|mailer|email|imap|redis|mysql|mariadb|mongo|mongodb|mssql|sqlserver"
                                    u"|oracle|sqlite|amqp|rabbitmq|kafka|elasticsearch|ldap|ftp|sftp|ssh|cache|broker|";
    const QStringList words = wordsOf(QStringView(label).first(qMin(label.size(), kLongestName)));
    return !words.isEmpty() && isIn(kScopes, words.back());
}

bool isPostgresFamily(const QString &family)
{
    const QStringList words = family.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::any_of(words, [](const QString &word) { return isIn(kPostgresWords, word); });
}

bool isDatabaseFamily(const QString &family)
{
    const QStringList words = family.split(u' ', Qt::SkipEmptyParts);
    return isPostgresFamily(family)
        || std::ranges::any_of(words, [](const QString &word) { return isIn(kDatabaseWords, word); });
}

budget::Product productOf(const QString &value)
{
    const QString text = value.left(kLongestName).toLower();
    const auto names = [&](std::initializer_list<QStringView> all) {
        return std::ranges::any_of(all, [&](QStringView name) { return text.contains(name); });
    };
    if (text == u"pg"_s || text == u"pq"_s || text == u"pgx"_s || text == u"pg8000"_s
        || names({u"postgre", u"psycopg", u"pgsql", u"postgis", u"npgsql", u"asyncpg", u"cockroach", u"timescale"}))
        return budget::Product::Postgres;
    if (names({u"mysql", u"maria", u"sqlite", u"mssql", u"sqlserver", u"sqlsrv", u"oracle", u"mongo", u"redis", u"h2",
               u"db2", u"jtds", u"firebird", u"snowflake"}))
        return budget::Product::Other;
    return budget::Product::Unknown;
}

} // namespace budget
