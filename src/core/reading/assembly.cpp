// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/assembly.h"

#include "core/address/hosttext.h"
#include "core/address/libpqparameters.h"
#include "core/address/placeholders.h"
#include "core/address/searchpath.h"
#include "core/reading/secretvalues.h"
#include "core/reading/tlsvalues.h"
#include "core/reading/warnings.h"

#include <QHash>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Step = Readable<void>;

constexpr qsizetype kLongestName = 63; ///< the longest name in PostgreSQL, in bytes
/// The name; empty where the text does not look like a name and must not be shown, because it may be part of a
/// password.
QString presentable(const QString &name)
{
    const bool isName = name.size() <= 40 && std::all_of(name.begin(), name.end(), [](QChar c) {
                            return (c.unicode() < 0x80 && c.isLetterOrNumber()) || u"_. -"_s.contains(c);
                        });
    return isName ? name : QString();
}

bool isSecretName(const QString &name)
{
    const QString lower = name.left(64).toLower();
    return lower.contains(u"pass"_s) || lower.contains(u"pwd"_s) || lower.contains(u"secret"_s)
        || lower.contains(u"token"_s);
}

/// Replaces another program's name for a parameter by libpq's name. In a URL only libpq's own names are accepted.
void useLibpqName(RawSetting &setting, TextForm form)
{
    useLibpqTlsWords(setting);
    if ((form == TextForm::KeyValue || form == TextForm::JdbcUrl) && !libpqParameter(setting.name)) {
        const QStringView name = libpqNameOf(setting.name);
        setting.name = name.isEmpty() ? setting.name : name.toString();
    }
    useLibpqTlsWords(setting);
}

class Assembly
{
public:
    explicit Assembly(const RawReading &raw) : m_raw(raw)
    {
        m_reading.form = raw.form;
        m_reading.driver = raw.driver;
        m_reading.whole = raw.whole;
        if (!raw.driver.isEmpty())
            addPart(PartKind::Driver, raw.driverSpan);
    }

    Readable<ConnectionReading> assemble()
    {
        if (const Step isClear = checkSecrets(); !isClear)
            return tl::make_unexpected(isClear.error());
        for (const RawSetting &setting : m_raw.settings)
            sortIn(setting);
        return checkNames()
            .and_then([this] { return takeHosts(); })
            .and_then([this] { return takePorts(); })
            .and_then([this] { return takeParameters(); })
            .and_then([this] { return takeSchema(); })
            .map([this] { return finish(); });
    }

private:
    void addPart(PartKind kind, TextSpan span, const QString &name = {})
    {
        m_reading.parts.push_back({kind, span, name});
    }

    void drop(const RawSetting &setting, DropReason reason)
    {
        m_reading.dropped.push_back({presentable(setting.name), setting.span, reason});
    }

    /// Fails where an unknown name follows a password, because it may be the rest of the password:
    /// 'Password=Kx7;Violett93=ab'.
    [[nodiscard]] Step checkSecrets() const
    {
        bool isBehindSecret = false;
        for (const RawSetting &setting : m_raw.settings) {
            const bool isUnknown = setting.nameSpan.length > 0 && !isKnownName(setting.name);
            if (isBehindSecret && isUnknown)
                return faultAt(setting.nameSpan, FaultKind::ValueUnclear, Field::Password);
            isBehindSecret = setting.nameSpan.length > 0 && setting.name.contains(u"pass"_s, Qt::CaseInsensitive);
        }
        return {};
    }

    /// Fails where a user or database contains a password with its name, as in 'ledger;password=Kx7': the end of the
    /// value was not found, and the value would be shown.
    [[nodiscard]] Step checkNames() const
    {
        for (const QString &name : {u"user"_s, u"dbname"_s}) {
            const RawSetting *setting = last(name);
            if (setting && hasSecretValue(setting->value))
                return faultAt(setting->span, FaultKind::ValueUnclear, name == u"user" ? Field::User : Field::Database);
        }
        return {};
    }

    static bool isKnownName(const QString &name)
    {
        return libpqParameter(name) || !libpqNameOf(name).isEmpty() || isOfOtherProgram(name) || isOfNewerLibpq(name)
            || schemaSetting(name) != SchemaSetting::None || name == u"requiressl"_s;
    }

    /// Whether an earlier value of a security parameter is stronger than this one; the stronger value counts.
    bool isWeaker(const RawSetting &setting)
    {
        const auto earlier = m_last.constFind(setting.name);
        if (earlier == m_last.cend() || !isAboutSecurity(setting.name))
            return false;
        const QString &value = m_settings[*earlier].value;
        return !setting.value.isEmpty() && isStronger(setting.name, value, setting.value);
    }

    void sortIn(RawSetting setting)
    {
        useLibpqName(setting, m_raw.form);
        if (isSecretName(setting.name) && setting.span.length > 0)
            m_reading.secrets.push_back(setting.span);
        if (isTlsSwitchedOff(setting)) {
            m_reading.dropped.push_back(
                {setting.name + u'=' + setting.value, setting.span, DropReason::TlsSwitchedOff});
            return;
        }
        if (schemaSetting(setting.name) != SchemaSetting::None) {
            if (m_schema)
                drop(*m_schema, DropReason::Repeated);
            m_schema = setting;
            return;
        }
        if (!libpqParameter(setting.name)) {
            drop(setting,
                 isOfNewerLibpq(setting.name)         ? DropReason::NewerLibpq
                     : isOfOtherProgram(setting.name) ? DropReason::OtherProgram
                                                      : DropReason::UnknownToLibpq);
            return;
        }
        if (isWeaker(setting))
            return drop(setting, DropReason::Weaker);
        if (const auto earlier = m_last.constFind(setting.name); earlier != m_last.cend())
            drop(m_settings[*earlier], reasonFor(m_settings[*earlier], setting));
        m_last.insert(setting.name, m_settings.size());
        m_settings.push_back(setting);
    }

    static DropReason reasonFor(const RawSetting &earlier, const RawSetting &later)
    {
        const bool isWeaker = isAboutSecurity(earlier.name) && isStronger(earlier.name, later.value, earlier.value);
        return isWeaker && !earlier.value.isEmpty() ? DropReason::Weaker : DropReason::Repeated;
    }

    [[nodiscard]] const RawSetting *last(const QString &name) const
    {
        const auto place = m_last.constFind(name);
        return place == m_last.cend() || m_settings[*place].value.isEmpty() ? nullptr : &m_settings[*place];
    }

    /// The position of one item of a list, or of the whole list where the positions of the items are not known.
    static TextSpan itemSpan(const RawSetting &list, const QList<QStringView> &items, qsizetype i)
    {
        if (list.items.size() == static_cast<std::size_t>(items.size()))
            return list.items[static_cast<std::size_t>(i)];
        if (list.span.length != list.value.size())
            return list.span;
        return {list.span.offset + (items[i].data() - list.value.constData()), items[i].size()};
    }

    Step takeHosts()
    {
        const RawSetting *named = last(u"host"_s);
        const RawSetting *setting = named ? named : last(u"hostaddr"_s);
        if (!setting)
            return {};
        const auto items = QStringView(setting->value).split(u',');
        std::vector<HostPort> hosts;
        for (qsizetype i = 0; i < items.size(); ++i) {
            const QString host = withoutPort(items[i]);
            const bool isLeft = isPlaceholderHost(host);
            if (isLeft || !isPossibleHost(host)) {
                return faultAt(itemSpan(*setting, items, i),
                               isLeft ? FaultKind::PlaceholderLeft : FaultKind::HostImpossible, Field::Host);
            }
            hosts.push_back({host, m_inlinePort.value_or(kDefaultPort)});
            addPart(PartKind::Host, itemSpan(*setting, items, i));
        }
        m_reading.address.setHosts(hosts);
        return {};
    }

    /// The host of an item such as 'host:port', as .NET and the settings of many programs write it.
    QString withoutPort(QStringView item)
    {
        const qsizetype colon = item.lastIndexOf(u':');
        const bool mayBePair = m_raw.form == TextForm::DotNet || m_raw.form == TextForm::Settings;
        const bool isPair = mayBePair && colon > 0 && item.count(u':') == 1;
        m_inlinePort = isPair ? portNumber(item.sliced(colon + 1)) : std::nullopt;
        const QStringView host = m_inlinePort ? item.first(colon) : item;
        return (m_raw.form == TextForm::DotNet ? host.trimmed() : host).toString();
    }

    Step takePorts()
    {
        const RawSetting *setting = last(u"port"_s);
        if (!setting)
            return {};
        const auto items = QStringView(setting->value).split(u',');
        std::vector<HostPort> hosts = m_reading.address.hosts();
        hosts.resize(qMax<std::size_t>(1, hosts.size()));
        const auto count = static_cast<std::size_t>(items.size());
        if (count != 1 && count != hosts.size())
            return faultAt(setting->span, FaultKind::PortCount, Field::Port);
        for (std::size_t i = 0; i < hosts.size(); ++i) {
            const qsizetype item = count == 1 ? 0 : static_cast<qsizetype>(i);
            const auto port = portOf(*setting, items, item);
            if (!port)
                return tl::make_unexpected(port.error());
            hosts[i].port = *port;
        }
        m_reading.address.setHosts(hosts);
        return {};
    }

    /// One item of the list of ports; an empty item means the default port.
    Readable<quint16> portOf(const RawSetting &setting, const QList<QStringView> &items, qsizetype i)
    {
        const TextSpan span = itemSpan(setting, items, i);
        const QString text = items[i].toString();
        const auto port = portNumber(text);
        const bool isLeft = isPlaceholder(text) || text.compare(u"port"_s, Qt::CaseInsensitive) == 0;
        if (!port && !text.isEmpty())
            return faultAt(span, isLeft ? FaultKind::PlaceholderLeft : FaultKind::PortImpossible, Field::Port);
        const ConnectionPart part{PartKind::Port, span, {}};
        const bool isKnown = !m_reading.parts.empty() && m_reading.parts.back() == part;
        if (port && !isKnown)
            m_reading.parts.push_back(part);
        return port.value_or(kDefaultPort);
    }

    Step takeParameters()
    {
        for (const RawSetting &setting : m_settings) {
            const bool isLast = &m_settings[m_last.value(setting.name)] == &setting;
            const ParameterRule *rule = libpqParameter(setting.name);
            if (!isLast || rule->use == ParameterUse::Address)
                continue;
            const Step isTaken = takeParameter(*rule, setting);
            if (!isTaken)
                return isTaken;
        }
        return {};
    }

    Step takeParameter(const ParameterRule &rule, const RawSetting &setting)
    {
        if (setting.value.isEmpty()) {
            drop(setting, DropReason::Empty);
        } else if (setting.name == u"hostaddr" && !last(u"host"_s)) {
            return {}; // takeHosts() has read it
        } else if (rule.use == ParameterUse::DecidedByProgram) {
            drop(setting, DropReason::DecidedByProgram);
        } else if (!isLegalValue(rule, setting.value)) {
            return faultAt(setting.span, FaultKind::ParameterValue);
        } else if (isTooWeak(rule, setting.value)) {
            drop(setting, DropReason::TooWeak);
        } else if (setting.name == u"options"_s) {
            return takeOptions(setting);
        } else {
            m_reading.address.parameters.insert(setting.name, setting.value);
            addPart(PartKind::Parameter, setting.span, setting.name);
        }
        return {};
    }

    /// Takes a search_path out of `options`. It becomes the schema, which the program sets in each transaction.
    Step takeOptions(const RawSetting &setting)
    {
        const SplitOptions split = withoutSearchPath(setting.value);
        if (!split.rest.isEmpty()) {
            m_reading.address.parameters.insert(setting.name, split.rest);
            addPart(PartKind::Parameter, setting.span, setting.name);
        }
        return split.searchPath && !m_schema ? takeSearchPath(*split.searchPath, setting.span) : Step();
    }

    Step takeSchema()
    {
        if (!m_schema)
            return {};
        if (m_schema->value.trimmed().isEmpty()) {
            drop(*m_schema, DropReason::Empty);
            return {};
        }
        if (schemaSetting(m_schema->name) == SchemaSetting::SearchPath)
            return takeSearchPath(m_schema->value, m_schema->span);
        return takeSchemaName(m_schema->value, m_schema->span);
    }

    /// Takes the first schema of a search_path, because the program works with one schema only.
    Step takeSearchPath(const QString &path, TextSpan span)
    {
        auto schemas = schemasOf(path);
        if (!schemas)
            return faultAt(span, FaultKind::ParameterValue);
        if (schemas->removeAll(u"$user"_s) > 0 && *schemas == QStringList(u"public"_s))
            return {}; // this is the server's default search_path
        if (schemas->isEmpty())
            return {};
        m_isSearchPathCut = schemas->size() > 1;
        return takeSchemaName(schemas->first(), span);
    }

    Step takeSchemaName(const QString &name, TextSpan span)
    {
        const auto isControl = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; };
        if (name.toUtf8().size() > kLongestName || std::any_of(name.begin(), name.end(), isControl))
            return faultAt(span, FaultKind::ParameterValue);
        m_reading.address.schema = name;
        addPart(PartKind::Schema, span);
        return {};
    }

    QString takeText(const QString &name, PartKind kind)
    {
        const RawSetting *setting = last(name);
        if (!setting)
            return {};
        addPart(kind, setting->span);
        return setting->value;
    }

    ConnectionReading finish()
    {
        m_reading.address.user = takeText(u"user"_s, PartKind::User);
        m_reading.password = Secret(takeText(u"password"_s, PartKind::Password));
        m_reading.address.database = takeText(u"dbname"_s, PartKind::Database);
        const auto isEarlier = [](const auto &a, const auto &b) { return a.span.offset < b.span.offset; };
        std::stable_sort(m_reading.parts.begin(), m_reading.parts.end(), isEarlier);
        std::stable_sort(m_reading.dropped.begin(), m_reading.dropped.end(), isEarlier);
        const RawSetting *password = last(u"password"_s);
        m_reading.warnings = warningsOf(m_reading,
                                        {password && password->isTakenRaw, m_raw.looseAt, m_isSearchPathCut});
        return std::move(m_reading);
    }

    const RawReading &m_raw;
    ConnectionReading m_reading;
    std::vector<RawSetting> m_settings;
    QHash<QString, std::size_t> m_last;
    std::optional<quint16> m_inlinePort;
    std::optional<RawSetting> m_schema;
    bool m_isSearchPathCut = false;
};

} // namespace

Readable<ConnectionReading> assembled(const RawReading &raw)
{
    return Assembly(raw).assemble();
}

} // namespace budget
