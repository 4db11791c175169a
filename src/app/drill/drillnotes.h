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

/// Describes a marker from before it is written until it is removed.
struct DrillNote
{
    OperationId operation;
    bool isRecorded = true; ///< the ledger has a table of operations that names the row
    CategoryId row = {};    ///< otherwise: the id that was reserved for the row
    QDateTime begun = {};   ///< UTC

    bool operator==(const DrillNote &) const = default;
};

/// One small private file for each ledger in which a drill is under way or was cut off. It contains no secret. The
/// functions block for as long as the disk takes.
class DrillNotes
{
public:
    using Lock = std::unique_ptr<QLockFile>;

    explicit DrillNotes(QString folder = defaultFolder()) : m_folder(std::move(folder)) { }

    /// The folder of the notes, inside stateFolder().
    [[nodiscard]] static QString defaultFolder();

    /// The holder of the lock is the only process that may drill in this ledger and that may read or write its note.
    /// The lock ends with its process. Fails with FileInUse if another process holds it.
    [[nodiscard]] Result<Lock> lock(const LedgerLocation &location) const;
    [[nodiscard]] bool isThere(const LedgerLocation &location) const;
    /// Nothing if there is no note or it cannot be parsed.
    [[nodiscard]] std::optional<DrillNote> find(const LedgerLocation &location) const;
    /// The note is on the disk when this returns. Fails as writePrivateFile() does.
    [[nodiscard]] Result<void> put(const LedgerLocation &location, const DrillNote &note) const;
    void remove(const LedgerLocation &location) const;

private:
    [[nodiscard]] QString fileOf(const LedgerLocation &location) const;

    QString m_folder;
};

} // namespace budget
