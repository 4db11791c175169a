// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QLineEdit;

namespace budget {

/// A button that shows the colour named in a line edit and opens a dialog to pick another one.
class ColorButton : public QToolButton
{
    Q_OBJECT

public:
    explicit ColorButton(QWidget *parent = nullptr);

    void bind(QLineEdit &edit);
    void pick();

private:
    void showColor();

    QLineEdit *m_edit = nullptr;
};

} // namespace budget
