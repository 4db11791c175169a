// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QLineEdit;

namespace budget {

/// Shows the colour that an edit field names, and lets one be picked.
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
