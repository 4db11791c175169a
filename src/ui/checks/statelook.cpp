// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/statelook.h"

#include "ui/look/theme.h"

namespace budget {

using namespace Qt::StringLiterals;

StateLook lookOf(SessionState state)
{
    switch (state) {
    case SessionState::Closed:
        return {u"closed"_s, theme::Tone::Secondary};
    case SessionState::Connecting:
    case SessionState::Waking:
        return {u"wait"_s, theme::Tone::Wait};
    case SessionState::Reconnecting:
        return {u"refresh"_s, theme::Tone::Wait};
    case SessionState::LocalFile:
        return {u"computer"_s, theme::Tone::Good};
    case SessionState::Connected:
        return {u"connected"_s, theme::Tone::Good};
    case SessionState::ReadOnly:
        return {u"show"_s, theme::Tone::Good};
    case SessionState::Asleep:
        return {u"asleep"_s, theme::Tone::Asleep};
    case SessionState::Lost:
        return {u"lost"_s, theme::Tone::Fail};
    }
    return {};
}

bool hasServer(const StatusSnapshot &status)
{
    return status.state != SessionState::Lost && status.state != SessionState::Closed
        && status.state != SessionState::Connecting && status.state != SessionState::LocalFile;
}

} // namespace budget
