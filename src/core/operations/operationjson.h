// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "core/result.h"

#include <QByteArray>

namespace budget {

/// The version of the JSON form. A reader of an older version keeps operations of a newer one, but does not apply them.
inline constexpr int kOperationFormat = 1;
/// The largest text that operationFromJson() reads, in bytes.
inline constexpr qsizetype kMaxOperationBytes = qsizetype(96) * 1024 * 1024;

/// The operation as one line of JSON. Equal operations give equal lines. An operation of a newer version is written as
/// it was read.
[[nodiscard]] QByteArray toJson(const Operation &operation);

/// Reads what toJson() wrote. An operation of a newer format, or with a kind, table or field that this version does not
/// know, is returned with kind Unknown, without rows, and with its text in `original`. Fails with AnswerTooLarge beyond
/// kMaxOperationBytes or kMaxOperationRows, and with AnswerMalformed, whose `detail` names the place, for a text that
/// no version writes.
[[nodiscard]] Result<Operation> operationFromJson(const QByteArray &json);

/// The rows of an operation as JSON, without its other parts. A digest of it tells whether two requests ask for the
/// same.
[[nodiscard]] QByteArray rowsToJson(const std::vector<RowChange> &rows);

/// Reads what rowsToJson() wrote. Fails with AnswerMalformed, whose `detail` names the place, for any other text.
[[nodiscard]] Result<std::vector<RowChange>> rowsFromJson(const QByteArray &json);

} // namespace budget
