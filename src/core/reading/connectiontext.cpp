// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectiontext.h"

#include "core/reading/assembly.h"
#include "core/reading/connectionurl.h"
#include "core/reading/detection.h"
#include "core/reading/notations/environmenttext.h"
#include "core/reading/notations/envscan.h"
#include "core/reading/source/clipboardtext.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

Readable<ConnectionReading> assembledFrom(const Readable<RawReading> &raw)
{
    return raw ? assembled(*raw) : tl::make_unexpected(raw.error());
}

int lineOf(QStringView text, qsizetype offset)
{
    return static_cast<int>(text.first(offset).count(u'\n')) + 1;
}

bool mayHoldOtherThings(TextForm form)
{
    return form == TextForm::Environment || form == TextForm::PsqlCommand;
}

/// What stands behind the host may be the rest of a password.
bool isDoubt(const ConnectionWarning &warning)
{
    return warning.kind == WarningKind::AtSignBehindHost;
}

/// What was read, from its first part to its last, with the secrets masked.
QString maskedPiece(const QString &text, const ConnectionReading &reading)
{
    std::vector<TextSpan> secrets = reading.secrets;
    std::sort(secrets.begin(), secrets.end(), [](TextSpan a, TextSpan b) { return a.offset < b.offset; });
    QString masked;
    qsizetype from = reading.whole.offset;
    for (const TextSpan &secret : secrets) {
        if (secret.offset < from)
            continue;
        masked += text.mid(from, secret.offset - from) + u"****"_s;
        from = secret.offset + secret.length;
    }
    const qsizetype end = reading.whole.offset + reading.whole.length;
    return masked + text.mid(from, qMax<qsizetype>(0, end - from));
}

} // namespace

Readable<ConnectionReading> readConnectionText(const QString &text)
{
    if (!text.isValidUtf16())
        return faultAt({0, text.size()}, FaultKind::CharacterRefused);
    if (const qsizetype nul = text.indexOf(QChar(u'\0')); nul >= 0)
        return faultAt({nul, 1}, FaultKind::CharacterRefused);
    return assembledFrom(readAnyForm(withoutInvisible(SourceText(text))));
}

std::vector<ConnectionCandidate> connectionCandidates(const QString &text)
{
    if (!text.isValidUtf16() || text.contains(QChar(u'\0')))
        return {};
    const SourceText source = withoutInvisible(SourceText(text));
    std::vector<ConnectionCandidate> candidates;
    for (const EnvConnection &found : envConnections(source))
        candidates.push_back({found.entry.key, found.entry.line, assembledFrom(readAnyForm(found.value))});
    if (hasLibpqVariables(source.view())) {
        auto reading = assembledFrom(readEnvironmentText(source));
        const qsizetype offset = reading && !reading->parts.empty() ? reading->parts.front().span.offset : 0;
        candidates.push_back({u"PGHOST"_s, lineOf(text, offset), std::move(reading)});
    }
    if (!candidates.empty())
        return candidates;
    if (auto reading = assembledFrom(readAnyForm(source)))
        candidates.push_back({{}, 1, std::move(reading)});
    return candidates;
}

QString maskedConnectionText(const QString &text)
{
    const auto reading = readConnectionText(text);
    const bool isDoubtful = reading && std::any_of(reading->warnings.begin(), reading->warnings.end(), isDoubt);
    if (!reading || isDoubtful)
        return text.trimmed().isEmpty() ? QString() : u"****"_s;
    return mayHoldOtherThings(reading->form) ? urlWithoutPassword(reading->address) : maskedPiece(text, *reading);
}

} // namespace budget
