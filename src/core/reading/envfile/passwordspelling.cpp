// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/envfile/passwordspelling.h"

#include "core/reading/source/percentencoding.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

QString escaped(QString text, QChar sign, const QString &by)
{
    return text.replace(sign, by);
}

bool isBare(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || u"_./:@%+,=-~"_s.contains(c);
    });
}

} // namespace

QStringList spellingsOf(const QString &password, bool isUrl)
{
    QString libpq = password;
    libpq.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    const QStringList others{password,
                             libpq,
                             u'\'' + libpq + u'\'',
                             escaped(password, u'"', u"\"\""_s),
                             u'"' + escaped(password, u'"', u"\"\""_s) + u'"',
                             escaped(password, u'\'', u"''"_s),
                             u'\'' + escaped(password, u'\'', u"''"_s) + u'\'',
                             u'"' + escaped(QString(password).replace(u'\\', u"\\\\"_s), u'"', u"\\\""_s) + u'"'};
    const QString encoded = percentEncoded(password);
    return isUrl ? QStringList{encoded} : others + QStringList{encoded};
}

std::optional<QString> betweenQuotes(const QString &piece, QChar quote)
{
    if (quote == u'"') {
        QString inside = piece;
        inside.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'$', u"\\$"_s);
        return inside.replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s).replace(u'`', u"\\`"_s);
    }
    const bool isBroken = piece.contains(u'\n') || piece.contains(u'\r');
    if (quote.isNull())
        return isBare(piece) ? std::optional(piece) : std::nullopt;
    return isBroken || piece.contains(quote) ? std::nullopt : std::optional(piece);
}

} // namespace budget
