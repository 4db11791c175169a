// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/groups/settingpairs.h"

#include "core/reading/notations/settings/values/settingname.h"

#include <QStringList>

#include <algorithm>
#include <map>
#include <set>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// Joins the pairs `name: PGHOST` and `value: db.example.org`, as in Kubernetes and XML, into one setting each. A pair
/// that is an item of a list belongs to the scope around the list item.
void joinNamesAndValues(ScannedSettings &scanned)
{
    std::vector<ScannedSetting> joined;
    for (std::size_t i = 0; i < scanned.settings.size(); ++i) {
        ScannedSetting &setting = scanned.settings[i];
        const bool isPair = setting.name == u"name" && isLiteral(setting) && i + 1 < scanned.settings.size()
            && scanned.settings[i + 1].name == u"value" && scanned.settings[i + 1].scope == setting.scope;
        if (!isPair) {
            joined.push_back(setting);
            continue;
        }
        ScannedSetting pair = scanned.settings[++i];
        const SettingsScope &scope = scanned.scopes[pair.scope];
        pair.name = setting.value.text.text();
        pair.nameSpan = setting.value.span;
        pair.scope = scope.label.isEmpty() ? scope.parent : pair.scope;
        joined.push_back(pair);
    }
    scanned.settings = std::move(joined);
}

/// Gives a value such as {"host": {"value": "db.example.org"}} the name of the brackets around it, as in Terraform's
/// outputs.
void joinOutputs(ScannedSettings &scanned)
{
    for (ScannedSetting &setting : scanned.settings) {
        const SettingsScope &scope = scanned.scopes[setting.scope];
        const auto meaning = setting.name == u"value" ? settingNameOf(scope.label) : std::nullopt;
        if (!meaning || meaning->part == SettingPart::Product)
            continue;
        setting.name = scope.label;
        setting.scope = scope.parent;
    }
}

bool namesLogin(const ScannedSetting &setting)
{
    return setting.name == u"user" || setting.name == u"password";
}

/// Joins a foreign server with its user mapping if the text has one of each.
void joinSqlOptions(ScannedSettings &scanned)
{
    const auto isOptions = [&](const ScannedSetting &setting) {
        return scanned.scopes[setting.scope].label.compare(u"options", Qt::CaseInsensitive) == 0;
    };
    std::set<std::size_t> servers;
    std::set<std::size_t> logins;
    for (const ScannedSetting &setting : scanned.settings) {
        if (isOptions(setting) && setting.name == u"host")
            servers.insert(setting.scope);
        if (isOptions(setting) && namesLogin(setting))
            logins.insert(setting.scope);
    }
    if (servers.size() != 1 || logins.size() != 1)
        return;
    for (ScannedSetting &setting : scanned.settings) {
        if (setting.scope == *logins.begin())
            setting.scope = *servers.begin();
    }
}

/// Joins the items of a list in which each item names one part of the connection, as people write in a message.
void joinItems(ScannedSettings &scanned)
{
    std::map<std::size_t, std::size_t> counts; // the number of settings in each scope
    for (const ScannedSetting &setting : scanned.settings)
        ++counts[setting.scope];
    std::map<std::size_t, QStringList> names; // the names in the items of each scope
    const auto isLonely = [&](const ScannedSetting &setting) {
        return setting.scope != 0 && counts[setting.scope] == 1 && scanned.scopes[setting.scope].label.isEmpty();
    };
    for (const ScannedSetting &setting : scanned.settings) {
        if (isLonely(setting))
            names[scanned.scopes[setting.scope].parent] += setting.name;
    }
    std::erase_if(names, [](const auto &each) {
        QStringList all = each.second;
        return all.size() < 2 || all.removeDuplicates() > 0;
    });
    for (ScannedSetting &setting : scanned.settings) {
        if (isLonely(setting) && names.contains(scanned.scopes[setting.scope].parent))
            setting.scope = scanned.scopes[setting.scope].parent;
    }
}

} // namespace

void joinPairs(ScannedSettings &scanned)
{
    joinNamesAndValues(scanned);
    joinOutputs(scanned);
    joinSqlOptions(scanned);
    joinItems(scanned);
}

} // namespace budget
