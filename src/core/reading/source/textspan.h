// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace budget {

/// A range in the pasted text, in UTF-16 code units, as QString and the text widgets count.
struct TextSpan
{
    qsizetype offset = 0;
    qsizetype length = 0;

    bool operator==(const TextSpan &) const = default;
};

} // namespace budget
