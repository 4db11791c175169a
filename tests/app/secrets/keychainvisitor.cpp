// SPDX-License-Identifier: GPL-3.0-or-later
// A program that only uses the keychain, for tests that restart it or give it an environment of its own.
//   keychainvisitor [milliseconds]      the time limit
// Each line of standard input is a command: `read id`, `write id password`, `forget id`, `available`; passwords are in
// base64. Each is answered by a line: `done`, `secret password` or `error kind`, then the duration in milliseconds and
// the longest stall of the event loop in milliseconds.
#include "app/secrets/keychainstore.h"
#include "app/work/answerchain.h"
#include "support/stallwatch.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSocketNotifier>

#include <cstdio>
#include <iostream>
#include <string>

#include <unistd.h>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

class Visitor
{
public:
    explicit Visitor(std::chrono::milliseconds limit) : m_store(limit) { }

    void carryOut(const QStringList &order)
    {
        m_timer.start();
        m_watch.reset();
        const auto answer = [this](const Result<Secret> &result) { print(result); };
        if (order.value(0) == u"read"_s)
            whenAnswered(m_store.read(profile(order)), &m_store, answer);
        else
            whenAnswered(asked(order), &m_store,
                         [answer](const Result<void> &done) { answer(done.map([] { return Secret(); })); });
    }

private:
    [[nodiscard]] static Profile profile(const QStringList &order)
    {
        Profile profile;
        profile.id = order.value(1);
        return profile;
    }

    [[nodiscard]] QFuture<Result<void>> asked(const QStringList &order)
    {
        if (order.value(0) == u"write"_s)
            return m_store.write(profile(order),
                                 Secret(QString::fromUtf8(QByteArray::fromBase64(order.value(2).toLatin1()))));
        return order.value(0) == u"forget"_s ? m_store.forget(profile(order)) : m_store.available();
    }

    void print(const Result<Secret> &result)
    {
        const auto stall = static_cast<int>(m_watch.longestStall().count());
        const QByteArray payload = result ? result->reveal().toUtf8().toBase64()
                                          : QByteArray::number(static_cast<int>(result.error().kind));
        std::printf("%s %s %d %d %s\n", result ? "done" : "error", payload.isEmpty() ? "=" : payload.constData(),
                    static_cast<int>(m_timer.elapsed()), stall,
                    result ? "" : qPrintable(result.error().detail.simplified()));
        std::fflush(stdout);
    }

    KeychainStore m_store;
    budget::test::StallWatch m_watch;
    QElapsedTimer m_timer;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int limit = QCoreApplication::arguments().value(1).toInt();
    Visitor visitor(limit > 0 ? std::chrono::milliseconds(limit) : KeychainStore::kLimit);
    QSocketNotifier notifier(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
        std::string line;
        if (std::getline(std::cin, line))
            visitor.carryOut(QString::fromStdString(line).split(u' '));
        else
            QCoreApplication::quit();
    });
    return QCoreApplication::exec();
}
