// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgedtexts.h"

using namespace budget;
using namespace Qt::StringLiterals;

/// PostgreSQL's messages with the SQLSTATEs 28000, 42501 and 55000, which have several meanings, in the languages into
/// which PostgreSQL 15 is translated. The severity in front is translated, too.
class TestTranslatedMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void german_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::User, {"FATAL:  28000: Rolle »ann« existiert nicht"});
        addTexts(LoginForbidden, Field::User, {"FATAL:  28000: Rolle »ann« hat keine Berechtigung zum Einloggen"});
        addTexts(AddressRefused, Field::Host,
                 {"FATAL:  28000: kein pg_hba.conf-Eintrag für Host »1.2.3.4«, Benutzer »ann«, Datenbank »shop«, "
                  "SSL-Verschlüsselung",
                  "FATAL:  28000: pg_hba.conf lehnt Verbindung ab für Host »1.2.3.4«, Benutzer »ann«, Datenbank "
                  "»shop«, SSL-Verschlüsselung",
                  "FATAL:  28000: pg_hba.conf lehnt Verbindung ab für Host »1.2.3.4«, Benutzer »ann«, Datenbank "
                  "»shop«, keine Verschlüsselung",
                  "FATAL:  28000: Authentifizierung für Benutzer »ann« fehlgeschlagen: Host abgelehnt"});
        addTexts(TlsUnavailable, Field::Url,
                 {"FATAL:  28000: kein pg_hba.conf-Eintrag für Host »1.2.3.4«, Benutzer »ann«, Datenbank »shop«, keine "
                  "Verschlüsselung"});
        addTexts(ParameterRefused, Field::Url,
                 {"FATAL:  42501: keine Berechtigung, um Parameter »log_statement« zu setzen"});
        addTexts(PermissionDenied, Field::Database,
                 {"FATAL:  42501: keine Berechtigung für Datenbank shop",
                  "FATAL:  42501: keine Berechtigung für Datenbank »shop«",
                  "FATAL:  55000: Datenbank »shop« akzeptiert gegenwärtig keine Verbindungen"});
        addTexts(PasswordRejected, Field::None,
                 {"FATAL:  28000: Peer-Authentifizierung für Benutzer »ann« fehlgeschlagen"});
        addTexts(Unexpected, Field::None, {"FATAL:  28000: Verbindung erfordert ein gültiges Client-Zertifikat"});
        addTexts(CertificateRejected, Field::Password,
                 {"FATAL:  28000: Fehler bei der Aushandlung von SCRAM-Channel-Binding"});
    }
    void german() { checkText(); }

    void spanish_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::User, {"FATAL:  28000: no existe el rol «ann»"});
        addTexts(LoginForbidden, Field::User, {"FATAL:  28000: al rol «ann» no se le permite conectarse"});
        addTexts(AddressRefused, Field::Host,
                 {"FATAL:  28000: no hay una línea en pg_hba.conf para «1.2.3.4», usuario «ann», base de datos «shop», "
                  "cifrado SSL",
                  "FATAL:  28000: pg_hba.conf rechaza la conexión para el servidor «1.2.3.4», usuario «ann», base de "
                  "datos «shop», cifrado SSL",
                  "FATAL:  28000: pg_hba.conf rechaza la conexión para el servidor «1.2.3.4», usuario «ann», base de "
                  "datos «shop», sin cifrado",
                  "FATAL:  28000: la autentificación falló para el usuario «ann»: anfitrión rechazado"});
        addTexts(TlsUnavailable, Field::Url,
                 {"FATAL:  28000: no hay una línea en pg_hba.conf para «1.2.3.4», usuario «ann», base de datos «shop», "
                  "sin cifrado"});
        addTexts(ParameterRefused, Field::Url,
                 {"FATAL:  42501: se ha denegado el permiso para cambiar la opción «log_statement»"});
        addTexts(PermissionDenied, Field::Database,
                 {"FATAL:  42501: permiso denegado a la base de datos shop",
                  "FATAL:  42501: permiso denegado a la base de datos «shop»",
                  "FATAL:  55000: la base de datos «shop» no acepta conexiones"});
        addTexts(PasswordRejected, Field::None, {"FATAL:  28000: la autentificación Peer falló para el usuario «ann»"});
        addTexts(Unexpected, Field::None, {"FATAL:  28000: la conexión requiere un certificado de cliente válido"});
        addTexts(CertificateRejected, Field::Password,
                 {"FATAL:  28000: error de negociación de enlazado (binding) de canal SCRAM"});
    }
    void spanish() { checkText(); }

    void french_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::User, {"FATAL:  28000: le rôle « ann » n'existe pas"});
        addTexts(LoginForbidden, Field::User, {"FATAL:  28000: le rôle « ann » n'est pas autorisé à se connecter"});
        addTexts(AddressRefused, Field::Host,
                 {"FATAL:  28000: aucune entrée dans pg_hba.conf pour l'hôte « 1.2.3.4 », utilisateur « ann »,\nbase "
                  "de données « shop », chiffrement SSL",
                  "FATAL:  28000: pg_hba.conf rejette la connexion pour l'hôte « 1.2.3.4 », utilisateur « ann », "
                  "base\nde données « shop », chiffrement SSL",
                  "FATAL:  28000: pg_hba.conf rejette la connexion pour l'hôte « 1.2.3.4 », utilisateur « ann », "
                  "base\nde données « shop », aucun chiffrement",
                  "FATAL:  28000: authentification échouée pour l'utilisateur « ann » : hôte rejeté"});
        addTexts(TlsUnavailable, Field::Url,
                 {"FATAL:  28000: aucune entrée dans pg_hba.conf pour l'hôte « 1.2.3.4 », utilisateur « ann »,\nbase "
                  "de données « shop », aucun chiffrement"});
        addTexts(ParameterRefused, Field::Url,
                 {"FATAL:  42501: droit refusé pour initialiser le paramètre « log_statement »"});
        addTexts(PermissionDenied, Field::Database,
                 {"FATAL:  42501: droit refusé pour la base de données shop",
                  "FATAL:  42501: droit refusé pour la base de données « shop »",
                  "FATAL:  55000: la base de données « shop » n'accepte plus les connexions"});
        addTexts(PasswordRejected, Field::None,
                 {"FATAL:  28000: authentification peer échouée pour l'utilisateur « ann »"});
        addTexts(Unexpected, Field::None, {"FATAL:  28000: la connexion requiert un certificat client valide"});
        addTexts(CertificateRejected, Field::Password,
                 {"FATAL:  28000: Erreur de négociation de channel-binding SCRAM"});
    }
    void french() { checkText(); }

    void italian_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::User, {"FATALE:  28000: il ruolo \"ann\" non esiste"});
        addTexts(LoginForbidden, Field::User,
                 {"FATALE:  28000: al ruolo \"ann\" non è consentito effettuare il login"});
        addTexts(AddressRefused, Field::Host,
                 {"FATALE:  28000: nessuna voce in pg_hba.conf per l'host \"1.2.3.4\", utente \"ann\", database "
                  "\"shop\", Crittografia SSL",
                  "FATALE:  28000: pg_hba.conf rifiuta connessioni per l'host \"1.2.3.4\", utente \"ann\", database "
                  "\"shop\", Crittografia SSL",
                  "FATALE:  28000: pg_hba.conf rifiuta connessioni per l'host \"1.2.3.4\", utente \"ann\", database "
                  "\"shop\", nessuna crittografia",
                  "FATALE:  28000: autenticazione fallita per l'utente \"ann\": host rifiutato"});
        addTexts(TlsUnavailable, Field::Url,
                 {"FATALE:  28000: nessuna voce in pg_hba.conf per l'host \"1.2.3.4\", utente \"ann\", database "
                  "\"shop\", nessuna crittografia"});
        addTexts(ParameterRefused, Field::Url,
                 {"FATALE:  42501: permesso di impostare il parametro \"log_statement\" negato"});
        addTexts(PermissionDenied, Field::Database,
                 {"FATALE:  42501: permesso negato per il database shop",
                  "FATALE:  42501: permesso negato per il database \"shop\"",
                  "FATALE:  55000: il database \"shop\" attualmente non accetta connessioni"});
        addTexts(PasswordRejected, Field::None, {"FATALE:  28000: Autenticazione Peer fallita per l'utente \"ann\""});
        addTexts(Unexpected, Field::None,
                 {"FATALE:  28000: la connessione richiede un certificato valido per il client"});
        addTexts(CertificateRejected, Field::Password,
                 {"FATALE:  28000: errore di negoziazione del binding del canale SCRAM"});
    }
    void italian() { checkText(); }

    void japanese_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::User, {"FATAL:  28000: ロール\"ann\"は存在しません"});
        addTexts(LoginForbidden, Field::User, {"FATAL:  28000: ロール\"ann\"はログインが許可されません"});
        addTexts(AddressRefused, Field::Host,
                 {"FATAL:  28000: pg_hba.conf にホスト\"1.2.3.4\"、ユーザー\"ann\"、データベース\"shop, "
                  "SSL暗号化用のエントリがありません",
                  "FATAL:  28000: pg_hba.conf の設定でホスト \"1.2.3.4\"、ユーザー \"ann\"、データベース \"shop\", "
                  "SSL暗号化の接続を拒否しました",
                  "FATAL:  28000: pg_hba.conf の設定でホスト \"1.2.3.4\"、ユーザー \"ann\"、データベース \"shop\", "
                  "暗号化なしの接続を拒否しました",
                  "FATAL:  28000: ユーザー\"ann\"の認証に失敗しました: ホストを拒絶しました"});
        addTexts(TlsUnavailable, Field::Url,
                 {"FATAL:  28000: pg_hba.conf にホスト\"1.2.3.4\"、ユーザー\"ann\"、データベース\"shop, "
                  "暗号化なし用のエントリがありません"});
        addTexts(ParameterRefused, Field::Url,
                 {"FATAL:  42501: パラメータ\"log_statement\"を設定する権限がありません"});
        addTexts(PermissionDenied, Field::Database,
                 {"FATAL:  42501: データベース shop へのアクセスが拒否されました",
                  "FATAL:  42501: データベース\"shop\"へのアクセスが拒否されました",
                  "FATAL:  55000: 現在データベース\"shop\"は接続を受け付けません"});
        addTexts(PasswordRejected, Field::None, {"FATAL:  28000: ユーザー\"ann\"で対向(peer)認証に失敗しました"});
        addTexts(Unexpected, Field::None, {"FATAL:  28000: この接続には有効なクライアント証明が必要です"});
        addTexts(CertificateRejected, Field::Password,
                 {"FATAL:  28000: SCRAM チャネルバインディングのネゴシエーションエラー"});
    }
    void japanese() { checkText(); }

    void georgian_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::User, {"ფატალური:  28000: როლი არ არსებობს: \"ann\""});
        addTexts(LoginForbidden, Field::User, {"ფატალური:  28000: როლს შესვლის უფლება არ აქვს: ann"});
        addTexts(AddressRefused, Field::Host,
                 {"ფატალური:  28000: pg_hba.conf-ში ჩანაწერი ჰოსტისთვის \"1.2.3.4\" მომხმარებელი \"ann\", ბაზა "
                  "\"shop\", SSL დაშიფვრა აღმოჩენილი არაა",
                  "ფატალური:  28000: pg_hba.conf უარყოფს მიერთებას ჰოსტისთვის \"1.2.3.4\", მომხმარებელი \"ann\", ბაზა "
                  "\"shop\", SSL დაშიფვრა",
                  "ფატალური:  28000: pg_hba.conf უარყოფს მიერთებას ჰოსტისთვის \"1.2.3.4\", მომხმარებელი \"ann\", ბაზა "
                  "\"shop\", დაშიფვრის გარეშე",
                  "ფატალური:  28000: ავთენტიკაციის შეცდომა მომხმარებლისთვის \"ann\": ჰოსტმა ის უარყო"});
        addTexts(TlsUnavailable, Field::Url,
                 {"ფატალური:  28000: pg_hba.conf-ში ჩანაწერი ჰოსტისთვის \"1.2.3.4\" მომხმარებელი \"ann\", ბაზა "
                  "\"shop\", დაშიფვრის გარეშე აღმოჩენილი არაა"});
        addTexts(ParameterRefused, Field::Url,
                 {"ფატალური:  42501: პარამეტრის (\"log_statement\") დაყენების წვდომა აკრძალულია"});
        addTexts(PermissionDenied, Field::None,
                 {"ფატალური:  42501: წვდომა აკრძალულია აგრეგატზე: \"shop\"",
                  "ფატალური:  42501: წვდომა აკრძალულია ბაზაზე: \"shop\""});
        addTexts(PermissionDenied, Field::Database, {"ფატალური:  55000: ბაზა \"shop\" ამჟამად მიერთებებს არ იღებს"});
        addTexts(PasswordRejected, Field::None,
                 {"ფატალური:  28000: პარტნიორის ავთენტიფიკაცია მომხმარებლისთვის \"ann\" ვერ მოხერხდა"});
        addTexts(Unexpected, Field::None,
                 {"ფატალური:  28000: მიერთების მცდელობას კლიენტის სწორი სერტიფიკატი ესაჭიროება"});
        addTexts(CertificateRejected, Field::Password, {"ფატალური:  28000: SCRAM არხზე მიბმის მოლაპარაკების შეცდომა"});
    }
    void georgian() { checkText(); }

    void korean_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::User, {"치명적오류:  28000: \"ann\" 롤(role) 없음"});
        addTexts(LoginForbidden, Field::User, {"치명적오류:  28000: \"ann\" 롤은 접속을 허용하지 않음"});
        addTexts(AddressRefused, Field::Host,
                 {"치명적오류:  28000: 호스트 \"1.2.3.4\", 사용자 \"ann\", 데이터베이스 \"shop\", SSL 암호화 연결에 "
                  "대한 설정이 pg_hba.conf 파일에 없습니다.",
                  "치명적오류:  28000: 호스트 \"1.2.3.4\", 사용자 \"ann\", 데이터베이스 \"shop\",  SSL 암호화 연결이 "
                  "pg_hba.conf 파일 설정에 따라 거부됩니다",
                  "치명적오류:  28000: 호스트 \"1.2.3.4\", 사용자 \"ann\", 데이터베이스 \"shop\",  암호화 안함 연결이 "
                  "pg_hba.conf 파일 설정에 따라 거부됩니다",
                  "치명적오류:  28000: 사용자 \"ann\"의 인증을 실패했습니다: 호스트 거부됨"});
        addTexts(TlsUnavailable, Field::Url,
                 {"치명적오류:  28000: 호스트 \"1.2.3.4\", 사용자 \"ann\", 데이터베이스 \"shop\", 암호화 안함 연결에 "
                  "대한 설정이 pg_hba.conf 파일에 없습니다."});
        addTexts(ParameterRefused, Field::Url,
                 {"치명적오류:  42501: \"log_statement\" 매개 변수를 지정할 권한이 없습니다."});
        addTexts(PermissionDenied, Field::Database,
                 {"치명적오류:  42501: shop 데이터베이스 접근 권한 없음",
                  "치명적오류:  42501: \"shop\" 데이터베이스 액세스 권한 없음",
                  "치명적오류:  55000: \"shop\" 데이터베이스는 현재 접속을 허용하지 않습니다"});
        addTexts(PasswordRejected, Field::None, {"치명적오류:  28000: 사용자 \"ann\"의 peer 인증을 실패했습니다."});
        addTexts(Unexpected, Field::None, {"치명적오류:  28000: 연결에 유효한 클라이언트 인증서가 필요함"});
        addTexts(CertificateRejected, Field::Password, {"치명적오류:  28000: SCRAM 채널 바인딩 협상 오류"});
    }
    void korean() { checkText(); }

    void russian_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::User, {"ВАЖНО:  28000: роль \"ann\" не существует"});
        addTexts(LoginForbidden, Field::User, {"ВАЖНО:  28000: для роли \"ann\" вход запрещён"});
        addTexts(AddressRefused, Field::Host,
                 {"ВАЖНО:  28000: в pg_hba.conf нет записи для компьютера \"1.2.3.4\", пользователя \"ann\", базы "
                  "\"shop\", Шифрование SSL",
                  "ВАЖНО:  28000: pg_hba.conf отвергает подключение: компьютер \"1.2.3.4\", пользователь \"ann\", база "
                  "данных \"shop\", Шифрование SSL",
                  "ВАЖНО:  28000: pg_hba.conf отвергает подключение: компьютер \"1.2.3.4\", пользователь \"ann\", база "
                  "данных \"shop\", без шифрования",
                  "ВАЖНО:  28000: пользователь \"ann\" не прошёл проверку подлинности: не разрешённый компьютер"});
        addTexts(TlsUnavailable, Field::Url,
                 {"ВАЖНО:  28000: в pg_hba.conf нет записи для компьютера \"1.2.3.4\", пользователя \"ann\", базы "
                  "\"shop\", без шифрования"});
        addTexts(ParameterRefused, Field::Url, {"ВАЖНО:  42501: нет прав для изменения параметра \"log_statement\""});
        addTexts(PermissionDenied, Field::Database,
                 {"ВАЖНО:  42501: нет доступа к базе данных shop",
                  "ВАЖНО:  55000: база \"shop\" не принимает подключения в данный момент"});
        addTexts(PermissionDenied, Field::None, {"ВАЖНО:  42501: доступ к базе \"shop\" запрещён"});
        addTexts(PasswordRejected, Field::None,
                 {"ВАЖНО:  28000: пользователь \"ann\" не прошёл проверку подлинности (Peer)"});
        addTexts(Unexpected, Field::None, {"ВАЖНО:  28000: для подключения требуется годный сертификат клиента"});
        addTexts(CertificateRejected, Field::Password, {"ВАЖНО:  28000: Ошибка согласования связывания каналов SCRAM"});
    }
    void russian() { checkText(); }

    void swedish_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::User, {"FATALT:  28000: rollen \"ann\" finns inte"});
        addTexts(LoginForbidden, Field::User, {"FATALT:  28000: roll \"ann\" tillåts inte logga in"});
        addTexts(AddressRefused, Field::Host,
                 {"FATALT:  28000: ingen rad i pg_hba.conf för värd \"1.2.3.4\", användare \"ann\", databas \"shop\", "
                  "SSL-kryptering",
                  "FATALT:  28000: pg_hba.conf avvisar anslutning för värd \"1.2.3.4\", användare \"ann\", databas "
                  "\"shop\", SSL-kryptering",
                  "FATALT:  28000: pg_hba.conf avvisar anslutning för värd \"1.2.3.4\", användare \"ann\", databas "
                  "\"shop\", ingen kryptering",
                  "FATALT:  28000: autentisering misslyckades för användare \"ann\": host blockerad"});
        addTexts(TlsUnavailable, Field::Url,
                 {"FATALT:  28000: ingen rad i pg_hba.conf för värd \"1.2.3.4\", användare \"ann\", databas \"shop\", "
                  "ingen kryptering"});
        addTexts(ParameterRefused, Field::Url,
                 {"FATALT:  42501: rättighet saknas för att sätta parameter \"log_statement\""});
        addTexts(PermissionDenied, Field::Database,
                 {"FATALT:  42501: rättighet saknas för databas shop",
                  "FATALT:  42501: rättighet saknas för databas \"shop\"",
                  "FATALT:  55000: databasen \"shop\" tar för närvarande inte emot uppkopplingar"});
        addTexts(PasswordRejected, Field::None,
                 {"FATALT:  28000: Peer-autentisering misslyckades för användare \"ann\""});
        addTexts(Unexpected, Field::None, {"FATALT:  28000: Anslutning kräver ett giltigt klientcertifikat"});
        addTexts(CertificateRejected, Field::Password, {"FATALT:  28000: fel vid förhandling om SCRAM-kanalbindning"});
    }
    void swedish() { checkText(); }

    void ukrainian_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::User, {"ФАТАЛЬНО:  28000: роль \"ann\" не існує"});
        addTexts(LoginForbidden, Field::User, {"ФАТАЛЬНО:  28000: для ролі \"ann\" вхід не дозволений"});
        addTexts(AddressRefused, Field::Host,
                 {"ФАТАЛЬНО:  28000: в pg_hba.conf немає запису для хосту \"1.2.3.4\", користувача \"ann\", бази даних "
                  "\"shop\", Шифрування SSL",
                  "ФАТАЛЬНО:  28000: pg_hba.conf відхиляє підключення для хосту \"1.2.3.4\", користувача \"ann\", бази "
                  "даних \"shop\", Шифрування SSL",
                  "ФАТАЛЬНО:  28000: pg_hba.conf відхиляє підключення для хосту \"1.2.3.4\", користувача \"ann\", бази "
                  "даних \"shop\", без шифрування",
                  "ФАТАЛЬНО:  28000: користувач \"ann\" не пройшов автентифікацію: відхилений хост"});
        addTexts(TlsUnavailable, Field::Url,
                 {"ФАТАЛЬНО:  28000: в pg_hba.conf немає запису для хосту \"1.2.3.4\", користувача \"ann\", бази даних "
                  "\"shop\", без шифрування"});
        addTexts(ParameterRefused, Field::Url,
                 {"ФАТАЛЬНО:  42501: немає прав для встановлення параметру \"log_statement\""});
        addTexts(PermissionDenied, Field::Database,
                 {"ФАТАЛЬНО:  42501: немає доступу для бази даних shop",
                  "ФАТАЛЬНО:  42501: доступ до бази даних \"shop\" відхилений",
                  "ФАТАЛЬНО:  55000: база даних \"shop\" не приймає підключення в даний момент"});
        addTexts(PasswordRejected, Field::None,
                 {"ФАТАЛЬНО:  28000: Користувач \"ann\" не пройшов автентифікацію Peer"});
        addTexts(Unexpected, Field::None, {"ФАТАЛЬНО:  28000: підключення потребує припустимий сертифікат клієнта"});
        addTexts(CertificateRejected, Field::Password,
                 {"ФАТАЛЬНО:  28000: Помилка узгодження зв’язування каналів SCRAM"});
    }
    void ukrainian() { checkText(); }

    void chinese_data()
    {
        beginTexts();
        using enum ErrorKind;
        addTexts(PasswordRejected, Field::User, {"致命错误:  28000: 角色 \"ann\" 不存在"});
        addTexts(LoginForbidden, Field::User, {"致命错误:  28000: 不允许角色\"ann\" 进行登录"});
        addTexts(AddressRefused, Field::Host,
                 {"致命错误:  28000: 没有用于主机 \"1.2.3.4\", 用户 \"ann\", 数据库 \"shop\", SSL encryption 的 "
                  "pg_hba.conf 记录",
                  "致命错误:  28000: pg_hba.conf 记录拒绝来自主机\"1.2.3.4\", 用户\"ann\", 数据库\"shop\", SSL "
                  "encryption的复制连接",
                  "致命错误:  28000: pg_hba.conf 记录拒绝来自主机\"1.2.3.4\", 用户\"ann\", 数据库\"shop\", no "
                  "encryption的复制连接",
                  "致命错误:  28000: 用户 \"ann\" 认证失败: 主机拒绝"});
        addTexts(TlsUnavailable, Field::Url,
                 {"致命错误:  28000: 没有用于主机 \"1.2.3.4\", 用户 \"ann\", 数据库 \"shop\", no encryption 的 "
                  "pg_hba.conf 记录"});
        addTexts(ParameterRefused, Field::Url, {"致命错误:  42501: 设置参数 \"log_statement\" 权限不允许"});
        addTexts(PermissionDenied, Field::Database,
                 {"致命错误:  42501: 对数据库 shop 权限不够", "致命错误:  42501: 访问数据库\"shop\"的权限不够",
                  "致命错误:  55000: 数据库 \"shop\" 当前不接受联接"});
        addTexts(PasswordRejected, Field::None, {"致命错误:  28000: 对用户\"ann\"的对等认证失败"});
        addTexts(Unexpected, Field::None, {"致命错误:  28000: 连接中需要一个有效的客户端认证"});
        addTexts(CertificateRejected, Field::Password, {"致命错误:  28000: SCRAM通道绑定协商错误"});
    }
    void chinese() { checkText(); }

    void aMessageAboutNoRoleIsNoRejectedPassword()
    {
        // Languages that no rule knows.
        for (const auto &text :
             {u"X:  28000: abc def"_s, u"X:  28000: abc \"ann\" def: ghi"_s, u"X:  28000: abc SCRAM"_s})
            QVERIFY(connectFailure(text).kind != ErrorKind::PasswordRejected);
        QCOMPARE(connectFailure(u"X:  28000: abc \"ann\" def"_s).kind, ErrorKind::PasswordRejected);
        QCOMPARE(connectFailure(u"X:  28000: abc „ann“ def\nDETAIL:  ghi: jkl"_s).kind, ErrorKind::PasswordRejected);
    }

private:
    static void checkText()
    {
        QFETCH(QString, text);
        compareJudgement(text);
        for (const QString &prefix : attemptPrefixes())
            compareJudgement(prefix + text);
    }
};

QTEST_APPLESS_MAIN(TestTranslatedMessages)
#include "tst_translatedmessages.moc"
