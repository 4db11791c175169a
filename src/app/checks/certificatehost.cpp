// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/certificatehost.h"

#include <QHostAddress>
#include <QSslCertificate>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// A name with a null character never matches, because code that reads it as a C string sees a shorter name.
bool matchesName(const QString &name, const QString &host)
{
    if (name.contains(QChar::Null))
        return false;
    if (name.compare(host, Qt::CaseInsensitive) == 0)
        return true;
    const qsizetype firstDot = host.indexOf(u'.');
    return name.startsWith(u"*."_s) && name.size() > 2 && firstDot > 0
        && name.mid(1).compare(host.mid(firstDot), Qt::CaseInsensitive) == 0;
}

bool matchesAddress(const QString &address, const QHostAddress &host)
{
    return QHostAddress(address) == host;
}

} // namespace

bool isMadeOutTo(const QSslCertificate &certificate, const QString &host)
{
    const QHostAddress address(host);
    const auto alternatives = certificate.subjectAlternativeNames();
    const QStringList names = alternatives.values(QSsl::DnsEntry);
    const QStringList addresses = alternatives.values(QSsl::IpAddressEntry);
    const auto isItsName = [&](const QString &name) { return matchesName(name, host); };
    if (std::ranges::any_of(names, isItsName))
        return true;
    const auto isItsAddress = [&](const QString &other) { return matchesAddress(other, address); };
    if (!address.isNull() && std::ranges::any_of(addresses, isItsAddress))
        return true;
    const bool hasNameOfType = address.isNull() ? !names.isEmpty() : !addresses.isEmpty();
    const QStringList common = certificate.subjectInfo(QSslCertificate::CommonName);
    return !hasNameOfType && !common.isEmpty() && matchesName(common.first(), host);
}

} // namespace budget
