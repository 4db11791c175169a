// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/rawledgerwords.h"

#include "words/outsidetext.h"
#include "words/words.h"

#include <array>

namespace budget::wording {

namespace {

using Kind = RawLedgerFault::Kind;

constexpr std::array kReasons{
    Word{Kind::Empty, QT_TRANSLATE_NOOP("budget::wording", "The file is empty.")},
    Word{Kind::ColumnMissing, QT_TRANSLATE_NOOP("budget::wording", "The first line has no column ‘%1’.")},
    Word{Kind::ColumnTwice, QT_TRANSLATE_NOOP("budget::wording", "The first line names the column ‘%1’ twice.")},
    Word{Kind::FieldsMissing,
         QT_TRANSLATE_NOOP("budget::wording", "There are fewer fields than the first line has columns.")},
    Word{Kind::FieldsExtra,
         QT_TRANSLATE_NOOP("budget::wording", "There are more fields than the first line has columns.")},
    Word{Kind::QuoteOpen, QT_TRANSLATE_NOOP("budget::wording", "A quotation mark is opened here and never closed.")},
    Word{Kind::DateInvalid, QT_TRANSLATE_NOOP("budget::wording", "‘%1’ is not a date such as 2024-01-31.")},
    Word{Kind::AmountInvalid, QT_TRANSLATE_NOOP("budget::wording", "‘%1’ is not an amount such as 12.50.")},
    Word{Kind::PersonInvalid, QT_TRANSLATE_NOOP("budget::wording", "‘%1’ is not a user_id, which is a whole number.")},
    Word{Kind::CategoryEmpty, QT_TRANSLATE_NOOP("budget::wording", "The category is empty.")},
};
static_assert(hasRowsTo(kReasons, Kind::CategoryEmpty));

} // namespace

QString faultSentence(const RawLedgerFault &fault)
{
    return Words::tr("Line %1: %2").arg(QString::number(fault.line), wordIn(kReasons, fault.kind, outsideText(fault.text)));
}

} // namespace budget::wording
