// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace budget::about {

/// Shows the program's name, version and licence.
void show(QWidget &parent);

} // namespace budget::about
