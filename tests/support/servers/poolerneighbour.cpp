// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/poolerneighbour.h"

#include "support/pollwait.h"

#include <QFileInfo>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace budget::test {

namespace {

constexpr QLatin1StringView kAnswersFile{"answers.txt"};
constexpr QLatin1StringView kComplaintsFile{"complaints.txt"};
/// psql prints a line of one letter for each transaction.
constexpr int kBytesPerAnswer = 2;

/// Changes settings that affect the text of values. Leaves out settings that PgBouncer tracks for each client, and
/// those that would break an ordinary program.
constexpr QLatin1StringView kTransaction{R"(BEGIN;
DEALLOCATE ALL;
PREPARE qpsqlpstmt_1 AS SELECT 'x';
PREPARE qpsqlpstmt_2(integer) AS SELECT $1 + 1;
PREPARE statement1 AS SELECT 'x';
SET extra_float_digits = -10;
SET bytea_output = 'escape';
SET IntervalStyle = 'sql_standard';
CREATE TEMPORARY TABLE neighbours_work (id integer) ON COMMIT DROP;
INSERT INTO neighbours_work SELECT generate_series(1, 10);
EXECUTE qpsqlpstmt_1;
COMMIT;
)"};

} // namespace

bool PoolerNeighbour::fail(const QString &why)
{
    m_errorText = u"neighbour: %1\n%2"_s.arg(why, complaints());
    stop();
    return false;
}

bool PoolerNeighbour::start(const Pooler &pooler, const Database &database)
{
    if (m_folder)
        return fail(u"started a second time"_s);
    m_folder = std::make_unique<WatchedFolder>(u"neighbour"_s, WatchedFolder::Owner::ServerUser);
    // psql executes nested files: 500 times 1000 transactions.
    if (!m_folder->isValid() || !m_folder->write(u"one.sql"_s, kTransaction)
        || !m_folder->write(u"many.sql"_s, u"\\i one.sql\n"_s.repeated(1000))
        || !m_folder->write(u"all.sql"_s, u"\\i many.sql\n"_s.repeated(500)))
        return fail(u"cannot write its script"_s);
    const Tool client{u"psql"_s,
                      {u"-XqAt"_s, u"-f"_s, u"all.sql"_s},
                      m_folder->path(),
                      {},
                      ownerEnvironment(database, pooler.port(), pooler.caFile(), m_folder->path())};
    if (!m_client.start(client, m_folder->filePath(kAnswersFile), m_folder->filePath(kComplaintsFile), SIGKILL))
        return fail(u"psql did not start"_s);
    if (!pollUntil(10s, [this] { return transactions() > 0 || !isActive(); }) || !isActive())
        return fail(u"did nothing"_s);
    return true;
}

void PoolerNeighbour::stop()
{
    m_client.stop(SIGKILL, 10s);
}

qint64 PoolerNeighbour::transactions() const
{
    return m_folder ? QFileInfo(m_folder->filePath(kAnswersFile)).size() / kBytesPerAnswer : 0;
}

QString PoolerNeighbour::complaints() const
{
    return m_folder ? m_folder->read(kComplaintsFile) : QString();
}

} // namespace budget::test
