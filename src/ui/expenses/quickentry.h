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

/// The row that takes one expense after the other: Enter in any field saves and starts the next, with the date and
/// the category kept. What was typed is cleared only after it was saved, or by Escape, which can be undone. Keys that
/// are typed while it saves are typed into the next entry.
class QuickEntry : public QWidget
{
    Q_OBJECT

public:
    explicit QuickEntry(QWidget *parent = nullptr);
    ~QuickEntry() override;

    /// To be called once, before anything is entered.
    void use(Session &session, Identity &identity);

    void setCategories(std::vector<Category> categories);
    /// All people of the ledger. Where there are several, the one in whose name the row enters can be chosen.
    void setPersons(std::vector<Person> persons);
    /// Whether its button is the main one of the page.
    void setLeading(bool leading);
    /// Where nothing can be saved: says why, once, and takes no entry.
    void setReadOnly(bool readOnly);
    void start();
    /// To the first field of the row.
    void restart();
    void submit();
    /// Whether something is typed, refused or being saved, so that the Tab key stays in the row.
    [[nodiscard]] bool isInUse() const;
    /// Exchanges what stands in the row for what Escape cleared last.
    void undoClear();
    /// Adds the category that was typed and goes on saving.
    void createCategoryAndSubmit(const QString &name);

Q_SIGNALS:
    /// What was said about an earlier attempt holds no longer.
    void submitted();
    void saved(const budget::Expense &expense);
    /// Nothing was lost; the row says what it can itself, the rest is for the page to say.
    void failed(const budget::Error &error);
    /// Escape emptied the row, in which that text stood; empty where only a message went.
    void cleared(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// What stands in the fields, right or wrong.
    struct Typed
    {
        std::optional<QString> date; ///< none where it is the proposed one
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
    bool m_isRefused = false; ///< what stands in the row was refused and not saved since
};

} // namespace budget
