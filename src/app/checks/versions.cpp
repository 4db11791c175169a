// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/versions.h"

#include "db/postgres/pglogin.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace budget {

using namespace Qt::StringLiterals;

Versions versions()
{
    const QString system = u"%1, %2 %3, %4"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(),
                                                  QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture());
    return {QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()), libpqVersion(), system};
}

} // namespace budget
