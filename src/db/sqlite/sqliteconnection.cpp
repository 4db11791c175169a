// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlite/sqliteconnection.h"

#include "db/sqlite/sqlscript.h"
#include "db/sqlscanner.h"
#include "db/transaction.h"
#include "platform/privatefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QStorageInfo>
#include <QSysInfo>
#include <QVariant>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

// SQLite's result codes (sqlite.org/rescode.html); the low byte of an extended code is its primary code.
constexpr int kPerm = 3;
constexpr int kBusy = 5;
constexpr int kReadOnly = 8;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kCantOpen = 14;
constexpr int kNotADatabase = 26;
constexpr int kForeignKey = 787;
constexpr int kPrimaryKey = 1555;
constexpr int kUnique = 2067;
constexpr int kSharedMemorySize = 4874; // no room for the file that the WAL needs beside it

ErrorKind kindOfPrimaryCode(int code)
{
    switch (code) {
    case kBusy:
        return ErrorKind::FileInUse;
    case kPerm:
    case kReadOnly:
        return ErrorKind::FileReadOnly;
    case kFull:
        return ErrorKind::DiskFull;
    case kCantOpen:
        return ErrorKind::FileUnavailable;
    case kCorrupt:
    case kNotADatabase:
        return ErrorKind::FileNotLedger;
    default:
        return ErrorKind::Unexpected;
    }
}

/// 'UNIQUE constraint failed: categories.name' names the column: that is the constraint's name here.
QString constraintOf(const QString &text)
{
    const qsizetype colon = text.indexOf(u"failed: "_s);
    return colon < 0 ? QString() : text.sliced(colon + 8).section(u' ', 0, 0);
}

Error fromSqlite(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt();
    const QString text = error.text().trimmed();
    if (text.contains(u"integer overflow"_s)) // a sum; SQLite has no code of its own for it
        return {ErrorKind::SumTooLarge, Field::None, text, {}, {}};
    if (code == kForeignKey)
        return {ErrorKind::StillReferenced, Field::None, text, {}, {}};
    if (code == kUnique || code == kPrimaryKey)
        return {ErrorKind::NameTaken, Field::Name, text, {}, constraintOf(text)};
    const ErrorKind kind = code == kSharedMemorySize ? ErrorKind::DiskFull : kindOfPrimaryCode(code & 0xff);
    const Field field = kind == ErrorKind::Unexpected ? Field::None : Field::LedgerFile;
    return {kind, field, text, {}, {}};
}

QVariant toVariant(const Value &value)
{
    struct Binder
    {
        QVariant operator()(std::monostate) const { return {}; }
        QVariant operator()(qint64 number) const { return number; }
        /// Qt would bind a null text as NULL, which is a value of its own here. SQLite takes a leading U+FEFF for a byte
        /// order mark and drops one.
        QVariant operator()(const QString &text) const
        {
            if (text.isNull())
                return u""_s;
            return text.startsWith(QChar(0xFEFF)) ? QChar(0xFEFF) + text : text;
        }
        QVariant operator()(QDate date) const { return date.isValid() ? date.toString(Qt::ISODate) : QVariant(); }
        QVariant operator()(Money money) const { return money.minor(); }
    };
    return std::visit(Binder(), value);
}

Cell cellOf(const QVariant &value)
{
    if (value.isNull())
        return {};
    if (value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Int)
        return value.toLongLong();
    return value.toString();
}

/// SQLite gives the files beside the ledger its mode when it makes them, and would follow a link in their place.
Result<void> keepSidecarsPrivate(const QString &path, bool isLocked)
{
    for (const QString &suffix : {u"-journal"_s, u"-wal"_s, u"-shm"_s}) {
        const QString sidecar = path + suffix;
        if (auto checked = checkPrivateFile(sidecar, Field::LedgerFile); !checked)
            return checked;
        if (!isLocked || !QFile::exists(sidecar))
            continue;
        if (auto made = makePrivateFile(sidecar, Field::LedgerFile); !made)
            return made;
    }
    return {};
}

ErrorKind kindOfLockError(const QLockFile &lock)
{
    constexpr qint64 kOneBlock = 4096;
    if (lock.error() == QLockFile::LockFailedError)
        return ErrorKind::FileInUse;
    const bool isFull = QStorageInfo(QFileInfo(lock.fileName()).path()).bytesAvailable() < kOneBlock;
    return isFull && lock.error() == QLockFile::UnknownError ? ErrorKind::DiskFull : ErrorKind::FileUnavailable;
}

QString absolutePathOf(const QString &path)
{
    const QFileInfo file(path);
    return QDir(file.absoluteDir().canonicalPath()).filePath(file.fileName());
}

} // namespace

Result<std::unique_ptr<Connection>> SqliteConnection::open(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const auto prepared = checkPrivateFile(path, Field::LedgerFile).and_then([&folder] {
        return makePrivateFolder(folder, Field::LedgerFile);
    });
    if (!prepared)
        return tl::make_unexpected(prepared.error());
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(absolutePathOf(path)));
    // Only who holds the lock may open the file besides SQLite: closing it again drops the process' locks on it.
    const auto connected = connection->lock()
                               .and_then([&] { return makePrivateFile(connection->m_path, Field::LedgerFile); })
                               .and_then([&] {
                                   return connection->connect(u"PRAGMA foreign_keys = ON;\n"
                                                              "PRAGMA journal_mode = WAL;\n"
                                                              "PRAGMA synchronous = FULL;\n"_s);
                               });
    if (!connected)
        return tl::make_unexpected(connected.error());
    return connection;
}

Result<std::unique_ptr<Connection>> SqliteConnection::openToLook(const QString &path)
{
    if (const auto checked = checkPrivateFile(path, Field::LedgerFile); !checked)
        return tl::make_unexpected(checked.error());
    if (!QFile::exists(path))
        return failure(ErrorKind::FileUnavailable, Field::LedgerFile, path);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(absolutePathOf(path)));
    const auto connected = connection->lock().and_then(
        [&] { return connection->connect(u"PRAGMA query_only = ON;\n"_s); });
    if (!connected)
        return tl::make_unexpected(connected.error());
    return connection;
}

Result<std::unique_ptr<Connection>> SqliteConnection::openBeside(const QString &path)
{
    if (!QFile::exists(path))
        return failure(ErrorKind::FileUnavailable, Field::LedgerFile, path);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(absolutePathOf(path)));
    if (!connection->isLockedByUs())
        return open(path);
    // No file is opened or closed here but by SQLite, which would lose the locks that it has.
    const auto connected = connection->connect(u"PRAGMA foreign_keys = ON;\nPRAGMA synchronous = FULL;\n"_s);
    if (!connected)
        return tl::make_unexpected(connected.error());
    return connection;
}

Result<std::unique_ptr<Connection>> SqliteConnection::openToLookBeside(const QString &path)
{
    if (const auto checked = checkPrivateFile(path, Field::LedgerFile); !checked)
        return tl::make_unexpected(checked.error());
    if (!QFile::exists(path))
        return failure(ErrorKind::FileUnavailable, Field::LedgerFile, path);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(absolutePathOf(path)));
    if (const auto connected = connection->connect(u"PRAGMA query_only = ON;\n"_s); !connected)
        return tl::make_unexpected(connected.error());
    return connection;
}

SqliteConnection::SqliteConnection(const QString &path)
    : m_path(path), m_lock(std::make_unique<QLockFile>(path + u".lock"_s))
{
    m_lock->setStaleLockTime(0); // stale only where its process is gone, however old it is
}

/// The file is closed before its lock goes.
SqliteConnection::~SqliteConnection()
{
    removeDatabase();
}

Result<void> SqliteConnection::lock()
{
    constexpr int kLockPatience = 500; // milliseconds: a connection of ours that is just closing
    if (!m_lock->tryLock(kLockPatience))
        return failure(kindOfLockError(*m_lock), Field::LedgerFile, m_path);
    QFile::setPermissions(m_lock->fileName(), QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

bool SqliteConnection::isLockedByUs() const
{
    qint64 process = 0;
    QString host;
    QString program;
    return m_lock->getLockInfo(&process, &host, &program) && process == QCoreApplication::applicationPid()
        && host == QSysInfo::machineHostName();
}

/// Where another connection has the lock, the files beside the ledger are its own to make private.
Result<void> SqliteConnection::connect(const QString &settings)
{
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return failure(ErrorKind::DriverMissing, Field::LedgerFile, u"libqt6sql6-sqlite"_s);
    return keepSidecarsPrivate(m_path, m_lock->isLocked()).and_then([&] { return openDatabase(settings); });
}

Result<void> SqliteConnection::openDatabase(const QString &settings)
{
    QSqlDatabase database = addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(m_path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open())
        return tl::make_unexpected(fromSqlite(database.lastError()));
    return execScript(settings);
}

bool SqliteConnection::isClean() const
{
    // A transaction that a job left open makes BEGIN fail.
    QSqlQuery query(database());
    return query.exec(u"BEGIN"_s) && query.exec(u"ROLLBACK"_s);
}

/// Qt does not know `$n`, and SQLite numbers such names in the order in which they first appear.
void SqliteConnection::bind(QSqlQuery &query, const QString &sql, const Params &params) const
{
    if (params.empty())
        return;
    QSet<qsizetype> bound;
    for (const SqlToken &token : scanSql(sql, engine())) {
        const qsizetype number = token.placeholder();
        if (number == 0 || bound.contains(number))
            continue;
        bound.insert(number);
        const auto place = static_cast<std::size_t>(number) - 1;
        query.addBindValue(place < params.size() ? toVariant(params[place]) : QVariant());
    }
}

Result<Rows> SqliteConnection::rowsOf(QSqlQuery &query) const
{
    Rows answer;
    const QSqlRecord record = query.record();
    const int columns = record.count();
    for (int column = 0; column < columns; ++column)
        answer.columns << record.fieldName(column);
    while (query.next()) {
        std::vector<Cell> cells;
        cells.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column)
            cells.push_back(cellOf(query.value(column)));
        answer.rows.emplace_back(std::move(cells));
    }
    answer.affected = qMax(0, query.numRowsAffected());
    return answer;
}

Error SqliteConnection::errorOf(const QSqlQuery &query) const
{
    return fromSqlite(query.lastError());
}

Result<std::vector<Rows>> SqliteConnection::execTogether(const std::vector<Statement> &statements)
{
    return inTransaction(*this, [&]() -> Result<std::vector<Rows>> {
        std::vector<Rows> answers;
        for (const Statement &statement : statements) {
            auto rows = exec(statement.sql, statement.params);
            if (!rows)
                return tl::make_unexpected(rows.error());
            answers.push_back(*std::move(rows));
        }
        return answers;
    });
}

Result<void> SqliteConnection::execScript(const QString &sql)
{
    for (const QString &statement : statementsOf(sql)) {
        if (const auto done = exec(statement); !done)
            return tl::make_unexpected(done.error());
    }
    return {};
}

} // namespace budget
