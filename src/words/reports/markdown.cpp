// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reports/markdown.h"

#include <QRegularExpression>

namespace budget::markdown {

using namespace Qt::StringLiterals;

namespace {

/// Escapes Markdown's markup. Escapes '*' always and '_' only at the edge of a word, so that names stay readable.
QString escaped(const QString &text)
{
    static const QRegularExpression marks(u"([\\\\`<>\\[\\]|]|\\*|(?<![^\\W_])_|_(?![^\\W_]))"_s);
    return text.simplified().replace(marks, u"\\\\1"_s);
}

bool isStrong(const QString &text)
{
    return text.size() > 4 && text.startsWith(u"**"_s) && text.endsWith(u"**"_s);
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
    QString fence = u"```"_s;
    while (text.contains(fence))
        fence += u'`';
    return fence + u"text\n"_s + text + u'\n' + fence;
}

QString row(const QStringList &cells)
{
    QStringList texts;
    for (const QString &cell : cells)
        texts << (isStrong(cell) ? cell : escaped(cell));
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
