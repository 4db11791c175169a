// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QStringView>

namespace budget {

/// The one day that a stored text can mean where it is not written as year-month-day: without leading zeros
/// ('2024-1-5'), with slashes behind the year ('2024/01/05'), with a time behind it, or with dots and the day first
/// ('05.01.2024'). Invalid where it could mean several ('05/01/2024') or none.
[[nodiscard]] QDate meantDate(QStringView stored);

} // namespace budget
