// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemView;

namespace budget {

/// In a list in which nothing is selected, the first key that moves (arrows, Page, Home, End) selects the row at which
/// it starts. Qt makes the first row the current one without selecting it, so that Down would go to the second.
void startAtFirstRow(QAbstractItemView &view);

} // namespace budget
