// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/keychainstore.h"

#include "app/secrets/fakesecretservice.h"
#include "app/secrets/keychainprogram.h"
#include "support/places/keyring.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kShortLimit = 1500ms;
constexpr auto kPromise = 10s; ///< every failure is reported within this time
constexpr auto kLongestStall = 100ms;

const QString kId = u"0f0e0d0c-1b1a-4948-8786-a5a4a3a2a1a0"_s;
const QString kPassword = u"pa ss'w\"ör\\d-пароль-密码-🔑"_s;

} // namespace

#define VERIFY_DONE(...)                                                                                        \
    do {                                                                                                        \
        const KeychainAnswer verified = (__VA_ARGS__);                                                          \
        QVERIFY2(!verified.error, qPrintable(u"error %1 %2"_s.arg(int(*verified.error)).arg(verified.detail))); \
        QVERIFY2(verified.stall < kLongestStall, qPrintable(QString::number(verified.stall.count())));          \
    } while (false)

#define VERIFY_ERROR(expected, ...)                                                                    \
    do {                                                                                               \
        const KeychainAnswer verified = (__VA_ARGS__);                                                 \
        QVERIFY(verified.error);                                                                       \
        QCOMPARE(*verified.error, expected);                                                           \
        QVERIFY2(verified.elapsed < kPromise, qPrintable(QString::number(verified.elapsed.count())));  \
        QVERIFY2(verified.stall < kLongestStall, qPrintable(QString::number(verified.stall.count()))); \
    } while (false)

class TestKeychainStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_keyring = std::make_unique<Keyring>();
        QVERIFY2(m_keyring->startBus(), qPrintable(m_keyring->errorText()));
    }

    void cleanup() { m_keyring.reset(); }

    void aPasswordIsThereAfterARestartOfTheProgram()
    {
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText()));
        {
            KeychainProgram program(m_keyring->environment());
            VERIFY_DONE(program.available());
            VERIFY_ERROR(ErrorKind::SecretMissing, program.read(kId));
            VERIFY_DONE(program.write(kId, kPassword));
            QCOMPARE(program.read(kId).password, kPassword);
        }
        KeychainProgram program(m_keyring->environment());
        QCOMPARE(program.read(kId).password, kPassword);
        VERIFY_ERROR(ErrorKind::SecretMissing, program.read(u"another"_s));
        VERIFY_DONE(program.write(kId, u"second"_s));
        QCOMPARE(program.read(kId).password, u"second"_s);
        QCOMPARE(m_keyring->entries().size(), 1);
    }

    void aForgottenPasswordIsGone()
    {
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText()));
        KeychainProgram program(m_keyring->environment());
        VERIFY_DONE(program.write(kId, kPassword));
        VERIFY_DONE(program.write(u"another"_s, u"stays"_s));
        VERIFY_DONE(program.forget(kId));
        VERIFY_ERROR(ErrorKind::SecretMissing, program.read(kId));
        VERIFY_DONE(program.forget(kId));
        QCOMPARE(program.read(u"another"_s).password, u"stays"_s);
        QCOMPARE(m_keyring->entries().size(), 1);
    }

    void labelAndKeyHaveNoDataOfTheLedger()
    {
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText()));
        KeychainProgram program(m_keyring->environment());
        VERIFY_DONE(program.write(kId, kPassword));
        const QStringList entries = m_keyring->entries();
        QCOMPARE(entries.size(), 1);
        QVERIFY2(entries.first().contains(kId), qPrintable(entries.first()));
        QVERIFY2(!entries.first().contains(kPassword), qPrintable(entries.first()));
        QVERIFY2(entries.first().contains(u"server=budget-tracker"_s), qPrintable(entries.first()));
    }

    void aPasswordThatWouldBeCutIsRefused()
    {
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText()));
        KeychainProgram program(m_keyring->environment());
        VERIFY_DONE(program.write(kId, u"old"_s));
        VERIFY_ERROR(ErrorKind::SecretNotKept, program.write(kId, u"cut"_s + QChar(0) + u"here"_s));
        QCOMPARE(program.read(kId).password, u"old"_s);
        const QString longest(100'000, u'x');
        VERIFY_DONE(program.write(kId, longest));
        QCOMPARE(program.read(kId).password, longest);
    }

    void aPasswordThatAnotherProgramChangedIsRead()
    {
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText()));
        KeychainProgram program(m_keyring->environment());
        KeychainProgram other(m_keyring->environment());
        VERIFY_DONE(program.write(kId, u"mine"_s));
        VERIFY_DONE(other.write(kId, u"theirs"_s));
        QCOMPARE(program.read(kId).password, u"theirs"_s);
        VERIFY_DONE(other.forget(kId));
        VERIFY_ERROR(ErrorKind::SecretMissing, program.read(kId));
    }

    void aLockedKeychainIsReportedAndKeepsItsEntries()
    {
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText()));
        KeychainProgram program(m_keyring->environment());
        VERIFY_DONE(program.write(kId, kPassword));
        QVERIFY2(m_keyring->lock(), qPrintable(m_keyring->errorText()));
        VERIFY_ERROR(ErrorKind::KeychainLocked, program.available());
        VERIFY_ERROR(ErrorKind::KeychainLocked, program.read(kId));
        VERIFY_ERROR(ErrorKind::KeychainLocked, program.write(kId, u"other"_s));
        VERIFY_ERROR(ErrorKind::KeychainLocked, program.forget(kId));
        VERIFY_ERROR(ErrorKind::SecretMissing, program.read(u"another"_s));
        m_keyring->stopService();
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText())); // the new service is unlocked
        QCOMPARE(program.read(kId).password, kPassword);
    }

    void withoutABusThereIsNoKeychain()
    {
        QProcessEnvironment environment = m_keyring->environment();
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
        KeychainProgram program(environment);
        verifyAllFail(program, ErrorKind::KeychainMissing);
    }

    void withoutAServiceThereIsNoKeychain()
    {
        KeychainProgram program(m_keyring->environment());
        verifyAllFail(program, ErrorKind::KeychainMissing);
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText()));
        VERIFY_DONE(program.write(kId, kPassword));
    }

    void aSilentBusBlocksNothing()
    {
        const QTemporaryDir folder;
        const int socket = listen(folder.filePath(u"bus"_s));
        QProcessEnvironment environment = m_keyring->environment();
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + folder.filePath(u"bus"_s));
        {
            KeychainProgram program(environment, kShortLimit);
            verifyAllFail(program, ErrorKind::KeychainSilent);
            ::close(socket);
        }
    }

    void aFrozenServiceIsReportedWithinTheProgramsOwnLimit()
    {
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText()));
        KeychainProgram program(m_keyring->environment(), std::nullopt);
        VERIFY_DONE(program.write(kId, kPassword));
        m_keyring->freezeService();
        VERIFY_ERROR(ErrorKind::KeychainSilent, program.read(kId));
        m_keyring->thawService();
        QCOMPARE(program.read(kId).password, kPassword);
    }

    void aFrozenServiceFailsEverything()
    {
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText()));
        KeychainProgram program(m_keyring->environment(), kShortLimit);
        m_keyring->freezeService();
        verifyAllFail(program, ErrorKind::KeychainSilent);
        m_keyring->thawService();
        VERIFY_DONE(program.write(kId, kPassword));
    }

    void aServiceThatWasRestartedIsUsedAgain()
    {
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText()));
        KeychainProgram program(m_keyring->environment());
        VERIFY_DONE(program.write(kId, kPassword));
        m_keyring->stopService();
        VERIFY_ERROR(ErrorKind::KeychainMissing, program.read(kId));
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText()));
        QCOMPARE(program.read(kId).password, kPassword);
        VERIFY_DONE(program.write(kId, u"second"_s));
        VERIFY_DONE(program.forget(kId));
    }

    void aServiceThatHungAndWasReplacedIsUsedAgain()
    {
        KeychainProgram program(m_keyring->environment());
        {
            const FakeSecretService service(m_keyring->address(), FakeSecretService::Manner::RefusesSessions);
            VERIFY_ERROR(ErrorKind::KeychainSilent, program.read(kId));
        }
        QVERIFY2(m_keyring->startService(), qPrintable(m_keyring->errorText()));
        VERIFY_DONE(program.write(kId, kPassword));
        QCOMPARE(program.read(kId).password, kPassword);
    }

    void aServiceThatBehavesBadlyIsReported_data()
    {
        using Manner = FakeSecretService::Manner;
        QTest::addColumn<Manner>("manner");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("silent") << Manner::Silent << ErrorKind::KeychainSilent;
        QTest::newRow("nonsense") << Manner::Nonsense << ErrorKind::KeychainFailed;
        QTest::newRow("finds but gives nothing") << Manner::RefusesSessions << ErrorKind::KeychainSilent;
        QTest::newRow("prompt dismissed") << Manner::PromptDismissed << ErrorKind::KeychainLocked;
    }

    void aServiceThatBehavesBadlyIsReported()
    {
        QFETCH(FakeSecretService::Manner, manner);
        QFETCH(ErrorKind, kind);
        const FakeSecretService service(m_keyring->address(), manner);
        QVERIFY(service.isThere());
        KeychainProgram program(m_keyring->environment(), kShortLimit);
        VERIFY_ERROR(kind, program.read(kId));
        VERIFY_ERROR(kind, program.write(kId, kPassword));
        VERIFY_ERROR(kind, program.forget(kId));
        const bool mustPrompt = kind == ErrorKind::KeychainLocked;
        QCOMPARE(service.prompts(), mustPrompt ? 3 : 0);
    }

    /// The prompt is completed late. Reading then goes on, until this service stops answering.
    void anOpenPromptWaitsForThePerson()
    {
        const FakeSecretService service(m_keyring->address(), FakeSecretService::Manner::PromptLate);
        KeychainProgram program(m_keyring->environment(), kShortLimit);
        VERIFY_ERROR(ErrorKind::KeychainSilent, program.read(kId));
        QCOMPARE(service.prompts(), 1);
    }

    void aServiceThatEndsWithItsPromptOpenIsReported()
    {
        const FakeSecretService service(m_keyring->address(), FakeSecretService::Manner::PromptThenGone);
        KeychainProgram program(m_keyring->environment(), kShortLimit);
        VERIFY_ERROR(ErrorKind::KeychainMissing, program.read(kId));
    }

    void availabilityIsAskedWithoutAPrompt()
    {
        const FakeSecretService service(m_keyring->address(), FakeSecretService::Manner::PromptLeftOpen);
        KeychainProgram program(m_keyring->environment(), kShortLimit);
        VERIFY_ERROR(ErrorKind::KeychainLocked, program.available());
        QCOMPARE(service.prompts(), 0);
    }

private:
    static void verifyAllFail(KeychainProgram &program, ErrorKind kind)
    {
        VERIFY_ERROR(kind, program.available());
        VERIFY_ERROR(kind, program.read(kId));
        VERIFY_ERROR(kind, program.write(kId, kPassword));
        VERIFY_ERROR(kind, program.forget(kId));
    }

    /// A listening socket: the kernel accepts connections, and nothing is ever sent.
    static int listen(const QString &path)
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        std::ranges::copy(name, std::begin(address.sun_path));
        const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool isListening = ::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
            && ::listen(socket, 8) == 0;
        if (!isListening)
            qFatal("cannot listen at %s", name.constData());
        return socket;
    }

    std::unique_ptr<Keyring> m_keyring;
};

QTEST_GUILESS_MAIN(TestKeychainStore)
#include "tst_keychainstore.moc"
