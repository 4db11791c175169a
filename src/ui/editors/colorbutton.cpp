// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/colorbutton.h"

#include "ui/look/icons.h"

#include <QColorDialog>
#include <QLineEdit>

namespace budget {

ColorButton::ColorButton(QWidget *parent) : QToolButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::clicked, this, &ColorButton::pick);
}

void ColorButton::bind(QLineEdit &edit)
{
    m_edit = &edit;
    connect(m_edit, &QLineEdit::textChanged, this, &ColorButton::showColor);
    showColor();
}

void ColorButton::pick()
{
    if (!m_edit)
        return;
    auto *dialog = new QColorDialog(QColor(m_edit->text().trimmed()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &color) {
        m_edit->setText(color.name().toUpper());
        Q_EMIT m_edit->textEdited(m_edit->text());
    });
    dialog->open();
}

void ColorButton::showColor()
{
    setIcon(icons::dot(QColor(m_edit->text().trimmed())));
}

} // namespace budget
