// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profilewords.h"

#include "app/settings/profiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace budget::profilewords {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::profilewords)
};

QString source(Profile::Source source)
{
    switch (source) {
    case Profile::Source::Stored:
        break;
    case Profile::Source::Environment:
        return Words::tr("from the environment");
    case Profile::Source::DotEnvFile:
        return Words::tr("from the .env file here");
    }
    return {};
}

} // namespace

QString name(const Profile &profile)
{
    const QString from = source(profile.source);
    return from.isEmpty() ? profile.name : Words::tr("%1 (%2)").arg(profile.name, from);
}

QString place(const LedgerLocation &location)
{
    const auto *file = std::get_if<LocalFile>(&location);
    return file ? QDir::toNativeSeparators(file->path) : std::get<ServerAddress>(location).place();
}

QString placeWithUser(const LedgerLocation &location)
{
    const auto *address = std::get_if<ServerAddress>(&location);
    return address ? Words::tr("%1 as %2").arg(address->place(), address->user) : place(location);
}

QString keeper(const Profile &profile)
{
    if (std::holds_alternative<LocalFile>(profile.location))
        return {};
    if (profile.source != Profile::Source::Stored)
        return source(profile.source);
    switch (profile.keeper) {
    case SecretKeeper::Keychain:
        return Words::tr("in the keychain");
    case SecretKeeper::EnvFile:
        return Words::tr("in %1").arg(QDir::toNativeSeparators(profile.envFile));
    case SecretKeeper::Session:
        return Words::tr("until the program ends");
    case SecretKeeper::Ask:
        return Words::tr("asked each time");
    }
    return {};
}

QString keeperMeaning(SecretKeeper keeper)
{
    switch (keeper) {
    case SecretKeeper::Keychain:
        return Words::tr("This computer's keychain keeps it, protected by your login.");
    case SecretKeeper::EnvFile:
        return Words::tr("It stands readable in that file, which only you may open.");
    case SecretKeeper::Session:
        return Words::tr("It is forgotten when the program ends, and asked again at the next start.");
    case SecretKeeper::Ask:
        return Words::tr("It is kept nowhere and asked at each start.");
    }
    return {};
}

} // namespace budget::profilewords
