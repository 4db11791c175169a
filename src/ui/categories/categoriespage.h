// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/result.h"
#include "ui/pages/page.h"

#include <memory>
#include <optional>
#include <vector>

namespace budget {

namespace Ui {
class CategoriesPage;
}

class CategoryModel;
class Session;

/// The categories that all persons share.
class CategoriesPage : public Page
{
    Q_OBJECT

public:
    explicit CategoriesPage(Session &session, QWidget *parent = nullptr);
    ~CategoriesPage() override;

protected:
    void ask() override;

private:
    void showLedger();
    [[nodiscard]] bool isReadOnly() const;
    void setUpTable();
    void connectForm();
    void take(const Result<std::vector<Category>> &categories);
    void openDialog(const std::optional<Category> &category);
    void deleteChosen();
    void showDeleted(const Category &category);
    void showStillUsed(const Category &category);
    void addAgain(const Category &category);
    void updateButtons();
    [[nodiscard]] const Category *chosen() const;

    std::unique_ptr<Ui::CategoriesPage> m_form;
    Session &m_session;
    CategoryModel *m_model;
    int m_asked = 0; ///< answers to earlier questions are dropped
};

} // namespace budget
