// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace budget {

/// Whether a text can name a server: a host name (letters of any script, digits, "-._"), an IPv4 or IPv6 address
/// (with a zone) or the absolute path of the folder of a Unix socket. Nothing else goes to a resolver.
[[nodiscard]] bool isPossibleHost(QStringView text);

/// A port from 1 to 65535, or nothing.
[[nodiscard]] std::optional<quint16> portNumber(QStringView text);

} // namespace budget
