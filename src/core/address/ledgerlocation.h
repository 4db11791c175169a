// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serveraddress.h"

#include <QString>

#include <variant>

namespace budget {

/// A ledger in one SQLite file on this computer.
struct LocalFile
{
    QString path;

    bool operator==(const LocalFile &) const = default;
};

/// The location of a ledger: a local file or a server.
using LedgerLocation = std::variant<LocalFile, ServerAddress>;

} // namespace budget
