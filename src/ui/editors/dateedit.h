// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDate>
#include <QLineEdit>

namespace budget {

/// An edit field for a date, with a calendar. Text that is not a date is kept; a date is written out in full when
/// editing is finished. Up and Down step by a day, Page Up and Page Down by a month. A proposed date of today changes
/// at midnight, until the user types or chooses a date.
class DateEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit DateEdit(QWidget *parent = nullptr);

    [[nodiscard]] Result<QDate> date() const;
    void setDate(QDate date);
    /// Sets the text as if the user had typed it.
    void setTyped(const QString &text);
    void proposeToday();
    /// Whether the date was proposed, and the user has neither typed nor chosen one.
    [[nodiscard]] bool isProposed() const { return m_isProposed; }
    void showCalendar();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void write(QDate date);
    /// Sets the date as if the user had typed it: emits textEdited().
    void enter(QDate date);
    void step(int days, int months);
    void tidy();
    void follow(QDate today);

    bool m_isProposed = false;
    QDate m_written; ///< the date that the program wrote last
};

} // namespace budget
