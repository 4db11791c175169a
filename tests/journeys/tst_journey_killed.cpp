// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "core/reading/connectionurl.h"
#include "journeys/killedvisits.h"
#include "support/servers/postgrescluster.h"
#include "support/verifyresult.h"

#include <QHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kVisits = 50; ///< for each of four ledgers

template <class T>
T waited(const QFuture<T> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("the ledger did not answer");
    return future.result();
}

} // namespace

/// The program is killed two hundred times while it saves: every expense that its window reported as saved exists
/// exactly once.
class JourneyKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExpenseThatTheWindowReportedAsSavedExistsOnce()
    {
        std::vector<std::unique_ptr<KilledVisits>> lanes;
        for (const QString &file : m_files)
            lanes.push_back(std::make_unique<KilledVisits>(u"file"_s, file, true, kVisits));
        for (const Database &database : m_databases)
            lanes.push_back(std::make_unique<KilledVisits>(u"server"_s, sharedCluster().url(database), false, kVisits));
        for (const auto &lane : lanes)
            lane->start();
        QVERIFY(QTest::qWaitFor([&] { return std::ranges::all_of(lanes, &KilledVisits::isDone); }, 270'000));

        qsizetype saved = 0;
        qsizetype unannounced = 0;
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            QCOMPARE(lanes[i]->faults(), QStringList());
            const QHash<QString, int> rows = countedRows(i);
            saved += lanes[i]->saved().size();
            unannounced += rows.size() - lanes[i]->saved().size();
            for (const QString &description : lanes[i]->saved())
                QVERIFY2(rows.contains(description), qPrintable(u"lost: "_s + description));
            for (auto row = rows.begin(); row != rows.end(); ++row)
                QVERIFY2(row.value() == 1, qPrintable(u"doubled: "_s + row.key()));
        }
        qInfo("%d kills: %lld called saved, %lld more were there before the window said so", 4 * kVisits,
              static_cast<long long>(saved), static_cast<long long>(unannounced));
        QVERIFY2(saved > 2 * kVisits, "the kills came too early to say anything");
    }

    void initTestCase()
    {
        for (const auto *name : {"one.sqlite", "two.sqlite"})
            m_files << m_folder.filePath(QString::fromLatin1(name));
        for (const QString &file : std::as_const(m_files))
            addSample(LocalFile{file});
        for (int i = 0; i < 2; ++i) {
            m_databases << sharedCluster().createDatabase();
            addSample(*parseConnectionUrl(sharedCluster().url(m_databases.last())));
        }
    }

private:
    static void addSample(const LedgerLogin &login)
    {
        Session session;
        VERIFY_RESULT(waited(session.open(login)));
        VERIFY_RESULT(waited(session.ledger().addSampleLedger()));
        const bool isFile = std::holds_alternative<LocalFile>(login);
        session.close();
        if (isFile) {
            const QString lock = std::get<LocalFile>(login).path + u".lock"_s;
            QVERIFY(QTest::qWaitFor([&] { return !QFile::exists(lock); }));
        }
    }

    /// The number of rows for each description, read by psql or the sqlite3 shell.
    [[nodiscard]] QHash<QString, int> countedRows(std::size_t lane) const
    {
        const QString query = u"SELECT description, count(*) FROM expenses WHERE description LIKE '%-%-%' GROUP BY 1"_s;
        const auto i = static_cast<qsizetype>(lane);
        const QString text = i < m_files.size() ? sqliteShell(m_files.at(i), u"PRAGMA integrity_check; "_s + query)
                                                : sharedCluster().sql(m_databases.at(i - m_files.size()).name, query);
        QHash<QString, int> rows;
        for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
            if (line != u"ok"_s)
                rows.insert(line.section(u'|', 0, 0), line.section(u'|', 1).toInt());
        }
        return rows;
    }

    static QString sqliteShell(const QString &file, const QString &sql)
    {
        QProcess shell;
        shell.start(u"sqlite3"_s, {file, sql});
        const bool isDone = shell.waitForFinished() && shell.exitCode() == 0;
        return QString::fromUtf8(isDone ? shell.readAllStandardOutput() : shell.readAllStandardError());
    }

    QTemporaryDir m_folder;
    QStringList m_files;
    QList<Database> m_databases;
};

QTEST_GUILESS_MAIN(JourneyKilled)
#include "tst_journey_killed.moc"
