// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/postgres/pganswer.h"

#include <QMetaType>
#include <QSql>
#include <QVariant>

class QSqlField;

/// Conversion between PostgreSQL's types and QVariant.
namespace budget {

/// The Qt type of a column's values, by the type's OID. numeric is Double, as in QPSQL, although its values are texts.
[[nodiscard]] QMetaType metaTypeOf(quint32 type);
/// A field with the column's name, type, length and precision, without a value.
[[nodiscard]] QSqlField fieldOf(const PgColumn &column);

/// Converts a value to the Qt type of its column. A numeric becomes a number only if `precision` asks for one. A date
/// or time that Qt cannot represent ('infinity', '24:00', a year above 9999) stays the server's text. A timestamp
/// without time zone is read as local time (Qt::LocalTime).
[[nodiscard]] QVariant variantOf(const Cell &cell, quint32 type, QSql::NumericalPrecisionPolicy precision);

/// The text that is sent for a bound value. A QDateTime is sent as local time with its UTC offset: timestamptz stores
/// the instant and timestamp the local time, and both are read back as the same instant. A null text and an invalid
/// date or time are NULL.
[[nodiscard]] PgParam paramOf(const QVariant &value);
/// The field's value as an SQL literal.
[[nodiscard]] QString literalOf(const QSqlField &field);

} // namespace budget
