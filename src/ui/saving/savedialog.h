// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledger/operationmemory.h"
#include "app/work/answers.h"
#include "core/result.h"

#include <QDialog>
#include <QFuture>

class QDialogButtonBox;

namespace budget {

class FieldErrors;
class MessageLabel;
class SavingSign;
class Session;

/// A dialog whose OK button saves on a worker thread. It closes once the change is saved; a failure is shown inside it
/// and keeps the typed text. While it is saving, Cancel and Escape cancel the saving, not the dialog.
class SaveDialog : public QDialog
{
    Q_OBJECT

public:
    void accept() override;
    void reject() override;
    /// Closes the dialog without waiting for a save that is under way.
    void leave();

protected:
    explicit SaveDialog(QWidget *parent);
    /// Grows if its content needs more height, for example for a message of several lines, so that the fields are not
    /// squeezed.
    bool event(QEvent *event) override;

    /// Must be called once by the constructor, after the form was set up.
    void adopt(Session &session, QDialogButtonBox &buttons, MessageLabel &label, const QString &okText);
    [[nodiscard]] FieldErrors &errors() { return *m_errors; }
    /// Called by OK. Must end in await() or in an error that is shown.
    virtual void save() = 0;

    /// Passes the value of `answer` to `store` and closes the dialog; shows the error if `answer` fails. `memory` has
    /// provided the operation id of the change, and is told the result.
    template <class T, class Content, class Store>
    void await(QFuture<Result<T>> answer, OperationMemory<Content> &memory, Store store)
    {
        setSaving(true);
        whenAnswered(answer, this, [this, &memory, store](const Result<T> &result) {
            setSaving(false);
            memory.noteAnswer(result ? std::nullopt : std::optional(result.error()));
            if (!result && result.error().kind == ErrorKind::ChangedMeanwhile)
                return noteConflict(result.error());
            if (!result)
                return showFailure(result.error());
            store(*result);
            QDialog::accept();
        });
    }

    /// Called if somebody else has changed a field that the person changed too; nothing was saved. Must end in an error
    /// that is shown.
    virtual void noteConflict(const Error &error) { showFailure(error); }
    void showFailure(const Error &error);
    /// Marks the field that both changed. `what` tells what somebody else has changed; the person decides by saving
    /// again or by leaving the dialog.
    void showConflict(Field field, const QString &what);

private:
    void setSaving(bool saving);

    QDialogButtonBox *m_buttons = nullptr;
    Session *m_session = nullptr;
    SavingSign *m_sign = nullptr;
    FieldErrors *m_errors = nullptr;
    bool m_isSaving = false;
};

} // namespace budget
