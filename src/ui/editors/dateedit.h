// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDate>
#include <QLineEdit>

namespace budget {

/// A date as text, with a calendar at hand. Wrong text stays as it was typed; what could be read is written out in
/// full when the field is left. Up and Down step by a day, Page Up and Page Down by a month. Today's date as a proposal
/// follows midnight, until somebody types or chooses a date.
class DateEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit DateEdit(QWidget *parent = nullptr);

    [[nodiscard]] Result<QDate> date() const;
    void setDate(QDate date);
    /// As if the person had typed that.
    void setTyped(const QString &text);
    void proposeToday();
    /// Whether nobody has typed or chosen the date that is shown.
    [[nodiscard]] bool isProposed() const { return m_isProposed; }
    void showCalendar();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void write(QDate date);
    /// As if the person had typed it.
    void enter(QDate date);
    void step(int days, int months);
    void tidy();
    void follow(QDate today);

    bool m_isProposed = false;
};

} // namespace budget
