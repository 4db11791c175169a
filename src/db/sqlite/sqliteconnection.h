// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sqlconnection.h"

#include <memory>

class QLockFile;

namespace budget {

/// A ledger's file through Qt's SQLite driver. Foreign keys are on, the journal is a WAL, commits are flushed to disk.
/// A lock file beside it keeps other instances of the program away; other programs may read meanwhile.
class SqliteConnection final : public SqlConnection
{
public:
    /// Opens or creates the file, with its folder; it and the files beside it are for their owner alone. Fails with
    /// FileIsDirectory, FileIsLink, FileIsShared, FileIsSpecial, FileIsForeign, FileReadOnly, FileNotLedger, FileInUse,
    /// FileUnavailable, DiskFull; all with Field::LedgerFile.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path);
    /// Opens a file that is there, to read it alone: neither makes nor changes one. Fails as open() does, and with
    /// FileUnavailable where there is none.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openToLook(const QString &path);
    /// As open(), also where a connection of this process has the file locked already. Makes none: fails with
    /// FileUnavailable where there is no file.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openBeside(const QString &path);
    /// As openToLook(), whoever has the file locked.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openToLookBeside(const QString &path);
    ~SqliteConnection() override;

    [[nodiscard]] Engine engine() const override { return Engine::Sqlite; }
    [[nodiscard]] bool isClean() const override;
    [[nodiscard]] Result<std::vector<Rows>> execTogether(const std::vector<Statement> &statements) override;
    [[nodiscard]] Result<void> execScript(const QString &sql) override;

protected:
    void bind(QSqlQuery &query, const QString &sql, const Params &params) const override;
    [[nodiscard]] Result<Rows> rowsOf(QSqlQuery &query) const override;
    [[nodiscard]] Error errorOf(const QSqlQuery &query) const override;

private:
    explicit SqliteConnection(const QString &path);
    [[nodiscard]] Result<void> lock();
    [[nodiscard]] bool isLockedByUs() const;
    [[nodiscard]] Result<void> connect(const QString &settings);
    [[nodiscard]] Result<void> openDatabase(const QString &settings);

    QString m_path; ///< absolute, through no link
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace budget
