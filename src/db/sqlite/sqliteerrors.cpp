// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlite/sqliteerrors.h"

#include <QSqlError>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

// SQLite's result codes (sqlite.org/rescode.html). The low byte of an extended code is its primary code.
constexpr int kError = 1;
constexpr int kPerm = 3;
constexpr int kBusy = 5;
constexpr int kLocked = 6;
constexpr int kReadOnly = 8;
constexpr int kIoError = 10;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kCantOpen = 14;
constexpr int kNotADatabase = 26;
constexpr int kConstraint = 19; // a CHECK or NOT NULL constraint, or RAISE() in a trigger
constexpr int kForeignKey = 787;
constexpr int kPrimaryKey = 1555;
constexpr int kUnique = 2067;
constexpr int kRead = 266;              // the disk failed to read a page
constexpr int kShortRead = 522;         // a page is missing at the end of the file
constexpr int kSharedMemorySize = 4874; // no disk space for the -shm file of the write-ahead log
constexpr int kWrite = 778;             // for example beyond a quota or the largest file size
constexpr int kCorruptFile = 8458;      // the file system reports that the file is damaged

ErrorKind kindOfPrimaryCode(int code)
{
    switch (code) {
    case kBusy:
    case kLocked:
        return ErrorKind::FileInUse;
    case kPerm:
    case kReadOnly:
        return ErrorKind::FileReadOnly;
    case kFull:
        return ErrorKind::DiskFull;
    case kConstraint:
        return ErrorKind::ValueRefused;
    case kCantOpen:
        return ErrorKind::FileUnavailable;
    case kCorrupt:
        return ErrorKind::FileDamaged;
    case kNotADatabase:
        return ErrorKind::FileNotLedger;
    default:
        return ErrorKind::Unexpected;
    }
}

ErrorKind kindOfCode(int code, const QString &text)
{
    switch (code) {
    case kSharedMemorySize:
    case kWrite:
        return ErrorKind::DiskFull;
    case kRead:
    case kShortRead:
    case kCorruptFile:
        return ErrorKind::FileDamaged;
    default:
        break;
    }
    if ((code & 0xff) == kError && text.contains("integer overflow"_L1))
        return ErrorKind::SumTooLarge;
    // SQLite has no result code of its own for table definitions that it cannot read.
    const bool isSchema = text.contains("malformed database schema"_L1) || text.contains("unsupported file format"_L1);
    if ((code & 0xff) == kError && isSchema)
        return ErrorKind::FileDamaged;
    return (code & 0xff) == kIoError ? ErrorKind::FileUnavailable : kindOfPrimaryCode(code & 0xff);
}

/// The column in 'UNIQUE constraint failed: categories.name', which serves as the constraint's name.
QString constraintOf(const QString &text)
{
    const qsizetype colon = text.indexOf(u"failed: "_s);
    return colon < 0 ? QString() : text.sliced(colon + 8).section(u' ', 0, 0);
}

} // namespace

Error sqliteErrorOf(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt();
    const QString text = error.text().trimmed();
    if (code == kForeignKey)
        return {ErrorKind::StillReferenced, Field::None, text, {}, {}};
    if (code == kUnique || code == kPrimaryKey)
        return {ErrorKind::NameTaken, Field::Name, {}, {}, constraintOf(text)};
    const ErrorKind kind = kindOfCode(code, text);
    if (kind == ErrorKind::ValueRefused) // its text is shown; the driver would add 'Unable to fetch row'
        return {kind, Field::LedgerFile, error.databaseText().trimmed(), {}, {}};
    const bool isAboutFile = kind != ErrorKind::Unexpected && kind != ErrorKind::SumTooLarge;
    return {kind, isAboutFile ? Field::LedgerFile : Field::None, text, {}, {}};
}

} // namespace budget
