// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

namespace budget {

/// Completes the reading of a URL without a password by the password, and user, that other lines of the text name:
/// 'password: …', 'PGPASSWORD=…'. Fails where the text names a password in another way. `text` is the text around the
/// URL.
[[nodiscard]] Readable<RawReading> withPasswordBeside(Readable<RawReading> reading, const SourceText &text);

} // namespace budget
