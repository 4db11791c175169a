// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/connectiontext.h"

#include <QMenu>

namespace budget {

/// A menu of the connections in a text. Those that can be read can be chosen; the others show why not. The data of an
/// action is its index in `candidates`. The menu deletes itself when it closes.
[[nodiscard]] QMenu *makeCandidatesMenu(const std::vector<ConnectionCandidate> &candidates, QWidget *parent);

} // namespace budget
