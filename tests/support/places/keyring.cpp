// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/keyring.h"

#include "support/pollwait.h"

#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>
#include <QDir>
#include <QUuid>

#include <csignal>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace budget::test {

namespace {

constexpr auto kStartPatience = 20s;

const QString kName = u"org.freedesktop.secrets"_s;
const QString kRoot = u"/org/freedesktop/secrets"_s;
const QString kService = u"org.freedesktop.Secret.Service"_s;
const QString kItem = u"org.freedesktop.Secret.Item"_s;

const auto kBusConfig = uR"(<busconfig>
<type>session</type>
<listen>%1</listen>
<auth>EXTERNAL</auth>
<policy context='default'>
<allow send_destination='*' eavesdrop='true'/>
<allow eavesdrop='true'/>
<allow own='*'/>
</policy>
</busconfig>
)"_s;

QVariant propertyOf(const QDBusConnection &bus, const QString &path, const QString &interface, const QString &name)
{
    QDBusMessage question = QDBusMessage::createMethodCall(kName, path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question.setArguments({interface, name});
    return QDBusReply<QDBusVariant>(bus.call(question)).value().variant();
}

} // namespace

Keyring::Keyring()
    : m_folder(u"keyring"_s, WatchedFolder::Owner::Ourselves), m_address(u"unix:path="_s + m_folder.filePath(u"bus"_s)),
      m_connection(QUuid::createUuid().toString())
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
    for (const QString &name : {u"home"_s, u"data"_s, u"config"_s, u"cache"_s, u"runtime"_s})
        QDir(m_folder.path()).mkdir(name, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

Keyring::~Keyring()
{
    QDBusConnection::disconnectFromBus(m_connection);
    stopService();
    if (m_bus) {
        m_bus->kill();
        m_bus->waitForFinished();
    }
}

QProcessEnvironment Keyring::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(u"DBUS_"_s) || name.startsWith(u"XDG_"_s) || name.startsWith(u"GNOME_"_s)
            || name.startsWith(u"KDE_"_s) || name.endsWith(u"DISPLAY"_s) || name == u"DESKTOP_SESSION"_s)
            environment.remove(name);
    }
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
    environment.insert(u"HOME"_s, m_folder.filePath(u"home"_s));
    environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, m_folder.filePath(u"cache"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.filePath(u"runtime"_s));
    return environment;
}

bool Keyring::start(std::unique_ptr<QProcess> &process, const QString &program, const QStringList &arguments,
                    const QByteArray &input)
{
    process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment());
    process->setWorkingDirectory(m_folder.path());
    process->setStandardOutputFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    process->setStandardErrorFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process->start(program, arguments);
    if (!process->waitForStarted()) {
        m_errorText = program + u": "_s + process->errorString();
        return false;
    }
    process->write(input);
    process->closeWriteChannel();
    process->waitForBytesWritten();
    return true;
}

bool Keyring::startBus()
{
    if (!m_folder.write(u"bus.conf"_s, kBusConfig.arg(m_address)))
        return false;
    const QStringList arguments{u"--nofork"_s, u"--nopidfile"_s,
                                u"--config-file="_s + m_folder.filePath(u"bus.conf"_s)};
    if (!start(m_bus, u"dbus-daemon"_s, arguments, {}))
        return false;
    const bool isThere = pollUntil(kStartPatience, [this] {
        QDBusConnection::disconnectFromBus(m_connection);
        return QDBusConnection::connectToBus(m_address, m_connection).isConnected();
    });
    if (!isThere)
        m_errorText = u"no bus: "_s + m_folder.read(u"log"_s);
    return isThere;
}

bool Keyring::isServiceThere() const
{
    const QDBusConnection bus(m_connection);
    QDBusMessage question = QDBusMessage::createMethodCall(kName, kRoot, kService, u"ReadAlias"_s);
    question.setArguments({u"default"_s});
    const QDBusReply<QDBusObjectPath> alias = bus.call(question);
    return alias.isValid() && alias.value().path() != u"/"_s;
}

bool Keyring::startService()
{
    const QStringList arguments{u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s,
                                u"--control-directory="_s + m_folder.filePath(u"runtime/keyring"_s)};
    if (!start(m_service, u"gnome-keyring-daemon"_s, arguments, "not-empty"))
        return false;
    const bool isThere = pollUntil(kStartPatience, [this] { return isServiceThere(); });
    if (!isThere)
        m_errorText = u"no keyring: "_s + m_folder.read(u"log"_s);
    return isThere;
}

void Keyring::stopService()
{
    if (!m_service)
        return;
    m_service->kill();
    m_service->waitForFinished();
    m_service.reset();
}

void Keyring::freezeService()
{
    ::kill(static_cast<pid_t>(m_service->processId()), SIGSTOP);
}

void Keyring::thawService()
{
    ::kill(static_cast<pid_t>(m_service->processId()), SIGCONT);
}

bool Keyring::lock()
{
    const QDBusConnection bus(m_connection);
    const QString collection = kRoot + u"/aliases/default"_s;
    QDBusMessage order = QDBusMessage::createMethodCall(kName, kRoot, kService, u"Lock"_s);
    order.setArguments({QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(collection)})});
    const QDBusMessage reply = bus.call(order);
    if (reply.type() == QDBusMessage::ErrorMessage)
        m_errorText = reply.errorMessage();
    return propertyOf(bus, collection, u"org.freedesktop.Secret.Collection"_s, u"Locked"_s).toBool();
}

QStringList Keyring::entries() const
{
    const QDBusConnection bus(m_connection);
    QDBusMessage question = QDBusMessage::createMethodCall(kName, kRoot, kService, u"SearchItems"_s);
    question.setArguments({QVariant::fromValue(QMap<QString, QString>())});
    QStringList lines;
    const QDBusMessage reply = bus.call(question);
    for (const QVariant &paths : reply.arguments()) {
        for (const QDBusObjectPath &path : qdbus_cast<QList<QDBusObjectPath>>(paths)) {
            lines << propertyOf(bus, path.path(), kItem, u"Label"_s).toString();
            const QVariant attributes = propertyOf(bus, path.path(), kItem, u"Attributes"_s);
            const auto pairs = qdbus_cast<QMap<QString, QString>>(attributes);
            for (const auto &[name, value] : pairs.asKeyValueRange())
                lines.last() += u' ' + name + u'=' + value;
        }
    }
    return lines;
}

} // namespace budget::test
