// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checks/checkwords.h"
#include "words/words.h"

#include <QLocale>

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

} // namespace

QString factText(const Evidence &evidence)
{
    const QString &value = evidence.value;
    switch (evidence.fact) {
    case Fact::Place:
    case Fact::File:
    case Fact::Parameter:
    case Fact::Host:
    case Fact::Address:
    case Fact::Protocol:
    case Fact::Cipher:
    case Fact::Database:
    case Fact::Endpoint:
    case Fact::Region:
    case Fact::Question:
    case Fact::Version:
    case Fact::Difference:
        return value;
    case Fact::User:
        return Words::tr("as %1").arg(value);
    case Fact::PasswordGiven:
        return Words::tr("there is one");
    case Fact::NoPassword:
        return Words::tr("none is given");
    case Fact::PortOpen:
        return Words::tr("%1 answers").arg(value);
    case Fact::PortRefused:
        return Words::tr("%1 refuses").arg(value);
    case Fact::PortSilent:
        return Words::tr("%1 does not answer").arg(value);
    case Fact::Socket:
        return Words::tr("by a socket in %1").arg(value);
    case Fact::Unencrypted:
        return Words::tr("not encrypted");
    case Fact::CertificateFor:
        return Words::tr("certificate for %1").arg(value);
    case Fact::Issuer:
        return Words::tr("from %1").arg(value);
    case Fact::ValidFrom:
        return Words::tr("valid from %1").arg(value);
    case Fact::ExpiresOn:
        return Words::tr("valid until %1").arg(value);
    case Fact::DaysLeft:
        return days(value);
    case Fact::HostMatches:
        return Words::tr("asked for %1").arg(value);
    case Fact::Authorities:
        return Words::tr("looked in %1").arg(value);
    case Fact::WakeTime:
        return Words::tr("there after %1").arg(seconds(value));
    case Fact::LoginTime:
        return Words::tr("in %1").arg(seconds(value));
    case Fact::Flight:
        return Words::tr("there and back in %1").arg(withUnit(value.toDouble() / 1000, 1, QStringLiteral("ms")));
    case Fact::Writable:
        return Words::tr("can be written");
    case Fact::MayCreateIn:
        return Words::tr("may create tables in %1").arg(value);
    case Fact::MayNotCreateIn:
        return value.isEmpty() ? Words::tr("no schema to create tables in")
                               : Words::tr("may not create tables in %1").arg(value);
    case Fact::LackedRight:
        return Words::tr("may not %1").arg(value);
    case Fact::HasRights:
        return Words::tr("may read and write the tables");
    case Fact::TablesFound:
        return Words::tr("%n of 3 found", nullptr, value.toInt());
    case Fact::Migration:
        return Words::tr("version %1").arg(value);
    case Fact::LatestMigration:
        return Words::tr("latest %1").arg(value);
    case Fact::Pooled:
        return Words::tr("pooled");
    case Fact::Direct:
        return Words::tr("direct");
    case Fact::ConnectionsInUse:
        return Words::tr("%n in use", nullptr, value.toInt());
    case Fact::ConnectionLimit:
        return Words::tr("%1 at most").arg(value);
    case Fact::ReservedConnections:
        return Words::tr("%1 of them reserved").arg(value);
    case Fact::PoolLimit:
        return value.toInt() == 0 ? Words::tr("our pool: no limit") : Words::tr("our pool: up to %1").arg(value);
    case Fact::ClockOffset:
        return offset(value);
    }
    return {};
}

} // namespace budget::wording
