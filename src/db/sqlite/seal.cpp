// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlite/seal.h"

#include "db/sqlite/sqliteplace.h"
#include "platform/heldfile.h"

#include <QCryptographicHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>
#include <QtEndian>

#include <array>

namespace budget::seal {

using namespace Qt::StringLiterals;

namespace {

// Offsets and values in the header of an SQLite file (sqlite.org/fileformat2.html).
constexpr qint64 kHeaderSize = 100;
constexpr int kPageSize = 16;
constexpr int kWriteVersion = 18;
constexpr int kReadVersion = 19;
constexpr int kChangeCounter = 24;
constexpr int kPageCount = 28;
constexpr int kSchemaCookie = 40;
constexpr int kVersionValidFor = 92; ///< a copy of the change counter
constexpr char kRollbackJournal = 1;

/// Distinguishes one state of a file from another, and from a copy that SQLite has written.
struct Stamp
{
    quint32 changeCounter = 0;
    quint32 schemaCookie = 0;
    quint32 pageCount = 0;

    bool operator==(const Stamp &) const = default;
};

struct Header
{
    qint64 pageSize = 0;
    Stamp stamp;
    bool usesRollbackJournal = false;
    bool knowsPageCount = false; ///< SQLite before 3.7.0 changes a file without updating the page count
};

Header headerOf(const HeldFile &file)
{
    const QByteArray bytes = file.read(0, kHeaderSize);
    if (bytes.size() < kHeaderSize)
        return {};
    const auto number = [&bytes](int offset) { return qFromBigEndian<quint32>(bytes.constData() + offset); };
    const auto pageSize = qFromBigEndian<quint16>(bytes.constData() + kPageSize);
    return {pageSize == 1 ? 65536 : pageSize,
            {number(kChangeCounter), number(kSchemaCookie), number(kPageCount)},
            bytes[kWriteVersion] == kRollbackJournal && bytes[kReadVersion] == kRollbackJournal,
            number(kChangeCounter) == number(kVersionValidFor)};
}

struct Mark
{
    Stamp stamp;
    QByteArray digest;
};

/// The number of the page that holds `bt_seal`, a table of one row; pages count from 1; 0 if there is no such table.
/// A table of that name with other columns is not the program's: its rows must not be changed.
qint64 pageOfSeal(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    const bool isFound = query.exec(u"SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = 'bt_seal' "
                                    "AND (SELECT group_concat(name) FROM pragma_table_info('bt_seal')) "
                                    "= 'id,change_counter,schema_cookie,page_count,digest'"_s)
        && query.next();
    return isFound ? query.value(0).toLongLong() : 0;
}

/// The digest of all pages except the seal's own, without the header fields that sealing changes.
QByteArray digestOf(const HeldFile &file, qint64 pageSize, qint64 excludedPage)
{
    constexpr qint64 kChunk = 1 << 20; // a multiple of every page size
    const qint64 excludedFrom = (excludedPage - 1) * pageSize;
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    const qint64 size = file.size();
    for (qint64 offset = 0; offset < size; offset += kChunk) {
        QByteArray chunk = file.read(offset, qMin(kChunk, size - offset));
        if (chunk.size() < qMin(kChunk, size - offset))
            return {};
        for (const int field : {kChangeCounter, kVersionValidFor}) {
            if (offset == 0)
                std::fill_n(chunk.data() + field, sizeof(quint32), '\0');
        }
        if (excludedFrom >= offset && excludedFrom < offset + chunk.size())
            std::fill_n(chunk.data() + (excludedFrom - offset), qMin(pageSize, chunk.size() - (excludedFrom - offset)),
                        '\0');
        hash.addData(chunk);
    }
    hash.addData(QByteArray::number(size));
    return hash.result().toHex();
}

Mark markIn(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(u"SELECT change_counter, schema_cookie, page_count, digest FROM bt_seal WHERE id = 1"_s)
        || !query.next())
        return {};
    return {{query.value(0).toUInt(), query.value(1).toUInt(), query.value(2).toUInt()}, query.value(3).toByteArray()};
}

bool write(const QSqlDatabase &database, const Mark &mark)
{
    QSqlQuery query(database);
    if (!query.prepare(u"INSERT OR REPLACE INTO bt_seal (id, change_counter, schema_cookie, page_count, digest) "
                       "VALUES (1, ?, ?, ?, ?)"_s))
        return false;
    for (const quint32 number : {mark.stamp.changeCounter, mark.stamp.schemaCookie, mark.stamp.pageCount})
        query.addBindValue(number);
    query.addBindValue(QString::fromLatin1(mark.digest));
    return query.exec();
}

bool run(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    return query.exec(sql);
}

/// Writes the seal in one transaction. Its commit raises the change counter by one, so the seal contains the value
/// after the commit.
bool writeMark(const QSqlDatabase &database, const HeldFile &file, qint64 page)
{
    if (!run(database, u"BEGIN IMMEDIATE"_s))
        return false;
    const Header header = headerOf(file);
    Stamp expected = header.stamp;
    ++expected.changeCounter;
    const QByteArray digest = digestOf(file, header.pageSize, page);
    const bool isWritten = !digest.isEmpty() && write(database, {expected, digest}) && run(database, u"COMMIT"_s);
    if (!isWritten)
        run(database, u"ROLLBACK"_s);
    return isWritten && headerOf(file).stamp == expected;
}

} // namespace

State stateOf(const QSqlDatabase &database, const HeldFile &file)
{
    const Header header = headerOf(file);
    if (!header.usesRollbackJournal)
        return State::None;
    const qint64 page = pageOfSeal(database);
    const Mark mark = page > 0 ? markIn(database) : Mark();
    if (mark.digest.isEmpty() || mark.stamp != header.stamp)
        return State::None;
    return digestOf(file, header.pageSize, page) == mark.digest ? State::Intact : State::Broken;
}

qint64 missingBytes(const HeldFile &file, const QString &path)
{
    const Header header = headerOf(file);
    // Until a write-ahead log has been copied into the file, its pages are missing there. The file's size is read last,
    // because another program may be copying the log.
    if (!header.knowsPageCount || hasWriteAheadLog(path))
        return 0;
    return qMax(0, header.pageSize * header.stamp.pageCount - file.size());
}

bool usesWriteAheadLog(const HeldFile &file)
{
    const QByteArray bytes = file.read(0, kHeaderSize);
    return bytes.size() == kHeaderSize && bytes[kReadVersion] != kRollbackJournal;
}

void set(const QSqlDatabase &database, const HeldFile &file)
{
    const qint64 page = pageOfSeal(database);
    if (page > 0 && headerOf(file).usesRollbackJournal && !writeMark(database, file, page))
        run(database, u"DELETE FROM bt_seal"_s);
}

} // namespace budget::seal
