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

/// Which person the user is: not chosen, a person of the ledger, or a new one.
using PersonChoice = std::variant<std::monostate, Person, PersonDraft>;

/// A checklist, and the login and pool settings that it belongs to.
struct CheckedPlace
{
    LedgerLogin login;
    PoolSettings pool;
    Checklist list;
};

/// The tables that were found with a login.
struct FoundTables
{
    LedgerLogin login;
    DeploymentPlan plan;
};

/// The report of a drill with a login.
struct DoneDrill
{
    LedgerLogin login;
    DrillReport report;
};

/// What Finish has done for a login before a later stage failed. It is not undone.
struct DoneStages
{
    LedgerLogin login;
    QStringList sentences; ///< one for each stage
};

/// What the user has entered in the wizard so far. Each page loads from it and stores into it.
struct SetupDraft
{
    enum class Place { ThisComputer, Server };

    Place place = Place::ThisComputer;
    QString file;          ///< as typed
    QString agreedFile;    ///< the path of a file without a ledger, if the user agreed to create one in it
    QString text;          ///< the connection string as typed; without its password once it could be read
    ServerAddress address; ///< as the form shows it
    Secret password;
    Profile profile = {};                 ///< all but its location, which profileOf() fills in
    std::optional<Profile> original = {}; ///< the profile that is being changed; empty: a new one
    std::optional<CheckedPlace> checked = {};
    std::optional<FoundTables> tables = {};
    std::optional<DoneDrill> drill = {};
    std::optional<TrialReport> trial = {};
    std::optional<LedgerLogin> tried = {}; ///< the login that the trial was made with
    PersonChoice person = {};
    std::optional<DoneStages> done = {};
    QString proposal = {}; ///< the profile's name if the user chose none
};

/// A draft for a new profile, with a new id and the usual file on this computer.
[[nodiscard]] SetupDraft newDraft();
/// A draft that changes the profile. `password` is the profile's.
[[nodiscard]] SetupDraft draftOf(const Profile &profile, const Secret &password);
/// A draft for a login that belongs to no profile yet.
[[nodiscard]] SetupDraft draftOf(const LedgerLogin &login);

/// The login of the draft's ledger. Fails with FieldEmpty or UrlInvalid and the field at fault.
[[nodiscard]] Result<LedgerLogin> loginOf(const SetupDraft &draft);
/// The report of the trial. Null if there is none for the draft's login.
[[nodiscard]] const TrialReport *trialOf(const SetupDraft &draft);
/// Likewise the checklist (also null for other pool settings), the tables that were found, and the report of the drill.
[[nodiscard]] const Checklist *checklistOf(const SetupDraft &draft);
[[nodiscard]] const DeploymentPlan *tablesOf(const SetupDraft &draft);
[[nodiscard]] const DrillReport *drillOf(const SetupDraft &draft);
/// What Finish has done already for the draft's login; empty if it has not run.
[[nodiscard]] QStringList doneOf(const SetupDraft &draft);
/// The profile to be stored, without a password. `draft` must name a location.
[[nodiscard]] Profile profileOf(const SetupDraft &draft);
/// A name for the place: 'neondb @ ep-cool-breeze-123456', 'This computer', or the name of another file.
[[nodiscard]] QString proposedName(const SetupDraft &draft);

} // namespace budget
