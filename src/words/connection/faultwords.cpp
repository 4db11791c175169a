// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/connectionwords.h"
#include "words/words.h"

#include <array>

namespace budget::wording {

namespace {

QString encodingSentence(Field field)
{
    if (field == Field::User || field == Field::Password)
        return Words::tr("The characters after '%' are not valid text. Type user and password in their fields below.");
    return Words::tr("'%' must be followed by two hexadecimal digits (0–9, A–F); write '%' itself as %25.");
}

QString unclearSentence(Field field)
{
    if (field == Field::Password)
        return Words::tr("It is not clear where the password ends. Remove it from the text and type it in the password "
                         "field below.");
    return Words::tr("It is not clear what this value is. Fill in the fields below.");
}

constexpr std::array kFaults{
    Word{FaultKind::Empty,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Nothing is entered here yet. Paste the string, or fill in the fields below.")},
    Word{FaultKind::NotRecognised,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "This is not a connection string. It should look like postgresql://user:password@host/database.")},
    Word{FaultKind::OtherDatabase,
         QT_TRANSLATE_NOOP("budget::wording",
                           "This is the address of another kind of server; it must begin with postgresql://.")},
    Word{FaultKind::SchemeMissing,
         QT_TRANSLATE_NOOP("budget::wording", "The beginning is missing: put postgresql:// before it.")},
    Word{FaultKind::SeveralCandidates,
         QT_TRANSLATE_NOOP("budget::wording", "There are several connections in this text. Choose one of them.")},
    Word{FaultKind::CharacterRefused,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The string contains an invalid character. Copy it again from its source.")},
    Word{FaultKind::QuoteOpen,
         QT_TRANSLATE_NOOP("budget::wording", "A quotation mark is opened here and never closed.")},
    Word{FaultKind::HostImpossible,
         QT_TRANSLATE_NOOP("budget::wording",
                           "This is not a valid host name. If your password contains '@', '/' or '?', type it in the "
                           "password field below.")},
    Word{FaultKind::PortImpossible,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The port must be a number from 1 to 65535, usually 5432. If your password contains ':', "
                           "'/' or '?', type it in the password field below.")},
    Word{FaultKind::PortCount,
         QT_TRANSLATE_NOOP("budget::wording", "Several hosts need one port for all, or one for each.")},
    Word{FaultKind::BadEncoding, nullptr},
    Word{FaultKind::PlaceholderLeft,
         QT_TRANSLATE_NOOP("budget::wording", "This is still a placeholder. Replace it with the real value.")},
    Word{FaultKind::ParameterWithoutValue,
         QT_TRANSLATE_NOOP("budget::wording",
                           "This parameter has no value: write name=value, and '&' between parameters.")},
    Word{FaultKind::OptionWithoutValue,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The options -W and --password take no value; psql takes this word for the database. Write "
                           "-d before the name of the database, and type the password in the password field below.")},
    Word{FaultKind::ParameterValue,
         QT_TRANSLATE_NOOP("budget::wording", "PostgreSQL does not accept this value for this parameter.")},
    Word{FaultKind::ValueUnclear, nullptr},
    Word{FaultKind::TextTooLong,
         QT_TRANSLATE_NOOP("budget::wording",
                           "This text is too long. Paste only the part of it that contains the connection.")},
};
static_assert(hasRowsTo(kFaults, FaultKind::TextTooLong));

constexpr std::array kWarnings{
    Word{WarningKind::NoTls,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "The connection is not encrypted: others on the network can read the password and your expenses.")},
    Word{WarningKind::TlsRaised,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Raised to verify-full: the mode in the string encrypts, but does not check which server "
                           "answers. verify-full makes the server prove that it is the host you named.")},
    Word{WarningKind::TlsWeak,
         QT_TRANSLATE_NOOP("budget::wording",
                           "verify-ca also accepts a certificate of another host; verify-full does not.")},
    Word{WarningKind::PlaceholderLeft,
         QT_TRANSLATE_NOOP("budget::wording", "This looks like a placeholder. Replace it with the real value.")},
    Word{
        WarningKind::PasswordTakenRaw,
        QT_TRANSLATE_NOOP("budget::wording",
                          "The password holds characters that a URL would encode. It was taken exactly as it stands.")},
    Word{WarningKind::AtSignBehindHost,
         QT_TRANSLATE_NOOP("budget::wording",
                           "There is an '@' after the host. If the password contains '@' and '/' or '?', remove it "
                           "from the string and type it in the password field below.")},
    Word{WarningKind::OptionsOverPooler,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Neon's pooled host refuses 'options=-c …'; use the direct host, or leave it out.")},
    Word{WarningKind::SearchPathCut,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The search path names several schemas. This program works in the first one only.")},
    Word{WarningKind::HostMissing,
         QT_TRANSLATE_NOOP("budget::wording", "The host is missing: the name of the database server.")},
    Word{WarningKind::UserMissing,
         QT_TRANSLATE_NOOP("budget::wording", "The user is missing: the database role with which you log in.")},
    Word{
        WarningKind::PasswordMissing,
        QT_TRANSLATE_NOOP("budget::wording",
                          "There is no password in it. Type it below, or leave it empty if the server asks for none.")},
    Word{WarningKind::DatabaseMissing,
         QT_TRANSLATE_NOOP("budget::wording", "The database is missing: the name after the last '/'.")},
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
                           "Left out: the parameter is given twice, and the stronger value is used.")},
    Word{DropReason::TlsSwitchedOff,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Left out: in another program, this value turns off the check of the server. PostgreSQL "
                           "does not know it, and this program checks the server.")},
    Word{DropReason::Repeated,
         QT_TRANSLATE_NOOP("budget::wording", "Left out: it is given again later, and the last value is used.")},
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
