// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/plainmessages.h"

namespace budget {

namespace {

locale_t thisLocale()
{
    return ::uselocale(locale_t());
}

} // namespace

PlainMessages::PlainMessages()
    : m_plain(::newlocale(LC_MESSAGES_MASK, "C", ::duplocale(thisLocale()))), m_before(::uselocale(m_plain))
{ }

PlainMessages::~PlainMessages()
{
    ::uselocale(m_before);
    if (m_plain)
        ::freelocale(m_plain);
}

} // namespace budget
