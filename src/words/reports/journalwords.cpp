// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reports/journalwords.h"

#include "words/errors/wording.h"
#include "words/words.h"

#include <QLocale>
#include <QMap>
#include <QStringList>

namespace budget::wording {

using namespace Qt::StringLiterals;

QString journalTitle(JournalKind kind)
{
    switch (kind) {
    case JournalKind::LedgerOpened:
        return Words::tr("Ledger opened");
    case JournalKind::LedgerFailed:
        return Words::tr("Ledger not opened");
    case JournalKind::LedgerClosed:
        return Words::tr("Ledger closed");
    case JournalKind::ConnectionOpened:
        return Words::tr("Connection opened");
    case JournalKind::ConnectionFailed:
        return Words::tr("Connection failed");
    case JournalKind::ConnectionEnded:
        return Words::tr("Connection ended by the server");
    case JournalKind::ConnectionReplaced:
        return Words::tr("Dead connection replaced");
    case JournalKind::ConnectionRecycled:
        return Words::tr("Old connection replaced");
    case JournalKind::FellAsleep:
        return Words::tr("Fell asleep");
    case JournalKind::Woke:
        return Words::tr("Woke up");
    case JournalKind::Lost:
        return Words::tr("Connection lost");
    case JournalKind::Reconnected:
        return Words::tr("Connected again");
    case JournalKind::Retried:
        return Words::tr("Tried again");
    case JournalKind::PoolWaited:
        return Words::tr("Waited for a free connection");
    case JournalKind::WorkDone:
        return Words::tr("Answered");
    case JournalKind::WorkSlow:
        return Words::tr("Answered slowly");
    case JournalKind::WorkFailed:
        return Words::tr("Failed");
    case JournalKind::Checked:
        return Words::tr("Connection checked");
    }
    return {};
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
        {u"transfer"_s, Words::tr("transfer between categories")},
        {u"list_month"_s, Words::tr("list a month")},
        {u"summarize_month"_s, Words::tr("sum up a month")},
        {u"view_month"_s, Words::tr("read a month")},
        {u"list_categories"_s, Words::tr("list categories")},
        {u"add_category"_s, Words::tr("add a category")},
        {u"update_category"_s, Words::tr("change a category")},
        {u"delete_category"_s, Words::tr("delete a category")},
        {u"list_persons"_s, Words::tr("list people")},
        {u"add_person"_s, Words::tr("add a person")},
        {u"update_person"_s, Words::tr("change a person")},
        {u"add_sample_ledger"_s, Words::tr("add the sample ledger")},
    };
    return names.value(work, work);
}

QString journalDetail(const JournalEntry &entry)
{
    QStringList parts;
    if (!entry.work.isEmpty())
        parts << useCaseName(entry.work);
    if (entry.error)
        parts << whatHappened({*entry.error, Field::None, {}, {}, {}});
    if (entry.roundTrip)
        parts << Words::tr("round trip %1").arg(durationText(entry.roundTrip));
    if (!entry.detail.isEmpty())
        parts << entry.detail;
    return parts.join(u" · "_s);
}

QString durationText(const std::optional<std::chrono::microseconds> &time)
{
    if (!time)
        return {};
    const double ms = double(time->count()) / 1000;
    const QLocale locale;
    if (ms >= 1000)
        return Words::tr("%1 s").arg(locale.toString(ms / 1000, 'f', 1));
    return Words::tr("%1 ms").arg(locale.toString(ms, 'f', ms < 10 ? 1 : 0));
}

QString journalTopicName(JournalTopic topic)
{
    switch (topic) {
    case JournalTopic::All:
        return Words::tr("Everything");
    case JournalTopic::Failures:
        return Words::tr("Failures");
    case JournalTopic::Waits:
        return Words::tr("Waits");
    case JournalTopic::Slow:
        return Words::tr("Slow statements");
    }
    return {};
}

QString journalProblem(const Error &error)
{
    return Words::tr("The journal cannot be kept in its file, so it lasts until the program ends. %1")
        .arg(error.detail)
        .trimmed();
}

} // namespace budget::wording
