// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace budget {

/// A popup that opens below an editor. It closes after a choice, on Escape, or on a click elsewhere.
class Popup : public QFrame
{
    Q_OBJECT

public:
    explicit Popup(QWidget *parent);

protected:
    /// Opens below `widget`, or above it if the screen has no room below. `focused` gets the focus.
    void openAt(const QWidget &widget, QWidget &focused);
    void paintEvent(QPaintEvent *event) override;
};

} // namespace budget
