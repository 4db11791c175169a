// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/readingtext.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestClipboardText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clipboardAccidentsDoNotCount_data()
    {
        tableOfTexts();
        pasted(u"  postgresql://alice:pw@h/b  "_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\tpostgresql://alice:pw@h/b\n"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b\r\n"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\u00A0postgresql://alice:pw@h/b\u00A0"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\uFEFFpostgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b\u200B"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h\u200B/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://ali\u00ADce:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\u202Apostgresql://alice:pw@h/b\u202C"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\u2060postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"'postgresql://alice:pw@h/b'"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\"postgresql://alice:pw@h/b\""_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\u201Cpostgresql://alice:pw@h/b\u201D"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\u201Epostgresql://alice:pw@h/b\u201C"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\u2018postgresql://alice:pw@h/b\u2019"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\u00ABpostgresql://alice:pw@h/b\u00BB"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\"postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b\""_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b'"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b\u201D"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"`postgresql://alice:pw@h/b`"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"```\npostgresql://alice:pw@h/b\n```"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"```bash\npostgresql://alice:pw@h/b\n```"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"<postgresql://alice:pw@h/b>"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b;"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b,"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"\"postgresql://alice:pw@h/b\","_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"'postgresql://alice:pw@h/b';"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"$ postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"> postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"% postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@\nh/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/\r\n    b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:\n  pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw@h/b\n\nSent from my telephone"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u" \u200B'`postgresql://alice:pw@h/b`' ;\n"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:p\u200Dw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"postgresql://alice:pw\u2028@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"(copy) postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
        pasted(u"url: postgresql://alice:pw@h/b"_s, u"alice|pw|h:5432|b|"_s);
    }
    void clipboardAccidentsDoNotCount() { compareReading(); }
};

QTEST_APPLESS_MAIN(TestClipboardText)
#include "tst_clipboardtext.moc"
