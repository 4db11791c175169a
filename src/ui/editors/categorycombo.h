// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/result.h"

#include <QComboBox>

#include <vector>

namespace budget {

/// Chooses a category by typing its name or the beginning of it, or from the list, which shows every name that contains
/// what was typed. Keeps text that names none.
class CategoryCombo : public QComboBox
{
    Q_OBJECT

public:
    explicit CategoryCombo(QWidget *parent = nullptr);

    /// In any order. A category that was chosen stays chosen, also under a new name; other text stays as it is.
    void setCategories(std::vector<Category> categories);
    void setCategory(CategoryId id);
    /// The category whose name is the text, else the only one whose name differs in case alone, else the only one whose
    /// name begins with the text, whatever its case. Fails with FieldEmpty or CategoryUnknown, whose detail is the
    /// text.
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
