// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/textfile.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace budget {

namespace {

Result<QString> decoded(const QByteArray &bytes, Field field, const QString &file)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    const QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar(u'\0')))
        return failure(ErrorKind::FileIsSpecial, field, file);
    return text;
}

} // namespace

Result<QString> readTextFile(const QString &file, Field field, qint64 limit)
{
    const QFileInfo info(file);
    if (info.isDir())
        return failure(ErrorKind::FileIsDirectory, field, file);
    if (info.exists() && !info.isFile()) // opening a named pipe would block
        return failure(ErrorKind::FileIsSpecial, field, file);
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failure(ErrorKind::FileUnavailable, field, file);
    const QByteArray bytes = source.read(limit + 1);
    if (bytes.size() > limit)
        return failure(ErrorKind::FieldTooLong, field, QString::number(limit));
    return decoded(bytes, field, file);
}

} // namespace budget
