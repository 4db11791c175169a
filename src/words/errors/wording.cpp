// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/wording.h"

#include "core/entry/amounttext.h"
#include "words/words.h"

#include <QLocale>

namespace budget::wording {

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
    // Up to here `detail` is what the person knows: the text that was entered, the path that was chosen.
    if (error.kind <= ErrorKind::FileReadOnly && error.kind != ErrorKind::Unexpected)
        return {};
    QString detail = error.detail.simplified();
    if (error.sqlState.isEmpty())
        return detail;
    return Words::tr("%1 (SQLSTATE %2)").arg(detail, error.sqlState).trimmed();
}

} // namespace budget::wording
