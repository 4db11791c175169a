// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/warnings.h"

#include "core/address/placeholders.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

TextSpan spanOf(const ConnectionReading &reading, PartKind kind, const QString &name = {})
{
    const auto part = std::find_if(reading.parts.begin(), reading.parts.end(), [&](const ConnectionPart &candidate) {
        return candidate.kind == kind && candidate.name == name;
    });
    return part == reading.parts.end() ? TextSpan() : part->span;
}

class Warnings
{
public:
    explicit Warnings(const ConnectionReading &reading) : m_reading(reading), m_address(reading.address) { }

    std::vector<ConnectionWarning> collect(const FormNotes &notes)
    {
        warnOfTls();
        warnOfPlaceholders();
        addIf(notes.isPasswordTakenRaw && !isPlaceholderPassword(m_reading.password.reveal()), WarningKind::PasswordTakenRaw,
              PartKind::Password);
        if (notes.looseAt.length > 0)
            add(WarningKind::AtSignBehindHost, notes.looseAt);
        if (m_address.isPooled() && m_address.parameters.value(u"options"_s).contains(u"-c"_s))
            add(WarningKind::OptionsOverPooler, spanOf(m_reading, PartKind::Parameter, u"options"_s));
        addIf(notes.isSearchPathCut, WarningKind::SearchPathCut, PartKind::Schema);
        warnOfMissing();
        return std::move(m_warnings);
    }

private:
    void add(WarningKind kind, TextSpan span) { m_warnings.push_back({kind, span}); }

    void addIf(bool holds, WarningKind kind, PartKind part)
    {
        if (holds)
            add(kind, spanOf(m_reading, part));
    }

    void warnOfTls()
    {
        const QString asked = m_address.parameters.value(u"sslmode"_s);
        const TextSpan span = spanOf(m_reading, PartKind::Parameter, u"sslmode"_s);
        const QString used = sslModeFor(m_address);
        if (used == u"disable")
            add(WarningKind::NoTls, span);
        else if (used == u"verify-ca")
            add(WarningKind::TlsWeak, span);
        else if (!asked.isEmpty() && used != asked)
            add(WarningKind::TlsRaised, span);
    }

    void warnOfPlaceholders()
    {
        for (const Field field : placeholdersIn(m_reading.login())) {
            const PartKind part = field == Field::User ? PartKind::User
                : field == Field::Password             ? PartKind::Password
                : field == Field::Host                 ? PartKind::Host
                                                       : PartKind::Database;
            addIf(true, WarningKind::PlaceholderLeft, part);
        }
        addIf(isPlaceholder(m_address.schema), WarningKind::PlaceholderLeft, PartKind::Schema);
    }

    void warnOfMissing()
    {
        addIf(m_address.host.isEmpty(), WarningKind::HostMissing, PartKind::Host);
        addIf(m_address.user.isEmpty(), WarningKind::UserMissing, PartKind::User);
        addIf(m_reading.password.isEmpty(), WarningKind::PasswordMissing, PartKind::Password);
        addIf(m_address.database.isEmpty(), WarningKind::DatabaseMissing, PartKind::Database);
    }

    const ConnectionReading &m_reading;
    const ServerAddress &m_address;
    std::vector<ConnectionWarning> m_warnings;
};

} // namespace

std::vector<ConnectionWarning> warningsOf(const ConnectionReading &reading, const FormNotes &notes)
{
    return Warnings(reading).collect(notes);
}

} // namespace budget
