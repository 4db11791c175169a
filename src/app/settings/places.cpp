// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/places.h"

#include "app/settings/profiles.h"
#include "core/reading/envtext.h"
#include "platform/privatefile.h"

#include <QDir>
#include <QStandardPaths>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

std::optional<GivenUrl> nonEmpty(const Secret &text, Profile::Source source, const QString &file = {})
{
    return text.isEmpty() ? std::nullopt : std::optional(GivenUrl{text, source, file});
}

} // namespace

QString defaultLedgerFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(u"budget.sqlite"_s);
}

/// QStandardPaths has StateLocation only from Qt 6.7 on. The XDG Base Directory Specification says that a relative path
/// is ignored.
QString stateFolder()
{
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    const QDir base = QDir::isAbsolutePath(given) ? QDir(given) : QDir(QDir::home().filePath(u".local/state"_s));
    return base.filePath(u"budget-tracker"_s);
}

Result<std::optional<GivenUrl>> givenDatabaseUrl(const QString &folder)
{
    const QByteArray name = kDatabaseUrl.toLatin1();
    if (const QString url = qEnvironmentVariable(name.constData()); !url.trimmed().isEmpty())
        return nonEmpty(Secret(url), Profile::Source::Environment);
    const QString path = QDir(folder).absoluteFilePath(u".env"_s);
    return readPrivateFile(path, Field::EnvFile).map([&](const QByteArray &file) {
        return nonEmpty(expandedEnvValue(file, name), Profile::Source::DotEnvFile, path);
    });
}

Profile givenProfile(const ServerAddress &address, Profile::Source source, const QString &envFile)
{
    const bool isFromFile = source == Profile::Source::DotEnvFile;
    Profile profile;
    profile.id = isFromFile ? u"given-dotenv"_s : u"given-environment"_s;
    profile.name = kDatabaseUrl;
    profile.color = kDefaultProfileColor;
    profile.location = address;
    profile.keeper = envFile.isEmpty() ? SecretKeeper::Session : SecretKeeper::EnvFile;
    profile.envFile = envFile;
    profile.source = source;
    return profile;
}

} // namespace budget
