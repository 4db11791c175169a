// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sqlconnection.h"

#include <memory>

class QSqlDatabase;

namespace budget {

class HeldFile;
class LedgerLock;

/// A ledger's file through Qt's SQLite driver. Foreign keys are on, commits are flushed to disk. A lock file beside it
/// keeps other instances of the program away; other programs may read meanwhile.
/// A file that was there is read as it is until the first change: before that it is checked (see integrity.h), and
/// then it uses a write-ahead log. That is taken in when the connection rests, and gone once the connection is closed.
class SqliteConnection final : public SqlConnection
{
public:
    /// Whether a file that holds no ledger may become one.
    enum class Beginning { Refused, Agreed };

    /// Opens or creates the file, with its folder; it and the files beside it are for their owner alone. One that may
    /// not be changed is opened for reading. Fails with FileIsDirectory, FileIsLink, FileIsShared, FileIsSpecial,
    /// FileIsForeign, FileNotLedger, FileInUse, FileUnavailable, DiskFull, FileDamaged; all with Field::LedgerFile.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path);
    /// As open(). A file that was there and holds no ledger is left as it is unless a person agreed: fails with
    /// FileIsEmpty, or with FileOfOtherProgram (`detail` names its tables).
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openLedger(const QString &path,
                                                                        Beginning beginning = Beginning::Refused);
    /// As open(), for a file into which another, damaged one is read: what cannot be read there fails the statement and
    /// does not end the changes.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openForRescue(const QString &path);
    /// Opens a ledger that is there, to read it alone: neither makes nor changes one. Fails as openLedger() does, and
    /// with FileUnavailable where there is none.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openToLook(const QString &path);
    /// As openLedger(), also where a connection of this process has the file locked already. Makes none: fails with
    /// FileUnavailable where there is no file.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openBeside(const QString &path);
    /// As openToLook(), whoever has the file locked.
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
        Unchecked, ///< not changed yet: SQLite refuses changes
        Writing,   ///< checked; uses a write-ahead log
        Reading,   ///< never changed by this connection
    };

    explicit SqliteConnection(const QString &path);
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openForReading(const QString &path, bool isLocking);
    [[nodiscard]] Result<void> makeFile();
    [[nodiscard]] Result<void> connect(const QString &name, const QString &options, bool needsOwnIndex = false);
    [[nodiscard]] Result<void> requireLedger();
    [[nodiscard]] Result<void> makeWritable();
    [[nodiscard]] Result<Rows> run(const QString &sql, const Params &params = {});
    void close();

    QString m_path; ///< absolute, through no link
    std::unique_ptr<LedgerLock> m_lock;
    std::unique_ptr<HeldFile> m_file; ///< nothing where another connection of this process has the file open
    Mode m_mode = Mode::Unchecked;
    bool m_isRescuing = false;
    std::optional<Result<void>> m_checked; ///< what checkStorage() found
};

} // namespace budget
