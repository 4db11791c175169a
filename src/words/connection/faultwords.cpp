// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/connectionwords.h"
#include "words/words.h"

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

} // namespace

QString faultSentence(const ConnectionFault &fault)
{
    switch (fault.kind) {
    case FaultKind::Empty:
        return Words::tr("Nothing is entered here yet. Paste the string, or fill in the fields below.");
    case FaultKind::NotRecognised:
        return Words::tr("This does not read like a connection. It should look like "
                         "postgresql://user:password@host/database.");
    case FaultKind::OtherDatabase:
        return Words::tr("This is the address of another kind of server; it has to begin with postgresql://.");
    case FaultKind::SchemeMissing:
        return Words::tr("The beginning is missing: put postgresql:// before it.");
    case FaultKind::SeveralCandidates:
        return Words::tr("There are several connections in this text. Choose one of them.");
    case FaultKind::CharacterRefused:
        return Words::tr("A character in it is no text. Copy the string again from where you got it.");
    case FaultKind::QuoteOpen:
        return Words::tr("A quotation mark is opened here and never closed.");
    case FaultKind::HostImpossible:
        return Words::tr("This cannot be the name of a host. A password with '@', '/' or '?' in it can be the reason: "
                         "type it in its field below.");
    case FaultKind::PortImpossible:
        return Words::tr("The port has to be a number from 1 to 65535, usually 5432. A password with ':', '/' or '?' "
                         "in it can be the reason: type it in its field below.");
    case FaultKind::PortCount:
        return Words::tr("Several hosts need one port for all, or one for each.");
    case FaultKind::BadEncoding:
        return encodingSentence(fault.field);
    case FaultKind::PlaceholderLeft:
        return Words::tr("A placeholder still stands here. Put the real value in its place.");
    case FaultKind::ParameterWithoutValue:
        return Words::tr("A parameter has no value here: write name=value, with '&' between two of them.");
    case FaultKind::ParameterValue:
        return Words::tr("PostgreSQL knows this parameter, but not this value of it.");
    case FaultKind::ValueUnclear:
        return unclearSentence(fault.field);
    }
    return {};
}

QString warningSentence(WarningKind kind)
{
    switch (kind) {
    case WarningKind::NoTls:
        return Words::tr("Nothing is encrypted: whoever is on the way can read the password and your expenses.");
    case WarningKind::TlsRaised:
        return Words::tr("Raised to verify-full: this encrypts, but would give the password to whoever answers. "
                         "verify-full also makes the server prove that it is the host you named.");
    case WarningKind::TlsWeak:
        return Words::tr("verify-ca accepts the certificate of any other host too; verify-full does not.");
    case WarningKind::PlaceholderLeft:
        return Words::tr("This looks like a placeholder. Put the real value in its place.");
    case WarningKind::PasswordTakenRaw:
        return Words::tr("The password holds characters that a URL would encode. It was taken exactly as it stands.");
    case WarningKind::AtSignBehindHost:
        return Words::tr("There is an '@' behind the host. If the password has an '@' and a '/' or '?' in it, take it "
                         "out of the string and type it in its field below.");
    case WarningKind::OptionsOverPooler:
        return Words::tr("Neon's pooled host refuses 'options=-c …'; use the direct host, or leave it out.");
    case WarningKind::SearchPathCut:
        return Words::tr("The search path names several schemas. This program works in the first one only.");
    case WarningKind::HostMissing:
        return Words::tr("The host is missing: the computer on which the database is.");
    case WarningKind::UserMissing:
        return Words::tr("The user is missing: the role that the database knows you by.");
    case WarningKind::PasswordMissing:
        return Words::tr("There is no password in it. Type it below, or leave it empty if the server asks for none.");
    case WarningKind::DatabaseMissing:
        return Words::tr("The database is missing: the name behind the last '/'.");
    }
    return {};
}

QString dropSentence(DropReason reason)
{
    switch (reason) {
    case DropReason::UnknownToLibpq:
        return Words::tr("Left out: PostgreSQL does not know it and would refuse the whole string.");
    case DropReason::OtherProgram:
        return Words::tr("Left out: another program's pooler or driver reads it, PostgreSQL does not know it.");
    case DropReason::NewerLibpq:
        return Words::tr("Left out: only newer versions of PostgreSQL's library know it.");
    case DropReason::DecidedByProgram:
        return Words::tr("Left out: this program decides it itself.");
    case DropReason::TooWeak:
        return Words::tr("Left out: it would allow an encryption older than TLS 1.2.");
    case DropReason::Weaker:
        return Words::tr("Left out: the same parameter stands there twice, and the stronger one counts.");
    case DropReason::TlsSwitchedOff:
        return Words::tr(
            "Left out: another program's word for not checking the server. PostgreSQL does not know it, and "
            "this program checks the server.");
    case DropReason::Repeated:
        return Words::tr("Left out: it is given again further on, and the last one counts.");
    case DropReason::Empty:
        return Words::tr("Left out: it has no value.");
    }
    return {};
}

} // namespace budget::wording
