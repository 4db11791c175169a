// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/failure/statementfailure.h"

namespace budget {

/// Determines why a connection could not be opened from libpq's text, which must be in English (see
/// platform/plainmessages.h). If a message has a SQLSTATE with only one meaning (libpq prints it with
/// PQERRORS_VERBOSE), the SQLSTATE decides; otherwise the beginning of the message does. A pooler's 'cached error' is
/// judged by the error that it quotes. Messages of a server take precedence over those of libpq. An unknown message
/// gives Unexpected; behind Neon's 'Control plane request failed: ' it gives ServerUnavailable. `field` names the part
/// of the connection string to correct. `detail` is the text without SQLSTATEs and source locations; the caller must
/// mask the password in it.
[[nodiscard]] Error connectFailure(const QString &text);

} // namespace budget
