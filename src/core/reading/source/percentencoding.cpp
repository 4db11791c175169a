// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/source/percentencoding.h"

#include <QByteArray>
#include <QStringDecoder>

namespace budget {

namespace {

int hexValue(QChar c)
{
    const char16_t code = c.unicode();
    if (code >= u'0' && code <= u'9')
        return code - u'0';
    const char16_t lower = code | 0x20;
    return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

/// The byte that '%xx' at `i` encodes; -1 where the syntax is wrong or the byte is 0.
int encodedByte(QStringView text, qsizetype i)
{
    if (i + 2 >= text.size())
        return -1;
    const int high = hexValue(text[i + 1]);
    const int low = hexValue(text[i + 2]);
    return high < 0 || low < 0 || (high == 0 && low == 0) ? -1 : high * 16 + low;
}

} // namespace

Decoded percentDecoded(QStringView text, PlusSign plus)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    qsizetype plainFrom = 0;
    const auto copyPlainUntil = [&](qsizetype end) {
        QByteArray plain = text.sliced(plainFrom, end - plainFrom).toUtf8();
        bytes += plus == PlusSign::IsBlank ? plain.replace('+', ' ') : plain;
    };
    for (qsizetype i = text.indexOf(u'%'); i >= 0; i = text.indexOf(u'%', i)) {
        const int byte = encodedByte(text, i);
        if (byte < 0)
            return {{}, EncodingFault::Syntax, i};
        copyPlainUntil(i);
        bytes += static_cast<char>(byte);
        i += 3;
        plainFrom = i;
    }
    copyPlainUntil(text.size());
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decode(bytes);
    return {decoded, decode.hasError() ? EncodingFault::NotText : EncodingFault::None, 0};
}

QString percentEncoded(const QString &text)
{
    return QString::fromLatin1(text.toUtf8().toPercentEncoding());
}

} // namespace budget
