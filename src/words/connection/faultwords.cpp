// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/connectionwords.h"
#include "words/words.h"

#include <array>

namespace budget::wording {

namespace {

QString encodingSentence(Field field)
{
    if (field == Field::User || field == Field::Password)
        return Words::tr("What stands behind '%' is no readable text. Type user and password in their fields below.");
    return Words::tr("Behind a '%' two of 0–9 and A–F are needed; a '%' itself is written %25.");
}

QString unclearSentence(Field field)
{
    if (field == Field::Password)
        return Words::tr("It cannot be told for sure where the password ends here. Take it out of the text, and type it "
                         "in its field below.");
    return Words::tr("It cannot be told for sure what this value is. Fill in the fields below.");
}

constexpr std::array kFaults{
    Word{FaultKind::Empty,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Nothing is entered here yet. Paste the string, or fill in the fields below.")},
    Word{FaultKind::NotRecognised,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "This does not read like a connection. It should look like postgresql://user:password@host/database.")},
    Word{FaultKind::OtherDatabase,
         QT_TRANSLATE_NOOP("budget::wording",
                           "This is the address of another kind of server; it has to begin with postgresql://.")},
    Word{FaultKind::SchemeMissing,
         QT_TRANSLATE_NOOP("budget::wording", "The beginning is missing: put postgresql:// before it.")},
    Word{FaultKind::SeveralCandidates,
         QT_TRANSLATE_NOOP("budget::wording", "There are several connections in this text. Choose one of them.")},
    Word{FaultKind::CharacterRefused,
         QT_TRANSLATE_NOOP("budget::wording",
                           "A character in it is no text. Copy the string again from where you got it.")},
    Word{FaultKind::QuoteOpen,
         QT_TRANSLATE_NOOP("budget::wording", "A quotation mark is opened here and never closed.")},
    Word{FaultKind::HostImpossible,
         QT_TRANSLATE_NOOP("budget::wording",
                           "This cannot be the name of a host. A password with '@', '/' or '?' in it can be the "
                           "reason: type it in its field below.")},
    Word{FaultKind::PortImpossible,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The port has to be a number from 1 to 65535, usually 5432. A password with ':', '/' or '?' "
                           "in it can be the reason: type it in its field below.")},
    Word{FaultKind::PortCount,
         QT_TRANSLATE_NOOP("budget::wording", "Several hosts need one port for all, or one for each.")},
    Word{FaultKind::BadEncoding, nullptr},
    Word{FaultKind::PlaceholderLeft,
         QT_TRANSLATE_NOOP("budget::wording", "A placeholder still stands here. Put the real value in its place.")},
    Word{FaultKind::ParameterWithoutValue,
         QT_TRANSLATE_NOOP("budget::wording",
                           "A parameter has no value here: write name=value, with '&' between two of them.")},
    Word{FaultKind::ParameterValue,
         QT_TRANSLATE_NOOP("budget::wording", "PostgreSQL knows this parameter, but not this value of it.")},
    Word{FaultKind::ValueUnclear, nullptr},
};
static_assert(hasRowsTo(kFaults, FaultKind::ValueUnclear));

constexpr std::array kWarnings{
    Word{WarningKind::NoTls,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Nothing is encrypted: whoever is on the way can read the password and your expenses.")},
    Word{WarningKind::TlsRaised,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Raised to verify-full: this encrypts, but would give the password to whoever answers. "
                           "verify-full also makes the server prove that it is the host you named.")},
    Word{WarningKind::TlsWeak,
         QT_TRANSLATE_NOOP("budget::wording",
                           "verify-ca accepts the certificate of any other host too; verify-full does not.")},
    Word{WarningKind::PlaceholderLeft,
         QT_TRANSLATE_NOOP("budget::wording", "This looks like a placeholder. Put the real value in its place.")},
    Word{
        WarningKind::PasswordTakenRaw,
        QT_TRANSLATE_NOOP("budget::wording",
                          "The password holds characters that a URL would encode. It was taken exactly as it stands.")},
    Word{WarningKind::AtSignBehindHost,
         QT_TRANSLATE_NOOP("budget::wording",
                           "There is an '@' behind the host. If the password has an '@' and a '/' or '?' in it, take "
                           "it out of the string and type it in its field below.")},
    Word{WarningKind::OptionsOverPooler,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Neon's pooled host refuses 'options=-c …'; use the direct host, or leave it out.")},
    Word{WarningKind::SearchPathCut,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The search path names several schemas. This program works in the first one only.")},
    Word{WarningKind::HostMissing,
         QT_TRANSLATE_NOOP("budget::wording", "The host is missing: the computer on which the database is.")},
    Word{WarningKind::UserMissing,
         QT_TRANSLATE_NOOP("budget::wording", "The user is missing: the role that the database knows you by.")},
    Word{
        WarningKind::PasswordMissing,
        QT_TRANSLATE_NOOP("budget::wording",
                          "There is no password in it. Type it below, or leave it empty if the server asks for none.")},
    Word{WarningKind::DatabaseMissing,
         QT_TRANSLATE_NOOP("budget::wording", "The database is missing: the name behind the last '/'.")},
};
static_assert(hasRowsTo(kWarnings, WarningKind::DatabaseMissing));

constexpr std::array kReasons{
    Word{DropReason::UnknownToLibpq,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Left out: PostgreSQL does not know it and would refuse the whole string.")},
    Word{DropReason::OtherProgram,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Left out: another program's pooler or driver reads it, PostgreSQL does not know it.")},
    Word{DropReason::NewerLibpq,
         QT_TRANSLATE_NOOP("budget::wording", "Left out: only newer versions of PostgreSQL's library know it.")},
    Word{DropReason::DecidedByProgram,
         QT_TRANSLATE_NOOP("budget::wording", "Left out: this program decides it itself.")},
    Word{DropReason::TooWeak,
         QT_TRANSLATE_NOOP("budget::wording", "Left out: it would allow an encryption older than TLS 1.2.")},
    Word{DropReason::Weaker,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Left out: the same parameter stands there twice, and the stronger one counts.")},
    Word{DropReason::TlsSwitchedOff,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Left out: another program's word for not checking the server. PostgreSQL does not know it, "
                           "and this program checks the server.")},
    Word{DropReason::Repeated,
         QT_TRANSLATE_NOOP("budget::wording", "Left out: it is given again further on, and the last one counts.")},
    Word{DropReason::Empty, QT_TRANSLATE_NOOP("budget::wording", "Left out: it has no value.")},
};
static_assert(hasRowsTo(kReasons, DropReason::Empty));

} // namespace

QString faultSentence(const ConnectionFault &fault)
{
    if (fault.kind == FaultKind::BadEncoding)
        return encodingSentence(fault.field);
    if (fault.kind == FaultKind::ValueUnclear)
        return unclearSentence(fault.field);
    return wordIn(kFaults, fault.kind);
}

QString warningSentence(WarningKind kind)
{
    return wordIn(kWarnings, kind);
}

QString dropSentence(DropReason reason)
{
    return wordIn(kReasons, reason);
}

} // namespace budget::wording
