// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/statewords.h"

#include "words/errors/wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace budget::statewords {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::ConnectionStatus)
};

QString meaning(const StatusSnapshot &status)
{
    switch (status.state) {
    case SessionState::Closed:
        return Words::tr("No budget is open.");
    case SessionState::Connecting:
        return Words::tr("The budget is being opened.");
    case SessionState::LocalFile:
        return Words::tr("The budget is in a file on this computer.");
    case SessionState::Waking:
        return Words::tr("The database slept and is waking up, which takes a few seconds.");
    case SessionState::Connected:
        return Words::tr("The server has answered.");
    case SessionState::ReadOnly:
        return Words::tr("The server has answered; it can only be read.");
    case SessionState::Asleep:
        return Words::tr("Nobody asked the database for a while, so it sleeps. It wakes by itself with the next thing "
                         "that you do.");
    case SessionState::Reconnecting:
        return Words::tr("The connection was lost and is being opened again.");
    case SessionState::Lost:
        return status.lastError ? wording::sentence(*status.lastError) : QString();
    }
    return {};
}

} // namespace

QString state(SessionState state, std::chrono::seconds waited)
{
    const auto counted = [waited](const QString &word) {
        return waited.count() < 1 ? word : Words::tr("%1 %n s", nullptr, int(waited.count())).arg(word);
    };
    switch (state) {
    case SessionState::Closed:
        return Words::tr("Not open");
    case SessionState::Connecting:
        return counted(Words::tr("Connecting…"));
    case SessionState::LocalFile:
        return Words::tr("Local file");
    case SessionState::Waking:
        return counted(Words::tr("Waking…"));
    case SessionState::Connected:
        return Words::tr("Connected");
    case SessionState::ReadOnly:
        return Words::tr("Read-only");
    case SessionState::Asleep:
        return Words::tr("Asleep");
    case SessionState::Reconnecting:
        return counted(Words::tr("Reconnecting…"));
    case SessionState::Lost:
        return Words::tr("Lost");
    }
    return {};
}

QString explanation(const StatusSnapshot &status)
{
    if (status.state == SessionState::Closed || status.state == SessionState::Connecting)
        return meaning(status);
    if (status.readOnlyBecause == ErrorKind::SchemaNewer)
        return meaning(status) + u'\n' + readOnlyReason(status);
    return status.isProtected ? meaning(status) : meaning(status) + u'\n' + unprotected();
}

QString route(const StatusSnapshot &status)
{
    return status.isPooled ? Words::tr("pooled") : Words::tr("direct");
}

QString encryption(const StatusSnapshot &status)
{
    return status.encryption.isEmpty() ? Words::tr("not encrypted")
                                       : Words::tr("encrypted (%1)").arg(status.encryption);
}

QString roundTrip(const StatusSnapshot &status)
{
    if (!status.pool.lastRoundTrip)
        return {};
    const double ms = double(status.pool.lastRoundTrip->count()) / 1000.0;
    return Words::tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < 10 ? 1 : 0));
}

QString pool(const PoolStats &stats)
{
    return u"%1 / %2 / %3"_s.arg(stats.inUse)
        .arg(stats.open)
        .arg(stats.limit == 0 ? u"∞"_s : QString::number(stats.limit));
}

QString unprotected()
{
    return Words::tr("Nothing can keep a change from being saved twice here, because this database user may not create "
                     "the table for it. Where an answer is lost, the program asks you to look.");
}

QString readOnlyReason(const StatusSnapshot &status)
{
    if (!status.isReadOnly)
        return {};
    if (status.readOnlyBecause == ErrorKind::SchemaNewer)
        return Words::tr("This budget was made by a newer version of Budget Tracker: it can be read. Update the "
                         "program to change it.");
    return Words::tr("This server can only be read. Connect to its primary server to change the budget.");
}

} // namespace budget::statewords
