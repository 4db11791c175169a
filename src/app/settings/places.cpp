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

std::optional<GivenUrl> nonEmpty(const Secret &text, Profile::Source source)
{
    return text.isEmpty() ? std::nullopt : std::optional(GivenUrl{text, source});
}

} // namespace

QString defaultLedgerFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(u"budget.sqlite"_s);
}

/// QStandardPaths knows it from Qt 6.7 on. As the specification says, a path that is not absolute does not count.
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
    return readPrivateFile(QDir(folder).filePath(u".env"_s), Field::EnvFile).map([&](const QByteArray &file) {
        return nonEmpty(expandedEnvValue(file, name), Profile::Source::DotEnvFile);
    });
}

Profile givenProfile(const ServerAddress &address, Profile::Source source)
{
    const bool isFromFile = source == Profile::Source::DotEnvFile;
    Profile profile;
    profile.id = isFromFile ? u"given-dotenv"_s : u"given-environment"_s;
    profile.name = kDatabaseUrl;
    profile.color = kDefaultProfileColor;
    profile.location = address;
    profile.keeper = SecretKeeper::Session;
    profile.source = source;
    return profile;
}

} // namespace budget
