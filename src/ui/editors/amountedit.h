// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/money.h"
#include "core/result.h"

#include <QLineEdit>

namespace budget {

/// An amount as text, right-aligned. Wrong text stays as it was typed; a sum such as '12.50+3' is worked out when
/// the field is left.
class AmountEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit AmountEdit(QWidget *parent = nullptr);

    [[nodiscard]] Result<Money> amount() const;
    void setAmount(Money amount);

private:
    void tidy();
};

} // namespace budget
