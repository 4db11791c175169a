// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QJsonObject>

#include <array>
#include <chrono>
#include <optional>

namespace budget {

/// The marker: the category that a drill writes.
inline const QString kMarkerName = QStringLiteral("Verification Test");
inline const QString kMarkerColor = QStringLiteral("#000000");

/// The steps of a persistence drill, which proves that a row written by one process is there when another process reads
/// later.
enum class DrillStep { Write, Wait, Read, Remove };

inline constexpr std::size_t kDrillStepCount = 4;

enum class DrillState { Waiting, Running, Passed, Failed, Skipped };

/// Why a step failed.
enum class DrillFault {
    CategoryThere,    ///< a category of the marker's name existed before the drill, which does not touch that category
    AnotherDrill,     ///< another drill is under way, on this or another computer
    Gone,             ///< the reading process did not find the marker
    Replaced,         ///< the reading process found a category of the marker's name, but with another id
    ReaderNotStarted, ///< the reading process could not be started; `error` has the system's message
    ReaderEnded,      ///< the reading process ended before it had answered
    ReaderSilent,     ///< the reading process did not answer in time and was terminated
    InUse,            ///< expenses refer to the marker, so it was not deleted
    Changed,          ///< somebody changed the marker's name or colour, so it was not deleted
    Cancelled,
    Failed, ///< a step failed with `error`
};

/// The process that carried out a step, and its server process. Both are 0 for a step that was not carried out.
struct DrillActor
{
    qint64 processId = 0;
    /// the server process of the connection, 0 for a local file; clients of a pooler may share one
    qint64 backendId = 0;

    bool operator==(const DrillActor &) const = default;
};

struct DrillResult
{
    DrillState state = DrillState::Waiting;
    QDateTime at = {}; ///< when the step began, UTC
    std::chrono::milliseconds time{0};
    DrillActor by = {};
    std::optional<DrillFault> fault = {};
    std::optional<Error> error = {};

    [[nodiscard]] bool isSettled() const { return state != DrillState::Waiting && state != DrillState::Running; }
    bool operator==(const DrillResult &) const = default;
};

/// What happened to the marker.
enum class MarkerFate {
    NotWritten,
    There, ///< it exists, while the drill goes on
    Removed,
    Gone,   ///< it had already been deleted when the drill was to remove it
    Left,   ///< it belongs to somebody else now and was not deleted
    Unknown ///< it may still exist; the next start of the program looks for it
};

enum class DrillVerdict {
    UnderWay,
    Passed,
    Refused, ///< the drill did not begin, and nothing was written
    Lost,    ///< the written row was not there for the reading process
    Failed,  ///< a step could not be carried out, so nothing is proved
    Cancelled
};

/// The state or result of one drill.
struct DrillReport
{
    QString place = {}; ///< 'database @ host' or a path, to be shown to people; contains neither user nor password
    std::chrono::seconds wait{10};
    bool withSleep = false; ///< the writing process closed its connection during the wait
    std::array<DrillResult, kDrillStepCount> results = {};
    qint64 markerId = 0; ///< the id of the marker's row; 0 while it is not known
    bool isFound = false;
    MarkerFate fate = MarkerFate::NotWritten;

    bool operator==(const DrillReport &) const = default;

    [[nodiscard]] const DrillResult &result(DrillStep step) const { return results[static_cast<std::size_t>(step)]; }
    [[nodiscard]] DrillResult &result(DrillStep step) { return results[static_cast<std::size_t>(step)]; }
    /// The first step that failed.
    [[nodiscard]] std::optional<DrillStep> firstFailure() const;
    [[nodiscard]] DrillVerdict verdict() const;
};

/// The report as JSON for other programs.
[[nodiscard]] QJsonObject toJson(const DrillReport &report);

} // namespace budget
