// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/envtext.h"

#include "core/reading/notations/envscan.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

bool isBare(QChar c)
{
    return (c.unicode() < 0x80 && c.isLetterOrNumber()) || u"_./:@%+,=-"_s.contains(c);
}

/// The file as text with one character per byte, so that positions in the text are positions in the file in any
/// encoding.
QString byteText(const QByteArray &file)
{
    return QString::fromLatin1(file);
}

std::optional<EnvEntry> lastEntry(const QString &text, const QByteArray &key)
{
    const auto entries = scannedEnv(text);
    const auto entry = std::find_if(entries.rbegin(), entries.rend(), [&](const EnvEntry &candidate) {
        return !key.isEmpty() && candidate.key == QLatin1StringView(key);
    });
    return entry == entries.rend() ? std::nullopt : std::optional(*entry);
}

QByteArray withoutEntries(const QByteArray &file, const QByteArray &key)
{
    QByteArray kept;
    qsizetype from = 0;
    for (const EnvEntry &entry : scannedEnv(byteText(file))) {
        if (entry.key != QLatin1StringView(key))
            continue;
        kept += file.sliced(from, entry.whole.offset - from);
        from = entry.whole.offset + entry.whole.length;
    }
    return kept + file.sliced(from);
}

} // namespace

std::vector<EnvCandidate> envCandidates(const QString &text)
{
    std::vector<EnvCandidate> candidates;
    for (const EnvConnection &found : envConnections(SourceText(text)))
        candidates.push_back({found.entry.key, found.entry.line, found.value.span(), Secret(found.value.text())});
    return candidates;
}

Secret envValue(const QByteArray &file, const QByteArray &key)
{
    const QString text = byteText(file);
    const auto entry = lastEntry(text, key);
    return entry ? Secret(QString::fromUtf8(unescapedEnvValue(SourceText(text), *entry).text().toLatin1())) : Secret();
}

Secret expandedEnvValue(const QByteArray &file, const QByteArray &key)
{
    constexpr int kDeepest = 4; // a value may refer to a key whose value refers to another one
    constexpr qsizetype kLongest = 8192;
    static const QRegularExpression name(uR"(\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Z][A-Z0-9_]+)))"_s);
    const auto entry = lastEntry(byteText(file), key);
    QString value = envValue(file, key).reveal();
    const bool isPlain = !entry || entry->quote == u'\'';
    for (int depth = 0; !isPlain && depth < kDeepest && value.contains(u'$') && value.size() < kLongest; ++depth) {
        QString expanded;
        qsizetype from = 0;
        for (auto each = name.globalMatch(value); each.hasNext();) {
            const auto match = each.next();
            const QByteArray other = match.captured(match.lastCapturedIndex()).toLatin1();
            if (other == key || !lastEntry(byteText(file), other))
                continue;
            expanded += QStringView(value).sliced(from, match.capturedStart() - from);
            expanded += envValue(file, other).reveal();
            from = match.capturedEnd();
        }
        value = expanded + value.mid(from);
    }
    return Secret(value);
}

QString quotedEnvValue(const QString &value)
{
    if (!value.isEmpty() && std::all_of(value.begin(), value.end(), isBare))
        return value;
    const auto needsEscape = [](QChar c) { return c == u'\'' || c == u'\\' || c == u'\n' || c == u'\r'; };
    const bool isPlain = std::none_of(value.begin(), value.end(), needsEscape) && !value.contains(QChar(0x2019));
    if (isPlain)
        return u'\'' + value + u'\'';
    QString escaped = value;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'$', u"\\$"_s);
    escaped.replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s).replace(u'`', u"\\`"_s);
    return u'"' + escaped + u'"';
}

QByteArray envFileWithout(const QByteArray &file, const QByteArray &key)
{
    QByteArray left = file;
    // Repeated, because the next lines may be read differently without a removed line, for example one that began with
    // a byte order mark or closed a quote.
    while (!key.isEmpty() && lastEntry(byteText(left), key))
        left = withoutEntries(left, key);
    return left;
}

} // namespace budget
