// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/setup/setupdraft.h"

#include <vector>

namespace budget {

/// The wizard's pages, in the order of the form's `wizardStack`.
enum class SetupStep { Place, Connection, Secret, Settings, Check, Tables, Drill, Person, Summary };

/// The pages for that place; all pages for a server.
[[nodiscard]] std::vector<SetupStep> stepsOf(SetupDraft::Place place);
[[nodiscard]] QStringList stepNames(SetupDraft::Place place);
/// The page's name in the list of steps.
[[nodiscard]] QString stepName(SetupStep step);

} // namespace budget
