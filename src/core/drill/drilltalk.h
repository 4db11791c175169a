// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/drill/drillreport.h"
#include "core/id.h"
#include "core/result.h"

#include <QByteArray>

#include <vector>

namespace budget {

// What a drill and the process that reads for it say to each other: one line of JSON each way. The password is in the
// question, which is therefore for a pipe alone. Both sides are one version of the program; another one is refused.

inline constexpr qsizetype kLongestDrillLine = 1 << 16; ///< bytes

/// What the reader is asked.
struct DrillQuestion
{
    LedgerLogin login;
    std::chrono::milliseconds limit{0}; ///< for the answer
};

/// What it found under the marker's name.
struct DrillReading
{
    DrillActor by = {};
    std::vector<CategoryId> ids = {};
    std::chrono::milliseconds time{0}; ///< from the opening of its connection to the answer

    bool operator==(const DrillReading &) const = default;
};

/// Ends with a line break.
[[nodiscard]] QByteArray toLine(const DrillQuestion &question);
/// Fails with Unexpected; `detail` never quotes the line.
[[nodiscard]] Result<DrillQuestion> questionOf(const QByteArray &line);

/// Ends with a line break.
[[nodiscard]] QByteArray toLine(const Result<DrillReading> &answer);
/// The answer, or the error that it tells; nothing where the line is no answer.
[[nodiscard]] std::optional<Result<DrillReading>> answerOf(const QByteArray &line);

} // namespace budget
