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

/// Carries out work on the pool in use, each piece by a PersistentWork: the one layer that tries anything again.
class WorkRunner : public QObject
{
    Q_OBJECT

public:
    explicit WorkRunner(WorkTools tools = {}, QObject *parent = nullptr);
    ~WorkRunner() override;
    Q_DISABLE_COPY_MOVE(WorkRunner)

    /// `limit` is what each piece of work may take in all. What runs on the pool before ends there.
    void use(Pool *pool, std::chrono::milliseconds limit);
    [[nodiscard]] bool isReady() const { return m_pool != nullptr; }

    /// The future of `work(Connection &) -> Result<T>`. Only while isReady(). `name` is what the journal calls it.
    template <class Function>
    auto run(WorkKind kind, Function work, const QString &name = {})
    {
        using Answer = std::invoke_result_t<Function, Connection &>;
        return run(kind, std::move(work), name, [](const Answer &answer) { return answer; });
    }

    /// The future of what `map` makes of the answer. `map` is called in this thread, in the turn of the event loop in
    /// which the work has ended, so that a caller needs no future of its own to look at the answer first.
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

    /// Gives up all that waits or runs; each piece answers within a second.
    void cancelAll();
    /// Whether something is being asked for again because it may have happened already.
    [[nodiscard]] bool isChecking() const;

Q_SIGNALS:
    // Of work on the pool that is in use now:
    void began();
    void repeated(const budget::Error &error);
    /// Before the future answers.
    void ended(const std::optional<budget::Error> &error);
    /// For the journal: it was repeated or has ended. No place, no time.
    void happened(const budget::JournalEntry &entry);

private:
    void start(WorkKind kind, const QString &name, PersistentWork::Work work, PersistentWork::Finish finish);
    void note(JournalEntry entry, const QString &name);
    void forget(PersistentWork *work);

    WorkTools m_tools;
    Pool *m_pool = nullptr;
    std::chrono::milliseconds m_limit{0};
    std::vector<PersistentWork *> m_running;
};

} // namespace budget
