// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/connectionwords.h"
#include "words/words.h"

#include <algorithm>
#include <array>

namespace budget::wording {

namespace {

struct ParameterText
{
    QLatin1StringView name;
    const char *sentence = nullptr;
};

using namespace Qt::StringLiterals;

constexpr std::array kSentences{
    ParameterText{"sslmode"_L1,
                  QT_TRANSLATE_NOOP("budget::wording", "How the connection is encrypted and the server checked.")},
    ParameterText{"sslrootcert"_L1,
                  QT_TRANSLATE_NOOP("budget::wording",
                                    "The file of trusted certificate authorities, in place of the system's.")},
    ParameterText{"sslcert"_L1,
                  QT_TRANSLATE_NOOP("budget::wording", "Your own certificate, which some servers ask for.")},
    ParameterText{"sslkey"_L1,
                  QT_TRANSLATE_NOOP("budget::wording", "The file of the key that belongs to your own certificate.")},
    ParameterText{"sslcrl"_L1,
                  QT_TRANSLATE_NOOP("budget::wording", "The file of certificates that are no longer valid.")},
    ParameterText{"sslcrldir"_L1,
                  QT_TRANSLATE_NOOP("budget::wording", "The folder of certificates that are no longer valid.")},
    ParameterText{"ssl_min_protocol_version"_L1,
                  QT_TRANSLATE_NOOP("budget::wording", "The oldest encryption that is accepted.")},
    ParameterText{"ssl_max_protocol_version"_L1,
                  QT_TRANSLATE_NOOP("budget::wording", "The newest encryption that is used.")},
    ParameterText{
        "channel_binding"_L1,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Binds the login to this encrypted connection, so that nobody in between can relay it.")},
    ParameterText{"requirepeer"_L1,
                  QT_TRANSLATE_NOOP("budget::wording",
                                    "The system's user that a server on this computer must run as.")},
    ParameterText{"connect_timeout"_L1,
                  QT_TRANSLATE_NOOP("budget::wording", "How many seconds to wait until the connection is open.")},
    ParameterText{"keepalives_idle"_L1,
                  QT_TRANSLATE_NOOP("budget::wording", "After how many idle seconds the connection is tested.")},
    ParameterText{"keepalives_interval"_L1,
                  QT_TRANSLATE_NOOP("budget::wording",
                                    "How many seconds pass between two tests of an idle connection.")},
    ParameterText{"keepalives_count"_L1,
                  QT_TRANSLATE_NOOP("budget::wording",
                                    "After how many failed tests an idle connection counts as lost.")},
    ParameterText{
        "tcp_user_timeout"_L1,
        QT_TRANSLATE_NOOP("budget::wording",
                          "After how many milliseconds without an acknowledgement the connection counts as lost.")},
    ParameterText{"application_name"_L1,
                  QT_TRANSLATE_NOOP("budget::wording", "The name that the server's lists of connections show.")},
    ParameterText{"options"_L1,
                  QT_TRANSLATE_NOOP("budget::wording", "Settings for the server, sent when the connection opens.")},
    ParameterText{"target_session_attrs"_L1,
                  QT_TRANSLATE_NOOP("budget::wording",
                                    "Which of several hosts is used, for example one that is not read-only.")},
};

} // namespace

QString parameterSentence(const QString &name)
{
    const auto *const found = std::ranges::find_if(kSentences,
                                                   [&](const ParameterText &text) { return text.name == name; });
    if (found == kSentences.end())
        return Words::tr("Passed on to PostgreSQL unchanged.");
    return QCoreApplication::translate("budget::wording", found->sentence);
}

} // namespace budget::wording
