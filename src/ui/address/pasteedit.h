// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/textspan.h"

#include <QPlainTextEdit>

namespace budget {

/// The box into which a connection text is pasted, typed or dropped. Return and Tab leave it, as in a line edit.
class PasteEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PasteEdit(QWidget *parent = nullptr);

    /// Underlines a place as wrong; an empty text has nothing to underline.
    void markFault(TextSpan span);
    void clearFault();
    void selectFault();
    /// Puts another text in, in one step that undo takes back.
    void replaceText(const QString &text);
    /// The same, after which nothing can be undone: for a text from which a password was taken.
    void replaceForGood(const QString &text);

Q_SIGNALS:
    /// Somebody dropped or pasted a file.
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
