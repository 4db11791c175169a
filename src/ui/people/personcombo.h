// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace budget {

/// Chooses a person of the ledger. Ignores the mouse wheel and typed letters, because both would change the choice by
/// accident and unnoticed. The arrow keys and the list change it.
class PersonCombo : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace budget
