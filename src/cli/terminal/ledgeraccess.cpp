// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/ledgeraccess.h"

#include "app/work/answerchain.h"

namespace budget::cli {

namespace {

Profile profileOf(const QString &file)
{
    Profile profile;
    profile.location = LocalFile{file};
    return profile;
}

LedgerLocation withPassword(const Profile &profile, const Secret &password)
{
    LedgerLocation location = profile.location;
    std::get<ServerAddress>(location).password = password;
    return location;
}

bool isLocal(const Profile &profile)
{
    return std::holds_alternative<LocalFile>(profile.location);
}

} // namespace

LedgerAccess::LedgerAccess(const QString &settingsFile, Given given)
    : m_given(std::move(given)), m_settings(settingsFile), m_profiles(m_settings)
{ }

QFuture<Result<void>> LedgerAccess::open(const LedgerChoice &choice, Session::Access access)
{
    const auto profile = find(choice);
    if (!profile)
        return answeredNow(Result<void>(tl::make_unexpected(profile.error())));
    if (isLocal(*profile) || profile->source != Profile::Source::Stored)
        return m_session.open(profile->location, profile->pool, access);
    return askFurther(m_secrets.read(*profile), this, [this, access, found = *profile](const Secret &password) {
        return m_session.open(withPassword(found, password), found.pool, access);
    });
}

QFuture<CheckTask> LedgerAccess::taskFor(const LedgerChoice &choice)
{
    const auto profile = find(choice);
    if (!profile)
        return answeredNow(CheckTask{{}, {}, profile.error()});
    const CheckTask task{profile->location, profile->pool};
    if (isLocal(*profile) || profile->source != Profile::Source::Stored)
        return answeredNow(task);
    return mapAnswer(m_secrets.read(*profile), this, [task](const Result<Secret> &password) {
        CheckTask full = task;
        if (password)
            std::get<ServerAddress>(full.location).password = *password;
        else
            full.secretError = password.error();
        return full;
    });
}

QFuture<Result<LedgerLocation>> LedgerAccess::locate(const LedgerChoice &choice)
{
    const auto profile = find(choice);
    if (!profile)
        return answeredNow(Result<LedgerLocation>(tl::make_unexpected(profile.error())));
    if (isLocal(*profile) || profile->source != Profile::Source::Stored)
        return answeredNow(Result<LedgerLocation>(profile->location));
    return mapAnswer(m_secrets.read(*profile), this, [found = *profile](const Result<Secret> &password) {
        return password.map([&](const Secret &secret) { return withPassword(found, secret); });
    });
}

Result<Profile> LedgerAccess::find(const LedgerChoice &choice) const
{
    if (!choice.file.isEmpty())
        return profileOf(choice.file);
    if (choice.profile.isEmpty() && m_given.error)
        return tl::make_unexpected(*m_given.error);
    if (choice.profile.isEmpty() && m_given.profile)
        return *m_given.profile;
    const auto found = choice.profile.isEmpty() ? m_profiles.find(m_profiles.lastUsed())
                                                : m_profiles.named(choice.profile);
    return found ? Result<Profile>(*found) : failure(ErrorKind::ProfileUnknown, Field::None, choice.profile);
}

} // namespace budget::cli
