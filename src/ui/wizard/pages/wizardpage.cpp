// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/wizardpage.h"

#include "ui/look/theme.h"
#include "words/errors/wording.h"

#include <QLabel>

namespace budget {

namespace {

constexpr int kMostWidth = 672; // longer lines are hard to read

} // namespace

QString WizardPage::sentence(const Error &error) const
{
    return wording::sentence(error);
}

void WizardPage::adoptLook(QLabel *title, const QList<QLabel *> &sections, const QList<QLabel *> &hints)
{
    setMaximumWidth(kMostWidth);
    title->setFont(theme::pageTitleFont());
    for (QLabel *section : sections)
        section->setFont(theme::sectionTitleFont());
    for (QLabel *hint : hints)
        theme::setTone(hint, theme::Tone::Secondary);
}

} // namespace budget
