// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>
#include <utility>

namespace budget {

/// Hands a future's answer to `receive` in the thread of `context`, which must be the caller's; never, where `context`
/// is gone by then. Use this instead of QFuture::then(context, …): that of Qt 6.4 asserts that the context lives, and
/// looks at it from the thread in which the future finished.
template <class Answer, class Receive>
void whenAnswered(const QFuture<Answer> &future, QObject *context, Receive receive)
{
    auto *watcher = new QFutureWatcher<Answer>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, receive = std::move(receive)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             receive(watcher->result());
                     });
    watcher->setFuture(future);
}

/// The future of what `map` makes of the answer, in the thread of `context`.
template <class Answer, class Map>
auto mapAnswer(const QFuture<Answer> &future, QObject *context, Map map)
{
    using Mapped = std::invoke_result_t<Map, const Answer &>;
    auto promise = std::make_shared<QPromise<Mapped>>();
    promise->start();
    whenAnswered(future, context, [promise, map = std::move(map)](const Answer &answer) mutable {
        promise->addResult(map(answer));
        promise->finish();
    });
    return promise->future();
}

} // namespace budget
