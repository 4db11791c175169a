// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reports/journalwords.h"

#include "core/plaintext.h"
#include "words/errors/wording.h"
#include "words/words.h"

#include <QLocale>
#include <QMap>
#include <QStringList>

#include <array>

namespace budget::wording {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kTitles{
    Word{JournalKind::LedgerOpened, QT_TRANSLATE_NOOP("budget::wording", "Ledger opened")},
    Word{JournalKind::LedgerFailed, QT_TRANSLATE_NOOP("budget::wording", "Ledger not opened")},
    Word{JournalKind::LedgerClosed, QT_TRANSLATE_NOOP("budget::wording", "Ledger closed")},
    Word{JournalKind::ConnectionOpened, QT_TRANSLATE_NOOP("budget::wording", "Connection opened")},
    Word{JournalKind::ConnectionFailed, QT_TRANSLATE_NOOP("budget::wording", "Connection failed")},
    Word{JournalKind::ConnectionEnded, QT_TRANSLATE_NOOP("budget::wording", "Connection ended by the server")},
    Word{JournalKind::ConnectionReplaced, QT_TRANSLATE_NOOP("budget::wording", "Dead connection replaced")},
    Word{JournalKind::ConnectionRecycled, QT_TRANSLATE_NOOP("budget::wording", "Old connection replaced")},
    Word{JournalKind::FellAsleep, QT_TRANSLATE_NOOP("budget::wording", "Fell asleep")},
    Word{JournalKind::Woke, QT_TRANSLATE_NOOP("budget::wording", "Woke up")},
    Word{JournalKind::Lost, QT_TRANSLATE_NOOP("budget::wording", "Connection lost")},
    Word{JournalKind::Reconnected, QT_TRANSLATE_NOOP("budget::wording", "Connected again")},
    Word{JournalKind::Retried, QT_TRANSLATE_NOOP("budget::wording", "Tried again")},
    Word{JournalKind::PoolWaited, QT_TRANSLATE_NOOP("budget::wording", "Waited for a free connection")},
    Word{JournalKind::WorkDone, QT_TRANSLATE_NOOP("budget::wording", "Answered")},
    Word{JournalKind::WorkSlow, QT_TRANSLATE_NOOP("budget::wording", "Answered slowly")},
    Word{JournalKind::WorkFailed, QT_TRANSLATE_NOOP("budget::wording", "Failed")},
    Word{JournalKind::Checked, QT_TRANSLATE_NOOP("budget::wording", "Connection checked")},
};
static_assert(hasRowsTo(kTitles, JournalKind::Checked));

constexpr std::array kTopics{
    Word{JournalTopic::All, QT_TRANSLATE_NOOP("budget::wording", "Everything")},
    Word{JournalTopic::Failures, QT_TRANSLATE_NOOP("budget::wording", "Failures")},
    Word{JournalTopic::Waits, QT_TRANSLATE_NOOP("budget::wording", "Waits")},
    Word{JournalTopic::Slow, QT_TRANSLATE_NOOP("budget::wording", "Slow statements")},
};
static_assert(hasRowsTo(kTopics, JournalTopic::Slow));

/// Whether the error's sentence already quotes the whole detail, as those of some kinds of error do.
bool isQuotedIn(const QStringList &parts, const JournalEntry &entry)
{
    return entry.error && parts.join(u'\n').contains(u'‘' + plainLine(entry.detail) + u'’');
}

} // namespace

QString journalTitle(JournalKind kind)
{
    return wordIn(kTitles, kind);
}

QString useCaseName(const QString &work)
{
    const QMap<QString, QString> names{
        {u"open_ledger"_s, Words::tr("open the ledger")},
        {u"add_expense"_s, Words::tr("add an expense")},
        {u"add_expenses"_s, Words::tr("add expenses")},
        {u"update_expense"_s, Words::tr("change an expense")},
        {u"delete_expense"_s, Words::tr("delete an expense")},
        {u"restore_expense"_s, Words::tr("restore an expense")},
        {u"revert_expense"_s, Words::tr("take the change of an expense back")},
        {u"transfer"_s, Words::tr("transfer between categories")},
        {u"list_month"_s, Words::tr("list a month")},
        {u"summarize_month"_s, Words::tr("sum up a month")},
        {u"view_month"_s, Words::tr("read a month")},
        {u"list_categories"_s, Words::tr("list categories")},
        {u"add_category"_s, Words::tr("add a category")},
        {u"update_category"_s, Words::tr("change a category")},
        {u"revert_category"_s, Words::tr("take the change of a category back")},
        {u"delete_category"_s, Words::tr("delete a category")},
        {u"list_persons"_s, Words::tr("list people")},
        {u"add_person"_s, Words::tr("add a person")},
        {u"update_person"_s, Words::tr("change a person")},
        {u"add_sample_ledger"_s, Words::tr("add the sample ledger")},
        {u"undo"_s, Words::tr("undo a change")},
        {u"redo"_s, Words::tr("redo a change")},
        {u"skip"_s, Words::tr("skip a step of Undo or Redo")},
        {u"obstacles"_s, Words::tr("find what keeps a step from being undone")},
        {u"undo_state"_s, Words::tr("find the steps of Undo and Redo")},
        {u"list_trash"_s, Words::tr("list the trash")},
        {u"restore_deleted"_s, Words::tr("restore from the trash")},
        {u"history"_s, Words::tr("read the history of a row")},
        {u"read_row"_s, Words::tr("read a row")},
    };
    return names.value(work, plainLine(work));
}

QString journalDetail(const JournalEntry &entry)
{
    QStringList parts;
    if (!entry.work.isEmpty())
        parts << useCaseName(entry.work);
    if (entry.error)
        parts << whatHappened({*entry.error, Field::None, entry.detail, {}, {}});
    if (entry.roundTrip)
        parts << Words::tr("round trip %1").arg(durationText(entry.roundTrip));
    if (!entry.detail.isEmpty() && !isQuotedIn(parts, entry))
        parts << plainLine(entry.detail);
    return parts.join(u" · "_s);
}

QString durationText(const std::optional<std::chrono::microseconds> &time)
{
    if (!time)
        return {};
    const double ms = double(time->count()) / 1000;
    const QLocale locale;
    if (ms >= 999.5)
        return Words::tr("%1 s").arg(locale.toString(ms / 1000, 'f', 1));
    return Words::tr("%1 ms").arg(locale.toString(ms, 'f', ms < 9.95 ? 1 : 0));
}

QString journalTopicName(JournalTopic topic)
{
    return wordIn(kTopics, topic);
}

QString journalProblem(const Error &error)
{
    return Words::tr("The journal cannot be written to its file, so it is lost when the program ends. %1")
        .arg(plainLine(error.detail))
        .trimmed();
}

} // namespace budget::wording
