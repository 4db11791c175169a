// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemView;

namespace budget {

/// Makes the first navigation key in a list without a selection select a row: the last one for Up, Page Up and End,
/// else the first. Qt makes the first row current without selecting it, so Down would go to the second.
void startAtFirstRow(QAbstractItemView &view);

} // namespace budget
