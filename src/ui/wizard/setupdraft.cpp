// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setupdraft.h"

#include "app/places.h"
#include "core/connection/connectionurl.h"

#include <QDir>

namespace budget {

namespace {

Result<LedgerLocation> localLocation(const SetupDraft &draft)
{
    const QString file = draft.file.trimmed();
    if (file.isEmpty())
        return failure(ErrorKind::FieldEmpty, Field::LedgerFile);
    return LocalFile{QDir::cleanPath(QDir::home().absoluteFilePath(QDir::fromNativeSeparators(file)))};
}

Result<LedgerLocation> serverLocation(const SetupDraft &draft)
{
    if (draft.url.trimmed().isEmpty())
        return failure(ErrorKind::FieldEmpty, Field::Url);
    auto address = parseConnectionUrl(draft.url);
    if (!address)
        return tl::make_unexpected(address.error());
    if (!draft.password.isEmpty())
        address->password = draft.password;
    return *address;
}

} // namespace

Result<LedgerLocation> locationOf(const SetupDraft &draft)
{
    return draft.place == SetupDraft::Place::ThisComputer ? localLocation(draft) : serverLocation(draft);
}

SetupDraft draftOf(const LedgerLocation &location)
{
    if (const auto *address = std::get_if<ServerAddress>(&location))
        return {SetupDraft::Place::Server, defaultLedgerFile(), urlWithoutPassword(*address), address->password};
    return {SetupDraft::Place::ThisComputer, std::get<LocalFile>(location).path, {}, {}};
}

} // namespace budget
