// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace budget {

/// Whether a text can name a server: a host name (letters of any script, digits, "-._"), an IPv4 or IPv6 address
/// (with a zone) or the absolute path of the folder of a Unix socket. Nothing else goes to a resolver.
[[nodiscard]] bool isPossibleHost(QStringView text);

/// Whether a host is this machine for sure, whatever a resolver says: 'localhost', a literal of 127.0.0.0/8 or ::1 in
/// any spelling that getaddrinfo() reads as an address ('127.1', '0x7f000001', '::ffff:127.0.0.1'), or the folder of a
/// socket. Names are not: '127.0.0.1.example.org', 'localhost.' and 'x.localhost' are looked up.
[[nodiscard]] bool isThisMachine(QStringView host);

/// A port from 1 to 65535, or nothing.
[[nodiscard]] std::optional<quint16> portNumber(QStringView text);

} // namespace budget
