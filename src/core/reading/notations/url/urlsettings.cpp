// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/url/urlsettings.h"

#include "core/address/hosttext.h"
#include "core/address/libpqparameters.h"
#include "core/address/placeholders.h"
#include "core/reading/notations/url/urlend.h"
#include "core/reading/source/percentencoding.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Step = Readable<void>;

/// Collects the settings of a URL in one pass, in the same order as libpq.
class UrlWalk
{
public:
    UrlWalk(const SourceText &text, const UrlScheme &scheme, UrlRules rules)
        : m_text(text), m_rules(rules), m_plus(scheme.isJdbc ? PlusSign::IsBlank : PlusSign::IsPlus),
          m_at(scheme.length)
    {
        m_reading.form = scheme.isJdbc ? TextForm::JdbcUrl : TextForm::Url;
        m_reading.driver = text.text().mid(scheme.driverFrom, scheme.driverLength);
        m_reading.driverSpan = text.span(scheme.driverFrom, scheme.driverLength);
    }

    Readable<RawReading> walk(qsizetype userEnd)
    {
        return readUser(userEnd)
            .and_then([this] { return readHosts(); })
            .and_then([this] { return readDatabase(); })
            .and_then([this] { return readParameters(); })
            .map([this] { joinHosts(); })
            .and_then([this] { return checkPlaces(); })
            .map([this] { return std::move(m_reading); });
    }

private:
    struct Piece
    {
        qsizetype from = 0;
        qsizetype length = 0;
    };

    [[nodiscard]] bool isStrict() const { return m_rules == UrlRules::Libpq; }
    [[nodiscard]] QStringView view(Piece piece) const { return m_text.view().sliced(piece.from, piece.length); }
    [[nodiscard]] TextSpan span(Piece piece) const { return m_text.span(piece.from, piece.length); }
    [[nodiscard]] QChar here() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }
    [[nodiscard]] bool isAtOneOf(QStringView ends) const { return m_at >= m_text.size() || ends.contains(here()); }

    Piece pieceUntil(QStringView ends)
    {
        const qsizetype from = m_at;
        while (!isAtOneOf(ends))
            ++m_at;
        return {from, m_at - from};
    }

    void add(const QString &name, const QString &value, TextSpan span, bool isTakenRaw = false)
    {
        m_reading.settings.push_back({name, value, {}, span, {}, isTakenRaw});
    }

    /// The position of an encoding fault: the '%' of a syntax error, or the whole piece where its bytes are not UTF-8.
    [[nodiscard]] TextSpan encodingSpan(Piece piece, const Decoded &decoded) const
    {
        if (decoded.fault == EncodingFault::NotText)
            return span(piece);
        return m_text.span(piece.from + decoded.faultAt, qMin<qsizetype>(3, piece.length - decoded.faultAt));
    }

    /// Fails where a part other than a password contains other text. A password may be unencoded.
    [[nodiscard]] Step checkPart(Piece piece, Field field) const
    {
        if (field == Field::Password || !holdsOtherText(view(piece)))
            return {};
        return faultAt(span(piece), FaultKind::ValueUnclear, field);
    }

    Step addDecoded(const QString &name, Piece piece, Field field)
    {
        if (const Step isClear = checkPart(piece, field); !isClear)
            return isClear;
        const Decoded decoded = percentDecoded(view(piece));
        const bool isCredential = field == Field::User || field == Field::Password;
        const bool isTakenRaw = decoded.fault == EncodingFault::Syntax && isCredential && !isStrict();
        if (decoded.fault != EncodingFault::None && !isTakenRaw)
            return faultAt(encodingSpan(piece, decoded), FaultKind::BadEncoding, field);
        if (piece.length > 0)
            add(name, isTakenRaw ? view(piece).toString() : decoded.text, span(piece),
                isTakenRaw || isOddlyRaw(piece, field));
        return {};
    }

    /// Whether a password contains characters that every writer of URLs would encode.
    [[nodiscard]] bool isOddlyRaw(Piece piece, Field field) const
    {
        const QStringView text = view(piece);
        return field == Field::Password
            && std::any_of(text.begin(), text.end(), [](QChar c) { return u"@:/?#[] "_s.contains(c); });
    }

    Step readUser(qsizetype end)
    {
        if (end < 0)
            return {};
        const qsizetype colon = m_text.view().first(end).indexOf(u':', m_at);
        const Piece user{m_at, (colon < 0 ? end : colon) - m_at};
        m_at = end + 1;
        const Step isRead = addDecoded(u"user"_s, user, Field::User);
        if (!isRead || colon < 0)
            return isRead;
        return addDecoded(u"password"_s, {colon + 1, end - colon - 1}, Field::Password);
    }

    Step readHosts()
    {
        RawSetting hosts{u"host"_s, {}, {}, {}};
        RawSetting ports{u"port"_s, {}, {}, {}};
        const qsizetype from = m_at;
        for (;;) {
            const auto host = readHost();
            if (!host)
                return tl::make_unexpected(host.error());
            append(hosts, *host);
            const bool hasPort = here() == u':';
            m_at += hasPort ? 1 : 0;
            append(ports, hasPort ? pieceUntil(u"/?,") : Piece{m_at, 0});
            if (here() != u',')
                break;
            ++m_at;
            hosts.value += u',';
            ports.value += u',';
        }
        hosts.span = ports.span = m_text.span(from, m_at - from);
        return addList(hosts, Field::Host).and_then([&] { return addList(ports, Field::Port); });
    }

    /// Reads one host, without the brackets of an IPv6 address.
    Readable<Piece> readHost()
    {
        if (here() != u'[')
            return pieceUntil(u":/?,");
        const qsizetype open = m_at++;
        const Piece inside = pieceUntil(u"]");
        const bool isClosed = here() == u']';
        m_at += isClosed ? 1 : 0;
        if (!isClosed || inside.length == 0 || !isAtOneOf(u":/?,"))
            return faultAt(m_text.span(open, m_at - open), FaultKind::HostImpossible, Field::Host);
        // Brackets around anything but an IPv6 address are those of a placeholder such as '[hostname]'.
        if (!view(inside).contains(u':'))
            return faultAt(m_text.span(open, m_at - open), FaultKind::PlaceholderLeft, Field::Host);
        return inside;
    }

    void append(RawSetting &list, Piece piece) const
    {
        list.value += view(piece);
        list.items.push_back(span(piece));
    }

    Step addList(RawSetting &list, Field field)
    {
        const Decoded decoded = percentDecoded(list.value);
        if (decoded.fault != EncodingFault::None)
            return faultAt(list.span, field == Field::Host ? FaultKind::HostImpossible : FaultKind::PortImpossible,
                           field);
        if (list.items.size() == 1)
            list.span = list.items.front();
        if (list.value.isEmpty() || (field == Field::Port && list.value.count(u',') == list.value.size()))
            return {};
        list.value = decoded.text;
        m_reading.settings.push_back(list);
        return {};
    }

    /// Joins hosts that Python drivers give in separate parameters: ?host=a:5432&host=b:5433
    void joinHosts()
    {
        RawSetting hosts{u"host"_s, {}, {}, {}};
        RawSetting ports{u"port"_s, {}, {}, {}};
        bool hasPorts = false;
        for (const RawSetting &setting : m_reading.settings) {
            if (setting.name != u"host" || setting.nameSpan.length == 0)
                continue;
            const qsizetype colon = setting.value.indexOf(u':');
            const bool hasPort = !setting.value.startsWith(u'/') && setting.value.count(u':') == 1
                && portNumber(QStringView(setting.value).sliced(colon + 1));
            hasPorts = hasPorts || hasPort;
            hosts.value += (hosts.items.empty() ? u""_s : u","_s) + setting.value.left(hasPort ? colon : -1);
            ports.value += (hosts.items.empty() ? u""_s : u","_s)
                + (hasPort ? setting.value.mid(colon + 1) : QString());
            hosts.items.push_back(setting.span);
        }
        const bool isList = hasPorts || (hosts.items.size() > 1 && !m_reading.driver.isEmpty());
        if (!isList)
            return;
        hosts.nameSpan = hosts.span = ports.span = hosts.items.front();
        ports.items = hosts.items;
        std::erase_if(m_reading.settings, [](const RawSetting &setting) { return setting.name == u"host"; });
        m_reading.settings.push_back(hosts);
        if (hasPorts)
            m_reading.settings.push_back(ports);
    }

    /// Checks the effective hosts and ports, which parameters may have replaced.
    Step checkPlaces()
    {
        return checkLast(u"host"_s, Field::Host).and_then([this] { return checkLast(u"port"_s, Field::Port); });
    }

    Step checkLast(const QString &name, Field field)
    {
        const auto &settings = m_reading.settings;
        const auto last = std::find_if(settings.rbegin(), settings.rend(),
                                       [&](const RawSetting &setting) { return setting.name == name; });
        if (last == settings.rend() || last->value.isEmpty())
            return {};
        const auto items = QStringView(last->value).split(u',');
        for (qsizetype i = 0; i < items.size(); ++i) {
            const bool isPossible = field == Field::Host ? isPossibleHost(items[i]) : isPossiblePort(items[i]);
            if (!isPossible)
                return impossible(*last, items, i, field);
        }
        return {};
    }

    /// Whether the text is a port; an empty item in a list means the default port.
    static bool isPossiblePort(QStringView text) { return text.isEmpty() || portNumber(text); }

    [[nodiscard]] static Step impossible(const RawSetting &list, const QList<QStringView> &items, qsizetype i,
                                         Field field)
    {
        const bool isPlaceholder = isPlaceholderHost(items[i].toString());
        const FaultKind kind = field == Field::Host ? FaultKind::HostImpossible : FaultKind::PortImpossible;
        const bool hasPlace = list.items.size() == static_cast<std::size_t>(items.size());
        return faultAt(hasPlace ? list.items[static_cast<std::size_t>(i)] : list.span,
                       isPlaceholder ? FaultKind::PlaceholderLeft : kind, field);
    }

    Step readDatabase()
    {
        if (here() != u'/')
            return {};
        ++m_at;
        const Piece database = pieceUntil(u"?");
        noteLooseAt(database);
        return addDecoded(u"dbname"_s, database, Field::Database);
    }

    void noteLooseAt(Piece piece)
    {
        if (m_reading.looseAt.length == 0 && view(piece).contains(u'@'))
            m_reading.looseAt = span(piece);
    }

    Step readParameters()
    {
        while (m_at < m_text.size()) {
            ++m_at; // the '?' or '&'
            if (m_at >= m_text.size())
                break;
            const Step isRead = readParameter(pieceUntil(u"&"));
            if (!isRead)
                return isRead;
        }
        return {};
    }

    Step readParameter(Piece pair)
    {
        const qsizetype equals = view(pair).indexOf(u'=');
        if (pair.length == 0 && !isStrict())
            return {};
        if (equals < 0 || (equals == 0 && pair.length == 1))
            return faultAt(span(pair), FaultKind::ParameterWithoutValue);
        const Piece namePiece{pair.from, equals};
        const Piece valuePiece{pair.from + equals + 1, pair.length - equals - 1};
        const Decoded name = percentDecoded(view(namePiece), m_plus);
        const Decoded value = percentDecoded(view(valuePiece), m_plus);
        if (name.fault != EncodingFault::None)
            return faultAt(encodingSpan(namePiece, name), FaultKind::BadEncoding);
        if (value.fault != EncodingFault::None)
            return faultAt(encodingSpan(valuePiece, value), FaultKind::BadEncoding);
        if (isStrict() && (view(valuePiece).contains(u'=') || !isKnown(name.text, value.text)))
            return faultAt(span(pair), FaultKind::ParameterWithoutValue);
        const bool isSecret = libpqNameOf(name.text) == u"password";
        if (const Step isClear = checkPart(valuePiece, isSecret ? Field::Password : Field::Url); !isClear)
            return isClear;
        if (!libpqParameter(name.text))
            noteLooseAt(valuePiece);
        m_reading.settings.push_back({name.text, value.text, span(namePiece), span(valuePiece)});
        return {};
    }

    /// Whether libpq accepts the name, including the two old names that it translates.
    static bool isKnown(const QString &name, const QString &value)
    {
        return libpqParameter(name) || (name == u"ssl" && value == u"true") || name == u"requiressl";
    }

    const SourceText &m_text;
    UrlRules m_rules;
    PlusSign m_plus;
    qsizetype m_at;
    RawReading m_reading;
};

} // namespace

Readable<RawReading> urlSettings(const SourceText &text, const UrlScheme &scheme, qsizetype at, UrlRules rules)
{
    return UrlWalk(text, scheme, rules).walk(at);
}

} // namespace budget
