// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/connectrules.h"

namespace budget {

namespace {

using Rule = ConnectRule;

/// Messages of PostgreSQL 9.6 to 18 (postmaster, libpq/auth, utils/init/postinit).
constexpr std::array kRules{
    Rule{"password authentication failed|(SASL|SCRAM|MD5) authentication failed|empty password returned by client",
         ErrorKind::PasswordRejected, Field::Password},
    Rule{"authentication failed for user \".*\": host rejected", ErrorKind::AddressRefused, Field::Host},
    Rule{"(ident|peer|GSSAPI|SSPI|PAM|BSD|LDAP|RADIUS|certificate|external|OAuth bearer|\"trust\") authentication "
         "failed|no PostgreSQL user name specified",
         ErrorKind::PasswordRejected, Field::User},
    Rule{"role \".*\" is not permitted to log in", ErrorKind::LoginForbidden, Field::User},
    Rule{R"(role (".*"|with OID \d+) does not exist)", ErrorKind::PasswordRejected, Field::User},
    Rule{R"(database (".*"|\d+) does not exist|database ".*" has disappeared)", ErrorKind::DatabaseUnknown,
         Field::Database},
    Rule{"permission denied to set role", ErrorKind::ParameterRefused, Field::Url},
    Rule{"database \".*\" is not currently accepting connections|cannot connect to invalid database \".*\""
         "|permission denied for database",
         ErrorKind::PermissionDenied, Field::Database},
    Rule{"permission denied to set parameter|unrecognized configuration parameter|invalid value for (parameter|boolean "
         "option)"
         "|invalid command-line argument|parameter \".*\" (cannot be (changed|set)|requires an? )"
         "|[^\"\\n]{1,40} is outside the valid range for parameter|conversion between \\w+ and \\w+ is not supported"
         "|(invalid )?configuration parameter name|-c .* requires a value",
         ErrorKind::ParameterRefused, Field::Url},
    Rule{"remaining connection slots are reserved|(sorry, )?too many (clients|connections)"
         "|connection limit exceeded for non-superusers|number of requested standby connections exceeds",
         ErrorKind::ConnectionLimit, Field::None},
    Rule{"the database system is (starting up|shutting down|in recovery|not yet accepting|not accepting)"
         "|terminating connection (due to|because)|must be superuser to connect (during database shutdown|in binary "
         "upgrade mode)"
         "|could not fork new process for connection"
         "|out of memory\\n",
         ErrorKind::ServerUnavailable, Field::None},
    Rule{"canceling authentication due to timeout", ErrorKind::ConnectTimeout, Field::Password},
    Rule{"no pg_hba\\.conf entry for .*, (no encryption|SSL off)(\\n|$)", ErrorKind::TlsUnavailable, Field::Url},
    Rule{"no pg_hba\\.conf entry|pg_hba\\.conf rejects", ErrorKind::AddressRefused, Field::Host},
    Rule{"received unencrypted data after (SSL|GSSAPI)", ErrorKind::CertificateRejected, Field::Host},
    Rule{"(unsupported )?SCRAM channel[- ]binding|channel binding", ErrorKind::CertificateRejected, Field::Password},
    Rule{"could not [^\"]*(\"[^\"]*\")?[^\"]*: No space left on device"
         "|could not extend file because [\\w ]*size limit",
         ErrorKind::DiskFull, Field::None},
    Rule{"connection requires a valid client certificate", ErrorKind::Unexpected, Field::None},
};

/// Translated messages for the SQLSTATEs with several meanings: 28000 means an unknown role or a role without LOGIN;
/// 42501 concerns a database or a parameter.
constexpr std::array kTranslatedRules{
    Rule{"Rolle ».*« existiert nicht|no existe el rol «.*»|le rôle «.*» n'existe pas|il ruolo \".*\" non esiste"
         "|ロール\".*\"は存在しません|როლი არ არსებობს: \".*\"|\".*\" 롤\\(role\\) 없음|роль \".*\" не "
         "(существует|існує)"
         "|rollen \".*\" finns inte|角色 ?\".*\" ?不存在|(a )?role \".*\" não existe|rola \".*\" nie istnieje"
         "|\".*\" rolü mevcut değil|role \".*\" neexistuje",
         ErrorKind::PasswordRejected, Field::User},
    Rule{"Rolle ».*« hat keine Berechtigung zum Einloggen|al rol «.*» no se le permite conectarse"
         "|le rôle «.*» n'est pas autorisé à se connecter|al ruolo \".*\" non è consentito effettuare il login"
         "|ロール\".*\"はログインが許可されません|როლს შესვლის უფლება არ აქვს|\".*\" 롤은 접속을 허용하지 않음"
         "|для ро(ли|лі) \".*\" вх(од|ід) не|для роли \".*\" вход запрещён|roll \".*\" tillåts inte logga in"
         "|不允许角色 ?\".*\" ?进行登录|角色 ?\".*\" ?不允许登录|role \".*\" não tem permissão para efetuar login"
         "|rola \".*\" nie zezwala na logowanie",
         ErrorKind::LoginForbidden, Field::User},
    Rule{"[^:\\n]{0,80}: ?(Host abgelehnt|anfitrión rechazado|hôte rejeté|host rifiutato|ホストを拒絶|ჰოსტმა ის უარყო"
         "|호스트 거부|не разрешённый компьютер|host blockerad|відхилений хост|主机拒绝)",
         ErrorKind::AddressRefused, Field::Host},
    Rule{"Datenbank ».*« akzeptiert gegenwärtig keine|la base de datos «.*» no acepta conexiones"
         "|la base de données «.*» n'accepte plus|il database \".*\" attualmente non accetta"
         "|現在データベース\".*\"は接続を受け付けません|база \".*\" не принимает подключения"
         "|databasen \".*\" tar för närvarande inte emot|база даних \".*\" не приймає"
         "|数据库 ?\".*\" ?当前不接受|\".*\" 데이터베이스는 현재 접속을 허용하지",
         ErrorKind::PermissionDenied, Field::Database},
};

} // namespace

ConnectRules postgresRules()
{
    return kRules;
}

ConnectRules translatedRules()
{
    return kTranslatedRules;
}

} // namespace budget
