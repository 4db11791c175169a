// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/result.h"

#include <QComboBox>

#include <vector>

namespace budget {

/// Chooses a category by its name, by the beginning of its name, or from a list of all names that contain the typed
/// text. Text that names no category is kept.
class CategoryCombo : public QComboBox
{
    Q_OBJECT

public:
    explicit CategoryCombo(QWidget *parent = nullptr);

    /// The categories, in any order. A chosen category stays chosen, even if its name changed; other text is kept.
    void setCategories(std::vector<Category> categories);
    void setCategory(CategoryId id);
    /// The category whose name equals the text, or else the only one whose name differs in case alone, or else the only
    /// one whose name begins with the text in any case. Fails with FieldEmpty, or with CategoryUnknown, whose detail is
    /// the text.
    [[nodiscard]] Result<CategoryId> category() const;
    void setReadOnly(bool readOnly);

    void showPopup() override;

protected:
    void initStyleOption(QStyleOptionComboBox *option) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fill();
    void settle();

    std::vector<Category> m_categories;
};

} // namespace budget
