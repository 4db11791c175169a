// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/categories/categorycolors.h"

#include <algorithm>
#include <array>

namespace budget {

namespace {

constexpr std::array kColors = {
    kDefaultCategoryColor,        QLatin1StringView("#4ECDC4"), QLatin1StringView("#F7B731"),
    QLatin1StringView("#5B8DEF"), QLatin1StringView("#A55EEA"), QLatin1StringView("#26A65B"),
    QLatin1StringView("#FD9644"), QLatin1StringView("#8D6E63"), QLatin1StringView("#EC5FA5"),
    QLatin1StringView("#778CA3"),
};

} // namespace

QString unusedColor(const std::vector<Category> &categories)
{
    const auto isFree = [&](QLatin1StringView color) {
        return std::ranges::none_of(categories, [color](const Category &category) {
            return category.color.compare(color, Qt::CaseInsensitive) == 0;
        });
    };
    const auto *const found = std::ranges::find_if(kColors, isFree);
    return found == kColors.end() ? QString(kDefaultCategoryColor) : QString(*found);
}

} // namespace budget
