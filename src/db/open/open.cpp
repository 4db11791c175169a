// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/open/open.h"

#include "db/postgres/driver/pgconnection.h"
#include "db/sqlite/sqliteconnection.h"
#include "db/sqlite/sqliteplace.h"
#include "platform/privatefile.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace budget {

namespace {

Result<std::unique_ptr<Connection>> openFile(const QString &path, FileAccess access)
{
    switch (access) {
    case FileAccess::Writing:
        return SqliteConnection::openLedger(path);
    case FileAccess::Beginning:
        return SqliteConnection::openLedger(path, SqliteConnection::Beginning::Agreed);
    case FileAccess::Looking:
        return SqliteConnection::openToLook(path);
    case FileAccess::WritingBeside:
        return SqliteConnection::openBeside(path);
    case FileAccess::LookingBeside:
        return SqliteConnection::openToLookBeside(path);
    }
    Q_UNREACHABLE();
}

PgTimeouts pgTimeouts(const OpenTimeouts &timeouts)
{
    return {timeouts.connect, timeouts.statement, std::min(timeouts.ping, timeouts.statement)};
}

} // namespace

Result<std::unique_ptr<Connection>> openConnection(const LedgerLogin &login, FileAccess access,
                                                   InterruptPtr interrupt, const OpenTimeouts &timeouts)
{
    if (const auto *file = std::get_if<LocalFile>(&login))
        return openFile(file->path, access);
    return PgConnection::open(std::get<ServerLogin>(login), std::move(interrupt), pgTimeouts(timeouts));
}

Result<bool> isYetToBeCreated(const LedgerLogin &login)
{
    const auto *file = std::get_if<LocalFile>(&login);
    if (!file || QFileInfo::exists(file->path))
        return false;
    return requireContent(file->path)
        .and_then([file] { return checkNewFile(file->path, Field::LedgerFile); })
        .map([] { return true; });
}

ConnectionFactory connectionFactory(const LedgerLogin &login, FileAccess access, const OpenTimeouts &timeouts)
{
    return [login, access, timeouts](InterruptPtr interrupt) {
        return openConnection(login, access, std::move(interrupt), timeouts);
    };
}

} // namespace budget
