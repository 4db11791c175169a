// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/scratchhome.h"

#include <QFile>
#include <QProcessEnvironment>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace budget::test {

ScratchHome::ScratchHome() : m_folder(u"home"_s, WatchedFolder::Owner::Ourselves)
{
    if (!m_folder.isValid())
        qFatal("No home for this test: %s", qPrintable(m_folder.errorText()));
    redirect("HOME", u"home"_s);
    redirect("XDG_CONFIG_HOME", u"config"_s);
    redirect("XDG_DATA_HOME", u"data"_s);
    redirect("XDG_STATE_HOME", u"state"_s);
    redirect("XDG_CACHE_HOME", u"cache"_s);
    redirect("XDG_RUNTIME_DIR", u"runtime"_s);
    remember("DBUS_SESSION_BUS_ADDRESS"); // leads to the person's own keychain
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + QFile::encodeName(m_folder.filePath(u"no-bus"_s)));
    for (const QString &name : QProcessEnvironment::systemEnvironment().keys()) {
        if (name.startsWith(u"PG"_s) || name == u"DATABASE_URL"_s)
            clear(name.toLocal8Bit());
    }
}

ScratchHome::~ScratchHome()
{
    for (const Variable &variable : m_before) {
        if (variable.wasSet)
            qputenv(variable.name.constData(), variable.value);
        else
            qunsetenv(variable.name.constData());
    }
}

void ScratchHome::remember(const QByteArray &name)
{
    m_before.push_back({name, qgetenv(name.constData()), qEnvironmentVariableIsSet(name.constData())});
}

void ScratchHome::redirect(const QByteArray &name, const QString &folder)
{
    const QByteArray path = QFile::encodeName(m_folder.filePath(folder));
    if (::mkdir(path.constData(), 0700) != 0)
        qFatal("No home for this test: %s", path.constData());
    remember(name);
    qputenv(name.constData(), path);
}

void ScratchHome::clear(const QByteArray &name)
{
    remember(name);
    qunsetenv(name.constData());
}

} // namespace budget::test
