// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/names.h"

#include <QCoreApplication>

namespace budget {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::Person)
};

} // namespace

QString personTitle(const QString &name, const QString &email)
{
    const QString shown = shownEmail(email);
    return shown.isEmpty() ? name : Words::tr("%1 (%2)").arg(name, shown);
}

QCollator nameCollator(const QLocale &locale)
{
    QCollator collator(locale);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    return collator;
}

} // namespace budget
