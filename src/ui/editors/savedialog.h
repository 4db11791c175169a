// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/answers.h"
#include "core/result.h"

#include <QDialog>
#include <QFuture>

class QDialogButtonBox;

namespace budget {

class FieldErrors;
class MessageLabel;

/// A dialog whose OK saves on a worker. It closes once the save has succeeded; a failure is said inside it and
/// leaves everything as it was typed.
class SaveDialog : public QDialog
{
    Q_OBJECT

public:
    void accept() override;

protected:
    explicit SaveDialog(QWidget *parent);

    /// To be called once by the constructor, when the form is set up.
    void adopt(QDialogButtonBox &buttons, MessageLabel &label, const QString &okText);
    [[nodiscard]] FieldErrors &errors() { return *m_errors; }
    /// What OK does; ends in await() or in an error that was shown.
    virtual void save() = 0;

    template <class T, class Store>
    void await(QFuture<Result<T>> answer, Store store)
    {
        setSaving(true);
        whenAnswered(answer, this, [this, store](const Result<T> &result) {
            setSaving(false);
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
    MessageLabel *m_label = nullptr;
    FieldErrors *m_errors = nullptr;
    bool m_isSaving = false;
};

} // namespace budget
