// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drill/drillreport.h"

#include <QString>
#include <QStringList>

namespace budget::wording {

/// What a drill does, in one sentence.
[[nodiscard]] QString drillPurpose();
/// The step's title, as the statement that it confirms: 'Read by another process'.
[[nodiscard]] QString drillStepTitle(DrillStep step);
[[nodiscard]] QString drillStateName(DrillState state);
/// What a step found and which process ran it, or why it failed; empty before the step has ended.
[[nodiscard]] QString drillEvidence(const DrillReport &report, DrillStep step);
/// Why a step failed and what to do about it; empty if it did not fail.
[[nodiscard]] QString drillFaultText(const DrillReport &report, DrillStep step);
/// The time that a step took: '12 ms'; empty before it has ended.
[[nodiscard]] QString drillTime(const DrillResult &result);
/// The outcome of the drill, in one or two sentences.
[[nodiscard]] QString drillVerdictText(const DrillReport &report);
/// One line for a step, followed by a line with the technical text of its error, if any.
[[nodiscard]] QStringList drillStepLines(const DrillReport &report, DrillStep step);
/// The whole report as text, for the clipboard.
[[nodiscard]] QString drillText(const DrillReport &report);

} // namespace budget::wording
