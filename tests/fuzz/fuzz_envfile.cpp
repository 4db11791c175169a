// SPDX-License-Identifier: GPL-3.0-or-later

// The input is a `.env` file. Checks that a key that was set reads back, that setting it again changes nothing, that
// all other assignments stay, and that removing the key removes it completely.
#include "core/reading/connectiontext.h"
#include "core/reading/envfile/envpassword.h"
#include "core/reading/envtext.h"
#include "core/reading/notations/envscan.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

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

/// The assignments of all other keys, as written in the file.
std::vector<QByteArray> others(const QByteArray &file)
{
    std::vector<QByteArray> found;
    for (const EnvEntry &entry : scannedEnv(QString::fromLatin1(file))) {
        if (entry.key != u"DATABASE_URL")
            found.push_back(entry.key.toLatin1() + '=' + file.sliced(entry.quoted.offset, entry.quoted.length));
    }
    return found;
}

/// Whether removing a line cannot change the meaning of other lines. An unclosed quote before the line could be closed
/// by a quote after it, and a byte order mark inside the file could become its beginning.
bool isWellFormed(const QByteArray &file)
{
    if (file.contains("\xEF\xBB\xBF"))
        return false;
    const auto entries = scannedEnv(QString::fromLatin1(file));
    return std::all_of(entries.begin(), entries.end(), [&](const EnvEntry &entry) {
        return !entry.quote.isNull() || entry.value.length == 0 || !std::strchr("'\"`", file[entry.value.offset]);
    });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray file(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    demandPlaces(QString::fromUtf8(file));
    const QString hostile = u"a'b\"c\\d;e $f%g\n"_s + QString::fromUtf8(file.left(8)).remove(QChar(u'\0'));
    ServerLogin login{{u"h"_s, kDefaultPort, u"d"_s, u"u"_s, {}}, Secret(hostile)};
    if (const auto there = envLogin(file, u"DATABASE_URL"_s))
        login.address = there->address;
    if (const auto once = envChangeFor(file, u"DATABASE_URL"_s, login)) {
        demand(envLogin(once->file, u"DATABASE_URL"_s)->password == login.password);
        demand(!once->shown.contains(hostile));
        const auto again = envChangeFor(once->file, u"DATABASE_URL"_s, login);
        demand(again && again->file == once->file);
        demand(others(once->file) == others(file));
        demand(envValue(once->file, "OTHER") == envValue(file, "OTHER"));
    }
    demand(!isWellFormed(file) || others(envFileWithout(file, "DATABASE_URL")) == others(file));
    demand(envValue(envFileWithout(file, "DATABASE_URL"), "DATABASE_URL").isEmpty());
    return 0;
}
