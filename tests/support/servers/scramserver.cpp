// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/scramserver.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

namespace budget::test {

namespace {

constexpr int kKeyLength = 32;
const QByteArray &salt()
{
    static const QByteArray bytes("0123456789abcdef");
    return bytes;
}

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

} // namespace

QByteArray ScramServer::first(const QByteArray &clientFirst)
{
    m_clientFirstBare = clientFirst.mid(clientFirst.indexOf("n=", clientFirst.indexOf(",,")));
    const QByteArray nonce = m_clientFirstBare.mid(m_clientFirstBare.indexOf("r=") + 2);
    m_serverFirst = "r=" + nonce + "server,s=" + salt().toBase64() + ",i=" + QByteArray::number(m_iterations);
    return m_serverFirst;
}

QByteArray ScramServer::last(const QByteArray &clientFinal) const
{
    const QByteArray withoutProof = clientFinal.first(clientFinal.lastIndexOf(",p="));
    const QByteArray salted = QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256, m_password, salt(),
                                                                 m_iterations, kKeyLength);
    const QByteArray everything = m_clientFirstBare + ',' + m_serverFirst + ',' + withoutProof;
    return "v=" + hmac(hmac(salted, "Server Key"), everything).toBase64();
}

} // namespace budget::test
