// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include "app/ledger/ledger.h"
#include "core/reading/connectionurl.h"
#include "support/links/faultproxy.h"
#include "support/servers/postgrescluster.h"
#include "support/soon.h"
#include "support/stallwatch.h"
#include "support/verifyresult.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <class T>
T waited(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("the session did not answer");
    return future.result();
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void opensALocalFile()
    {
        Session session;
        QSignalSpy opened(&session, &Session::opened);
        QCOMPARE(session.status().state, SessionState::Closed);
        auto opening = session.open(file());
        QCOMPARE(session.status().state, SessionState::Connecting);
        VERIFY_RESULT(waited(opening));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(session.status().state, SessionState::LocalFile);
        QCOMPARE(session.status().place, file().path);
        QCOMPARE(session.location(), std::optional<LedgerLocation>(file()));
    }

    void aSavePublishesItsStatusOnceATurn()
    {
        Session session;
        VERIFY_RESULT(waited(session.open(file())));
        QCoreApplication::sendPostedEvents();
        QSignalSpy said(&session, &Session::statusChanged);
        VERIFY_RESULT(waited(session.ledger().addCategory({u"Food"_s, u"#FF6B6B"_s})));
        QCoreApplication::sendPostedEvents();
        QVERIFY2(said.size() <= 3, qPrintable(QString::number(said.size()))); // begun, running, ended
        QCOMPARE(session.status().pendingWrites, 0);
    }

    void theStatusIsThatOfNowBeforeItIsSaid()
    {
        Session session;
        VERIFY_RESULT(waited(session.open(file())));
        QCoreApplication::sendPostedEvents();
        QSignalSpy said(&session, &Session::statusChanged);
        const auto saved = session.ledger().addCategory({u"Food"_s, u"#FF6B6B"_s});
        QCOMPARE(session.status().pendingWrites, 1);
        QCOMPARE(said.size(), 0);
        VERIFY_RESULT(waited(saved));
    }

    void anAnswerPassesOneFuture()
    {
        Session session;
        VERIFY_RESULT(waited(session.open(file())));
        std::optional<bool> isAnswered;
        QFuture<Result<Category>> saved;
        connect(&session, &Session::happened, this, [&](const JournalEntry &entry) {
            if (entry.kind == JournalKind::WorkDone || entry.kind == JournalKind::WorkSlow)
                QMetaObject::invokeMethod(
                    this, [&] { isAnswered = saved.isFinished(); }, Qt::QueuedConnection);
        });
        saved = session.ledger().addCategory({u"Food"_s, u"#FF6B6B"_s});
        QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 30'000);
        QVERIFY(*isAnswered); // finished in the same event loop iteration as the work
    }

    void opensAServer()
    {
        Session session;
        VERIFY_RESULT(waited(session.open(server())));
        QCOMPARE(session.status().state, SessionState::Connected);
        QVERIFY(session.status().encryption.startsWith(u"TLS"_s));
        QVERIFY(session.status().place.endsWith(u" @ localhost"_s));
    }

    void aFailedOpeningLeavesTheOpenLedgerInUse()
    {
        Session session;
        VERIFY_RESULT(waited(session.open(file())));
        ServerLogin wrong = server();
        wrong.password = Secret(u"wrong"_s);
        QCOMPARE(waited(session.open(wrong)).error().kind, ErrorKind::PasswordRejected);
        QCOMPARE(session.status().state, SessionState::LocalFile);
        VERIFY_RESULT(waited(session.ledger().listCategories()));
    }

    void refusesAFileThatIsNoLedger_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("directory") << u"directory"_s << ErrorKind::FileIsDirectory;
        QTest::newRow("read-only") << u"read-only"_s << ErrorKind::FileNotLedger;
        QTest::newRow("empty") << u"empty"_s << ErrorKind::FileIsEmpty;
        QTest::newRow("not SQLite") << u"text"_s << ErrorKind::FileNotLedger;
    }
    void refusesAFileThatIsNoLedger()
    {
        QFETCH(QString, what);
        const QString path = file().path;
        if (what == u"directory") {
            QVERIFY(QDir().mkpath(path));
        } else {
            QFile made(path);
            QVERIFY(made.open(QIODevice::WriteOnly));
            made.write(QByteArray(what == u"empty" ? 0 : 1024, 'x'));
            made.close();
            if (what == u"read-only")
                QVERIFY(made.setPermissions(QFile::ReadOwner));
        }
        Session session;
        const auto refused = waited(session.open(file()));
        QVERIFY(!refused.has_value());
        QTEST(refused.error().kind, "kind");
        QCOMPARE(refused.error().field, Field::LedgerFile);
        QCOMPARE(session.status().state, SessionState::Closed);
    }

    void aPersonMayAgreeThatABudgetBeginsInAnEmptyFile()
    {
        QFile made(file().path);
        QVERIFY(made.open(QIODevice::WriteOnly));
        made.close();
        Session session;
        QCOMPARE(waited(session.open(file())).error().kind, ErrorKind::FileIsEmpty);
        VERIFY_RESULT(waited(session.open(file(), {}, Session::Access::Beginning)));
        VERIFY_RESULT(waited(session.ledger().addSampleLedger()));
        VERIFY_RESULT(waited(session.open(file()))); // it is open already, and a ledger by now
    }

    void aFileThatMayNotBeWrittenIsRead()
    {
        {
            Session session;
            VERIFY_RESULT(waited(session.open(file())));
            VERIFY_RESULT(waited(session.ledger().addSampleLedger()));
        }
        QVERIFY(QFile::setPermissions(file().path, QFile::ReadOwner));
        Session session;
        VERIFY_RESULT(waited(session.open(file())));
        QCOMPARE(session.status().state, SessionState::ReadOnly);
        QCOMPARE(session.status().readOnlyBecause, std::optional(ErrorKind::FileReadOnly));
        ASSIGN_RESULT(const auto month, waited(session.ledger().viewMonth(Month(2024, 1))));
        QCOMPARE(month.expenses.size(), 4U);
        QCOMPARE(waited(session.ledger().addCategory({u"Bus"_s, u"#FF6B6B"_s})).error().kind, ErrorKind::FileReadOnly);
    }

    void aDamagedFileIsNoticedBehindTheFirstAnswer()
    {
        {
            Session session;
            VERIFY_RESULT(waited(session.open(file())));
            VERIFY_RESULT(waited(session.ledger().addSampleLedger()));
        }
        QFile stored(file().path);
        QVERIFY(stored.open(QIODevice::ReadWrite));
        QByteArray bytes = stored.readAll();
        bytes.replace("Groceries", "Grocerias");
        stored.seek(0);
        stored.write(bytes);
        stored.close();
        {
            Session reading;
            const auto refused = waited(reading.open(file(), {}, Session::Access::Reading));
            QCOMPARE(refused.error().kind, ErrorKind::FileDamaged);
        }
        Session session;
        QSignalSpy damaged(&session, &Session::damageFound);
        VERIFY_RESULT(waited(session.open(file())));
        QCOMPARE(waited(session.ledger().addCategory({u"Bus"_s, u"#FF6B6B"_s})).error().kind, ErrorKind::FileDamaged);
        QVERIFY(damaged.size() == 1 || damaged.wait());
        QCOMPARE(session.status().state, SessionState::ReadOnly);
        QCOMPARE(session.status().readOnlyBecause, std::optional(ErrorKind::FileDamaged));
        VERIFY_RESULT(waited(session.ledger().viewMonth(Month(2024, 1))));
    }

    void aLedgerOfANewerProgramIsReadAndNeverWritten_data()
    {
        QTest::addColumn<bool>("onServer");
        QTest::newRow("SQLite") << false;
        QTest::newRow("PostgreSQL") << true;
    }
    void aLedgerOfANewerProgramIsReadAndNeverWritten()
    {
        QFETCH(bool, onServer);
        FaultProxy proxy(sharedCluster().port());
        const Database database = sharedCluster().createDatabase();
        const LedgerLogin login = onServer
            ? LedgerLogin(*parseConnectionUrl(sharedCluster().url(database, proxy.port())))
            : LedgerLogin(file());
        Session session;
        VERIFY_RESULT(waited(session.open(login)));
        ASSIGN_RESULT(const Category food, waited(session.ledger().addCategory({u"Food"_s, u"#FF6B6B"_s})));
        session.close();
        const QString newer = u"INSERT INTO bt_schema_migrations VALUES (999, 'x', '2030-01-01 00:00:00')"_s;
        if (onServer)
            sharedCluster().sql(database.name, newer);
        else
            QVERIFY(QTest::qWaitFor([&] { return !QFile::exists(file().path + u".lock"_s); }) && inFile(newer));

        VERIFY_RESULT(waited(session.open(login)));
        QVERIFY(session.status().isReadOnly && session.status().isProtected);
        QCOMPARE(session.status().readOnlyBecause, std::optional(ErrorKind::SchemaNewer));
        QCOMPARE(session.status().state, SessionState::ReadOnly);
        QCOMPARE(waited(session.ledger().listCategories()), std::vector{food});
        proxy.resetFlights();
        Ledger &ledger = session.ledger();
        QCOMPARE(waited(ledger.addCategory({u"Bus"_s, u"#FF6B6B"_s})).error().kind, ErrorKind::SchemaNewer);
        QCOMPARE(waited(ledger.deleteCategory(food)).error().kind, ErrorKind::SchemaNewer);
        QCOMPARE(waited(ledger.addPerson({u"a@b"_s, u"Alice"_s})).error().kind, ErrorKind::SchemaNewer);
        QCOMPARE(waited(ledger.addSampleLedger()).error().kind, ErrorKind::SchemaNewer);
        QCOMPARE(proxy.flights(), 0);
    }

    void openingForReadingCreatesAndChangesNothing()
    {
        Session session;
        const ServerLogin login = server();
        constexpr auto kReading = Session::Access::Reading;
        QCOMPARE(waited(session.open(login, {}, kReading)).error().kind, ErrorKind::TablesDiffer);
        QCOMPARE(waited(session.open(file(), {}, kReading)).error().kind, ErrorKind::FileUnavailable);
        QVERIFY(!QFile::exists(file().path));
        QCOMPARE(sharedCluster().sql(login.address.database,
                                     u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s),
                 u"0"_s);
        VERIFY_RESULT(waited(session.open(login)));
        QVERIFY(!session.status().isReadOnly);
        VERIFY_RESULT(waited(session.open(login, {}, kReading)));
        QVERIFY(session.status().isReadOnly);
        VERIFY_RESULT(waited(session.ledger().listCategories()));
        QCOMPARE(waited(session.ledger().addPerson({u"a@b"_s, u"Alice"_s})).error().kind, ErrorKind::ReadOnlyServer);
    }

    void aLaterOpeningCancelsAnEarlierOne()
    {
        Session session;
        auto first = session.open(server());
        auto second = session.open(file());
        QCOMPARE(waited(first).error().kind, ErrorKind::Cancelled);
        VERIFY_RESULT(waited(second));
        QCOMPARE(session.location(), std::optional<LedgerLocation>(file()));
    }

    void aHangingOpeningIsCancelledAtOnce()
    {
        FaultProxy proxy(sharedCluster().port());
        proxy.setBlackHole(true);
        ServerLogin silent = server();
        silent.address.port = proxy.port();
        Session session;
        auto opening = session.open(silent);
        QTest::qWait(100);
        QElapsedTimer clock;
        clock.start();
        session.cancelOpening();
        QCOMPARE(waited(opening).error().kind, ErrorKind::Cancelled);
        QVERIFY(clock.elapsed() < kSoon);
        QCOMPARE(session.status().state, SessionState::Closed);
    }

    void aStoppedServerIsReportedAndThenFoundAgain()
    {
        PostgresCluster cluster;
        QVERIFY2(cluster.start(), qPrintable(cluster.errorText()));
        Session session;
        VERIFY_RESULT(waited(session.open(*parseConnectionUrl(cluster.url(cluster.createDatabase())))));
        QVERIFY(cluster.stop(PostgresCluster::StopMode::Fast));
        QCOMPARE(waited(session.ledger().listCategories()).error().kind, ErrorKind::HostUnreachable);
        QCOMPARE(session.status().state, SessionState::Lost);
        QVERIFY(cluster.startAgain());
        VERIFY_RESULT(waited(session.ledger().listCategories()));
        QCOMPARE(session.status().state, SessionState::Connected);
        QVERIFY(!session.status().lastError.has_value());
    }

    void nothingBlocksTheCallersThread()
    {
        FaultProxy proxy(sharedCluster().port());
        proxy.setDelay(200ms);
        ServerLogin slow = server();
        slow.address.port = proxy.port();
        Session session;
        StallWatch watch;
        VERIFY_RESULT(waited(session.open(slow)));
        VERIFY_RESULT(waited(session.ledger().listCategories()));
        VERIFY_RESULT(waited(session.open(file())));
        QVERIFY2(watch.longestStall() < 50ms, qPrintable(QString::number(watch.longestStall().count())));
    }

    void closes()
    {
        Session session;
        VERIFY_RESULT(waited(session.open(file())));
        session.close();
        QCOMPARE(session.status().state, SessionState::Closed);
        QCOMPARE(session.location(), std::nullopt);
        QCOMPARE(waited(session.ledger().listCategories()).error().kind, ErrorKind::NotOpen);
        QVERIFY(QTest::qWaitFor([&] { return !QFile::exists(file().path + u".lock"_s); }));
    }

private:
    [[nodiscard]] LocalFile file() const { return {m_folder->filePath(u"budget.sqlite"_s)}; }
    /// Executes SQL in the file by the sqlite3 shell.
    [[nodiscard]] bool inFile(const QString &sql) const
    {
        QProcess shell;
        shell.start(u"sqlite3"_s, {file().path, sql});
        return shell.waitForFinished() && shell.exitCode() == 0;
    }
    static ServerLogin server() { return *parseConnectionUrl(sharedCluster().url(sharedCluster().createDatabase())); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
