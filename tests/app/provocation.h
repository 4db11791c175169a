// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/checks.h"
#include "support/database.h"
#include "support/scriptedserver.h"
#include "support/watchedfolder.h"

#include <memory>

namespace budget::test {

class FaultProxy;
class Pooler;
class TlsFront;
struct CertificateWish;

/// Faults for the checklist, each made for real around a database of the shared cluster.
class Provocation
{
public:
    Provocation();
    ~Provocation();
    Q_DISABLE_COPY_MOVE(Provocation)

    /// Changes the task so that it runs into the fault of this name. Answers why that could not be done, or nothing.
    [[nodiscard]] QString provoke(const QString &fault, const Database &database, CheckTask &task);
    /// What was said to the server with the bad certificate.
    [[nodiscard]] QByteArray overheard() const;
    void end();

private:
    [[nodiscard]] ScriptedServer::Identity identityOf(const QString &name) const;
    [[nodiscard]] QString show(const CertificateWish &wish, ServerAddress &address);
    void script(Manner manner, ServerAddress &address);
    [[nodiscard]] QString provokeAtServer(const QString &fault, const Database &database, ServerAddress &address);

    WatchedFolder m_folder{QStringLiteral("checks"), WatchedFolder::Owner::ServerUser};
    std::unique_ptr<TlsFront> m_front;
    std::unique_ptr<ScriptedServer> m_scripted;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Pooler> m_pooler;
};

} // namespace budget::test
