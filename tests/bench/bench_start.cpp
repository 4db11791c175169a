// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/migrations.h"
#include "db/schema/preparation.h"
#include "db/sqlite/sqliteconnection.h"
#include "db/store/samplequeries.h"

#include <QDate>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <optional>
#include <vector>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRounds = 15; ///< the result is the median of the rounds

struct Start
{
    double wall = 0; ///< milliseconds from the start of the process to the end of the paint
    double cpu = 0;  ///< processor time until the end of the paint, which depends less on the load of the machine
};

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

double now()
{
    const auto time = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(time).count();
}

/// A program whose starts are measured.
class Subject
{
public:
    Subject(const char *name, const QString &program, const QStringList &arguments, const QString &home)
        : m_name(name), m_program(program), m_arguments(arguments),
          m_environment(QProcessEnvironment::systemEnvironment())
    {
        m_environment.insert(u"HOME"_s, home);
        m_environment.insert(u"XDG_CONFIG_HOME"_s, home + u"/config"_s);
        m_environment.insert(u"XDG_STATE_HOME"_s, home + u"/state"_s);
        if (!m_environment.contains(u"QT_QPA_PLATFORM"_s))
            m_environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        m_environment.insert(u"QT_PLUGIN_PATH"_s, QStringLiteral(BUDGET_PLUGINS));
        m_environment.insert(u"QT_QPA_GENERIC_PLUGINS"_s, u"startprobe"_s);
        if (arguments.size() > 1)
            m_environment.insert(u"BUDGET_START_TABLE"_s, u"expensesTable"_s);
    }

    [[nodiscard]] std::optional<Start> startOnce() const
    {
        if (m_arguments.size() > 1)
            QFile::remove(m_arguments.last() + u".lock"_s); // the previous run was ended before it removed the file
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_environment.value(u"HOME"_s));
        const double begin = now();
        process.start(m_program, m_arguments);
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            return std::nullopt;
        const QList<QByteArray> figures = process.readAllStandardOutput().trimmed().split(' ');
        return figures.size() == 2 ? std::optional(Start{figures[0].toDouble() - begin, figures[1].toDouble()})
                                   : std::nullopt;
    }

    bool measure()
    {
        const auto start = startOnce();
        if (start) {
            m_wall.push_back(start->wall);
            m_cpu.push_back(start->cpu);
        }
        return start.has_value();
    }

    [[nodiscard]] const char *name() const { return m_name; }
    [[nodiscard]] Start typical() const { return {median(m_wall), median(m_cpu)}; }

private:
    const char *m_name;
    QString m_program;
    QStringList m_arguments;
    QProcessEnvironment m_environment;
    std::vector<double> m_wall;
    std::vector<double> m_cpu;
};

/// Makes a ledger with `count` expenses: ten in this month, the others in the 120 months before it.
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

void print(const Subject &subject, const Start &empty)
{
    const Start start = subject.typical();
    std::printf("%-22s %9.1f %9.1f %9.2f %9.2f\n", subject.name(), start.wall, start.cpu, start.wall / empty.wall,
                start.cpu / empty.cpu);
    std::fflush(stdout);
}

} // namespace

class BenchStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Each round starts every program once, so that a temporary load of the machine affects all programs.
    void theMonthIsShownAsFastOfAMillionAsOfTen()
    {
        const QTemporaryDir folder;
        const QString ten = folder.filePath(u"ten.sqlite"_s);
        const QString million = folder.filePath(u"million.sqlite"_s);
        QVERIFY(makeLedger(ten, 10) && makeLedger(million, 1'000'000));
        std::array<Subject, 4> subjects{
            Subject("empty window", QStringLiteral(BUDGET_EMPTY_WINDOW), {}, folder.path()),
            Subject("window with one word", QStringLiteral(BUDGET_EMPTY_WINDOW), {u"Budget"_s}, folder.path()),
            Subject("10 expenses", QStringLiteral(BUDGET_PROGRAM), {u"--ledger"_s, ten}, folder.path()),
            Subject("1,000,000 expenses", QStringLiteral(BUDGET_PROGRAM), {u"--ledger"_s, million}, folder.path())};
        for (const Subject &subject : subjects)
            QVERIFY2(subject.startOnce(), subject.name()); // not measured: the very first start writes the settings
        for (int round = 0; round < kRounds; ++round) {
            for (Subject &subject : subjects)
                QVERIFY2(subject.measure(), subject.name());
        }
        std::printf("%-22s %9s %9s %9s %9s\n", "start to month shown", "wall ms", "cpu ms", "wall x", "cpu x");
        const auto &[empty, word, small, large] = subjects;
        for (const Subject *subject : {&empty, &word, &small, &large})
            print(*subject, empty.typical());
        QVERIFY2(large.typical().cpu < 1.3 * small.typical().cpu,
                 "the start takes longer for expenses that are not shown");
    }
};

QTEST_GUILESS_MAIN(BenchStart)
#include "bench_start.moc"
