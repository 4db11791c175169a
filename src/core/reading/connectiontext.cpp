// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectiontext.h"

#include "core/reading/assembly.h"
#include "core/reading/connectionurl.h"
#include "core/reading/detection.h"
#include "core/reading/secretvalues.h"
#include "core/reading/source/clipboardtext.h"

#include <QHash>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

Readable<ConnectionReading> assembledFrom(const Readable<RawReading> &raw)
{
    return raw ? assembled(*raw) : tl::make_unexpected(raw.error());
}

/// The positions of the line breaks in a text.
class Lines
{
public:
    explicit Lines(QStringView text)
    {
        for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1))
            m_breaks.push_back(at);
    }

    /// The line of the character at `offset`, from 1.
    [[nodiscard]] int lineOf(qsizetype offset) const
    {
        return static_cast<int>(std::ranges::lower_bound(m_breaks, offset) - m_breaks.begin()) + 1;
    }

private:
    std::vector<qsizetype> m_breaks;
};

/// Whether both logins have the same address, user and password, and `more` contains every parameter of `less`.
bool isIncluded(const ServerLogin &less, const ServerLogin &more)
{
    const auto withoutParameters = [](ServerLogin login) {
        login.address.parameters = {};
        return login;
    };
    if (withoutParameters(less) != withoutParameters(more) || sslModeFor(less.address) != sslModeFor(more.address))
        return false;
    const QMap<QString, QString> &parameters = less.address.parameters;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        if (it.key() != u"sslmode" && more.address.parameters.value(it.key()) != it.value())
            return false;
    }
    return true;
}

/// What two readings have in common if one may include the other.
QString keyOf(const ServerLogin &login)
{
    const ServerAddress &address = login.address;
    return QStringList{address.user, login.password.reveal(), address.host, address.database, address.schema,
                       QString::number(address.port)}
        .join(QChar(u'\0'));
}

/// Collects candidates. A candidate that an earlier one includes is left out; it replaces the first earlier candidate
/// that it includes.
class DistinctCandidates
{
public:
    void add(ConnectionCandidate candidate)
    {
        if (!candidate.reading) {
            m_all.push_back(std::move(candidate));
            return;
        }
        constexpr std::size_t kMost = 16; // bounds the time for a text with one connection in hundreds of variants
        const ServerLogin login = candidate.reading->login();
        std::vector<std::size_t> &similar = m_places[keyOf(login)];
        for (const std::size_t place : similar) {
            ConnectionCandidate &earlier = m_all[place];
            if (isIncluded(login, earlier.reading->login()))
                return;
            if (isIncluded(earlier.reading->login(), login)) {
                earlier = std::move(candidate);
                return;
            }
        }
        if (similar.size() < kMost)
            similar.push_back(m_all.size());
        m_all.push_back(std::move(candidate));
    }

    std::vector<ConnectionCandidate> take() { return std::move(m_all); }

private:
    std::vector<ConnectionCandidate> m_all;
    QHash<QString, std::vector<std::size_t>> m_places; ///< the indices of similar candidates
};

/// Removes all but the last value of a variable that is set more than once, as a shell does.
void removeOverridden(std::vector<FoundConnection> &found)
{
    QHash<QString, qsizetype> last;
    for (const FoundConnection &each : found)
        last[each.name] = each.span.offset;
    std::erase_if(found, [&](const FoundConnection &each) {
        const bool isVariable = !each.name.isEmpty() && each.name.toUpper() == each.name;
        return isVariable && last.value(each.name) != each.span.offset;
    });
}

std::vector<ConnectionCandidate> eachOf(const QString &text, std::vector<FoundConnection> found)
{
    removeOverridden(found);
    const Lines lines(text);
    std::vector<ConnectionCandidate> candidates;
    candidates.reserve(found.size());
    for (const FoundConnection &each : found)
        candidates.push_back({each.name, lines.lineOf(each.span.offset), assembledFrom(each.reading)});
    return candidates;
}

std::vector<ConnectionCandidate> merged(std::vector<ConnectionCandidate> all)
{
    DistinctCandidates candidates;
    for (ConnectionCandidate &each : all)
        candidates.add(std::move(each));
    return candidates.take();
}

bool isNoText(const QString &text)
{
    return !text.isValidUtf16() || text.contains(QChar(u'\0'));
}

bool mayHoldOtherThings(TextForm form)
{
    return form == TextForm::Settings || form == TextForm::PsqlCommand;
}

/// Whether the text after the host may be the rest of a password.
bool isDoubt(const ConnectionWarning &warning)
{
    return warning.kind == WarningKind::AtSignBehindHost;
}

/// The part of the text that was read, with the secrets masked.
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
    const SourceText source = withoutInvisible(SourceText(text));
    auto candidates = merged(eachOf(text, detected(source).found));
    if (candidates.size() > 1)
        return faultAt(unwrapped(source).span(), FaultKind::SeveralCandidates);
    return std::move(candidates.front().reading);
}

std::vector<ConnectionCandidate> allConnections(const QString &text)
{
    if (isNoText(text))
        return {};
    Detection detection = detected(withoutInvisible(SourceText(text)));
    if (detection.isWhole && !detection.found.front().reading)
        return {};
    return eachOf(text, std::move(detection.found));
}

std::vector<ConnectionCandidate> connectionCandidates(const QString &text)
{
    return merged(allConnections(text));
}

QString maskedConnectionText(const QString &text)
{
    const auto reading = readConnectionText(text);
    const bool isDoubtful = reading && std::any_of(reading->warnings.begin(), reading->warnings.end(), isDoubt);
    if (!reading || isDoubtful)
        return text.trimmed().isEmpty() ? QString() : u"****"_s;
    constexpr qsizetype kTelling = 8; // a dropped parameter may contain the password, too
    const QString masked = maskedPiece(text, *reading);
    const QString password = reading->password.reveal();
    const bool isTold = password.size() >= kTelling && masked.contains(password);
    return isTold || hasSecretValue(masked) || mayHoldOtherThings(reading->form) ? urlWithoutPassword(reading->address)
                                                                                 : masked;
}

} // namespace budget
