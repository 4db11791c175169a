// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/money.h"
#include "core/result.h"

#include <QLineEdit>

namespace budget {

/// A right-aligned edit field for an amount. Text that is not an amount is kept; a sum such as '12.50+3' is replaced by
/// its result when editing is finished.
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
