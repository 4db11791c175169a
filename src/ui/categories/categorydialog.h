// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "ui/saving/savedialog.h"

#include <memory>
#include <optional>
#include <vector>

namespace budget {

namespace Ui {
class CategoryDialog;
}

class Session;

/// Adds or changes a category. If the name differs from another category's name only in case or spaces, the dialog
/// warns, and accepts the name when OK is pressed again.
class CategoryDialog : public SaveDialog
{
    Q_OBJECT

public:
    CategoryDialog(Session &session, std::vector<Category> others, const std::optional<Category> &category,
                   QWidget *parent = nullptr);
    ~CategoryDialog() override;

Q_SIGNALS:
    /// An edit of a category was saved. `before` is the category as the person saw it.
    void edited(const budget::Category &before, const budget::Category &after);

protected:
    void save() override;

private:
    void noteConflict(const Error &error) override;
    [[nodiscard]] const Category *lookAlike(const QString &name) const;
    [[nodiscard]] bool isWarningNeeded(const QString &name);

    std::unique_ptr<Ui::CategoryDialog> m_form;
    Session &m_session;
    OperationMemory<CategoryDraft> m_operation;
    std::vector<Category> m_others;
    Category m_seen; ///< the category as the person saw it last; without an id: a new one
    QString m_warnedName;
};

} // namespace budget
