// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drill/drill.h"

#include "app/drill/drillstage.h"
#include "app/ledger/ledger.h"
#include "core/reading/connectionurl.h"
#include "support/places/scratchhome.h"
#include "support/servers/postgrescluster.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kOwn = u"INSERT INTO categories (name, color) VALUES ('Verification Test', '#000000')"_s;

DrillFault faultOf(const DrillReport &report)
{
    const auto failed = report.firstFailure();
    return failed ? report.result(*failed).fault.value_or(DrillFault::Failed) : DrillFault::Failed;
}

} // namespace

/// Runs drills. The process that reads the marker is the real program.
class TestDrill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void provesThatWhatIsWrittenStays_data()
    {
        QTest::addColumn<Route>("route");
        QTest::addColumn<QString>("variant");
        QTest::addColumn<bool>("withSleep");
        for (const bool withSleep : {false, true}) {
            const QString tail = withSleep ? u", asleep meanwhile"_s : QString();
            const auto row = [&](const QString &name, Route route, const QString &variant = {}) {
                QTest::newRow(qPrintable(name + tail)) << route << variant << withSleep;
            };
            row(u"SQLite"_s, Route::Sqlite);
            row(u"PostgreSQL"_s, Route::Postgres);
            row(u"PgBouncer"_s, Route::Pooler);
            row(u"not null"_s, Route::Postgres, u"V2"_s);
            row(u"no colour"_s, Route::Postgres, u"V4"_s);
            row(u"nothing recorded"_s, Route::Postgres, QString::fromLatin1(DrillStage::kBare));
        }
    }
    void provesThatWhatIsWrittenStays()
    {
        QFETCH(Route, route);
        QFETCH(QString, variant);
        QFETCH(bool, withSleep);
        const DrillStage stage(route, variant);
        Drill drill(stage.tools());
        QString meanwhile;
        const DrillReport report = carryOut(drill, stage.options(1s, withSleep), [&] { meanwhile = stage.markers(); });
        QVERIFY2(report.verdict() == DrillVerdict::Passed, qPrintable(describe(report)));
        QVERIFY(report.isFound);
        QCOMPARE(report.fate, MarkerFate::Removed);
        QVERIFY(report.result(DrillStep::Wait).time >= 1s);
        QCOMPARE(meanwhile.section(u'|', 0, 0), QString::number(report.markerId));
        if (variant != u"V4"_s)
            QCOMPARE(meanwhile.section(u'|', 2), u"#000000"_s);
        else
            QCOMPARE(stage.database.plainSql(u"SELECT count(*) FROM bt_category_colors"_s), u"0"_s);
        QCOMPARE(stage.markers(), QString());
        QCOMPARE(stage.notesLeft(), 0);
        checkActors(report, route);
    }

    void worksBesideTheSessionThatHasTheFileOpen()
    {
        const DrillStage stage;
        Session session;
        VERIFY_RESULT(waited(session.open(stage.database.login())));
        Drill drill(stage.tools());
        const DrillReport report = carryOut(drill, stage.options(0s, true));
        QVERIFY2(report.verdict() == DrillVerdict::Passed, qPrintable(describe(report)));
        VERIFY_RESULT(waited(session.ledger().addCategory({u"Food"_s, u"#FF6B6B"_s})));
    }

    void aCategoryOfThatNameIsNotTouched_data() { addRoutes(); }
    void aCategoryOfThatNameIsNotTouched()
    {
        QFETCH(Route, route);
        const DrillStage stage(route);
        Drill drill(stage.tools());
        QCOMPARE(carryOut(drill, stage.options()).verdict(), DrillVerdict::Passed); // leaves no marker
        stage.database.plainSql(kOwn);
        const QString before = stage.markers();
        const DrillReport report = carryOut(drill, stage.options());
        QCOMPARE(report.verdict(), DrillVerdict::Refused);
        QCOMPARE(faultOf(report), DrillFault::CategoryThere);
        QCOMPARE(report.result(DrillStep::Remove).state, DrillState::Skipped);
        QCOMPARE(stage.markers(), before);
        QCOMPARE(stage.notesLeft(), 0);
    }

    void aMarkerThatIsDeletedMeanwhileIsReportedAsGone_data() { addRoutes(); }
    void aMarkerThatIsDeletedMeanwhileIsReportedAsGone()
    {
        QFETCH(Route, route);
        const DrillStage stage(route);
        Drill drill(stage.tools());
        const DrillReport report = carryOut(drill, stage.options(4s), [&] {
            stage.database.plainSql(u"DELETE FROM categories WHERE name = 'Verification Test'"_s);
        });
        QCOMPARE(report.verdict(), DrillVerdict::Lost);
        QCOMPARE(faultOf(report), DrillFault::Gone);
        QCOMPARE(report.fate, MarkerFate::Gone);
        QCOMPARE(stage.notesLeft(), 0);
    }

    void anotherRowInItsPlaceIsNotTakenForIt()
    {
        const DrillStage stage(Route::Postgres);
        Drill drill(stage.tools());
        const DrillReport report = carryOut(drill, stage.options(4s), [&] {
            stage.database.plainSql(u"DELETE FROM categories WHERE name = 'Verification Test';"_s + kOwn);
        });
        QCOMPARE(report.verdict(), DrillVerdict::Lost);
        QCOMPARE(faultOf(report), DrillFault::Replaced);
        QVERIFY(!stage.markers().isEmpty()); // the other row is a person's own
    }

    void aServerWhoseDataWasPutBackFails_data()
    {
        QTest::addColumn<bool>("isEnteredAgain");
        QTest::newRow("and nothing else") << false;
        QTest::newRow("and a person has entered one of the same id") << true;
    }
    void aServerWhoseDataWasPutBackFails()
    {
        QFETCH(bool, isEnteredAgain);
        PostgresCluster cluster;
        QVERIFY2(cluster.start(), qPrintable(cluster.errorText()));
        const Database database = cluster.createDatabase();
        const LedgerLogin login = *parseConnectionUrl(cluster.url(database));
        Session session;
        VERIFY_RESULT(waited(session.open(login)));
        session.close();
        const QString data = cluster.socketDir() + u"/data"_s;
        QVERIFY(cluster.stop(PostgresCluster::StopMode::Fast) && shell(u"cp -a \"$0\" \"$0.kept\""_s, data));
        QVERIFY(cluster.startAgain());

        const DrillStage stage;
        Drill drill(stage.tools());
        const DrillReport report = carryOut(drill, {login, 1s}, [&] {
            QVERIFY(cluster.stop(PostgresCluster::StopMode::Immediate));
            QVERIFY(shell(u"rm -r \"$0\" && mv \"$0.kept\" \"$0\""_s, data) && cluster.startAgain());
            if (isEnteredAgain)
                cluster.sql(database.name, u"SET ROLE \"%1\";"_s.arg(database.role) + kOwn);
        });
        QVERIFY2(report.verdict() == DrillVerdict::Lost, qPrintable(describe(report)));
        QCOMPARE(report.isFound, isEnteredAgain); // the row has the same id, but the ledger has no record of it
        QCOMPARE(report.fate, MarkerFate::Gone);
        QCOMPARE(cluster.sql(database.name, u"SELECT id, name FROM categories"_s),
                 isEnteredAgain ? u"%1|Verification Test"_s.arg(report.markerId) : QString());
    }

    void aMarkerThatAnExpenseUsesIsLeft()
    {
        const DrillStage stage(Route::Postgres);
        Drill drill(stage.tools());
        const DrillReport report = carryOut(drill, stage.options(4s), [&] {
            stage.database.plainSql(
                u"INSERT INTO users (email, name) VALUES ('a@b', 'A');"
                "INSERT INTO expenses (user_id, category_id, description, amount) "
                "SELECT u.id, c.id, 'Lunch', 5 FROM users u, categories c WHERE c.name = 'Verification Test'"_s);
        });
        QCOMPARE(report.verdict(), DrillVerdict::Failed);
        QCOMPARE(report.result(DrillStep::Remove).fault, std::optional(DrillFault::InUse));
        QVERIFY(report.isFound && report.fate == MarkerFate::Left);
        QVERIFY(!stage.markers().isEmpty());
    }

    void aMarkerThatWasRecolouredIsLeft()
    {
        const DrillStage stage;
        Drill drill(stage.tools());
        const DrillReport report = carryOut(drill, stage.options(4s), [&] {
            stage.database.plainSql(u"UPDATE categories SET color = '#FF0000' WHERE name = 'Verification Test'"_s);
        });
        QCOMPARE(report.result(DrillStep::Remove).fault, std::optional(DrillFault::Changed));
        QVERIFY(stage.markers().endsWith(u"#FF0000"_s));
    }

    void cancelledInTheWaitItRemovesAtOnce()
    {
        const DrillStage stage(Route::Postgres);
        Drill drill(stage.tools());
        const DrillReport report = carryOut(drill, stage.options(1h, true), [&] {
            QMetaObject::invokeMethod(&drill, &Drill::cancel, Qt::QueuedConnection);
        });
        QCOMPARE(report.verdict(), DrillVerdict::Cancelled);
        QCOMPARE(report.result(DrillStep::Read).state, DrillState::Skipped);
        QCOMPARE(report.fate, MarkerFate::Removed);
        QCOMPARE(stage.markers(), QString());
    }

    void oneAtATimeOnThisComputer()
    {
        const DrillStage stage;
        Drill first(stage.tools());
        const DrillReport report = carryOut(first, stage.options(0s), DrillStep::Wait, [&] {
            Drill second(stage.tools());
            second.start(stage.options());
            QCOMPARE(faultOf(second.report()), DrillFault::AnotherDrill);
        });
        QCOMPARE(report.verdict(), DrillVerdict::Passed);
    }

    void theMarkerOfAnotherComputerIsLeftUntilItIsOld_data() { addRoutes(); }
    void theMarkerOfAnotherComputerIsLeftUntilItIsOld()
    {
        QFETCH(Route, route);
        const DrillStage here(route);
        const QTemporaryDir elsewhere;
        Drill other({u"/nowhere"_s, 1min, DrillNotes(elsewhere.path())});
        Drill drill(here.tools());
        carryOut(other, here.options(1h), [&] {
            QCOMPARE(faultOf(carryOut(drill, here.options())), DrillFault::AnotherDrill);
            QVERIFY(!here.markers().isEmpty());
            QMetaObject::invokeMethod(&other, &Drill::cancel, Qt::QueuedConnection);
        });
        QCOMPARE(here.markers(), QString());

        auto cutOff = std::make_unique<Drill>(DrillTools{u"/nowhere"_s, 1min, DrillNotes(elsewhere.path())});
        cutOff->start(here.options(1h));
        QTRY_VERIFY_WITH_TIMEOUT(!here.markers().isEmpty(), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(cutOff->report().fate, MarkerFate::There, 60'000);
        cutOff.reset();
        const QString past = route == Route::Sqlite ? u"datetime('now', '-121 minutes')"_s
                                                    : u"now() - interval '121 minutes'"_s;
        here.database.plainSql(u"UPDATE bt_operations SET done_at = "_s + past);
        QCOMPARE(carryOut(drill, here.options()).verdict(), DrillVerdict::Passed);
        QCOMPARE(here.markers(), QString());
    }

    void aReadOnlyLedgerGetsNoMarker()
    {
        const DrillStage stage(Route::Postgres);
        stage.database.plainSql(u"INSERT INTO bt_schema_migrations VALUES (999, 'x', '2030-01-01')"_s);
        Drill drill(stage.tools());
        const DrillReport report = carryOut(drill, stage.options());
        QCOMPARE(report.verdict(), DrillVerdict::Refused);
        QCOMPARE(report.result(DrillStep::Write).error->kind, ErrorKind::SchemaNewer);
        QCOMPARE(stage.markers(), QString());
    }

    void aMissingProgramIsReported()
    {
        const DrillStage stage;
        Drill drill({u"/nowhere/budget-tracker"_s, 1min, stage.notes()});
        const DrillReport report = carryOut(drill, stage.options());
        QCOMPARE(report.verdict(), DrillVerdict::Failed);
        QCOMPARE(faultOf(report), DrillFault::ReaderNotStarted);
        QCOMPARE(report.fate, MarkerFate::Removed);
    }

private:
    static void checkActors(const DrillReport &report, Route route)
    {
        const DrillActor &writer = report.result(DrillStep::Write).by;
        const DrillActor &reader = report.result(DrillStep::Read).by;
        QCOMPARE(writer.processId, QCoreApplication::applicationPid());
        QVERIFY(reader.processId > 0 && reader.processId != writer.processId);
        QCOMPARE(writer.backendId > 0, route != Route::Sqlite);
        QCOMPARE(reader.backendId > 0, route != Route::Sqlite);
        if (route == Route::Postgres)
            QVERIFY(writer.backendId != reader.backendId);
    }

    static QString describe(const DrillReport &report)
    {
        QString text = QString::fromUtf8(QJsonDocument(toJson(report)).toJson());
        if (const auto failed = report.firstFailure(); failed && report.result(*failed).error)
            text += QString::number(static_cast<int>(report.result(*failed).error->kind));
        return text;
    }

    static bool shell(const QString &command, const QString &argument)
    {
        return QProcess::execute(u"/bin/sh"_s, {u"-c"_s, command, argument}) == 0;
    }
};

int main(int argc, char **argv)
{
    const ScratchHome home;
    QCoreApplication application(argc, argv);
    TestDrill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_drill.moc"
