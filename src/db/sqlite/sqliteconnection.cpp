// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlite/sqliteconnection.h"

#include "db/sqlite/integrity.h"
#include "db/sqlite/ledgerlock.h"
#include "db/sqlite/seal.h"
#include "db/sqlite/sqliteerrors.h"
#include "db/sqlite/sqliteplace.h"
#include "db/sqlite/sqlitevalues.h"
#include "db/sqlite/sqlscript.h"
#include "db/transaction.h"
#include "platform/heldfile.h"
#include "platform/privatefile.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The first word of a text after white space.
QStringView firstWord(QStringView text)
{
    const auto isOfWord = [](QChar c) { return c.isLetterOrNumber() || c == u'_'; };
    const auto *const begin = std::ranges::find_if_not(text, [](QChar c) { return c.isSpace(); });
    return {begin, std::find_if_not(begin, text.end(), isOfWord)};
}

bool isWord(QStringView word, QLatin1StringView known)
{
    return word.compare(known, Qt::CaseInsensitive) == 0;
}

/// True if a statement may change the file. A changing statement that is missed here is refused by SQLite
/// (query_only).
bool mayChange(const QString &sql)
{
    static constexpr std::array kReading{"SELECT"_L1, "PRAGMA"_L1,   "EXPLAIN"_L1, "COMMIT"_L1,
                                         "END"_L1,    "ROLLBACK"_L1, "RELEASE"_L1};
    const QStringView word = firstWord(sql);
    if (isWord(word, "WITH"_L1)) {
        static const QRegularExpression changing(u"\\b(INSERT|UPDATE|DELETE|REPLACE)\\b"_s,
                                                 QRegularExpression::CaseInsensitiveOption);
        return changing.match(sql).hasMatch();
    }
    if (isWord(word, "VACUUM"_L1))
        return !isWord(firstWord({word.end(), QStringView(sql).end()}), "INTO"_L1);
    return std::ranges::none_of(kReading, [word](QLatin1StringView known) { return isWord(word, known); });
}

bool isDamage(const Error &error)
{
    return error.kind == ErrorKind::FileDamaged;
}

bool isOpenInThisProcess(const QString &path)
{
    return LedgerLock(path).isHeldByThisProcess();
}

Failure otherProgram(const QStringList &tables)
{
    return failure(ErrorKind::FileOfOtherProgram, Field::LedgerFile, tables.join(u", "_s));
}

/// A ledger has all of the course's tables, or the program's own. A file with only some of the course's tables, and no
/// others, can be completed.
Result<void> judgeTables(const QStringList &tables)
{
    static const QStringList courses{u"users"_s, u"categories"_s, u"expenses"_s};
    const auto isThere = [&tables](const QString &name) { return tables.contains(name); };
    if (isThere(u"bt_schema_migrations"_s) || std::ranges::all_of(courses, isThere))
        return {};
    if (tables.isEmpty())
        return failure(ErrorKind::FileIsEmpty, Field::LedgerFile);
    const bool hasOthers = std::ranges::any_of(tables, [](const QString &name) { return !courses.contains(name); });
    return hasOthers ? Result<void>(otherProgram(tables)) : Result<void>();
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
    if (QFile::exists(path) && !mayChangeFile(path))
        return openForReading(absolutePathOf(path), mayMakeFilesIn(folder));
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(absolutePathOf(path)));
    // The lock must be held before any other code than SQLite opens the file: closing such a descriptor drops the POSIX
    // locks that this process has on the file.
    const auto connected = connection->m_lock->take()
                               .and_then([&] { return connection->makeFile(); })
                               .and_then([&] { return checkSidecars(connection->m_path); })
                               .and_then([&] { return connection->connect(connection->m_path, {}); });
    if (!connected)
        return tl::make_unexpected(connected.error());
    return connection;
}

Result<std::unique_ptr<Connection>> SqliteConnection::openLedger(const QString &path, Beginning beginning)
{
    const bool isOld = QFile::exists(path) || hasWriteAheadLog(path);
    const bool mustBeLedger = isOld && beginning == Beginning::Refused;
    if (const auto content = mustBeLedger ? requireContent(path) : Result<void>(); !content)
        return tl::make_unexpected(content.error());
    auto connection = open(path);
    if (!connection || !mustBeLedger)
        return connection;
    if (const auto ledger = static_cast<SqliteConnection &>(**connection).requireLedger(); !ledger)
        return tl::make_unexpected(ledger.error());
    return connection;
}

Result<std::unique_ptr<Connection>> SqliteConnection::openForRescue(const QString &path)
{
    auto connection = open(path);
    if (connection)
        static_cast<SqliteConnection &>(**connection).m_isRescuing = true;
    return connection;
}

Result<std::unique_ptr<Connection>> SqliteConnection::openToLook(const QString &path)
{
    if (const auto checked = checkPrivateFile(path, Field::LedgerFile); !checked)
        return tl::make_unexpected(checked.error());
    if (!QFile::exists(path) && !hasWriteAheadLog(path))
        return failure(ErrorKind::FileUnavailable, Field::LedgerFile, path);
    auto connection = openForReading(absolutePathOf(path), mayMakeFilesIn(QFileInfo(path).absolutePath()));
    if (const auto checked = connection ? (*connection)->checkStorage() : Result<void>(); !checked)
        return tl::make_unexpected(checked.error());
    return connection;
}

Result<std::unique_ptr<Connection>> SqliteConnection::openBeside(const QString &path)
{
    if (!QFile::exists(path))
        return failure(ErrorKind::FileUnavailable, Field::LedgerFile, path);
    const QString absolute = absolutePathOf(path);
    if (!isOpenInThisProcess(absolute))
        return openLedger(path);
    if (!mayChangeFile(absolute))
        return openForReading(absolute, false);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(absolute));
    // Only SQLite may open or close the file here: closing another descriptor would drop the locks of the open
    // connection.
    const auto connected = checkSidecars(absolute).and_then([&] { return connection->connect(absolute, {}); });
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
    return openForReading(absolutePathOf(path), false);
}

Result<std::unique_ptr<Connection>> SqliteConnection::openForReading(const QString &path, bool isLocking)
{
    if (const auto content = requireContent(path); !content)
        return tl::make_unexpected(content.error());
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(path));
    connection->m_mode = Mode::Reading;
    const ReadingName uri = readingName(path);
    const bool mayChange = mayChangeFile(path);
    const QString name = mayChange ? path : uri.name;
    const QString options = mayChange ? QString() : u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s;
    const auto locked = isLocking ? connection->m_lock->take() : Result<void>();
    const auto connected = locked.and_then([&] { return checkSidecars(path); })
                               .and_then([&]() -> Result<void> {
                                   if (isLocking || !isOpenInThisProcess(path))
                                       return HeldFile::open(path, Field::LedgerFile)
                                           .map([&](std::unique_ptr<HeldFile> file) {
                                               connection->m_file = std::move(file);
                                           });
                                   return {};
                               })
                               .and_then(
                                   [&] { return connection->connect(name, options, uri.needsOwnIndex && !mayChange); })
                               .and_then([&] { return connection->requireLedger(); });
    if (!connected)
        return tl::make_unexpected(connected.error());
    return connection;
}

SqliteConnection::SqliteConnection(const QString &path)
    : m_path(path), m_lock(std::make_unique<LedgerLock>(path))
{ }

SqliteConnection::~SqliteConnection()
{
    close();
}

/// Called by the destructor only, while the lock is still held. SQLite rolls back a transaction that is still open.
void SqliteConnection::close()
{
    if (m_mode == Mode::Writing && m_file && !writeRefusal()) {
        if (!isClean())
            (void)run(u"ROLLBACK"_s);
        (void)run(u"PRAGMA busy_timeout = 0"_s); // another program that reads the file must not delay closing
        (void)run(u"PRAGMA journal_mode = DELETE"_s);
        if (!seal::usesWriteAheadLog(*m_file))
            seal::set(database(), *m_file);
    }
    removeDatabase();
}

Result<void> SqliteConnection::makeFile()
{
    // An existing file keeps its mode until it is written to: it may turn out not to be a ledger.
    const auto made = QFile::exists(m_path) ? Result<void>() : makePrivateFile(m_path, Field::LedgerFile);
    return made.and_then([this] { return HeldFile::open(m_path, Field::LedgerFile); })
        .map([this](std::unique_ptr<HeldFile> &&file) { m_file = std::move(file); });
}

/// Opens the database. locking_mode must be set before the first statement that reads the file, because that statement
/// makes SQLite open the index of the write-ahead log (the -shm file).
Result<void> SqliteConnection::connect(const QString &name, const QString &options, bool needsOwnIndex)
{
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return failure(ErrorKind::DriverMissing, Field::LedgerFile, u"libqt6sql6-sqlite"_s);
    QSqlDatabase database = addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(name);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s + (options.isEmpty() ? QString() : u';' + options));
    if (!database.open())
        return tl::make_unexpected(sqliteErrorOf(database.lastError()));
    const QString locking = needsOwnIndex ? u"EXCLUSIVE"_s : u"NORMAL"_s;
    return run(u"PRAGMA locking_mode = "_s + locking)
        .and_then([this](const Rows &) { return run(u"PRAGMA foreign_keys = ON"_s); })
        .and_then([this](const Rows &) { return run(u"PRAGMA synchronous = FULL"_s); })
        .and_then([this](const Rows &) { return run(u"PRAGMA query_only = ON"_s); })
        .map([](const Rows &) {});
}

/// Fails if the file holds no ledger. Damage can make tables disappear, so the file is checked for damage first.
Result<void> SqliteConnection::requireLedger()
{
    const auto found = run(u"SELECT lower(name) AS name FROM sqlite_master WHERE type IN ('table', 'view') "
                           "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"_s);
    if (!found)
        return tl::make_unexpected(found.error());
    QStringList tables;
    for (std::size_t row = 0; row < found->rows.size(); ++row)
        tables << Row(*found, row).text("name"_L1);
    auto judged = judgeTables(tables);
    if (judged)
        return judged;
    return checkStorage().and_then([&] { return judged; });
}

std::optional<ErrorKind> SqliteConnection::writeRefusal() const
{
    if (m_checked && !*m_checked)
        return m_checked->error().kind;
    return m_mode == Mode::Reading ? std::optional(ErrorKind::FileReadOnly) : std::nullopt;
}

Result<void> SqliteConnection::checkStorage()
{
    if (!m_checked) {
        auto checked = checkIntegrity(database(), m_file.get(), m_path);
        if (!checked && !isDamage(checked.error()))
            return checked; // no damage: another program has the file locked, for example
        m_checked = std::move(checked);
    }
    return *m_checked;
}

Result<void> SqliteConnection::makeWritable()
{
    if (const auto refusal = writeRefusal())
        return m_checked && !*m_checked ? *m_checked : failure(*refusal, Field::LedgerFile, m_path);
    if (m_mode == Mode::Writing)
        return {};
    return checkStorage()
        .and_then([this] { return makeLedgerPrivate(m_path); })
        .and_then([this] { return run(u"PRAGMA query_only = OFF"_s); })
        .and_then([this](const Rows &) { return run(u"PRAGMA journal_mode = WAL"_s); })
        .map([this](const Rows &) { m_mode = Mode::Writing; });
}

/// Checkpoints the write-ahead log. Another program that reads the file may prevent that; this function does not wait
/// for that program.
void SqliteConnection::rest()
{
    if (m_mode != Mode::Writing || !hasWriteAheadLog(m_path))
        return;
    (void)run(u"PRAGMA busy_timeout = 0"_s);
    (void)run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    (void)run(u"PRAGMA busy_timeout = 5000"_s);
}

bool SqliteConnection::isClean() const
{
    // BEGIN fails if a job has left a transaction open.
    QSqlQuery query(database());
    return query.exec(u"BEGIN"_s) && query.exec(u"ROLLBACK"_s);
}

Result<Rows> SqliteConnection::exec(const QString &sql, const Params &params)
{
    if (const auto ready = mayChange(sql) ? makeWritable() : Result<void>(); !ready)
        return tl::make_unexpected(ready.error());
    return run(sql, params);
}

Result<Rows> SqliteConnection::run(const QString &sql, const Params &params)
{
    if (!database().isOpen())
        return failure(ErrorKind::FileUnavailable, Field::LedgerFile, m_path);
    auto answer = SqlConnection::exec(sql, params);
    if (!answer && isDamage(answer.error()) && !m_isRescuing)
        m_checked = tl::make_unexpected(answer.error());
    return answer;
}

void SqliteConnection::bind(QSqlQuery &query, const QString &sql, const Params &params) const
{
    bindValues(query, sql, params);
}

Result<Rows> SqliteConnection::rowsOf(QSqlQuery &query) const
{
    return readRows(query);
}

Error SqliteConnection::errorOf(const QSqlQuery &query) const
{
    return sqliteErrorOf(query.lastError());
}

Result<std::vector<Rows>> SqliteConnection::execTogether(const std::vector<Statement> &statements)
{
    const auto execAll = [&]() -> Result<std::vector<Rows>> {
        std::vector<Rows> answers;
        for (const Statement &statement : statements) {
            auto rows = run(statement.sql, statement.params);
            if (!rows)
                return tl::make_unexpected(rows.error());
            answers.push_back(*std::move(rows));
        }
        return answers;
    };
    if (std::ranges::any_of(statements, [](const Statement &s) { return mayChange(s.sql); }))
        return inTransaction(*this, execAll);
    if (const auto begun = run(u"BEGIN"_s); !begun)
        return tl::make_unexpected(begun.error());
    auto answers = execAll();
    (void)run(u"ROLLBACK"_s);
    return answers;
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
