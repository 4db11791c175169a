// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checks/checksubject.h"

#include "words/words.h"

#include <array>

namespace budget::wording {

namespace {

constexpr std::array kSubjects{
    Word{Check::StringUnderstood, QT_TRANSLATE_NOOP("budget::wording", "Connection string")},
    Word{Check::SecretAvailable, QT_TRANSLATE_NOOP("budget::wording", "Stored password")},
    Word{Check::NameResolves, QT_TRANSLATE_NOOP("budget::wording", "Host name")},
    Word{Check::PortAnswers, QT_TRANSLATE_NOOP("budget::wording", "Port")},
    Word{Check::TlsAgreed, QT_TRANSLATE_NOOP("budget::wording", "Encryption and the server's identity")},
    Word{Check::EndpointKnown, QT_TRANSLATE_NOOP("budget::wording", "Endpoint")},
    Word{Check::ServerAwake, QT_TRANSLATE_NOOP("budget::wording", "Server")},
    Word{Check::PasswordAccepted, QT_TRANSLATE_NOOP("budget::wording", "Password")},
    Word{Check::DatabaseExists, QT_TRANSLATE_NOOP("budget::wording", "Database")},
    Word{Check::RoundTrip, QT_TRANSLATE_NOOP("budget::wording", "Answers of the server")},
    Word{Check::ServerVersion, QT_TRANSLATE_NOOP("budget::wording", "Server version")},
    Word{Check::Rights, QT_TRANSLATE_NOOP("budget::wording", "Privileges")},
    Word{Check::Tables, QT_TRANSLATE_NOOP("budget::wording", "Tables")},
    Word{Check::Migrations, QT_TRANSLATE_NOOP("budget::wording", "The program's own tables")},
    Word{Check::Connections, QT_TRANSLATE_NOOP("budget::wording", "Connections")},
    Word{Check::Clock, QT_TRANSLATE_NOOP("budget::wording", "Clocks")},
};
static_assert(hasRowsTo(kSubjects, Check::Clock));

} // namespace

QString checkSubject(Check check)
{
    return wordIn(kSubjects, check);
}

} // namespace budget::wording
