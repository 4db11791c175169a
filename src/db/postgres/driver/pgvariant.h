// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/postgres/pganswer.h"

#include <QMetaType>
#include <QSql>
#include <QVariant>

class QSqlField;

/// Between PostgreSQL's types and QVariant.
namespace budget {

/// The type of a column's values in Qt. A numeric counts as floating point, as in QPSQL; its values are texts all the
/// same.
[[nodiscard]] QMetaType metaTypeOf(quint32 type);
/// A field of the column's name, type, length and precision, without a value.
[[nodiscard]] QSqlField fieldOf(const PgColumn &column);

/// A value as the type of its column. numeric becomes a number only where `precision` asks for one. A date or time that
/// Qt has no value for ('infinity', '24:00', a year above 9999) stays the text that the server sent. A timestamp
/// without time zone is a wall clock, hence Qt::LocalTime.
[[nodiscard]] QVariant variantOf(const Cell &cell, quint32 type, QSql::NumericalPrecisionPolicy precision);

/// What is sent for a bound value. A QDateTime is sent as this computer's local time with its offset: a
/// timestamptz stores the instant, a timestamp the wall clock, and both are read back as the same instant. Null texts,
/// invalid dates and times are NULL.
[[nodiscard]] PgParam paramOf(const QVariant &value);
/// The field's value as an SQL literal.
[[nodiscard]] QString literalOf(const QSqlField &field);

} // namespace budget
