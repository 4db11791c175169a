// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sqlconnection.h"

#include <memory>

class QSqlDatabase;

namespace budget {

class HeldFile;
class LedgerLock;

/// A ledger's file through Qt's SQLite driver. Foreign keys are enforced, and commits are flushed to disk. A lock file
/// keeps other instances of this program from opening the ledger; other programs may read it meanwhile.
///
/// An existing file is not changed before the first changing statement. The file is then checked (see integrity.h),
/// made readable for its owner only and switched to a write-ahead log. rest() checkpoints the log, and closing the
/// connection removes it.
class SqliteConnection final : public SqlConnection
{
public:
    /// Whether a file that holds no ledger may become one: only if a person has agreed.
    enum class Beginning { Refused, Agreed };

    /// Opens the file, or creates it with its folder, readable for their owner only. A file that may not be changed is
    /// opened for reading. Fails with FileIsDirectory, FileIsLink, FileIsShared, FileIsSpecial, FileIsForeign,
    /// FileNotLedger, FileInUse, FileUnavailable, DiskFull or FileDamaged, all with Field::LedgerFile.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path);
    /// As open(), but for an existing file that holds no ledger. Unless a person has agreed, that file is not changed:
    /// fails with FileIsEmpty, or with FileOfOtherProgram (`detail` lists the tables).
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openLedger(const QString &path,
                                                                        Beginning beginning = Beginning::Refused);
    /// As open(), for a new file into which the rows of a damaged file are copied. A page of the damaged file that
    /// cannot be read fails only the statement that reads it; the new file can still be changed.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openForRescue(const QString &path);
    /// Opens an existing ledger for reading only and checks it for damage (see checkStorage()), so that no reader takes
    /// a damaged value for a stored one. Fails as openLedger() does, and with FileUnavailable if there is no file.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openToLook(const QString &path);
    /// As openLedger(), also if a connection of this process holds the lock already. Creates no file: fails with
    /// FileUnavailable if there is none.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openBeside(const QString &path);
    /// As openToLook(), also if another connection or another instance holds the lock. Does not check for damage,
    /// because the rows of a damaged file are rescued through such a connection.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openToLookBeside(const QString &path);
    ~SqliteConnection() override;

    [[nodiscard]] Engine engine() const override { return Engine::Sqlite; }
    [[nodiscard]] bool isClean() const override;
    [[nodiscard]] std::optional<ErrorKind> writeRefusal() const override;
    [[nodiscard]] Result<void> checkStorage() override;
    void rest() override;
    [[nodiscard]] Result<Rows> exec(const QString &sql, const Params &params = {}) override;
    [[nodiscard]] Result<std::vector<Rows>> execTogether(const std::vector<Statement> &statements) override;
    [[nodiscard]] Result<void> execScript(const QString &sql) override;

protected:
    void bind(QSqlQuery &query, const QString &sql, const Params &params) const override;
    [[nodiscard]] Result<Rows> rowsOf(QSqlQuery &query) const override;
    [[nodiscard]] Error errorOf(const QSqlQuery &query) const override;

private:
    enum class Mode {
        Unchecked, ///< not changed yet; SQLite refuses changes (query_only)
        Writing,   ///< checked for damage; uses a write-ahead log
        Reading,   ///< never changed through this connection
    };

    explicit SqliteConnection(const QString &path);
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openForReading(const QString &path, bool isLocking);
    [[nodiscard]] Result<void> makeFile();
    [[nodiscard]] Result<void> connect(const QString &name, const QString &options, bool needsOwnIndex = false);
    [[nodiscard]] Result<void> requireLedger();
    [[nodiscard]] Result<void> makeWritable();
    [[nodiscard]] Result<Rows> run(const QString &sql, const Params &params = {});
    void close();

    QString m_path; ///< absolute, without links in its folders
    std::unique_ptr<LedgerLock> m_lock;
    std::unique_ptr<HeldFile> m_file; ///< null if another connection of this process has the file open
    Mode m_mode = Mode::Unchecked;
    bool m_isRescuing = false;
    std::optional<Result<void>> m_checked; ///< the result of checkStorage(), once it was called
};

} // namespace budget
