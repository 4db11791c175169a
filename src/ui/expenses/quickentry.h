// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledger/operationmemory.h"
#include "core/budget/expense.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace budget {

namespace Ui {
class QuickEntry;
}

class FieldErrors;
class Identity;
class SavingSign;
class Session;
struct ExpenseFields;

/// The row that takes one expense after the other: Enter in any field saves and starts the next, with the date and
/// the category kept. What was typed is cleared only after it was saved.
class QuickEntry : public QWidget
{
    Q_OBJECT

public:
    explicit QuickEntry(QWidget *parent = nullptr);
    ~QuickEntry() override;

    /// To be called once, before anything is entered.
    void use(Session &session, Identity &identity);

    void setCategories(std::vector<Category> categories);
    /// Whether its button is the main one of the page.
    void setLeading(bool leading);
    /// Where nothing can be saved: says why, once, and takes no entry.
    void setReadOnly(bool readOnly);
    void start();
    void submit();
    /// Adds the category that was typed and goes on saving.
    void createCategoryAndSubmit(const QString &name);

Q_SIGNALS:
    void saved(const budget::Expense &expense);
    /// Nothing was lost; the row says what it can itself, the rest is for the page to say.
    void failed(const budget::Error &error);

private:
    [[nodiscard]] ExpenseFields fields() const;
    void connectForm();
    void submitDraft(const Result<ExpenseDraft> &draft);
    void lookUpCategories();
    void save(const ExpenseDraft &draft);
    void finish(const Result<Expense> &result);
    void startNext();
    void fail(const Error &error);
    void takeFocus();
    void setSaving(bool saving);

    std::unique_ptr<Ui::QuickEntry> m_form;
    Session *m_session = nullptr;
    Identity *m_identity = nullptr;
    FieldErrors *m_errors = nullptr;
    SavingSign *m_sign = nullptr;
    std::vector<Category> m_categories;
    OperationMemory<ExpenseDraft> m_operation;
    OperationMemory<CategoryDraft> m_categoryOperation;
    bool m_isReadOnly = false;
    bool m_isSaving = false;
};

} // namespace budget
