// SPDX-License-Identifier: GPL-3.0-or-later

// The input is a text with connections in it: source code, settings files, command lines. Checks that positions are
// inside the text, that the displayed text contains no password, and that each candidate reads back from its URL.
#include "core/reading/connectiontext.h"
#include "core/reading/connectionurl.h"
#include "core/address/placeholders.h"
#include "core/reading/shownconnection.h"

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

void demandInside(TextSpan span, const QString &text)
{
    demand(span.offset >= 0 && span.length >= 0 && span.offset + span.length <= text.size());
}

/// Checks that the displayed text does not contain the password, if that has at least eight characters and occurs once
/// in the text.
void demandMasked(const ConnectionReading &reading, const QString &text)
{
    const QString &password = reading.password.reveal();
    if (password.size() < 8 || text.count(password) != 1 || urlWithoutPassword(reading.address).contains(password))
        return;
    demand(!maskedConnectionText(text).contains(password));
    if (!isAmbiguous(reading))
        demand(!shownConnection(text, reading).text.contains(password));
}

void demandWhole(const ConnectionReading &reading, const QString &text)
{
    for (const ConnectionPart &part : reading.parts)
        demandInside(part.span, text);
    for (const TextSpan &secret : reading.secrets)
        demandInside(secret, text);
    demandInside(reading.whole, text);
    for (const HostPort &place : reading.address.hosts())
        demand(!isPlaceholderHost(place.host));
    const auto again = readConnectionText(urlWithPassword(reading.login()).reveal());
    demand(again && again->login() == reading.login());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const ConnectionCandidate &candidate : connectionCandidates(text)) {
        demand(candidate.line >= 1);
        if (candidate.reading)
            demandWhole(*candidate.reading, text);
        else
            demandInside(candidate.reading.error().span, text);
    }
    const auto reading = readConnectionText(text);
    if (reading)
        demandMasked(*reading, text);
    else
        demandInside(reading.error().span, text);
    return 0;
}
