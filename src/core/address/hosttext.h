// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace budget {

/// Whether a text can name a server: a host name (letters of any script, digits, "-._"), an IPv4 address, an IPv6
/// address (with or without a zone), or the absolute path of the directory of a Unix socket. No other text is passed to
/// a resolver.
[[nodiscard]] bool isPossibleHost(QStringView text);

/// Whether a host is certainly this computer, independently of any resolver: 'localhost'; an address in 127.0.0.0/8 or
/// ::1 in any spelling that getaddrinfo() accepts ('127.1', '0x7f000001', '::ffff:127.0.0.1'); or the directory of a
/// Unix socket. False for '127.0.0.1.example.org', 'localhost.' and 'x.localhost', because a resolver decides where
/// these names lead.
[[nodiscard]] bool isThisMachine(QStringView host);

/// The port number, from 1 to 65535; nothing for any other text.
[[nodiscard]] std::optional<quint16> portNumber(QStringView text);

} // namespace budget
