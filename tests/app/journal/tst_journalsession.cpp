// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/journal.h"
#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "core/reading/connectionurl.h"
#include "support/places/fileplaces.h"
#include "support/servers/postgrescluster.h"
#include "support/servers/sleeper.h"
#include "support/verifyresult.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <class T>
T waited(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000))
        qFatal("the session did not answer");
    return future.result();
}

PoolSettings single()
{
    PoolSettings settings;
    settings.size = 1;
    settings.maxOverflow = 0;
    return settings;
}

/// SQL for a trigger that delays each INSERT into `categories` by `seconds`.
QString slowCategories(const QString &seconds)
{
    return u"CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN PERFORM pg_sleep(%1); RETURN NEW; "
           u"END$$;"
           "CREATE TRIGGER slow BEFORE INSERT ON categories FOR EACH ROW EXECUTE FUNCTION slow();"_s.arg(seconds);
}

/// A session with a journal in a temporary folder.
struct Watched
{
    Watched() { journal.watch(session); }

    /// The entries since the last call: kind and use case.
    QStringList news()
    {
        QStringList lines;
        for (; seen < journal.entries().size(); ++seen) {
            const JournalEntry &entry = journal.entries()[seen];
            lines << (entry.work.isEmpty() ? journalKey(entry.kind) : journalKey(entry.kind) + u' ' + entry.work);
        }
        return lines;
    }
    [[nodiscard]] JournalEntry latest(JournalKind kind) const
    {
        const auto found = std::ranges::find(journal.entries().rbegin(), journal.entries().rend(), kind,
                                             &JournalEntry::kind);
        return found == journal.entries().rend() ? JournalEntry{} : *found;
    }

    QTemporaryDir folder;
    Journal journal{folder.path()};
    Session session;
    std::size_t seen = 0;
};

} // namespace

/// The journal's entries with real servers and faults.
class TestJournalSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = sharedCluster().createDatabase();
        m_proxy = std::make_unique<FaultProxy>(sharedCluster().port());
    }

    void aSessionWithoutFaultsIsNoted()
    {
        Watched watched;
        VERIFY_RESULT(waited(watched.session.open(login())));
        VERIFY_RESULT(waited(watched.session.ledger().listCategories()));
        watched.session.close();
        QCOMPARE(watched.news(),
                 QStringList(
                     {u"connection_opened"_s, u"ledger_opened"_s, u"work_done list_categories"_s, u"ledger_closed"_s}));
        const JournalEntry opened = watched.latest(JournalKind::LedgerOpened);
        const JournalEntry connected = watched.latest(JournalKind::ConnectionOpened);
        QCOMPARE(opened.place, login().address.place());
        QVERIFY(connected.time > 0us && opened.time >= connected.time);
        const JournalEntry done = watched.latest(JournalKind::WorkDone);
        QVERIFY(done.roundTrip > 0us && done.time >= done.roundTrip);
        QCOMPARE(done.place, login().address.place());
    }

    void aLocalFileHasNoRoundTrips()
    {
        Watched watched;
        const QString file = watched.folder.filePath(u"budget.sqlite"_s);
        VERIFY_RESULT(waited(watched.session.open(LocalFile{file})));
        VERIFY_RESULT(waited(watched.session.ledger().addCategory({u"Food"_s, {}})));
        const JournalEntry done = watched.latest(JournalKind::WorkDone);
        QCOMPARE(done.work, u"add_category"_s);
        QCOMPARE(done.place, file);
        QVERIFY(done.time && !done.roundTrip);
    }

    void sleepAndWaking()
    {
        Sleeper sleeper;
        QVERIFY2(sleeper.start(), qPrintable(sleeper.errorText()));
        sleeper.setWakeTime(300ms);
        const Database database = sleeper.createDatabase();
        Watched watched;
        VERIFY_RESULT(waited(watched.session.open(*parseConnectionUrl(sleeper.url(database)))));
        (void)watched.news();
        sleeper.sleepNow();
        QTRY_COMPARE_WITH_TIMEOUT(watched.session.status().state, SessionState::Asleep, 30'000);
        QCOMPARE(watched.news(), QStringList({u"connection_ended"_s, u"fell_asleep"_s}));
        VERIFY_RESULT(waited(watched.session.ledger().listCategories()));
        QCOMPARE(watched.news(), QStringList({u"connection_opened"_s, u"work_done list_categories"_s, u"woke"_s}));
        QVERIFY(watched.latest(JournalKind::Woke).time >= 300ms);
        QVERIFY(watched.latest(JournalKind::ConnectionOpened).time >= 300ms);
        // The time of the statement does not include the time of waking.
        QVERIFY(watched.latest(JournalKind::WorkDone).time < watched.latest(JournalKind::Woke).time);
    }

    void aConnectionThatIsCutIsNoted()
    {
        Watched watched;
        VERIFY_RESULT(waited(watched.session.open(behindProxy())));
        VERIFY_RESULT(waited(watched.session.ledger().listCategories()));
        (void)watched.news();
        m_proxy->cutAtFlight(1, CutMoment::BeforeForwarding);
        VERIFY_RESULT(waited(watched.session.ledger().addCategory({u"Food"_s, {}})));
        QCOMPARE(watched.news(),
                 QStringList({u"retried add_category"_s, u"connection_opened"_s, u"work_done add_category"_s,
                              u"reconnected"_s}));
        QCOMPARE(watched.latest(JournalKind::Retried).error, std::optional(ErrorKind::ConnectionLost));
        QVERIFY(watched.latest(JournalKind::Reconnected).time > 0us);
    }

    void aConnectionThatIsFoundDead()
    {
        PoolSettings settings;
        settings.fresh = 0ms; // every idle connection is pinged
        Watched watched;
        VERIFY_RESULT(waited(watched.session.open(behindProxy(), settings)));
        (void)watched.news();
        m_proxy->cutAtFlight(1, CutMoment::BeforeForwarding);
        VERIFY_RESULT(waited(watched.session.ledger().listCategories()));
        QCOMPARE(watched.news(), QStringList({u"connection_replaced"_s, u"work_done list_categories"_s}));
    }

    void aConnectionThatIsOld()
    {
        PoolSettings settings;
        settings.recycle = 0s;
        Watched watched;
        VERIFY_RESULT(waited(watched.session.open(login(), settings)));
        (void)watched.news();
        VERIFY_RESULT(waited(watched.session.ledger().listCategories()));
        QCOMPARE(watched.news(), QStringList({u"connection_recycled"_s, u"work_done list_categories"_s}));
    }

    void slowStatementsAndWaitsForTheOnlyConnection()
    {
        Watched watched;
        VERIFY_RESULT(waited(watched.session.open(login(), single())));
        sharedCluster().sql(m_database.name, slowCategories(u"1.1"_s));
        (void)watched.news();
        const auto slow = watched.session.ledger().addCategory({u"Food"_s, {}});
        const auto next = watched.session.ledger().listPersons();
        VERIFY_RESULT(waited(slow));
        VERIFY_RESULT(waited(next));
        QStringList news = watched.news();
        news.sort();
        QCOMPARE(news, QStringList({u"pool_waited"_s, u"work_done list_persons"_s, u"work_slow add_category"_s}));
        QVERIFY(watched.latest(JournalKind::WorkSlow).time >= 1100ms);
        QVERIFY(watched.latest(JournalKind::PoolWaited).time >= 1000ms);
        QVERIFY(watched.latest(JournalKind::WorkDone).time < watched.latest(JournalKind::PoolWaited).time);
    }

    void aWrongPasswordIsNotedWithoutIt()
    {
        ServerLogin wrong = login();
        wrong.password = Secret(u"canary-5c1e"_s);
        Watched watched;
        QCOMPARE(waited(watched.session.open(wrong)).error().kind, ErrorKind::PasswordRejected);
        QCOMPARE(watched.news(), QStringList({u"connection_failed"_s, u"ledger_failed"_s}));
        const JournalEntry failed = watched.latest(JournalKind::LedgerFailed);
        QCOMPARE(failed.error, std::optional(ErrorKind::PasswordRejected));
        QVERIFY2(failed.detail.contains(u"password authentication failed"_s), qPrintable(failed.detail));
        QCOMPARE(failed.place, wrong.address.place());
    }

    void aServerThatIsGone()
    {
        Watched watched;
        VERIFY_RESULT(waited(watched.session.open(behindProxy())));
        (void)watched.news();
        m_proxy->setRefusing(true);
        m_proxy->cutAll();
        QTRY_COMPARE_WITH_TIMEOUT(watched.session.status().state, SessionState::Asleep, 30'000);
        QVERIFY(!waited(watched.session.ledger().listCategories()));
        const QStringList news = watched.news();
        QCOMPARE(news.mid(0, 3), QStringList({u"connection_ended"_s, u"fell_asleep"_s, u"connection_failed"_s}));
        QVERIFY(news.contains(u"retried list_categories"_s));
        QCOMPARE(news.mid(news.size() - 2), QStringList({u"work_failed list_categories"_s, u"lost"_s}));
        QVERIFY(watched.latest(JournalKind::Lost).error.has_value());
    }

    void theJournalHasNoDataOfTheLedger()
    {
        const QString name = u"Anniversary gift"_s;
        Watched watched;
        VERIFY_RESULT(waited(watched.session.open(login())));
        VERIFY_RESULT(waited(watched.session.ledger().addCategory({name, {}})));
        QCOMPARE(waited(watched.session.ledger().addCategory({name, {}})).error().kind, ErrorKind::NameTaken);
        QCOMPARE(watched.latest(JournalKind::WorkFailed).error, std::optional(ErrorKind::NameTaken));
        const QString file = watched.folder.filePath(u"export"_s);
        VERIFY_RESULT(watched.journal.exportTo(file));
        QVERIFY(read(file).contains("name_taken"));
        QVERIFY(!read(file).contains(name.toUtf8()));
    }

    void nothingIsSentForTheJournal()
    {
        const auto flights = [this](Session &session) {
            if (!waited(session.open(behindProxy())))
                qFatal("it did not open");
            m_proxy->resetFlights();
            (void)waited(session.ledger().addCategory({QString::number(++m_name), {}}));
            (void)waited(session.ledger().listCategories());
            return m_proxy->flights();
        };
        Session alone;
        Watched watched;
        QCOMPARE(flights(watched.session), flights(alone));
        QVERIFY(watched.journal.entries().size() > 3);
    }

private:
    [[nodiscard]] ServerLogin login() const { return *parseConnectionUrl(sharedCluster().url(m_database)); }
    [[nodiscard]] ServerLogin behindProxy() const
    {
        return *parseConnectionUrl(sharedCluster().url(m_database, m_proxy->port()));
    }

    Database m_database;
    std::unique_ptr<FaultProxy> m_proxy;
    int m_name = 0;
};

QTEST_GUILESS_MAIN(TestJournalSession)
#include "tst_journalsession.moc"
