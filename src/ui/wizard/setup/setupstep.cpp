// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setup/setupstep.h"

#include <QCoreApplication>

namespace budget {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::SetupWizard)
};

} // namespace

std::vector<SetupStep> stepsOf(SetupDraft::Place place)
{
    using enum SetupStep;
    if (place == SetupDraft::Place::ThisComputer)
        return {Place, Person, Summary};
    return {Place, Connection, Secret, Settings, Check, Tables, Drill, Person, Summary};
}

QString stepName(SetupStep step)
{
    switch (step) {
    case SetupStep::Place:
        return Words::tr("Place");
    case SetupStep::Connection:
        return Words::tr("Database");
    case SetupStep::Secret:
        return Words::tr("Password");
    case SetupStep::Settings:
        return Words::tr("Settings");
    case SetupStep::Check:
        return Words::tr("Check");
    case SetupStep::Tables:
        return Words::tr("Tables");
    case SetupStep::Drill:
        return Words::tr("Drill");
    case SetupStep::Person:
        return Words::tr("Person");
    case SetupStep::Summary:
        return Words::tr("Summary");
    }
    return {};
}

QStringList stepNames(SetupDraft::Place place)
{
    QStringList names;
    for (const SetupStep step : stepsOf(place))
        names << stepName(step);
    return names;
}

} // namespace budget
