// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profilewords.h"

#include "app/settings/profiles.h"
#include "words/connection/keeperwords.h"

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

} // namespace

QString name(const Profile &profile)
{
    const QString from = wording::sourceName(profile.source);
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

} // namespace budget::profilewords
