// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace budget {

/// The ledger on this computer, in the platform's data folder.
[[nodiscard]] QString defaultLedgerFile();

/// A `DATABASE_URL` that somebody else set, and where it stood.
struct GivenUrl
{
    enum class Source { Environment, DotEnvFile };

    QString text; ///< holds a password: never show or log it
    Source source;
};

/// `DATABASE_URL` of the environment, else of `folder`/.env (a line `DATABASE_URL=…`, perhaps after `export`,
/// perhaps in quotes). Reads a small file; call it once at start.
[[nodiscard]] std::optional<GivenUrl> givenDatabaseUrl(const QString &folder);

} // namespace budget
