// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/crosscheck.h"

#include "core/budget/moneysum.h"

#include <QJsonArray>

#include <algorithm>
#include <map>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr Money kTolerance = Money::fromMinor(1);

QString stateName(bool isVerified)
{
    return isVerified ? u"verified"_s : u"blocked"_s;
}

/// The sums of one category while they are added up.
struct Sums
{
    MoneySum sql;
    MoneySum raw;
    qint64 sqlCount = 0;
    qint64 rawCount = 0;
};

QJsonObject toJson(const CategoryCheck &check)
{
    return {
        {u"category"_s, check.category},         {u"status"_s, stateName(check.isVerified())},
        {u"sql"_s, check.sql.toDecimal()},       {u"raw"_s, check.raw.toDecimal()},
        {u"delta"_s, check.delta().toDecimal()}, {u"sql_count"_s, check.sqlCount},
        {u"raw_count"_s, check.rawCount},
    };
}

} // namespace

bool CategoryCheck::isVerified() const
{
    return delta().magnitude() <= kTolerance.magnitude();
}

bool CrossCheck::isVerified() const
{
    return std::ranges::all_of(categories, &CategoryCheck::isVerified);
}

Result<CrossCheck> crossCheck(Month month, std::optional<PersonId> person, const MonthSummary &summary,
                              const std::vector<RawEntry> &entries)
{
    std::map<QString, Sums> checks;
    for (const CategoryTotal &total : summary) {
        Sums &check = checks[total.category.name];
        check.sql.add(total.total);
        check.sqlCount += total.count;
    }
    for (const RawEntry &entry : entries) {
        if (!month.contains(entry.date) || (person && entry.person && entry.person != person))
            continue;
        Sums &check = checks[entry.category];
        check.raw.add(entry.amount);
        ++check.rawCount;
    }
    CrossCheck result{month, person, {}};
    for (const auto &[name, sums] : checks) {
        const auto sql = sums.sql.total();
        const auto raw = sums.raw.total();
        if (!sql || !raw || !sql->minus(*raw))
            return failure(ErrorKind::SumTooLarge, Field::CsvFile, name);
        result.categories.push_back({name, *sql, *raw, sums.sqlCount, sums.rawCount});
    }
    return result;
}

QJsonObject toJson(const CrossCheck &check)
{
    QJsonArray categories;
    for (const CategoryCheck &category : check.categories)
        categories.append(toJson(category));
    QJsonObject json{{u"month"_s, check.month.first().toString(u"yyyy-MM"_s)},
                     {u"status"_s, stateName(check.isVerified())},
                     {u"categories"_s, categories}};
    if (check.person)
        json.insert(u"user_id"_s, check.person->value);
    return json;
}

} // namespace budget
