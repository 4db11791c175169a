// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/barevalue.h"
#include "core/reading/notations/settings/values/reference.h"
#include "core/reading/notations/settings/values/restofline.h"
#include "core/reading/notations/settings/values/xmlvalue.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// The reference as text: the name, '=' and the default, then '|' and the text behind it.
QString printedReference(const QString &text)
{
    const auto reference = referenceAt(SourceText(text), 0);
    if (!reference)
        return u"none"_s;
    return reference->name.text() + (reference->fallback ? u'=' + reference->fallback->text() : QString()) + u'|'
        + text.sliced(reference->end);
}

} // namespace

/// The syntax of single values: references to variables, values without quotes, what may stand behind a value.
class TestValueSyntax : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsReferences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &text, const QString &expected) {
            QTest::newRow(qPrintable(text)) << text << expected;
        };
        row(u"$PGHOST"_s, u"PGHOST|"_s);
        row(u"${PGHOST}"_s, u"PGHOST|"_s);
        row(u"${PGHOST:-localhost}"_s, u"PGHOST=localhost|"_s);
        row(u"${db.host:localhost}"_s, u"db.host=localhost|"_s);
        row(u"${PGPORT:-5433} # x"_s, u"PGPORT=5433| # x"_s);
        row(u"process.env.PGHOST"_s, u"PGHOST|"_s);
        row(u"process.env.PGHOST!"_s, u"PGHOST|"_s);
        row(u"process.env.PGHOST || 'h'"_s, u"PGHOST=h|"_s);
        row(u"process.env.PGPORT ?? 5433,"_s, u"PGPORT=5433|,"_s);
        row(u"process.env['PGHOST']"_s, u"PGHOST|"_s);
        row(u"import.meta.env.PGHOST"_s, u"PGHOST|"_s);
        row(u"os.environ['PGHOST']"_s, u"PGHOST|"_s);
        row(u"os.environ.get(\"PGHOST\")"_s, u"PGHOST|"_s);
        row(u"os.environ.get(\"PGHOST\", \"h\")"_s, u"PGHOST=h|"_s);
        row(u"os.getenv('PGHOST', default='h')"_s, u"PGHOST=h|"_s);
        row(u"os.getenv('PGHOST') or 'h'"_s, u"PGHOST=h|"_s);
        row(u"int(os.getenv('PGPORT', 5433))"_s, u"PGPORT=5433|"_s);
        row(u"config('DB_PORT', default=5433, cast=int)"_s, u"DB_PORT=5433|"_s);
        row(u"env('DB_HOST', 'h'),"_s, u"DB_HOST=h|,"_s);
        row(u"env.int('DB_PORT', 5433)"_s, u"DB_PORT=5433|"_s);
        row(u"getenv('DB_HOST') ?: 'h'"_s, u"DB_HOST=h|"_s);
        row(u"ENV['PGHOST']"_s, u"PGHOST|"_s);
        row(u"ENV.fetch('PGHOST', 'h')"_s, u"PGHOST=h|"_s);
        row(u"ENV.fetch('PGHOST') { 'h' }"_s, u"PGHOST=h|"_s);
        row(u"<%= ENV['PGHOST'] %>"_s, u"PGHOST|"_s);
        row(u"<%= ENV.fetch(\"PGPORT\") { 5433 } %>"_s, u"PGPORT=5433|"_s);
        row(u"System.getenv(\"PGHOST\")"_s, u"PGHOST|"_s);
        row(u"System.getenv().getOrDefault(\"PGHOST\", \"h\")"_s, u"PGHOST=h|"_s);
        row(u"System.get_env(\"PGHOST\")"_s, u"PGHOST|"_s);
        row(u"Deno.env.get('PGHOST') ?? 'h'"_s, u"PGHOST=h|"_s);
        row(u"std::env::var(\"PGHOST\").unwrap()"_s, u"PGHOST|"_s);
        row(u"Sys.getenv(\"PGHOST\")"_s, u"PGHOST|"_s);
        row(u"db.example.org"_s, u"none"_s);
        row(u"'$PGHOST'"_s, u"none"_s);
        row(u"env('DB_PASSWORD', 'a'b')"_s, u"none"_s);
        row(u"env('DB_PASSWORD', 'a\\'b')"_s, u"none"_s);
        row(u"getpass('DB_PASSWORD')"_s, u"none"_s);
    }
    void readsReferences()
    {
        QFETCH(QString, text);
        QTEST(printedReference(text), "expected");
    }

    void aReferenceOfALineIsAllOfIt()
    {
        QVERIFY(lineReferenceAt(SourceText(u"${PGHOST} # the server"_s), 0));
        QVERIFY(lineReferenceAt(SourceText(u"env('PGHOST'),\nx"_s), 0));
        QVERIFY(lineReferenceAt(SourceText(u"process.env.PGHOST // x"_s), 0));
        QVERIFY(!lineReferenceAt(SourceText(u"${PGHOST}.example.org"_s), 0));
        QVERIFY(!lineReferenceAt(SourceText(u"$PGHOST and more"_s), 0));
    }

    void findsTheEndOfABareValue()
    {
        QCOMPARE(endOfBare(u"abc"), 3);
        QCOMPARE(endOfBare(u"abc  "), 3);
        QCOMPARE(endOfBare(u"abc # x"), 3);
        QCOMPARE(endOfBare(u"abc ; x"), 3);
        QCOMPARE(endOfBare(u"a#b"), 3);
        QCOMPARE(endOfBare(u"#abc"), 4);
        QCOMPARE(endOfBare(u""), 0);
    }

    void tellsBareValuesThatReadersTakeDifferently()
    {
        const QStringList clear{u"Kx7"_s, u"Kx7 Violett"_s, u"it's"_s, u"a#b"_s, u"Kx7 # mine"_s, u"a=b"_s, u"50%"_s};
        for (const QString &value : clear)
            QVERIFY2(isClearBare(u'=', value), qPrintable(value));
        const QStringList unclear{u"Kx7 #mine"_s,    u"Kx7 ; x"_s, u"Kx7;"_s, u"Kx7,"_s,
                                  u"a\\b"_s,         u"'a'b"_s,    u""_s,     u"Kx7 program --option"_s,
                                  u"Kx7 psql -h h"_s};
        for (const QString &value : unclear)
            QVERIFY2(!isClearBare(u'=', value), qPrintable(value));
        for (const QString &value : {u"|"_s, u">"_s, u"&a"_s, u"*a"_s, u"!a"_s, u"a: b"_s})
            QVERIFY2(!isClearBare(u':', value), qPrintable(value));
        QVERIFY(isClearBare(u':', u"a\\b"));
    }

    void findsAFurtherPair()
    {
        QVERIFY(hasFurtherPair(u"a PGUSER=b"));
        QVERIFY(hasFurtherPair(u"a B2=c"));
        QVERIFY(!hasFurtherPair(u"a=b"));
        QVERIFY(!hasFurtherPair(u"a 2=b"));
        QVERIFY(!hasFurtherPair(u"a b"));
    }

    void knowsTypesBehindAName()
    {
        QCOMPARE(lengthOfAnnotation(u" str = \"x\""), 7);
        QCOMPARE(lengthOfAnnotation(u" string = 'x'"), 10);
        QCOMPARE(lengthOfAnnotation(u" Optional[str] = 'x'"), 17);
        QCOMPARE(lengthOfAnnotation(u" str | None = 'x'"), 14);
        QCOMPARE(lengthOfAnnotation(u" &str = \"x\""), 8);
        QCOMPARE(lengthOfAnnotation(u" u16 = 5433"), 7);
        QCOMPARE(lengthOfAnnotation(u" abc = \"x\""), 0);
        QCOMPARE(lengthOfAnnotation(u" str"), 0);
        QCOMPARE(lengthOfAnnotation(u" str == x"), 0);
    }

    void knowsLiteralsInTheirWrapping()
    {
        QVERIFY(isPrefixedLiteral(u"r\"x\""));
        QVERIFY(isPrefixedLiteral(u"@\"x\""));
        QVERIFY(isPrefixedLiteral(u"rb'x'"));
        QVERIFY(!isPrefixedLiteral(u"\"x\""));
        QVERIFY(!isPrefixedLiteral(u"abc'x'"));
        QVERIFY(isWrappedLiteral(u"Some(\"x\")"));
        QVERIFY(isWrappedLiteral(u"SecretStr('x')"));
        QVERIFY(!isWrappedLiteral(u"Some(x)"));
        QVERIFY(!isWrappedLiteral(u"getpass('x')"));
    }

    void tellsWhatMayStandBehindALiteral_data()
    {
        QTest::addColumn<QString>("rest");
        QTest::addColumn<bool>("isPlausible");
        const auto rows = [](bool isPlausible, const QStringList &rests) {
            for (const QString &rest : rests)
                QTest::newRow(qPrintable(rest)) << rest << isPlausible;
        };
        rows(true,
             {u""_s, u","_s, u")"_s, u");"_s, u"})"_s, u", dbname='b')"_s, u", port: 5432 }"_s, u" # comment"_s,
              u" // comment"_s, u".to_string());"_s, u", **options)"_s, u"/>"_s, u") \\"_s, u") do |db|"_s,
              u", \"host\": \"h\"}"_s});
        rows(false,
             {u"Violett"_s, u"+x"_s, u"'Violett'"_s, u", 'Violett'"_s, u") Violett'"_s, u"#Violett"_s, u"@h/b"_s,
              u"\"\""_s, u"%x"_s});
    }
    void tellsWhatMayStandBehindALiteral()
    {
        QFETCH(QString, rest);
        QTEST(isPlausibleRest(rest, 0, true), "isPlausible");
    }

    void readsTheTextOfAnElement()
    {
        const auto read = [](const QString &text) { return elementTextAt(SourceText(text), 0); };
        QCOMPARE(read(u">abc</a>"_s)->text.text(), u"abc"_s);
        QCOMPARE(read(u">a&amp;b&lt;c&gt;d&quot;e&apos;f&#39;g</a>"_s)->text.text(), u"a&b<c>d\"e'f'g"_s);
        QVERIFY(read(u">a&amp;b</a>"_s)->isClear);
        QVERIFY(!read(u">a&b</a>"_s)->isClear);
        QVERIFY(!read(u"> a</a>"_s)->isClear);
        QVERIFY(!read(u">a<b/></a>"_s));
        QVERIFY(!read(u">a"_s));
        QVERIFY(!read(u"a</a>"_s));
        QVERIFY(!read(u'>' + QString(200'000, u'a') + u"</a>"_s));
        QCOMPARE(nextElementText(SourceText(u"</key>\n  <string>abc</string>"_s), 0)->text.text(), u"abc"_s);
        QVERIFY(!nextElementText(SourceText(u"</key> abc"_s), 0));
    }
};

QTEST_APPLESS_MAIN(TestValueSyntax)
#include "tst_valuesyntax.moc"
