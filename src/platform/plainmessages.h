// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <locale.h> // NOLINT(modernize-deprecated-headers): POSIX's, with locale_t

namespace budget {

/// As long as it lives, the system and its libraries speak English in the thread that made it, whatever the
/// person's language is: what they say is read by rules. Numbers, dates and other threads are not touched.
class PlainMessages
{
public:
    PlainMessages();
    ~PlainMessages();
    PlainMessages(const PlainMessages &) = delete;
    PlainMessages &operator=(const PlainMessages &) = delete;

private:
    locale_t m_plain;
    locale_t m_before;
};

} // namespace budget
