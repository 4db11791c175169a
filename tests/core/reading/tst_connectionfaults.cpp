// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/readingtext.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestConnectionFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheFaultAndItsPlace_data()
    {
        tableOfTexts();
        pasted(u"postgresql://alice:pw@h/b?sslmode=nearly"_s, u"ParameterValue Url 34 'nearly'"_s);
        pasted(u"postgresql://alice:pw@h/b?sslmode"_s, u"ParameterWithoutValue Url 26 'sslmode'"_s);
        pasted(u"postgresql://alice:pw@my host/b"_s, u"HostImpossible Host 22 'my host'"_s);
        pasted(u"postgresql://alice:pw@h:abc/b"_s, u"PortImpossible Port 24 'abc'"_s);
        pasted(u"postgresql://alice:pw@h:0/b"_s, u"PortImpossible Port 24 '0'"_s);
        pasted(u"postgresql://alice:pw@h/b%2"_s, u"BadEncoding Database 25 '%2'"_s);
        pasted(u"postgresql://alice:pw@h/b%00"_s, u"BadEncoding Database 25 '%00'"_s);
        pasted(u"postgresql://alice:pw@h/b?sslmode=%zz"_s, u"BadEncoding Url 34 '%zz'"_s);
        pasted(u"postgresql://<user>:<password>@<host>/<db>"_s, u"PlaceholderLeft Host 31 '<host>'"_s);
        pasted(u"mysql://alice:pw@h/b"_s, u"OtherDatabase Url 0 'mysql'"_s);
        pasted(u"alice:pw@h/b"_s, u"SchemeMissing Url 0 'alice:pw@h/b'"_s);
        pasted(u"hello world"_s, u"NotRecognised Url 0 'hello world'"_s);
        pasted(u"A=postgresql://alice:pw@h/b\nB=postgresql://alice:pw@h2/b"_s,
               u"SeveralCandidates Url 0 'A=postgresql://alice:pw@h/b\nB=postgresql://alice:pw@h2/b'"_s);
        pasted(u"psql -U alice -d"_s, u"ParameterWithoutValue Url 14 '-d'"_s);
        pasted(u"host=h user=alice password='abc"_s, u"QuoteOpen Url 27 '''"_s);
        pasted(u"postgresql://alice:pw@h/b?connect_timeout=abc"_s, u"ParameterValue Url 42 'abc'"_s);
        pasted(u"postgresql://alice:pw@h/b?application_name=a%0Ab"_s, u"ParameterValue Url 43 'a%0Ab'"_s);
        pasted(u"postgresql://alice:pw@h1,h2/b?port=1,2,3"_s, u"PortCount Port 35 '1,2,3'"_s);
        pasted(u"postgresql://alice:pw@h1,,h2/b"_s, u"HostImpossible Host 25 ''"_s);
        pasted(u"postgresql://alice:pw@[::1/b"_s, u"HostImpossible Host 22 '[::1/b'"_s);
        pasted(u"postgresql://alice:pw@[]/b"_s, u"HostImpossible Host 22 '[]'"_s);
        pasted(u"postgresql://alice:pw@[::1]x/b"_s, u"HostImpossible Host 22 '[::1]'"_s);
        pasted(u"postgresql://alice:%FF@h/b"_s, u"BadEncoding Password 19 '%FF'"_s);
        pasted(u"postgresql://alice:pw@h:65536/b"_s, u"PortImpossible Port 24 '65536'"_s);
        pasted(u"postgresql://alice:pw@h:<port>/b"_s, u"PlaceholderLeft Port 24 '<port>'"_s);
        pasted(u"postgresql://alice:pw@fe80::1/b"_s, u"PortImpossible Port 27 ':1'"_s);
        pasted(u"postgres:alice:pw@h/b"_s, u"SchemeMissing Url 0 'postgres:alice:pw@h/b'"_s);
        pasted(u"postgresql:/alice:pw@h/b"_s, u"SchemeMissing Url 0 'postgresql:/alice:pw@h/b'"_s);
        pasted(u"postgresql//alice"_s, u"NotRecognised Url 0 'postgresql//alice'"_s);
        pasted(u"host=h dbname"_s, u"ParameterWithoutValue Url 7 'dbname'"_s);
        pasted(u"host=h1,h2 port=1,2,3"_s, u"PortCount Port 16 '1,2,3'"_s);
        pasted(u"host=a@b"_s, u"HostImpossible Host 5 'a@b'"_s);
        pasted(u"Host=h;Username"_s, u"HostImpossible Host 5 'h;Username'"_s);
        pasted(u"Host=h;Password=\"abc"_s, u"QuoteOpen Url 16 '\"'"_s);
        pasted(u"postgresql://alice:pw@h/b\npostgresql://alice:pw@h2/b"_s,
               u"SeveralCandidates Url 0 'postgresql://alice:pw@h/b\npostgresql://alice:pw@h2/b'"_s);
        pasted(u"DATABASE_URL=postgresql://alice:pw@h/b\nPGHOST=h"_s,
               u"SeveralCandidates Url 0 'DATABASE_URL=postgresql://alice:pw@h/b\nPGHOST=h'"_s);
        pasted(u"\n\n"_s, u"Empty Url 0 '\n\n'"_s);
        pasted(u"$"_s, u"NotRecognised Url 0 '$'"_s);
        pasted(u"DATABASE_URL="_s, u"NotRecognised Url 0 'DATABASE_URL='"_s);
        pasted(u"https://console.neon.tech"_s, u"OtherDatabase Url 0 'https'"_s);
        pasted(u"psql"_s, u"NotRecognised Url 0 'psql'"_s);
        pasted(u"psql -h"_s, u"ParameterWithoutValue Url 5 '-h'"_s);
    }
    void namesTheFaultAndItsPlace() { compareReading(); }
};

QTEST_APPLESS_MAIN(TestConnectionFaults)
#include "tst_connectionfaults.moc"
