// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/monthchoice.h"

#include "ui/editors/today.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kColumns = 3;

QPushButton *flatButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setFlat(true);
    button->setAutoDefault(true);
    return button;
}

} // namespace

MonthChoice::MonthChoice(Month month, QWidget *parent)
    : Popup(parent), m_current(month), m_year(month.first().year()), m_yearLabel(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kSpace2, theme::kSpace2, theme::kSpace2, theme::kSpace2);
    layout->setSpacing(theme::kSpace1);
    layout->addWidget(yearRow());
    layout->addWidget(monthGrid());
    auto *today = flatButton(tr("This month"), this);
    connect(today, &QPushButton::clicked, this, [this] { choose(Month::of(Today::instance().date())); });
    layout->addWidget(today);
    showYear(m_year);
}

void MonthChoice::openBelow(const QWidget &widget)
{
    openAt(widget, *m_months[size_t(m_current.first().month() - 1)]);
}

void MonthChoice::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_PageUp:
        return showYear(m_year - 1);
    case Qt::Key_PageDown:
        return showYear(m_year + 1);
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return moveFocus(event->key());
    case Qt::Key_Escape:
        close();
        return;
    default:
        Popup::keyPressEvent(event);
    }
}

QWidget *MonthChoice::yearRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    m_yearLabel->setAlignment(Qt::AlignCenter);
    m_yearLabel->setFont(theme::sectionTitleFont());
    layout->addWidget(stepButton(u"chevron-left"_s, tr("Previous year"), -1));
    layout->addWidget(m_yearLabel, 1);
    layout->addWidget(stepButton(u"chevron-right"_s, tr("Next year"), 1));
    return row;
}

QWidget *MonthChoice::monthGrid()
{
    auto *grid = new QWidget(this);
    auto *layout = new QGridLayout(grid);
    layout->setContentsMargins({});
    layout->setSpacing(theme::kSpace1);
    for (int i = 0; i < int(m_months.size()); ++i) {
        auto *button = flatButton(locale().standaloneMonthName(i + 1, QLocale::ShortFormat), grid);
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, this, [this, i] { choose(Month(m_year, i + 1)); });
        layout->addWidget(button, i / kColumns, i % kColumns);
        m_months[size_t(i)] = button;
    }
    return grid;
}

QToolButton *MonthChoice::stepButton(const QString &icon, const QString &name, int years)
{
    auto *button = new QToolButton(this);
    button->setIcon(icons::named(icon));
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    connect(button, &QToolButton::clicked, this, [this, years] { showYear(m_year + years); });
    return button;
}

void MonthChoice::showYear(int year)
{
    m_year = std::clamp(year, 1, 9999);
    m_yearLabel->setText(QString::number(m_year));
    for (int i = 0; i < int(m_months.size()); ++i)
        m_months[size_t(i)]->setChecked(Month(m_year, i + 1) == m_current);
}

void MonthChoice::choose(Month month)
{
    close();
    Q_EMIT chosen(month);
}

void MonthChoice::moveFocus(int key)
{
    auto *const focused = std::ranges::find_if(m_months, [](const QPushButton *button) { return button->hasFocus(); });
    const int from = focused == m_months.end() ? 0 : int(focused - m_months.begin());
    const int sideways = isLeftToRight() ? 1 : -1;
    const int by = key == Qt::Key_Left ? -sideways
        : key == Qt::Key_Right         ? sideways
        : key == Qt::Key_Up            ? -kColumns
                                       : kColumns;
    const int to = from + by;
    if (to >= 0 && to < int(m_months.size()))
        m_months[size_t(to)]->setFocus(Qt::TabFocusReason);
}

} // namespace budget
