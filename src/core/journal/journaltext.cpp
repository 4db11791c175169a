// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal.h"

#include "core/address/masking.h"
#include "core/errorkey.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kKinds{
    "ledger_opened"_L1,
    "ledger_failed"_L1,
    "ledger_closed"_L1,
    "connection_opened"_L1,
    "connection_failed"_L1,
    "connection_ended"_L1,
    "connection_replaced"_L1,
    "connection_recycled"_L1,
    "fell_asleep"_L1,
    "woke"_L1,
    "lost"_L1,
    "reconnected"_L1,
    "retried"_L1,
    "pool_waited"_L1,
    "work_done"_L1,
    "work_slow"_L1,
    "work_failed"_L1,
    "checked"_L1,
};

static_assert(kKinds.size() == static_cast<std::size_t>(JournalKind::Checked) + 1);

void insert(QJsonObject &object, const QString &key, const std::optional<std::chrono::microseconds> &time)
{
    if (time)
        object.insert(key, qint64(time->count()));
}

void insert(QJsonObject &object, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

std::optional<std::chrono::microseconds> timeOf(const QJsonValue &value)
{
    const qint64 count = value.toInteger(-1);
    return count < 0 ? std::nullopt : std::optional(std::chrono::microseconds(count));
}

} // namespace

QString journalKey(JournalKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

QByteArray toJsonLine(const JournalEntry &entry)
{
    const JournalEntry bounded = cleaned(entry, {});
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(bounded.at).toUTC();
    QJsonObject object{{u"at"_s, at.toString(Qt::ISODateWithMs)}, {u"kind"_s, journalKey(bounded.kind)}};
    insert(object, u"time_us"_s, bounded.time);
    insert(object, u"round_trip_us"_s, bounded.roundTrip);
    insert(object, u"work"_s, bounded.work);
    if (bounded.error)
        object.insert(u"error"_s, errorKey(*bounded.error));
    insert(object, u"detail"_s, bounded.detail);
    insert(object, u"place"_s, bounded.place);
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<JournalEntry> journalEntryOf(const QByteArray &line)
{
    if (line.size() > kMostJournalLine)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto *kind = std::ranges::find(kKinds, object.value(u"kind"_s).toString());
    const QDateTime at = QDateTime::fromString(object.value(u"at"_s).toString(), Qt::ISODateWithMs);
    if (kind == kKinds.end() || !at.isValid())
        return std::nullopt;
    JournalEntry entry;
    entry.at = at.toMSecsSinceEpoch();
    entry.kind = static_cast<JournalKind>(kind - kKinds.begin());
    entry.time = timeOf(object.value(u"time_us"_s));
    entry.roundTrip = timeOf(object.value(u"round_trip_us"_s));
    entry.work = object.value(u"work"_s).toString();
    if (const QString key = object.value(u"error"_s).toString(); !key.isEmpty())
        entry.error = errorKindOf(key);
    entry.detail = object.value(u"detail"_s).toString();
    entry.place = object.value(u"place"_s).toString();
    return cleaned(entry, {});
}

std::vector<JournalEntry> journalEntriesOf(const QByteArray &lines, std::size_t most)
{
    std::vector<JournalEntry> entries;
    qsizetype end = lines.size();
    while (end > 0 && entries.size() < most) {
        const qsizetype start = end < 2 ? 0 : lines.lastIndexOf('\n', end - 2) + 1;
        if (const auto entry = journalEntryOf(lines.sliced(start, end - start)))
            entries.push_back(*entry);
        end = start;
    }
    std::ranges::reverse(entries);
    return entries;
}

} // namespace budget
