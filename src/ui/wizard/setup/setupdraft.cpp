// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setup/setupdraft.h"

#include "app/settings/places.h"
#include "app/settings/profiles.h"
#include "core/address/neonhost.h"
#include "core/reading/connectionurl.h"

#include <QCoreApplication>
#include <QDir>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::SetupDraft)
};

Result<LedgerLogin> localLogin(const SetupDraft &draft)
{
    const QString file = draft.file.trimmed();
    if (file.isEmpty())
        return failure(ErrorKind::FieldEmpty, Field::LedgerFile);
    return LocalFile{QDir::cleanPath(QDir::home().absoluteFilePath(QDir::fromNativeSeparators(file)))};
}

Result<LedgerLogin> serverLogin(const SetupDraft &draft)
{
    if (draft.text.trimmed().isEmpty() && draft.address == ServerAddress())
        return failure(ErrorKind::FieldEmpty, Field::Url);
    if (draft.address.user.isEmpty())
        return failure(ErrorKind::UrlInvalid, Field::User);
    if (draft.address.host.isEmpty())
        return failure(ErrorKind::UrlInvalid, Field::Host);
    if (draft.address.database.isEmpty())
        return failure(ErrorKind::UrlInvalid, Field::Database);
    return ServerLogin{draft.address, draft.password};
}

} // namespace

SetupDraft newDraft()
{
    SetupDraft draft;
    draft.file = defaultLedgerFile();
    draft.profile.id = Profiles::newId();
    draft.profile.color = kDefaultProfileColor;
    draft.profile.envFile = QDir::home().filePath(u".env"_s);
    return draft;
}

SetupDraft draftOf(const Profile &profile, const Secret &password)
{
    SetupDraft draft = draftOf(loginTo(profile.location, password));
    const QString envFile = draft.profile.envFile;
    draft.profile = profile;
    draft.original = profile;
    if (draft.profile.envFile.isEmpty())
        draft.profile.envFile = envFile;
    return draft;
}

SetupDraft draftOf(const LedgerLogin &login)
{
    SetupDraft draft = newDraft();
    if (const auto *server = std::get_if<ServerLogin>(&login)) {
        draft.place = SetupDraft::Place::Server;
        draft.address = server->address;
        draft.text = urlWithoutPassword(draft.address);
        draft.password = server->password;
    } else {
        draft.file = std::get<LocalFile>(login).path;
    }
    return draft;
}

Result<LedgerLogin> loginOf(const SetupDraft &draft)
{
    return draft.place == SetupDraft::Place::ThisComputer ? localLogin(draft) : serverLogin(draft);
}

const TrialReport *trialOf(const SetupDraft &draft)
{
    const auto login = loginOf(draft);
    const bool isOfThis = draft.trial && login && draft.tried == *login;
    return isOfThis ? &*draft.trial : nullptr;
}

const Checklist *checklistOf(const SetupDraft &draft)
{
    const auto login = loginOf(draft);
    const auto &checked = draft.checked;
    const bool isOfThis = checked && login && checked->login == *login && checked->pool == draft.profile.pool;
    return isOfThis ? &checked->list : nullptr;
}

const DeploymentPlan *tablesOf(const SetupDraft &draft)
{
    const auto login = loginOf(draft);
    const bool isOfThis = draft.tables && login && draft.tables->login == *login;
    return isOfThis ? &draft.tables->plan : nullptr;
}

const DrillReport *drillOf(const SetupDraft &draft)
{
    const auto login = loginOf(draft);
    const bool isOfThis = draft.drill && login && draft.drill->login == *login;
    return isOfThis ? &draft.drill->report : nullptr;
}

QStringList doneOf(const SetupDraft &draft)
{
    const auto login = loginOf(draft);
    return draft.done && login && draft.done->login == *login ? draft.done->sentences : QStringList();
}

Profile profileOf(const SetupDraft &draft)
{
    Profile profile = draft.profile;
    profile.location = locationOf(*loginOf(draft));
    if (profile.name.isEmpty())
        profile.name = draft.proposal.isEmpty() ? proposedName(draft) : draft.proposal;
    profile.source = Profile::Source::Stored;
    return profile;
}

QString proposedName(const SetupDraft &draft)
{
    if (draft.place == SetupDraft::Place::ThisComputer) {
        const auto login = loginOf(draft);
        const QString path = login ? std::get<LocalFile>(*login).path : QString();
        const bool isUsual = path.isEmpty() || path == defaultLedgerFile();
        return isUsual ? Words::tr("This computer") : QFileInfo(path).completeBaseName();
    }
    const auto neon = neonHost(draft.address.host);
    return draft.address.database + u" @ "_s + (neon ? neon->endpoint : draft.address.host);
}

} // namespace budget
