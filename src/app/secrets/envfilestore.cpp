// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/envfilestore.h"

#include "app/work/answerchain.h"
#include "core/reading/connectionurl.h"
#include "core/reading/envtext.h"
#include "platform/privatefile.h"

#include <QFile>

#include <algorithm>

namespace budget {

namespace {

bool isSameHost(const HostPort &one, const HostPort &other)
{
    return one.port == other.port && one.host.compare(other.host, Qt::CaseInsensitive) == 0;
}

/// Whether a password for the one is meant for the other too.
bool isSameAccount(const ServerAddress &one, const ServerAddress &other)
{
    return one.user == other.user && std::ranges::equal(one.hosts(), other.hosts(), isSameHost);
}

/// The login that the file's line names; SecretMissing where there is no line, or one that is not this profile's.
Result<ServerLogin> loginIn(const QByteArray &file, const Profile &profile)
{
    const auto *expected = std::get_if<ServerAddress>(&profile.location);
    const Secret text = envValue(file, profile.envKey.toUtf8());
    if (!expected || text.isEmpty())
        return failure(ErrorKind::SecretMissing, Field::Password);
    return parseConnectionUrl(text.reveal()).and_then([&](const ServerLogin &found) -> Result<ServerLogin> {
        if (!isSameAccount(found.address, *expected))
            return failure(ErrorKind::SecretMissing, Field::Password);
        return found;
    });
}

Result<Secret> readSecret(const Profile &profile)
{
    const auto file = readPrivateFile(profile.envFile, Field::EnvFile);
    if (!file)
        return tl::make_unexpected(file.error());
    return loginIn(*file, profile).and_then([](const ServerLogin &found) -> Result<Secret> {
        if (found.password.isEmpty())
            return failure(ErrorKind::SecretMissing, Field::Password);
        return found.password;
    });
}

Result<void> writeSecret(const Profile &profile, const Secret &secret)
{
    const auto *location = std::get_if<ServerAddress>(&profile.location);
    if (!location || profile.envKey.isEmpty())
        return failure(ErrorKind::SecretNotKept, Field::Password);
    auto written = readPrivateFile(profile.envFile, Field::EnvFile).and_then([&](const QByteArray &file) {
        const QByteArray changed = envFileWith(file, profile.envKey.toUtf8(), urlWithPassword({*location, secret}));
        return writePrivateFile(profile.envFile, changed, Field::EnvFile);
    });
    if (!written)
        return written;
    const auto readBack = readSecret(profile);
    const bool isKept = readBack ? *readBack == secret : secret.isEmpty();
    return isKept ? Result<void>() : failure(ErrorKind::SecretNotKept, Field::Password);
}

Result<void> replaceOrRemove(const QString &path, const QByteArray &content)
{
    if (!content.isEmpty())
        return writePrivateFile(path, content, Field::EnvFile);
    QFile file(path);
    return file.remove() ? Result<void>() : failure(ErrorKind::FileReadOnly, Field::EnvFile, file.errorString());
}

Result<void> forgetSecret(const Profile &profile)
{
    const auto file = readPrivateFile(profile.envFile, Field::EnvFile);
    if (!file)
        return tl::make_unexpected(file.error());
    if (!loginIn(*file, profile))
        return {};
    return replaceOrRemove(profile.envFile, envFileWithout(*file, profile.envKey.toUtf8()));
}

} // namespace

QFuture<Result<Secret>> EnvFileStore::read(const Profile &profile)
{
    return answeredNow(readSecret(profile));
}

QFuture<Result<void>> EnvFileStore::write(const Profile &profile, const Secret &secret)
{
    return answeredNow(writeSecret(profile, secret));
}

QFuture<Result<void>> EnvFileStore::forget(const Profile &profile)
{
    return answeredNow(forgetSecret(profile));
}

} // namespace budget
