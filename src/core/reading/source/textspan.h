// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace budget {

/// A place in a text as it was pasted: UTF-16 units, as QString and the text widgets count.
struct TextSpan
{
    qsizetype offset = 0;
    qsizetype length = 0;

    bool operator==(const TextSpan &) const = default;
};

} // namespace budget
