// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/nuance.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct QuotaRule
{
    const char *pattern;
    Quota quota;
};

/// The first match decides. The order matters: the quota of compute time for non-default branches must not be taken for
/// that of the account.
constexpr std::array kQuotas{
    QuotaRule{"compute.*non-(primary|default) branch|non-(primary|default) branch.*compute", Quota::BranchComputeTime},
    QuotaRule{"(compute|active)[- ]?(time|hours)", Quota::ComputeTime},
    QuotaRule{"data transfer|egress|network transfer", Quota::DataTransfer},
    QuotaRule{"written data", Quota::WrittenData},
    QuotaRule{"storage|logical size|database size|project size|branch size", Quota::Storage},
    QuotaRule{"active (endpoint|compute)", Quota::ActiveEndpoints},
    QuotaRule{"(limit|number|maximum|quota) (of|for) (projects|branches|databases|roles|endpoints)"
              "|(projects?|branch(es)?|endpoints?|databases?|roles?) (count )?(limit|quota)",
              Quota::Count},
};

bool contains(const QString &text, const char *pattern)
{
    return text.contains(QRegularExpression(QString::fromUtf8(pattern), QRegularExpression::CaseInsensitiveOption));
}

} // namespace

Quota quotaOf(const Error &error)
{
    const auto *const found = std::ranges::find_if(kQuotas, [&](const QuotaRule &rule) {
        return contains(error.detail, rule.pattern);
    });
    return found == kQuotas.end() ? Quota::Unnamed : found->quota;
}

TlsTrouble tlsTroubleOf(const Error &error)
{
    if (contains(error.detail,
                 "does not support (direct )?SSL|doesn't support|server refused SSL|error response during SSL"))
        return TlsTrouble::NotOffered;
    const bool isHandshake = contains(error.detail, "SSL error|SSL_|handshake|ALPN|protocol version");
    return isHandshake || error.detail.isEmpty() ? TlsTrouble::NotAgreed : TlsTrouble::Demanded;
}

bool mentionsQuota(const Error &error)
{
    return contains(error.detail, "\\bquotas?\\b");
}

} // namespace budget
