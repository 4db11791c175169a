// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace budget::about {

/// Says what this program is, its version and its licence.
void show(QWidget &parent);

} // namespace budget::about
