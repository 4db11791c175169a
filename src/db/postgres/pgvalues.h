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
/// A result's rows, or its error.
[[nodiscard]] Result<Rows> rowsOf(PGresult *result);

} // namespace budget
