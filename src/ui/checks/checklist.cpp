// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/checklist.h"

#include "ui/look/theme.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace budget {

CheckList::CheckList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(theme::kSpace1);
}

void CheckList::setLines(const std::vector<CheckLine> &lines)
{
    while (m_rows.size() < lines.size())
        addRow();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < lines.size());
        m_rows[i]->show(i < lines.size() ? lines[i] : CheckLine());
    }
}

std::vector<CheckLine> CheckList::lines() const
{
    std::vector<CheckLine> lines;
    for (const CheckRow *row : m_rows) {
        if (!row->isHidden())
            lines.push_back(row->line());
    }
    return lines;
}

QString CheckList::plainText() const
{
    QString text;
    const auto shown = lines();
    for (const CheckLine &line : shown)
        text += budget::plainText(line) + u'\n';
    return text;
}

void CheckList::bringIntoView(int row)
{
    QWidget *shown = m_rows.at(static_cast<std::size_t>(row));
    for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(above))
            return area->ensureWidgetVisible(shown, 0, theme::kSpace4);
    }
}

void CheckList::addRow()
{
    const int row = static_cast<int>(m_rows.size());
    auto *added = new CheckRow(this);
    m_rows.push_back(added);
    m_layout->addWidget(added);
    added->setCurrent(row == m_current);
    connect(added, &CheckRow::repeatRequested, this, [this, row] { Q_EMIT repeatRequested(row); });
    connect(added, &CheckRow::actionRequested, this, [this, row] { Q_EMIT actionRequested(row); });
    connect(added, &CheckRow::leaveRequested, this, [this, row](int step) { goTo(row + step); });
    connect(added, &CheckRow::focused, this, [this, row] { setCurrent(row); });
}

void CheckList::setCurrent(int row)
{
    m_rows.at(static_cast<std::size_t>(m_current))->setCurrent(false);
    m_current = row;
    m_rows.at(static_cast<std::size_t>(row))->setCurrent(true);
}

void CheckList::goTo(int row)
{
    if (row < 0 || row >= static_cast<int>(lines().size()))
        return;
    setCurrent(row);
    m_rows.at(static_cast<std::size_t>(row))->setFocus(Qt::OtherFocusReason);
    bringIntoView(row);
}

} // namespace budget
