// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/connectionwords.h"

#include "core/address/masking.h"
#include "core/address/neonhost.h"
#include "core/plaintext.h"
#include "words/outsidetext.h"
#include "words/words.h"

#include <algorithm>
#include <array>

namespace budget::wording {

using namespace Qt::StringLiterals;

namespace {

using Mark = PartLine::Mark;

constexpr std::array kPartNames{
    Word{PartKind::Driver, QT_TRANSLATE_NOOP("budget::wording", "Driver")},
    Word{PartKind::User, QT_TRANSLATE_NOOP("budget::wording", "User")},
    Word{PartKind::Password, QT_TRANSLATE_NOOP("budget::wording", "Password")},
    Word{PartKind::Host, QT_TRANSLATE_NOOP("budget::wording", "Host")},
    Word{PartKind::Port, QT_TRANSLATE_NOOP("budget::wording", "Port")},
    Word{PartKind::Database, QT_TRANSLATE_NOOP("budget::wording", "Database")},
    Word{PartKind::Schema, QT_TRANSLATE_NOOP("budget::wording", "Schema")},
    Word{PartKind::Parameter, nullptr},
};
static_assert(hasRowsTo(kPartNames, PartKind::Parameter));

struct WarningPlace
{
    WarningKind kind;
    bool isShownByPart; ///< the line of the part itself shows the warning, so it gets no line of its own
};

constexpr std::array kWarningPlaces{
    WarningPlace{WarningKind::NoTls, true},
    WarningPlace{WarningKind::TlsRaised, true},
    WarningPlace{WarningKind::TlsWeak, true},
    WarningPlace{WarningKind::PlaceholderLeft, false},
    WarningPlace{WarningKind::PasswordTakenRaw, false},
    WarningPlace{WarningKind::AtSignBehindHost, false},
    WarningPlace{WarningKind::OptionsOverPooler, false},
    WarningPlace{WarningKind::SearchPathCut, false},
    WarningPlace{WarningKind::HostMissing, true},
    WarningPlace{WarningKind::UserMissing, true},
    WarningPlace{WarningKind::PasswordMissing, true},
    WarningPlace{WarningKind::DatabaseMissing, true},
};
static_assert(hasRowsTo(kWarningPlaces, WarningKind::DatabaseMissing));

bool isShownByPart(WarningKind kind)
{
    return std::ranges::find(kWarningPlaces, kind, &WarningPlace::kind)->isShownByPart;
}

QString driverSentence(const ConnectionReading &reading)
{
    if (reading.form == TextForm::JdbcUrl)
        return Words::tr("A string for Java programs. This program connects to PostgreSQL directly.");
    return Words::tr("Selects the Python driver %1 for SQLAlchemy. This program connects to PostgreSQL directly and "
                     "does not need it.")
        .arg(outsideText(reading.driver));
}

QString regionText(const NeonHost &neon)
{
    return neon.cloud.isEmpty() ? neon.region : Words::tr("%1 on %2").arg(neon.region, neon.cloud);
}

QString poolingSentence(bool isPooled)
{
    return isPooled
        ? Words::tr("Through Neon's pooler: many programs share few connections to the database. Everything in this "
                    "program works with it.")
        : Words::tr("Directly to the database: every connection counts towards the database's connection limit.");
}

/// The warning if `value` is empty, otherwise the part's purpose.
QString sentenceOr(const QString &value, WarningKind missing, const QString &purpose)
{
    return value.isEmpty() ? warningSentence(missing) : purpose;
}

/// Collects the lines of one reading.
class Lines
{
public:
    Lines(const ConnectionReading &reading, bool hasPassword)
        : m_reading(reading), m_address(reading.address), m_hasPassword(hasPassword)
    { }

    std::vector<PartLine> collect()
    {
        addDriver();
        addPerson();
        addNeon();
        addPlaces();
        addNeeded(m_address.database, WarningKind::DatabaseMissing, Words::tr("Database"),
                  Words::tr("The database that contains the tables."));
        if (!m_address.schema.isEmpty())
            add(Words::tr("Schema"), m_address.schema, Words::tr("The schema that contains the tables."));
        addEncryption();
        addParameters();
        addWarnings();
        addDropped();
        return std::move(m_lines);
    }

private:
    void add(const QString &name, const QString &value, const QString &sentence, Mark mark = Mark::Plain)
    {
        m_lines.push_back({mark, plainLine(name), plainLine(value), sentence});
    }

    void addNeeded(const QString &value, WarningKind missing, const QString &name, const QString &purpose)
    {
        add(name, value.isEmpty() ? Words::tr("missing") : value, sentenceOr(value, missing, purpose),
            value.isEmpty() ? Mark::Warning : Mark::Plain);
    }

    void addDriver()
    {
        if (m_reading.form == TextForm::JdbcUrl)
            add(Words::tr("Driver"), u"jdbc:"_s, driverSentence(m_reading));
        else if (!m_reading.driver.isEmpty())
            add(Words::tr("Driver"), u'+' + m_reading.driver, driverSentence(m_reading));
    }

    void addPerson()
    {
        addNeeded(m_address.user, WarningKind::UserMissing, Words::tr("User"),
                  Words::tr("The database role with which you log in."));
        if (m_hasPassword)
            add(Words::tr("Password"), u"••••••••"_s,
                Words::tr("Removed from the string; the next page asks where to keep it."));
        else
            add(Words::tr("Password"), Words::tr("missing"), warningSentence(WarningKind::PasswordMissing),
                Mark::Warning);
    }

    void addNeon()
    {
        const auto neon = neonHost(m_address.host);
        if (!neon)
            return;
        add(Words::tr("Endpoint"), neon->endpoint,
            Words::tr("Neon's name for the compute that runs your database and sleeps when it is not used."));
        add(Words::tr("Route"), neon->isPooled ? Words::tr("pooled") : Words::tr("direct"),
            poolingSentence(neon->isPooled));
        if (!neon->region.isEmpty())
            add(Words::tr("Region"), regionText(*neon),
                Words::tr("Where the server is located; the farther away, the longer each round trip takes."));
    }

    void addPlaces()
    {
        addNeeded(m_address.host, WarningKind::HostMissing, Words::tr("Host"),
                  m_address.host.startsWith(u'/') ? Words::tr("The folder of the server's socket on this computer.")
                                                  : Words::tr("The server's name on the network."));
        for (const HostPort &further : m_address.furtherHosts)
            add(Words::tr("Further host"), further.host + u':' + QString::number(further.port),
                Words::tr("Tried if the previous host does not answer."));
        add(Words::tr("Port"), QString::number(m_address.port),
            m_address.port == kDefaultPort ? Words::tr("PostgreSQL's usual port.")
                                           : Words::tr("PostgreSQL's usual port is 5432."));
    }

    void addEncryption()
    {
        const QString asked = m_address.parameters.value(u"sslmode"_s);
        const QString used = sslModeFor(m_address);
        if (asked.isEmpty())
            return add(Words::tr("Encryption"), used, impliedSentence(used));
        if (asked == used)
            return add(Words::tr("Encryption"), u"sslmode="_s + asked, encryptionSentence(used),
                       used == u"disable" || used == u"verify-ca" ? Mark::Warning : Mark::Plain);
        add(Words::tr("Encryption"), u"sslmode=%1 → %2"_s.arg(asked, used), warningSentence(WarningKind::TlsRaised));
    }

    static QString impliedSentence(const QString &used)
    {
        return used == u"prefer"
            ? Words::tr("Not set in the string. On this computer, encryption is used if the server offers it.")
            : Words::tr("Not set in the string, so the safest value is used: encrypted, and the server must prove that "
                        "it is the host you named.");
    }

    static QString encryptionSentence(const QString &used)
    {
        if (used == u"disable")
            return warningSentence(WarningKind::NoTls);
        if (used == u"verify-ca")
            return warningSentence(WarningKind::TlsWeak);
        if (used == u"verify-full")
            return Words::tr("Encrypted, and the server must prove that it is the host you named.");
        return Words::tr("On this computer, encryption is used if the server offers it.");
    }

    void addParameters()
    {
        const auto &all = m_address.parameters;
        for (auto it = all.cbegin(); it != all.cend(); ++it) {
            if (it.key() != u"sslmode"_s)
                add(it.key(), withoutPasswords(masked(it.value(), ServerLogin{m_address, m_reading.password})),
                    parameterSentence(it.key()));
        }
    }

    void addWarnings()
    {
        for (const ConnectionWarning &warning : m_reading.warnings) {
            if (!isShownByPart(warning.kind))
                add(Words::tr("Note"), placeOf(warning.span), warningSentence(warning.kind), Mark::Warning);
        }
    }

    [[nodiscard]] QString placeOf(TextSpan span) const
    {
        const auto part = std::ranges::find(m_reading.parts, span, &ConnectionPart::span);
        if (part == m_reading.parts.end())
            return {};
        return part->kind == PartKind::Parameter ? part->name : wordIn(kPartNames, part->kind);
    }

    void addDropped()
    {
        for (const DroppedParameter &dropped : m_reading.dropped)
            add(Words::tr("Left out"), dropped.name.isEmpty() ? Words::tr("a parameter") : dropped.name,
                dropSentence(dropped.reason), Mark::Dropped);
    }

    const ConnectionReading &m_reading;
    const ServerAddress &m_address;
    bool m_hasPassword;
    std::vector<PartLine> m_lines;
};

} // namespace

std::vector<PartLine> partLines(const ConnectionReading &reading, bool hasPassword)
{
    return Lines(reading, hasPassword).collect();
}

} // namespace budget::wording
