// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlocation.h"
#include "core/id.h"
#include "core/operations/operationid.h"
#include "core/result.h"

#include <QDateTime>
#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace budget {

/// What is remembered of a marker from before it is written until it is removed.
struct DrillNote
{
    OperationId operation;
    bool isRecorded = true; ///< the ledger itself tells which row the operation wrote
    CategoryId row = {};    ///< where it does not: the row that was reserved for it
    QDateTime begun = {};   ///< UTC

    bool operator==(const DrillNote &) const = default;
};

/// One small private file for each ledger in which a drill is under way or was cut off. Blocks as long as the disk
/// takes. No secret is in it.
class DrillNotes
{
public:
    using Lock = std::unique_ptr<QLockFile>;

    explicit DrillNotes(QString folder = defaultFolder()) : m_folder(std::move(folder)) { }

    /// In the platform's folder for what a program keeps of its state.
    [[nodiscard]] static QString defaultFolder();

    /// Whoever has it is the only one to drill, and to read and write the note; it goes with its process. FileInUse
    /// where somebody has it.
    [[nodiscard]] Result<Lock> lock(const LedgerLocation &location) const;
    [[nodiscard]] bool isThere(const LedgerLocation &location) const;
    /// Nothing where there is none, or none that can be understood.
    [[nodiscard]] std::optional<DrillNote> find(const LedgerLocation &location) const;
    /// It is on the disk then. Fails as writePrivateFile() does.
    [[nodiscard]] Result<void> put(const LedgerLocation &location, const DrillNote &note) const;
    void remove(const LedgerLocation &location) const;

private:
    [[nodiscard]] QString fileOf(const LedgerLocation &location) const;

    QString m_folder;
};

} // namespace budget
