// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/month.h"

#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class MonthSwitcher;
}

/// Shows the month in view, with buttons for the previous and the next one (Alt+Left, Alt+Right).
class MonthSwitcher : public QWidget
{
    Q_OBJECT

public:
    explicit MonthSwitcher(QWidget *parent = nullptr);
    ~MonthSwitcher() override;

    [[nodiscard]] Month month() const { return m_month; }
    void setMonth(Month month);

Q_SIGNALS:
    void monthChanged(budget::Month month);

private:
    void addKey(int key, void (MonthSwitcher::*step)());
    void goBack() { setMonth(m_month.previous()); }
    void goOn() { setMonth(m_month.next()); }
    void openChoice();
    void showMonth();

    std::unique_ptr<Ui::MonthSwitcher> m_form;
    Month m_month;
};

} // namespace budget
