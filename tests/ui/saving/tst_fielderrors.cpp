// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saving/fielderrors.h"
#include "ui/saving/messagelabel.h"
#include "words/errors/wording.h"

#include <QLineEdit>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestFieldErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksTheFieldAndSaysWhy()
    {
        const Error error{ErrorKind::FieldEmpty, Field::Name, {}, {}, {}};
        m_errors.watch(Field::Name, m_name);
        m_errors.watch(Field::Email, m_email);
        m_errors.show(error);
        QVERIFY(m_name.property("invalid").toBool());
        QVERIFY(!m_email.property("invalid").toBool());
        QCOMPARE(m_label.text(), wording::sentence(error));
        QVERIFY(!m_label.isHidden());
        QCOMPARE(m_name.accessibleDescription(), m_label.text());
    }

    void staysQuietOnceTheFieldIsEdited()
    {
        QTest::keyClicks(&m_name, u"x"_s);
        QVERIFY(!m_name.property("invalid").toBool());
        QVERIFY(m_label.isHidden());
    }

    void saysWhatBelongsToNoField()
    {
        m_errors.show({ErrorKind::ConnectionLost, Field::None, {}, {}, {}});
        QVERIFY(!m_name.property("invalid").toBool());
        QVERIFY(!m_label.isHidden());
        QVERIFY(!m_errors.knows(Field::None));
        QVERIFY(m_errors.knows(Field::Email));
    }

    void waitsQuietlyBeforeItSaysThatItWaits()
    {
        m_label.wait(u"Saving…"_s);
        QVERIFY(m_label.isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(!m_label.isHidden(), 2000);
        QCOMPARE(m_label.text(), u"Saving…"_s);
        m_label.clearMessage();
        QVERIFY(m_label.isHidden());
    }

private:
    MessageLabel m_label;
    QLineEdit m_name;
    QLineEdit m_email;
    FieldErrors m_errors{m_label, nullptr};
};

QTEST_MAIN(TestFieldErrors)
#include "tst_fielderrors.moc"
