// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/source/rawreading.h"

#include <algorithm>

namespace budget {

Readable<RawReading> withoutLooseEnd(Readable<RawReading> reading, const Unwrapped &text)
{
    if (!reading || text.looseEnd.length == 0 || reading->form == TextForm::DotNet)
        return reading;
    const qsizetype end = text.text.span().offset + text.text.span().length;
    const bool endsInSecret = std::ranges::any_of(reading->settings, [end](const RawSetting &setting) {
        return setting.name == u"password" && setting.span.length > 0
            && setting.span.offset + setting.span.length == end;
    });
    if (endsInSecret)
        return faultAt(text.looseEnd, FaultKind::ValueUnclear, Field::Password);
    return reading;
}

} // namespace budget
