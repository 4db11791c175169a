// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/drill/drillreport.h"
#include "core/id.h"
#include "core/result.h"

#include <QByteArray>

#include <vector>

namespace budget {

// The protocol between a drill and the process that reads for it: one line of JSON in each direction. The question
// contains the password, so it must only be sent through a pipe. Both processes must run the same version of the
// program; a line of another version is rejected.

inline constexpr qsizetype kLongestDrillLine = 1 << 16; ///< bytes

/// The question to the reading process.
struct DrillQuestion
{
    LedgerLogin login;
    std::chrono::milliseconds limit{0}; ///< the time within which the answer must arrive
};

/// The categories that the reading process found under the marker's name.
struct DrillReading
{
    DrillActor by = {};
    std::vector<CategoryId> ids = {};
    std::chrono::milliseconds time{0}; ///< from opening the connection to the result

    bool operator==(const DrillReading &) const = default;
};

/// The question as one line of JSON with a line break.
[[nodiscard]] QByteArray toLine(const DrillQuestion &question);
/// Reads a question. Fails with Unexpected; `detail` never quotes the line, because it contains the password.
[[nodiscard]] Result<DrillQuestion> questionOf(const QByteArray &line);

/// The answer as one line of JSON with a line break.
[[nodiscard]] QByteArray toLine(const Result<DrillReading> &answer);
/// Reads an answer: the reading, or the error that the reading process sent. Nothing where the line is not a complete
/// answer, since a part of one would read like a loss of data.
[[nodiscard]] std::optional<Result<DrillReading>> answerOf(const QByteArray &line);

} // namespace budget
