// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/amountedit.h"

#include "core/entry/amounttext.h"

namespace budget {

AmountEdit::AmountEdit(QWidget *parent) : QLineEdit(parent)
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setPlaceholderText(formatAmount(Money(), locale()));
    connect(this, &QLineEdit::editingFinished, this, &AmountEdit::tidy);
}

Result<Money> AmountEdit::amount() const
{
    return parseAmount(text(), locale());
}

void AmountEdit::setAmount(Money amount)
{
    setText(editableAmount(amount, locale()));
}

void AmountEdit::tidy()
{
    if (const auto read = amount())
        setAmount(*read);
}

} // namespace budget
