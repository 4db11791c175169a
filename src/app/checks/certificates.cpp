// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/certificates.h"

#include "db/postgres/cabundle.h"

namespace budget {

QString systemCertificateFile()
{
    return systemCaBundle();
}

} // namespace budget
