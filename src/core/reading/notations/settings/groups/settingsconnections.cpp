// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/groups/settingsconnections.h"

#include "core/address/placeholders.h"
#include "core/reading/notations/plainconnection.h"
#include "core/reading/notations/settings/groups/filerules.h"
#include "core/reading/notations/settings/groups/groupindex.h"
#include "core/reading/notations/settings/groups/settingsgroups.h"
#include "core/reading/notations/settings/groups/variables.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;
using Step = Readable<void>;

Field fieldOf(QStringView name)
{
    if (name == u"host")
        return Field::Host;
    if (name == u"port")
        return Field::Port;
    if (name == u"user")
        return Field::User;
    if (name == u"password")
        return Field::Password;
    return name == u"dbname" ? Field::Database : Field::Url;
}

/// Whether a value of 'ssl' requests TLS. In some languages the value is an object, which is ignored.
bool isTlsWord(const QString &value)
{
    return value == u"true" || value == u"True" || value == u"require" || value.startsWith(u"verify");
}

/// Whether the value is the path of a file, as in Drizzle's setting 'schema'.
bool isPath(QStringView value)
{
    return value.contains(u'/') || value.contains(u'*') || value.endsWith(u".ts") || value.endsWith(u".js")
        || value.endsWith(u".prisma") || value.endsWith(u".sql") || value.endsWith(u".graphql");
}

bool hasSetting(const RawReading &reading, const QString &name)
{
    return std::ranges::any_of(reading.settings, [&](const RawSetting &setting) {
        return setting.name == name && !setting.value.isEmpty();
    });
}

class Connections
{
public:
    explicit Connections(ScannedSettings scanned)
        : m_scanned(std::move(scanned)), m_groups(settingsGroups(m_scanned)), m_index(m_groups, m_scanned)
    {
        for (const SettingsScope &scope : m_scanned.scopes)
            m_merged.unite(QSet<QString>(scope.merged.begin(), scope.merged.end()));
    }

    std::vector<FoundConnection> find()
    {
        if (m_scanned.isTooMuch) {
            const TextSpan place = m_scanned.settings.front().nameSpan;
            return {{{}, place, faultAt(place, FaultKind::TextTooLong)}};
        }
        addJsonTexts();
        for (const SettingsGroup &group : m_groups)
            addTexts(group);
        for (std::size_t scope = 0; scope < m_scanned.scopes.size(); ++scope)
            addNameless(scope);
        for (const SettingsGroup &group : m_groups)
            addNamed(group);
        // $dsn = '…'; new PDO($dsn, 'mira', '…')
        std::erase_if(m_found, [this](const FoundConnection &each) {
            return m_completed.contains(each.name.mid(each.name.lastIndexOf(u' ') + 1));
        });
        std::ranges::stable_sort(m_found, {}, [](const FoundConnection &each) { return each.span.offset; });
        return m_found.empty() ? std::move(m_foreign) : std::move(m_found);
    }

private:
    /// Appends a setting to the reading; fails where its value is ambiguous.
    static Step append(RawReading &reading, const NamedSetting &named)
    {
        const ScannedValue &value = named.setting.value;
        const QString name = named.meaning.part == SettingPart::Schema ? named.setting.name : named.meaning.name;
        const bool isOdd = name == u"password" && value.text.view().contains(u"&amp;");
        if (value.kind == Kind::Unclear || isOdd)
            return faultAt(value.span, FaultKind::ValueUnclear, fieldOf(name));
        if (name == u"ssl" && !isTlsWord(value.text.text()))
            return {};
        if (named.meaning.part == SettingPart::Schema && isPath(value.text.view()))
            return {};
        if (name == u"password" && value.isQuoted && value.text.isEmpty())
            return {};
        reading.settings.push_back({name, value.text.text(), named.setting.nameSpan, value.text.span()});
        return {};
    }

    /// Appends the wanted settings of a group. A weak name is left out where another name has the same meaning.
    static Step appendAll(RawReading &reading, const SettingsGroup &group, const auto &isWanted)
    {
        QSet<QString> clear; // the meanings of names that are not weak
        for (const NamedSetting &named : group.settings) {
            if (!named.meaning.isWeak)
                clear.insert(named.meaning.name);
        }
        for (const NamedSetting &named : group.settings) {
            const bool isDoubtful = named.meaning.isWeak && clear.contains(named.meaning.name);
            if (named.meaning.part == SettingPart::Text || isDoubtful || !isWanted(named.meaning))
                continue;
            if (Step isRead = append(reading, named); !isRead)
                return isRead;
        }
        return {};
    }

    /// Adds the connection strings of a group, completed by settings beside them: `url`, `username`, `password`.
    void addTexts(const SettingsGroup &group)
    {
        const SettingsGroup sides = sidesOf(group);
        for (const NamedSetting &named : group.settings) {
            const ScannedSetting &setting = named.setting;
            if (named.meaning.part != SettingPart::Text)
                continue;
            if (setting.value.kind == Kind::Unclear)
                add(setting.name, setting.nameSpan, faultAt(setting.value.span, FaultKind::ValueUnclear));
            else if (isPlainConnection(setting.value.text))
                add(setting.name, setting.nameSpan, withSides(readValue(setting.value), sides));
            else if (setting.value.text.view().startsWith(u"${") || isPlaceholderPassword(setting.value.text.text()))
                m_foreign.push_back({setting.name, setting.nameSpan,
                                     faultAt(setting.value.span, FaultKind::PlaceholderLeft, Field::Url)});
        }
    }

    /// The settings of a group that may complete the connection strings in it.
    static SettingsGroup sidesOf(const SettingsGroup &group)
    {
        SettingsGroup sides{group.scope, group.family, {}, group.product, group.engineSpan};
        std::ranges::copy_if(group.settings, std::back_inserter(sides.settings),
                             [](const NamedSetting &named) { return named.meaning.part != SettingPart::Text; });
        sides.settings = lastOfEach(sides.settings);
        return sides;
    }

    static Readable<RawReading> readValue(const ScannedValue &value)
    {
        return readPlainConnection(value.text, value.isQuoted ? UrlPlace::Quoted : UrlPlace::AtBeginning);
    }

    Readable<RawReading> withSides(Readable<RawReading> reading, const SettingsGroup &group)
    {
        if (!reading)
            return reading;
        RawReading sides;
        const auto isMissing = [&](const SettingName &meaning) { return isLackedBy(*reading, meaning); };
        const auto isMissingLogin = [&](const SettingName &meaning) {
            return meaning.part == SettingPart::Address && isMissing(meaning) && !hasSetting(sides, meaning.name);
        };
        Step isRead = appendAll(sides, group, isMissing);
        for (const std::size_t i : besideOf(group)) {
            if (!isRead)
                break;
            isRead = appendAll(sides, m_groups[i], isMissingLogin);
            m_used.emplace(m_groups[i].scope, m_groups[i].family);
        }
        if (!isRead)
            return tl::make_unexpected(isRead.error());
        return withFirst(std::move(*reading), sides);
    }

    /// The indices of the other groups in the scope of a group, or around it, that may complete its connection strings.
    const std::vector<std::size_t> &besideOf(const SettingsGroup &group)
    {
        const auto [found, isNew] = m_beside.try_emplace({group.scope, group.family});
        if (!isNew)
            return found->second;
        constexpr std::size_t kMost = 64; // bounds the time where many connections have many settings beside them
        const std::size_t parent = m_scanned.scopes[group.scope].parent;
        std::vector<std::size_t> places = m_index.in(group.scope);
        if (group.scope != 0 && parent != 0)
            places.insert(places.end(), m_index.in(parent).begin(), m_index.in(parent).end());
        for (const std::size_t i : places) {
            const SettingsGroup &other = m_groups[i];
            const bool isAround = other.scope != group.scope && (other.has(u"user") || other.has(u"password"));
            const bool isBeside = ((other.scope == group.scope && other.family != group.family) || isAround)
                && !other.hasText() && !other.has(u"host")
                && (other.family.isEmpty() || isDatabaseFamily(other.family));
            if (isBeside && found->second.size() < kMost)
                found->second.push_back(i);
        }
        std::ranges::sort(found->second);
        return found->second;
    }

    static RawReading withFirst(RawReading reading, const RawReading &sides)
    {
        if (sides.settings.empty())
            return reading;
        reading.settings.insert(reading.settings.begin(), sides.settings.begin(), sides.settings.end());
        reading.form = TextForm::Settings;
        return reading;
    }

    /// Adds connection strings that are arguments of a call: connect("postgresql://…"), getConnection("jdbc:…", "mira",
    /// "…").
    void addNameless(std::size_t scope)
    {
        const std::vector<ScannedValue> &values = m_scanned.scopes[scope].values;
        const auto &places = m_index.in(scope);
        const auto named = std::ranges::find_if(places, [&](std::size_t i) { return m_groups[i].family.isEmpty(); });
        const bool hasNamed = named != places.end() && scope != 0;
        SettingsGroup around = hasNamed ? sidesOf(m_groups[*named]) : SettingsGroup{scope, {}, {}, Product::Unknown, {}};
        appendParametersWithin(scope, around);
        around.settings = lastOfEach(around.settings);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!isPlainConnection(values[i].text)) {
                addNested(values[i]);
                continue;
            }
            if (values[i].kind == Kind::Unclear) {
                add({}, values[i].span, faultAt(values[i].span, FaultKind::ValueUnclear));
                continue;
            }
            SettingsGroup sides = around;
            const bool mayBeLogin = !hasNamed && i + 2 < values.size() && !m_scanned.scopes[scope].label.isEmpty();
            if (mayBeLogin)
                sides.settings.insert(sides.settings.begin(), {positional(u"user"_s, values[i + 1]),
                                                               positional(u"password"_s, values[i + 2])});
            if (hasNamed)
                m_used.emplace(scope, QString());
            auto reading = withSides(readValue(values[i]), sides);
            const bool isVariable = !values[i].variable.isEmpty(); // then addTexts() has read it as well
            const bool isCompleted = reading && reading->form == TextForm::Settings; // by settings beside it
            if (isVariable && isCompleted)
                m_completed.insert(values[i].variable);
            if (!isVariable || isCompleted)
                add({}, values[i].span, std::move(reading));
        }
    }

    /// Adds the connections in literals that are JSON texts, as the secrets of AWS: "SecretString": "{\"host\": …}".
    void addJsonTexts()
    {
        for (const ScannedSetting &setting : m_scanned.settings) {
            const QStringView text = setting.value.text.view();
            const bool isJson = setting.value.isQuoted && text.startsWith(u"{\"") && text.endsWith(u'}');
            for (FoundConnection &found :
                 isJson ? settingsConnections(setting.value.text) : std::vector<FoundConnection>())
                m_found.push_back(std::move(found));
        }
    }

    /// Adds a connection string that is quoted inside a literal, as in SQL of a program: "ATTACH 'host=…' AS pg".
    void addNested(const ScannedValue &value)
    {
        const SourceText &text = value.text;
        const qsizetype open = text.view().indexOf(u'\'');
        const qsizetype close = open < 0 ? -1 : text.view().indexOf(u'\'', open + 1);
        if (close < 0 || value.kind != Kind::Literal || text.view().count(u'\'') != 2)
            return;
        const SourceText inner = text.mid(open + 1, close - open - 1);
        if (isPlainConnection(inner))
            add({}, inner.span(), readPlainConnection(inner));
    }

    /// Adds parameters in brackets inside a call: create_engine("…", connect_args={"sslmode": "require"}).
    void appendParametersWithin(std::size_t scope, SettingsGroup &sides) const
    {
        if (scope == 0)
            return;
        for (const std::size_t i : m_index.within(scope)) {
            for (const NamedSetting &named : m_groups[i].settings) {
                if (named.meaning.part == SettingPart::Parameter)
                    sides.settings.push_back(named);
            }
        }
    }

    /// Whether the reading of a connection string lacks a setting that may complete it: user, password, database or a
    /// parameter.
    static bool isLackedBy(const RawReading &reading, const SettingName &meaning)
    {
        const bool isLogin = meaning.name == u"user" || meaning.name == u"password" || meaning.name == u"dbname";
        return (meaning.part != SettingPart::Address || isLogin) && !hasSetting(reading, meaning.name);
    }

    static NamedSetting positional(const QString &name, const ScannedValue &value)
    {
        return {{SettingPart::Address, name, {}, false}, {name, {}, value, 0}};
    }

    /// Adds a connection whose host, user, password and database are set one by one.
    void addNamed(const SettingsGroup &group)
    {
        if (group.settings.empty() || group.hasText() || isUsed(group) || !isConnection(group) || isForeign(group))
            return;
        const ScannedSetting &first = leading(group);
        if (group.product == Product::Other) {
            m_foreign.push_back({first.name, first.nameSpan, faultAt(group.engineSpan, FaultKind::OtherDatabase)});
            return;
        }
        RawReading reading;
        reading.form = TextForm::Settings;
        const Step isRead = appendAll(reading, group, [](const SettingName &) { return true; });
        const QString &label = m_scanned.scopes[group.scope].label;
        const bool isBlock = group.scope != 0 && !label.isEmpty() && group.family.isEmpty();
        add(isBlock ? label : first.name, first.nameSpan,
            isRead ? Readable<RawReading>(reading) : tl::make_unexpected(isRead.error()));
    }

    /// Whether the settings belong to another kind of server, because the block's name is 'mail' or 'redis'.
    [[nodiscard]] bool isForeign(const SettingsGroup &group) const
    {
        return group.family.isEmpty() && isForeignScope(m_scanned.scopes[group.scope].label);
    }

    /// Whether the group belongs to a connection string beside it, or is a template that other blocks merge.
    [[nodiscard]] bool isUsed(const SettingsGroup &group) const
    {
        const QString &anchor = m_scanned.scopes[group.scope].anchor;
        return m_merged.contains(anchor) || isOfString(group) || m_used.contains({group.scope, group.family});
    }

    /// Whether the settings are variables that a connection string of the text contains: f"postgresql://{user}:…".
    [[nodiscard]] bool isOfString(const SettingsGroup &group) const
    {
        return !m_scanned.expanded.isEmpty() && std::ranges::all_of(group.settings, [this](const NamedSetting &named) {
            return m_scanned.expanded.contains(variableName(named.setting));
        });
    }

    static const ScannedSetting &leading(const SettingsGroup &group)
    {
        const auto host = std::ranges::find_if(group.settings,
                                               [](const NamedSetting &named) { return named.meaning.name == u"host"; });
        return host == group.settings.end() ? group.settings.front().setting : host->setting;
    }

    static bool isConnection(const SettingsGroup &group)
    {
        const bool isTelling = isPostgresFamily(group.family) || group.product == Product::Postgres;
        const bool hasLogin = group.has(u"user") || group.has(u"password");
        if (group.has(u"host"))
            return isTelling || group.has(u"dbname") || hasLogin;
        // only 'name' or 'table name', as in the settings of a pool or of a test database
        const bool isWeak = std::ranges::all_of(group.settings, [](const NamedSetting &named) {
            return named.meaning.isWeak || named.meaning.part != SettingPart::Address;
        });
        if (isWeak)
            return false;
        const bool isOfDatabase = isDatabaseFamily(group.family) && hasLogin && group.has(u"dbname");
        return isOfDatabase || (isTelling && (group.has(u"dbname") || hasLogin));
    }

    void add(const QString &name, TextSpan span, Readable<RawReading> reading)
    {
        m_found.push_back({name, span, std::move(reading)});
    }

    ScannedSettings m_scanned;
    std::vector<SettingsGroup> m_groups;
    GroupIndex m_index;
    /// scopes and families of the groups that complete a connection string
    std::set<std::pair<std::size_t, QString>> m_used;
    std::map<std::pair<std::size_t, QString>, std::vector<std::size_t>> m_beside; ///< see besideOf()
    QSet<QString> m_completed; ///< variables with a connection string that a call completes by further settings
    QSet<QString> m_merged; ///< the anchors of blocks that others merge
    std::vector<FoundConnection> m_found;
    std::vector<FoundConnection> m_foreign; ///< settings that are not a connection; `reading` has the fault
};

} // namespace

std::vector<FoundConnection> settingsConnections(const SourceText &text)
{
    constexpr qsizetype kLongestText = 131'072; // longer than any settings file
    if (text.size() > kLongestText)
        return {};
    ScannedSettings scanned = scannedSettings(text);
    applyFileRules(scanned, text);
    return Connections(std::move(scanned)).find();
}

std::vector<FoundConnection> settingsConnections(ScannedSettings scanned)
{
    return Connections(std::move(scanned)).find();
}

} // namespace budget
