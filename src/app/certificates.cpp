// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/certificates.h"

#include "db/cabundle.h"

namespace budget {

QString systemCertificateFile()
{
    return systemCaBundle();
}

} // namespace budget
