// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectiontext.h"
#include "core/reading/readingtext.h"
#include "core/reading/shownconnection.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

const QString kCanary = u"Zq4-Tannen-61"_s;

/// The notations of a connection without a password; '%1' is the place of the text behind it.
QStringList notations()
{
    const QString url = u"postgresql://tilda@db.example.org/haushalt"_s;
    return {url + u"%1"_s,
            u"postgres://tilda@db.example.org:5433/haushalt%1"_s,
            u"postgresql+psycopg2://tilda@db.example.org/haushalt%1"_s,
            u"postgresql://tilda@db.example.org%1"_s,
            u"postgresql://tilda@db.example.org/%1"_s,
            u"postgresql://db.example.org/haushalt%1"_s,
            u"postgresql://tilda:<password>@db.example.org/haushalt%1"_s,
            u"postgresql://tilda:@db.example.org/haushalt%1"_s,
            url + u"?sslmode=require%1"_s,
            url + u"?sslmode=require&channel_binding=require%1"_s,
            url + u"?application_name=budget%1"_s,
            url + u"?options=endpoint%3Dep-a%1"_s,
            u"jdbc:postgresql://db.example.org/haushalt%1"_s,
            u"jdbc:postgresql://db.example.org/haushalt?user=tilda%1"_s,
            u"r2dbc:postgresql://tilda@db.example.org/haushalt%1"_s,
            u"DATABASE_URL="_s + url + u"%1"_s,
            u"export DATABASE_URL="_s + url + u"%1"_s,
            u"DATABASE_URL=\""_s + url + u"\"%1"_s,
            u"DATABASE_URL=\""_s + url + u"%1\""_s,
            u"url: "_s + url + u"%1"_s,
            u"db:\n  url: "_s + url + u"%1\n"_s,
            u"The ledger is at "_s + url + u"%1"_s,
            u"Hallo Mira,\n\n"_s + url + u"%1\n\nGruss, Tilda"_s,
            u"("_s + url + u"%1)"_s,
            u"<"_s + url + u">%1"_s,
            u"\""_s + url + u"%1\""_s,
            u"`"_s + url + u"`%1"_s,
            u"[ledger]("_s + url + u")%1"_s,
            u"<a href=\""_s + url + u"\">ledger</a>%1"_s,
            u"| ledger | "_s + url + u"%1 |"_s,
            u"spring.datasource.url=jdbc:postgresql://db.example.org/haushalt%1"_s,
            u"const url = '"_s + url + u"';%1"_s};
}

/// What people write behind a URL; '@' is the place of the password.
QStringList tails()
{
    return {u"\npassword: @"_s,
            u"\nPW: @"_s,
            u"\npass @"_s,
            u"\n\npassword: @"_s,
            u"\nPassword\n@"_s,
            u"\n@"_s,
            u"\r\nPasswort: @"_s,
            u"\n# password: @"_s,
            u"\n-- password @"_s,
            u"\nPGPASSWORD=@"_s,
            u"\nKennwort: @"_s,
            u"\nexport PGPASSWORD=@"_s,
            u"\n\"password\": \"@\""_s,
            u"\nuser: tilda\npassword: @"_s,
            u"\n- password: @"_s,
            u" @"_s,
            u" / @"_s,
            u" - @"_s,
            u", pw: @"_s,
            u", password @"_s,
            u" (password: @)"_s,
            u"; password=@"_s,
            u";password=@"_s,
            u";user=tilda;password=@"_s,
            u",password:@"_s,
            u"(password:@)"_s,
            u"|@"_s,
            u" PGPASSWORD=@"_s,
            u" --password @"_s,
            u"\tpassword: @"_s,
            u"\u2028password: @"_s,
            u"<br>password: @"_s,
            u"\u2026 @"_s,
            u"\n> password: @"_s,
            u" password=@"_s};
}

/// What people write before a URL; '@' is the place of the password.
QStringList heads()
{
    return {u"password: @\n"_s,
            u"PW: @\n"_s,
            u"pass @\n"_s,
            u"Password\n@\n"_s,
            u"@\n"_s,
            u"Passwort: @\r\n"_s,
            u"Kennwort: @\n\n"_s,
            u"Mot de passe : @\n"_s,
            u"\u5BC6\u7801\uFF1A@\n"_s,
            u"# password: @\n"_s,
            u"-- password @\n"_s,
            u"PGPASSWORD=@\n"_s,
            u"export PGPASSWORD=@\n"_s,
            u"PGPASSWORD=@ "_s,
            u"PGPASSWORD='@' psql "_s,
            u"\"password\": \"@\",\n"_s,
            u"user: tilda\npassword: @\n"_s,
            u"- password: @\n- "_s,
            u"| Password | @ |\n"_s,
            u"@ "_s,
            u"@ / "_s,
            u"@ - "_s,
            u"pw: @, "_s,
            u"password @, url "_s,
            u"(password: @) "_s,
            u"password=@;"_s,
            u"password=@; url="_s,
            u"user=tilda;password=@;url="_s,
            u"password:@,"_s,
            u"|@|"_s,
            u"--password @ "_s,
            u"password: @\t"_s,
            u"password: @\u2028"_s,
            u"password: @<br>"_s,
            u"> password: @\n> "_s,
            u"echo @ | psql "_s,
            u"sshpass -p @ ssh host psql "_s,
            u"curl -u tilda:@ "_s,
            u"The password is @. "_s,
            u"The password is @\n\nThe URL is "_s,
            u"1. Password: @\n2. URL: "_s};
}

/// Checks that the password is not shown, and that it is read completely or not at all.
void checkCanary(const QString &text)
{
    QVERIFY2(!maskedConnectionText(text).contains(kCanary), qPrintable(text));
    for (const ConnectionCandidate &candidate : connectionCandidates(text)) {
        if (!candidate.reading)
            continue;
        ServerLogin login = candidate.reading->login();
        QVERIFY2(login.password.isEmpty() || login.password.reveal() == u"<password>"
                     || login.password.reveal().contains(kCanary),
                 qPrintable(text + u'\n' + printed(login)));
        login.password = {};
        QVERIFY2(!printed(login).contains(kCanary), qPrintable(text + u'\n' + printed(login)));
        const ShownConnection shown = shownConnection(text, *candidate.reading);
        QVERIFY2(!shown.text.contains(kCanary), qPrintable(text + u'\n' + shown.text));
    }
}

} // namespace

/// Text around a URL: it is not part of the URL, and a password in it is never shown.
class TestTextAroundUrls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPasswordBehindIsNeverShown_data()
    {
        QTest::addColumn<QString>("notation");
        for (const QString &notation : notations())
            QTest::newRow(qPrintable(notation)) << notation;
    }
    void aPasswordBehindIsNeverShown()
    {
        QFETCH(QString, notation);
        for (const QString &tail : tails()) {
            const QString text = QString(notation).replace(u"%1"_s, QString(tail).replace(u'@', kCanary));
            checkCanary(text);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void aPasswordBeforeIsNeverShown_data() { aPasswordBehindIsNeverShown_data(); }
    void aPasswordBeforeIsNeverShown()
    {
        QFETCH(QString, notation);
        for (const QString &head : heads()) {
            checkCanary(QString(head).replace(u'@', kCanary) + QString(notation).remove(u"%1"_s));
            if (QTest::currentTestFailed())
                return;
        }
    }

    void aLabelledPasswordIsTaken_data()
    {
        tableOfTexts();
        const QString url = u"postgresql://u@h/b"_s;
        const QString login = u"u|Kx7-Violett|h:5432|b|"_s;
        pasted(url + u"\npassword: Kx7-Violett"_s, login);
        pasted(url + u"\n\nPassword: Kx7-Violett\n"_s, login);
        pasted(url + u"\nPGPASSWORD=Kx7-Violett"_s, login);
        pasted(url + u"\nexport PGPASSWORD='Kx7-Violett'"_s, login);
        pasted(u"postgresql://u:<password>@h/b\npassword: Kx7-Violett"_s, login);
        pasted(u"jdbc:postgresql://h/b\nuser: u\npassword: Kx7-Violett"_s, login);
        pasted(u"password: Kx7-Violett\n"_s + url, login);
    }
    void aLabelledPasswordIsTaken() { compareReading(); }

    void anAmbiguousEndIsRefused_data()
    {
        tableOfTexts();
        pasted(u"postgresql://u@h/b, pw: Kx7"_s, u"ValueUnclear Password 20 'pw: K'"_s);
        pasted(u"jdbc:postgresql://h/b;user=u;password=Kx7"_s, u"ValueUnclear Password 29 'password=K'"_s);
        pasted(u"postgresql://u:pw@h/haush\nalt"_s, u"ValueUnclear Url 26 'a'"_s);
        pasted(u"\"postgresql://u:pw@h/my ledger\""_s, u"ValueUnclear Url 23 ' '"_s);
        pasted(u"postgresql://u:p@w d@h/b"_s, u"ValueUnclear Password 18 ' '"_s);
        pasted(u"postgresql://u:1/2 3@h/b"_s, u"ValueUnclear Password 18 ' '"_s);
    }
    void anAmbiguousEndIsRefused() { compareReading(); }

    void theSentenceIsNotPartOfTheUrl_data()
    {
        tableOfTexts();
        const QString login = u"u|pw|h:5432|b|"_s;
        for (const QString &tail :
             {u" is the url"_s, u"\u2026"_s, u"!"_s, u"?!"_s, u" \U0001F600"_s, u"\U0001F600"_s, u"<br>"_s,
              u"\u2028Thanks"_s, u"\nThanks!"_s, u"\nDanke"_s, u"\n\nbye"_s, u" // the ledger"_s, u" | x"_s, u"</p>"_s,
              u"\\n"_s, u" (see the wiki)"_s, u"\u3002"_s})
            pasted(u"postgresql://u:pw@h/b"_s + tail, login);
        pasted(u"(postgresql://u:a(b@h/b)"_s, u"u|a(b|h:5432|b|"_s);
        pasted(u"*postgresql://u:pw@h/b*"_s, login);
        pasted(u"postgresql://u:a b@h/b"_s, u"u|a b|h:5432|b| !PasswordTakenRaw(a b)"_s);
        pasted(u"postgresql://u:pw@h/b?sslmode=req\nuire"_s, u"u|pw|h:5432|b|sslmode=require !TlsRaised(req\nuire)"_s);
        pasted(u"postgresql://u:pw@h/b\n?sslmode=verify-full"_s, u"u|pw|h:5432|b|sslmode=verify-full"_s);
        pasted(u"postgresql://u:pw-\nnext@h/b"_s, u"u|pw-next|h:5432|b|"_s);
        pasted(u"postgresql://u:pw@h/b postgresql://u:pw@h/b"_s, login);
    }
    void theSentenceIsNotPartOfTheUrl() { compareReading(); }
};

QTEST_APPLESS_MAIN(TestTextAroundUrls)
#include "tst_textaroundurls.moc"
