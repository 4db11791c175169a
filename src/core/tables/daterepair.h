// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QStringView>

namespace budget {

/// The date that a stored text means, where the text is not in the form year-month-day but has only one meaning:
/// without leading zeros ('2024-1-5'), with slashes after the year ('2024/01/05'), with a time behind the date, or with
/// dots and the day first ('05.01.2024'). Invalid where the text is ambiguous ('05/01/2024') or no date.
[[nodiscard]] QDate meantDate(QStringView stored);

} // namespace budget
