// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/connectrules.h"

namespace budget {

namespace {

using Rule = ConnectRule;

/// Messages of Neon's proxy (proxy/src/auth, proxy/src/control_plane) and of its control plane. The control plane has
/// no fixed wording, so the patterns match subject and predicate. The prefix 'Control plane request failed: ' has
/// already been removed.
constexpr std::array kRules{
    Rule{"(the )?(endpoint|project|branch) ID is not specified|SNI (is missing|was not received)"
         "|no tenant identifier provided|unable to accept connection, SNI was not received"
         "|inconsistent (project|endpoint|branch) names? inferred"
         "|(project|endpoint) name (\\('.*'\\) )?must contain only",
         ErrorKind::EndpointMissing, Field::Host},
    Rule{"(the )?(requested |specified )?(endpoint|project|branch|resource|compute)( ID)?( '[^']*'| \\S+-\\S+)?"
         "( ID)? ((could|can) ?not be found|(was |is )?not found|does not exist|(was|has been) deleted)"
         "|(no such|unknown) (endpoint|project|branch)|404( not found|$)"
         "|common name inferred from SNI \\('[^']*'\\) is not known|inconsistent common name and SNI suffix",
         ErrorKind::EndpointUnknown, Field::Host},
    Rule{
        "(the |your |this )?(endpoint|project|branch|account|organization|compute|tenant|service|instance|cluster"
        "|database)( '[^']*'| \\S+-\\S+)? (is|was|has been) (currently |temporarily |automatically )?"
        "(disabled|suspended|deactivated|blocked|locked|banned|paused|inactive|archived|frozen|hibernated|stopped"
        "|(powered|switched|turned) off)\\b"
        "|access to (this|the) (endpoint|project|branch) (is|was|has been) (temporarily )?(disabled|suspended|blocked)",
        ErrorKind::EndpointDisabled, Field::Host},
    Rule{"(this |your |the )?(client )?IP( address)?( '[^']*'| \\S+)? (is |was )?not (allowed|authorized|permitted"
         "|whitelisted|on the allow-?list|in the allow-?list)"
         "|client with IP address ('[^']*'|\\S+) is not allowed"
         "|(this|the) connection is trying to access (this|the) endpoint from a blocked network"
         "|(this |the )?VPC endpoint ID (\\S+ )?is not (specified|allowed)"
         "|(access|connections?) (from|over) the public internet (is|are) (disabled|blocked|not allowed)",
         ErrorKind::AddressRefused, Field::Host},
    Rule{R"([\w' ]{0,40}\brate[- ]limit|[\w' ]{0,40}\btoo many requests|429( |$))", ErrorKind::ServerUnavailable,
         Field::None},
    // A limit of the account: 'Your account or project has exceeded the compute time quota', 'limit of active endpoints
    // exceeded', 'the limit for current plan reached'. Limits on connections and timeouts are excluded.
    Rule{"(?=[^\"']*\\b(quota|accounts?|projects?|branch(es)?|endpoints?|compute|data transfer|written data|storage"
         "|logical size|active time|plan|organization|allowance)\\b)"
         "(?![^\"']*\\b(connections?|clients?|pool|slots?|permit|idle|statement|stack|lock|retry|retries)\\b)"
         "[^\"':]*(\\b(quotas?|limits?|allowances?)\\b[^\"':]*\\b(exceeded|reached|exhausted|used up|exceeds)\\b"
         "|\\b(exceeded|reached|exhausted|used up)\\b[^\"':]*\\b(quotas?|limits?|allowances?|maximum)\\b)",
         ErrorKind::QuotaExceeded, Field::None},
    Rule{"connection is insecure|TLS required but not provided", ErrorKind::TlsUnavailable, Field::Url},
    Rule{"too many connections to this endpoint|too many connections? attempts|failed to acquire permit"
         "|(error|timeout) acquiring resource permit",
         ErrorKind::ConnectionLimit, Field::None},
    // The control plane quotes a role and a database by apostrophes, or does not name them.
    Rule{"(the |this |requested )*(role|user)( '.*')? (does not exist|(was |is |could |can ?)?not( be)? "
         "found)(\\.|\\n|$)"
         "|no such role",
         ErrorKind::PasswordRejected, Field::User},
    Rule{"(the |this |requested )*database( '.*')? (does not exist|(was |is |could |can ?)?not( be)? found)(\\.|\\n|$)",
         ErrorKind::DatabaseUnknown, Field::Database},
    Rule{"(the |this )?role( '[^']*')? is protected|[\\w ]{0,60}not permitted on protected roles",
         ErrorKind::PermissionDenied, Field::User},
    Rule{"SCRAM-PLUS not used|no cert digest provided|insecure connection: secure channel"
         "|unsupported channel binding method",
         ErrorKind::CertificateRejected, Field::Password},
    Rule{"authentication timed out|disconnected due to inactivity", ErrorKind::ConnectTimeout, Field::Password},
    Rule{
        "(control plane|console) request failed|could(n't| not) connect to (\\w+ in )?compute"
        "|([\\w ]{1,40} )?timed? ?out waiting for (the )?(compute|endpoint)"
        "|(the |your |this )?(compute|endpoint|project|branch|database|service|instance|cluster)( node| endpoint)? (is "
        "|did |has )?(currently |temporar(il)?y |not yet |being |still )?(starting|restarting|rebooting|waking|resuming"
        "|restor(ing|ed)|resumed|initiali[sz]ing|provisioning|recovering|transitioning|in transition|idle|not ready"
        "|unreachable|unavailable|not start|failed to start)\\b"
        "|failed to (start|wake)( up)? (the )?(compute|endpoint)|wake_compute returned error|proxy service error$"
        "|(the )?project (already )?has (already )?(some )?(running|conflicting|active|pending)\\b[\\w ]*operations?"
        "|(there are )?(running|conflicting)\\b[\\w ]*operations|(the )?concurrency limit|(the )?lock (is |was )?"
        "already taken|(the )?(project|endpoint|branch) is (currently )?(under|in|undergoing) maintenance"
        "|error (communicating with the server|connecting to server|performing TLS handshake)(: |$)"
        "|timeout waiting for server(: |$)|connection closed$"
        "|(500 internal server error|502 bad gateway|503 service unavailable|504 gateway time-?out)",
        ErrorKind::ServerUnavailable, Field::None},
};

} // namespace

ConnectRules neonRules()
{
    return kRules;
}

} // namespace budget
