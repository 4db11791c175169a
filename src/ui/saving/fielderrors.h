// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QObject>

#include <vector>

class QLineEdit;
class QWidget;

namespace budget {

class MessageLabel;

/// Shows which field of a form is invalid: outlines the field, gives it the focus and shows the reason below the form,
/// until a watched field is edited. The typed text is kept.
class FieldErrors : public QObject
{
    Q_OBJECT

public:
    FieldErrors(MessageLabel &label, QObject *parent);

    void watch(Field field, QLineEdit &edit);
    /// For an editor that contains a line edit, such as a combo box.
    void watch(Field field, QWidget &editor, QLineEdit &edit);

    [[nodiscard]] bool knows(Field field) const;
    void show(const Error &error);
    /// Shows a failure that belongs to no field.
    void say(const QString &text);
    /// Marks the field with a text of the caller.
    void showAt(Field field, const QString &text);
    /// Outlines the field and gives it the focus without a message. `reason` is its accessible description.
    void mark(Field field, const QString &reason);
    /// Shows a warning and marks no field.
    void warn(const QString &text);
    void clear();

private:
    struct Watched
    {
        Field field;
        QWidget *editor;
        QLineEdit *edit;
    };

    MessageLabel &m_label;
    std::vector<Watched> m_watched;
};

} // namespace budget
