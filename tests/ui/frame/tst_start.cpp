// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/scratchhome.h"
#include "ui/frame/mainwindow.h"
#include "ui/pages/page.h"
#include "ui/startedprogram.h"

#include <QApplication>
#include <QFile>
#include <QListWidget>
#include <QSet>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;
using test::StartedProgram;

namespace {

const test::ScratchHome kHome;

/// The file names of the shared libraries that this process has loaded.
QSet<QString> loadedLibraries()
{
    QFile maps(u"/proc/self/maps"_s);
    QSet<QString> names;
    if (maps.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : maps.readAll().split('\n')) {
            if (const QString path = QString::fromUtf8(line).section(u' ', -1); path.contains(u".so"_s))
                names << path.section(u'/', -1);
        }
    }
    return names;
}

bool isLoaded(const char *begin, const QSet<QString> &names)
{
    return std::ranges::any_of(names,
                               [begin](const QString &name) { return name.startsWith(QLatin1StringView(begin)); });
}

/// A program that was started with a file that contains the sample ledger, and shows the sample's month.
struct StartedMonth
{
    StartedMonth() : program(folder, options())
    {
        const auto hasRows = [this] { return part<QTableView>(window(), "expensesTable").model()->rowCount() > 0; };
        isShown = QTest::qWaitFor([&] { return window().isVisible() && hasRows(); }, 30'000);
    }

    [[nodiscard]] StartOptions options() const
    {
        StartOptions options;
        options.ledgerFile = folder.filePath(u"ledger.sqlite"_s);
        options.addSample = true;
        return options;
    }
    [[nodiscard]] MainWindow &window() { return program.program.window(); }
    [[nodiscard]] qsizetype pages() { return window().findChildren<Page *>().size(); }
    void show(int page) { part<QListWidget>(window(), "navigationList").setCurrentRow(page); }

    QTemporaryDir folder;
    StartedProgram program;
    bool isShown = false;
};

} // namespace

/// Tests which work the program does not do before the month is shown. The tests count libraries and pages, because
/// times depend on the machine; bench_start measures times.
class TestStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Must be the first test, because the others load libraries. libpq loads a dozen others, Qt's image formats five.
    void aLocalFileNeedsNoLibraryOfServersNetworksOrImages()
    {
        StartedMonth s;
        QVERIFY(s.isShown);
        const QSet<QString> loaded = loadedLibraries();
        QVERIFY(isLoaded("libqsqlite", loaded)); // the list of libraries was read
        for (const char *name : {"libpq.", "libqsqlpsql", "libqsvg", "libqjpeg", "libqico", "libsecret"})
            QVERIFY2(!isLoaded(name, loaded), name);
    }

    void onlyThePageInViewIsMade()
    {
        StartedMonth s;
        QVERIFY(s.isShown);
        QCOMPARE(s.pages(), 1);
        const int all = part<QListWidget>(s.window(), "navigationList").count();
        for (int page = 0; page < all; ++page)
            s.show(page);
        QCOMPARE(s.pages(), all);
        for (int page = 0; page < all; ++page)
            s.show(page);
        QCOMPARE(s.pages(), all);
    }

    void aPageThatIsMadeLaterShowsTheLedger()
    {
        StartedMonth s;
        QVERIFY(s.isShown);
        s.show(1);
        QTRY_VERIFY(part<QTableView>(s.window(), "categoriesTable").model()->rowCount() > 0);
        s.show(2);
        QTRY_VERIFY(part<QTableView>(s.window(), "peopleTable").model()->rowCount() > 0);
        s.show(3);
        QCOMPARE(part<QStackedWidget>(s.window(), "pageStack").currentWidget()->findChildren<Page *>().size(), 1);
    }
};

QTEST_MAIN(TestStart)
#include "tst_start.moc"
