// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sessionplace.h"

#include "core/address/neonhost.h"

#include <algorithm>

namespace budget {

StatusSnapshot statusOf(const LedgerLocation &location, const QString &encryption)
{
    StatusSnapshot status;
    if (const auto *file = std::get_if<LocalFile>(&location)) {
        status.isLocal = true;
        status.place = file->path;
        return status;
    }
    const auto &address = std::get<ServerAddress>(location);
    status.place = address.place();
    status.isPooled = address.isPooled();
    status.encryption = encryption;
    return status;
}

SessionWatch::Place placeOf(const LedgerLocation &location, bool isReadOnly)
{
    const auto *address = std::get_if<ServerAddress>(&location);
    if (!address)
        return {.isLocal = true, .isReadOnly = isReadOnly};
    const bool sleeps = std::ranges::any_of(address->hosts(), [](const HostPort &h) { return !!neonHost(h.host); });
    return {.isLocal = false, .sleeps = sleeps, .isReadOnly = isReadOnly};
}

} // namespace budget
