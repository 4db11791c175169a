// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/textfile.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace budget {

namespace {

Result<QString> decoded(const QByteArray &bytes, const QString &file)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    const QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar(u'\0')))
        return failure(ErrorKind::FileIsSpecial, Field::EnvFile, file);
    return text;
}

} // namespace

Result<QString> readTextFile(const QString &file)
{
    const QFileInfo info(file);
    if (info.isDir())
        return failure(ErrorKind::FileIsDirectory, Field::EnvFile, file);
    if (info.exists() && !info.isFile()) // opening a pipe would wait for its other end
        return failure(ErrorKind::FileIsSpecial, Field::EnvFile, file);
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failure(ErrorKind::FileUnavailable, Field::EnvFile, file);
    const QByteArray bytes = source.read(kMaxTextFile + 1);
    if (bytes.size() > kMaxTextFile)
        return failure(ErrorKind::FieldTooLong, Field::EnvFile, QString::number(kMaxTextFile));
    return decoded(bytes, file);
}

} // namespace budget
