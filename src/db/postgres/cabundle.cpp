// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/cabundle.h"

#include <QFileInfo>

namespace budget {

using namespace Qt::StringLiterals;

QString systemCaBundle()
{
    for (const QString &path : {u"/etc/ssl/certs/ca-certificates.crt"_s, u"/etc/pki/tls/certs/ca-bundle.crt"_s,
                                u"/etc/ssl/ca-bundle.pem"_s, u"/etc/ssl/cert.pem"_s}) {
        if (QFileInfo(path).isReadable())
            return path;
    }
    return {};
}

} // namespace budget
