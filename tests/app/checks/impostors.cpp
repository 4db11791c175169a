// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/impostors.h"

using namespace Qt::StringLiterals;

namespace budget::test {

Impostors::Impostors()
{
    const ToolOutcome made = m_folder.isValid() ? makeCertificates(m_folder)
                                                : ToolOutcome{false, {}, m_folder.errorText()};
    if (!made)
        qFatal("There are no certificates: %s", qPrintable(made.error));
}

ScriptedServer::Identity Impostors::identity(const QString &name) const
{
    return {m_folder.filePath(name + u".crt"_s), m_folder.filePath(name + u".key"_s)};
}

ScriptedServer::Identity Impostors::make(const CertificateWish &wish) const
{
    if (const ToolOutcome made = makeCertificate(m_folder, wish); !made)
        qFatal("There is no certificate: %s", qPrintable(made.error));
    return identity(wish.name);
}

QString Impostors::query() const
{
    return u"sslmode=verify-full&sslrootcert="_s + caFile();
}

} // namespace budget::test
