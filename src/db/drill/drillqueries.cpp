// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/drill/drillqueries.h"

#include "db/perengine.h"
#include "db/schema/preparation.h"
#include "db/store/categoryqueries.h"
#include "db/store/columns.h"
#include "db/store/markerrecord.h"

#include <algorithm>

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

/// SQL for the process id of the server session that executes the statement; 0 for a file.
const QString &backendOf(const Connection &connection)
{
    static const SqlText backend(u"0"_s, u"pg_backend_pid()"_s);
    return backend.of(connection.engine());
}

/// True if the id of a marker's row is taken from the sequence before the row is written. The drill then knows the
/// row even if the answer to the INSERT is lost.
bool reservesIds(Engine engine)
{
    return isServer(engine);
}

Result<Preparation> lookAt(Connection &connection)
{
    return lookAtLedger(connection, migrations(connection.engine()))
        .and_then([](const Preparation &ledger) -> Result<Preparation> {
            if (ledger.isNewer)
                return failure(ErrorKind::SchemaNewer);
            return ledger.isReadOnly ? Result<Preparation>(failure(ErrorKind::ReadOnlyServer)) : ledger;
        });
}

/// Takes the next id from the sequence of `categories`; the sequence gives each id once. Returns an invalid id if
/// the table has no sequence.
Result<CategoryId> reserveRow(Connection &connection)
{
    return connection.exec(u"SELECT nextval(pg_get_serial_sequence('categories', 'id')) AS id"_s)
        .and_then([](const Rows &rows) {
            return mapSingle(rows, [](Row &row) { return row.idOrNone<CategoryId>("id"_L1); });
        });
}

Result<MarkerClaim> makeClaim(Connection &connection, bool isRecorded)
{
    const MarkerClaim claim{OperationId::create(), isRecorded};
    if (isRecorded || !reservesIds(connection.engine()))
        return claim;
    return reserveRow(connection).map([&](CategoryId row) { return MarkerClaim{claim.operation, false, row}; });
}

/// The row that a drill's record in `bt_operations` names; an invalid id if the drill changed nothing.
Result<CategoryId> markerRowOf(const QString &recorded)
{
    return recordedRows(recorded, kMarkerColumns).and_then([](const Rows &rows) -> Result<CategoryId> {
        if (rows.isEmpty())
            return CategoryId();
        return mapOne(rows, [](Row &row) { return row.id<CategoryId>("id"_L1); });
    });
}

/// The row that an operation has written; an invalid id if the operation is not recorded, hence was never committed.
Result<CategoryId> recordedRow(Connection &connection, OperationId operation)
{
    const auto found = connection.exec(u"SELECT result FROM bt_operations WHERE id = $1 AND content = $2"_s,
                                       {toValue(operation), markerContent()});
    if (!found || found->isEmpty())
        return found ? Result<CategoryId>(CategoryId()) : tl::make_unexpected(found.error());
    return mapOne(*found, [](Row &row) { return markerRowOf(row.text("result"_L1)); });
}

Result<CategoryId> rowOf(Connection &connection, const MarkerClaim &claim)
{
    return claim.isRecorded ? recordedRow(connection, claim.operation) : Result<CategoryId>(claim.row);
}

/// True if a category still has the name and colour that a drill wrote. The colour is not compared if `categories`
/// has no such column and none is kept in `bt_category_colors`.
bool isAsWritten(const Category &category, const LedgerLayout &layout)
{
    const bool hasColor = category.color == kMarkerColor || (!layout.hasColor && category.color.isEmpty());
    return category.name == kMarkerName && hasColor;
}

Change markerDeletion(CategoryId id, const LedgerLayout &layout)
{
    const Change change{{u"removeMarker"_s, {toValue(id), kMarkerName}, kCategoryColumns},
                        u"DELETE FROM categories WHERE id = $1 AND name = CAST($2 AS text) "
                        "AND NOT EXISTS (SELECT 1 FROM expenses WHERE category_id = $1) RETURNING "_s
                            + categoryColumns(layout)};
    return layout.hasPlaceBeside ? droppedBeside(change, Beside::Color, layout) : change;
}

Result<MarkerRemoval> removeRow(Connection &connection, const Category &category, const Preparation &ledger)
{
    if (!isAsWritten(category, ledger.layout))
        return MarkerRemoval::Changed;
    const Once once{OperationId::create(), ledger.recordsOperations};
    const auto removed = changeOnce(connection, once, markerDeletion(category.id, ledger.layout));
    if (!removed && removed.error().kind != ErrorKind::StillReferenced)
        return tl::make_unexpected(removed.error());
    return removed && !removed->isEmpty() ? MarkerRemoval::Removed : MarkerRemoval::InUse;
}

Result<MarkerRemoval> removeRow(Connection &connection, CategoryId id, const Preparation &ledger)
{
    const auto categories = listCategories(connection, ledger.layout);
    if (!categories)
        return tl::make_unexpected(categories.error());
    const auto found = std::ranges::find(*categories, id, &Category::id);
    return found == categories->end() ? Result<MarkerRemoval>(MarkerRemoval::Gone)
                                      : removeRow(connection, *found, ledger);
}

/// The record of a drill's marker. `isOld`: written so long ago that the drill cannot still be running.
struct AbandonedMarker
{
    OperationId operation;
    bool isOld = false;
};

struct MarkerRecord
{
    AbandonedMarker marker;
    CategoryId row; ///< invalid if the record cannot be read
};

MarkerRecord recordOf(Row &row)
{
    const OperationId operation{QUuid::fromString(row.text("id"_L1))};
    const CategoryId written = markerRowOf(row.text("result"_L1)).value_or(CategoryId());
    return {{operation, row.flag("is_old"_L1)}, written};
}

/// The record of the drill that has written the row; nothing if no drill has.
Result<std::optional<AbandonedMarker>> writerOf(Connection &connection, CategoryId id)
{
    // No running drill has a marker of this age, because a drill waits for at most one hour (kLongestDrillWait).
    static const SqlText age(u"datetime('now', '-2 hours')"_s, u"now() - interval '2 hours'"_s);
    const QString sql = u"SELECT id, result, CASE WHEN done_at < %1 THEN 1 ELSE 0 END AS is_old FROM bt_operations "
                        "WHERE content = $1"_s.arg(age.of(connection.engine()));
    const auto found = connection.exec(sql, {markerContent()});
    if (!found)
        return tl::make_unexpected(found.error());
    return mapRows(*found, recordOf).map([id](const std::vector<MarkerRecord> &records) {
        const auto record = std::ranges::find(records, id, &MarkerRecord::row);
        return record == records.end() ? std::nullopt : std::optional(record->marker);
    });
}

Result<MarkerObstacle> clear(Connection &connection, CategoryId id, const Preparation &ledger)
{
    if (!ledger.recordsOperations)
        return MarkerObstacle::Category;
    const auto writer = writerOf(connection, id);
    if (!writer)
        return tl::make_unexpected(writer.error());
    if (!*writer)
        return MarkerObstacle::Category;
    if (!(*writer)->isOld)
        return MarkerObstacle::AnotherDrill;
    return removeRow(connection, id, ledger).map([](MarkerRemoval removal) {
        return removal == MarkerRemoval::Removed ? MarkerObstacle::None : MarkerObstacle::Category;
    });
}

Result<MarkerObstacle> clearSite(Connection &connection, const Preparation &ledger)
{
    const auto found = readMarker(connection);
    if (!found)
        return tl::make_unexpected(found.error());
    for (const CategoryId id : found->ids) {
        auto obstacle = clear(connection, id, ledger);
        if (!obstacle || *obstacle != MarkerObstacle::None)
            return obstacle;
    }
    return MarkerObstacle::None;
}

Result<void> removeLeftover(Connection &connection, const std::optional<MarkerClaim> &leftover)
{
    return leftover ? removeMarker(connection, *leftover).map([](MarkerRemoval) {}) : Result<void>();
}

} // namespace

Result<MarkerSite> surveyMarker(Connection &connection, const std::optional<MarkerClaim> &leftover)
{
    const auto ledger = removeLeftover(connection, leftover).and_then([&] { return lookAt(connection); });
    if (!ledger)
        return tl::make_unexpected(ledger.error());
    const auto obstacle = clearSite(connection, *ledger);
    if (!obstacle || *obstacle != MarkerObstacle::None)
        return obstacle.map([&](MarkerObstacle found) { return MarkerSite{ledger->layout, found}; });
    return makeClaim(connection, ledger->recordsOperations).map([&](const MarkerClaim &claim) {
        return MarkerSite{ledger->layout, MarkerObstacle::None, claim};
    });
}

Result<WrittenMarker> writeMarker(Connection &connection, const MarkerClaim &claim, const LedgerLayout &layout)
{
    QStringList columns{u"name"_s};
    QStringList values{u"CAST($1 AS text)"_s};
    if (layout.hasColor) {
        columns << u"color"_s;
        values << u"CAST($2 AS text)"_s;
    }
    Change change{markerRequest(), {}};
    if (claim.row.isValid()) {
        columns << u"id"_s;
        values << u"CAST($3 AS bigint)"_s;
        change.further = {toValue(claim.row)};
    }
    change.sql = u"INSERT INTO categories (%1) %2SELECT %3 WHERE NOT EXISTS (SELECT 1 FROM categories "
                 "WHERE name = CAST($1 AS text)) RETURNING %4, %5 AS backend"_s.arg(
                     columns.join(u", "_s), claim.row.isValid() ? u"OVERRIDING SYSTEM VALUE "_s : QString(),
                     values.join(u", "_s), categoryColumns(layout, u"$2"_s), backendOf(connection));
    const auto written = changeOnce(connection, {claim.operation, claim.isRecorded},
                                    layout.hasPlaceBeside ? keptBeside(change, Beside::Color, layout) : change);
    if (!written)
        return tl::make_unexpected(written.error());
    if (written->isEmpty())
        return failure(ErrorKind::NameTaken, Field::Name);
    return mapOne(*written, [](Row &row) {
        const auto id = row.id<CategoryId>("id"_L1);
        return WrittenMarker{id, row.integer("backend"_L1)};
    });
}

Result<DrillReading> readMarker(Connection &connection)
{
    return connection
        .exec(u"SELECT c.id AS id, b.pid AS pid FROM (SELECT %1 AS pid) b LEFT JOIN categories c ON c.name = $1"_s.arg(
                  backendOf(connection)),
              {kMarkerName})
        .and_then([](const Rows &rows) -> Result<DrillReading> {
            if (rows.isEmpty())
                return failure(ErrorKind::AnswerMalformed, rows.source, u"no row"_s);
            DrillReading reading;
            const auto take = [&reading](Row &row) {
                reading.by.backendId = row.integer("pid"_L1);
                if (const auto id = row.idOrNone<CategoryId>("id"_L1); id.isValid())
                    reading.ids.push_back(id);
                return true;
            };
            return mapRows(rows, take).map([&](const std::vector<bool> &) { return reading; });
        });
}

Result<MarkerRemoval> removeMarker(Connection &connection, const MarkerClaim &claim)
{
    const auto id = rowOf(connection, claim);
    if (!id || !id->isValid())
        return id ? Result<MarkerRemoval>(MarkerRemoval::Gone) : tl::make_unexpected(id.error());
    return lookAt(connection).and_then([&](const Preparation &ledger) { return removeRow(connection, *id, ledger); });
}

Result<MarkerObstacle> removeAbandonedMarkers(Connection &connection)
{
    return lookAt(connection).and_then([&](const Preparation &ledger) { return clearSite(connection, ledger); });
}

} // namespace budget::queries
