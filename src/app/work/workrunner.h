// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/work/persistentwork.h"
#include "core/journal/journal.h"

#include <QFuture>
#include <QPromise>

#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

namespace budget {

/// Runs work on the current pool, each piece by a PersistentWork. This is the only layer that retries. GUI thread; does
/// not block.
class WorkRunner : public QObject
{
    Q_OBJECT

public:
    explicit WorkRunner(WorkTools tools = {}, QObject *parent = nullptr);
    ~WorkRunner() override;
    Q_DISABLE_COPY_MOVE(WorkRunner)

    /// `limit` is the time limit of each piece of work, over all attempts. `source` is Field::LedgerFile for a pool of a
    /// local file. Work under way stays on the previous pool.
    void use(Pool *pool, std::chrono::milliseconds limit, Field source = Field::None);
    [[nodiscard]] bool isReady() const { return m_pool != nullptr; }

    /// Returns a future with the result of `work(Connection &) -> Result<T>`. Only while isReady(). `name` is its name
    /// in the journal.
    template <class Function>
    auto run(WorkKind kind, Function work, const QString &name = {})
    {
        using Answer = std::invoke_result_t<Function, Connection &>;
        return run(kind, std::move(work), name, [](const Answer &answer) { return answer; });
    }

    /// Returns a future with the result of `map`, which gets the work's answer in this thread, in the turn of the event
    /// loop in which the work ended. A caller thus needs no future of its own to look at the answer first.
    template <class Function, class Map>
    auto run(WorkKind kind, Function work, const QString &name, Map map)
    {
        using Answer = std::invoke_result_t<Function, Connection &>;
        using Value = typename Answer::value_type;
        using Mapped = std::invoke_result_t<Map, const Answer &>;
        auto promise = std::make_shared<QPromise<Mapped>>();
        promise->start();
        start(
            kind, name,
            [work = std::move(work)](Connection &connection) {
                return work(connection).map([](Value &&value) { return std::any(std::move(value)); });
            },
            [promise, map = std::move(map)](const PersistentWork::Answer &answer) {
                promise->addResult(map(answer.map([](const std::any &value) { return std::any_cast<Value>(value); })));
                promise->finish();
            });
        return promise->future();
    }

    /// Cancels all waiting and running work. Each piece answers within a second.
    void cancelAll();
    /// Whether a write that may already be committed is being sent again.
    [[nodiscard]] bool isChecking() const;

Q_SIGNALS:
    // These signals are about work on the current pool.
    void began();
    void repeated(const budget::Error &error);
    /// Emitted before the future gets the answer.
    void ended(const std::optional<budget::Error> &error);
    /// An entry for the journal: work was repeated or has ended. It has no place and no time.
    void happened(const budget::JournalEntry &entry);

private:
    void start(WorkKind kind, const QString &name, PersistentWork::Work work, PersistentWork::Finish finish);
    [[nodiscard]] bool isCurrent(const PersistentWork &work) const;
    void note(JournalEntry entry, const QString &name);
    void forget(PersistentWork *work);

    WorkTools m_tools;
    Pool *m_pool = nullptr;
    std::chrono::milliseconds m_limit{0};
    Field m_source = Field::None;
    std::vector<PersistentWork *> m_running;
};

} // namespace budget
