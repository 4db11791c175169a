// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/transfer.h"

#include "core/budget/textrules.h"

namespace budget {

using namespace Qt::StringLiterals;

Result<TransferDraft> validate(const TransferDraft &draft)
{
    if (!draft.date.isValid())
        return failure(ErrorKind::DateInvalid, Field::Date);
    if (!draft.source.id.isValid() || !draft.destination.id.isValid())
        return failure(ErrorKind::CategoryUnknown, Field::Category);
    if (draft.source.id == draft.destination.id)
        return failure(ErrorKind::SameCategory, Field::Category);
    if (draft.amount <= Money())
        return failure(ErrorKind::AmountNotPositive, Field::Amount);
    if (!draft.amount.fitsRow())
        return failure(ErrorKind::AmountTooLarge, Field::Amount);
    if (!draft.person.isValid())
        return failure(ErrorKind::PersonUnknown, Field::Person);
    return draft;
}

// The descriptions are data and the same in every language, because the course's scripts recognise transfers by them.
ExpenseDraft sourceRow(const TransferDraft &draft)
{
    const QString text = shortened(u"Transfer to "_s + draft.destination.name, kMaxDescription);
    return {draft.person, draft.source.id, text, -draft.amount, draft.date};
}

ExpenseDraft destinationRow(const TransferDraft &draft)
{
    const QString text = shortened(u"Transfer from "_s + draft.source.name, kMaxDescription);
    return {draft.person, draft.destination.id, text, draft.amount, draft.date};
}

} // namespace budget
