// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/monthswitcher.h"

#include "ui/editors/monthchoice.h"
#include "ui/editors/monthname.h"
#include "ui/editors/today.h"
#include "ui/look/icons.h"
#include "ui_monthswitcher.h"

#include <QShortcut>

namespace budget {

using namespace Qt::StringLiterals;

MonthSwitcher::MonthSwitcher(QWidget *parent)
    : QWidget(parent), m_form(std::make_unique<Ui::MonthSwitcher>()), m_month(Month::of(Today::instance().date()))
{
    m_form->setupUi(this);
    m_form->previousMonthButton->setIcon(icons::named(u"chevron-left"_s));
    m_form->nextMonthButton->setIcon(icons::named(u"chevron-right"_s));
    connect(m_form->previousMonthButton, &QToolButton::clicked, this, &MonthSwitcher::goBack);
    connect(m_form->nextMonthButton, &QToolButton::clicked, this, &MonthSwitcher::goOn);
    connect(m_form->monthButton, &QToolButton::clicked, this, &MonthSwitcher::openChoice);
    addKey(Qt::Key_Left, &MonthSwitcher::goBack);
    addKey(Qt::Key_Right, &MonthSwitcher::goOn);
    showMonth();
}

MonthSwitcher::~MonthSwitcher() = default;

void MonthSwitcher::setMonth(Month month)
{
    if (month == m_month || !month.first().isValid())
        return;
    m_month = month;
    showMonth();
    Q_EMIT monthChanged(m_month);
}

void MonthSwitcher::addKey(int key, void (MonthSwitcher::*step)())
{
    auto *shortcut = new QShortcut(QKeySequence(Qt::AltModifier | Qt::Key(key)), this);
    connect(shortcut, &QShortcut::activated, this, step);
}

void MonthSwitcher::openChoice()
{
    auto *choice = new MonthChoice(m_month, this);
    connect(choice, &MonthChoice::chosen, this, &MonthSwitcher::setMonth);
    choice->openBelow(*m_form->monthButton);
}

void MonthSwitcher::showMonth()
{
    m_form->monthButton->setText(monthName(m_month, locale()));
}

} // namespace budget
