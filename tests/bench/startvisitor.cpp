// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/mainwindow.h"
#include "ui/frame/program.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <functional>

#include <sys/resource.h>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

double cpuMilliseconds()
{
    struct rusage used = {};
    ::getrusage(RUSAGE_SELF, &used);
    const auto of = [](const timeval &time) { return double(time.tv_sec) * 1000 + double(time.tv_usec) / 1000; };
    return of(used.ru_utime) + of(used.ru_stime);
}

/// Ends the program when the widget has been painted while `isShown` is true.
class FirstPaint : public QObject
{
public:
    FirstPaint(QWidget &widget, const QElapsedTimer &clock, std::function<bool()> isShown)
        : m_clock(clock), m_isShown(std::move(isShown))
    {
        widget.installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_isShown())
            QMetaObject::invokeMethod(
                this, [this] { finish(); }, Qt::QueuedConnection); // after the paint event
        return false;
    }

private:
    void finish() const
    {
        std::printf("%f %f\n", double(m_clock.nsecsElapsed()) / 1e6, cpuMilliseconds());
        std::fflush(stdout);
        std::_Exit(EXIT_SUCCESS);
    }

    QElapsedTimer m_clock;
    std::function<bool()> m_isShown;
};

} // namespace

/// Prints the time from main() to the first paint and the processor time of the process until then, in milliseconds.
/// `startvisitor` measures an empty window, `startvisitor <ledger>` the main window with the month's expenses.
int main(int argc, char **argv)
{
    QElapsedTimer clock;
    clock.start();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"budget-tracker"_s);
    if (argc < 2) {
        QMainWindow window;
        const FirstPaint paint(window, clock, [] { return true; });
        window.resize(1000, 700);
        window.show();
        return QApplication::exec();
    }
    StartOptions options;
    options.ledgerFile = QString::fromLocal8Bit(argv[1]);
    // The settings and journal of the previous start; the very first start creates them.
    Program program(options, *options.ledgerFile + u".settings"_s, *options.ledgerFile + u".journal"_s);
    auto *table = program.window().findChild<QAbstractItemView *>(u"expensesTable"_s);
    const FirstPaint paint(*table->viewport(), clock, [table] { return table->model()->rowCount() > 0; });
    program.start();
    return QApplication::exec();
}
