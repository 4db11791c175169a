// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/wording.h"

#include "core/entry/amounttext.h"
#include "core/errorgroup.h"
#include "core/plaintext.h"
#include "words/words.h"

#include <QLocale>

namespace budget::wording {

namespace {

/// Whether `detail` is something that the person entered or chose, such as a text, a name or a path.
bool isDetailOfThePerson(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::NotOpen:
    case ErrorKind::DriverMissing:
    case ErrorKind::FileIsDirectory:
    case ErrorKind::FileIsLink:
    case ErrorKind::FileIsShared:
    case ErrorKind::FileIsSpecial:
    case ErrorKind::FileIsForeign:
    case ErrorKind::FileReadOnly:
    case ErrorKind::FileIsEmpty:
    case ErrorKind::ProfileUnknown:
    case ErrorKind::SchemaMissing:
        return true;
    default:
        return groupOf(kind) == ErrorGroup::Entry;
    }
}

} // namespace

QString exampleAmount()
{
    return formatAmount(Money::fromMinor(1250), QLocale());
}

QString sentence(const Error &error)
{
    const QString step = nextStep(error);
    return step.isEmpty() ? whatHappened(error) : whatHappened(error) + u' ' + step;
}

QString technicalText(const Error &error)
{
    if (isDetailOfThePerson(error.kind) && error.sqlState.isEmpty())
        return {};
    QString detail = plainLine(error.detail.simplified());
    if (error.sqlState.isEmpty())
        return detail;
    return Words::tr("%1 (SQLSTATE %2)").arg(detail, plainLine(error.sqlState)).trimmed();
}

} // namespace budget::wording
