// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/markerrecord.h"

#include "core/drill/drilltalk.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

Request markerRequest()
{
    return {u"writeMarker"_s, {kMarkerName, kMarkerColor}, kMarkerColumns};
}

QString markerContent()
{
    static const QString content = contentOf(markerRequest());
    return content;
}

} // namespace budget::queries
