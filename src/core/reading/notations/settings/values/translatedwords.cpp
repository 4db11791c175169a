// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/translatedwords.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace budget {

namespace {

struct Words
{
    QStringView name;
    bool isWeak = false;
    QStringView words; ///< folded, separated by '|'
};

constexpr std::array kWords{
    Words{u"host", false,
          u"rechner|rechnername|serveradresse|datenbankserver|hote|nomdhote|serveur|nomduserveur|servidor"
          u"|nombredelservidor|nombredehost|anfitrion|nomedohost|nomedoservidor|nomehost|nomedelserver|servernaam"
          u"|hostnaam|serwer|nazwahosta|nazwaserwera|hostitel|nazevserveru|vardnamn|vaert|palvelin|sunucu"
          u"|sunucuadi|sunucuadresi|сервер|хост|имяхоста|имясервера|адрессервера|адресхоста|хостбд|主机|主机名|主机地址"
          u"|服务器|服务器地址|服务器名|主機|主機名稱|伺服器|ホスト|ホスト名|サーバー|サーバ|サーバー名|サーバ名|호스트"
          u"|호스트명|호스트이름|서버|서버주소|διακομιστης|εξυπηρετητης|kiszolgalo|szerver|gazda|posluzitelj|streznik|"
          u"maychu"
          u"|peladen|שרת|מארח|الخادم|المضيف|خادم|مضيف|سرور|میزبان|सर्वर|होस्ट|เซิร์ฟเวอร์|โฮสต์"},
    Words{u"host", true,
          u"adresse|adres|adresa|direccion|endereco|indirizzo|osoite|adress|vard|vert|equipo|адрес|адреса|地址|"
          u"アドレス|주소"},
    Words{u"port", false,
          u"puerto|numerodepuerto|porta|numerodeport|numeroporta|poort|poortnummer|portnummer|portti|порт|端口|端口号"
          u"|連接埠|ポート|ポート番号|포트|포트번호|θυρα|cong|פורט|المنفذ|منفذ|پورت|पोर्ट|พอร์ต"},
    Words{u"user", false,
          u"benutzer|benutzername|benutzerkennung|nutzer|nutzername|anwender|anmeldename|datenbankbenutzer|utilisateur"
          u"|nomdutilisateur|nomutilisateur|usager|usuario|nombredeusuario|nombreusuario|nomedeusuario|nomedousuario"
          u"|nomeusuario|utilizador|nomedeutilizador|nomedoutilizador|utente|nomeutente|gebruiker|gebruikersnaam"
          u"|uzytkownik|nazwauzytkownika|uzivatel|uzivatelskejmeno|pouzivatel|pouzivatelskemeno|anvandare|anvandarnamn"
          u"|bruger|brugernavn|bruker|brukernavn|kayttaja|kayttajatunnus|kayttajanimi|kullanici|kullaniciadi"
          u"|пользователь|имяпользователя|логин|юзер|користувач|імякористувача|логін|потребител|用户|用户名|账号|帐号|"
          u"账户"
          u"|使用者|使用者名稱|帳號|ユーザー|ユーザ|ユーザー名|ユーザ名|사용자|사용자명|사용자이름|χρηστης|ονομαχρηστη"
          u"|felhasznalo|felhasznalonev|utilizatorul|utilizator|numeutilizator|korisnik|korisnickoime|uporabnik"
          u"|uporabniskoime|nomdusuari|nguoidung|tendangnhap|pengguna|namapengguna|שםמשתמש|משתמש|اسمالمستخدم"
          u"|المستخدم|نامکاربری|کاربر|उपयोगकर्ता|ผู้ใช้|ชื่อผู้ใช้"},
    Words{u"user", true, u"rolle|identifiant|identifiants|tunnus|konto|rol|papel|ruolo|rola|роль|아이디|jmeno"},
    Words{u"password", false,
          u"passwort|kennwort|datenbankpasswort|datenbankkennwort|motdepasse|mdp|contrasena|contrasenya|clave"
          u"|clavedeacceso|senha|palavrapasse|palavrachave|parola|paroladordine|parolachiave|wachtwoord|haslo|heslo"
          u"|losenord|adgangskode|kodeord|passord|salasana|sifre|пароль|парола|密码|密碼|口令|パスワード|비밀번호|"
          u"패스워드"
          u"|암호|κωδικος|κωδικοςπροσβασης|συνθηματικο|jelszo|lozinka|geslo|parool|slaptazodis|parole|matkhau|katasandi"
          u"|סיסמה|סיסמא|كلمةالمرور|كلمةالسر|رمزعبور|گذرواژه|पासवर्ड|รหัสผ่าน"},
    Words{
        u"dbname", false,
        u"datenbank|datenbankname|datenbasis|basededonnees|basedonnees|nomdelabase|nomdelabasededonnees|bdd|nombdd"
        u"|bd|nombd|dbnom|dbnombre|dbnome|basededatos|nombredelabasededatos|nombredebasededatos|nombrebasededatos"
        u"|bancodedados|nomedobanco|nomedobancodedados|basededados|nomedabasededados|basedidati|basedati|nomedatabase"
        u"|nomedeldatabase|databank|databanknaam|databasenaam|bazadanych|nazwabazy|nazwabazydanych|databaze"
        u"|nazevdatabaze|databaza|databas|databasnamn|databasenavn|tietokanta|tietokannannimi|veritabani|veritabaniadi"
        u"|базаданных|имябазыданных|имябазы|имябд|бд|базаданих|базаданни|数据库|数据库名|数据库名称|資料庫|資料庫名稱"
        u"|データベース|データベース名|db名|데이터베이스|데이터베이스명|데이터베이스이름|db명|디비|βασηδεδομενων|"
        u"adatbazis"
        u"|adatbazisneve|adatbazisnev|bazadedate|bazapodataka|podatkovnabaza|cosodulieu|basisdata|מסדנתונים|בסיסנתונים"
        u"|قاعدةالبيانات|قاعدةبيانات|پایگاهداده|डेटाबेस|ฐานข้อมูล"},
    Words{u"dbname", true, u"base|banco|baza|база|βαση|库名"},
};

QHash<QString, TranslatedWord> allWords()
{
    QHash<QString, TranslatedWord> all;
    for (const Words &row : kWords) {
        for (const QStringView word : row.words.split(u'|'))
            all.insert(foldedText(word), {row.name, row.isWeak});
    }
    return all;
}

/// The spelling of a letter that is not a letter with a diacritical mark for Unicode.
QStringView plainLetter(QChar c)
{
    switch (c.unicode()) {
    case 0x00DF:
        return u"ss";
    case 0x00E6:
        return u"ae";
    case 0x00F8:
        return u"o";
    case 0x0111:
        return u"d";
    case 0x0131:
        return u"i";
    case 0x0142:
        return u"l";
    case 0x0153:
        return u"oe";
    default:
        return {};
    }
}

} // namespace

QString foldedText(QStringView text)
{
    const auto isPlain = [](QChar c) { return c.unicode() < 0x80; };
    const QString lower = text.toString().toLower();
    if (std::ranges::all_of(lower, isPlain))
        return lower;
    QString folded;
    for (const QChar c : lower.normalized(QString::NormalizationForm_KD)) {
        const bool isDiacritic = c.unicode() >= 0x0300 && c.unicode() < 0x0370;
        const QStringView plain = plainLetter(c);
        if (!plain.isEmpty())
            folded += plain;
        else if (!isDiacritic)
            folded += c;
    }
    return folded.normalized(QString::NormalizationForm_C);
}

std::optional<TranslatedWord> translatedWord(const QString &folded)
{
    static const QHash<QString, TranslatedWord> words = allWords();
    const auto found = words.constFind(folded);
    return found == words.cend() ? std::nullopt : std::optional(*found);
}

} // namespace budget
