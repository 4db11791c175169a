// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/work/answers.h"
#include "core/result.h"

#include <QPointer>
#include <QTimer>

#include <chrono>
#include <type_traits>

namespace budget {

/// A finished future with this answer.
template <class Answer>
[[nodiscard]] QFuture<Answer> answeredNow(Answer answer)
{
    QPromise<Answer> promise;
    promise.start();
    promise.addResult(std::move(answer));
    promise.finish();
    return promise.future();
}

namespace detail {

template <class Value, class Ask>
auto askWith(Ask &ask, const Result<Value> &answer)
{
    if constexpr (std::is_void_v<Value>)
        return ask();
    else
        return ask(*answer);
}

} // namespace detail

/// Chains a second asynchronous call: `ask` gets the value of a successful answer and returns a future, whose answer is
/// passed on. An error is passed on without calling `ask`. Runs in the thread of `context`, which must be the caller's.
template <class Value, class Ask>
auto askFurther(const QFuture<Result<Value>> &future, QObject *context, Ask ask)
{
    using Further = decltype(detail::askWith(ask, std::declval<const Result<Value> &>()));
    using Answer = decltype(std::declval<Further>().result());
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    const auto finish = [promise](const Answer &answer) {
        promise->addResult(answer);
        promise->finish();
    };
    whenAnswered(future, context, [finish, context, ask = std::move(ask)](const Result<Value> &answer) mutable {
        if (answer)
            whenAnswered(detail::askWith(ask, answer), context, finish);
        else
            finish(tl::make_unexpected(answer.error()));
    });
    return promise->future();
}

/// The answer of `future`, or an error of the kind `late` if none comes within `limit`; a later answer is dropped.
template <class Value>
QFuture<Result<Value>> answeredWithin(std::chrono::milliseconds limit, const QFuture<Result<Value>> &future,
                                      QObject *context, ErrorKind late)
{
    auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    const auto finish = [promise, timer = QPointer(timer)](const Result<Value> &answer) {
        if (promise->future().isFinished())
            return;
        promise->addResult(answer);
        promise->finish();
        timer->deleteLater();
    };
    QObject::connect(timer, &QTimer::timeout, context, [finish, late] { finish(failure(late)); });
    whenAnswered(future, context, finish);
    timer->start(limit);
    return promise->future();
}

} // namespace budget
