// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/person.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestPerson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tidiesADraft()
    {
        const PersonDraft tidied{u"alice@example.com"_s, u"Alice Smith"_s};
        QCOMPARE(validate(PersonDraft{u" alice@example.com "_s, u" Alice Smith "_s}), tidied);
    }

    void refusesByField_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("name");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Field>("field");
        const QString good = u"a@b"_s;
        QTest::newRow("empty name") << good << u""_s << ErrorKind::FieldEmpty << Field::Name;
        QTest::newRow("long name") << good << QString(101, u'x') << ErrorKind::FieldTooLong << Field::Name;
        QTest::newRow("empty email") << u""_s << u"A"_s << ErrorKind::FieldEmpty << Field::Email;
        QTest::newRow("long email") << (QString(100, u'x') + u"@b"_s) << u"A"_s << ErrorKind::FieldTooLong
                                    << Field::Email;
        for (const char *email : {"alice", "@b", "a@", "a b@c", "a@b@c"})
            QTest::newRow(email) << QString::fromLatin1(email) << u"A"_s << ErrorKind::EmailInvalid << Field::Email;
    }
    void refusesByField()
    {
        QFETCH(QString, email);
        QFETCH(QString, name);
        const auto refused = validate(PersonDraft{email, name});
        QVERIFY(!refused.has_value());
        QTEST(refused.error().kind, "kind");
        QTEST(refused.error().field, "field");
    }

    void aPersonWithoutAnAddressGetsAPlaceholder()
    {
        QStringList all;
        for (const auto &name :
             {u"Ann"_s, u"ann"_s, u"Änn"_s, u"中文"_s, u"Ann Lee"_s, u"Ann-Lee"_s, QString(100, u'x')}) {
            const PersonDraft draft = withEmail({u" "_s, name});
            QVERIFY2(validate(draft), qPrintable(draft.email));
            QVERIFY(isPlaceholderEmail(draft.email));
            QCOMPARE(shownEmail(draft.email), QString());
            QCOMPARE(withEmail({{}, u' ' + name}).email, draft.email);
            QVERIFY2(!all.contains(draft.email), qPrintable(draft.email));
            all << draft.email;
        }
        QCOMPARE(withEmail({u"a@b"_s, u"Ann"_s}).email, u"a@b"_s);
        QCOMPARE(shownEmail(u"a@b"_s), u"a@b"_s);
        QVERIFY(!validate(withEmail({})));
    }
};

QTEST_APPLESS_MAIN(TestPerson)
#include "tst_person.moc"
