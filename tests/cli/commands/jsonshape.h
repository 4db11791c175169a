// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace budget::test {

/// Validates `value` against a JSON Schema, and returns the violations; empty if it is valid. Supports the keywords
/// that docs/check.schema.json uses: type, const, enum, required, properties, additionalProperties (false), items,
/// minItems, maxItems, minimum, minLength, $ref to #/definitions, allOf, not, if with then and else. Any other keyword
/// is reported as a violation.
[[nodiscard]] QStringList schemaFaults(const QJsonValue &value, const QJsonObject &schema);

} // namespace budget::test
