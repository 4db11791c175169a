// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drill/drillstage.h"
#include "app/drill/drillsweep.h"
#include "app/ledger/ledger.h"
#include "core/reading/connectionurl.h"
#include "support/links/faultproxy.h"
#include "support/places/fileplaces.h"
#include "support/places/scratchhome.h"
#include "support/servers/postgrescluster.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <csignal>

#include <unistd.h>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The process ids of the readers that this process has started.
QList<pid_t> runningReaders()
{
    QList<pid_t> found;
    for (const QByteArray &word : read(u"/proc/self/task/%1/children"_s.arg(::getpid())).simplified().split(' ')) {
        if (!word.isEmpty() && read(u"/proc/%1/cmdline"_s.arg(word.toInt())).contains("--read"))
            found << word.toInt();
    }
    return found;
}

bool runs(pid_t process)
{
    const QByteArray status = read(u"/proc/%1/stat"_s.arg(process));
    return !status.isEmpty() && status.mid(status.lastIndexOf(')') + 2, 1) != "Z";
}

} // namespace

/// Drills and readers that are killed or cancelled.
class TestDrillCutOff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKilledReaderProvesNothing()
    {
        const DrillStage stage(Route::Postgres);
        FaultProxy proxy(sharedCluster().port());
        Drill drill(stage.tools());
        const DrillReport report = carryOutBehind(proxy, drill, stage, [](pid_t reader) { ::kill(reader, SIGKILL); });
        QCOMPARE(report.verdict(), DrillVerdict::Failed);
        QCOMPARE(report.result(DrillStep::Read).fault, std::optional(DrillFault::ReaderEnded));
        QCOMPARE(report.fate, MarkerFate::Removed);
        QCOMPARE(stage.markers(), QString());
    }

    void aSilentReaderIsEnded()
    {
        const DrillStage stage(Route::Postgres);
        FaultProxy proxy(sharedCluster().port());
        DrillTools tools = stage.tools();
        tools.readerLimit = 3s;
        Drill drill(tools);
        pid_t process = 0;
        const DrillReport report = carryOutBehind(proxy, drill, stage, [&](pid_t reader) { process = reader; });
        QCOMPARE(report.result(DrillStep::Read).fault, std::optional(DrillFault::ReaderSilent));
        QCOMPARE(report.fate, MarkerFate::Removed);
        QVERIFY(!runs(process));
    }

    void cancelledWhileReadingItEndsTheReader()
    {
        const DrillStage stage(Route::Postgres);
        FaultProxy proxy(sharedCluster().port());
        Drill drill(stage.tools());
        pid_t process = 0;
        const DrillReport report = carryOutBehind(proxy, drill, stage, [&](pid_t reader) {
            process = reader;
            drill.cancel();
        });
        QCOMPARE(report.verdict(), DrillVerdict::Cancelled);
        QCOMPARE(report.fate, MarkerFate::Removed);
        QVERIFY(!runs(process));
    }

    void theReaderGetsThePasswordByThePipeAlone()
    {
        const DrillStage stage(Route::Postgres);
        FaultProxy proxy(sharedCluster().port());
        Drill drill(stage.tools());
        const QByteArray secret = stage.database.server().password.reveal().toUtf8();
        QByteArray seen;
        carryOutBehind(proxy, drill, stage, [&](pid_t reader) {
            for (const QString &file : {u"cmdline"_s, u"environ"_s})
                seen += read(u"/proc/%1/%2"_s.arg(QString::number(reader), file)) + '\n';
            proxy.setHolding(false);
        });
        QCOMPARE(drill.report().verdict(), DrillVerdict::Passed); // so the reader has received the password
        QVERIFY(seen.contains("drill\0--read"_ba) && seen.contains("HOME=") && !secret.isEmpty());
        QVERIFY(!seen.contains(secret));
    }

    void theReaderEndsWithItsParent()
    {
        const DrillStage stage(Route::Postgres);
        FaultProxy proxy(sharedCluster().port());
        QProcess parent;
        start(parent, behind(proxy, stage), 5);
        QTRY_VERIFY_WITH_TIMEOUT(proxy.links() > 0, 60'000);
        proxy.setHolding(true); // holds the connection of the reader
        pid_t reader = 0;
        const QString below = u"/proc/%1/task/%1/children"_s.arg(parent.processId());
        QTRY_VERIFY_WITH_TIMEOUT((reader = read(below).simplified().split(' ').first().toInt()) > 0, 60'000);
        QVERIFY(runs(reader));
        parent.kill();
        QVERIFY(parent.waitForFinished());
        QTRY_VERIFY_WITH_TIMEOUT(!runs(reader), 60'000);
    }

    void theMarkerOfAKilledProgramIsRemovedAtTheNextStart_data()
    {
        QTest::addColumn<Route>("route");
        QTest::addColumn<QString>("variant");
        QTest::newRow("SQLite") << Route::Sqlite << QString();
        QTest::newRow("PostgreSQL") << Route::Postgres << QString();
        QTest::newRow("PgBouncer") << Route::Pooler << QString();
        QTest::newRow("no colour") << Route::Postgres << u"V4"_s;
        QTest::newRow("nothing recorded") << Route::Postgres << QString::fromLatin1(DrillStage::kBare);
    }
    void theMarkerOfAKilledProgramIsRemovedAtTheNextStart()
    {
        QFETCH(Route, route);
        QFETCH(QString, variant);
        const DrillStage stage(route, variant);
        cutOff(stage);
        QVERIFY(!stage.markers().isEmpty());
        stage.database.plainSql(u"INSERT INTO categories (name) VALUES ('Food')"_s);

        Session session;
        DrillSweep sweep(session);
        const QSignalSpy changed(&session.ledger(), &Ledger::changed);
        const QSignalSpy swept(&sweep, &DrillSweep::swept);
        VERIFY_RESULT(waited(session.open(stage.database.login())));
        QTRY_COMPARE_WITH_TIMEOUT(swept.size(), 1, 60'000);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(stage.markers(), QString());
        QCOMPARE(stage.database.plainSql(u"SELECT name FROM categories"_s), u"Food"_s);
        QVERIFY(!DrillNotes().isThere(stage.database.location()));
    }

    void theMarkerOfAKilledProgramIsRemovedByTheNextDrill()
    {
        const DrillStage stage(Route::Postgres);
        cutOff(stage);
        Drill drill({QStringLiteral(BUDGET_PROGRAM), 1min, DrillNotes()});
        QCOMPARE(carryOut(drill, stage.options()).verdict(), DrillVerdict::Passed);
        QCOMPARE(stage.markers(), QString());
    }

    void aWeekLaterItIsStillKnown_data() { addRoutes(); }
    void aWeekLaterItIsStillKnown()
    {
        QFETCH(Route, route);
        const DrillStage stage(route);
        cutOff(stage);
        const QString past = route == Route::Sqlite ? u"datetime('now', '-8 days')"_s : u"now() - interval '8 days'"_s;
        stage.database.plainSql(u"UPDATE bt_operations SET done_at = "_s + past);
        Session session;
        DrillSweep sweep(session);
        const QSignalSpy swept(&sweep, &DrillSweep::swept);
        VERIFY_RESULT(waited(session.open(stage.database.login())));
        QTRY_COMPARE_WITH_TIMEOUT(swept.size(), 1, 60'000);
        QCOMPARE(stage.markers(), QString());
    }

    /// The marker is found by the record of its drill in the ledger. A young marker may belong to a running drill, so
    /// the marker and the note stay.
    void aMarkerWithAnUnreadableNoteIsRemoved_data()
    {
        QTest::addColumn<QString>("age");
        QTest::addColumn<bool>("isRemoved");
        QTest::newRow("old") << u"3 hours"_s << true;
        QTest::newRow("young") << u"0 hours"_s << false;
    }
    void aMarkerWithAnUnreadableNoteIsRemoved()
    {
        QFETCH(QString, age);
        QFETCH(bool, isRemoved);
        const DrillStage stage(Route::Postgres);
        cutOff(stage);
        stage.database.plainSql(u"UPDATE bt_operations SET done_at = now() - interval '%1'"_s.arg(age));
        const QDir folder(DrillNotes::defaultFolder());
        for (const QString &note : folder.entryList({u"*.json"_s}, QDir::Files))
            write(folder.filePath(note), "{");
        Session session;
        DrillSweep sweep(session);
        const QSignalSpy swept(&sweep, &DrillSweep::swept);
        VERIFY_RESULT(waited(session.open(stage.database.login())));
        QTRY_VERIFY_WITH_TIMEOUT(hasNobodysLock(stage), 60'000); // the sweep has ended
        QCOMPARE(stage.markers().isEmpty(), isRemoved);
        QCOMPARE(swept.size(), isRemoved ? 1 : 0);
        QCOMPARE(DrillNotes().isThere(stage.database.location()), !isRemoved);
        DrillNotes().remove(stage.database.location());
    }

    void aMarkerThatAPersonChangedStays_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("renamed") << u"UPDATE categories SET name = 'Food'"_s;
        QTest::newRow("recoloured") << u"UPDATE categories SET color = '#FF0000'"_s;
        QTest::newRow("used") << u"INSERT INTO users (email, name) VALUES ('a@b', 'A'); INSERT INTO expenses (user_id, "
                                 "category_id, description, amount) SELECT u.id, c.id, 'Lunch', 5 FROM users u, "
                                 "categories c"_s;
        QTest::newRow("entered anew under the same id")
            << u"DELETE FROM bt_operations; UPDATE categories SET color = '#000000'"_s;
    }
    void aMarkerThatAPersonChangedStays()
    {
        QFETCH(QString, sql);
        const DrillStage stage(Route::Postgres);
        cutOff(stage);
        stage.database.plainSql(sql);
        const QString all = u"SELECT * FROM categories"_s;
        const QString before = stage.database.plainSql(all);
        Session session;
        DrillSweep sweep(session);
        VERIFY_RESULT(waited(session.open(stage.database.login())));
        QTRY_VERIFY_WITH_TIMEOUT(hasNobodysLock(stage), 60'000); // the sweep has finished
        QCOMPARE(stage.database.plainSql(all), before);
        QVERIFY(!before.isEmpty());
    }

    void aDrillThatIsUnderWayIsNotSwept_data() { addRoutes(); }
    void aDrillThatIsUnderWayIsNotSwept()
    {
        QFETCH(Route, route);
        const DrillStage stage(route);
        Drill drill(stage.tools());
        Session session;
        DrillSweep sweep(session, stage.notes());
        const DrillReport report = carryOut(drill, stage.options(4s), [&] {
            // In a local file, the writer's connection may still be closing.
            QVERIFY(QTest::qWaitFor([&] { return waited(session.open(stage.database.login())).has_value(); }, 60'000));
            QVERIFY(!stage.markers().isEmpty());
        });
        QCOMPARE(report.verdict(), DrillVerdict::Passed);
    }

    void aMarkerThatCannotBeRemovedNowIsRemovedLater()
    {
        const DrillStage stage(Route::Postgres);
        FaultProxy proxy(sharedCluster().port());
        DrillTools tools = stage.tools();
        tools.readerLimit = 2s;
        Drill drill(tools);
        connect(&drill, &Drill::changed, &drill, [&] {
            if (drill.report().result(DrillStep::Remove).state == DrillState::Running)
                QMetaObject::invokeMethod(&drill, &Drill::cancel, Qt::QueuedConnection); // else it tries for 30 s
        });
        const DrillReport report = carryOut(drill, {behind(proxy, stage), 1s, true}, [&] {
            proxy.cutAll();
            proxy.setRefusing(true);
        });
        QCOMPARE(report.verdict(), DrillVerdict::Failed);
        QCOMPARE(report.firstFailure(), std::optional(DrillStep::Read));
        QCOMPARE(report.fate, MarkerFate::Unknown);
        QCOMPARE(stage.notesLeft(), 1);
        proxy.setRefusing(false);
        Session session;
        DrillSweep sweep(session, stage.notes());
        VERIFY_RESULT(waited(session.open(behind(proxy, stage))));
        QTRY_COMPARE_WITH_TIMEOUT(stage.markers(), QString(), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(stage.notesLeft(), 0, 60'000);
    }

private:
    static LedgerLogin behind(const FaultProxy &proxy, const DrillStage &stage)
    {
        ServerLogin login = stage.database.server();
        login.address.port = proxy.port();
        return login;
    }

    /// Runs a drill whose reader hangs while it connects. Then `act` is called with the reader's process id.
    static const DrillReport &carryOutBehind(FaultProxy &proxy, Drill &drill, const DrillStage &stage,
                                             const std::function<void(pid_t)> &act)
    {
        const auto isConnecting = std::make_shared<std::atomic<bool>>(false);
        bool hasActed = false;
        QTimer watch;
        QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
            const auto readers = runningReaders();
            if (!*isConnecting || hasActed || readers.isEmpty())
                return;
            hasActed = true;
            act(readers.first());
        });
        watch.start(20ms);
        const DrillOptions options{behind(proxy, stage), 0s};
        return carryOut(drill, options, DrillStep::Wait,
                        [&] { proxy.setHolding(true, [isConnecting] { *isConnecting = true; }); });
    }

    /// Starts the program's command `drill`.
    static void start(QProcess &program, const LedgerLogin &login, int wait)
    {
        QStringList arguments{u"drill"_s, u"--wait"_s, QString::number(wait)};
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (const auto *file = std::get_if<LocalFile>(&login))
            arguments << u"--ledger"_s << file->path;
        else
            environment.insert(u"DATABASE_URL"_s, urlWithPassword(std::get<ServerLogin>(login)).reveal());
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(BUDGET_PROGRAM), arguments);
    }

    /// Starts a drill in the program, and kills the program between writing and reading.
    static void cutOff(const DrillStage &stage)
    {
        QProcess program;
        start(program, stage.database.login(), 3600);
        QByteArray said;
        const bool waits = QTest::qWaitFor(
            [&] {
                said += program.readAllStandardError();
                return said.contains("Waiting");
            },
            60'000);
        if (!waits)
            qFatal("the program did not drill: %s", (said + program.readAllStandardOutput()).constData());
        program.kill();
        program.waitForFinished();
    }

    static bool hasNobodysLock(const DrillStage &stage)
    {
        return !DrillNotes().isThere(stage.database.location()) || bool(DrillNotes().lock(stage.database.location()));
    }
};

int main(int argc, char **argv)
{
    const ScratchHome home;
    QCoreApplication application(argc, argv);
    TestDrillCutOff test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_drillcutoff.moc"
