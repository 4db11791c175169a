// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serverlogin.h"
#include "core/error.h"

#include <QString>

#include <vector>

namespace budget {

/// Whether a text is a placeholder as guides and consoles print it instead of a real value ('<password>', '****',
/// '[YOUR-PASSWORD]', 'your_password'), or a reference that another program replaces by the value ('${PASSWORD}',
/// '$(pass show db)', 'ENC(…)', 'op://vault/db/password').
[[nodiscard]] bool isPlaceholder(const QString &text);

/// Whether a password is a placeholder, or a word that stands for a missing or hidden one: 'null', 'REDACTED', 'TODO'.
[[nodiscard]] bool isPlaceholderPassword(const QString &password);

/// Whether a host is a placeholder or contains one: 'hostname', 'ep-xxx.<region>.aws.neon.tech'. Such a host must not
/// be resolved, because the name server would see the name and another server could answer.
[[nodiscard]] bool isPlaceholderHost(const QString &host);

/// The parts of a login that are placeholders. Generic words such as 'username', 'password' and 'dbname' count only
/// where several of them occur together or the host is Neon's, and never on a loopback address, where they may be real
/// values.
[[nodiscard]] std::vector<Field> placeholdersIn(const ServerLogin &login);

} // namespace budget
