// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/servers/scriptedserver.h"

#include <QSslSocket>

namespace budget::test {

/// One connection to a ScriptedServer. Blocks in the server's thread.
class ScriptedTalk
{
public:
    ScriptedTalk(QSslSocket &socket, Manner manner, const QByteArray &password)
        : m_socket(socket), m_manner(manner), m_password(password)
    { }

    void run();
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] bool isEncrypted() const { return m_isEncrypted; }

private:
    [[nodiscard]] bool answerTlsRequest();
    [[nodiscard]] bool encrypt();
    void logIn();
    void logInByScram();
    void welcome();
    void listenToTheEnd();
    void say(const QByteArray &bytes);
    void sayMessage(char type, const QByteArray &body);
    void sayAuthentication(int kind, const QByteArray &data = {});
    [[nodiscard]] bool isAvailable(qsizetype count);
    [[nodiscard]] QByteArray take(qsizetype count);
    [[nodiscard]] QByteArray message();

    QSslSocket &m_socket;
    Manner m_manner;
    QByteArray m_password;
    QByteArray m_received;
    bool m_isEncrypted = false; ///< stays true after the end of the connection
};

} // namespace budget::test
