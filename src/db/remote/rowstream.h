// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ledgerpart.h"
#include "db/remote/remoterows.h"

#include <deque>
#include <vector>

namespace budget::remote {

/// Fetches many rows from one snapshot as one ordered stream: small tables first, then the months, the newest first,
/// then expenses without a month. The server sorts the rows once; they arrive in portions, so that the first month is
/// complete early and never all rows are in memory. Keeps a transaction open, in which the connection must not be used
/// for anything else; the destructor ends it.
class RowStream
{
public:
    /// Fetches the first portion, too: one flight.
    [[nodiscard]] static Result<RowStream> open(Connection &connection, const RemoteLedger &ledger,
                                                const std::vector<LedgerPart> &parts);
    RowStream(RowStream &&other) noexcept;
    RowStream(const RowStream &) = delete;
    RowStream &operator=(const RowStream &) = delete;
    RowStream &operator=(RowStream &&) = delete;
    ~RowStream();

    /// The number of rows of all parts.
    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] bool isAtEnd() const { return m_open.empty() && m_complete.empty(); }
    /// The parts that are complete and were not returned before; fetches portions until there is at least one, a flight
    /// each. Empty at the end.
    [[nodiscard]] Result<std::vector<FetchedPart>> next();

private:
    /// A part whose rows have not all arrived.
    struct OpenPart
    {
        FetchedPart part;
        qint64 missing = 0;
    };

    explicit RowStream(Connection &connection) : m_connection(&connection) { }

    void expect(const std::vector<LedgerPart> &parts, const std::vector<PartDigest> &digests);
    [[nodiscard]] Result<void> take(const Rows &portion);
    [[nodiscard]] Result<void> fetch();

    Connection *m_connection;
    bool m_isInTransaction = true;
    std::deque<OpenPart> m_open;
    std::vector<FetchedPart> m_complete;
    qint64 m_rows = 0;
    qint64 m_missing = 0;
};

} // namespace budget::remote
