// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/result.h"

#include <QString>

namespace budget {

/// A row of the table `users`: a person who enters expenses.
struct Person
{
    PersonId id;
    QString email;
    QString name;

    bool operator==(const Person &) const = default;
};

/// A person as entered in a form, before the row has been stored.
struct PersonDraft
{
    QString email;
    QString name;

    bool operator==(const PersonDraft &) const = default;
};

inline constexpr qsizetype kMaxPersonText = 100;

/// An address for a person who gives none, because `users.email` is NOT NULL and unique. The address is made from the
/// name, at a domain that can never exist ('.invalid', RFC 2606). The same name always gives the same address.
[[nodiscard]] QString placeholderEmail(const QString &name);
[[nodiscard]] bool isPlaceholderEmail(const QString &email);
/// The address to be shown to people; empty for one that placeholderEmail() made.
[[nodiscard]] QString shownEmail(const QString &email);
/// The draft with an address by placeholderEmail() where its address is empty.
[[nodiscard]] PersonDraft withEmail(PersonDraft draft);

/// The draft with white space around both texts removed. Fails with FieldEmpty or FieldTooLong (Field::Name,
/// Field::Email), or EmailInvalid: an address needs text on both sides of one '@' and no white space.
[[nodiscard]] Result<PersonDraft> validate(const PersonDraft &draft);

} // namespace budget
