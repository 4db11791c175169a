// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/statewords.h"

#include "words/errors/wording.h"
#include "words/outsidetext.h"
#include "words/words.h"

#include <QLocale>

#include <array>

namespace budget::statewords {

using namespace Qt::StringLiterals;

namespace {

using wording::Word;
using wording::wordIn;
using wording::Words;

constexpr std::array kMeanings{
    Word{SessionState::Closed, QT_TRANSLATE_NOOP("budget::wording", "No ledger is open.")},
    Word{SessionState::Connecting, QT_TRANSLATE_NOOP("budget::wording", "The ledger is being opened.")},
    Word{SessionState::LocalFile, QT_TRANSLATE_NOOP("budget::wording", "The ledger is in a file on this computer.")},
    Word{SessionState::Waking,
         QT_TRANSLATE_NOOP("budget::wording", "The database was asleep and is waking up; this takes a few seconds.")},
    Word{SessionState::Connected, QT_TRANSLATE_NOOP("budget::wording", "The server has answered.")},
    Word{SessionState::ReadOnly, QT_TRANSLATE_NOOP("budget::wording", "The server has answered; it is read-only.")},
    Word{SessionState::Asleep,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "No query was sent for a while, so the database is asleep. It wakes up with your next action.")},
    Word{SessionState::Reconnecting,
         QT_TRANSLATE_NOOP("budget::wording", "The connection was lost and is being opened again.")},
    Word{SessionState::Lost, QT_TRANSLATE_NOOP("budget::wording", "The last attempt to connect failed.")},
};
static_assert(wording::hasRowsTo(kMeanings, SessionState::Lost));

constexpr std::array kStates{
    Word{SessionState::Closed, QT_TRANSLATE_NOOP("budget::wording", "Not open")},
    Word{SessionState::Connecting, QT_TRANSLATE_NOOP("budget::wording", "Connecting…")},
    Word{SessionState::LocalFile, QT_TRANSLATE_NOOP("budget::wording", "Local file")},
    Word{SessionState::Waking, QT_TRANSLATE_NOOP("budget::wording", "Waking…")},
    Word{SessionState::Connected, QT_TRANSLATE_NOOP("budget::wording", "Connected")},
    Word{SessionState::ReadOnly, QT_TRANSLATE_NOOP("budget::wording", "Read-only")},
    Word{SessionState::Asleep, QT_TRANSLATE_NOOP("budget::wording", "Asleep")},
    Word{SessionState::Reconnecting, QT_TRANSLATE_NOOP("budget::wording", "Reconnecting…")},
    Word{SessionState::Lost, QT_TRANSLATE_NOOP("budget::wording", "Lost")},
};
static_assert(wording::hasRowsTo(kStates, SessionState::Lost));

QString meaning(const StatusSnapshot &status)
{
    if (status.state == SessionState::Lost && status.lastError)
        return wording::sentence(*status.lastError);
    const bool isFile = status.isLocal && status.state == SessionState::ReadOnly;
    return wordIn(kMeanings, isFile ? SessionState::LocalFile : status.state);
}

/// The states that show how many seconds the person has been waiting.
bool isWaited(SessionState state)
{
    return state == SessionState::Connecting || state == SessionState::Waking || state == SessionState::Reconnecting;
}

} // namespace

QString state(SessionState state, std::chrono::seconds waited)
{
    const QString word = wordIn(kStates, state);
    const bool isCounted = isWaited(state) && waited.count() >= 1;
    return isCounted ? Words::tr("%1 %n s", nullptr, int(waited.count())).arg(word) : word;
}

QString explanation(const StatusSnapshot &status)
{
    if (status.state == SessionState::Closed || status.state == SessionState::Connecting)
        return meaning(status);
    if (status.readOnlyBecause == ErrorKind::SchemaNewer || (status.isLocal && status.isReadOnly))
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
                                       : Words::tr("encrypted (%1)").arg(wording::outsideText(status.encryption));
}

QString roundTrip(const StatusSnapshot &status)
{
    if (!status.pool.lastRoundTrip)
        return {};
    const double ms = double(status.pool.lastRoundTrip->count()) / 1000.0;
    return Words::tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < 9.95 ? 1 : 0));
}

QString pool(const PoolStats &stats)
{
    return u"%1 / %2 / %3"_s.arg(stats.inUse)
        .arg(stats.open)
        .arg(stats.limit == 0 ? u"∞"_s : QString::number(stats.limit));
}

QString unprotected()
{
    return Words::tr("A change could be saved twice here, because this database user may not create the program's own "
                     "tables. If an answer is lost, the program asks you to check the result.");
}

QString readOnlyReason(const StatusSnapshot &status)
{
    if (!status.isReadOnly)
        return {};
    if (status.readOnlyBecause == ErrorKind::SchemaNewer)
        return Words::tr("This ledger was written by a newer version of Budget Tracker, so it is read-only. Update the "
                         "program to change it.");
    if (status.readOnlyBecause == ErrorKind::FileDamaged)
        return Words::tr(
            "This file is damaged, so it is read-only. Open a backup copy, or save what can still be read.");
    if (status.readOnlyBecause == ErrorKind::DiskFull)
        return Words::tr("The disk is full, so no copy of this file could be made before its tables are brought up to "
                         "date, and it is read-only. Free some space, then open the file again.");
    if (status.isLocal || status.readOnlyBecause == ErrorKind::FileReadOnly)
        return Words::tr(
            "This file or its folder is read-only. Allow writing, or save a copy elsewhere and open the copy.");
    return Words::tr("This server is read-only. Connect to its primary server to change the ledger.");
}

} // namespace budget::statewords
