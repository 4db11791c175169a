// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/files/filemigration.h"

#include "db/files/filecopy.h"
#include "db/sqlite/sqliteconnection.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFirstWithCopy = 6; ///< the first version before which a copy was made
constexpr int kMostCopies = 99;

/// The path of the connection's file.
Result<QString> pathOf(Connection &connection)
{
    return connection.exec(u"SELECT file FROM pragma_database_list WHERE name = 'main'"_s)
        .and_then([](const Rows &rows) { return mapSingle(rows, [](Row &row) { return row.text("file"_L1); }); });
}

/// The rows that follow the id `last` in a table, or the first ones.
Result<Rows> nextRows(Connection &connection, const QString &table, const Value &last)
{
    const bool isFirst = std::holds_alternative<std::monostate>(last);
    const QString sql = u"SELECT id AS key, * FROM %1 %2 ORDER BY id LIMIT 5000"_s;
    return connection.exec(sql.arg(table, isFirst ? QString() : u"WHERE id > $1"_s), isFirst ? Params() : Params{last});
}

Value keyOf(const Cell &cell)
{
    if (const auto *number = std::get_if<qint64>(&cell))
        return *number;
    const auto *text = std::get_if<QString>(&cell);
    return text ? Value(*text) : Value();
}

Result<bool> isSameTable(Connection &one, Connection &other, const QString &table)
{
    Value last;
    for (;;) {
        const auto here = nextRows(one, table, last);
        const auto there = nextRows(other, table, last);
        if (!here || !there)
            return tl::make_unexpected(here ? there.error() : here.error());
        if (here->columns != there->columns || here->rows != there->rows)
            return false;
        if (here->isEmpty())
            return true;
        last = keyOf(here->rows.back().front());
        if (std::holds_alternative<std::monostate>(last))
            return true;
    }
}

/// Whether the file at `path` holds the same rows as the connection's. False if it cannot be read.
bool isCopyOf(Connection &connection, const QString &path)
{
    const auto copy = SqliteConnection::openToLookBeside(path);
    if (!copy || !(*copy)->checkStorage())
        return false;
    for (const QString &table : {u"users"_s, u"categories"_s, u"expenses"_s, u"bt_transfers"_s}) {
        const auto exists = connection.exec(u"SELECT 1 FROM sqlite_master WHERE name = $1"_s, {table});
        if (!exists)
            return false;
        if (exists->isEmpty())
            continue;
        const auto isSame = isSameTable(connection, **copy, table);
        if (!isSame || !*isSame)
            return false;
    }
    return true;
}

/// Removes the temporary files of copies that were interrupted, such as by the end of the process.
void removeRemains(const QString &copy)
{
    const QFileInfo file(copy);
    const QStringList names = file.absoluteDir().entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        if (name.startsWith(file.fileName() + u'.') && name.endsWith(u".new"_s))
            QFile::remove(file.absoluteDir().filePath(name));
    }
}

/// The path of a verified copy, which is made unless one is there already, such as after the program was killed before
/// the migration.
Result<QString> copyBefore(Connection &connection, const QString &path, int version)
{
    int number = 1;
    for (; QFile::exists(nameOfCopyBefore(version, path, number)); ++number) {
        if (isCopyOf(connection, nameOfCopyBefore(version, path, number)))
            return nameOfCopyBefore(version, path, number);
        if (number == kMostCopies)
            return failure(ErrorKind::FileUnavailable, Field::LedgerFile, nameOfCopyBefore(version, path, number));
    }
    const QString copy = nameOfCopyBefore(version, path, number);
    removeRemains(copy);
    return copyLedger(connection, copy, std::make_shared<std::atomic<bool>>(false)).and_then([&]() -> Result<QString> {
        if (!isCopyOf(connection, copy))
            return failure(ErrorKind::FileDamaged, Field::LedgerFile, copy);
        return copy;
    });
}

void removeOldCopies(const QString &path, int version)
{
    for (int old = kFirstWithCopy; old < version; ++old)
        QFile::remove(nameOfCopyBefore(old, path));
}

Result<Preparation> asItIs(Connection &connection, const std::vector<Migration> &steps, const Error &why)
{
    return lookAtLedger(connection, steps).map([&](Preparation ledger) {
        ledger.recordsOperations = false;
        ledger.isReadOnly = true;
        ledger.notMigrated = why;
        return ledger;
    });
}

Result<Preparation> migrateWithCopy(Connection &connection, const std::vector<Migration> &steps)
{
    const int version = lastVersion(steps);
    const auto path = pathOf(connection);
    if (!path)
        return tl::make_unexpected(path.error());
    const auto copy = copyBefore(connection, *path, version);
    if (!copy)
        return asItIs(connection, steps, copy.error());
    return prepareLedger(connection, steps).map([&](Preparation ledger) {
        removeOldCopies(*path, version);
        ledger.copy = *copy;
        return ledger;
    });
}

} // namespace

QString nameOfCopyBefore(int version, const QString &path, int number)
{
    const QFileInfo file(path);
    const QString suffix = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    const QString further = number == 1 ? QString() : u" (%1)"_s.arg(number);
    return u"%1/%2 before %3%4%5"_s.arg(file.absolutePath(), file.completeBaseName(), QString::number(version), further,
                                        suffix);
}

Result<Preparation> prepareWithCopy(Connection &connection, const std::vector<Migration> &steps)
{
    const auto old = versionToMigrate(connection, steps);
    if (!old || !*old) // prepareLedger() reports what is wrong with the tables
        return prepareLedger(connection, steps);
    return migrateWithCopy(connection, steps);
}

} // namespace budget
