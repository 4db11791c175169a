// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drill/drillreport.h"

#include <QString>
#include <QStringList>

namespace budget::wording {

/// What a drill is for, in one sentence.
[[nodiscard]] QString drillPurpose();
/// What a step is called, as a statement that it confirms: 'Read by another process'.
[[nodiscard]] QString drillStepTitle(DrillStep step);
[[nodiscard]] QString drillStateName(DrillState state);
/// What came back from a step: who, when, what; empty while there is nothing to tell.
[[nodiscard]] QString drillEvidence(const DrillReport &report, DrillStep step);
/// Why a step failed and what to do about it; empty where it did not.
[[nodiscard]] QString drillFaultText(const DrillReport &report, DrillStep step);
/// '12 ms'; empty before it ran.
[[nodiscard]] QString drillTime(const DrillResult &result);
/// What the whole drill has shown, one or two sentences.
[[nodiscard]] QString drillVerdictText(const DrillReport &report);
/// One step in one line, with what belongs to it below.
[[nodiscard]] QStringList drillStepLines(const DrillReport &report, DrillStep step);
/// The whole report as text, to be copied.
[[nodiscard]] QString drillText(const DrillReport &report);

} // namespace budget::wording
