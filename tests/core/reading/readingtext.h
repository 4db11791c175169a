// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/connectiontext.h"

namespace budget::test {

/// A reading in one line: 'user|password|host:port,…|database|parameters', then '+driver', '!warning' with the text at
/// its position, '-dropped:reason'. For a fault: its kind, field and offset, and the text at its position.
[[nodiscard]] QString printed(const Readable<ConnectionReading> &reading, const QString &text);

/// 'user|password|host:port,…|database|parameters', and '|schema …' if a schema is named.
[[nodiscard]] QString printed(const ServerLogin &login);

/// Adds the columns of a table of pasted texts, or a row that is named by its text.
void tableOfTexts();
void pasted(const QString &text, const QString &expected);
/// Reads the row's text, compares the reading, and checks that all positions are inside the text.
void compareReading();

} // namespace budget::test
