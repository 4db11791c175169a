// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace budget::test {

/// The server's side of one SCRAM-SHA-256 exchange (RFC 5802, RFC 7677), with or without the password.
class ScramServer
{
public:
    /// `iterations` is the number of times that the client has to hash its password.
    explicit ScramServer(QByteArray password, int iterations = 4096)
        : m_password(std::move(password)), m_iterations(iterations)
    { }

    /// The answer to the client's first message.
    [[nodiscard]] QByteArray first(const QByteArray &clientFirst);
    /// The answer to the client's last message: the signature that proves that the server knows the password.
    [[nodiscard]] QByteArray last(const QByteArray &clientFinal) const;

private:
    QByteArray m_password;
    int m_iterations;
    QByteArray m_clientFirstBare;
    QByteArray m_serverFirst;
};

} // namespace budget::test
