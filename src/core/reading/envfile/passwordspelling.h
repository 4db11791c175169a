// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace budget {

/// The password as each notation can write it, the plainest first; reading it back finds the one that is meant. In a
/// URL it is percent-encoded.
[[nodiscard]] QStringList spellingsOf(const QString &password, bool isUrl);

/// A piece of the value of a `.env` assignment, spelled so that it can stand between the quotes that are there (none:
/// null); nothing where it cannot.
[[nodiscard]] std::optional<QString> betweenQuotes(const QString &piece, QChar quote);

} // namespace budget
