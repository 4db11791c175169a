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

} // namespace

LedgerAccess::LedgerAccess(const QString &settingsFile, Given given)
    : m_given(std::move(given)), m_settings(settingsFile), m_profiles(m_settings)
{ }

QFuture<Result<void>> LedgerAccess::open(const LedgerChoice &choice, Session::Access access)
{
    const auto profile = find(choice);
    if (!profile)
        return answeredNow(Result<void>(tl::make_unexpected(profile.error())));
    return askFurther(passwordOf(*profile), this, [this, access, found = *profile](const Secret &password) {
        return m_session.open(loginTo(found.location, password), found.pool, access);
    });
}

QFuture<CheckTask> LedgerAccess::taskFor(const LedgerChoice &choice)
{
    const auto profile = find(choice);
    if (!profile)
        return answeredNow(CheckTask{{}, {}, profile.error()});
    return mapAnswer(passwordOf(*profile), this, [found = *profile](const Result<Secret> &password) {
        CheckTask task{loginTo(found.location, password.value_or(Secret())), found.pool};
        if (!password)
            task.secretError = password.error();
        return task;
    });
}

QFuture<Result<LedgerLogin>> LedgerAccess::loginFor(const LedgerChoice &choice)
{
    const auto profile = find(choice);
    if (!profile)
        return answeredNow(Result<LedgerLogin>(tl::make_unexpected(profile.error())));
    return mapAnswer(passwordOf(*profile), this, [found = *profile](const Result<Secret> &password) {
        return password.map([&](const Secret &secret) { return loginTo(found.location, secret); });
    });
}

/// A local file has no password. The password of a DATABASE_URL came with it and may be empty.
QFuture<Result<Secret>> LedgerAccess::passwordOf(const Profile &profile)
{
    if (std::holds_alternative<LocalFile>(profile.location))
        return answeredNow(Result<Secret>(Secret()));
    if (profile.source != Profile::Source::Stored)
        return answeredNow(Result<Secret>(m_given.password));
    return m_secrets.read(profile);
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
