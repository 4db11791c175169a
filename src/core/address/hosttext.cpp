// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/hosttext.h"

#include <algorithm>

namespace budget {

namespace {

constexpr qsizetype kLongestHost = 255;

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'.' || c == u'-' || c == u'_';
}

bool isName(QStringView text)
{
    return std::all_of(text.begin(), text.end(), isNameCharacter);
}

bool isIpv6(QStringView text)
{
    const qsizetype zone = text.indexOf(u'%');
    const QStringView address = zone < 0 ? text : text.first(zone);
    const auto isAddressCharacter = [](QChar c) { return QStringView(u"0123456789abcdefABCDEF:.").contains(c); };
    return address.count(u':') >= 2 && std::all_of(address.begin(), address.end(), isAddressCharacter)
        && (zone < 0 || (zone + 1 < text.size() && isName(text.sliced(zone + 1))));
}

bool isSocketFolder(QStringView text)
{
    return text.startsWith(u'/')
        && std::none_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c == u',' || c == u'@'; });
}

} // namespace

bool isPossibleHost(QStringView text)
{
    if (text.isEmpty() || text.size() > kLongestHost)
        return false;
    return isName(text) || isIpv6(text) || isSocketFolder(text);
}

std::optional<quint16> portNumber(QStringView text)
{
    const bool isDigits = !text.isEmpty() && text.size() <= 5
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const uint number = isDigits ? text.toUInt() : 0;
    return number >= 1 && number <= 65535 ? std::optional(static_cast<quint16>(number)) : std::nullopt;
}

} // namespace budget
