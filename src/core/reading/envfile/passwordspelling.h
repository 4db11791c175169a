// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace budget {

/// The spellings of the password in the different notations, the simplest first. The caller finds the right one by
/// reading the changed file back. In a URL the only spelling is percent-encoded.
[[nodiscard]] QStringList spellingsOf(const QString &password, bool isUrl);

/// The piece of a `.env` value in a spelling that is correct between the existing quotes (null: no quotes); nothing
/// where there is none.
[[nodiscard]] std::optional<QString> betweenQuotes(const QString &piece, QChar quote);

} // namespace budget
