// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/passwordwords.h"

#include "core/address/neonhost.h"
#include "words/errors/wording.h"
#include "words/words.h"

#include <algorithm>

namespace budget::wording {

namespace {

bool isAtNeon(const LedgerLocation &location)
{
    const auto *address = std::get_if<ServerAddress>(&location);
    return address && std::ranges::any_of(address->hosts(), [](const HostPort &place) {
               return neonHost(place.host).has_value();
           });
}

} // namespace

QString passwordSentence(const Error &error, const LedgerLocation &location)
{
    const bool isRefused = error.kind == ErrorKind::PasswordRejected && error.field != Field::User;
    if (!isRefused || !isAtNeon(location))
        return sentence(error);
    return Words::tr("%1 Reset it in Neon: in the console, open the branch, choose ‘Roles’ and then ‘Reset password’.")
        .arg(sentence(error));
}

} // namespace budget::wording
