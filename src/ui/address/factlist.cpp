// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/factlist.h"

#include "ui/look/theme.h"
#include "ui/look/wrappedlabel.h"

#include <QGridLayout>
#include <QLabel>

namespace budget {

using namespace Qt::StringLiterals;

QString plainText(const std::vector<NamedFact> &facts)
{
    QString text;
    for (const NamedFact &fact : facts) {
        if (!fact.value.isEmpty())
            text += fact.name + u": "_s + fact.value + u'\n';
    }
    return text;
}

FactList::FactList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(theme::kSpace4);
    m_grid->setVerticalSpacing(theme::kSpace1);
}

void FactList::setFacts(const std::vector<NamedFact> &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    while (m_rows.size() < facts.size())
        addRow();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        showFact(m_rows[i], i < facts.size() ? facts[i] : NamedFact());
}

void FactList::addRow()
{
    const int place = static_cast<int>(m_rows.size());
    const Row row{new QLabel(this), new WrappedLabel(this)};
    row.name->setObjectName(u"factNameLabel"_s);
    row.value->setObjectName(u"factValueLabel"_s);
    row.value->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    theme::setTone(row.name, theme::Tone::Secondary);
    const int column = 2 * (place % m_pairs);
    m_grid->addWidget(row.name, place / m_pairs, column, Qt::AlignTop);
    m_grid->addWidget(row.value, place / m_pairs, column + 1);
    m_grid->setColumnStretch(column + 1, 1);
    m_rows.push_back(row);
}

void FactList::showFact(const Row &row, const NamedFact &fact)
{
    row.name->setText(fact.name);
    if (row.value->text() != fact.value)
        row.value->setText(fact.value);
    row.value->setAccessibleName(u"%1: %2"_s.arg(fact.name, fact.value));
    row.name->setVisible(!fact.value.isEmpty());
    row.value->setVisible(!fact.value.isEmpty());
}

} // namespace budget
