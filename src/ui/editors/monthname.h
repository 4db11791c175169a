// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/month.h"

#include <QLocale>
#include <QString>

namespace budget {

/// 'January 2024', as a title says it.
[[nodiscard]] QString monthName(Month month, const QLocale &locale);

} // namespace budget
