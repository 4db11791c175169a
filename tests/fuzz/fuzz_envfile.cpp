// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a `.env` file: a key that is set reads back, setting it again changes nothing, every other byte stays,
// and removing it leaves none.
#include "core/connection/connectiontext.h"
#include "core/connection/envtext.h"

#include <cstdio>
#include <cstdlib>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

void demand(bool holds, int line = __builtin_LINE())
{
    if (holds)
        return;
    std::fprintf(stderr, "the demand in line %d does not hold\n", line);
    std::abort();
}

void demandPlaces(const QString &text)
{
    for (const EnvCandidate &candidate : envCandidates(text)) {
        demand(candidate.line >= 1 && candidate.span.offset >= 0 && candidate.span.length >= 0);
        demand(candidate.span.offset + candidate.span.length <= text.size());
    }
    for (const ConnectionCandidate &candidate : connectionCandidates(text))
        demand(candidate.line >= 1);
}

/// What stands before and behind the change is the file as it was.
void demandOneChange(const QByteArray &before, const QByteArray &after)
{
    qsizetype front = 0;
    while (front < before.size() && front < after.size() && before[front] == after[front])
        ++front;
    qsizetype back = 0;
    while (back < before.size() - front && back < after.size() - front
           && before[before.size() - 1 - back] == after[after.size() - 1 - back])
        ++back;
    const QByteArray changed = before.sliced(front, before.size() - front - back);
    demand(!changed.contains("\nOTHER="));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray file(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    demandPlaces(QString::fromUtf8(file));
    const Secret old = envValue(file, "DATABASE_URL");
    const QString hostile = u"a'b\"c\\d;e $f%g\n"_s + QString::fromUtf8(file.left(8)).remove(QChar(u'\0'));
    for (const QString &value : {u"postgresql://u:p@h/d?a=b&c=d"_s, hostile}) {
        const QByteArray once = envFileWith(file, "DATABASE_URL", Secret(value));
        demand(envValue(once, "DATABASE_URL").reveal() == value);
        demand(envFileWith(once, "DATABASE_URL", Secret(value)) == once);
        demandOneChange(file, once);
        demand(envValue(once, "OTHER") == envValue(file, "OTHER"));
    }
    demand(envFileWith(file, "OTHER", Secret(u"x"_s)).isEmpty() == false);
    demand(envValue(envFileWith(file, "OTHER", Secret(u"x"_s)), "DATABASE_URL") == old);
    demand(envValue(envFileWithout(file, "DATABASE_URL"), "OTHER") == envValue(file, "OTHER"));
    demand(envValue(envFileWithout(file, "DATABASE_URL"), "DATABASE_URL").isEmpty());
    return 0;
}
