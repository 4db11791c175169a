// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/groups/arguments.h"

#include "core/reading/notations/plainconnection.h"
#include "core/reading/notations/settings/values/formatplaces.h"
#include "core/reading/notations/settings/values/settingname.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;

/// The argument as a part of a text: a variable as '${name}'.
SourceText partOf(const ScannedValue &argument)
{
    if (argument.kind != Kind::Reference)
        return argument.text;
    const QString name = argument.text.text().mid(argument.text.text().lastIndexOf(u'.') + 1);
    SourceText part;
    part.append(u"${"_s + name + u'}', argument.span.offset);
    return part;
}

/// The text with its values. It is unclear where one of them is an expression.
ScannedValue filled(const ScannedValue &format, const std::vector<ScannedValue> &arguments)
{
    ScannedValue value = format;
    std::vector<SourceText> parts;
    for (const ScannedValue &argument : arguments)
        parts.push_back(partOf(argument));
    const bool isClear = format.kind == Kind::Literal
        && std::ranges::none_of(arguments, [](const ScannedValue &each) { return each.kind == Kind::Unclear; });
    const auto text = isClear ? withValuesInPlaces(format.text, parts) : std::nullopt;
    value.kind = text ? Kind::Literal : Kind::Unclear;
    value.text = text.value_or(format.text);
    value.isExpandable = true;
    return value;
}

/// Replaces the arguments of the call by its result, which is the value of the variable to which it is assigned, or an
/// argument of the call around it.
void fillFormat(ScannedSettings &scanned, std::size_t scope)
{
    SettingsScope &call = scanned.scopes[scope];
    const auto format = std::ranges::find_if(call.values, [](const ScannedValue &value) {
        return value.isQuoted && hasFormatPlaces(value.text.view());
    });
    if (format == call.values.end())
        return;
    const ScannedValue value = filled(*format, {format + 1, call.values.end()});
    call.values.clear();
    if (!call.target.isEmpty()) {
        scanned.settings.push_back({call.target, {value.span.offset, 0}, value, call.parent});
        return;
    }
    std::vector<ScannedValue> &around = scanned.scopes[call.parent].values;
    const auto behind = std::ranges::find_if(around, [&](const ScannedValue &each) {
        return each.span.offset > value.span.offset;
    });
    around.insert(behind, value);
}

/// Names the arguments of the table function, the table engine or the database engine of ClickHouse.
void nameClickHouse(ScannedSettings &scanned, std::size_t scope)
{
    const SettingsScope &call = scanned.scopes[scope];
    const QStringList ofTable{u"host"_s, u"dbname"_s, {}, u"user"_s, u"password"_s, u"schema"_s, {}};
    const QStringList ofDatabase{u"host"_s, u"dbname"_s, u"user"_s, u"password"_s, u"schema"_s, {}};
    const bool isDatabase = call.label.endsWith(u"database") || call.values.size() == 4;
    const QStringList &names = isDatabase ? ofDatabase : ofTable;
    const auto count = static_cast<qsizetype>(call.values.size());
    const bool hasPlace = count > 0 && call.values.front().text.view().contains(u':');
    if (!hasPlace || count < (isDatabase ? 4 : 5) || count > names.size())
        return;
    for (qsizetype i = 0; i < count; ++i) {
        const ScannedValue &value = call.values[static_cast<std::size_t>(i)];
        const bool isEmptySchema = names[i] == u"schema" && value.text.isEmpty();
        if (!names[i].isEmpty() && !isEmptySchema)
            scanned.settings.push_back({names[i], {value.span.offset, 0}, value, scope});
    }
}

/// Names the arguments of Power Query's PostgreSQL.Database("host:port", "database").
void namePowerQuery(ScannedSettings &scanned, std::size_t scope)
{
    const std::vector<ScannedValue> &values = scanned.scopes[scope].values;
    if (values.size() < 2)
        return;
    scanned.settings.push_back({u"host"_s, {values[0].span.offset, 0}, values[0], scope});
    scanned.settings.push_back({u"dbname"_s, {values[1].span.offset, 0}, values[1], scope});
}

/// Names the arguments of new Sequelize('database', 'user', 'password', { host: … }) and of
/// PostgresqlDatabase('database', host=…).
void nameDatabase(ScannedSettings &scanned, std::size_t scope)
{
    const QStringList names{u"dbname"_s, u"user"_s, u"password"_s};
    const SettingsScope &call = scanned.scopes[scope];
    const bool isSequelize = call.label.endsWith(u"Sequelize");
    const std::size_t count = isSequelize ? 3 : 1;
    if (call.values.size() < count || isPlainConnection(call.values[0].text))
        return;
    const auto isHost = [&](const ScannedSetting &setting) {
        const std::size_t place = isSequelize ? scanned.scopes[setting.scope].parent : setting.scope;
        const auto meaning = place == scope ? settingNameOf(setting.name) : std::nullopt;
        return meaning && meaning->part == SettingPart::Address && meaning->name == u"host";
    };
    const auto host = std::ranges::find_if(scanned.settings, isHost);
    if (host == scanned.settings.end())
        return;
    const std::size_t options = host->scope;
    for (std::size_t i = 0; i < count; ++i)
        scanned.settings.push_back({names[static_cast<qsizetype>(i)], {call.values[i].span.offset, 0}, call.values[i],
                                    options});
}

} // namespace

void nameArguments(ScannedSettings &scanned)
{
    // From the inner calls to those around them.
    for (std::size_t scope = scanned.scopes.size(); scope-- > 1;) {
        if (isFormatCall(scanned.scopes[scope].label))
            fillFormat(scanned, scope);
    }
    constexpr int kMost = 64; // bounds the time for a hostile text
    int calls = 0;
    for (std::size_t scope = 1; scope < scanned.scopes.size(); ++scope) {
        const QString &label = scanned.scopes[scope].label;
        if (label.startsWith(u"PostgreSQL "))
            nameClickHouse(scanned, scope);
        else if (label == u"PostgreSQL.Database")
            namePowerQuery(scanned, scope);
        else if ((label.endsWith(u"Sequelize") || label.endsWith(u"PostgresqlDatabase")) && ++calls <= kMost)
            nameDatabase(scanned, scope);
    }
}

} // namespace budget
