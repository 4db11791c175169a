// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/meanwhile.h"

#include "app/ledger/ledger.h"
#include "app/work/answers.h"
#include "core/changes/making.h"
#include "ui/pages/readnames.h"
#include "words/rows/differencewords.h"

#include <utility>

namespace budget {

void readChangedRow(Ledger &ledger, QObject *context, RowKey row, const RowValues &seen,
                    std::function<void(const ChangedRow *changed)> receive)
{
    readNames(ledger, context, [&ledger, context, row, seen, receive = std::move(receive)](const RowNames &names) {
        const auto take = [row, seen, names, receive](const Result<RowSlot> &now) {
            const auto fields = now && *now ? fieldsThatDiffer(seen, **now) : std::vector<int>();
            if (fields.empty())
                return receive(nullptr);
            const ChangedRow changed{**now,
                                     differencewords::bySomebodyElse({row, seen, *now, fields}, names, QLocale())};
            receive(&changed);
        };
        whenAnswered(ledger.readRow(row), context, take);
    });
}

} // namespace budget
