// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/migrations.h"
#include "db/schema/preparation.h"
#include "db/sqlite/sqliteconnection.h"
#include "db/store/samplequeries.h"

#include <QDate>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTimes = 7; ///< number of starts; the median is used

struct Start
{
    double wall = 0; ///< milliseconds from main() to the paint
    double cpu = 0;  ///< processor milliseconds of the process until then; depends little on the machine's load
};

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

Start startOnce(const QStringList &arguments)
{
    QProcess visitor;
    visitor.start(QStringLiteral(BUDGET_START_VISITOR), arguments);
    if (!visitor.waitForFinished(120'000) || visitor.exitCode() != 0)
        return {};
    const QList<QByteArray> figures = visitor.readAllStandardOutput().trimmed().split(' ');
    return figures.size() == 2 ? Start{figures[0].toDouble(), figures[1].toDouble()} : Start();
}

Start typicalStart(const QStringList &arguments)
{
    std::vector<double> wall;
    std::vector<double> cpu;
    for (int i = 0; i < kTimes; ++i) {
        const Start start = startOnce(arguments);
        wall.push_back(start.wall);
        cpu.push_back(start.cpu);
    }
    return {median(wall), median(cpu)};
}

/// Creates a ledger with `count` expenses: ten in this month, the others in the ten years before it.
bool makeLedger(const QString &path, int count)
{
    const auto connection = SqliteConnection::openLedger(path);
    if (!connection || !prepareLedger(**connection, migrations(Engine::Sqlite))
        || !queries::insertSample(**connection, sampleLedger()))
        return false;
    return (*connection)
        ->exec(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
               "INSERT INTO expenses (user_id, category_id, description, amount, date, created_at) "
               "SELECT 1, 1 + i % 4, 'Expense ' || i, 100 + i % 5000, "
               "CASE WHEN i <= 10 THEN date('%2') ELSE date('%2', '-' || (31 + i % 3600) || ' days') END, "
               "'2024-01-01 00:00:00' FROM n"_s.arg(count)
                   .arg(QDate::currentDate().toString(Qt::ISODate)))
        .has_value();
}

void print(const char *what, const Start &start, const Start &empty)
{
    std::printf("%-22s %9.1f %9.1f %9.2f %9.2f\n", what, start.wall, start.cpu, start.wall / empty.wall,
                start.cpu / empty.cpu);
    std::fflush(stdout);
}

} // namespace

class BenchStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Expenses of other months must not slow down the start.
    void theMonthIsShownAsFastOfAMillionAsOfTen()
    {
        const QTemporaryDir folder;
        const QString ten = folder.filePath(u"ten.sqlite"_s);
        const QString million = folder.filePath(u"million.sqlite"_s);
        QVERIFY(makeLedger(ten, 10) && makeLedger(million, 1'000'000));
        const Start empty = typicalStart({});
        const Start small = typicalStart({ten});
        const Start large = typicalStart({million});
        QVERIFY(empty.cpu > 0 && small.cpu > 0 && large.cpu > 0);
        std::printf("%-22s %9s %9s %9s %9s\n", "start to month shown", "wall ms", "cpu ms", "wall x", "cpu x");
        print("empty window", empty, empty);
        print("10 expenses", small, empty);
        print("1,000,000 expenses", large, empty);
        QVERIFY2(large.cpu < 1.3 * small.cpu, "the start takes longer for expenses that are not shown");
    }
};

QTEST_GUILESS_MAIN(BenchStart)
#include "bench_start.moc"
