// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace budget {

/// What opens below an editor and goes away with a choice, with Escape or with a click elsewhere.
class Popup : public QFrame
{
    Q_OBJECT

public:
    explicit Popup(QWidget *parent);

protected:
    /// Below that widget, or above it where the screen ends.
    void openAt(const QWidget &widget, QWidget &focused);
    void paintEvent(QPaintEvent *event) override;
};

} // namespace budget
