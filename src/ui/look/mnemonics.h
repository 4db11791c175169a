// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// A text for a button or menu entry that shows every '&' of it, instead of taking it for the mark of a mnemonic.
[[nodiscard]] inline QString withoutMnemonics(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace budget
