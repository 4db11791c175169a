// SPDX-License-Identifier: GPL-3.0-or-later
// The input is a pasted text. Checks that positions are inside the text, that a reading comes back from its URL, that
// libpq agrees with every text that it accepts, and that the masked text contains no password.
#include "core/address/libpqparameters.h"
#include "core/reading/connectiontext.h"
#include "core/reading/connectionurl.h"
#include "core/reading/libpqreading.h"

#include <algorithm>
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

void demandPlaces(const ConnectionReading &reading, const QString &text)
{
    for (const ConnectionPart &part : reading.parts)
        demandInside(part.span, text);
    for (const ConnectionWarning &warning : reading.warnings)
        demandInside(warning.span, text);
    for (const DroppedParameter &dropped : reading.dropped)
        demandInside(dropped.span, text);
    for (const TextSpan &secret : reading.secrets)
        demandInside(secret, text);
    demandInside(reading.whole, text);
}

void demandRoundTrip(const ServerLogin &login)
{
    const auto again = readConnectionText(urlWithPassword(login).reveal());
    demand(again && again->login() == login);
    const auto libpq = test::libpqReading(urlWithPassword(login).reveal());
    demand(libpq && test::differences(*again, *libpq).isEmpty());
    ServerLogin other = login;
    other.password = Secret(u"another"_s);
    demand(urlWithoutPassword(other.address) == urlWithoutPassword(login.address));
    const auto parameters = test::libpqReading(conninfoOf(libpqParameters(login, u"/ca.crt"_s)));
    demand(parameters && parameters->value(u"sslmode"_s) == sslModeFor(login.address));
}

/// The password, if it occurs unescaped in the text; otherwise empty.
QString plainPassword(const ConnectionReading &reading, const QString &text)
{
    const auto isPassword = [](const ConnectionPart &part) { return part.kind == PartKind::Password; };
    const auto part = std::find_if(reading.parts.begin(), reading.parts.end(), isPassword);
    const QString &password = reading.password.reveal();
    const bool isPlain = part != reading.parts.end() && text.mid(part->span.offset, part->span.length) == password;
    return isPlain ? password : QString();
}

/// Checks that the masked text does not contain the password, if that has at least eight characters and occurs once in
/// the text.
void demandMasked(const ConnectionReading &reading, const QString &text)
{
    const QString password = plainPassword(reading, text);
    if (password.size() < 8 || text.count(password) != 1 || urlWithoutPassword(reading.address).contains(password))
        return;
    demand(!maskedConnectionText(text).contains(password));
    for (const DroppedParameter &dropped : reading.dropped) // a password may be a parameter's name
        demand(libpqParameter(dropped.name) || !dropped.name.contains(password));
}

void demandLibpqsReading(const ConnectionReading &reading, const QString &text)
{
    const bool isLibpqsForm = text.startsWith(u"postgresql://"_s) || text.startsWith(u"postgres://"_s);
    const TextSpan whole = reading.whole;
    if (!isLibpqsForm || whole != TextSpan{0, text.size()} || text.contains(u'\n') || text.contains(u'\r'))
        return;
    const auto hasInvisible = [](QChar c) {
        return c.category() == QChar::Other_Format || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
    };
    if (std::any_of(text.begin(), text.end(), hasInvisible) || text.contains(QChar(0xAD)))
        return;
    const auto libpq = test::libpqReading(text);
    if (libpq && !test::isMisread(*libpq))
        demand(test::differences(reading, *libpq).isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    static_cast<void>(parseConnectionUrl(text));
    const auto reading = readConnectionText(text);
    if (!reading) {
        demandInside(reading.error().span, text);
        return 0;
    }
    demandPlaces(*reading, text);
    demandRoundTrip(reading->login());
    demandMasked(*reading, text);
    demandLibpqsReading(*reading, text);
    return 0;
}
