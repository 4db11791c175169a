// SPDX-License-Identifier: GPL-3.0-or-later
// Labels in the languages of people who paste texts.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsLanguages()
{
    ledger("german", R"(
Rechner: @h@
Datenbank: ledger
Benutzer: mira
Passwort: @p@
)");
    ledger("german2", R"(
Server: @h@
Port: 5432
Datenbankname: ledger
Benutzername: mira
Kennwort: @p@
)");
    ledger("french", R"(
Hôte : @h@
Base de données : ledger
Utilisateur : mira
Mot de passe : @p@
)");
    ledger("french2", R"(
Serveur: @h@
Nom de la base: ledger
Nom d'utilisateur: mira
Mot de passe: @p@
)");
    ledger("french3 curly", R"(
Hôte: @h@
Base: ledger
Nom d’utilisateur: mira
Mot de passe: @p@
)");
    ledger("spanish", R"(
Servidor: @h@
Puerto: 5432
Base de datos: ledger
Usuario: mira
Contraseña: @p@
)");
    ledger("spanish2 ascii", R"(
Host: @h@
Base de datos: ledger
Nombre de usuario: mira
Contrasena: @p@
)");
    ledger("portuguese", R"(
Servidor: @h@
Porta: 5432
Banco de dados: ledger
Usuário: mira
Senha: @p@
)");
    ledger("portuguese2", R"(
Host: @h@
Base de dados: ledger
Utilizador: mira
Palavra-passe: @p@
)");
    ledger("italian", R"(
Server: @h@
Porta: 5432
Nome utente: mira
Database: ledger
Password: @p@
)");
    ledger("italian2", R"(
Host: @h@
Utente: mira
Base di dati: ledger
Parola d'ordine: @p@
)");
    ledger("dutch", R"(
Server: @h@
Poort: 5432
Gebruiker: mira
Wachtwoord: @p@
Database: ledger
)");
    ledger("dutch2", R"(
Host: @h@
Gebruikersnaam: mira
Wachtwoord: @p@
Databank: ledger
)");
    ledger("polish", R"(
Serwer: @h@
Użytkownik: mira
Hasło: @p@
Baza danych: ledger
)");
    ledger("polish2", R"(
Host: @h@
Nazwa użytkownika: mira
Haslo: @p@
Baza: ledger
)");
    ledger("czech", R"(
Server: @h@
Uživatel: mira
Heslo: @p@
Databáze: ledger
)");
    ledger("swedish", R"(
Server: @h@
Användare: mira
Lösenord: @p@
Databas: ledger
)");
    ledger("swedish2", R"(
Värd: @h@
Användarnamn: mira
Lösenord: @p@
Databas: ledger
)");
    ledger("danish", R"(
Vært: @h@
Brugernavn: mira
Adgangskode: @p@
Database: ledger
)");
    ledger("norwegian", R"(
Vert: @h@
Brukernavn: mira
Passord: @p@
Database: ledger
)");
    ledger("finnish", R"(
Palvelin: @h@
Käyttäjä: mira
Salasana: @p@
Tietokanta: ledger
)");
    ledger("turkish", R"(
Sunucu: @h@
Kullanıcı adı: mira
Parola: @p@
Veritabanı: ledger
)");
    ledger("turkish2", R"(
Sunucu: @h@
Kullanıcı: mira
Şifre: @p@
Veri tabanı: ledger
)");
    ledger("russian", R"(
Сервер: @h@
Порт: 5432
База данных: ledger
Пользователь: mira
Пароль: @p@
)");
    ledger("russian2", R"(
Хост: @h@
Имя пользователя: mira
Пароль: @p@
БД: ledger
)");
    ledger("russian3", R"(
Хост: @h@
Логин: mira
Пароль: @p@
База: ledger
)");
    ledger("ukrainian", R"(
Хост: @h@
Користувач: mira
Пароль: @p@
База даних: ledger
)");
    ledger("chinese", R"(
主机：@h@
端口：5432
数据库：ledger
用户名：mira
密码：@p@
)");
    ledger("chinese ascii colon", R"(
主机: @h@
数据库: ledger
用户: mira
密码: @p@
)");
    ledger("traditional", R"(
主機：@h@
資料庫：ledger
使用者名稱：mira
密碼：@p@
)");
    ledger("japanese", R"(
ホスト：@h@
ポート：5432
データベース：ledger
ユーザー名：mira
パスワード：@p@
)");
    ledger("japanese2", R"(
ホスト名: @h@
データベース名: ledger
ユーザー: mira
パスワード: @p@
)");
    ledger("korean", R"(
호스트: @h@
포트: 5432
데이터베이스: ledger
사용자: mira
비밀번호: @p@
)");
    ledger("greek", R"(
Διακομιστής: @h@
Βάση δεδομένων: ledger
Χρήστης: mira
Κωδικός: @p@
)");
    ledger("hungarian", R"(
Kiszolgáló: @h@
Adatbázis: ledger
Felhasználónév: mira
Jelszó: @p@
)");
    ledger("romanian", R"(
Gazdă: @h@
Bază de date: ledger
Utilizator: mira
Parolă: @p@
)");
}

void readsNamesInCode()
{
    ledger("de env style", R"(
DB_SERVER=@h@
DB_DATENBANK=ledger
DB_BENUTZER=mira
DB_PASSWORT=@p@
)");
    ledger("de python dict", R"(
config = {"server": "@h@", "datenbank": "ledger", "benutzer": "mira", "passwort": "@p@"}
)");
    ledger("fr env", R"(
DB_HOTE=@h@
DB_NOM=ledger
DB_UTILISATEUR=mira
DB_MOT_DE_PASSE=@p@
)");
    ledger("es vars", R"(
servidor = "@h@"
usuario = "mira"
contraseña = "@p@"
base_de_datos = "ledger"
)");
    ledger("pt vars", R"(
servidor = '@h@'
usuario = 'mira'
senha = '@p@'
banco = 'ledger'
)");
    ledger("label equals in french", R"(
hôte = @h@
base = ledger
utilisateur = mira
mot de passe = @p@
)");
    ledger("json german", R"(
{"rechner":"@h@","datenbank":"ledger","benutzer":"mira","kennwort":"@p@"}
)");
    ledger("yaml german", R"(
datenbank:
  host: @h@
  name: ledger
  benutzer: mira
  passwort: @p@
)");
}

void readsLabelsBesideUrls()
{
    ledger("german mixed with url", R"(
postgresql://mira@@h@/ledger
Kennwort: @p@
)");
    ledger("german url before", R"(
Passwort: @p@
postgresql://mira@@h@/ledger
)");
    ledger("de zugang mit url", R"(
DB: postgresql://@h@/ledger
Benutzer: mira
Passwort: @p@
)");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsLanguages, readsNamesInCode, readsLabelsBesideUrls});
}
