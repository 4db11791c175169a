// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reports/reportsecrets.h"

#include "core/address/masking.h"

#include <algorithm>
#include <array>

namespace budget::wording {

namespace {

/// The facts that hold names of the address. The GRANT statement of a step needs them unchanged.
constexpr std::array kNames{Fact::Place,       Fact::User,           Fact::File,        Fact::Host,
                            Fact::Address,     Fact::PortOpen,       Fact::PortRefused, Fact::PortSilent,
                            Fact::Socket,      Fact::HostMatches,    Fact::Endpoint,    Fact::Database,
                            Fact::MayCreateIn, Fact::MayNotCreateIn, Fact::LackedRight};

void hide(std::optional<Error> &error, const ReportMaterial &material)
{
    if (!error)
        return;
    error->detail = withoutSecrets(error->detail, material);
    error->constraint = withoutSecrets(error->constraint, material);
}

CheckResult hidden(CheckResult result, const ReportMaterial &material)
{
    hide(result.error, material);
    for (Evidence &evidence : result.evidence) {
        if (std::ranges::find(kNames, evidence.fact) == kNames.end())
            evidence.value = withoutSecrets(evidence.value, material);
    }
    return result;
}

} // namespace

QString withoutSecrets(const QString &text, const ReportMaterial &material)
{
    return withoutPasswords(masked(text, material.login ? passwordOf(*material.login) : Secret()));
}

ReportMaterial withoutSecrets(ReportMaterial material)
{
    for (std::size_t i = 0; i < kCheckCount; ++i)
        material.checks.settle(hidden(material.checks.result(checkAt(i)), material));
    if (material.status)
        hide(material.status->lastError, material);
    Versions &versions = material.versions;
    for (QString *text : {&versions.program, &versions.qt, &versions.libpq, &versions.system})
        *text = withoutSecrets(*text, material);
    return material;
}

} // namespace budget::wording
