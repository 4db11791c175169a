// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include <QCoreApplication>
#include <QGenericPlugin>
#include <QTimer>

#include <cstdlib>

using namespace Qt::StringLiterals;

class TourPlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "tour.json")

public:
    QObject *create(const QString &key, const QString &) override
    {
        if (key != u"tour"_s)
            return nullptr;
        auto *start = new QTimer(this);
        start->setSingleShot(true);
        connect(start, &QTimer::timeout, this, [] {
            budget::test::Tour tour(qEnvironmentVariable("BUDGET_TOUR_FOLDER"));
            if (!tour.run())
                QCoreApplication::exit(EXIT_FAILURE);
        });
        start->start();
        return start;
    }
};

#include "tourplugin.moc"
