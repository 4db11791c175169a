// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/crosscheck.h"

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
    return delta() <= kTolerance && -delta() <= kTolerance;
}

bool CrossCheck::isVerified() const
{
    return std::ranges::all_of(categories, &CategoryCheck::isVerified);
}

CrossCheck crossCheck(Month month, std::optional<PersonId> person, const MonthSummary &summary,
                      const std::vector<RawEntry> &entries)
{
    std::map<QString, CategoryCheck> checks;
    for (const CategoryTotal &total : summary) {
        CategoryCheck &check = checks[total.category.name];
        check.sql += total.total;
        check.sqlCount += total.count;
    }
    for (const RawEntry &entry : entries) {
        if (!month.contains(entry.date) || (person && entry.person && entry.person != person))
            continue;
        CategoryCheck &check = checks[entry.category];
        check.raw += entry.amount;
        ++check.rawCount;
    }
    CrossCheck result{month, person, {}};
    for (auto &[name, check] : checks) {
        check.category = name;
        result.categories.push_back(std::move(check));
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
