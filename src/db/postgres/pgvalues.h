// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "db/rows.h"
#include "db/value.h"

#include <QByteArray>
#include <QString>

#include <optional>

using PGresult = struct pg_result;

/// Between the values of this room and libpq's text format.
namespace budget {

/// A text of libpq without the line ends around it; an empty one for a null pointer.
[[nodiscard]] QString fromServer(const char *text);
/// A parameter as text; nothing stands for NULL.
[[nodiscard]] std::optional<QByteArray> parameterText(const Value &value);
/// Why a result is none. Without an SQLSTATE it was not the server who said so: the connection was lost.
[[nodiscard]] Error errorOf(const PGresult *result);
/// What a text of libpq's own, in English, says: AnswerMalformed where the server broke the protocol, otherwise usually
/// ConnectionLost.
[[nodiscard]] Error lossOf(const QString &text);
/// The most rows of one answer.
inline constexpr int kMostRows = 2'000'000;
/// A result's rows, or its error: AnswerMalformed where it is no answer to `sql`, AnswerTooLarge beyond kMostRows. An
/// empty `sql` may be answered by anything.
[[nodiscard]] Result<Rows> rowsOf(PGresult *result, const QString &sql);

} // namespace budget
