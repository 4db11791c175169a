// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/ledgerlogin.h"

namespace budget {

LedgerLocation locationOf(const LedgerLogin &login)
{
    if (const auto *server = std::get_if<ServerLogin>(&login))
        return server->address;
    return std::get<LocalFile>(login);
}

Secret passwordOf(const LedgerLogin &login)
{
    const auto *server = std::get_if<ServerLogin>(&login);
    return server ? server->password : Secret();
}

Field sourceOf(const LedgerLogin &login)
{
    return std::holds_alternative<LocalFile>(login) ? Field::LedgerFile : Field::None;
}

LedgerLogin loginTo(const LedgerLocation &location, const Secret &password)
{
    if (const auto *address = std::get_if<ServerAddress>(&location))
        return ServerLogin{*address, password};
    return std::get<LocalFile>(location);
}

} // namespace budget
