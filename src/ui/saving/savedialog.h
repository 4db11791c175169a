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

/// A dialog whose OK saves on a worker. It closes once the save has succeeded; a failure is said inside it and
/// leaves everything as it was typed. While it saves, Cancel and Escape give up the saving, not the dialog.
class SaveDialog : public QDialog
{
    Q_OBJECT

public:
    void accept() override;
    void reject() override;
    /// Closes it, whatever becomes of what is being saved.
    void leave();

protected:
    explicit SaveDialog(QWidget *parent);
    /// Grows where its content needs more room, as under a message of several lines; fields are never squeezed.
    bool event(QEvent *event) override;

    /// To be called once by the constructor, when the form is set up.
    void adopt(Session &session, QDialogButtonBox &buttons, MessageLabel &label, const QString &okText);
    [[nodiscard]] FieldErrors &errors() { return *m_errors; }
    /// What OK does; ends in await() or in an error that was shown.
    virtual void save() = 0;

    /// `memory` gave the operation its id.
    template <class T, class Content, class Store>
    void await(QFuture<Result<T>> answer, OperationMemory<Content> &memory, Store store)
    {
        setSaving(true);
        whenAnswered(answer, this, [this, &memory, store](const Result<T> &result) {
            setSaving(false);
            memory.noteAnswer(result ? std::nullopt : std::optional(result.error()));
            if (!result)
                return showFailure(result.error());
            store(*result);
            QDialog::accept();
        });
    }

private:
    void setSaving(bool saving);
    void showFailure(const Error &error);

    QDialogButtonBox *m_buttons = nullptr;
    Session *m_session = nullptr;
    SavingSign *m_sign = nullptr;
    FieldErrors *m_errors = nullptr;
    bool m_isSaving = false;
};

} // namespace budget
