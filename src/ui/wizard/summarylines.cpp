// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/summarylines.h"

#include "ui/wizard/checklines.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using State = CheckLine::State;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::SummaryPage)
};

CheckLine fileLine(const SetupDraft &draft)
{
    const auto location = locationOf(draft);
    const QString path = location ? std::get<LocalFile>(*location).path : draft.file;
    const QString state = QFileInfo::exists(path) ? Words::tr("It is there already and stays as it is.")
                                                  : Words::tr("It is created at the end.");
    return {State::Passed, Words::tr("On this computer"), QDir::toNativeSeparators(path) + u'\n' + state};
}

CheckLine keeperLine(const Profile &profile)
{
    const QString title = Words::tr("The password is kept");
    switch (profile.keeper) {
    case SecretKeeper::Keychain:
        return {State::Passed, title, Words::tr("in this system's keychain")};
    case SecretKeeper::EnvFile:
        return {State::Passed, title,
                Words::tr("as %1 in %2").arg(profile.envKey, QDir::toNativeSeparators(profile.envFile))};
    case SecretKeeper::Session:
        return {State::Passed, title, Words::tr("until the program closes")};
    case SecretKeeper::Ask:
        return {State::Passed, title, Words::tr("nowhere: you are asked each time")};
    }
    return {};
}

CheckLine poolLine(const PoolSettings &pool)
{
    const auto most = mostConnections(pool);
    return {State::Passed, Words::tr("Connections"),
            most ? Words::tr("%1 are kept, at most %2 at once").arg(pool.size).arg(*most)
                 : Words::tr("as many as are asked for")};
}

CheckLine personLine(const PersonChoice &choice)
{
    const QString title = Words::tr("You are");
    if (const auto *person = std::get_if<Person>(&choice))
        return {State::Passed, title, Words::tr("%1 (%2)").arg(person->name, person->email)};
    if (const auto *draft = std::get_if<PersonDraft>(&choice))
        return {State::Passed, title, Words::tr("%1 (%2), new here").arg(draft->name, draft->email)};
    return {State::Skipped, title, Words::tr("asked at the first expense")};
}

} // namespace

std::vector<CheckLine> summaryLines(const SetupDraft &draft)
{
    if (draft.place == SetupDraft::Place::ThisComputer)
        return {fileLine(draft), personLine(draft.person)};
    std::vector<CheckLine> lines{{State::Passed, Words::tr("The string is understood"),
                                  Words::tr("%1, as %2").arg(draft.address.place(), draft.address.user)}};
    if (const TrialReport *trial = trialOf(draft)) {
        const auto checked = checkLines(*trial, draft.address, draft.profile.pool);
        lines.insert(lines.end(), checked.begin(), checked.end());
    }
    lines.push_back(keeperLine(draft.profile));
    lines.push_back(poolLine(draft.profile.pool));
    lines.push_back(personLine(draft.person));
    return lines;
}

} // namespace budget
