// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reports/reportsecrets.h"

#include "core/checks/checksecrets.h"

namespace budget::wording {

LedgerLogin loginOf(const ReportMaterial &material)
{
    return material.login.value_or(LocalFile());
}

ReportMaterial withoutSecrets(ReportMaterial material)
{
    const LedgerLogin login = loginOf(material);
    const Checklist checks = material.checks;
    for (const CheckResult &result : checks.results())
        material.checks.settle(budget::withoutSecrets(result, login));
    if (material.status && material.status->lastError)
        material.status->lastError = budget::withoutSecrets(*material.status->lastError, login);
    Versions &versions = material.versions;
    for (QString *text : {&versions.program, &versions.qt, &versions.libpq, &versions.system})
        *text = budget::withoutSecrets(*text, login);
    return material;
}

} // namespace budget::wording
