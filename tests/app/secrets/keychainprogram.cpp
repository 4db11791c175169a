// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/keychainprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace budget::test {

KeychainProgram::KeychainProgram(const QProcessEnvironment &environment, std::optional<std::chrono::milliseconds> limit)
{
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QString milliseconds = QString::number(limit ? limit->count() : 0);
    m_process.start(QStringLiteral(BUDGET_KEYCHAIN_VISITOR), {milliseconds});
    if (!m_process.waitForStarted())
        qFatal("keychainvisitor: %s", qPrintable(m_process.errorString()));
}

KeychainProgram::~KeychainProgram()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished();
}

KeychainAnswer KeychainProgram::write(const QString &id, const QString &password)
{
    return ask(u"write %1 %2"_s.arg(id, QString::fromLatin1(password.toUtf8().toBase64())));
}

KeychainAnswer KeychainProgram::ask(const QString &order)
{
    m_process.write(order.toUtf8() + '\n');
    if (!QTest::qWaitFor([this] { return m_process.canReadLine(); }, 20'000))
        qFatal("keychainvisitor does not answer");
    const QStringList words = QString::fromUtf8(m_process.readLine()).trimmed().split(u' ');
    KeychainAnswer answer;
    if (words.value(0) == u"done"_s)
        answer.password = QString::fromUtf8(QByteArray::fromBase64(words.value(1).toLatin1()));
    else
        answer.error = static_cast<ErrorKind>(words.value(1).toInt());
    answer.elapsed = std::chrono::milliseconds(words.value(2).toInt());
    answer.stall = std::chrono::milliseconds(words.value(3).toInt());
    answer.detail = words.sliced(qMin<qsizetype>(4, words.size())).join(u' ');
    return answer;
}

} // namespace budget::test
