// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace budget {

/// The spellings of the password in the different notations, the simplest first. The caller finds the right one by
/// reading the changed file back. In a URL the only spelling is percent-encoded.
[[nodiscard]] QStringList spellingsOf(const QString &password, bool isUrl);

/// `piece`, a part of a `.env` value, escaped as the existing quotes around the value require (`quote` is null for a
/// value without quotes). Nothing where such quotes cannot hold the piece.
[[nodiscard]] std::optional<QString> betweenQuotes(const QString &piece, QChar quote);

} // namespace budget
