// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// Whether the text gives a value to a name that looks like the name of a secret, in any notation: `--password=Kx7`,
/// `"api_key": "Kx7"`, `.option("password", "Kx7")`, `Kennwort: Kx7`. The value need not be understood. Masks of only
/// '*' do not count.
[[nodiscard]] bool hasSecretValue(const QString &text);

} // namespace budget
