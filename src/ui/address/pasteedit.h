// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/textspan.h"

#include <QPlainTextEdit>

namespace budget {

/// The edit field into which a connection string is pasted, typed or dropped. Return does not break the line and Tab
/// moves the focus on, as in a line edit.
class PasteEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PasteEdit(QWidget *parent = nullptr);

    /// Outlines the field as invalid and underlines the span. An empty text has no underline.
    void markFault(TextSpan span);
    void clearFault();
    void selectFault();
    /// Replaces the text in one step, which undo reverts.
    void replaceText(const QString &text);
    /// Replaces the text and clears the undo history, so that undo cannot bring a removed password back.
    void replaceForGood(const QString &text);

Q_SIGNALS:
    /// The user dropped or pasted a file.
    void fileGiven(const QString &file);
    void left();

protected:
    void insertFromMimeData(const QMimeData *source) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showFault();

    TextSpan m_fault;
    bool m_hasFault = false;
};

} // namespace budget
