// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/rawledgerwords.h"

#include "words/words.h"

namespace budget::wording {

namespace {

using Kind = RawLedgerFault::Kind;

QString reason(const RawLedgerFault &fault)
{
    switch (fault.kind) {
    case Kind::Empty:
        return Words::tr("The file is empty.");
    case Kind::ColumnMissing:
        return Words::tr("The first line has no column ‘%1’.").arg(fault.text);
    case Kind::ColumnTwice:
        return Words::tr("The first line names the column ‘%1’ twice.").arg(fault.text);
    case Kind::FieldsMissing:
        return Words::tr("There are fewer fields than the first line has columns.");
    case Kind::QuoteOpen:
        return Words::tr("A quotation mark is opened here and never closed.");
    case Kind::DateInvalid:
        return Words::tr("‘%1’ is no date such as 2024-01-31.").arg(fault.text);
    case Kind::AmountInvalid:
        return Words::tr("‘%1’ is no amount such as 12.50.").arg(fault.text);
    case Kind::PersonInvalid:
        return Words::tr("‘%1’ is no user_id: a whole number is needed.").arg(fault.text);
    case Kind::CategoryEmpty:
        return Words::tr("The category is empty.");
    }
    return {};
}

} // namespace

QString faultSentence(const RawLedgerFault &fault)
{
    return Words::tr("Line %1: %2").arg(QString::number(fault.line), reason(fault));
}

} // namespace budget::wording
