// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/shellpairs.h"

#include "core/reading/notations/settings/values/settingname.h"
#include "core/reading/notations/shellwords.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;

bool isSecretName(const QString &name)
{
    const auto meaning = settingNameOf(name);
    return meaning && meaning->name == u"password";
}

ScannedSetting unclear(const QString &name, TextSpan place)
{
    return {name, {}, {Kind::Unclear, {}, place, false}, 0};
}

/// Whether the ';' at the end of the word ends a statement, as in `PGHOST=a; export PGUSER=b`.
bool endsStatement(const std::vector<SourceText> &words, std::size_t i)
{
    if (i + 1 >= words.size() || !words[i].view().endsWith(u';'))
        return false;
    const QStringView next = words[i + 1].view();
    return next == u"export" || settingNameOf(next.first(qMax<qsizetype>(0, next.indexOf(u'='))));
}

/// Whether the value stands between two equal quotation marks in its line.
bool isBetweenQuotes(const SourceText &line, TextSpan value)
{
    const qsizetype from = value.offset - line.span(0, 1).offset;
    const qsizetype end = from + value.length;
    const bool isWithin = from > 0 && end < line.size() && line.span().length == line.size();
    return isWithin && (line.at(end) == u'"' || line.at(end) == u'\'') && line.at(from - 1) == line.at(end);
}

} // namespace

std::vector<ScannedSetting> shellPairs(const SourceText &line)
{
    const bool isOdd = line.view().count(u'\'') % 2 != 0 || line.view().count(u'"') % 2 != 0;
    std::vector<ScannedSetting> pairs;
    QString secret; // the name of the previous pair if its value is a secret, otherwise empty
    TextSpan last;
    bool isQuoted = false; // whether that secret was quoted
    const std::vector<ShellWord> found = shellWordsWithOperators(line);
    const std::vector<SourceText> words = shellWords(line);
    const bool isAnsi = std::ranges::any_of(found, &ShellWord::isAnsiQuoted);
    const bool isOpen = isAnsi ? hasOpenQuote(line) : isOdd;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const SourceText word = endsStatement(words, i) ? words[i].mid(0, words[i].size() - 1) : words[i];
        last = words[i].span();
        const qsizetype equals = word.view().indexOf(u'=');
        const QString key = word.text().first(qMax<qsizetype>(equals, 0));
        if (equals <= 0 || !settingNameOf(key)) {
            const bool isAttribute = (isQuoted && equals > 0) || word.view() == u"export"; // password="…" maxTotal="20"
            if (!secret.isEmpty() && !isAttribute)
                pairs.push_back(unclear(secret, word.span()));
            continue;
        }
        secret = isSecretName(key) ? key : QString();
        const SourceText value = word.mid(equals + 1);
        isQuoted = isBetweenQuotes(line, value.span());
        // Quotes inside a value are removed by a shell and kept by other programs.
        const qsizetype before = value.span().offset - line.span(0, 1).offset - 1;
        const bool isEscaped = before >= 0 && before < line.size() && line.at(before) == u'\\';
        const bool isPlain = value.span().length == value.size() && !value.view().contains(u'\\') && !isEscaped;
        const bool isClear = secret.isEmpty() || (!isOpen && (isPlain || found[i].isAnsiQuoted));
        pairs.push_back({key,
                         word.mid(0, equals).span(),
                         {isClear ? Kind::Literal : Kind::Unclear, value, value.span(), false},
                         0});
    }
    const qsizetype comment = line.view().lastIndexOf(u" #");
    const bool isOddComment = comment >= 0 && comment + 2 < line.size() && !line.at(comment + 2).isSpace()
        && line.span(comment, 1).offset >= last.offset + last.length;
    if (!secret.isEmpty() && isOddComment)
        pairs.push_back(unclear(secret, line.span(comment + 1, line.size() - comment - 1)));
    return pairs;
}

} // namespace budget
