// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"

namespace budget {

/// Translates another program's TLS setting into libpq's sslmode: asyncpg's `ssl=require`, `ssl=true`, `requiressl=1`,
/// `sslmode=Required`. Other settings are left unchanged.
void useLibpqTlsWords(RawSetting &setting);

/// Whether another program would disable TLS or the verification of the server with this value: 'no-verify', 'false'
/// and similar. libpq has no such values.
[[nodiscard]] bool isTlsSwitchedOff(const RawSetting &setting);

/// isAboutSecurity(): whether a repeated parameter takes its strongest value instead of its last one. isStronger():
/// whether `value` is stronger than `other`; both must be legal values of the parameter `name`.
[[nodiscard]] bool isAboutSecurity(const QString &name);
[[nodiscard]] bool isStronger(const QString &name, const QString &value, const QString &other);

} // namespace budget
