// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/result.h"

#include <QString>

namespace budget {

/// A row of `users`: somebody who enters expenses.
struct Person
{
    PersonId id;
    QString email;
    QString name;

    bool operator==(const Person &) const = default;
};

/// What a person enters about a person.
struct PersonDraft
{
    QString email;
    QString name;

    bool operator==(const PersonDraft &) const = default;
};

inline constexpr qsizetype kMaxPersonText = 100;

/// The table demands an address of everybody, each another one. Who gives none gets one that is made from the name, at
/// a domain that can never exist ('.invalid', RFC 2606). The same name always gets the same address.
[[nodiscard]] QString placeholderEmail(const QString &name);
[[nodiscard]] bool isPlaceholderEmail(const QString &email);
/// The address as people may see it: nothing for one that stands for none.
[[nodiscard]] QString shownEmail(const QString &email);
/// The draft with an address that stands for none, where it has none.
[[nodiscard]] PersonDraft withEmail(PersonDraft draft);

/// The draft with white space around both texts taken off. Fails with FieldEmpty or FieldTooLong (Name, Email),
/// or EmailInvalid: the address needs text on both sides of one '@' and no white space.
[[nodiscard]] Result<PersonDraft> validate(const PersonDraft &draft);

} // namespace budget
