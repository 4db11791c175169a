// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/groups/settingsgroups.h"

#include "core/address/hosttext.h"
#include "core/reading/notations/plainconnection.h"
#include "core/reading/notations/settings/groups/barenames.h"
#include "core/reading/notations/settings/groups/variables.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;

bool isLiteral(const ScannedSetting &setting)
{
    return setting.value.kind == Kind::Literal;
}

/// Joins the pairs `name: PGHOST` and `value: db.example.org`, as in Kubernetes and XML, into one setting each. A pair
/// that is an item of a list belongs to the scope around the list item.
void joinPairs(ScannedSettings &scanned)
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

bool isOfAddress(const NamedSetting &setting)
{
    return setting.meaning.part == SettingPart::Address || setting.meaning.part == SettingPart::Text;
}

/// Whether the value is an address such as 'db.example.org:5432', under a name such as 'url'.
bool isPlace(const ScannedValue &value)
{
    const QStringView text = value.text.view();
    const qsizetype colon = text.lastIndexOf(u':');
    return value.kind == Kind::Literal && colon > 0 && text.contains(u'.') && portNumber(text.sliced(colon + 1))
        && isPossibleHost(text.first(colon));
}

class Grouping
{
public:
    explicit Grouping(ScannedSettings &scanned) : m_scanned(scanned) { }

    std::vector<SettingsGroup> group()
    {
        joinPairs(m_scanned);
        joinOutputs(m_scanned);
        joinSqlOptions(m_scanned);
        joinItems(m_scanned);
        const QSet<QString> referenced = referencedNames(m_scanned);
        resolveVariables(m_scanned);
        for (const ScannedSetting &setting : m_scanned.settings)
            sortIn(setting);
        assignBareNames(m_groups, m_scanned, referenced);
        useSchemaAsDatabase();
        mergeBlocks();
        liftParameters();
        fillGroups();
        joinDocuments();
        for (SettingsGroup &group : m_groups)
            findEngine(group);
        return std::move(m_groups);
    }

private:
    /// Takes 'schema' as the database, as Airflow's connections call it.
    void useSchemaAsDatabase()
    {
        std::set<std::size_t> scopes;
        for (const ScannedSetting &setting : m_scanned.settings) {
            if (setting.name == u"conn_type" || setting.name == u"conn_id")
                scopes.insert(setting.scope);
        }
        for (SettingsGroup &group : m_groups) {
            if (!scopes.contains(group.scope) || group.has(u"dbname"))
                continue;
            for (NamedSetting &named : group.settings) {
                if (named.setting.name == u"schema")
                    named.meaning = {SettingPart::Address, u"dbname"_s, group.family, false};
            }
        }
    }

    struct ScopeEngine
    {
        Product product = Product::Unknown;
        TextSpan span;
    };

    SettingsGroup &groupOf(std::size_t scope, const QString &family)
    {
        const auto [place, isNew] = m_places.try_emplace({scope, family}, m_groups.size());
        if (isNew)
            m_groups.push_back({scope, family, {}, Product::Unknown, {}});
        return m_groups[place->second];
    }

    void sortIn(const ScannedSetting &setting)
    {
        auto meaning = settingNameOf(setting.name);
        if (setting.value.kind != Kind::Reference && isPlainConnection(setting.value.text))
            meaning = SettingName{SettingPart::Text, {}, meaning ? meaning->family : setting.name.toLower(), false};
        if (meaning && meaning->part == SettingPart::Text && isPlace(setting.value))
            meaning = SettingName{SettingPart::Address, u"host"_s, meaning->family, true};
        const bool isEmptyText = meaning && meaning->part == SettingPart::Text && isLiteral(setting)
            && setting.value.text.isEmpty(); // an empty 'DSN' => '' beside a host
        if (!meaning || isEmptyText)
            return;
        if (meaning->part == SettingPart::Product)
            noteEngine(setting);
        else
            groupOf(setting.scope, meaning->family).settings.push_back({*meaning, setting});
    }

    void noteEngine(const ScannedSetting &setting)
    {
        const Product product = isLiteral(setting) ? productOf(setting.value.text.text()) : Product::Unknown;
        if (product != Product::Unknown)
            m_engines[setting.scope] = {product, setting.value.span};
    }

    /// Puts the settings of merged blocks before a block's own settings, which take precedence.
    void mergeBlocks()
    {
        const std::vector<SettingsGroup> before = m_groups;
        for (std::size_t scope = 0; scope < m_scanned.scopes.size(); ++scope) {
            for (const QString &name : m_scanned.scopes[scope].merged)
                mergeFrom(before, name, scope);
        }
    }

    void mergeFrom(const std::vector<SettingsGroup> &groups, const QString &anchor, std::size_t scope)
    {
        for (const SettingsGroup &group : groups) {
            if (m_scanned.scopes[group.scope].anchor != anchor || group.scope == scope)
                continue;
            auto &own = groupOf(scope, group.family).settings;
            own.insert(own.begin(), group.settings.begin(), group.settings.end());
        }
        for (const auto &[owner, engine] : m_engines) {
            if (m_scanned.scopes[owner].anchor == anchor)
                m_engines.try_emplace(scope, engine);
        }
    }

    /// Moves parameters that have a scope of their own to the connection around them.
    void liftParameters()
    {
        for (SettingsGroup &group : m_groups) {
            const QString &label = m_scanned.scopes[group.scope].label;
            const bool isPartOfOwner = label == u"jsonData" || label == u"secureJsonData"; // in Grafana's files
            if (std::ranges::any_of(group.settings, isOfAddress) && !isPartOfOwner)
                continue;
            SettingsGroup *owner = isPartOfOwner ? ownerOf(m_scanned.scopes[group.scope].parent) : ownerOf(group.scope);
            if (!owner)
                owner = onlyChildOf(group.scope);
            if (!owner)
                continue;
            owner->settings.insert(owner->settings.end(), group.settings.begin(), group.settings.end());
            group.settings.clear();
        }
    }

    /// The only connection in the brackets within a scope: knex({searchPath: …, connection: {…}}); null where there are
    /// several.
    SettingsGroup *onlyChildOf(std::size_t scope)
    {
        SettingsGroup *only = nullptr;
        for (SettingsGroup &group : m_groups) {
            const bool isChild = m_scanned.scopes[group.scope].parent == scope && group.scope != scope
                && std::ranges::any_of(group.settings, isOfAddress);
            if (isChild && only)
                return nullptr;
            only = isChild ? &group : only;
        }
        return only;
    }

    /// Completes groups of one scope by each other: DB_NAME beside `host`, DATABASE_USER beside DB_HOST. If only one
    /// family of a scope has a host, the other families add the parts that it lacks.
    void fillGroups()
    {
        for (SettingsGroup &group : m_groups) {
            if (!group.has(u"host") || group.hasText() || hasRival(group))
                continue;
            for (SettingsGroup &other : m_groups) {
                const bool isBeside = other.scope == group.scope && other.family != group.family && !other.hasText()
                    && (other.family.isEmpty() || isDatabaseFamily(other.family));
                if (isBeside)
                    fillFrom(other, group);
            }
        }
    }

    /// Completes the settings in a ConfigMap of Kubernetes by those in the Secret beside it, if the text has one of
    /// each.
    void joinDocuments()
    {
        const auto isData = [this](const SettingsGroup &group) {
            const QString &label = m_scanned.scopes[group.scope].label;
            return (label == u"data" || label == u"stringData") && !group.settings.empty();
        };
        if (std::ranges::count_if(m_groups, isData) != 2)
            return;
        const auto first = std::ranges::find_if(m_groups, isData);
        const auto second = std::ranges::find_if(first + 1, m_groups.end(), isData);
        const auto join = [](SettingsGroup &group, SettingsGroup &other) {
            if (group.has(u"host") && !other.has(u"host") && !other.hasText() && group.family == other.family)
                fillFrom(other, group);
        };
        join(*first, *second);
        join(*second, *first);
    }

    [[nodiscard]] bool hasRival(const SettingsGroup &group) const
    {
        return std::ranges::any_of(m_groups, [&](const SettingsGroup &other) {
            return other.scope == group.scope && other.family != group.family
                && (other.has(u"host") || other.hasText());
        });
    }

    static void fillFrom(SettingsGroup &other, SettingsGroup &group)
    {
        const auto isMissing = [&](const NamedSetting &named) {
            return named.meaning.part == SettingPart::Address && !group.has(named.meaning.name);
        };
        std::vector<NamedSetting> missing;
        std::ranges::copy_if(other.settings, std::back_inserter(missing), isMissing);
        group.settings.insert(group.settings.end(), missing.begin(), missing.end());
        if (!missing.empty())
            other.settings.clear();
    }

    SettingsGroup *ownerOf(std::size_t scope)
    {
        for (;; scope = m_scanned.scopes[scope].parent) {
            const auto found = std::ranges::find_if(m_groups, [scope](const SettingsGroup &group) {
                return group.scope == scope && std::ranges::any_of(group.settings, isOfAddress);
            });
            if (found != m_groups.end())
                return &*found;
            if (scope == 0)
                return nullptr;
        }
    }

    void findEngine(SettingsGroup &group)
    {
        for (std::size_t scope = group.scope;; scope = m_scanned.scopes[scope].parent) {
            if (const auto found = m_engines.find(scope); found != m_engines.end()) {
                group.product = found->second.product;
                group.engineSpan = found->second.span;
                return;
            }
            if (scope == 0)
                return;
        }
    }

    ScannedSettings &m_scanned;
    std::vector<SettingsGroup> m_groups;
    std::map<std::pair<std::size_t, QString>, std::size_t> m_places;
    std::map<std::size_t, ScopeEngine> m_engines;
};

} // namespace

bool SettingsGroup::has(QStringView name) const
{
    return std::ranges::any_of(settings, [name](const NamedSetting &setting) {
        return setting.meaning.part == SettingPart::Address && setting.meaning.name == name;
    });
}

bool SettingsGroup::hasText() const
{
    return std::ranges::any_of(settings,
                               [](const NamedSetting &setting) { return setting.meaning.part == SettingPart::Text; });
}

std::vector<SettingsGroup> settingsGroups(ScannedSettings &scanned)
{
    return Grouping(scanned).group();
}

} // namespace budget
