// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <locale.h> // NOLINT(modernize-deprecated-headers): POSIX's, with locale_t

namespace budget {

/// While this object exists, the system and its libraries report errors in English in the thread that created it,
/// because the rules that classify these texts are written for English. Formats of numbers and dates, and other
/// threads, are not affected.
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
