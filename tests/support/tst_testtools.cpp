// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/scratchhome.h"
#include "support/printmodel.h"
#include "support/stallwatch.h"
#include "support/verifyresult.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QStringListModel>
#include <QTest>
#include <QTextStream>
#include <QThread>

#include <ctime>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace budget::test;

namespace {

/// Computes until it has used that much processor time.
void workFor(std::chrono::milliseconds time)
{
    const std::clock_t end = std::clock() + time.count() * CLOCKS_PER_SEC / 1000;
    while (std::clock() < end) {
    }
}

class TableModel : public QAbstractTableModel
{
public:
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 3; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole || index.column() == 2)
            return {};
        return u"cell %1.%2"_s.arg(index.row()).arg(index.column());
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        return role == Qt::DisplayRole && orientation == Qt::Horizontal ? u"head %1"_s.arg(section) : QVariant();
    }
};

enum class Kind { Fine, Wrong = 7 };

struct Reason
{
    Kind kind;
    QString detail;
};

/// The part of tl::expected's interface that the macros need.
class Outcome
{
public:
    explicit Outcome(QString value) : m_value(std::move(value)) { }
    explicit Outcome(Reason reason) : m_reason(std::move(reason)) { }
    [[nodiscard]] bool has_value() const { return m_value.has_value(); }
    [[nodiscard]] const Reason &error() const { return m_reason; }
    [[nodiscard]] QString operator*() && { return *std::move(m_value); }

private:
    std::optional<QString> m_value;
    Reason m_reason{};
};

const Reason kReason{Kind::Wrong, u"no such place"_s};

} // namespace

class TestTestTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelIsPrintedAsATable();
    void emptyModelIsItsHeader();
    void failureIsDescribed();
    void verifyPassesOnAValue();
    void verifyFailsOnAnError();
    void assignGivesTheValue();
    void assignFailsOnAnError();
    void stallIsNoticedWhileItLasts();
    void waitingForSomethingElseIsAStallToo();
    void stallIsRememberedUntilReset();
    void turningLoopShowsNoStall();
    void aBusyMachineIsNoStall();
    void scratchHomeRedirectsAndRestores();
    void scratchHomeGoesWithAKilledProgram();

private:
    bool m_wentOn = false;
};

void TestTestTools::modelIsPrintedAsATable()
{
    QCOMPARE(printModel(TableModel()), u"head 0 | head 1 | head 2\ncell 0.0 | cell 0.1 | \ncell 1.0 | cell 1.1 | "_s);
}

void TestTestTools::emptyModelIsItsHeader()
{
    QCOMPARE(printModel(QStringListModel()), u"1"_s);
}

void TestTestTools::failureIsDescribed()
{
    QCOMPARE(describeFailure(Outcome(kReason)), u"error kind 7, detail 'no such place'"_s);
    QCOMPARE(describeFailure(Outcome(u"fine"_s)), QString());
}

void TestTestTools::verifyPassesOnAValue()
{
    m_wentOn = false;
    VERIFY_RESULT(Outcome(u"fine"_s));
    m_wentOn = true;
}

void TestTestTools::verifyFailsOnAnError()
{
    QVERIFY2(m_wentOn, "the test before this one must get past its check");
    QEXPECT_FAIL("", "an error must not pass", Abort);
    VERIFY_RESULT(Outcome(kReason));
    qFatal("VERIFY_RESULT went on after an error");
}

void TestTestTools::assignGivesTheValue()
{
    ASSIGN_RESULT(const QString one, Outcome(u"one"_s));
    ASSIGN_RESULT(QString two, Outcome(u"two"_s));
    QCOMPARE(one + two, u"onetwo"_s);
}

void TestTestTools::assignFailsOnAnError()
{
    QEXPECT_FAIL("", "an error must not pass", Abort);
    ASSIGN_RESULT(const QString value, Outcome(kReason));
    qFatal("ASSIGN_RESULT went on after an error with '%s'", qPrintable(value));
}

void TestTestTools::stallIsNoticedWhileItLasts()
{
    StallWatch watch;
    workFor(100ms);
    QVERIFY(watch.longestStall() >= 80ms);
}

void TestTestTools::waitingForSomethingElseIsAStallToo()
{
    StallWatch watch;
    QTest::qSleep(200);
    const bool isSeen = QFileInfo::exists(u"/proc/thread-self/schedstat"_s)
        && !qEnvironmentVariableIsSet("BUDGET_NO_SCHEDSTAT");
    QCOMPARE(watch.longestStall() > 100ms, isSeen);
}

void TestTestTools::stallIsRememberedUntilReset()
{
    StallWatch watch;
    QTest::qWait(30);
    watch.reset();
    workFor(150ms);
    QTest::qWait(30);
    QVERIFY(watch.longestStall() >= 120ms);
    watch.reset();
    QVERIFY(watch.longestStall() < 100ms);
    QCOMPARE(watch.ticks(), 0);
}

void TestTestTools::aBusyMachineIsNoStall()
{
    std::vector<std::jthread> others;
    for (unsigned i = 0; i < 8 * std::thread::hardware_concurrency(); ++i)
        others.emplace_back([](const std::stop_token &stop) {
            while (!stop.stop_requested()) {
            }
        });
    StallWatch watch;
    const auto waitedBefore = waitedForProcessor();
    QTest::qWait(1500);
    QVERIFY(waitedForProcessor() - waitedBefore > 20ms); // the other threads did occupy the processors
    QVERIFY2(watch.longestStall() < 50ms, qPrintable(QString::number(watch.longestStall().count())));
}

void TestTestTools::turningLoopShowsNoStall()
{
    StallWatch watch;
    QTest::qWait(300);
    QVERIFY2(watch.ticks() >= 10, qPrintable(QString::number(watch.ticks())));
    QVERIFY2(watch.longestStall() < 100ms, qPrintable(QString::number(watch.longestStall().count())));
}

void TestTestTools::scratchHomeRedirectsAndRestores()
{
    const QByteArray before = qgetenv("HOME");
    qputenv("PGHOST", "nowhere");
    qunsetenv("XDG_STATE_HOME");
    auto home = std::make_unique<ScratchHome>();
    const QString path = home->path();
    for (const char *name :
         {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}) {
        const QString folder = qEnvironmentVariable(name);
        QVERIFY2(folder.startsWith(path + u'/') && QFileInfo(folder).isDir(), name);
    }
    struct stat runtime
    { };
    QCOMPARE(::stat(qgetenv("XDG_RUNTIME_DIR").constData(), &runtime), 0);
    QCOMPARE(runtime.st_mode & 0777U, 0700U);
    QVERIFY(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).startsWith(path));
    QVERIFY(!qEnvironmentVariableIsSet("PGHOST"));
    home.reset();
    QVERIFY(!QFileInfo::exists(path));
    QCOMPARE(qgetenv("HOME"), before);
    QVERIFY(!qEnvironmentVariableIsSet("XDG_STATE_HOME"));
    QCOMPARE(qgetenv("PGHOST"), "nowhere");
    qunsetenv("PGHOST");
}

void TestTestTools::scratchHomeGoesWithAKilledProgram()
{
    QProcess holder;
    holder.start(QCoreApplication::applicationFilePath(), {u"--hold-home"_s});
    QVERIFY(holder.waitForReadyRead(10000));
    const QString path = QString::fromUtf8(holder.readLine()).trimmed();
    QVERIFY(QFileInfo(path).isDir());
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QTRY_VERIFY(!QFileInfo::exists(path));
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (application.arguments().contains(u"--hold-home"_s)) {
        const ScratchHome home;
        QTextStream(stdout) << home.path() << Qt::endl;
        QThread::sleep(60);
        return 0;
    }
    TestTestTools test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_testtools.moc"
