// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/stepslist.h"

#include "ui/look/iconlabel.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/wrappedlabel.h"

#include <QLabel>
#include <QVBoxLayout>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIconSize = 20;
constexpr int kWidth = 184;

} // namespace

StepsList::StepsList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setMinimumWidth(kWidth);
    setBackgroundRole(QPalette::AlternateBase);
    m_layout->setContentsMargins(theme::kPageMargin, theme::kPageMargin + theme::kSpace1, theme::kSpace4,
                                 theme::kPageMargin);
    m_layout->setSpacing(theme::kSpace3);
    m_layout->addStretch();
}

void StepsList::show(const QStringList &names, int current)
{
    m_names = names;
    m_current = current;
    while (m_rows.size() < static_cast<std::size_t>(names.size()))
        addRow();
    showLook();
}

void StepsList::addRow()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(theme::kSpace2);
    Row row{new IconLabel(this), new WrappedLabel(this)};
    row.name->setObjectName(u"stepLabel"_s);
    line->addWidget(row.icon);
    line->addWidget(row.name, 1);
    m_layout->insertLayout(m_layout->count() - 1, line);
    m_rows.push_back(row);
}

void StepsList::showLook()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const auto &[icon, name] = m_rows[i];
        const int place = static_cast<int>(i);
        const bool isShown = place < m_names.size();
        icon->setVisible(isShown);
        name->setVisible(isShown);
        if (!isShown)
            continue;
        const bool isDone = place < m_current;
        const bool isCurrent = place == m_current;
        const QString picture = isDone ? u"done"_s : isCurrent ? u"chevron-right"_s : u"wait"_s;
        const auto tone = isDone ? theme::Tone::Good : isCurrent ? theme::Tone::Accent : theme::Tone::Secondary;
        icon->setIcon(icons::named(picture, tone), kIconSize);
        theme::setTone(name, isDone || isCurrent ? theme::Tone::Text : theme::Tone::Secondary);
        name->setText(m_names[place]);
        const QString state = isDone ? tr("done") : isCurrent ? tr("now") : tr("to come");
        name->setAccessibleName(tr("Step %1, %2: %3").arg(place + 1).arg(m_names[place], state));
        QFont font = this->font();
        font.setWeight(isCurrent ? QFont::DemiBold : QFont::Normal);
        name->setFont(font);
    }
}

} // namespace budget
