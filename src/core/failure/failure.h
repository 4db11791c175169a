// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace budget {

/// Tells what a server's error about a statement means, by its SQLSTATE alone: texts are localized and quote people's
/// data.
[[nodiscard]] ErrorKind kindOfSqlState(const QString &sqlState);

/// The same of a pooler's own words on an open connection, which all have one SQLSTATE (08P01): by `message`, where
/// that says that the statement was never passed on to a server.
[[nodiscard]] ErrorKind kindOfStatement(const QString &sqlState, const QString &message);

/// Tells why a connection could not be opened, from libpq's text (in English, see platform/plainmessages.h): by the
/// SQLSTATE where the text has one that means one thing alone, as after PQERRORS_VERBOSE, otherwise by the beginning of
/// each message. What a server said counts before what the transport made of it; an unknown text is Unexpected, never a
/// guess. `field` names the part of the connection string to look at. `detail` is the text without states and source
/// lines: mask it before.
[[nodiscard]] Error connectFailure(const QString &text);

} // namespace budget
