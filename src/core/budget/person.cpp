// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/person.h"

#include "core/budget/textrules.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kNoEmailDomain("@no-email.budget-tracker.invalid");
constexpr qsizetype kMostOfName = 30;

/// The first characters of the name in lower case: ASCII letters and digits are kept, each run of other characters
/// becomes one '-'.
QString mailName(const QString &name)
{
    QString readable;
    for (const QChar c : name.toLower().left(kMostOfName)) {
        const bool isPlain = c.unicode() < 0x80 && c.isLetterOrNumber();
        if (isPlain || !readable.endsWith(u'-'))
            readable += isPlain ? c : QChar(u'-');
    }
    return readable;
}

} // namespace

QString placeholderEmail(const QString &name)
{
    constexpr qsizetype kDigits = 12; // distinguishes names whose readable parts are equal
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex();
    return mailName(name) + u'.' + QString::fromLatin1(hash.first(kDigits)) + kNoEmailDomain;
}

bool isPlaceholderEmail(const QString &email)
{
    return email.endsWith(kNoEmailDomain);
}

QString shownEmail(const QString &email)
{
    return isPlaceholderEmail(email) ? QString() : email;
}

PersonDraft withEmail(PersonDraft draft)
{
    if (draft.email.trimmed().isEmpty() && !draft.name.trimmed().isEmpty())
        draft.email = placeholderEmail(draft.name.trimmed());
    return draft;
}

Result<PersonDraft> validate(const PersonDraft &draft)
{
    const auto name = requiredText(draft.name, kMaxPersonText, Field::Name);
    if (!name)
        return tl::make_unexpected(name.error());
    const auto email = requiredText(draft.email, kMaxPersonText, Field::Email);
    if (!email)
        return tl::make_unexpected(email.error());
    static const QRegularExpression shape(uR"(^[^@\s]+@[^@\s]+$)"_s, QRegularExpression::UseUnicodePropertiesOption);
    if (!shape.match(*email).hasMatch())
        return failure(ErrorKind::EmailInvalid, Field::Email, *email);
    return PersonDraft{*email, *name};
}

} // namespace budget
