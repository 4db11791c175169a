// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/statelook.h"

#include "ui/look/theme.h"

namespace budget {

using namespace Qt::StringLiterals;

StateLook lookOf(SessionState state)
{
    switch (state) {
    case SessionState::Closed:
        return {u"closed"_s, theme::secondaryText()};
    case SessionState::Connecting:
    case SessionState::Waking:
        return {u"wait"_s, theme::wait()};
    case SessionState::Reconnecting:
        return {u"refresh"_s, theme::wait()};
    case SessionState::LocalFile:
        return {u"computer"_s, theme::good()};
    case SessionState::Connected:
        return {u"connected"_s, theme::good()};
    case SessionState::ReadOnly:
        return {u"show"_s, theme::good()};
    case SessionState::Asleep:
        return {u"asleep"_s, theme::asleep()};
    case SessionState::Lost:
        return {u"lost"_s, theme::fail()};
    }
    return {};
}

bool hasServer(const StatusSnapshot &status)
{
    return status.state != SessionState::Lost && status.state != SessionState::Closed
        && status.state != SessionState::Connecting && status.state != SessionState::LocalFile
        && !status.isLocal;
}

} // namespace budget
