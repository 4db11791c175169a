// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checks/checkwords.h"
#include "words/outsidetext.h"
#include "words/words.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace budget::wording {

namespace {

QString withUnit(double value, int decimals, const QString &unit)
{
    return QLocale().toString(value, 'f', decimals) + QChar(0x202f) + unit;
}

QString seconds(const QString &milliseconds)
{
    const double value = milliseconds.toDouble();
    return value < 1000 ? withUnit(value, 0, QStringLiteral("ms")) : withUnit(value / 1000, 1, QStringLiteral("s"));
}

QString days(const QString &value)
{
    const int count = value.toInt();
    return count < 0 ? Words::tr("expired %n days ago", nullptr, -count) : Words::tr("%n days left", nullptr, count);
}

QString offset(const QString &value)
{
    const qint64 ms = value.toLongLong();
    const QString by = seconds(QString::number(std::llabs(ms)));
    return ms < 0 ? Words::tr("the server's is %1 behind").arg(by) : Words::tr("the server's is %1 ahead").arg(by);
}

QString flight(const QString &microseconds)
{
    return withUnit(microseconds.toDouble() / 1000, 1, QStringLiteral("ms"));
}

QString tablesFound(const QString &value)
{
    return Words::tr("%n of 3 found", nullptr, value.toInt());
}

QString inUse(const QString &value)
{
    return Words::tr("%n in use", nullptr, value.toInt());
}

QString limit(const QString &value)
{
    return value.toInt() == 0 ? QString() : value;
}

struct FactText
{
    Fact kind = Fact::Place;
    const char *text = nullptr;                       ///< %1 is the value, formatted by `shown`
    QString (*shown)(const QString &value) = nullptr; ///< null: the value is shown unchanged
    const char *withoutValue = nullptr;               ///< the text for an empty value
};

constexpr std::array kFacts{
    FactText{Fact::Place, "%1"},
    FactText{Fact::User, QT_TRANSLATE_NOOP("budget::wording", "as %1")},
    FactText{Fact::File, "%1"},
    FactText{Fact::Parameter, "%1"},
    FactText{Fact::PasswordGiven, QT_TRANSLATE_NOOP("budget::wording", "given")},
    FactText{Fact::NoPassword, QT_TRANSLATE_NOOP("budget::wording", "not given")},
    FactText{Fact::Host, "%1"},
    FactText{Fact::Address, "%1"},
    FactText{Fact::PortOpen, QT_TRANSLATE_NOOP("budget::wording", "%1 answers")},
    FactText{Fact::PortRefused, QT_TRANSLATE_NOOP("budget::wording", "%1 refuses")},
    FactText{Fact::PortSilent, QT_TRANSLATE_NOOP("budget::wording", "%1 does not answer")},
    FactText{Fact::Socket, QT_TRANSLATE_NOOP("budget::wording", "by a socket in %1")},
    FactText{Fact::Unencrypted, QT_TRANSLATE_NOOP("budget::wording", "not encrypted")},
    FactText{Fact::Protocol, "%1"},
    FactText{Fact::Cipher, "%1"},
    FactText{Fact::CertificateFor, QT_TRANSLATE_NOOP("budget::wording", "certificate for %1")},
    FactText{Fact::Issuer, QT_TRANSLATE_NOOP("budget::wording", "from %1")},
    FactText{Fact::ValidFrom, QT_TRANSLATE_NOOP("budget::wording", "valid from %1")},
    FactText{Fact::ExpiresOn, QT_TRANSLATE_NOOP("budget::wording", "valid until %1")},
    FactText{Fact::DaysLeft, "%1", days},
    FactText{Fact::HostMatches, QT_TRANSLATE_NOOP("budget::wording", "matches host %1")},
    FactText{Fact::Authorities, QT_TRANSLATE_NOOP("budget::wording", "authorities from %1")},
    FactText{Fact::Endpoint, "%1"},
    FactText{Fact::Region, "%1"},
    FactText{Fact::WakeTime, QT_TRANSLATE_NOOP("budget::wording", "awake after %1"), seconds},
    FactText{Fact::LoginTime, QT_TRANSLATE_NOOP("budget::wording", "in %1"), seconds},
    FactText{Fact::Database, "%1"},
    FactText{Fact::Question, "%1"},
    FactText{Fact::Flight, QT_TRANSLATE_NOOP("budget::wording", "round trip %1"), flight},
    FactText{Fact::Version, "%1"},
    FactText{Fact::Writable, QT_TRANSLATE_NOOP("budget::wording", "can be written")},
    FactText{Fact::MayCreateIn, QT_TRANSLATE_NOOP("budget::wording", "may create tables in %1")},
    FactText{Fact::MayNotCreateIn, QT_TRANSLATE_NOOP("budget::wording", "may not create tables in %1"), nullptr,
             QT_TRANSLATE_NOOP("budget::wording", "no schema to create tables in")},
    FactText{Fact::LackedRight, QT_TRANSLATE_NOOP("budget::wording", "may not %1")},
    FactText{Fact::HasRights, QT_TRANSLATE_NOOP("budget::wording", "may read and write the tables")},
    FactText{Fact::TablesFound, "%1", tablesFound},
    FactText{Fact::Difference, "%1"},
    FactText{Fact::Migration, QT_TRANSLATE_NOOP("budget::wording", "version %1")},
    FactText{Fact::LatestMigration, QT_TRANSLATE_NOOP("budget::wording", "latest %1")},
    FactText{Fact::Pooled, QT_TRANSLATE_NOOP("budget::wording", "pooled")},
    FactText{Fact::Direct, QT_TRANSLATE_NOOP("budget::wording", "direct")},
    FactText{Fact::ConnectionsInUse, "%1", inUse},
    FactText{Fact::ConnectionLimit, QT_TRANSLATE_NOOP("budget::wording", "%1 at most")},
    FactText{Fact::ReservedConnections, QT_TRANSLATE_NOOP("budget::wording", "%1 of them reserved")},
    FactText{Fact::PoolLimit, QT_TRANSLATE_NOOP("budget::wording", "this program: up to %1"), limit,
             QT_TRANSLATE_NOOP("budget::wording", "this program: no limit")},
    FactText{Fact::ClockOffset, "%1", offset},
};
static_assert(hasRowsTo(kFacts, Fact::ClockOffset));

} // namespace

QString factText(const Evidence &evidence)
{
    const auto *const row = std::ranges::find(kFacts, evidence.fact, &FactText::kind);
    if (row == kFacts.end())
        return {};
    const QString value = row->shown ? row->shown(evidence.value) : outsideText(evidence.value);
    if (value.isEmpty() && row->withoutValue)
        return translated(row->withoutValue);
    const QString text = translated(row->text);
    return text.contains(QLatin1StringView("%1")) ? text.arg(value) : text;
}

} // namespace budget::wording
