// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reports/markdown.h"

#include "core/plaintext.h"

#include <QRegularExpression>

namespace budget::markdown {

using namespace Qt::StringLiterals;

namespace {

/// Escapes the markup of CommonMark and of GitHub's tables and strikethrough. Escapes '*' and '~' always, '_' only at
/// the edge of a word and '&' only in front of an entity, so that names stay readable.
QString escaped(const QString &text)
{
    static const QRegularExpression marks(
        u"([\\\\`<>\\[\\]|~]|\\*|(?<![^\\W_])_|_(?![^\\W_])|&(?=#?\\w+;))"_s);
    return plainText(text.simplified()).replace(marks, u"\\\\1"_s);
}

} // namespace

QString plain(const QString &text)
{
    return escaped(text);
}

QString strong(const QString &text)
{
    return u"**"_s + escaped(text) + u"**"_s;
}

QString heading(const QString &title)
{
    return u"## "_s + escaped(title) + u'\n';
}

QString block(const QString &text)
{
    const QString shown = plainText(text);
    QString fence = u"```"_s;
    while (shown.contains(fence))
        fence += u'`';
    return fence + u"text\n"_s + shown + u'\n' + fence;
}

QString row(const QStringList &cells, qsizetype strongCell)
{
    QStringList texts;
    for (qsizetype i = 0; i < cells.size(); ++i)
        texts << (i == strongCell ? strong(cells[i]) : escaped(cells[i]));
    return u"| "_s + texts.join(u" | "_s) + u" |"_s;
}

QString rule(int columns)
{
    return u"|"_s + u"---|"_s.repeated(columns);
}

QString item(const QString &name, const QString &value)
{
    return u"- "_s + escaped(name) + u": "_s + escaped(value);
}

} // namespace budget::markdown
