// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/person.h"

#include "core/budget/textrules.h"

#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

Result<PersonDraft> validate(const PersonDraft &draft)
{
    const auto name = requiredText(draft.name, kMaxPersonText, Field::Name);
    if (!name)
        return tl::make_unexpected(name.error());
    const auto email = requiredText(draft.email, kMaxPersonText, Field::Email);
    if (!email)
        return tl::make_unexpected(email.error());
    static const QRegularExpression shape(uR"(^[^@\s]+@[^@\s]+$)"_s);
    if (!shape.match(*email).hasMatch())
        return failure(ErrorKind::EmailInvalid, Field::Email, *email);
    return PersonDraft{*email, *name};
}

} // namespace budget
