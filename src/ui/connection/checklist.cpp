// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/checklist.h"

#include "ui/theme.h"

#include <QVBoxLayout>

#include <algorithm>

namespace budget {

CheckList::CheckList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(theme::kSpace3);
}

void CheckList::setLines(const std::vector<CheckLine> &lines)
{
    while (m_rows.size() < lines.size()) {
        m_rows.push_back(new CheckRow(this));
        m_layout->addWidget(m_rows.back());
    }
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

} // namespace budget
