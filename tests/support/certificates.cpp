// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"

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
    const QStringList common{u"req"_s,   u"-x509"_s, u"-config"_s,  kConfigFile, u"-days"_s, u"2"_s,
                             u"-nodes"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s};
    return runTool({u"openssl"_s, common + arguments, folder.path()});
}

} // namespace

ToolOutcome makeCertificates(const WatchedFolder &folder)
{
    if (!folder.write(kConfigFile, kConfig))
        return {false, {}, u"cannot write OpenSSL's configuration"_s};
    const ToolOutcome made = openssl(folder, {u"-extensions"_s, u"authority"_s, u"-subj"_s, u"/CN=Budget test CA"_s,
                                              u"-keyout"_s, u"ca.key"_s, u"-out"_s, kCaFile});
    if (!made)
        return made;
    return openssl(folder, {u"-extensions"_s, u"server"_s, u"-subj"_s, u"/CN=localhost"_s, u"-CA"_s, kCaFile,
                            u"-CAkey"_s, u"ca.key"_s, u"-keyout"_s, kServerKeyFile, u"-out"_s,
                            kServerCertificateFile});
}

} // namespace budget::test
