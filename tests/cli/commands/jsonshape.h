// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace budget::test {

/// Where `value` is not what a JSON Schema asks for, of those words that docs/check.schema.json uses: type, const,
/// enum, required, properties, additionalProperties (false), items, minItems, maxItems, minimum, minLength, $ref to
/// #/definitions, allOf, not, if with then and else. A word that is not among these is a fault too. Empty: it is valid.
[[nodiscard]] QStringList schemaFaults(const QJsonValue &value, const QJsonObject &schema);

} // namespace budget::test
