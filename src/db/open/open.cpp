// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/open/open.h"

#include "db/postgres/driver/pgconnection.h"
#include "db/sqlite/sqliteconnection.h"

#include <algorithm>
#include <utility>

namespace budget {

namespace {

Result<std::unique_ptr<Connection>> openFile(const QString &path, FileAccess access)
{
    switch (access) {
    case FileAccess::Writing:
        return SqliteConnection::open(path);
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

Result<std::unique_ptr<Connection>> openConnection(const LedgerLocation &location, FileAccess access,
                                                   InterruptPtr interrupt, const OpenTimeouts &timeouts)
{
    if (const auto *file = std::get_if<LocalFile>(&location))
        return openFile(file->path, access);
    return PgConnection::open(std::get<ServerAddress>(location), std::move(interrupt), pgTimeouts(timeouts));
}

ConnectionFactory connectionFactory(const LedgerLocation &location, FileAccess access, const OpenTimeouts &timeouts)
{
    return [location, access, timeouts](InterruptPtr interrupt) {
        return openConnection(location, access, std::move(interrupt), timeouts);
    };
}

} // namespace budget
