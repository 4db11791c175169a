// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setup/remedy.h"

#include "core/address/neonhost.h"
#include "core/checks/checkjudgement.h"
#include "core/reading/connectionurl.h"

namespace budget {

using namespace Qt::StringLiterals;

void applyRemedy(CheckAction action, SetupDraft &draft)
{
    if (action == CheckAction::ShrinkPool) {
        const Checklist *list = checklistOf(draft);
        const auto room = list ? measuredRoom(*list) : std::nullopt;
        draft.profile.pool = smallerPool(draft.profile.pool, room.value_or(ConnectionRoom()));
        return;
    }
    if (action == CheckAction::RaiseTls) {
        draft.address.parameters[u"sslmode"_s] = u"verify-full"_s;
    } else if (action == CheckAction::SwitchToDirect) {
        auto hosts = draft.address.hosts();
        for (HostPort &place : hosts)
            place.host = directHost(place.host);
        draft.address.setHosts(hosts);
    }
    draft.text = urlWithoutPassword(draft.address);
}

std::optional<Error> faultFor(CheckAction action, const CheckResult &result)
{
    if (action != CheckAction::CorrectString && action != CheckAction::ReenterPassword)
        return std::nullopt;
    Error error = result.error.value_or(Error{ErrorKind::UrlInvalid, Field::Url, {}, {}, {}});
    if (action == CheckAction::ReenterPassword)
        error.field = Field::Password;
    return error;
}

} // namespace budget
