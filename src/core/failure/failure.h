// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/failure/statementfailure.h"

namespace budget {

/// Tells why a connection could not be opened, from libpq's text (in English, see platform/plainmessages.h): by the
/// SQLSTATE where the text has one that means one thing alone, as after PQERRORS_VERBOSE, otherwise by the beginning of
/// each message. A pooler's 'cached error' is judged by the error that it quotes. What a server said counts before what
/// the transport made of it; an unknown text is Unexpected, never a guess. `field` names the part of the connection
/// string to look at. `detail` is the text without states and source lines: mask it before.
[[nodiscard]] Error connectFailure(const QString &text);

} // namespace budget
