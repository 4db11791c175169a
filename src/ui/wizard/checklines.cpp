// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/checklines.h"

#include "words/wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using State = CheckLine::State;

constexpr qint64 kLongMs = 2000;
constexpr qsizetype kMostTables = 12;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::CheckPage)
};

enum Row { Connect, Encryption, Select, Server, Tables, RowCount };

QString titleOf(Row row)
{
    switch (row) {
    case Connect:
        return Words::tr("The server answers and lets you in");
    case Encryption:
        return Words::tr("The connection is encrypted");
    case Select:
        return Words::tr("A question comes back");
    case Server:
        return Words::tr("The server");
    case Tables:
        return Words::tr("Tables");
    case RowCount:
        break;
    }
    return {};
}

std::vector<CheckLine> emptyLines(State state)
{
    std::vector<CheckLine> lines;
    for (int row = Connect; row < RowCount; ++row)
        lines.push_back({state, titleOf(static_cast<Row>(row))});
    return lines;
}

QString milliseconds(std::chrono::microseconds time)
{
    const double ms = double(time.count()) / 1000.0;
    return Words::tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < 10 ? 1 : 0));
}

CheckLine encryptionLine(const TrialReport &report, const ServerAddress &address)
{
    const QString mode = sslModeFor(address);
    if (report.encryption.isEmpty()) {
        const QString evidence = address.isLoopback()
            ? Words::tr("It is not. The server is on this computer, so nobody can listen on the way.")
            : Words::tr("It is not: whoever is on the way can read everything.");
        return {State::Warned, titleOf(Encryption), evidence};
    }
    const QString proof = mode == u"verify-full"_s ? Words::tr("the server proved its name (verify-full)")
        : mode == u"verify-ca"_s ? Words::tr("its certificate is valid, its name was not compared (verify-ca)")
                                 : Words::tr("the server was not asked for a proof (%1)").arg(mode);
    return {mode == u"verify-full"_s ? State::Passed : State::Warned, titleOf(Encryption),
            Words::tr("%1; %2").arg(report.encryption, proof)};
}

CheckLine serverLine(const TrialReport &report, const PoolSettings &pool)
{
    QString evidence = Words::tr("PostgreSQL %1. It admits %2 connections and keeps %3 of them for itself.")
                           .arg(report.serverVersion)
                           .arg(report.room.limit)
                           .arg(report.room.reserved);
    State state = State::Passed;
    if (report.isReadOnly) {
        state = State::Warned;
        evidence += u' ' + Words::tr("It can only be read: expenses cannot be entered here.");
    }
    if (adviceFor(pool, report.room) == PoolAdvice::BeyondServer) {
        state = State::Warned;
        evidence += u' ' + Words::tr("Your pool may ask for more than that: choose less under Settings.");
    }
    return {state, titleOf(Server), evidence};
}

bool isCourseTable(const QString &table)
{
    const QString name = table.section(u'.', -1);
    return name == u"users"_s || name == u"categories"_s || name == u"expenses"_s;
}

CheckLine tablesLine(const TrialReport &report)
{
    const auto &tables = report.tables;
    const bool hasCourse = std::ranges::any_of(tables, isCourseTable);
    if (!hasCourse && !report.canCreate)
        return {State::Warned, titleOf(Tables),
                Words::tr("The budget's tables are not there, and this user may not create any. Ask the owner for "
                          "GRANT CREATE ON SCHEMA public.")};
    if (tables.isEmpty())
        return {State::Passed, titleOf(Tables), Words::tr("None yet; they are created at the end.")};
    QString evidence = Words::tr("%n found: %1.", nullptr, int(tables.size())).arg(shownTables(tables));
    if (!hasCourse)
        evidence += u' ' + Words::tr("The budget's own are created beside them at the end.");
    return {State::Passed, titleOf(Tables), evidence};
}

/// The row that an error of the opening belongs to.
Row rowOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::TlsUnavailable:
    case ErrorKind::CertificateRejected:
    case ErrorKind::CertificateOtherHost:
        return Encryption;
    case ErrorKind::StatementTimeout:
    case ErrorKind::ConnectionLost:
    case ErrorKind::OutcomeUnknown:
        return Select;
    case ErrorKind::PermissionDenied:
        return error.field == Field::Database ? Connect : Tables;
    default:
        return Connect;
    }
}

} // namespace

std::vector<CheckLine> checkLines(const TrialReport &report, const ServerAddress &address, const PoolSettings &pool)
{
    return {{State::Passed, titleOf(Connect), Words::tr("%1, as %2").arg(address.place(), address.user),
             milliseconds(report.connectTime)},
            encryptionLine(report, address),
            {State::Passed, titleOf(Select), Words::tr("%1, there and back").arg(report.question),
             milliseconds(report.roundTrip)},
            serverLine(report, pool),
            tablesLine(report)};
}

std::vector<CheckLine> runningLines(qint64 elapsedMs)
{
    auto lines = emptyLines(State::Waiting);
    lines[Connect].state = State::Running;
    lines[Connect].evidence = elapsedMs < kLongMs
        ? Words::tr("Connecting…")
        : Words::tr("Connecting… A database that sleeps takes a few seconds to wake.");
    if (elapsedMs >= kLongMs)
        lines[Connect].time = Words::tr("%n s", nullptr, int(elapsedMs / 1000));
    return lines;
}

std::vector<CheckLine> failedLines(const Error &error, const ServerAddress &address)
{
    auto lines = emptyLines(State::Skipped);
    if (error.kind == ErrorKind::Cancelled) {
        lines[Connect] = {State::Skipped, titleOf(Connect), Words::tr("Stopped.")};
        return lines;
    }
    const Row row = rowOf(error);
    lines[row] = {State::Failed,
                  titleOf(row),
                  wording::sentence(error),
                  {},
                  address.password.maskedIn(wording::technicalText(error))};
    return lines;
}

QString shownTables(const QStringList &tables)
{
    const QString shown = tables.first(qMin(kMostTables, tables.size())).join(u", "_s);
    const auto more = tables.size() - kMostTables;
    return more > 0 ? Words::tr("%1 and %n more", nullptr, int(more)).arg(shown) : shown;
}

} // namespace budget
