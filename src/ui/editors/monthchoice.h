// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/month.h"
#include "ui/editors/popup.h"

#include <array>

class QLabel;
class QPushButton;
class QToolButton;

namespace budget {

/// A popup with the twelve months of a year, with buttons for the previous and the next year and for the current month.
class MonthChoice : public Popup
{
    Q_OBJECT

public:
    MonthChoice(Month month, QWidget *parent);

    void openBelow(const QWidget &widget);

Q_SIGNALS:
    void chosen(budget::Month month);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *yearRow();
    QWidget *monthGrid();
    QToolButton *stepButton(const QString &icon, const QString &name, int years);
    void showYear(int year);
    void choose(Month month);
    void moveFocus(int key);

    Month m_current;
    int m_year;
    QLabel *m_yearLabel;
    std::array<QPushButton *, 12> m_months{};
};

} // namespace budget
