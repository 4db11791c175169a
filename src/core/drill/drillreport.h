// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QJsonObject>

#include <array>
#include <chrono>
#include <optional>

namespace budget {

/// The category that a drill writes: the marker.
inline const QString kMarkerName = QStringLiteral("Verification Test");
inline const QString kMarkerColor = QStringLiteral("#000000");

/// What a drill proves: that what one process wrote is there for another one later.
enum class DrillStep { Write, Wait, Read, Remove };

inline constexpr std::size_t kDrillStepCount = 4;

enum class DrillState { Waiting, Running, Passed, Failed, Skipped };

/// Why a step failed.
enum class DrillFault {
    CategoryThere,    ///< a category of that name was there before: somebody's own, so it is not touched
    AnotherDrill,     ///< another one is under way, here or on another computer
    Gone,             ///< the other process did not find the marker
    Replaced,         ///< it found a category of that name, but another row
    ReaderNotStarted, ///< `error` has what the system said
    ReaderEnded,      ///< before it had answered
    ReaderSilent,     ///< it did not answer in time, and was ended
    InUse,            ///< expenses refer to the marker by now, so it was left
    Changed,          ///< somebody gave it another name or colour, so it was left
    Cancelled,
    Failed, ///< as `error` says
};

/// Who did a step: both are 0 where nobody did, and the backend where there is no server.
struct DrillActor
{
    qint64 processId = 0;
    qint64 backendId = 0; ///< the server's process for that connection; a pooler's clients may share one

    bool operator==(const DrillActor &) const = default;
};

struct DrillResult
{
    DrillState state = DrillState::Waiting;
    QDateTime at = {}; ///< when it began, UTC
    std::chrono::milliseconds time{0};
    DrillActor by = {};
    std::optional<DrillFault> fault = {};
    std::optional<Error> error = {};

    [[nodiscard]] bool isSettled() const { return state != DrillState::Waiting && state != DrillState::Running; }
    bool operator==(const DrillResult &) const = default;
};

/// What became of the marker.
enum class MarkerFate {
    NotWritten,
    There, ///< while the drill goes on
    Removed,
    Gone,   ///< there was nothing left to be removed
    Left,   ///< it is somebody else's by now
    Unknown ///< it could not be removed, or perhaps not even written: the next start looks for it
};

enum class DrillVerdict {
    UnderWay,
    Passed,
    Refused, ///< nothing was written
    Lost,    ///< what was written was not there for the other process
    Failed,  ///< a step could not be carried out, so nothing is proved
    Cancelled
};

/// One drill as far as it got.
struct DrillReport
{
    QString place = {}; ///< for people: no user, no secret
    std::chrono::seconds wait{10};
    bool withSleep = false; ///< the writer parted with its connection while it waited
    std::array<DrillResult, kDrillStepCount> results = {};
    qint64 markerId = 0; ///< the row's id, once it is known
    bool isFound = false;
    MarkerFate fate = MarkerFate::NotWritten;

    bool operator==(const DrillReport &) const = default;

    [[nodiscard]] const DrillResult &result(DrillStep step) const { return results[static_cast<std::size_t>(step)]; }
    [[nodiscard]] DrillResult &result(DrillStep step) { return results[static_cast<std::size_t>(step)]; }
    /// The first step that failed.
    [[nodiscard]] std::optional<DrillStep> firstFailure() const;
    [[nodiscard]] DrillVerdict verdict() const;
};

/// For other programs.
[[nodiscard]] QJsonObject toJson(const DrillReport &report);

} // namespace budget
