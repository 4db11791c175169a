// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/groups/passwordbeside.h"

#include "core/address/placeholders.h"
#include "core/reading/notations/settings/groups/settingsconnections.h"
#include "core/reading/source/clipboardtext.h"
#include "core/reading/source/secretwords.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

bool isUsable(const RawSetting &setting, QStringView name)
{
    return setting.name == name && !setting.value.isEmpty() && !(name == u"password" && isPlaceholder(setting.value));
}

bool has(const RawReading &reading, QStringView name)
{
    return std::ranges::any_of(reading.settings, [name](const RawSetting &each) { return isUsable(each, name); });
}

/// The position of a word for 'password' with a value behind it; nothing where there is none.
std::optional<TextSpan> labelledSecret(const SourceText &text, qsizetype from, qsizetype to)
{
    static const QRegularExpression label(
        uR"((?:pass(?:word|wd|phrase)?|\bpwd?|_pwd?|\bpw|secret|)"_s + translatedSecretWords()
            + uR"()["'*_`\]]*\s{0,3}(?:[:=\x{FF1A}|]|->|→|\s(?=["'*`]?\S*\d))\s{0,3}["'*_`]*[^\s"'*_`])"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const auto match = label.match(text.text().mid(from, to - from));
    return match.hasMatch() ? std::optional(text.span(from + match.capturedStart(), match.capturedLength()))
                            : std::nullopt;
}

/// The lines before and behind the URL, with a line for the URL between them that has neither user nor password.
class LinesAround
{
public:
    LinesAround(const SourceText &text, TextSpan url) : m_text(text)
    {
        while (m_urlFrom < text.size() && text.span(m_urlFrom, 1).offset < url.offset)
            ++m_urlFrom;
        m_urlTo = m_urlFrom;
        while (m_urlTo < text.size() && text.span(m_urlTo, 1).offset < url.offset + url.length)
            ++m_urlTo;
        m_lineFrom = m_urlFrom;
        while (m_lineFrom > 0 && !isLineBreak(text.at(m_lineFrom - 1)))
            --m_lineFrom;
        m_lineTo = m_urlTo;
        while (m_lineTo < text.size() && !isLineBreak(text.at(m_lineTo)))
            ++m_lineTo;
    }

    [[nodiscard]] SourceText settings() const
    {
        SourceText lines;
        append(lines, 0, m_lineFrom);
        lines.append(u"url: postgresql://localhost/ledger"_s, m_text.span(m_urlFrom, 0).offset);
        append(lines, m_lineTo, m_text.size());
        return lines;
    }

    [[nodiscard]] std::optional<TextSpan> secretInLine() const
    {
        const auto before = labelledSecret(m_text, m_lineFrom, m_urlFrom);
        return before ? before : labelledSecret(m_text, m_urlTo, m_lineTo);
    }

    [[nodiscard]] std::optional<TextSpan> secret() const
    {
        const auto before = labelledSecret(m_text, 0, m_urlFrom);
        return before ? before : labelledSecret(m_text, m_urlTo, m_text.size());
    }

private:
    void append(SourceText &lines, qsizetype from, qsizetype to) const
    {
        for (qsizetype i = from; i < to; ++i)
            lines.append(m_text, i);
    }

    const SourceText &m_text;
    qsizetype m_urlFrom = 0;
    qsizetype m_urlTo = 0;
    qsizetype m_lineFrom = 0;
    qsizetype m_lineTo = 0;
};

/// Whether the value ends in a mark that may close something around the whole text: a quote, a bracket, a table's cell.
bool endsInCloser(const QString &value)
{
    constexpr QStringView kClosing = u")]}>|\"'`";
    constexpr QStringView kOpening = u"([{<";
    if (value.isEmpty() || !kClosing.contains(value.back()))
        return false;
    const qsizetype i = kClosing.indexOf(value.back());
    return i >= kOpening.size() || !value.contains(kOpening[i]);
}

/// Adds the user and the password of `beside` that the reading lacks.
void complete(RawReading &reading, const RawReading &beside)
{
    for (const QString &name : {u"user"_s, u"password"_s}) {
        if (has(reading, name))
            continue;
        const auto found = std::ranges::find_if(beside.settings,
                                                [&](const RawSetting &each) { return isUsable(each, name); });
        if (found == beside.settings.end())
            continue;
        std::erase_if(reading.settings, [&](const RawSetting &each) { return each.name == name; });
        reading.settings.insert(reading.settings.begin(), *found);
        reading.form = TextForm::Settings;
    }
}

} // namespace

Readable<RawReading> withPasswordBeside(Readable<RawReading> reading, const SourceText &text)
{
    constexpr qsizetype kLongest = 65'536;
    const bool isUrl = reading && (reading->form == TextForm::Url || reading->form == TextForm::JdbcUrl);
    if (!isUrl || has(*reading, u"password") || text.size() > kLongest)
        return reading;
    const LinesAround around(text, reading->whole);
    if (const auto secret = around.secretInLine())
        return faultAt(*secret, FaultKind::ValueUnclear, Field::Password);
    const auto secret = around.secret();
    if (!secret)
        return reading;
    const std::vector<FoundConnection> found = settingsConnections(around.settings());
    if (found.size() == 1 && !found.front().reading)
        return tl::make_unexpected(found.front().reading.error());
    if (found.size() == 1)
        complete(*reading, *found.front().reading);
    const bool isDoubtful = std::ranges::any_of(reading->settings, [](const RawSetting &each) {
        return each.name == u"password" && endsInCloser(each.value);
    });
    if (!has(*reading, u"password") || isDoubtful)
        return faultAt(*secret, FaultKind::ValueUnclear, Field::Password);
    return reading;
}

} // namespace budget
