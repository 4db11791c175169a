// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/wizardpage.h"

#include "ui/look/theme.h"

#include <QEvent>
#include <QLabel>

namespace budget {

namespace {

constexpr int kMostWidth = 672; // longer lines are hard to read

} // namespace

void WizardPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_title)
        showLook();
}

void WizardPage::adoptLook(QLabel *title, const QList<QLabel *> &sections, const QList<QLabel *> &hints)
{
    setMaximumWidth(kMostWidth);
    m_title = title;
    m_sections = sections;
    m_hints = hints;
    WizardPage::showLook();
}

void WizardPage::showLook()
{
    m_title->setFont(theme::pageTitleFont());
    for (QLabel *section : std::as_const(m_sections))
        section->setFont(theme::sectionTitleFont());
    for (QLabel *hint : std::as_const(m_hints))
        theme::makeSecondary(hint);
}

} // namespace budget
