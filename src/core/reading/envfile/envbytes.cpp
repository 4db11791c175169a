// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/envfile/envbytes.h"

#include <QByteArrayList>

namespace budget {

namespace {

bool isReadable(const QByteArray &line)
{
    return line.isValidUtf8() && !line.contains('\0');
}

/// The position in the file of a position in its readable text.
qsizetype byteOffset(const QByteArray &file, const QString &text, qsizetype offset)
{
    const qsizetype lineBreaks = text.first(offset).count(u'\n');
    qsizetype start = 0;
    for (qsizetype i = 0; i < lineBreaks; ++i)
        start = file.indexOf('\n', start) + 1;
    const qsizetype next = file.indexOf('\n', start);
    const QByteArray line = file.mid(start, next < 0 ? -1 : next - start);
    const QString before = text.first(offset).mid(text.first(offset).lastIndexOf(u'\n') + 1);
    if (isReadable(line))
        return start + before.toUtf8().size();
    const bool isAtStart = before.isEmpty();
    const bool isBeforeReturn = before == u"#" && line.endsWith('\r');
    return isAtStart ? start : start + line.size() - (isBeforeReturn ? 1 : 0);
}

} // namespace

QByteArray utf8MarkOf(const QByteArray &file)
{
    const QByteArray mark = "\xef\xbb\xbf";
    return file.startsWith(mark) ? mark : QByteArray();
}

QString readableText(const QByteArray &file)
{
    QByteArrayList lines = file.split('\n');
    for (QByteArray &line : lines) {
        if (!isReadable(line))
            line = line.endsWith('\r') ? "#\r" : "#";
    }
    return QString::fromUtf8(lines.join('\n'));
}

QByteArray fileWithChange(const QByteArray &file, const QString &before, const QString &after)
{
    const qsizetype shorter = qMin(before.size(), after.size());
    qsizetype same = 0;
    while (same < shorter && before[same] == after[same])
        ++same;
    if (same > 0 && before[same - 1].isHighSurrogate())
        --same;
    qsizetype end = 0;
    while (end < shorter - same && before[before.size() - 1 - end] == after[after.size() - 1 - end])
        ++end;
    if (end > 0 && before[before.size() - end].isLowSurrogate())
        --end;
    return file.first(byteOffset(file, before, same)) + after.mid(same, after.size() - end - same).toUtf8()
        + file.sliced(byteOffset(file, before, before.size() - end));
}

} // namespace budget
