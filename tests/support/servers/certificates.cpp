// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/certificates.h"

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

constexpr QLatin1StringView kConfigFile{"openssl.cnf"};
constexpr QLatin1StringView kConfig{R"([req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost, IP:127.0.0.1
)"};

ToolOutcome openssl(const WatchedFolder &folder, const QStringList &arguments)
{
    const QStringList common{u"req"_s,
                             u"-x509"_s,
                             u"-config"_s,
                             kConfigFile,
                             u"-days"_s,
                             u"2"_s,
                             u"-nodes"_s,
                             u"-newkey"_s,
                             u"ec"_s,
                             u"-pkeyopt"_s,
                             u"ec_paramgen_curve:prime256v1"_s};
    return runTool({u"openssl"_s, common + arguments, folder.path()});
}

constexpr QLatin1StringView kStrangerFile{"stranger.crt"};
constexpr QLatin1StringView kStrangerKeyFile{"stranger.key"};

QString issuingConfig(const CertificateWish &wish)
{
    return QString(kConfig).replace(u"subjectAltName = DNS:localhost, IP:127.0.0.1"_s,
                                    u"subjectAltName = "_s + wish.otherNames)
        + u"[ca]\n"
          "default_ca = issuing\n"
          "[issuing]\n"
          "database = %1.index\n"
          "new_certs_dir = .\n"
          "rand_serial = yes\n"
          "unique_subject = no\n"
          "default_md = sha256\n"
          "policy = anything\n"
          "x509_extensions = server\n"
          "[anything]\n"
          "commonName = supplied\n"_s.arg(wish.name);
}

QStringList signerArguments(const CertificateWish &wish)
{
    switch (wish.signer) {
    case CertificateWish::Signer::Itself:
        return {u"-selfsign"_s, u"-keyfile"_s, wish.name + u".key"_s};
    case CertificateWish::Signer::Stranger:
        return {u"-cert"_s, kStrangerFile, u"-keyfile"_s, kStrangerKeyFile};
    case CertificateWish::Signer::Authority:
        break;
    }
    return {u"-cert"_s, kCaFile, u"-keyfile"_s, u"ca.key"_s};
}

} // namespace

ToolOutcome makeCertificates(const WatchedFolder &folder)
{
    if (!folder.write(kConfigFile, kConfig))
        return {false, {}, u"cannot write OpenSSL's configuration"_s};
    const ToolOutcome made = openssl(folder,
                                     {u"-extensions"_s, u"authority"_s, u"-subj"_s, u"/CN=Budget test CA"_s,
                                      u"-keyout"_s, u"ca.key"_s, u"-out"_s, kCaFile});
    if (!made)
        return made;
    return openssl(folder,
                   {u"-extensions"_s, u"server"_s, u"-subj"_s, u"/CN=localhost"_s, u"-CA"_s, kCaFile, u"-CAkey"_s,
                    u"ca.key"_s, u"-keyout"_s, kServerKeyFile, u"-out"_s, kServerCertificateFile});
}

ToolOutcome makeCertificate(const WatchedFolder &folder, const CertificateWish &wish)
{
    const QString config = wish.name + u".cnf"_s;
    const QString request = wish.name + u".csr"_s;
    if (!folder.write(config, issuingConfig(wish)) || !folder.write(wish.name + u".index"_s, {}))
        return {false, {}, u"cannot write OpenSSL's configuration"_s};
    if (wish.signer == CertificateWish::Signer::Stranger) {
        const ToolOutcome stranger = openssl(folder,
                                             {u"-extensions"_s, u"authority"_s, u"-subj"_s, u"/CN=Stranger"_s,
                                              u"-keyout"_s, kStrangerKeyFile, u"-out"_s, kStrangerFile});
        if (!stranger)
            return stranger;
    }
    const ToolOutcome requested = runTool(
        {u"openssl"_s,
         {u"req"_s, u"-new"_s, u"-config"_s, config, u"-nodes"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
          u"ec_paramgen_curve:prime256v1"_s, u"-subj"_s, u"/CN="_s + wish.commonName, u"-keyout"_s,
          wish.name + u".key"_s, u"-out"_s, request},
         folder.path()});
    if (!requested)
        return requested;
    QStringList arguments{u"ca"_s,         u"-batch"_s, u"-notext"_s,         u"-config"_s, config,
                          u"-startdate"_s, wish.from,   u"-enddate"_s,        wish.until,   u"-in"_s,
                          request,         u"-out"_s,   wish.name + u".crt"_s};
    arguments += signerArguments(wish);
    return runTool({u"openssl"_s, arguments, folder.path()});
}

} // namespace budget::test
