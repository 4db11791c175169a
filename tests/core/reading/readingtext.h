// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/connectiontext.h"

namespace budget::test {

/// What was read, in one line: 'user|password|host:port,…|database|parameters', then '+driver', '!warning' with the
/// text at its place, '-dropped:reason'. Of a fault: its kind, field and offset, and the text at its place.
[[nodiscard]] QString printed(const Readable<ConnectionReading> &reading, const QString &text);

/// user|password|host:port,…|database|parameters, and '|schema …' where one is named
[[nodiscard]] QString printed(const ServerAddress &address);

/// The columns of a table of pasted texts, and a row of it, named by its text.
void tableOfTexts();
void pasted(const QString &text, const QString &expected);
/// Reads the row's text and compares what was read, and that no place lies outside of the text.
void compareReading();

} // namespace budget::test
