// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/provocation.h"

#include "support/certificates.h"
#include "support/faultproxy.h"
#include "support/freeport.h"
#include "support/pooler.h"
#include "support/postgrescluster.h"
#include "support/tlsfront.h"

using namespace Qt::StringLiterals;

namespace budget::test {

Provocation::Provocation() = default;
Provocation::~Provocation() = default;

QByteArray Provocation::overheard() const
{
    return m_front ? m_front->overheard() : QByteArray("nobody listens");
}

void Provocation::end()
{
    m_front.reset();
    m_scripted.reset();
    m_proxy.reset();
    m_pooler.reset();
}

ScriptedServer::Identity Provocation::identityOf(const QString &name) const
{
    return {m_folder.filePath(name + u".crt"_s), m_folder.filePath(name + u".key"_s)};
}

/// A server behind a certificate that is not the good one.
QString Provocation::show(const CertificateWish &wish, ServerAddress &address)
{
    const ToolOutcome made = makeCertificate(m_folder, wish);
    if (!made)
        return made.error;
    m_front = std::make_unique<TlsFront>(sharedCluster().port(), identityOf(wish.name));
    address.port = m_front->port();
    address.parameters[u"sslrootcert"_s] = m_folder.filePath(kCaFile);
    return {};
}

void Provocation::script(Manner manner, ServerAddress &address)
{
    m_scripted = std::make_unique<ScriptedServer>(manner, identityOf(u"server"_s));
    address.port = m_scripted->port();
    address.parameters[u"sslrootcert"_s] = m_folder.filePath(kCaFile);
}

QString Provocation::provoke(const QString &fault, const Database &database, CheckTask &task)
{
    if (const ToolOutcome made = makeCertificates(m_folder); !made)
        return made.error;
    auto &address = std::get<ServerAddress>(task.location);
    using Signer = CertificateWish::Signer;
    if (fault == u"wrong host")
        address.host = u"nowhere.invalid"_s;
    else if (fault == u"refused port")
        address.port = freePort();
    else if (fault == u"self-signed")
        return show({.name = u"itself"_s, .signer = Signer::Itself}, address);
    else if (fault == u"stranger")
        return show({.name = u"stranger2"_s, .signer = Signer::Stranger}, address);
    else if (fault == u"expired")
        return show({.name = u"expired"_s, .until = u"20240201000000Z"_s}, address);
    else if (fault == u"not yet valid")
        return show({.name = u"early"_s, .from = u"20980101000000Z"_s}, address);
    else if (fault == u"other host")
        return show({.name = u"other"_s, .commonName = u"other.example"_s, .otherNames = u"DNS:other.example"_s},
                    address);
    else if (fault == u"no authorities")
        address.parameters[u"sslrootcert"_s] = u"/nowhere/ca.crt"_s;
    else if (fault == u"plain text")
        script(Manner::RefusesTls, address);
    else if (fault == u"http")
        script(Manner::SpeaksHttp, address);
    else if (fault == u"injected bytes")
        script(Manner::InjectsBytes, address);
    else if (fault == u"asks for the password in clear")
        script(Manner::AsksForClearText, address);
    else if (fault == u"wrong password")
        address.password = Secret(u"canary-wrong"_s);
    else if (fault == u"unknown role")
        address.user = u"nobody_here"_s;
    else if (fault == u"no password")
        task.secretError = Error{ErrorKind::SecretMissing, Field::Password, {}, {}, {}};
    else if (fault == u"unknown database")
        address.database = u"password authentication failed"_s;
    else
        return provokeAtServer(fault, database, address);
    return {};
}

QString Provocation::provokeAtServer(const QString &fault, const Database &database, ServerAddress &address)
{
    PostgresCluster &cluster = sharedCluster();
    if (fault == u"black hole") {
        m_proxy = std::make_unique<FaultProxy>(cluster.port());
        m_proxy->setBlackHole(true);
        address.port = m_proxy->port();
    } else if (fault == u"no CONNECT") {
        cluster.sql(u"postgres"_s,
                    u"REVOKE ALL ON DATABASE \"%1\" FROM PUBLIC, \"%2\""_s.arg(database.name, database.role));
    } else if (fault == u"slots used up") {
        cluster.sql(u"postgres"_s, u"ALTER ROLE \"%1\" CONNECTION LIMIT 0"_s.arg(database.role));
    } else if (fault == u"pooler refuses a parameter") {
        m_pooler = std::make_unique<Pooler>();
        if (!m_pooler->start(cluster) || !m_pooler->admit(database))
            return m_pooler->errorText();
        address.port = m_pooler->port();
        address.parameters[u"options"_s] = u"-c search_path=public"_s;
    } else if (fault == u"no CREATE") {
        cluster.sql(database.name, u"REVOKE CREATE ON SCHEMA public FROM pg_database_owner"_s);
    } else if (fault == u"other tables") {
        cluster.sql(database.name,
                    u"SET ROLE \"%1\"; CREATE TABLE expenses (id integer, amount text)"_s.arg(database.role));
    } else {
        return u"nothing was provoked"_s;
    }
    return {};
}

} // namespace budget::test
