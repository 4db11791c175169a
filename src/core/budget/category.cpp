// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/category.h"

#include "core/budget/textrules.h"

#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

Result<CategoryDraft> validate(CategoryDraft draft)
{
    const auto name = requiredText(draft.name, kMaxCategoryName, Field::Name);
    if (!name)
        return tl::make_unexpected(name.error());
    draft.name = *name;
    draft.color = draft.color.trimmed();
    if (draft.color.isEmpty())
        draft.color = kDefaultCategoryColor;
    static const QRegularExpression hex(u"^#[0-9A-Fa-f]{6}$"_s);
    if (!hex.match(draft.color).hasMatch())
        return failure(ErrorKind::ColorInvalid, Field::Color, draft.color);
    draft.color = draft.color.toUpper();
    return draft;
}

} // namespace budget
