// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <vector>

namespace budget {

/// 'Ann (ann@example.com)', or the name alone if there is no e-mail address.
[[nodiscard]] QString personTitle(const QString &name, const QString &email);

/// Compares names in the order of the locale, ignoring case and comparing numbers by value.
[[nodiscard]] QCollator nameCollator(const QLocale &locale);

template <class Named>
void sortByName(std::vector<Named> &values, const QLocale &locale)
{
    const QCollator collator = nameCollator(locale);
    std::ranges::stable_sort(values, [&](const Named &a, const Named &b) {
        const int order = collator.compare(a.name, b.name);
        return order == 0 ? a.name < b.name : order < 0;
    });
}

} // namespace budget
