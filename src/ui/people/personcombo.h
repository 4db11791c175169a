// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace budget {

/// Chooses one of the people of a ledger. Neither the wheel nor a letter that is typed changes it, since both happen by
/// accident and nobody would notice; the arrow keys and the list do.
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
