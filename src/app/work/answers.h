// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>
#include <utility>

namespace budget {

/// Calls `receive` with the future's answer in the thread of `context`, which must be the caller's. Never calls it if
/// `context` is destroyed before. Use this instead of QFuture::then(context, …): in Qt 6.4 that function asserts that
/// `context` is alive and accesses it from the thread in which the future finished.
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

/// A future with the result of `map`, which is called with the answer in the thread of `context`.
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
