// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/address/profile.h"
#include "core/budget/person.h"
#include "core/checks/checklist.h"
#include "core/checks/trialreport.h"
#include "core/drill/drillreport.h"
#include "core/result.h"
#include "core/tables/tablereport.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace budget {

/// Who the person in front of the screen is: not said, one of those found, or somebody new.
using PersonChoice = std::variant<std::monostate, Person, PersonDraft>;

/// What came out of checking a place, and which one that was.
struct CheckedPlace
{
    LedgerLogin login;
    PoolSettings pool;
    Checklist list;
};

/// The tables that were found at a place.
struct FoundTables
{
    LedgerLogin login;
    DeploymentPlan plan;
};

/// What came of a drill at a place.
struct DoneDrill
{
    LedgerLogin login;
    DrillReport report;
};

/// What Finish has done of a draft before it failed; it stays done.
struct DoneStages
{
    LedgerLogin login;
    QStringList sentences; ///< one a stage
};

/// What a person has chosen in the wizard so far. Its pages load from it and store into it.
struct SetupDraft
{
    enum class Place { ThisComputer, Server };

    Place place = Place::ThisComputer;
    QString file;          ///< as typed
    QString agreedFile;    ///< the path of a file without a budget, where a person has agreed that one begins in it
    QString text;          ///< the connection text as typed; where it could be read, without its password
    ServerAddress address; ///< as the form says
    Secret password;
    Profile profile = {};                 ///< all but its location, which profileOf() fills in
    std::optional<Profile> original = {}; ///< an existing profile is being changed
    std::optional<CheckedPlace> checked = {};
    std::optional<FoundTables> tables = {};
    std::optional<DoneDrill> drill = {};
    std::optional<TrialReport> trial = {};
    std::optional<LedgerLogin> tried = {}; ///< what the trial was of
    PersonChoice person = {};
    std::optional<DoneStages> done = {};
    QString proposal = {}; ///< the profile's name, where nobody chose one
};

/// A draft for a new profile, with an id of its own; the usual file on this computer.
[[nodiscard]] SetupDraft newDraft();
/// A draft that means the profile, with its password.
[[nodiscard]] SetupDraft draftOf(const Profile &profile, const Secret &password);
/// The same for a place that belongs to no profile yet.
[[nodiscard]] SetupDraft draftOf(const LedgerLogin &login);

/// What the ledger that the draft means is opened with. Fails with FieldEmpty or UrlInvalid and the field at fault.
[[nodiscard]] Result<LedgerLogin> loginOf(const SetupDraft &draft);
/// What the place answered, where it was tried as it is meant now.
[[nodiscard]] const TrialReport *trialOf(const SetupDraft &draft);
/// Likewise what came out of the checks and the last drill, and the tables that were found.
[[nodiscard]] const Checklist *checklistOf(const SetupDraft &draft);
[[nodiscard]] const DeploymentPlan *tablesOf(const SetupDraft &draft);
[[nodiscard]] const DrillReport *drillOf(const SetupDraft &draft);
/// What Finish has done at that place already; empty where it has not been tried.
[[nodiscard]] QStringList doneOf(const SetupDraft &draft);
/// The profile that is to be stored, without a secret. `draft` must name a location.
[[nodiscard]] Profile profileOf(const SetupDraft &draft);
/// The place as a name: 'neondb @ ep-cool-breeze-123456', 'This computer', or that of another file.
[[nodiscard]] QString proposedName(const SetupDraft &draft);

} // namespace budget
