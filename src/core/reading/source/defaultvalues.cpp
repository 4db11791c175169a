// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/source/defaultvalues.h"

#include <QRegularExpression>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// Whether a line of the text sets the variable.
bool isSet(const QString &text, const QString &name)
{
    const QRegularExpression line(uR"(^[ \t]*(?:[A-Za-z$]+[ \t:]+|-[ \t]+)?%1[ \t]*[=:])"_s.arg(
                                      QRegularExpression::escape(name)),
                                  QRegularExpression::MultilineOption);
    return line.match(text).hasMatch();
}

/// Whether a URL that began in the same word goes on at `at`.
bool isInUrl(QStringView text, qsizetype at)
{
    constexpr qsizetype kFarthest = 512;
    const qsizetype from = qMax<qsizetype>(0, at - kFarthest);
    const QStringView before = text.sliced(from, at - from);
    const auto blank = std::find_if(before.rbegin(), before.rend(), [](QChar c) { return c.isSpace(); });
    return before.last(blank - before.rbegin()).contains(u"://");
}

} // namespace

SourceText withDefaultsInUrls(const SourceText &text)
{
    constexpr qsizetype kLongest = 131'072;
    if (!text.view().contains(u"${") || !text.view().contains(u"://") || text.size() > kLongest)
        return text;
    static const QRegularExpression shape(
        uR"(\$\{([A-Za-z_][A-Za-z0-9_.]*)(?::-|:=|-|:(?![?+=-]))([^{}\s"'`\\]*)\}(?=[@:/?&,"'`\s;)]|$))"_s);
    constexpr int kMost = 32; // bounds the time for a hostile text
    SourceText expanded;
    qsizetype from = 0;
    int count = 0;
    for (auto each = shape.globalMatch(text.text()); each.hasNext() && count < kMost; ++count) {
        const auto match = each.next();
        if (!isInUrl(text.view(), match.capturedStart()) || isSet(text.text(), match.captured(1)))
            continue;
        for (; from < match.capturedStart(); ++from)
            expanded.append(text, from);
        for (from = match.capturedStart(2); from < match.capturedEnd(2); ++from)
            expanded.append(text, from);
        from = match.capturedEnd();
    }
    if (from == 0)
        return text;
    for (; from < text.size(); ++from)
        expanded.append(text, from);
    return expanded;
}

} // namespace budget
