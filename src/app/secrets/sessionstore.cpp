// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/sessionstore.h"

#include "app/work/answerchain.h"

namespace budget {

QFuture<Result<Secret>> SessionStore::read(const Profile &profile)
{
    const auto found = m_secrets.constFind(profile.id);
    if (found == m_secrets.cend())
        return answeredNow<Result<Secret>>(failure(ErrorKind::SecretMissing, Field::Password));
    return answeredNow<Result<Secret>>(*found);
}

QFuture<Result<void>> SessionStore::write(const Profile &profile, const Secret &secret)
{
    m_secrets.insert(profile.id, secret);
    return answeredNow(Result<void>());
}

QFuture<Result<void>> SessionStore::forget(const Profile &profile)
{
    m_secrets.remove(profile.id);
    return answeredNow(Result<void>());
}

} // namespace budget
