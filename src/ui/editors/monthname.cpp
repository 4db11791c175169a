// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/monthname.h"

#include <QCoreApplication>

namespace budget {

QString monthName(Month month, const QLocale &locale)
{
    const QDate first = month.first();
    //: A month and its year, such as 'January 2024'
    return QCoreApplication::translate("budget::MonthSwitcher", "%1 %2")
        .arg(locale.standaloneMonthName(first.month()), QString::number(first.year()));
}

} // namespace budget
