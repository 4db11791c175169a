// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/profiles.h"

#include "app/settings/profilerecord.h"
#include "app/settings/settingsfile.h"
#include "core/reading/connectionurl.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString kOrder = u"profileOrder"_s;
const QString kLast = u"lastProfile"_s;
const QString kOldGroup = u"ledger"_s; ///< of version 0, which knew a single ledger

QString placeName(const LedgerLocation &location)
{
    const auto *file = std::get_if<LocalFile>(&location);
    const QString name = file ? QFileInfo(file->path).completeBaseName() : std::get<ServerAddress>(location).place();
    return name.simplified().left(Profiles::kMaxNameLength);
}

bool isSameName(const QString &one, const QString &other)
{
    return one.simplified().compare(other.simplified(), Qt::CaseInsensitive) == 0;
}

/// Refuses a location that readProfile() would discard at the next start.
Result<void> checkPlace(const LedgerLocation &location)
{
    if (const auto *file = std::get_if<LocalFile>(&location)) {
        return QDir::isAbsolutePath(file->path) ? Result<void>()
                                                : failure(ErrorKind::FileUnavailable, Field::LedgerFile, file->path);
    }
    const auto read = parseConnectionUrl(urlWithoutPassword(std::get<ServerAddress>(location)));
    return read ? Result<void>() : tl::make_unexpected(read.error());
}

} // namespace

Profiles::Profiles(SettingsFile &file, QObject *parent) : QObject(parent), m_file(file)
{
    if (m_file.versionFound() == 0)
        migrate();
    load();
}

std::optional<Profile> Profiles::find(const QString &id) const
{
    const auto found = std::ranges::find(m_all, id, &Profile::id);
    return found == m_all.end() ? std::nullopt : std::optional(*found);
}

std::optional<Profile> Profiles::named(const QString &name) const
{
    const auto found = std::ranges::find_if(m_all, [&](const Profile &each) { return isSameName(each.name, name); });
    return found == m_all.end() ? std::nullopt : std::optional(*found);
}

std::optional<Profile> Profiles::at(const LedgerLocation &location) const
{
    const auto found = std::ranges::find_if(m_all, [&](const Profile &each) {
        return each.source == Profile::Source::Stored && each.location == location;
    });
    return found == m_all.end() ? std::nullopt : std::optional(*found);
}

QString Profiles::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Result<void> Profiles::save(const Profile &profile)
{
    Profile stored = profile;
    stored.name = profile.name.simplified();
    stored.source = Profile::Source::Stored;
    auto checked = checkName(stored).and_then([&] { return checkPlace(stored.location); });
    if (!checked)
        return checked;
    put(stored);
    writeProfile(m_file, stored);
    auto result = storeAll();
    Q_EMIT changed();
    return result;
}

Result<Profile> Profiles::duplicate(const QString &id, const QString &name)
{
    const auto original = find(id);
    if (!original)
        return failure(ErrorKind::NotFound);
    Profile copy = *original;
    copy.id = newId();
    copy.name = name;
    return save(copy).map([&] { return *find(copy.id); });
}

Result<void> Profiles::remove(const QString &id)
{
    const auto gone = std::erase_if(m_all, [&](const Profile &each) { return each.id == id; });
    if (gone == 0)
        return failure(ErrorKind::NotFound);
    removeProfile(m_file, id);
    if (m_file.value(kLast) == id)
        m_file.remove(kLast);
    if (m_current == id)
        m_current.clear();
    auto result = storeAll();
    Q_EMIT changed();
    return result;
}

bool Profiles::sharesSecret(const Profile &profile) const
{
    return profile.keeper == SecretKeeper::EnvFile && std::ranges::any_of(m_all, [&](const Profile &each) {
               return each.id != profile.id && each.keeper == profile.keeper && each.envFile == profile.envFile
                   && each.envKey == profile.envKey;
           });
}

void Profiles::give(const Profile &profile)
{
    put(profile);
    Q_EMIT changed();
}

QString Profiles::lastUsed() const
{
    const QString id = m_file.value(kLast).toString();
    return find(id) ? id : QString();
}

Result<void> Profiles::setLastUsed(const QString &id)
{
    const auto profile = find(id);
    if (!profile || profile->source != Profile::Source::Stored)
        return {};
    m_file.setValue(kLast, id);
    return m_file.store();
}

void Profiles::setCurrent(const QString &id)
{
    if (m_current == id)
        return;
    m_current = id;
    Q_EMIT changed();
}

void Profiles::load()
{
    QStringList ids = m_file.value(kOrder).toString().split(u' ', Qt::SkipEmptyParts);
    const QStringList recorded = recordedProfiles(m_file);
    ids.erase(std::remove_if(ids.begin(), ids.end(), [&](const QString &id) { return !recorded.contains(id); }),
              ids.end());
    ids += recorded;
    ids.removeDuplicates();
    for (const QString &id : std::as_const(ids)) {
        auto profile = readProfile(m_file, id);
        if (!profile)
            continue;
        profile->name = freeName(profile->name.isEmpty() ? placeName(profile->location) : profile->name);
        m_all.push_back(*profile);
        writeProfile(m_file, *profile);
    }
    (void)storeAll();
}

/// Version 0 never stored a password, hence SecretKeeper::Ask.
void Profiles::migrate()
{
    const QString file = m_file.value(kOldGroup + u"/file"_s).toString();
    const QString url = m_file.value(kOldGroup + u"/url"_s).toString();
    const auto login = parseConnectionUrl(url);
    if (file.isEmpty() && !url.isEmpty() && !login)
        return m_file.discard(kOldGroup);
    m_file.remove(kOldGroup);
    if (file.isEmpty() && !login)
        return;
    Profile first{newId(), {}, kDefaultProfileColor, LocalFile{file}, {}, SecretKeeper::Ask};
    if (file.isEmpty())
        first.location = login->address;
    first.name = placeName(first.location);
    writeProfile(m_file, first);
    m_file.setValue(kLast, first.id);
}

/// Replaces the profile with the same id, or inserts it behind the last stored one.
void Profiles::put(const Profile &profile)
{
    const auto known = std::ranges::find(m_all, profile.id, &Profile::id);
    if (known != m_all.end()) {
        *known = profile;
        return;
    }
    const auto isGiven = [](const Profile &each) { return each.source != Profile::Source::Stored; };
    const bool goesLast = isGiven(profile);
    m_all.insert(goesLast ? m_all.end() : std::ranges::find_if(m_all, isGiven), profile);
}

Result<void> Profiles::checkName(const Profile &profile) const
{
    if (profile.name.isEmpty())
        return failure(ErrorKind::FieldEmpty, Field::Name);
    if (profile.name.size() > kMaxNameLength)
        return failure(ErrorKind::FieldTooLong, Field::Name, QString::number(kMaxNameLength));
    const auto other = named(profile.name);
    const bool isTaken = other && other->id != profile.id;
    return isTaken ? failure(ErrorKind::NameTaken, Field::Name) : Result<void>();
}

QString Profiles::freeName(const QString &wish) const
{
    QString name = wish;
    for (int count = 2; named(name); ++count)
        name = u"%1 (%2)"_s.arg(wish, QString::number(count));
    return name;
}

Result<void> Profiles::storeAll()
{
    QStringList ids;
    for (const Profile &profile : m_all) {
        if (profile.source == Profile::Source::Stored)
            ids += profile.id;
    }
    m_file.setValue(kOrder, ids.join(u' '));
    return m_file.store();
}

} // namespace budget
