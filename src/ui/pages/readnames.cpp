// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/readnames.h"

#include "app/ledger/ledger.h"
#include "app/work/answers.h"

#include <utility>

namespace budget {

namespace {

template <class Named>
QHash<qint64, QString> namesIn(const Result<std::vector<Named>> &read)
{
    QHash<qint64, QString> names;
    if (!read)
        return names;
    for (const Named &each : *read)
        names.insert(each.id.value, each.name);
    return names;
}

} // namespace

void readNames(Ledger &ledger, QObject *context, std::function<void(const RowNames &)> receive)
{
    const auto takePersons = [&ledger, context,
                              receive = std::move(receive)](const Result<std::vector<Person>> &persons) {
        const auto takeCategories = [persons = namesIn(persons),
                                     receive](const Result<std::vector<Category>> &categories) {
            receive({.categories = namesIn(categories), .persons = persons});
        };
        whenAnswered(ledger.listCategories(), context, takeCategories);
    };
    whenAnswered(ledger.listPersons(), context, takePersons);
}

} // namespace budget
