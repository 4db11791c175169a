// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/pasteedit.h"

#include "ui/look/style.h"
#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QUrl>

namespace budget {

namespace {

constexpr int kRows = 3;

QString fileIn(const QMimeData &source)
{
    const auto urls = source.urls();
    return !urls.isEmpty() && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

PasteEdit::PasteEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAnywhere);
    const int margins = 2 * (frameWidth() + static_cast<int>(document()->documentMargin()));
    setFixedHeight(kRows * fontMetrics().lineSpacing() + margins + theme::kSpace1);
}

void PasteEdit::markFault(TextSpan span)
{
    m_fault = span;
    m_hasFault = true;
    showFault();
}

void PasteEdit::clearFault()
{
    m_hasFault = false;
    showFault();
}

void PasteEdit::selectFault()
{
    setFocus(Qt::OtherFocusReason);
    if (extraSelections().isEmpty())
        return;
    setTextCursor(extraSelections().constFirst().cursor);
}

void PasteEdit::replaceText(const QString &text)
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

void PasteEdit::replaceForGood(const QString &text)
{
    const auto fromEnd = document()->characterCount() - textCursor().position();
    setPlainText(text); // clears the undo history
    QTextCursor cursor = textCursor();
    cursor.setPosition(qMax(0, document()->characterCount() - fromEnd));
    setTextCursor(cursor);
}

void PasteEdit::insertFromMimeData(const QMimeData *source)
{
    if (const QString file = fileIn(*source); !file.isEmpty())
        Q_EMIT fileGiven(file);
    else
        QPlainTextEdit::insertFromMimeData(source);
}

bool PasteEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return !fileIn(*source).isEmpty() || QPlainTextEdit::canInsertFromMimeData(source);
}

void PasteEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if ((isReturn && event->modifiers() != Qt::ShiftModifier) || event->key() == Qt::Key_Escape)
        event->ignore();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void PasteEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        Q_EMIT left();
}

void PasteEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showFault();
}

void PasteEdit::showFault()
{
    markInvalid(this, m_hasFault);
    const int end = document()->characterCount() - 1;
    if (!m_hasFault || end == 0)
        return setExtraSelections({});
    // A fault behind the last character is shown at the last character.
    const int from = qBound(0, static_cast<int>(m_fault.offset), end - 1);
    const int to = qBound(from + 1, static_cast<int>(m_fault.offset + m_fault.length), end);
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(document());
    selection.cursor.setPosition(from);
    selection.cursor.setPosition(to, QTextCursor::KeepAnchor);
    selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    selection.format.setUnderlineColor(theme::color(theme::Tone::Fail));
    setExtraSelections({selection});
}

} // namespace budget
