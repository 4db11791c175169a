// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"

namespace budget {

/// A setting about TLS in libpq's words: `ssl=require` of asyncpg, `ssl=true`, `requiressl=1` and `sslmode=Required`
/// become a value of sslmode. Others stay as they are.
void useLibpqTlsWords(RawSetting &setting);

/// Whether the value is one by which another program switches the check of the server off, or TLS itself: 'no-verify',
/// 'false' … libpq has no such value.
[[nodiscard]] bool isTlsSwitchedOff(const RawSetting &setting);

/// Whether of two values the stronger one counts, wherever it stands; of the others the last one does.
[[nodiscard]] bool isAboutSecurity(const QString &name);
[[nodiscard]] bool isStronger(const QString &name, const QString &value, const QString &other);

} // namespace budget
