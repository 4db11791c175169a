// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QObject>

#include <vector>

class QLineEdit;
class QWidget;

namespace budget {

class MessageLabel;

/// Says which field of a form is wrong and why: outlines it, gives it the focus and writes the reason below the
/// form, until that field is edited. What was typed stays.
class FieldErrors : public QObject
{
    Q_OBJECT

public:
    FieldErrors(MessageLabel &label, QObject *parent);

    void watch(Field field, QLineEdit &edit);
    /// For an editor around a line edit, such as a combo box.
    void watch(Field field, QWidget &editor, QLineEdit &edit);

    [[nodiscard]] bool knows(Field field) const;
    void show(const Error &error);
    /// Says a failure that is of no field.
    void say(const QString &text);
    /// Outlines and focuses the field and says nothing.
    void mark(Field field, const QString &reason);
    /// Says something that is no error, and marks no field.
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
