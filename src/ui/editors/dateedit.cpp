// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/dateedit.h"

#include "core/entry/datetext.h"
#include "ui/editors/calendarpopup.h"
#include "ui/editors/today.h"
#include "ui/look/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace budget {

using namespace Qt::StringLiterals;

DateEdit::DateEdit(QWidget *parent) : QLineEdit(parent)
{
    auto *calendar = addAction(icons::named(u"calendar"_s), TrailingPosition);
    calendar->setText(tr("Calendar"));
    calendar->setToolTip(tr("Choose from a calendar (Alt+Down)"));
    connect(calendar, &QAction::triggered, this, &DateEdit::showCalendar);
    connect(this, &QLineEdit::editingFinished, this, &DateEdit::tidy);
    connect(this, &QLineEdit::textEdited, this, [this] { m_isProposed = false; });
    connect(&Today::instance(), &Today::changed, this, &DateEdit::follow);
}

Result<QDate> DateEdit::date() const
{
    if (m_written.isValid() && text() == formatDate(m_written, locale()))
        return m_written; // also a stored date of a year that nobody can type
    return parseDate(text(), locale(), Today::instance().date());
}

void DateEdit::setDate(QDate date)
{
    m_isProposed = false;
    write(date);
}

void DateEdit::setTyped(const QString &text)
{
    m_isProposed = false;
    setText(text);
}

void DateEdit::proposeToday()
{
    m_isProposed = true;
    write(Today::instance().date());
}

void DateEdit::showCalendar()
{
    if (isReadOnly())
        return;
    auto *popup = new CalendarPopup(date().value_or(Today::instance().date()), this);
    connect(popup, &CalendarPopup::chosen, this, &DateEdit::enter);
    popup->openBelow(*this);
}

void DateEdit::focusInEvent(QFocusEvent *event)
{
    Today::instance().check();
    QLineEdit::focusInEvent(event);
}

void DateEdit::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_F4
        || (event->key() == Qt::Key_Down && event->modifiers() == Qt::AltModifier);
    if (opens)
        return showCalendar();
    switch (event->key()) {
    case Qt::Key_Up:
        return step(1, 0);
    case Qt::Key_Down:
        return step(-1, 0);
    case Qt::Key_PageUp:
        return step(0, 1);
    case Qt::Key_PageDown:
        return step(0, -1);
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void DateEdit::write(QDate date)
{
    m_written = date;
    setText(formatDate(date, locale()));
    setCursorPosition(0);
}

void DateEdit::enter(QDate date)
{
    setDate(date);
    Q_EMIT textEdited(text());
}

void DateEdit::step(int days, int months)
{
    if (!isReadOnly())
        enter(date().value_or(Today::instance().date()).addDays(days).addMonths(months));
}

void DateEdit::tidy()
{
    if (const auto read = date(); read && formatDate(*read, locale()) != text())
        setDate(*read);
}

void DateEdit::follow(QDate today)
{
    if (!m_isProposed)
        return;
    const bool isSelected = hasSelectedText();
    write(today);
    if (isSelected)
        selectAll();
}

} // namespace budget
