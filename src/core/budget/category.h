// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/result.h"

#include <QString>

namespace budget {

/// A row of `categories`. Categories are shared by all persons.
struct Category
{
    CategoryId id;
    QString name;
    QString color; ///< '#RRGGBB'; empty where the column is NULL or missing

    bool operator==(const Category &) const = default;
};

/// A category as a person enters it, before it has been stored.
struct CategoryDraft
{
    QString name;
    QString color;

    bool operator==(const CategoryDraft &) const = default;
};

inline constexpr qsizetype kMaxCategoryName = 50;
inline constexpr QLatin1StringView kDefaultCategoryColor("#FF6B6B");

/// The draft with white space around the name removed, and the colour in capitals, or kDefaultCategoryColor where it
/// was empty. Fails with FieldEmpty or FieldTooLong (Field::Name), or ColorInvalid (Field::Color).
[[nodiscard]] Result<CategoryDraft> validate(CategoryDraft draft);

} // namespace budget
