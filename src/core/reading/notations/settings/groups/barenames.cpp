// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/groups/barenames.h"

#include "core/address/hosttext.h"
#include "core/reading/notations/settings/groups/groupindex.h"

#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

bool isAddressOrText(const NamedSetting &named)
{
    return named.meaning.part == SettingPart::Address || named.meaning.part == SettingPart::Text;
}

bool isOfDatabase(const SettingsGroup &group)
{
    return isDatabaseFamily(group.family) && std::ranges::any_of(group.settings, isAddressOrText);
}

/// Whether a name of several words such as 'DB_NAME' or 'databaseName' names the database of the settings DB_….
bool isPrefixedDatabaseName(const NamedSetting &named)
{
    static const QRegularExpression shape(u"^(?:DB|DATABASE|[Dd]b|[Dd]atabase)(?:[-_. ](?:NAME|[Nn]ame)|Name)$"_s);
    return named.meaning.part == SettingPart::Address && named.meaning.name == u"dbname"
        && shape.match(named.setting.name).hasMatch();
}

/// Whether PostgreSQL or one of its poolers is usually reached at this port.
bool isPortOfDatabase(const QString &text)
{
    const auto port = portNumber(text);
    return port
        && ((*port >= 5400 && *port < 5600) || (*port >= 6400 && *port < 6600) || *port == 26257 || *port >= 10000);
}

bool isAddressToListenOn(const QString &host)
{
    return host == u"0.0.0.0" || host == u"::" || host == u"[::]" || host == u"*";
}

class BareNames
{
public:
    BareNames(std::vector<SettingsGroup> &groups, const ScannedSettings &scanned, const QSet<QString> &referenced)
        : m_groups(groups), m_index(groups, scanned), m_referenced(referenced)
    {
        for (const ScannedSetting &setting : scanned.settings) {
            if (isStranger(setting))
                m_mixed.insert(setting.scope);
        }
    }

    void assign()
    {
        for (SettingsGroup &bare : m_groups) {
            const bool isBesideDatabase = bare.family.isEmpty()
                && std::ranges::any_of(m_index.in(bare.scope), [&](std::size_t i) { return isOfDatabase(m_groups[i]); });
            if (!isBesideDatabase)
                continue;
            moveDatabaseName(bare);
            removePlaceOfOtherProgram(bare);
            if (m_mixed.contains(bare.scope) && !bare.hasText() && !bare.has(u"host"))
                removeDoubtful(bare);
        }
    }

private:
    /// Whether the setting concerns neither a connection nor the database.
    static bool isStranger(const ScannedSetting &setting)
    {
        static const QRegularExpression between(u"[^a-z0-9]+"_s);
        QString words = setting.name.left(120).toLower();
        return !settingNameOf(setting.name) && !isDatabaseFamily(words.replace(between, u" "_s));
    }

    void moveDatabaseName(SettingsGroup &bare)
    {
        const auto named = std::ranges::find_if(bare.settings, isPrefixedDatabaseName);
        if (named == bare.settings.end())
            return;
        const QString prefix = named->setting.name.startsWith(u"data"_s, Qt::CaseInsensitive) ? u"database"_s : u"db"_s;
        SettingsGroup *target = nullptr;
        for (const std::size_t i : m_index.in(bare.scope)) {
            SettingsGroup &group = m_groups[i];
            const bool isCandidate = isOfDatabase(group) && !group.has(u"dbname");
            if (isCandidate && (!target || group.family == prefix))
                target = &group;
        }
        if (!target || target->hasText())
            return;
        target->settings.push_back(*named);
        bare.settings.erase(named);
    }

    void removePlaceOfOtherProgram(SettingsGroup &bare)
    {
        const bool isOther = std::ranges::any_of(bare.settings, [](const NamedSetting &named) {
            const QString &value = named.setting.value.text.text();
            const bool isPlain = named.setting.value.kind == ScannedValue::Kind::Literal;
            return isPlain
                && ((named.meaning.name == u"host" && isAddressToListenOn(value))
                    || (named.meaning.name == u"port" && !isPortOfDatabase(value)));
        });
        const auto isPlace = [this](const NamedSetting &named) {
            return (named.meaning.name == u"host" || named.meaning.name == u"port") && !isReferenced(named);
        };
        if (isOther)
            std::erase_if(bare.settings, isPlace);
    }

    void removeDoubtful(SettingsGroup &bare)
    {
        std::erase_if(bare.settings, [&](const NamedSetting &named) {
            const bool isClear = named.meaning.part != SettingPart::Address
                || (named.meaning.name == u"dbname" && !named.meaning.isWeak);
            const bool isVariable = named.setting.name.toUpper() == named.setting.name;
            return !isClear && isVariable && !isReferenced(named);
        });
    }

    [[nodiscard]] bool isReferenced(const NamedSetting &named) const
    {
        return m_referenced.contains(named.setting.name);
    }

    std::vector<SettingsGroup> &m_groups;
    const GroupIndex m_index;
    const QSet<QString> &m_referenced;
    std::set<std::size_t> m_mixed; ///< scopes that also contain settings of other things
};

} // namespace

void assignBareNames(std::vector<SettingsGroup> &groups, const ScannedSettings &scanned,
                     const QSet<QString> &referenced)
{
    BareNames(groups, scanned, referenced).assign();
}

} // namespace budget
