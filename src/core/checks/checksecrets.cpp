// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checksecrets.h"

#include "core/address/masking.h"

#include <algorithm>
#include <array>

namespace budget {

namespace {

constexpr std::array kNames{Fact::Place,       Fact::User,           Fact::File,        Fact::Host,
                            Fact::Address,     Fact::PortOpen,       Fact::PortRefused, Fact::PortSilent,
                            Fact::Socket,      Fact::HostMatches,    Fact::Endpoint,    Fact::Database,
                            Fact::MayCreateIn, Fact::MayNotCreateIn, Fact::LackedRight};

bool isName(Fact fact)
{
    return std::ranges::find(kNames, fact) != kNames.end();
}

} // namespace

QString withoutSecrets(const QString &text, const LedgerLogin &login)
{
    return withoutPasswords(masked(text, login));
}

Error withoutSecrets(Error error, const LedgerLogin &login)
{
    error.detail = withoutSecrets(error.detail, login);
    error.constraint = withoutSecrets(error.constraint, login);
    return error;
}

CheckResult withoutSecrets(CheckResult result, const LedgerLogin &login)
{
    if (result.error)
        result.error = withoutSecrets(*result.error, login);
    for (Evidence &evidence : result.evidence) {
        if (!isName(evidence.fact))
            evidence.value = withoutSecrets(evidence.value, login);
    }
    return result;
}

} // namespace budget
