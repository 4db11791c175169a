// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/names.h"

namespace budget {

QCollator nameCollator(const QLocale &locale)
{
    QCollator collator(locale);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    return collator;
}

} // namespace budget
