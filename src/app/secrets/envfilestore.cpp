// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/envfilestore.h"

#include "app/work/answerchain.h"
#include "platform/privatefile.h"

#include <QFile>

namespace budget {

namespace {

Result<Secret> readSecret(const Profile &profile)
{
    const auto *expected = std::get_if<ServerAddress>(&profile.location);
    const auto file = readPrivateFile(profile.envFile, Field::EnvFile);
    if (!file)
        return tl::make_unexpected(file.error());
    return envLogin(*file, profile.envKey).and_then([&](const ServerLogin &found) -> Result<Secret> {
        const bool isOurs = expected && isSameAccount(found.address, *expected);
        if (!isOurs || found.password.isEmpty())
            return failure(ErrorKind::SecretMissing, Field::Password);
        return found.password;
    });
}

/// A file that already has the password needs no writing, unless its mode lets other users read or write it.
bool mayStay(const EnvChange &change, const QString &path)
{
    constexpr QFileDevice::Permissions kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther;
    return change.kind == EnvChange::Kind::Unchanged && !(QFile::permissions(path) & kOthers);
}

Result<void> writeSecret(const Profile &profile, const Secret &secret)
{
    const auto change = plannedEnvChange(profile, secret);
    if (!change)
        return tl::make_unexpected(change.error());
    if (!mayStay(*change, profile.envFile)) {
        auto written = writePrivateFile(profile.envFile, change->file, Field::EnvFile);
        if (!written)
            return written;
    }
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
    const auto *address = std::get_if<ServerAddress>(&profile.location);
    const QByteArray left = address ? envFileWithoutPassword(*file, profile.envKey, *address) : *file;
    return left == *file ? Result<void>() : replaceOrRemove(profile.envFile, left);
}

} // namespace

Result<EnvChange> plannedEnvChange(const Profile &profile, const Secret &password)
{
    const auto *address = std::get_if<ServerAddress>(&profile.location);
    if (!address || profile.envKey.isEmpty())
        return failure(ErrorKind::SecretNotKept, Field::Password);
    return readPrivateFile(profile.envFile, Field::EnvFile).and_then([&](const QByteArray &file) {
        return envChangeFor(file, profile.envKey, {*address, password});
    });
}

QString freeEnvKeyOf(const Profile &profile)
{
    const auto *address = std::get_if<ServerAddress>(&profile.location);
    const auto file = readPrivateFile(profile.envFile, Field::EnvFile);
    return address && file ? freeEnvKey(*file, profile.envKey, *address) : profile.envKey;
}

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
