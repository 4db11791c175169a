// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "db/postgres/pganswer.h"
#include "db/value.h"

#include <QString>

using PGresult = struct pg_result;

/// Between the values of this room and libpq's text format.
namespace budget {

/// A text of libpq without the line ends around it; an empty one for a null pointer.
[[nodiscard]] QString fromServer(const char *text);
/// A parameter as text.
[[nodiscard]] PgParam parameterText(const Value &value);
/// The error of a result. Without an SQLSTATE the error is libpq's own, not the server's: the connection was lost.
[[nodiscard]] Error errorOf(const PGresult *result);
/// A result's rows and columns, or its error.
[[nodiscard]] Result<PgAnswer> answerOf(PGresult *result);

} // namespace budget
