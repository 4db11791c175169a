// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/libpqparameters.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <algorithm>
#include <array>

namespace budget {

namespace {

using enum ParameterUse;
using enum ParameterValues;

constexpr qsizetype kLongestValue = 4096;
constexpr QStringView kTlsVersions = u"TLSv1|TLSv1.1|TLSv1.2|TLSv1.3";

constexpr std::array kRules{
    ParameterRule{u"host", u"PGHOST", Address},
    ParameterRule{u"port", u"PGPORT", Address},
    ParameterRule{u"dbname", u"PGDATABASE", Address},
    ParameterRule{u"user", u"PGUSER", Address},
    ParameterRule{u"password", u"PGPASSWORD", Address},
    ParameterRule{u"sslmode", u"PGSSLMODE", PassedOn, Choice, u"disable|allow|prefer|require|verify-ca|verify-full"},
    ParameterRule{u"sslrootcert", u"PGSSLROOTCERT"},
    ParameterRule{u"sslcert", u"PGSSLCERT"},
    ParameterRule{u"sslkey", u"PGSSLKEY"},
    ParameterRule{u"sslcrl", u"PGSSLCRL"},
    ParameterRule{u"sslcrldir", u"PGSSLCRLDIR"},
    ParameterRule{u"ssl_min_protocol_version", u"PGSSLMINPROTOCOLVERSION", PassedOn, Choice, kTlsVersions},
    ParameterRule{u"ssl_max_protocol_version", u"PGSSLMAXPROTOCOLVERSION", PassedOn, Choice, kTlsVersions},
    ParameterRule{u"channel_binding", u"PGCHANNELBINDING", PassedOn, Choice, u"disable|prefer|require"},
    ParameterRule{u"requirepeer", u"PGREQUIREPEER"},
    ParameterRule{u"connect_timeout", u"PGCONNECT_TIMEOUT", PassedOn, Number},
    ParameterRule{u"keepalives_idle", {}, PassedOn, Number},
    ParameterRule{u"keepalives_interval", {}, PassedOn, Number},
    ParameterRule{u"keepalives_count", {}, PassedOn, Number},
    ParameterRule{u"tcp_user_timeout", {}, PassedOn, Number},
    ParameterRule{u"application_name", u"PGAPPNAME"},
    ParameterRule{u"options", u"PGOPTIONS"},
    ParameterRule{u"target_session_attrs", u"PGTARGETSESSIONATTRS", PassedOn, Choice,
                  u"any|read-write|read-only|primary|standby|prefer-standby"},
    ParameterRule{u"keepalives", {}, DecidedByProgram, Number},
    ParameterRule{u"client_encoding", u"PGCLIENTENCODING", DecidedByProgram},
    ParameterRule{u"fallback_application_name", {}, DecidedByProgram},
    ParameterRule{u"gssencmode", u"PGGSSENCMODE", DecidedByProgram, Choice, u"disable|prefer|require"},
    ParameterRule{u"gsslib", u"PGGSSLIB", DecidedByProgram},
    ParameterRule{u"hostaddr", u"PGHOSTADDR", DecidedByProgram},
    ParameterRule{u"krbsrvname", u"PGKRBSRVNAME", DecidedByProgram},
    ParameterRule{u"passfile", u"PGPASSFILE", DecidedByProgram},
    ParameterRule{u"replication", {}, DecidedByProgram, Choice, u"true|on|yes|1|database|false|off|no|0"},
    ParameterRule{u"service", u"PGSERVICE", DecidedByProgram},
    ParameterRule{u"sslcompression", u"PGSSLCOMPRESSION", DecidedByProgram, Choice, u"0|1"},
    ParameterRule{u"sslpassword", {}, DecidedByProgram},
    ParameterRule{u"sslsni", u"PGSSLSNI", DecidedByProgram, Choice, u"0|1"},
};

constexpr QStringView kNewerNames =
    u"|require_auth|sslcertmode|load_balance_hosts|gssdelegation|sslnegotiation|scram_client_key|scram_server_key"
    u"|min_protocol_version|max_protocol_version|sslkeylogfile|servicefile|oauth_issuer|oauth_client_id"
    u"|oauth_client_secret|oauth_scope|";

// Settings of other programs, in the form that normalized() returns.
constexpr QStringView kOtherNames =
    u"|pgbouncer|connectionlimit|pooltimeout|poolsize|maxoverflow|maxpoolsize|"
    u"minpoolsize"
    u"|maximumpoolsize|minimumpoolsize|pooling|poolmode|preparedstatementcachesize|statementcachesize|preparethreshold"
    u"|socketoptions|sockettimeout|sslaccept|sslidentity|sslcert|sslfactory|trustservercertificate|commandtimeout"
    u"|statementtimeout|logintimeout|multiplexing|noresetonclose|includeerrordetail|persistsecurityinfo|uselibpqcompat"
    u"|rewritebatchedinserts|rewritebatchedstatements|stringtype|binarytransfer|reconnect|targetservertype|tcpkeepalive"
    u"|maxidleconnections|poolmaxconns|poolminconns|poolmaxconnlifetime|defaultqueryexecmode|tcpkeepalives|workmem|ssl"
    u"|preparedstatements|preferquerymode|directconnection|maxautoprepare|enlist|connectionlifetime|timezone"
    // pgjdbc
    u"|adaptivefetch|adaptivefetchmaximum|adaptivefetchminimum|allowencodingchanges|assumeminserverversion"
    u"|authenticationpluginclassname|autosave|binarytransferdisable|binarytransferenable|cancelsignaltimeout"
    u"|cleanupsavepoints|databasemetadatacachefields|databasemetadatacachefieldsmib|defaultrowfetchsize"
    u"|disablecolumnsanitiser|escapesyntaxcallmode|groupstartupparameters|gssresponsetimeout|gssusedefaultcreds"
    u"|hideunprivilegedobjects|hostrecheckseconds|jaasapplicationname|jaaslogin|kerberosservername|loadbalancehosts"
    u"|localsocketaddress|loggerfile|loggerlevel|logservererrordetail|logunclosedconnections|maxresultbuffer"
    u"|maxsendbuffersize|preparedstatementcachequeries|preparedstatementcachesizemib|protocolversion|querytimeout"
    u"|quotereturningidentifiers|readonly|readonlymode|receivebuffersize|sendbuffersize|socketfactory|socketfactoryarg"
    u"|sslfactoryarg|sslhostnameverifier|sslpasswordcallback|sslresponsetimeout|sspiserviceclass|tcpnodelay"
    u"|unknownlength|usespnego|xmlfactoryfactory"
    // Npgsql
    u"|arraynullabilitymode|autoprepareminusages|cancellationtimeout|checkcertificaterevocation"
    u"|connectionidlelifetime|connectionpruninginterval|convertinfinitydatetime|gssencryptionmode"
    u"|includefailedbatchedcommand|includerealm|integratedsecurity|internalcommandtimeout|keepalive"
    u"|kerberosservicename|logparameters|readbuffersize|servercompatibilitymode|socketreceivebuffersize"
    u"|socketsendbuffersize|tcpkeepaliveinterval|tcpkeepalivetime|useperfcounters|usesslstream|writebuffersize"
    u"|writecoalescingbufferthresholdbytes|maxpreparedstatements|loadtablecomposites|replicationmode|krbsrvname"
    // ODBC
    u"|driver|dsn|provider|fetch|boolsaschar|byteaaslongvarbinary"
    u"|cacheodbcprep|commlog|connsettings|extrasystableprefixes|fakeoidindex|gssauthusegss|ignoretimeout|ksqo"
    u"|lfconversion|lowercaseidentifier|maxlongvarcharsize|maxvarcharsize|rowversioning"
    u"|showoidcolumn|showsystemtables|sslcipher|textaslongvarchar|truisminus1|unknownsaslongvarchar|unknownsizes"
    u"|updatablecursors|usedeclarefetch|useserversideprepare|xaopt"
    // others: Doctrine, SQLAlchemy, sqlx, node-postgres, Rails
    u"|serverversion|charset|preparedstatementnamefunc|statementcachecapacity|idletransactiontimeout|querytimeout"
    u"|querytimeoutmillis|connectiontimeoutmillis|idletimeoutmillis|checkouttimeout|reapingfrequency"
    u"|idletimeout|minmessages|insertreturning|advisorylocks|autocommit|poolmaxconnidletime"
    u"|poolhealthcheckperiod|descriptioncachecapacity|sslinline|locktimeout|idleintransactionsessiontimeout|";

struct Alias
{
    QStringView foreign; ///< in the form that normalized() returns
    QStringView name;
};

constexpr std::array kAliases{
    Alias{u"server", u"host"},
    Alias{u"hostname", u"host"},
    Alias{u"datasource", u"host"},
    Alias{u"username", u"user"},
    Alias{u"userid", u"user"},
    Alias{u"uid", u"user"},
    Alias{u"usr", u"user"},
    Alias{u"pwd", u"password"},
    Alias{u"psw", u"password"},
    Alias{u"pass", u"password"},
    Alias{u"database", u"dbname"},
    Alias{u"db", u"dbname"},
    Alias{u"initialcatalog", u"dbname"},
    Alias{u"timeout", u"connect_timeout"},
    Alias{u"connecttimeout", u"connect_timeout"},
    Alias{u"connectiontimeout", u"connect_timeout"},
    Alias{u"rootcertificate", u"sslrootcert"},
    Alias{u"sslcertificate", u"sslcert"},
    Alias{u"encoding", u"client_encoding"},
    Alias{u"targetsessionattributes", u"target_session_attrs"},
};

// Settings that name a schema or a search_path, in the form that normalized() returns.
constexpr QStringView kSchemaNames = u"|schema|schemaname|defaultschema|dbschema|postgresschema|";
constexpr QStringView kSearchPathNames = u"|currentschema|searchpath|schemasearchpath|";

QString normalized(QStringView name)
{
    QString letters;
    for (const QChar c : name.first(qMin<qsizetype>(name.size(), 64))) {
        if (c != u' ' && c != u'_' && c != u'-')
            letters += c.toLower();
    }
    return letters;
}

QSet<QString> namesOf(QStringView list)
{
    QSet<QString> names;
    for (const QStringView name : list.split(u'|', Qt::SkipEmptyParts))
        names += name.toString();
    return names;
}

/// Maps each alias and each of libpq's own names to libpq's name. The keys are in the form that normalized() returns.
QHash<QString, QStringView> foreignNames()
{
    QHash<QString, QStringView> names;
    for (const ParameterRule &rule : kRules)
        names.insert(normalized(rule.name), rule.name);
    for (const Alias &alias : kAliases)
        names.insert(alias.foreign.toString(), alias.name);
    return names;
}

/// Whether libpq can read the value as a number: optional blanks around a sign and digits, within the range of an int.
bool isNumber(QStringView value)
{
    bool isInt = false;
    static_cast<void>(value.trimmed().toInt(&isInt));
    return isInt;
}

const ParameterRule *find(QStringView text, QStringView ParameterRule::*field)
{
    const auto *const rule = std::find_if(kRules.begin(), kRules.end(),
                                          [&](const ParameterRule &candidate) { return candidate.*field == text; });
    return rule == kRules.end() || text.isEmpty() ? nullptr : rule;
}

} // namespace

std::span<const ParameterRule> libpqParameterRules()
{
    return kRules;
}

const ParameterRule *libpqParameter(QStringView name)
{
    return find(name, &ParameterRule::name);
}

const ParameterRule *libpqParameterOfVariable(QStringView variable)
{
    return find(variable, &ParameterRule::variable);
}

bool isLegalValue(const ParameterRule &rule, QStringView value)
{
    const auto isControl = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; };
    if (value.size() > kLongestValue || std::any_of(value.begin(), value.end(), isControl))
        return false;
    switch (rule.values) {
    case Text:
        return true;
    case Number:
        return isNumber(value);
    case Choice:
        return rule.choices.split(u'|').contains(value);
    }
    return false;
}

bool isTooWeak(const ParameterRule &rule, QStringView value)
{
    return rule.choices == kTlsVersions && (value == u"TLSv1" || value == u"TLSv1.1");
}

bool isOfNewerLibpq(QStringView name)
{
    static const QSet<QString> names = namesOf(kNewerNames);
    return names.contains(name.toString());
}

bool isOfOtherProgram(QStringView name)
{
    static const QSet<QString> names = namesOf(kOtherNames);
    return names.contains(normalized(name));
}

SchemaSetting schemaSetting(QStringView name)
{
    static const QSet<QString> names = namesOf(kSchemaNames);
    static const QSet<QString> paths = namesOf(kSearchPathNames);
    const QString plain = normalized(name);
    if (names.contains(plain))
        return SchemaSetting::Name;
    return paths.contains(plain) ? SchemaSetting::SearchPath : SchemaSetting::None;
}

QStringView libpqNameOf(QStringView foreign)
{
    static const QHash<QString, QStringView> names = foreignNames();
    return names.value(normalized(foreign));
}

} // namespace budget
