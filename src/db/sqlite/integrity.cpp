// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlite/integrity.h"

#include "db/sqlite/seal.h"
#include "db/sqlite/sqliteerrors.h"
#include "platform/heldfile.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// Up to this size, the indexes are compared with their tables too, which takes about a tenth of a second.
constexpr qint64 kSmallFile = 8 << 20;

Failure damage(const QString &detail)
{
    return failure(ErrorKind::FileDamaged, Field::LedgerFile, detail);
}

bool isDamage(const Error &error)
{
    return error.kind == ErrorKind::FileDamaged || error.kind == ErrorKind::FileNotLedger;
}

Result<QStringList> readTexts(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    QStringList texts;
    if (query.exec(sql)) {
        while (query.next())
            texts << query.value(0).toString();
    }
    if (query.lastError().isValid())
        return tl::make_unexpected(sqliteErrorOf(query.lastError()));
    return texts;
}

/// The errors that SQLite finds in the file; empty for none.
Result<QString> complaints(const QSqlDatabase &database, bool isSmall)
{
    const auto found = readTexts(database, isSmall ? u"PRAGMA integrity_check(20)"_s : u"PRAGMA quick_check(20)"_s);
    if (!found)
        return tl::make_unexpected(found.error());
    return *found == QStringList{u"ok"_s} ? QString() : found->join(u'\n');
}

Result<void> checkBySqlite(const QSqlDatabase &database, bool isSmall)
{
    const auto found = complaints(database, isSmall);
    if (found)
        return found->isEmpty() ? Result<void>() : damage(*found);
    // Any other error is no damage: an index may use a function or collation of another program.
    return isDamage(found.error()) ? damage(found.error().detail) : Result<void>();
}

Result<void> checkInside(const QSqlDatabase &database, const HeldFile *file, const QString &path)
{
    switch (file ? seal::stateOf(database, *file) : seal::State::None) {
    case seal::State::Intact:
        return {};
    case seal::State::Broken: {
        const auto found = complaints(database, true);
        const QString text = found ? *found : found.error().detail;
        return damage(text.isEmpty() ? u"the file is not as it was closed (its digest differs)"_s : text);
    }
    case seal::State::None:
        break;
    }
    if (const qint64 missing = file ? seal::missingBytes(*file, path) : 0; missing > 0)
        return damage(u"the file is %1 bytes shorter than its header says"_s.arg(missing));
    return checkBySqlite(database, !file || file->size() <= kSmallFile);
}

} // namespace

Result<void> checkIntegrity(const QSqlDatabase &database, const HeldFile *file, const QString &path)
{
    // In a transaction that reads, no other program can change the pages that are checked.
    if (const auto begun = readTexts(database, u"BEGIN"_s); !begun)
        return tl::make_unexpected(begun.error());
    const auto tables = readTexts(database, u"SELECT name FROM sqlite_master"_s);
    auto checked = tables          ? checkInside(database, file, path)
        : isDamage(tables.error()) ? damage(tables.error().detail)
                                   : tl::make_unexpected(tables.error());
    (void)readTexts(database, u"ROLLBACK"_s);
    return checked;
}

} // namespace budget
