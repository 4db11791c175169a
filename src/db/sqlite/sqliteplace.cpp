// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlite/sqliteplace.h"

#include "platform/privatefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QStringList kSidecars{u"-journal"_s, u"-wal"_s, u"-shm"_s};

} // namespace

QString absolutePathOf(const QString &path)
{
    const QFileInfo file(path);
    return QDir(file.absoluteDir().canonicalPath()).filePath(file.fileName());
}

bool hasWriteAheadLog(const QString &path)
{
    return QFileInfo(path + u"-wal"_s).size() > 0;
}

Result<void> requireContent(const QString &path)
{
    const QFileInfo file(path);
    if (file.exists() ? file.size() == 0 : hasWriteAheadLog(path))
        return failure(ErrorKind::FileIsEmpty, Field::LedgerFile, path);
    return {};
}

ReadingName readingName(const QString &path)
{
    const QString uri = u"file:"_s + QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
    const bool mayMakeFilesBeside = mayMakeFilesIn(QFileInfo(path).absolutePath());
    if (mayMakeFilesBeside)
        return {uri + u"?mode=ro"_s};
    if (hasWriteAheadLog(path))
        return {uri + u"?mode=ro&vfs=unix-none"_s, true};
    // An immutable file would be read as an interrupted transaction has left it. SQLite decides whether the journal has
    // to be rolled back, which it cannot do here.
    if (QFileInfo(path + u"-journal"_s).size() > 0)
        return {uri + u"?mode=ro"_s};
    return {uri + u"?immutable=1"_s};
}

Result<void> checkSidecars(const QString &path)
{
    for (const QString &suffix : kSidecars) {
        if (auto checked = checkPrivateFile(path + suffix, Field::LedgerFile); !checked)
            return checked;
    }
    return {};
}

Result<void> makeLedgerPrivate(const QString &path)
{
    auto made = keepPrivate(path, Field::LedgerFile);
    for (const QString &suffix : kSidecars) {
        if (made)
            made = keepPrivate(path + suffix, Field::LedgerFile);
    }
    return made;
}

} // namespace budget
