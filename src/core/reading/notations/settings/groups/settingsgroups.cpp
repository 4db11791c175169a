// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/groups/settingsgroups.h"

#include "core/address/hosttext.h"
#include "core/reading/notations/plainconnection.h"
#include "core/reading/notations/settings/groups/arguments.h"
#include "core/reading/notations/settings/groups/barenames.h"
#include "core/reading/notations/settings/groups/groupindex.h"
#include "core/reading/notations/settings/groups/settingpairs.h"
#include "core/reading/notations/settings/groups/variables.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;

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
        nameArguments(m_scanned);
        joinPairs(m_scanned);
        const QSet<QString> referenced = referencedNames(m_scanned);
        resolveVariables(m_scanned);
        for (const ScannedSetting &setting : m_scanned.settings)
            sortIn(setting);
        assignBareNames(m_groups, m_scanned, referenced);
        useSchemaAsDatabase();
        mergeBlocks();
        m_index.emplace(m_groups, m_scanned);
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

    /// Puts the settings of merged blocks before a block's own settings, which take precedence. An anchor stands above
    /// the blocks that merge it, so a block that merges others is complete before it is merged itself.
    void mergeBlocks()
    {
        QHash<QString, std::size_t> owners; // the scope of each anchor
        std::map<std::size_t, std::set<QString>> families;
        for (const SettingsGroup &group : m_groups)
            families[group.scope].insert(group.family);
        for (std::size_t scope = 0; scope < m_scanned.scopes.size(); ++scope) {
            for (const QString &name : m_scanned.scopes[scope].merged) {
                const auto owner = owners.constFind(name);
                if (owner == owners.cend() || *owner == scope || m_scanned.isTooMuch)
                    continue;
                mergeFrom(*owner, families[*owner], scope);
                families[scope].insert(families[*owner].begin(), families[*owner].end());
            }
            if (!m_scanned.scopes[scope].anchor.isEmpty())
                owners.insert(m_scanned.scopes[scope].anchor, scope);
        }
    }

    void mergeFrom(std::size_t owner, const std::set<QString> &families, std::size_t scope)
    {
        constexpr std::size_t kMostMerged = 20'000; // bounds the memory for a hostile text
        for (const QString &family : families) {
            const std::vector<NamedSetting> merged = lastOfEach(groupOf(owner, family).settings);
            auto &own = groupOf(scope, family).settings;
            own.insert(own.begin(), merged.begin(), merged.end());
            m_merged += merged.size() + 1;
        }
        m_scanned.isTooMuch = m_merged > kMostMerged;
        if (const auto engine = m_engines.find(owner); engine != m_engines.end())
            m_engines.try_emplace(scope, engine->second);
    }

    /// Moves parameters that have a scope of their own to the connection around them.
    void liftParameters()
    {
        for (SettingsGroup &group : m_groups) {
            const QString &label = m_scanned.scopes[group.scope].label;
            const bool isPartOfOwner = label == u"jsonData" || label == u"secureJsonData"; // in Grafana's files
            if (group.settings.empty() || (hasAddress(group) && !isPartOfOwner))
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
        for (const std::size_t i : m_index->within(scope)) {
            SettingsGroup &group = m_groups[i];
            if (hasAddress(group) && only)
                return nullptr;
            only = hasAddress(group) ? &group : only;
        }
        return only;
    }

    /// Completes groups of one scope by each other: DB_NAME beside `host`, DATABASE_USER beside DB_HOST. If only one
    /// family of a scope has a host, the other families add the parts that it lacks.
    void fillGroups()
    {
        std::map<std::size_t, int> places; // the number of groups with a host or a connection string in each scope
        for (const SettingsGroup &group : m_groups)
            places[group.scope] += group.has(u"host") || group.hasText() ? 1 : 0;
        for (SettingsGroup &group : m_groups) {
            if (!group.has(u"host") || group.hasText() || places[group.scope] > 1)
                continue;
            for (const std::size_t i : m_index->in(group.scope)) {
                SettingsGroup &other = m_groups[i];
                const bool isBeside = other.family != group.family
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
            const auto &places = m_index->in(scope);
            const auto found = std::ranges::find_if(places, [this](std::size_t i) { return hasAddress(m_groups[i]); });
            if (found != places.end())
                return &m_groups[*found];
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

    static bool hasAddress(const SettingsGroup &group) { return std::ranges::any_of(group.settings, isOfAddress); }

    ScannedSettings &m_scanned;
    std::vector<SettingsGroup> m_groups;
    std::optional<GroupIndex> m_index;
    std::size_t m_merged = 0; ///< the number of settings that blocks merged
    std::map<std::pair<std::size_t, QString>, std::size_t> m_places;
    std::map<std::size_t, ScopeEngine> m_engines;
};

} // namespace

std::vector<NamedSetting> lastOfEach(const std::vector<NamedSetting> &settings)
{
    constexpr std::size_t kFew = 64; // more than libpq has parameters
    if (settings.size() <= kFew)
        return settings;
    std::vector<NamedSetting> last;
    QSet<QString> names;
    for (auto each = settings.rbegin(); each != settings.rend() && last.size() < kFew; ++each) {
        const QString name = each->meaning.name.isEmpty() ? each->setting.name : each->meaning.name;
        if (!names.contains(name))
            last.push_back(*each);
        names.insert(name);
    }
    std::ranges::reverse(last);
    return last;
}

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
