// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/readingtext.h"

#include <QTest>

#include <algorithm>
#include <ctime>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestConnectionText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsUrls_data()
    {
        tableOfTexts();
        pasted(
            u"postgresql+psycopg2://alice:secretpass123@ep-cool-breeze-123456.us-east-2.aws.neon.tech/neondb?sslmode=require"_s,
            u"alice|secretpass123|ep-cool-breeze-123456.us-east-2.aws.neon.tech:5432|neondb|sslmode=require +psycopg2 !TlsRaised(require)"_s);
        pasted(u"postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgres://alice:pw@h:6543/b"_s, u"alice|pw|h:6543|b|"_s);
        pasted(u"PostgreSQL://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice@h/b"_s, u"alice||h:5432|b| !PasswordMissing"_s);
        pasted(u"postgresql://h/b"_s, u"||h:5432|b| !UserMissing !PasswordMissing"_s);
        pasted(u"postgresql://"_s, u"|||| !HostMissing !UserMissing !PasswordMissing !DatabaseMissing"_s);
        pasted(u"postgresql:///b"_s, u"|||b| !HostMissing !UserMissing !PasswordMissing"_s);
        pasted(u"postgresql://alice:pw@[::1]:5433/b"_s, u"alice|pw|::1:5433|b|"_s);
        pasted(u"postgresql://alice:pw@[2001:db8::1],h2:99/b"_s, u"alice|pw|2001:db8::1:5432,h2:99|b|"_s);
        pasted(u"postgresql://alice:pw@h1:1,h2:2/b"_s, u"alice|pw|h1:1,h2:2|b|"_s);
        pasted(u"postgresql://alice:pw@h1,h2:2/b"_s, u"alice|pw|h1:5432,h2:2|b|"_s);
        pasted(u"postgresql://alice:pw@h1,h2/b"_s, u"alice|pw|h1:5432,h2:5432|b|"_s);
        pasted(u"postgresql://alice:pw@%2Fvar%2Frun%2Fpostgresql/b"_s, u"alice|pw|/var/run/postgresql:5432|b|"_s);
        pasted(u"postgresql:///b?host=/var/run/postgresql&user=al"_s,
               u"al||/var/run/postgresql:5432|b| !PasswordMissing"_s);
        pasted(u"postgresql://alice:p@ss@h/b"_s, u"alice|p@ss|h:5432|b| !PasswordTakenRaw(p@ss)"_s);
        pasted(u"postgresql://alice:p/ss@h/b"_s, u"alice|p/ss|h:5432|b| !PasswordTakenRaw(p/ss)"_s);
        pasted(u"postgresql://alice:p@a/s@h/b?sslmode=require"_s,
               u"alice|p|a:5432|s@h/b|sslmode=require !TlsRaised(require) !AtSignBehindHost(s@h/b)"_s);
        pasted(u"postgresql://alice:p%ss@h/b"_s, u"alice|p%ss|h:5432|b| !PasswordTakenRaw(p%ss)"_s);
        pasted(u"postgresql://alice:12/34@h/b"_s,
               u"||alice:12|34@h/b| !AtSignBehindHost(34@h/b) !UserMissing !PasswordMissing"_s);
        pasted(u"postgresql://alice:p?x=1@h/b"_s, u"alice|p?x=1|h:5432|b| !PasswordTakenRaw(p?x=1)"_s);
        pasted(u"postgresql://alice:p@x?y=z@h/b"_s,
               u"alice|p|x:5432|| !AtSignBehindHost(z@h/b) !DatabaseMissing -y:UnknownToLibpq"_s);
        pasted(u"postgresql://alice:p@x?ssl=z@h/b"_s,
               u"alice|p|x:5432|| !AtSignBehindHost(z@h/b) !DatabaseMissing -ssl:OtherProgram"_s);
        pasted(u"postgresql://alice:pw@h/b?host=evil&hostaddr=6.6.6.6&password=x"_s,
               u"alice|x|evil:5432|b| -password:Repeated -host:Repeated -hostaddr:DecidedByProgram"_s);
        pasted(u"postgresql://alice:pw@h/b?pgbouncer=true&schema=x&application_name=me@home"_s,
               u"alice|pw|h:5432|b|application_name=me@home|schema x -pgbouncer:OtherProgram"_s);
        pasted(u"postgresql://alice:pw@h/b?ssl=true"_s, u"alice|pw|h:5432|b|sslmode=require !TlsRaised(true)"_s);
        pasted(u"postgresql://alice:<password>@h/b"_s, u"alice|<password>|h:5432|b| !PlaceholderLeft(<password>)"_s);
        pasted(u"postgresql://alice:****@h/b"_s, u"alice|****|h:5432|b| !PlaceholderLeft(****)"_s);
        pasted(u"postgresql://alice:[YOUR-PASSWORD]@h/b"_s,
               u"alice|[YOUR-PASSWORD]|h:5432|b| !PlaceholderLeft([YOUR-PASSWORD])"_s);
        pasted(u"jdbc:postgresql://h:5433/b?user=alice&password=p+w%40&ssl=true&ApplicationName=x&currentSchema=y"_s,
               u"alice|p w@|h:5433|b|application_name=x&sslmode=require|schema y !TlsRaised(true)"_s);
        pasted(u"postgresql://alice:pw@h.ex\n    ample.org/b"_s, u"alice|pw|h.example.org:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b;"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b'"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:p@x?y=z@h/b"_s,
               u"alice|p|x:5432|| !AtSignBehindHost(z@h/b) !DatabaseMissing -y:UnknownToLibpq"_s);
        pasted(u"postgresql://alice:[YOUR-PASSWORD]@h/b"_s,
               u"alice|[YOUR-PASSWORD]|h:5432|b| !PlaceholderLeft([YOUR-PASSWORD])"_s);
        pasted(u"postgresql://alice:pw@h/b?"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b?&sslmode=require&&"_s,
               u"alice|pw|h:5432|b|sslmode=require !TlsRaised(require)"_s);
        pasted(u"postgresql://alice:pw@h/b?sslmode=require&sslmode=disable"_s,
               u"alice|pw|h:5432|b|sslmode=require !TlsRaised(require) -sslmode:Weaker"_s);
        pasted(u"postgresql://alice:pw@h/b?sslmode="_s, u"alice|pw|h:5432|b| -sslmode:Empty"_s);
        pasted(u"postgresql://alice:pw@h/b?options=endpoint%3Dep-a&requiressl=1"_s,
               u"alice|pw|h:5432|b|options=endpoint=ep-a&sslmode=require !TlsRaised(1)"_s);
        pasted(u"postgresql://alice:pw@ep-a-b-1-pooler.c-2.us-east-2.aws.neon.tech/b?options=-c%20work_mem%3D1MB"_s,
               u"alice|pw|ep-a-b-1-pooler.c-2.us-east-2.aws.neon.tech:5432|b|options=-c work_mem=1MB"
               " !OptionsOverPooler(-c%20work_mem%3D1MB)"_s);
        pasted(u"postgresql://alice:pw@ep-a-b-1-pooler.c-2.us-east-2.aws.neon.tech/b?options=-c%20search_path%3Dx"_s,
               u"alice|pw|ep-a-b-1-pooler.c-2.us-east-2.aws.neon.tech:5432|b||schema x"_s);
        pasted(u"postgresql://alice:pw@h/b?options=-csearch_path%3Dx%2Cpublic%20-cwork_mem%3D1MB"_s,
               u"alice|pw|h:5432|b|options=-cwork_mem=1MB|schema x"
               " !SearchPathCut(-csearch_path%3Dx%2Cpublic%20-cwork_mem%3D1MB)"_s);
        pasted(u"postgresql://alice:pw@h/b?search_path=%22$user%22,public"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b?schema="_s, u"alice|pw|h:5432|b| -schema:Empty"_s);
        pasted(u"postgresql://alice:pw@h/b?schema=x&schema=My%20Ledger"_s,
               u"alice|pw|h:5432|b||schema My Ledger -schema:Repeated"_s);
        pasted(u"postgresql://alice:pw@h/b?currentSchema=X,,Y"_s, u"ParameterValue Url 40 'X,,Y'"_s);
        pasted(u"Host=h;Username=alice;Password=pw;Database=b;Search Path=Ledger"_s,
               u"alice|pw|h:5432|b||schema ledger"_s);
        pasted(
            u"postgresql://alice:pw@h/b?ssl_min_protocol_version=TLSv1&require_auth=scram-sha-256&service=x"_s,
            u"alice|pw|h:5432|b| -ssl_min_protocol_version:TooWeak -require_auth:NewerLibpq -service:DecidedByProgram"_s);
        pasted(u"postgresql://alice:pw@h1:1,h2:2,h3/b?port=5"_s, u"alice|pw|h1:5,h2:5,h3:5|b| -port:Repeated"_s);
        pasted(u"postgresql://alice:pw@/b"_s, u"alice|pw||b| !HostMissing"_s);
        pasted(u"postgresql://:pw@h/b"_s, u"|pw|h:5432|b| !UserMissing"_s);
        pasted(u"postgresql://alice:@h/b"_s, u"alice||h:5432|b| !PasswordMissing"_s);
        pasted(u"postgresql://alice:pw@h/"_s, u"alice|pw|h:5432|| !DatabaseMissing"_s);
        pasted(u"postgresql://%zz:pw@h/b"_s, u"%zz|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@[fe80::1%25eth0]/b"_s, u"alice|pw|fe80::1%eth0:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b\n\nThanks, Bob"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice%40corp:pw@h/b"_s, u"alice@corp|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice@corp:pw@h/b"_s, u"alice@corp|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice@corp@h/b"_s, u"alice@corp||h:5432|b| !PasswordMissing"_s);
    }
    void readsUrls() { compareReading(); }

    void readsOtherForms_data()
    {
        tableOfTexts();
        pasted(u"host=h user=alice password='a b\\'c' dbname=b sslmode=require"_s,
               u"alice|a b'c|h:5432|b|sslmode=require !TlsRaised(require)"_s);
        pasted(u"host = h  user = alice password = pw dbname = b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"host=/var/run/postgresql dbname=b"_s,
               u"||/var/run/postgresql:5432|b| !UserMissing !PasswordMissing"_s);
        pasted(u"PGHOST=h PGUSER=alice PGPASSWORD='p w' PGDATABASE=b PGSSLMODE=require"_s,
               u"alice|p w|h:5432|b|sslmode=require !TlsRaised(require)"_s);
        pasted(u"export PGHOST=h\nexport PGUSER=alice\nexport PGPASSWORD=\"p w\"\nexport PGDATABASE=b"_s,
               u"alice|p w|h:5432|b|"_s);
        pasted(u"$env:PGHOST = \"h\"\n$env:PGUSER = \"alice\"\n$env:PGDATABASE=\"b\""_s,
               u"alice||h:5432|b| !PasswordMissing"_s);
        pasted(u"set PGHOST=h\nset PGUSER=alice\nset PGDATABASE=b"_s, u"alice||h:5432|b| !PasswordMissing"_s);
        pasted(u"PGHOST: h\nPGUSER: alice"_s, u"alice||h:5432|| !PasswordMissing !DatabaseMissing"_s);
        pasted(u"DATABASE_URL=postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"export DATABASE_URL='postgresql://alice:pw@h/b'"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"DATABASE_URL=\"postgresql://alice:pw@h/b\" # mine"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"DATABASE_URL='postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"# a\nSECRET_KEY=x\nDATABASE_URL=postgresql://alice:pw@h/b\nDEBUG=1"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"psql 'postgresql://alice:pw@h/b?sslmode=require'"_s,
               u"alice|pw|h:5432|b|sslmode=require !TlsRaised(require)"_s);
        pasted(u"$ psql -h h -U alice -d b -p 5433"_s, u"alice||h:5433|b| !PasswordMissing"_s);
        pasted(u"psql --host=h --username alice --port 5433 b"_s, u"alice||h:5433|b| !PasswordMissing"_s);
        pasted(u"psql -hh -Ualice b carol"_s, u"carol||h:5432|b| !PasswordMissing -user:Repeated"_s);
        pasted(u"PGPASSWORD=pw psql -h h -U alice b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"PGPASSWORD='p w' psql -h h -U alice b"_s, u"alice|p w|h:5432|b|"_s);
        pasted(u"psql \"host=h user=alice dbname=b\""_s, u"alice||h:5432|b| !PasswordMissing"_s);
        pasted(u"Host=h;Username=alice;Password=p w;Database=b;SSL Mode=VerifyFull;Pooling=true"_s,
               u"alice|p w|h:5432|b|sslmode=verify-full -Pooling:OtherProgram"_s);
        pasted(u"Server=h;Port=5433;User Id=alice;Password=\"p;w\"\"x\";Database=b;"_s, u"alice|p;w\"x|h:5433|b|"_s);
        pasted(u"Host=h:5433;Username=alice;Password=pw=1;Database=b"_s, u"alice|pw=1|h:5433|b|"_s);
        pasted(u"ConnectionStrings__Default=\"Host=h;Username=alice;Password=pw;Database=b\""_s,
               u"alice|pw|h:5432|b|"_s);
        pasted(u"engine = create_engine(\"postgresql://alice:pw@h/b\")"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"{\"url\": \"postgresql://alice:pw@h/b\"}"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"see postgresql://alice:pw@h/b for more"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"`postgresql://alice:pw@h/b`"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"```sh\npsql 'postgresql://alice:pw@h/b'\n```"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"<postgresql://alice:pw@h/b>"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\u201Cpostgresql://alice:pw@h/b\u201D"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"'postgresql://alice:pw@h/b';"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\"postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"DATABASE_URL: postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"- DATABASE_URL=postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"DATABASE_URL=postgresql://alice:pw@h.ex\n  ample.org/b"_s, u"alice|pw|h.example.org:5432|b|"_s);
        pasted(u"sqlalchemy.url = postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"ConnectionStrings__Default=\"Host=h;Username=alice;Password=pw;Database=b\""_s,
               u"alice|pw|h:5432|b|"_s);
        pasted(u"host=h user=a,b"_s, u"a,b||h:5432|| !PasswordMissing !DatabaseMissing"_s);
        pasted(u"host=h1,h2 port=1,2 dbname=b user=alice"_s, u"alice||h1:1,h2:2|b| !PasswordMissing"_s);
        pasted(u"host=\"h\" user=\u201Calice\u201D password=\u2018p w\u2019"_s,
               u"alice|p w|h:5432|| !DatabaseMissing"_s);
        pasted(u"psql postgresql://alice:pw@h/b -c \"select 1\""_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"psql \\\n -h h \\\n -U alice b"_s, u"alice||h:5432|b| !PasswordMissing"_s);
        pasted(u"docker run -e POSTGRES_URL=postgresql://alice:pw@h/b app"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"host=h hostaddr=1.2.3.4 user=alice dbname=b pgbouncer=true"_s,
               u"alice||h:5432|b| !PasswordMissing -hostaddr:DecidedByProgram -pgbouncer:OtherProgram"_s);
        pasted(u"user=alice@corp host=h dbname=b"_s, u"alice@corp||h:5432|b| !PasswordMissing"_s);
    }
    void readsOtherForms() { compareReading(); }

    void timeOfReadingGrowsWithTheLengthOnly_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("piece");
        const auto rows = [](const QString &start, const QStringList &pieces) {
            for (const QString &piece : pieces)
                QTest::newRow(qPrintable(start + piece)) << start << piece;
        };
        const QStringList marks{u"a"_s, u"@"_s, u":"_s, u"/"_s,  u"?"_s,  u"%"_s, u","_s,
                                u";"_s, u" "_s, u"'"_s, u"\""_s, u"\\"_s, u"#"_s, u"\u201C"_s};
        rows({}, marks);
        rows(u"postgresql://alice:"_s, marks + QStringList{u"?a="_s, u"&a=b"_s, u"%41"_s, u"[::1],"_s, u"\u200B"_s});
        rows(u"host=h password="_s, {u"a"_s, u"'"_s, u"\\"_s, u"a=b "_s, u"a=\"\n"_s});
        rows({},
             {u"\n"_s, u"`"_s, u"\u200B"_s, u"a=b "_s, u"a=\"\n"_s, u"host="_s, u"postgres"_s, u"postgresql://"_s,
              u"jdbc:"_s, u"PGHOST"_s, u"PGHOST=h "_s, u"psql "_s, u"'\n"_s});
    }
    void timeOfReadingGrowsWithTheLengthOnly()
    {
        QFETCH(QString, start);
        QFETCH(QString, piece);
        // Processor time does not depend on what else the machine does. A quadratic part takes 64 times as long.
        const auto clocksToRead = [&](const QString &filler) {
            const std::clock_t before = std::clock();
            (void)readConnectionText(start + filler + u"@h/b"_s);
            return std::clock() - before;
        };
        const std::clock_t eighth = clocksToRead(piece.repeated(125'000 / piece.size()));
        const QString filler = piece.repeated(1'000'000 / piece.size());
        const std::clock_t whole = clocksToRead(filler);
        QVERIFY2(whole < 20 * std::max<std::clock_t>(eighth, CLOCKS_PER_SEC / 50),
                 qPrintable(u"%1 and %2 ms"_s.arg(eighth * 1000 / CLOCKS_PER_SEC).arg(whole * 1000 / CLOCKS_PER_SEC)));
        if (start == u"postgresql://alice:" && piece == u"a")
            QCOMPARE(readConnectionText(start + filler + u"@h/b"_s)->password.reveal().size(), filler.size());
    }
};

QTEST_APPLESS_MAIN(TestConnectionText)
#include "tst_connectiontext.moc"
