// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

#include <chrono>
#include <optional>

namespace budget::test {

/// The program's answer, its duration, and the longest stall of the event loop meanwhile.
struct KeychainAnswer
{
    std::optional<ErrorKind> error; ///< absent: success
    QString password;
    QString detail;
    std::chrono::milliseconds elapsed{};
    std::chrono::milliseconds stall{};
};

/// A process that uses the keychain (keychainvisitor). It ends when this object is destroyed.
class KeychainProgram
{
public:
    /// Without `limit`, the process uses KeychainStore::kLimit.
    explicit KeychainProgram(const QProcessEnvironment &environment,
                             std::optional<std::chrono::milliseconds> limit = std::chrono::seconds(5));
    ~KeychainProgram();
    Q_DISABLE_COPY_MOVE(KeychainProgram)

    [[nodiscard]] KeychainAnswer read(const QString &id) { return ask(QStringLiteral("read ") + id); }
    [[nodiscard]] KeychainAnswer write(const QString &id, const QString &password);
    [[nodiscard]] KeychainAnswer forget(const QString &id) { return ask(QStringLiteral("forget ") + id); }
    [[nodiscard]] KeychainAnswer available() { return ask(QStringLiteral("available")); }

private:
    [[nodiscard]] KeychainAnswer ask(const QString &order);

    QProcess m_process;
};

} // namespace budget::test
