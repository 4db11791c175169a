// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

enum class EncodingFault {
    None,
    Syntax, ///< a '%' without two hexadecimal digits, or '%00': libpq refuses it
    NotText ///< the bytes are no UTF-8
};

struct Decoded
{
    QString text;
    EncodingFault fault = EncodingFault::None;
    qsizetype faultAt = 0; ///< the place of the '%' where the syntax breaks
};

/// Java's rule reads '+' as a blank; libpq's does not.
enum class PlusSign { IsPlus, IsBlank };

/// Decodes percent-encoding exactly as libpq does.
[[nodiscard]] Decoded percentDecoded(QStringView text, PlusSign plus = PlusSign::IsPlus);

/// Encodes everything but letters, digits and "-._~".
[[nodiscard]] QString percentEncoded(const QString &text);

} // namespace budget
