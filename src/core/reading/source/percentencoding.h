// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

enum class EncodingFault {
    None,
    Syntax, ///< a '%' without two hexadecimal digits, or '%00'; libpq rejects both
    NotText ///< the decoded bytes are not UTF-8
};

struct Decoded
{
    QString text;
    EncodingFault fault = EncodingFault::None;
    qsizetype faultAt = 0; ///< for Syntax: the position of the faulty '%'
};

/// The meaning of '+': a blank in JDBC URLs, a plus sign for libpq.
enum class PlusSign { IsPlus, IsBlank };

/// Decodes percent-encoding exactly as libpq does.
[[nodiscard]] Decoded percentDecoded(QStringView text, PlusSign plus = PlusSign::IsPlus);

/// Percent-encodes every character except ASCII letters, digits and "-._~".
[[nodiscard]] QString percentEncoded(const QString &text);

} // namespace budget
