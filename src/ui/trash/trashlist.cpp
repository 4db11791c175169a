// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trash/trashlist.h"

#include "app/session/session.h"
#include "core/changes/making.h"
#include "core/entry/amounttext.h"
#include "core/errorgroup.h"
#include "ui/pages/notice.h"
#include "ui/pages/readnames.h"
#include "ui/tables/listtable.h"
#include "words/errors/wording.h"
#include "words/outsidetext.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastSubject = 120;
constexpr int kLeastName = 72;
constexpr qint64 kTables = 4; ///< more than the number of tables

qint64 idOf(RowKey key)
{
    return key.id * kTables + static_cast<qint64>(key.table);
}

} // namespace

TrashList::TrashList(Session &session) : m_session(session), m_model(new TrashModel(QLocale(), this))
{ }

ListSubject::Words TrashList::words() const
{
    const bool hasTrash = !m_session.location() || m_session.status().isLocal;
    return {.title = tr("Trash"),
            .empty = hasTrash ? tr("The trash is empty. What you delete stays here for 30 days.")
                              : tr("Only ledgers in a file on this computer have a trash so far."),
            .action = tr("Restore"),
            .actionTip = tr("Restore the selected row (Enter)"),
            .actionIcon = u"refresh"_s};
}

ListSubject::Names TrashList::names() const
{
    return {.page = u"trashPage"_s, .table = u"trashTable"_s, .action = u"restoreButton"_s};
}

QAbstractItemModel &TrashList::model()
{
    return *m_model;
}

void TrashList::setUpTable(ListTable &table)
{
    const QLocale locale;
    const QString time = locale.toString(QDateTime(QDate(2028, 12, 28), QTime(22, 58)), QLocale::ShortFormat);
    table.fitColumn({.column = TrashModel::DeletedColumn, .texts = {time}});
    table.fitColumn(
        {.column = TrashModel::KindColumn, .texts = {TrashModel::tr("Category"), TrashModel::tr("Expense")}});
    table.setStretch(TrashModel::SubjectColumn, kLeastSubject);
    table.fitColumn({.column = TrashModel::CategoryColumn,
                     .texts = {u"Household and repairs"_s},
                     .yields = 1,
                     .least = kLeastName});
    table.fitColumn(
        {.column = TrashModel::AmountColumn, .texts = {formatAmount(Money::fromMinor(-123456789), locale)}});
    table.fitColumn(
        {.column = TrashModel::PersonColumn, .texts = {u"Alexandra Smith"_s}, .yields = 2, .least = kLeastName});
}

qint64 TrashList::idAt(int row) const
{
    return idOf(m_model->at(row).row);
}

int TrashList::rowOf(qint64 id) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (idAt(row) == id)
            return row;
    }
    return -1;
}

ChosenRow TrashList::rowAt(int row) const
{
    const TrashedRow &chosen = m_model->at(row);
    return {chosen.row, subjectOf(chosen.values)};
}

/// Reads the names first, so that the rows appear once and complete.
void TrashList::read()
{
    readNames(m_session.ledger(), this, [this](const RowNames &names) {
        if (m_session.location())
            await(m_session.ledger().listTrash(),
                  [this, names](const std::vector<TrashedRow> &rows) { m_model->setRows(rows, names); });
    });
}

void TrashList::clear()
{
    m_model->setRows({}, {});
}

void TrashList::act(int row)
{
    const TrashedRow chosen = m_model->at(row);
    const auto answer = m_session.ledger().restoreDeleted({chosen.row}, m_restoring.idFor(chosen.row));
    whenAnswered(answer, this,
                 [this, chosen](const Result<std::vector<RowKey>> &restored) { noteRestored(chosen, restored); });
}

bool TrashList::canAct(int /*row*/, bool isReadOnly) const
{
    return !isReadOnly;
}

void TrashList::noteRestored(const TrashedRow &row, const Result<std::vector<RowKey>> &restored)
{
    m_restoring.noteAnswer(restored ? std::nullopt : std::optional(restored.error()));
    const QString name = wording::outsideText(subjectOf(row.values));
    if (!restored)
        return noteFailure(name, restored.error());
    if (restored->empty())
        return Q_EMIT noticed({.kind = Notice::Kind::Note, .text = tr("“%1” was restored already.").arg(name)});
    const QString text = tr("Restored “%1”.").arg(name);
    const bool hasOthers = restored->size() > 1;
    Q_EMIT noticed({.text = hasOthers ? text + u' ' + tr("What it refers to was restored with it.") : text});
}

/// The rows are read again: somebody else has changed them.
void TrashList::noteFailure(const QString &name, const Error &error)
{
    const QString why = error.kind == ErrorKind::NotFound ? tr("It is not in the trash any more.")
                                                          : wording::whatHappened(error);
    Q_EMIT noticed({.kind = Notice::Kind::Problem,
                    .text = tr("“%1” was not restored. %2").arg(name, why),
                    .details = wording::technicalText(error)});
    if (groupOf(error) != ErrorGroup::Connecting)
        read();
}

} // namespace budget
