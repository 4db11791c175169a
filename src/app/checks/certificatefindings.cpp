// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/certificatefindings.h"

#include "app/checks/certificatehost.h"
#include "db/postgres/cabundle.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslError>
#include <QSslSocket>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestFile = qint64(16) << 20; // in bytes, of a CA file; a system's CA bundle has about 0.2 MB

QStringList namesOf(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty()) // then the common name counts
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.sort();
    return names;
}

/// The issuers of the chain, from the one that signed the server's certificate up to the root.
QString issuersOf(const QList<QSslCertificate> &chain)
{
    QStringList issuers;
    for (const QSslCertificate &certificate : chain) {
        const QString issuer = certificate.issuerDisplayName();
        if (!issuers.contains(issuer))
            issuers << issuer;
    }
    return issuers.join(u" < "_s);
}

ErrorKind kindOf(QSslError::SslError fault)
{
    switch (fault) {
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return ErrorKind::CertificateExpired;
    case QSslError::HostNameMismatch:
        return ErrorKind::CertificateOtherHost;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidCaCertificate:
        return ErrorKind::CertificateUntrusted;
    default:
        return ErrorKind::CertificateRejected;
    }
}

QString authoritiesFor(const ServerAddress &address)
{
    const QString named = address.parameters.value(u"sslrootcert"_s);
    return named.isEmpty() || wantsSystemAuthorities(address) ? systemCaBundle() : named;
}

} // namespace

TlsWish wishFor(const ServerAddress &address)
{
    const QString mode = sslModeFor(address);
    TlsWish wish;
    wish.verifies = mode.startsWith(u"verify"_s);
    wish.verifiesHost = mode == u"verify-full";
    wish.authorities = wish.verifies ? authoritiesFor(address) : QString();
    wish.onlyTls13 = address.parameters.value(u"ssl_min_protocol_version"_s) == u"TLSv1.3";
    return wish;
}

bool wantsTls(const ServerAddress &address)
{
    const QString mode = sslModeFor(address);
    return mode != u"disable" && mode != u"allow";
}

std::optional<Error> obstacleTo(const TlsWish &wish)
{
    if (!QSslSocket::supportsSsl())
        return Error{ErrorKind::DriverMissing, Field::None, u"libqt6network6"_s, {}, {}};
    const QFileInfo file(wish.authorities);
    if (!wish.verifies || (file.isFile() && file.isReadable() && file.size() <= kLargestFile))
        return std::nullopt;
    if (file.exists() && !file.isFile()) // opening a named pipe for reading blocks until another process writes
        return Error{ErrorKind::CertificateFileMissing,
                     Field::Url,
                     u"sslrootcert: \"%1\" is not a regular file"_s.arg(wish.authorities),
                     {},
                     {}};
    if (!wish.authorities.isEmpty() && wish.authorities != systemCaBundle())
        return Error{ErrorKind::CertificateFileMissing, Field::Url, wish.authorities, {}, {}};
    const QString detail = u"root certificate file \"%1\" does not exist"_s.arg(wish.authorities);
    return Error{ErrorKind::CertificateRejected, Field::Host, detail, {}, {}};
}

TlsFindings findingsOf(const QSslSocket &socket, const TlsWish &wish)
{
    const QSslCertificate certificate = socket.peerCertificate();
    const QDateTime expiry = certificate.expiryDate();
    TlsFindings findings;
    findings.protocol = socket.sessionCipher().protocolString();
    findings.cipher = socket.sessionCipher().name();
    findings.names = namesOf(certificate);
    findings.issuer = issuersOf(socket.peerCertificateChain());
    findings.expiresOn = expiry.date().toString(Qt::ISODate);
    findings.daysLeft = wish.now.daysTo(expiry);
    if (wish.now < certificate.effectiveDate())
        findings.validFrom = certificate.effectiveDate().toUTC().toString(Qt::ISODate);
    findings.authorities = wish.verifies ? wish.authorities : QString();
    return findings;
}

std::optional<Error> faultOf(const QList<QSslError> &faults, const TlsWish &wish)
{
    for (const ErrorKind kind : {ErrorKind::CertificateUntrusted, ErrorKind::CertificateExpired,
                                 ErrorKind::CertificateRejected, ErrorKind::CertificateOtherHost}) {
        const bool counts = wish.verifies && (wish.verifiesHost || kind != ErrorKind::CertificateOtherHost);
        const auto found = std::ranges::find_if(faults, [&](const QSslError &f) { return kindOf(f.error()) == kind; });
        if (counts && found != faults.end())
            return Error{kind, Field::Host, found->errorString(), {}, {}};
    }
    return std::nullopt;
}

std::optional<Error> faultOf(const QSslSocket &socket, QList<QSslError> faults, const TlsWish &wish)
{
    const QSslCertificate certificate = socket.peerCertificate();
    faults.removeIf([](const QSslError &fault) { return fault.error() == QSslError::HostNameMismatch; });
    if (!isMadeOutTo(certificate, socket.peerVerifyName()))
        faults.append(QSslError(QSslError::HostNameMismatch, certificate));
    if (wish.now > certificate.expiryDate())
        faults.append(QSslError(QSslError::CertificateExpired, certificate));
    else if (wish.now < certificate.effectiveDate())
        faults.append(QSslError(QSslError::CertificateNotYetValid, certificate));
    return faultOf(faults, wish);
}

} // namespace budget
