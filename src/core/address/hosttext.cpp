// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/hosttext.h"

#include <QByteArray>

#include <algorithm>

#include <arpa/inet.h>

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

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

bool isLoopbackV4(in_addr address)
{
    constexpr quint32 kLoopbackNet = 127;
    return ntohl(address.s_addr) >> 24 == kLoopbackNet;
}

bool isLoopbackV6(const in6_addr &address)
{
    if (IN6_IS_ADDR_LOOPBACK(&address))
        return true;
    constexpr std::size_t kFirstOfV4 = 12;
    return IN6_IS_ADDR_V4MAPPED(&address) && address.s6_addr[kFirstOfV4] == 127;
}

} // namespace

bool isThisMachine(QStringView host)
{
    if (isSocketFolder(host))
        return true;
    // Case folding maps some letters beyond ASCII to ASCII letters ('\u017F' to 's'), but a resolver treats them as
    // different names.
    if (!isAscii(host))
        return false;
    const QByteArray text = host.toLatin1();
    in_addr v4 = {};
    in6_addr v6 = {};
    if (::inet_aton(text.constData(), &v4) != 0)
        return isLoopbackV4(v4);
    if (::inet_pton(AF_INET6, text.constData(), &v6) == 1)
        return isLoopbackV6(v6);
    return host.compare(u"localhost", Qt::CaseInsensitive) == 0;
}

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
