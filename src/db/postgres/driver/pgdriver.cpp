// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/driver/pgdriver.h"

#include "core/address/libpqparameters.h"
#include "db/postgres/driver/pgcatalogue.h"
#include "db/postgres/driver/pgresult.h"
#include "db/postgres/driver/pgvariant.h"

#include <QSqlField>
#include <QSqlIndex>
#include <QSqlRecord>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The options of QSqlDatabase::setConnectOptions(). Fails with the first one that is not allowed.
Result<QMap<QString, QString>> parametersOf(const QString &options)
{
    QMap<QString, QString> parameters;
    for (const QString &option : options.split(u';', Qt::SkipEmptyParts)) {
        const QString name = option.section(u'=', 0, 0).trimmed();
        const QString value = option.section(u'=', 1).trimmed();
        const ParameterRule *rule = libpqParameter(name);
        if (!rule || rule->use != ParameterUse::PassedOn || !isLegalValue(*rule, value))
            return failure(ErrorKind::ParameterRefused, Field::None, name);
        parameters.insert(name, value);
    }
    return parameters;
}

QString withoutTrailingSpace(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

} // namespace

QSqlError sqlErrorOf(const Error &error, QSqlError::ErrorType type)
{
    const bool isLost = error.kind == ErrorKind::ConnectionLost || error.kind == ErrorKind::OutcomeUnknown;
    const QString text = isLost && error.detail.isEmpty() ? u"no connection to the server"_s : error.detail;
    return {u"PgDriver"_s, text, isLost ? QSqlError::ConnectionError : type, error.sqlState};
}

PgDriver::PgDriver(std::unique_ptr<PgSession> session, QObject *parent)
    : QSqlDriver(parent), m_session(std::move(session))
{
    setNumericalPrecisionPolicy(QSql::HighPrecision);
    setOpen(m_session != nullptr);
}

PgDriver::~PgDriver() = default;

bool PgDriver::isOpen() const
{
    return m_session && !m_session->isLost();
}

bool PgDriver::open(const QString &database, const QString &user, const QString &password, const QString &host,
                    int port, const QString &options)
{
    close();
    const auto parameters = parametersOf(options);
    if (!parameters)
        return refuseToOpen(parameters.error());
    const ServerLogin login{
        {host, port > 0 ? static_cast<quint16>(port) : kDefaultPort, database, user, *parameters}, Secret(password)};
    auto session = PgSession::open(login, std::make_shared<Interrupt>());
    if (!session)
        return refuseToOpen(session.error());
    m_session = *std::move(session);
    setOpen(true);
    setOpenError(false);
    return true;
}

bool PgDriver::refuseToOpen(const Error &error)
{
    setLastError(sqlErrorOf(error, QSqlError::ConnectionError));
    setOpenError(true);
    return false;
}

void PgDriver::close()
{
    m_session.reset();
    setOpen(false);
    setOpenError(false);
}

QSqlResult *PgDriver::createResult() const
{
    return new PgResult(this);
}

bool PgDriver::hasFeature(DriverFeature feature) const
{
    switch (feature) {
    case Transactions:
    case QuerySize:
    case BLOB:
    case Unicode:
    case PreparedQueries:
    case PositionalPlaceholders:
    case LastInsertId:
    case LowPrecisionNumbers:
    case MultipleResultSets:
        return true;
    case NamedPlaceholders: // `:name` works, but is replaced by a position
    case BatchOperations:   // execBatch() works; Qt means OUT parameters too
    case SimpleLocking:
    case EventNotifications:
    case FinishQuery:
    case CancelQuery:
        return false;
    }
    return false;
}

/// Executes a transaction statement and compares the command tag: after a failed statement, the server answers COMMIT
/// with ROLLBACK.
bool PgDriver::control(const QString &statement, const QByteArray &expected)
{
    if (!isOpen()) {
        setLastError(sqlErrorOf({ErrorKind::ConnectionLost, Field::None, {}, {}, {}}, QSqlError::TransactionError));
        return false;
    }
    const auto answer = m_session->exec(statement);
    if (answer && answer->command == expected)
        return true;
    const Error error = answer ? Error{ErrorKind::Unexpected, Field::None, QString::fromUtf8(answer->command), {}, {}}
                               : answer.error();
    setLastError(sqlErrorOf(error, QSqlError::TransactionError));
    return false;
}

bool PgDriver::beginTransaction()
{
    return control(u"BEGIN"_s, "BEGIN");
}

bool PgDriver::commitTransaction()
{
    return control(u"COMMIT"_s, "COMMIT");
}

bool PgDriver::rollbackTransaction()
{
    return control(u"ROLLBACK"_s, "ROLLBACK");
}

QStringList PgDriver::tables(QSql::TableType type) const
{
    return isOpen() ? pgTables(*m_session, type) : QStringList();
}

QSqlRecord PgDriver::record(const QString &table) const
{
    return isOpen() ? pgRecord(*m_session, pgTableName(table)) : QSqlRecord();
}

QSqlIndex PgDriver::primaryIndex(const QString &table) const
{
    return isOpen() ? pgPrimaryIndex(*m_session, pgTableName(table)) : QSqlIndex(table);
}

QString PgDriver::formatValue(const QSqlField &field, bool trimStrings) const
{
    if (!trimStrings || field.isNull() || field.value().typeId() != QMetaType::QString)
        return literalOf(field);
    QSqlField trimmed = field;
    trimmed.setReadOnly(false);
    trimmed.setValue(withoutTrailingSpace(field.value().toString()));
    return literalOf(trimmed);
}

/// As in QPSQL, a dot separates a schema from a table, or a table from a column.
QString PgDriver::escapeIdentifier(const QString &identifier, IdentifierType type) const
{
    if (identifier.isEmpty() || isIdentifierEscaped(identifier, type))
        return identifier;
    QString escaped = identifier;
    escaped.replace(u'"', u"\"\""_s).replace(u'.', u"\".\""_s);
    return u'"' + escaped + u'"';
}

/// PostgreSQL's NAMEDATALEN - 1.
int PgDriver::maximumIdentifierLength(IdentifierType /*type*/) const
{
    return 63;
}

} // namespace budget
