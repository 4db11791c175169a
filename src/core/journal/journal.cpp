// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal.h"

#include "core/address/masking.h"
#include "core/checks/checklist.h"
#include "core/failure/retrypolicy.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostPlace = 200;
constexpr qsizetype kMostName = 60;

/// The first `most` characters of the text, without half a surrogate pair or a blank at the end.
QString cut(const QString &text, qsizetype most)
{
    const bool splitsPair = text.size() > most && most > 0 && text.at(most - 1).isHighSurrogate();
    return text.left(splitsPair ? most - 1 : most).trimmed();
}

/// The text as one line with passwords masked. The text is shortened only after masking, so that no part of a password
/// remains.
QString tidied(const QString &text, const LedgerLogin &login, qsizetype most)
{
    return cut(withoutPasswords(masked(text, login).simplified()), most);
}

} // namespace

bool belongsTo(const JournalEntry &entry, JournalTopic topic)
{
    switch (topic) {
    case JournalTopic::All:
        return true;
    case JournalTopic::Failures:
        return entry.error.has_value() || entry.kind == JournalKind::Lost;
    case JournalTopic::Waits:
        return entry.kind == JournalKind::PoolWaited || entry.kind == JournalKind::Woke
            || entry.kind == JournalKind::Reconnected;
    case JournalTopic::Slow:
        return entry.kind == JournalKind::WorkSlow;
    }
    return true;
}

JournalEntry failureEntry(JournalKind kind, const Error &error)
{
    JournalEntry entry{.kind = kind, .error = error.kind};
    const bool isOpening = kind == JournalKind::LedgerFailed || kind == JournalKind::ConnectionFailed;
    if (isOpening || isAboutConnection(error))
        entry.detail = error.detail;
    return entry;
}

JournalEntry checkedEntry(const Checklist &list, const QString &place)
{
    const auto failed = list.firstFailure();
    const auto &error = failed ? list.result(*failed).error : std::optional<Error>();
    JournalEntry entry = error ? failureEntry(JournalKind::Checked, *error) : JournalEntry{};
    entry.kind = JournalKind::Checked;
    entry.place = place;
    std::chrono::microseconds sum{0};
    for (const CheckResult &result : list.results())
        sum += result.time;
    entry.time = sum;
    return entry;
}

std::vector<JournalEntry> lastOf(const QString &place, std::vector<JournalEntry> entries, std::size_t most)
{
    std::erase_if(entries, [&](const JournalEntry &entry) { return entry.place != place; });
    const std::size_t surplus = entries.size() - std::min(entries.size(), most);
    entries.erase(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(surplus));
    return entries;
}

JournalEntry cleaned(JournalEntry entry, const LedgerLogin &login)
{
    entry.detail = tidied(entry.detail, login, kMostDetail);
    entry.place = cut(withoutPasswords(entry.place), kMostPlace);
    entry.work = cut(entry.work, kMostName);
    return entry;
}

} // namespace budget
