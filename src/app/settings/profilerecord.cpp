// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/profilerecord.h"

#include "app/settings/profiles.h"
#include "app/settings/settingsfile.h"
#include "core/reading/connectionurl.h"

#include <QDir>
#include <QMap>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>
#include <array>
#include <limits>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString kGroup = u"profiles"_s;

template <class Value>
struct Word
{
    QLatin1StringView word;
    Value value;
};

constexpr std::array kKeepers{
    Word<SecretKeeper>{QLatin1StringView("keychain"), SecretKeeper::Keychain},
    Word<SecretKeeper>{QLatin1StringView("envfile"), SecretKeeper::EnvFile},
    Word<SecretKeeper>{QLatin1StringView("session"), SecretKeeper::Session},
    Word<SecretKeeper>{QLatin1StringView("ask"), SecretKeeper::Ask},
};

constexpr std::array kOrders{
    Word<PoolSettings::Order>{QLatin1StringView("lifo"), PoolSettings::Order::LastInFirstOut},
    Word<PoolSettings::Order>{QLatin1StringView("fifo"), PoolSettings::Order::FirstInFirstOut},
};

constexpr std::array kFlags{
    Word<bool>{QLatin1StringView("true"), true},
    Word<bool>{QLatin1StringView("false"), false},
};

template <class Words, class Value>
QString wordOf(const Words &words, Value value)
{
    return QString(std::ranges::find_if(words, [value](const auto &each) { return each.value == value; })->word);
}

bool isColor(const QString &text)
{
    static const QRegularExpression form(u"^#[0-9A-Fa-f]{6}$"_s);
    return form.match(text).hasMatch();
}

bool isFile(const QString &path)
{
    return QDir::isAbsolutePath(path) && !path.contains(QChar(0));
}

bool isEnvKey(const QString &text)
{
    static const QRegularExpression form(u"^[A-Za-z_][A-Za-z0-9_.]*$"_s);
    return form.match(text).hasMatch();
}

/// Reads the values of one profile. Discards an invalid value and returns its default.
class Reader
{
public:
    Reader(SettingsFile &file, const QString &id) : m_file(file), m_group(kGroup + u'/' + id + u'/') { }

    template <class Accept>
    QString text(const char *name, const QString &usual, Accept accept)
    {
        const QVariant value = stored(name);
        if (!value.isValid())
            return usual;
        QString text = value.toString();
        if (value.typeId() == QMetaType::QString && accept(text))
            return text;
        discard(name);
        return usual;
    }

    template <class Number>
    Number number(const char *name, Number usual, Number least, Number most)
    {
        const QVariant value = stored(name);
        if (!value.isValid())
            return usual;
        bool isNumber = false;
        const qlonglong number = value.toString().toLongLong(&isNumber);
        if (isNumber && number >= qlonglong(least) && number <= qlonglong(most))
            return Number(number);
        discard(name);
        return usual;
    }

    template <class Words, class Value>
    Value word(const char *name, const Words &words, Value usual)
    {
        const QVariant value = stored(name);
        if (!value.isValid())
            return usual;
        const auto found = std::ranges::find_if(words, [&](const auto &each) { return value.toString() == each.word; });
        if (found != words.end())
            return found->value;
        discard(name);
        return usual;
    }

private:
    [[nodiscard]] QVariant stored(const char *name) const { return m_file.value(m_group + QLatin1StringView(name)); }
    void discard(const char *name) { m_file.discard(m_group + QLatin1StringView(name)); }

    SettingsFile &m_file;
    QString m_group;
};

std::optional<LedgerLocation> readLocation(Reader &reader)
{
    if (const QString file = reader.text("file", {}, isFile); !file.isEmpty())
        return LocalFile{file};
    std::optional<LedgerLocation> location;
    reader.text("url", {}, [&](const QString &url) {
        const auto login = parseConnectionUrl(url);
        if (login)
            location = login->address;
        return login.has_value();
    });
    return location;
}

PoolSettings readPool(Reader &reader)
{
    constexpr int kMost = 1000;
    constexpr qint64 kDay = 86'400;
    const PoolSettings usual;
    PoolSettings pool;
    pool.size = reader.number("poolSize", usual.size, 0, kMost);
    pool.maxOverflow = reader.number("poolOverflow", usual.maxOverflow, -1, kMost);
    pool.timeout = std::chrono::milliseconds(
        reader.number<qint64>("poolTimeoutMs", usual.timeout.count(), 0, kDay * 1000));
    pool.recycle = std::chrono::seconds(
        reader.number<qint64>("poolRecycleSeconds", usual.recycle.count(), -1, std::numeric_limits<int>::max()));
    pool.prePing = reader.word("poolPrePing", kFlags, usual.prePing);
    pool.order = reader.word("poolOrder", kOrders, usual.order);
    pool.fresh = std::chrono::milliseconds(reader.number<qint64>("poolFreshMs", usual.fresh.count(), 0, kDay * 1000));
    return pool;
}

/// An EnvFile store without a path becomes SecretKeeper::Ask.
void readKeeper(Reader &reader, Profile &profile)
{
    profile.keeper = reader.word("keeper", kKeepers, SecretKeeper::Ask);
    profile.envFile = reader.text("envFile", {}, isFile);
    profile.envKey = reader.text("envKey", profile.envKey, isEnvKey);
    if (profile.keeper == SecretKeeper::EnvFile && profile.envFile.isEmpty())
        profile.keeper = SecretKeeper::Ask;
}

bool holdsPassword(const QString &url)
{
    const auto login = parseConnectionUrl(url);
    return login && !login->password.isEmpty();
}

/// The keys that a server's profile has in addition to those of every profile.
QMap<QString, QString> serverRecord(const Profile &profile)
{
    const QString url = urlWithoutPassword(std::get<ServerAddress>(profile.location));
    Q_ASSERT(!holdsPassword(url));
    QMap<QString, QString> record{
        {u"url"_s, url},
        {u"keeper"_s, wordOf(kKeepers, profile.keeper)},
        {u"poolSize"_s, QString::number(profile.pool.size)},
        {u"poolOverflow"_s, QString::number(profile.pool.maxOverflow)},
        {u"poolTimeoutMs"_s, QString::number(profile.pool.timeout.count())},
        {u"poolRecycleSeconds"_s, QString::number(profile.pool.recycle.count())},
        {u"poolPrePing"_s, wordOf(kFlags, profile.pool.prePing)},
        {u"poolOrder"_s, wordOf(kOrders, profile.pool.order)},
        {u"poolFreshMs"_s, QString::number(profile.pool.fresh.count())},
    };
    if (profile.keeper == SecretKeeper::EnvFile) {
        record[u"envFile"_s] = profile.envFile;
        record[u"envKey"_s] = profile.envKey;
    }
    return record;
}

QMap<QString, QString> recordOf(const Profile &profile)
{
    const auto *local = std::get_if<LocalFile>(&profile.location);
    QMap<QString, QString> record = local ? QMap<QString, QString>{{u"file"_s, local->path}} : serverRecord(profile);
    record[u"name"_s] = profile.name;
    record[u"color"_s] = profile.color;
    return record;
}

} // namespace

QStringList recordedProfiles(const SettingsFile &file)
{
    return file.namesBelow(kGroup);
}

std::optional<Profile> readProfile(SettingsFile &file, const QString &id)
{
    Reader reader(file, id);
    const auto location = readLocation(reader);
    if (!location || QUuid(id).toString(QUuid::WithoutBraces) != id) {
        file.discard(kGroup + u'/' + id);
        return std::nullopt;
    }
    Profile profile;
    profile.id = id;
    profile.location = *location;
    profile.name = reader.text("name", {}, [](const QString &text) { return !text.trimmed().isEmpty(); }).simplified();
    profile.color = reader.text("color", kDefaultProfileColor, isColor);
    if (std::holds_alternative<LocalFile>(profile.location))
        return profile;
    profile.pool = readPool(reader);
    readKeeper(reader, profile);
    return profile;
}

void writeProfile(SettingsFile &file, const Profile &profile)
{
    const QString group = kGroup + u'/' + profile.id;
    const QMap<QString, QString> record = recordOf(profile);
    const QStringList stored = file.namesBelow(group);
    for (const QString &name : stored) {
        if (!record.contains(name))
            file.remove(group + u'/' + name);
    }
    for (auto it = record.cbegin(); it != record.cend(); ++it)
        file.setValue(group + u'/' + it.key(), it.value());
}

void removeProfile(SettingsFile &file, const QString &id)
{
    file.remove(kGroup + u'/' + id);
}

} // namespace budget
