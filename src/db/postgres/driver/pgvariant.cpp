// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/driver/pgvariant.h"

#include <QDateTime>
#include <QLocale>
#include <QSqlField>
#include <QUuid>
#include <QtNumeric>

#include <libpq-fe.h>

#include <memory>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// OIDs of pg_type.
namespace oid {
constexpr quint32 kBool = 16;
constexpr quint32 kBytea = 17;
constexpr quint32 kInt8 = 20;
constexpr quint32 kInt2 = 21;
constexpr quint32 kInt4 = 23;
constexpr quint32 kOid = 26;
constexpr quint32 kXid = 28;
constexpr quint32 kCid = 29;
constexpr quint32 kFloat4 = 700;
constexpr quint32 kFloat8 = 701;
constexpr quint32 kDate = 1082;
constexpr quint32 kTime = 1083;
constexpr quint32 kTimestamp = 1114;
constexpr quint32 kTimestampTz = 1184;
constexpr quint32 kTimeTz = 1266;
constexpr quint32 kBit = 1560;
constexpr quint32 kVarBit = 1562;
constexpr quint32 kNumeric = 1700;
} // namespace oid

constexpr int kHeader = 4; ///< added to the length in a column's type modifier

QString textOf(const Cell &cell)
{
    const auto *number = std::get_if<qint64>(&cell);
    return number ? QString::number(*number) : std::get<QString>(cell);
}

/// The value, or the text if the value is not valid.
template <class T>
QVariant validOr(const T &value, const QString &text)
{
    return value.isValid() ? QVariant(value) : QVariant(text);
}

/// True for a date or time before Christ. Qt's parser would ignore the 'BC'.
bool isBeforeChrist(const QString &text)
{
    return text.endsWith(u"BC");
}

/// The value of a float4 or float8. An amount is never stored as one.
QVariant floatingOf(const QString &text)
{
    bool isNumber = false;
    const auto number = text.toDouble(&isNumber);
    if (isNumber)
        return number;
    if (text == u"Infinity")
        return qInf();
    return text == u"-Infinity" ? -qInf() : qQNaN();
}

QVariant numericOf(const QString &text, QSql::NumericalPrecisionPolicy precision)
{
    switch (precision) {
    case QSql::LowPrecisionInt32:
        return static_cast<int>(text.toDouble());
    case QSql::LowPrecisionInt64:
        return static_cast<qint64>(text.toDouble());
    case QSql::LowPrecisionDouble:
        return floatingOf(text);
    case QSql::HighPrecision:
        break;
    }
    return text;
}

QByteArray bytesOf(const QString &text)
{
    const QByteArray escaped = text.toLatin1();
    std::size_t length = 0;
    // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): libpq's bytes are unsigned, those of Qt are not
    const std::unique_ptr<unsigned char, decltype(&PQfreemem)> bytes(
        PQunescapeBytea(reinterpret_cast<const unsigned char *>(escaped.constData()), &length), &PQfreemem);
    return {reinterpret_cast<const char *>(bytes.get()), static_cast<qsizetype>(length)};
    // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
}

QString withOffset(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

QString plainFloating(const QVariant &value)
{
    const auto number = value.toDouble();
    if (qIsNaN(number))
        return u"NaN"_s;
    if (qIsInf(number))
        return number < 0 ? u"-Infinity"_s : u"Infinity"_s;
    constexpr int kDigits = 9; // enough to distinguish all float4 values
    return value.typeId() == QMetaType::Float ? QString::number(number, 'g', kDigits)
                                              : QString::number(number, 'g', QLocale::FloatingPointShortest);
}

bool isNull(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QString:
        return value.toString().isNull();
    case QMetaType::QByteArray:
        return value.toByteArray().isNull();
    case QMetaType::QDate:
        return !value.toDate().isValid();
    case QMetaType::QTime:
        return !value.toTime().isValid();
    case QMetaType::QDateTime:
        return !value.toDateTime().isValid();
    case QMetaType::QUuid:
        return value.toUuid().isNull();
    default:
        return value.isNull();
    }
}

/// A value that is not null, in PostgreSQL's text format.
QString plainText(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QMetaType::Float:
    case QMetaType::Double:
        return plainFloating(value);
    case QMetaType::QDate:
        return value.toDate().toString(Qt::ISODate);
    case QMetaType::QTime:
        return value.toTime().toString(Qt::ISODateWithMs);
    case QMetaType::QDateTime:
        return withOffset(value.toDateTime());
    case QMetaType::QByteArray:
        return u"\\x"_s + QString::fromLatin1(value.toByteArray().toHex());
    case QMetaType::QUuid:
        return value.toUuid().toString(QUuid::WithoutBraces);
    default:
        return value.toString();
    }
}

/// The text as an SQL literal. In E'…', a backslash is an escape whatever standard_conforming_strings is.
QString quoted(QString text)
{
    const bool hasBackslash = text.contains(u'\\');
    text.replace(u'\'', u"''"_s).replace(u'\\', u"\\\\"_s);
    return (hasBackslash ? u"E'"_s : u"'"_s) + text + u'\'';
}

} // namespace

QMetaType metaTypeOf(quint32 type)
{
    switch (type) {
    case oid::kBool:
        return QMetaType(QMetaType::Bool);
    case oid::kInt2:
    case oid::kInt4:
        return QMetaType(QMetaType::Int);
    case oid::kInt8:
    case oid::kOid:
    case oid::kXid:
    case oid::kCid:
        return QMetaType(QMetaType::LongLong);
    case oid::kFloat4:
    case oid::kFloat8:
    case oid::kNumeric:
        return QMetaType(QMetaType::Double);
    case oid::kDate:
        return QMetaType(QMetaType::QDate);
    case oid::kTime:
    case oid::kTimeTz:
        return QMetaType(QMetaType::QTime);
    case oid::kTimestamp:
    case oid::kTimestampTz:
        return QMetaType(QMetaType::QDateTime);
    case oid::kBytea:
        return QMetaType(QMetaType::QByteArray);
    default:
        return QMetaType(QMetaType::QString);
    }
}

QSqlField fieldOf(const PgColumn &column)
{
    QSqlField field(column.name, metaTypeOf(column.type));
    if (column.type == oid::kTimestamp || column.type == oid::kTimestampTz) {
        field.setPrecision(3); // a QDateTime holds milliseconds
        return field;
    }
    if (column.modifier < 0)
        return field;
    switch (column.type) {
    case oid::kNumeric:
        field.setLength(column.modifier >> 16);
        field.setPrecision((column.modifier - kHeader) & 0xffff);
        break;
    case oid::kBit:
    case oid::kVarBit:
        field.setLength(column.modifier);
        break;
    default:
        field.setLength(column.modifier - kHeader);
    }
    return field;
}

QVariant variantOf(const Cell &cell, quint32 type, QSql::NumericalPrecisionPolicy precision)
{
    const QMetaType metaType = metaTypeOf(type);
    if (std::holds_alternative<std::monostate>(cell))
        return QVariant(metaType, nullptr);
    const QString text = textOf(cell);
    if (isBeforeChrist(text))
        return text;
    switch (metaType.id()) {
    case QMetaType::Bool:
        return text == u"t";
    case QMetaType::Int:
        return text.toInt();
    case QMetaType::LongLong:
        return text.toLongLong();
    case QMetaType::Double:
        return type == oid::kNumeric ? numericOf(text, precision) : floatingOf(text);
    case QMetaType::QDate:
        return validOr(QDate::fromString(text, Qt::ISODate), text);
    case QMetaType::QTime:
        return validOr(QTime::fromString(text, Qt::ISODateWithMs), text);
    case QMetaType::QDateTime:
        return validOr(QDateTime::fromString(text, Qt::ISODateWithMs).toLocalTime(), text);
    case QMetaType::QByteArray:
        return bytesOf(text);
    default:
        return text;
    }
}

PgParam paramOf(const QVariant &value)
{
    return isNull(value) ? PgParam() : PgParam(plainText(value).toUtf8());
}

QString literalOf(const QSqlField &field)
{
    const QVariant value = field.value();
    if (field.isNull() || isNull(value))
        return u"NULL"_s;
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Short:
    case QMetaType::UShort:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return plainText(value);
    case QMetaType::Float:
    case QMetaType::Double:
        return qIsFinite(value.toDouble()) ? plainText(value) : quoted(plainText(value));
    case QMetaType::QDateTime:
        return u"TIMESTAMP WITH TIME ZONE "_s + quoted(plainText(value));
    default:
        return quoted(plainText(value));
    }
}

} // namespace budget
