// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// Doubles every '&', so that a button or menu shows the character instead of a mnemonic.
[[nodiscard]] inline QString withoutMnemonics(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace budget
