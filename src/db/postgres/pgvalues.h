// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "db/postgres/pganswer.h"
#include "db/value.h"

#include <QString>

using PGresult = struct pg_result;

/// Conversion between the values of `db` and libpq's text format.
namespace budget {

/// A text of libpq without surrounding white space; empty for a null pointer.
[[nodiscard]] QString fromServer(const char *text);
/// The parameter in PostgreSQL's text format.
[[nodiscard]] PgParam parameterText(const Value &value);
/// The error of a result. Without an SQLSTATE, libpq has made the error itself: the connection was lost.
[[nodiscard]] Error errorOf(const PGresult *result);
/// The error for a message of libpq's own, in English: AnswerMalformed if the server has violated the protocol,
/// otherwise usually ConnectionLost.
[[nodiscard]] Error lossOf(const QString &text);
/// The largest number of rows in one answer.
inline constexpr int kMostRows = 2'000'000;
/// A result's rows and columns, or its error: AnswerMalformed if the result is not the answer to a statement,
/// AnswerTooLarge if it has more than kMostRows.
[[nodiscard]] Result<PgAnswer> answerOf(PGresult *result);

} // namespace budget
