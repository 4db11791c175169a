// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pglogin.h"

#include "core/failure/failure.h"
#include "db/postgres/cabundle.h"
#include "db/postgres/pgvalues.h"
#include "db/postgres/pgwait.h"
#include "platform/plainmessages.h"

#include <QFileInfo>

#include <libpq-fe.h>
#include <poll.h>

#include <optional>
#include <vector>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// libpq knows require_auth from version 16 on.
bool canRequireMethod()
{
    return PQlibVersion() >= 160'000;
}

/// The server offered SCRAM; nothing that depends on the password was sent.
bool lacksBinding(const Error &error)
{
    return error.detail.contains(u"did not offer an authentication method that supports channel binding"_s);
}

/// channel_binding=require was ours, not the string's: a server that asks for anything else than SCRAM is then refused
/// for what it asks, not for the lack of a binding.
Error ofDemandedScram(Error error)
{
    if (error.kind == ErrorKind::ChannelBindingMissing) {
        error.kind = ErrorKind::CertificateRejected;
        error.field = Field::Password;
    }
    return error;
}

/// What the server says beside its answers goes nowhere; libpq would print it.
void dropNotice(void * /*unused*/, const char * /*unused*/)
{ }

Failure refused(PGconn *connection)
{
    return Failure(connectFailure(fromServer(PQerrorMessage(connection))));
}

Result<void> awaitConnected(PGconn *connection, const Interrupt &interrupt, Deadline deadline)
{
    if (PQstatus(connection) == CONNECTION_BAD)
        return refused(connection);
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK) {
        const short events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        switch (waitFor(PQsocket(connection), events, interrupt, true, deadline)) {
        case Waited::Ready:
            break;
        case Waited::Late:
            return failure(ErrorKind::ConnectTimeout, Field::Host);
        case Waited::Interrupted:
        case Waited::Cancelled:
            return failure(ErrorKind::Cancelled);
        case Waited::Failed:
            return refused(connection);
        }
        state = PQconnectPoll(connection);
        if (state == PGRES_POLLING_FAILED)
            return refused(connection);
    }
    return {};
}

Result<PgConnectionPtr> connectOnce(const ServerAddress &address, Login login, const Interrupt &interrupt,
                                    Deadline deadline)
{
    auto parameters = libpqParameters(address, systemCaBundle(), login);
    if (login != Login::AnyMethod && canRequireMethod())
        parameters.insert(u"require_auth"_s, u"scram-sha-256"_s);
    // Keys and values travel side by side: no character of a value can become another parameter.
    std::vector<QByteArray> texts;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it)
        texts.insert(texts.end(), {it.key().toUtf8(), it.value().toUtf8()});
    std::vector<const char *> keys;
    std::vector<const char *> values;
    for (std::size_t i = 0; i < texts.size(); i += 2) {
        keys.push_back(texts[i].constData());
        values.push_back(texts[i + 1].constData());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    PgConnectionPtr connection(PQconnectStartParams(keys.data(), values.data(), 0));
    PQsetNoticeProcessor(connection.get(), dropNotice, nullptr);
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE); // with the SQLSTATE, which libpq keeps to itself
    if (auto connected = awaitConnected(connection.get(), interrupt, deadline); !connected)
        return tl::make_unexpected(connected.error());
    PQsetErrorVerbosity(connection.get(), PQERRORS_DEFAULT);
    PQsetnonblocking(connection.get(), 1);
    return connection;
}

/// libpq 15 cannot be told to answer SCRAM alone, but with channel binding required it answers nothing else. So that
/// comes first, and only a server that offers SCRAM and lacks the binding is met without it.
Result<PgConnectionPtr> connectAny(const ServerAddress &address, const Interrupt &interrupt, Deadline deadline)
{
    const Login login = loginFor(address);
    if (login != Login::Scram || canRequireMethod())
        return connectOnce(address, login, interrupt, deadline);
    auto connected = connectOnce(address, Login::BoundScram, interrupt, deadline);
    if (!connected && lacksBinding(connected.error()))
        return connectOnce(address, Login::Scram, interrupt, deadline);
    return std::move(connected).map_error(ofDemandedScram);
}

/// The file of authorities that the address names, where it is none that can be read. libpq would say so only once it
/// has looked the host up.
std::optional<Error> missingAuthorities(const ServerAddress &address)
{
    const QString file = address.parameters.value(u"sslrootcert"_s);
    const bool isNamed = !file.isEmpty() && !wantsSystemAuthorities(address);
    const QFileInfo info(file);
    if (!isNamed || !sslModeFor(address).startsWith(u"verify"_s) || (info.isFile() && info.isReadable()))
        return std::nullopt;
    return Error{ErrorKind::CertificateFileMissing, Field::Url, file, {}, {}};
}

} // namespace

void FreePgConnection::operator()(PGconn *connection) const
{
    PQfinish(connection);
}

Result<PgConnectionPtr> logIn(const ServerAddress &address, const Interrupt &interrupt,
                              std::chrono::milliseconds patience)
{
    if (auto missing = missingAuthorities(address))
        return tl::make_unexpected(*missing);
    const PlainMessages english; // a failure to connect is told by its text
    auto connected = connectAny(address, interrupt, std::chrono::steady_clock::now() + patience);
    if (!connected)
        connected.error().detail = address.password.maskedIn(connected.error().detail);
    return connected;
}

QString libpqVersion()
{
    const int number = PQlibVersion();
    return u"%1.%2"_s.arg(number / 10000).arg(number % 10000);
}

} // namespace budget
