// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledger/ledger.h"

#include "core/budget/sampleledger.h"
#include "db/connection.h"
#include "db/store/bulkqueries.h"
#include "db/store/categoryqueries.h"
#include "db/store/expensequeries.h"
#include "db/store/monthqueries.h"
#include "db/store/once.h"
#include "db/store/personqueries.h"
#include "db/store/samplequeries.h"
#include "db/store/transferqueries.h"

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

} // namespace

Ledger::Ledger(const WorkTools &tools, QObject *parent) : QObject(parent), m_runner(tools)
{ }

void Ledger::use(Pool *pool, std::chrono::milliseconds limit, const Terms &terms)
{
    m_runner.use(pool, limit, terms.source);
    m_terms = terms;
}

queries::Once Ledger::onceFor(OperationId operation) const
{
    return {operation, m_terms.recordsOperations};
}

template <class Work>
auto Ledger::knowingLayout(Work work) const
{
    return [work = std::move(work), layout = m_terms.layout](Connection &connection) { return work(connection, layout); };
}

template <class Work>
auto Ledger::read(const QString &name, Work work)
{
    using Answer = std::invoke_result_t<Work, Connection &, const LedgerLayout &>;
    if (!m_runner.isReady())
        return ready<typename Answer::value_type>({ErrorKind::NotOpen, Field::None, {}, {}, {}});
    return m_runner.run(WorkKind::Read, knowingLayout(std::move(work)), name, [this](const Answer &answer) {
        Q_EMIT answered(errorOf(answer));
        return answer;
    });
}

template <class Work>
auto Ledger::write(const QString &name, Topics topics, Work work)
{
    using Answer = std::invoke_result_t<Work, Connection &, const LedgerLayout &>;
    if (!m_runner.isReady())
        return ready<typename Answer::value_type>({ErrorKind::NotOpen, Field::None, {}, {}, {}});
    if (m_terms.refusal)
        return ready<typename Answer::value_type>({*m_terms.refusal, Field::None, {}, {}, {}});
    ++m_pendingWrites;
    Q_EMIT pendingWritesChanged();
    const WorkKind kind = m_terms.recordsOperations ? WorkKind::GuardedWrite : WorkKind::UnguardedWrite;
    return m_runner.run(kind, knowingLayout(std::move(work)), name, [this, topics](const Answer &answer) {
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
    return write(u"add_expense"_s, {Topic::Expenses},
                 [once = onceFor(operation), draft = *valid](Connection &c, const LedgerLayout &layout) {
                     return queries::insertExpense(c, draft, once, layout);
                 });
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
    return write(u"add_expenses"_s, {Topic::Expenses},
                 [once = onceFor(operation), drafts = std::move(sound)](Connection &c, const LedgerLayout &layout) {
                     return queries::insertExpenses(c, drafts, once, layout);
                 });
}

QFuture<Result<ExpenseUpdate>> Ledger::updateExpense(ExpenseId id, const ExpenseDraft &draft, OperationId operation)
{
    const auto valid = validate(draft);
    if (!valid)
        return ready<ExpenseUpdate>(valid.error());
    return write(u"update_expense"_s, {Topic::Expenses},
                 [once = onceFor(operation), id, draft = *valid](Connection &c, const LedgerLayout &layout) {
                     return queries::updateExpense(c, id, draft, once, layout);
                 });
}

QFuture<Result<Expense>> Ledger::revertExpense(const Expense &before, OperationId operation)
{
    return write(u"update_expense"_s, {Topic::Expenses},
                 [once = onceFor(operation), before](Connection &c, const LedgerLayout &layout) {
                     return queries::revertExpense(c, before, once, layout);
                 });
}

QFuture<Result<Expense>> Ledger::deleteExpense(ExpenseId id, OperationId operation)
{
    return write(u"delete_expense"_s, {Topic::Expenses},
                 [once = onceFor(operation), id](Connection &c, const LedgerLayout &layout) {
                     return queries::deleteExpense(c, id, once, layout);
                 });
}

QFuture<Result<Expense>> Ledger::restoreExpense(const Expense &expense, OperationId operation)
{
    return write(u"restore_expense"_s, {Topic::Expenses},
                 [once = onceFor(operation), expense](Connection &c, const LedgerLayout &layout) {
                     return queries::restoreExpense(c, expense, once, layout);
                 });
}

QFuture<Result<Transfer>> Ledger::transfer(const TransferDraft &draft, OperationId operation)
{
    const auto valid = validate(draft);
    if (!valid)
        return ready<Transfer>(valid.error());
    return write(u"transfer"_s, {Topic::Expenses},
                 [once = onceFor(operation), draft = *valid](Connection &c, const LedgerLayout &layout) {
                     return queries::insertTransfer(c, draft, once, layout);
                 });
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
    return write(u"add_category"_s, {Topic::Categories},
                 [once = onceFor(operation), draft = *valid](Connection &c, const LedgerLayout &layout) {
                     return queries::insertCategory(c, draft, once, layout);
                 });
}

QFuture<Result<Category>> Ledger::updateCategory(CategoryId id, const CategoryDraft &draft, OperationId operation)
{
    const auto valid = validate(draft);
    if (!valid)
        return ready<Category>(valid.error());
    return write(u"update_category"_s, {Topic::Categories},
                 [once = onceFor(operation), id, draft = *valid](Connection &c, const LedgerLayout &layout) {
                     return queries::updateCategory(c, id, draft, once, layout);
                 });
}

QFuture<Result<Category>> Ledger::deleteCategory(CategoryId id, OperationId operation)
{
    return write(u"delete_category"_s, {Topic::Categories},
                 [once = onceFor(operation), id](Connection &c, const LedgerLayout &layout) {
                     return queries::deleteCategory(c, id, once, layout);
                 });
}

QFuture<Result<std::vector<Person>>> Ledger::listPersons()
{
    return read(u"list_persons"_s, [](Connection &c, const LedgerLayout &layout) { return queries::listPersons(c, layout); });
}

QFuture<Result<Person>> Ledger::addPerson(const PersonDraft &draft, OperationId operation)
{
    const auto valid = validate(draft);
    if (!valid)
        return ready<Person>(valid.error());
    return write(u"add_person"_s, {Topic::Persons},
                 [once = onceFor(operation), draft = *valid](Connection &c, const LedgerLayout &layout) {
                     return queries::insertPerson(c, draft, once, layout);
                 });
}

QFuture<Result<Person>> Ledger::updatePerson(PersonId id, const PersonDraft &draft, OperationId operation)
{
    const auto valid = validate(draft);
    if (!valid)
        return ready<Person>(valid.error());
    return write(u"update_person"_s, {Topic::Persons},
                 [once = onceFor(operation), id, draft = *valid](Connection &c, const LedgerLayout &layout) {
                     return queries::updatePerson(c, id, draft, once, layout);
                 });
}

QFuture<Result<Person>> Ledger::addSampleLedger(OperationId operation)
{
    return write(u"add_sample_ledger"_s, {Topic::Persons, Topic::Categories, Topic::Expenses},
                 [once = onceFor(operation)](Connection &c, const LedgerLayout &layout) {
                     return queries::insertSample(c, sampleLedger(), once, layout);
                 });
}

} // namespace budget
