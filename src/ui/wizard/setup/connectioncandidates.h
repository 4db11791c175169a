// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/connectiontext.h"

#include <QMenu>

namespace budget {

/// A menu of the connections in a text: what can be read can be chosen, the rest says why it cannot. The data of an
/// action is its place in the list. The menu goes when it closes.
[[nodiscard]] QMenu *makeCandidatesMenu(const std::vector<ConnectionCandidate> &candidates, QWidget *parent);

} // namespace budget
