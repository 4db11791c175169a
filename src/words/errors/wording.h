// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace budget::wording {

/// What happened, in one sentence that begins with the field's name if the error has a field.
[[nodiscard]] QString whatHappened(const Error &error);
/// What to do next, in one sentence; empty if whatHappened() needs no more.
[[nodiscard]] QString nextStep(const Error &error);
/// whatHappened() and nextStep(), without technical text: for a notice.
[[nodiscard]] QString sentence(const Error &error);
/// The message of the server or the operating system; empty if `detail` is not such a message.
[[nodiscard]] QString technicalText(const Error &error);
/// Whether the error is about the ledger's lock file, not about the ledger.
[[nodiscard]] bool isAboutLock(const Error &error);
/// The name of a field, as on its label.
[[nodiscard]] QString fieldName(Field field);

} // namespace budget::wording
