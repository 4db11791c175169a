// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QCoreApplication>
#include <QEvent>
#include <QGenericPlugin>
#include <QWidget>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace {

double cpuMilliseconds()
{
    struct rusage used = {};
    ::getrusage(RUSAGE_SELF, &used);
    const auto of = [](const timeval &time) { return double(time.tv_sec) * 1000 + double(time.tv_usec) / 1000; };
    return of(used.ru_utime) + of(used.ru_stime);
}

/// Ends the process once the awaited widget is painted: the first window, or the named table when it has rows. Prints
/// the time of the monotonic clock, which all processes share, and the processor time since the process began
/// (including the loading of its libraries), both in milliseconds.
class StartProbe : public QObject
{
public:
    explicit StartProbe(const QString &table) : m_table(table)
    {
        QCoreApplication::instance()->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && watched->isWidgetType() && isAwaited(*static_cast<QWidget *>(watched)))
            QMetaObject::invokeMethod(this, &StartProbe::finish, Qt::QueuedConnection); // after the painting
        return false;
    }

private:
    [[nodiscard]] bool isAwaited(const QWidget &painted) const
    {
        if (m_table.isEmpty())
            return painted.isWindow();
        const auto *table = qobject_cast<const QAbstractItemView *>(painted.parentWidget());
        return table && table->objectName() == m_table && table->model() && table->model()->rowCount() > 0;
    }

    void finish()
    {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        std::printf("%f %f\n", std::chrono::duration<double, std::milli>(now).count(), cpuMilliseconds());
        std::fflush(stdout);
        std::_Exit(EXIT_SUCCESS);
    }

    QString m_table;
};

} // namespace

/// Loaded by unmodified programs through QT_QPA_GENERIC_PLUGINS=startprobe; BUDGET_START_TABLE names the table.
class StartProbePlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "startprobe.json")

public:
    QObject *create(const QString &key, const QString &) override
    {
        return key == u"startprobe"_s ? new StartProbe(qEnvironmentVariable("BUDGET_START_TABLE")) : nullptr;
    }
};

#include "startprobe.moc"
