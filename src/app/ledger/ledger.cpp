// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledger/ledger.h"

#include "core/budget/sampleledger.h"
#include "db/changes/changesof.h"
#include "db/connection.h"
#include "db/store/categoryqueries.h"
#include "db/store/monthqueries.h"
#include "db/store/personqueries.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

template <class T>
QFuture<Result<T>> ready(const Error &error)
{
    return QtFuture::makeReadyFuture(Result<T>(tl::make_unexpected(error)));
}

template <class T>
std::optional<Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

const Topics kAllTopics = Topic::Expenses | Topic::Categories | Topic::Persons;

} // namespace

Ledger::Ledger(const WorkTools &tools, QObject *parent) : QObject(parent), m_runner(tools)
{ }

void Ledger::use(Pool *pool, std::chrono::milliseconds limit, const Terms &terms)
{
    m_runner.use(pool, limit, terms.source);
    m_terms = terms;
}

template <class Work>
auto Ledger::read(const QString &name, Work work)
{
    using Answer = std::invoke_result_t<Work, Connection &, const LedgerLayout &>;
    if (!m_runner.isReady())
        return ready<typename Answer::value_type>({ErrorKind::NotOpen, Field::None, {}, {}, {}});
    const auto knowingLayout = [work = std::move(work), layout = m_terms.layout](Connection &connection) {
        return work(connection, layout);
    };
    return m_runner.run(WorkKind::Read, knowingLayout, name, [this](const Answer &answer) {
        Q_EMIT answered(errorOf(answer));
        return answer;
    });
}

template <class Work>
auto Ledger::readLog(const QString &name, Work work)
{
    using Answer = std::invoke_result_t<Work, LedgerChanges &>;
    if (m_runner.isReady() && !m_terms.hasLog) // a server is not woken for an empty answer
        return QtFuture::makeReadyFuture(Answer(typename Answer::value_type()));
    const ChangeTerms terms{m_terms.recordsOperations, m_terms.hasLog, m_terms.layout};
    return read(name, [work = std::move(work), terms](Connection &connection, const LedgerLayout &) {
        return work(*changesOf(connection, terms, {}));
    });
}

template <class Work>
auto Ledger::write(const QString &name, Topics topics, OperationId operation, Work work)
{
    using Answer = std::invoke_result_t<Work, LedgerChanges &>;
    if (!m_runner.isReady())
        return ready<typename Answer::value_type>({ErrorKind::NotOpen, Field::None, {}, {}, {}});
    if (m_terms.refusal)
        return ready<typename Answer::value_type>({*m_terms.refusal, m_terms.source, {}, {}, {}});
    ++m_pendingWrites;
    Q_EMIT pendingWritesChanged();
    const ChangeTerms terms{m_terms.recordsOperations, m_terms.hasLog, m_terms.layout};
    const auto onChanges = [work = std::move(work), terms, operation, author = m_author](Connection &connection) {
        return work(*changesOf(connection, terms, operation, author));
    };
    const WorkKind kind = m_terms.recordsOperations ? WorkKind::GuardedWrite : WorkKind::UnguardedWrite;
    return m_runner.run(kind, onChanges, name, [this, topics](const Answer &answer) {
        --m_pendingWrites;
        Q_EMIT pendingWritesChanged();
        Q_EMIT answered(errorOf(answer));
        if (answer)
            Q_EMIT changed(topics);
        return answer;
    });
}

QFuture<Result<Expense>> Ledger::addExpense(const ExpenseDraft &draft, OperationId operation)
{
    const auto valid = validate(draft);
    if (!valid)
        return ready<Expense>(valid.error());
    return write(u"add_expense"_s, {Topic::Expenses}, operation,
                 [draft = *valid](LedgerChanges &changes) { return changes.addExpense(draft); });
}

QFuture<Result<std::vector<ExpenseId>>> Ledger::addExpenses(const std::vector<ExpenseDraft> &drafts,
                                                            OperationId operation)
{
    std::vector<ExpenseDraft> sound;
    sound.reserve(drafts.size());
    for (const ExpenseDraft &draft : drafts) {
        auto valid = validate(draft);
        if (!valid)
            return ready<std::vector<ExpenseId>>(valid.error());
        sound.push_back(*std::move(valid));
    }
    return write(u"add_expenses"_s, {Topic::Expenses}, operation,
                 [drafts = std::move(sound)](LedgerChanges &changes) { return changes.addExpenses(drafts); });
}

QFuture<Result<ExpenseUpdate>> Ledger::updateExpense(const Expense &seen, const ExpenseDraft &draft,
                                                     OperationId operation)
{
    const auto valid = validate(draft);
    if (!valid)
        return ready<ExpenseUpdate>(valid.error());
    return write(u"update_expense"_s, {Topic::Expenses}, operation,
                 [seen, draft = *valid](LedgerChanges &changes) { return changes.updateExpense(seen, draft); });
}

QFuture<Result<Expense>> Ledger::revertExpense(const ExpenseUpdate &edit, OperationId operation)
{
    return write(u"update_expense"_s, {Topic::Expenses}, operation,
                 [edit](LedgerChanges &changes) { return changes.revertExpense(edit); });
}

QFuture<Result<Expense>> Ledger::deleteExpense(const Expense &seen, OperationId operation)
{
    return write(u"delete_expense"_s, {Topic::Expenses}, operation,
                 [seen](LedgerChanges &changes) { return changes.deleteExpense(seen); });
}

QFuture<Result<Expense>> Ledger::restoreExpense(const Expense &expense, OperationId operation)
{
    return write(u"restore_expense"_s, {Topic::Expenses}, operation,
                 [expense](LedgerChanges &changes) { return changes.restoreExpense(expense); });
}

QFuture<Result<Transfer>> Ledger::transfer(const TransferDraft &draft, OperationId operation)
{
    const auto valid = validate(draft);
    if (!valid)
        return ready<Transfer>(valid.error());
    return write(u"transfer"_s, {Topic::Expenses}, operation,
                 [draft = *valid](LedgerChanges &changes) { return changes.addTransfer(draft); });
}

QFuture<Result<std::vector<ListedExpense>>> Ledger::listMonth(Month month)
{
    return read(u"list_month"_s,
                [month](Connection &c, const LedgerLayout &layout) { return queries::listMonth(c, month, layout); });
}

QFuture<Result<MonthSummary>> Ledger::summarizeMonth(Month month, std::optional<PersonId> person)
{
    return read(u"summarize_month"_s, [month, person](Connection &c, const LedgerLayout &layout) {
        return queries::summarizeMonth(c, month, person, layout);
    });
}

QFuture<Result<MonthOverview>> Ledger::viewMonth(Month month)
{
    return read(u"view_month"_s,
                [month](Connection &c, const LedgerLayout &layout) { return queries::readMonth(c, month, layout); });
}

QFuture<Result<std::vector<Category>>> Ledger::listCategories()
{
    return read(u"list_categories"_s,
                [](Connection &c, const LedgerLayout &layout) { return queries::listCategories(c, layout); });
}

QFuture<Result<Category>> Ledger::addCategory(const CategoryDraft &draft, OperationId operation)
{
    const auto valid = validate(draft);
    if (!valid)
        return ready<Category>(valid.error());
    return write(u"add_category"_s, {Topic::Categories}, operation,
                 [draft = *valid](LedgerChanges &changes) { return changes.addCategory(draft); });
}

QFuture<Result<Category>> Ledger::updateCategory(const Category &seen, const CategoryDraft &draft,
                                                 OperationId operation)
{
    const auto valid = validate(draft);
    if (!valid)
        return ready<Category>(valid.error());
    return write(u"update_category"_s, {Topic::Categories}, operation,
                 [seen, draft = *valid](LedgerChanges &changes) { return changes.updateCategory(seen, draft); });
}

QFuture<Result<Category>> Ledger::revertCategory(const Category &before, const Category &after, OperationId operation)
{
    return write(u"revert_category"_s, {Topic::Categories}, operation,
                 [before, after](LedgerChanges &changes) { return changes.revertCategory(before, after); });
}

QFuture<Result<Category>> Ledger::deleteCategory(const Category &seen, OperationId operation)
{
    return write(u"delete_category"_s, {Topic::Categories}, operation,
                 [seen](LedgerChanges &changes) { return changes.deleteCategory(seen); });
}

QFuture<Result<std::vector<Person>>> Ledger::listPersons()
{
    return read(u"list_persons"_s,
                [](Connection &c, const LedgerLayout &layout) { return queries::listPersons(c, layout); });
}

QFuture<Result<Person>> Ledger::addPerson(const PersonDraft &draft, OperationId operation)
{
    const auto valid = validate(draft);
    if (!valid)
        return ready<Person>(valid.error());
    return write(u"add_person"_s, {Topic::Persons}, operation,
                 [draft = *valid](LedgerChanges &changes) { return changes.addPerson(draft); });
}

QFuture<Result<Person>> Ledger::updatePerson(const Person &seen, const PersonDraft &draft, OperationId operation)
{
    const auto valid = validate(draft);
    if (!valid)
        return ready<Person>(valid.error());
    return write(u"update_person"_s, {Topic::Persons}, operation,
                 [seen, draft = *valid](LedgerChanges &changes) { return changes.updatePerson(seen, draft); });
}

QFuture<Result<Person>> Ledger::addSampleLedger(OperationId operation)
{
    return write(u"add_sample_ledger"_s, kAllTopics, operation,
                 [](LedgerChanges &changes) { return changes.addSample(sampleLedger()); });
}

QFuture<Result<RowSlot>> Ledger::readRow(RowKey row)
{
    const ChangeTerms terms{m_terms.recordsOperations, m_terms.hasLog, m_terms.layout};
    return read(u"read_row"_s, [row, terms](Connection &connection, const LedgerLayout &) {
        return changesOf(connection, terms, {})->readRow(row);
    });
}

QFuture<Result<UndoState>> Ledger::undoState()
{
    return readLog(u"undo_state"_s, [](LedgerChanges &changes) { return changes.undoState(); });
}

QFuture<Result<std::vector<RowKey>>> Ledger::undo(const UndoStep &step, OperationId operation)
{
    return write(u"undo"_s, kAllTopics, operation, [step](LedgerChanges &changes) { return changes.undo(step); });
}

QFuture<Result<std::vector<RowKey>>> Ledger::redo(const UndoStep &step, OperationId operation)
{
    return write(u"redo"_s, kAllTopics, operation, [step](LedgerChanges &changes) { return changes.redo(step); });
}

QFuture<Result<std::vector<RowDifference>>> Ledger::obstacles(const UndoStep &step)
{
    return readLog(u"obstacles"_s, [step](LedgerChanges &changes) { return changes.obstacles(step); });
}

QFuture<Result<UndoState>> Ledger::skip(const UndoStep &step)
{
    return write(u"skip"_s, {}, {}, [step](LedgerChanges &changes) { return changes.skip(step); });
}

QFuture<Result<std::vector<TrashedRow>>> Ledger::listTrash()
{
    return readLog(u"list_trash"_s, [](LedgerChanges &changes) { return changes.listTrash(); });
}

QFuture<Result<std::vector<RowKey>>> Ledger::restoreDeleted(const std::vector<RowKey> &rows, OperationId operation)
{
    return write(u"restore_deleted"_s, kAllTopics, operation,
                 [rows](LedgerChanges &changes) { return changes.restoreDeleted(rows); });
}

QFuture<Result<std::vector<RowStep>>> Ledger::history(RowKey row)
{
    return readLog(u"history"_s, [row](LedgerChanges &changes) { return changes.history(row); });
}

} // namespace budget
