// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace budget {

/// The meaning of a word such as 'Benutzername', 'mot de passe' or '密码'.
struct TranslatedWord
{
    QStringView name;    ///< libpq's name of the part of the address: host, port, user, password or dbname
    bool isWeak = false; ///< an ambiguous word such as 'адрес', which counts only beside unambiguous ones
};

/// The text in lower case, without diacritical marks: 'Contraseña' becomes 'contrasena'.
[[nodiscard]] QString foldedText(QStringView text);

/// The meaning of a label in another language than English. `folded` is the label as foldedText() returns it, without
/// the blanks and marks between its words: 'motdepasse'.
[[nodiscard]] std::optional<TranslatedWord> translatedWord(const QString &folded);

} // namespace budget
