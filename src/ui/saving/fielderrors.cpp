// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saving/fielderrors.h"

#include "ui/look/style.h"
#include "ui/saving/messagelabel.h"
#include "words/errors/wording.h"

#include <QLineEdit>

#include <algorithm>

namespace budget {

FieldErrors::FieldErrors(MessageLabel &label, QObject *parent) : QObject(parent), m_label(label)
{ }

void FieldErrors::watch(Field field, QLineEdit &edit)
{
    watch(field, edit, edit);
}

void FieldErrors::watch(Field field, QWidget &editor, QLineEdit &edit)
{
    m_watched.push_back({field, &editor, &edit});
    connect(&edit, &QLineEdit::textEdited, this, &FieldErrors::clear);
}

bool FieldErrors::knows(Field field) const
{
    return std::ranges::any_of(m_watched, [field](const Watched &watched) { return watched.field == field; });
}

void FieldErrors::show(const Error &error)
{
    const QString reason = wording::sentence(error);
    mark(error.field, reason);
    m_label.showProblem(reason);
}

void FieldErrors::showAt(Field field, const QString &text)
{
    mark(field, text);
    m_label.showProblem(text);
}

void FieldErrors::say(const QString &text)
{
    clear();
    m_label.showProblem(text);
}

void FieldErrors::mark(Field field, const QString &reason)
{
    clear();
    for (const Watched &watched : m_watched) {
        if (watched.field != field)
            continue;
        markInvalid(watched.editor, true);
        watched.edit->setAccessibleDescription(reason);
        watched.editor->setFocus(Qt::OtherFocusReason);
        watched.edit->selectAll();
    }
}

void FieldErrors::warn(const QString &text)
{
    clear();
    m_label.showWarning(text);
}

void FieldErrors::clear()
{
    m_label.clearMessage();
    for (const Watched &watched : m_watched) {
        markInvalid(watched.editor, false);
        watched.edit->setAccessibleDescription({});
    }
}

} // namespace budget
