// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledger/operationmemory.h"
#include "core/budget/expense.h"
#include "core/budget/person.h"
#include "ui/expenses/keysahead.h"

#include <QWidget>

#include <memory>
#include <optional>
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

/// The row for entering one expense after the other. Enter in any field saves and starts the next entry, keeping the
/// date and the category. The text is cleared only after it was saved, or by Escape, which can be undone. Keys pressed
/// while the row is saving go into the next entry.
class QuickEntry : public QWidget
{
    Q_OBJECT

public:
    explicit QuickEntry(QWidget *parent = nullptr);
    ~QuickEntry() override;

    /// Must be called once, before anything is entered.
    void use(Session &session, Identity &identity);

    void setCategories(std::vector<Category> categories);
    /// All persons of the ledger. If there are several, the user can choose in whose name expenses are entered.
    void setPersons(std::vector<Person> persons);
    /// Whether the Add button is the default button of the page.
    void setLeading(bool leading);
    /// In the read-only state, the row accepts no entry and shows why.
    void setReadOnly(bool readOnly);
    void start();
    /// Clears the category, unless the row is in use.
    void forgetCategory();
    /// Moves the focus to the first field of the row.
    void restart();
    void submit();
    /// Whether the row holds text that is typed, refused or being saved. The Tab key then stays in the row.
    [[nodiscard]] bool isInUse() const;
    /// Swaps the text of the row with the text that Escape cleared last.
    void undoClear();
    /// Adds a category with that name, then submits the entry.
    void createCategoryAndSubmit(const QString &name);

Q_SIGNALS:
    /// A new attempt starts. Messages about an earlier one are outdated.
    void submitted();
    /// The user has typed or chosen another category.
    void categoryEdited();
    void saved(const budget::Expense &expense);
    /// The entry was not saved, or it is unknown whether it was. It stays in the row. The row shows errors of its
    /// fields by itself; the page shows the others.
    void failed(const budget::Error &error);
    /// Escape cleared the row, which held `text`; empty if the row held only a message.
    void cleared(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// The texts of the fields, valid or not.
    struct Typed
    {
        std::optional<QString> date; ///< empty: the proposed date
        QString description;
        QString category;
        QString amount;
    };

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
    [[nodiscard]] bool takesKey(const QKeyEvent &event);
    void typeKeysAhead();
    [[nodiscard]] Typed typed() const;
    [[nodiscard]] static QString textOf(const Typed &typed);
    void setTyped(const Typed &typed);
    void clear();

    std::unique_ptr<Ui::QuickEntry> m_form;
    Session *m_session = nullptr;
    Identity *m_identity = nullptr;
    FieldErrors *m_errors = nullptr;
    SavingSign *m_sign = nullptr;
    std::vector<Category> m_categories;
    KeysAhead m_keysAhead;
    Typed m_cleared;
    OperationMemory<ExpenseDraft> m_operation;
    OperationMemory<CategoryDraft> m_categoryOperation;
    bool m_isReadOnly = false;
    bool m_isSaving = false;
    bool m_isRefused = false; ///< the entry in the row was refused and has not been saved since
};

} // namespace budget
