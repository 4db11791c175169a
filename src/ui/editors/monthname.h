// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/month.h"

#include <QLocale>
#include <QString>

namespace budget {

/// The month as a title, such as 'January 2024'.
[[nodiscard]] QString monthName(Month month, const QLocale &locale);

} // namespace budget
