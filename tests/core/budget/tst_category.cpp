// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/category.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestCategory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tidiesADraft()
    {
        const CategoryDraft tidied{u"Food"_s, u"#FF6B6B"_s};
        QCOMPARE(validate(CategoryDraft{u" Food "_s, u"#ff6b6b"_s}), tidied);
    }

    void suppliesTheDefaultColor()
    {
        QCOMPARE(validate(CategoryDraft{u"Food"_s, {}})->color, QString(kDefaultCategoryColor));
    }

    void refusesByField_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("color");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Field>("field");
        QTest::newRow("empty name") << u" "_s << u"#000000"_s << ErrorKind::FieldEmpty << Field::Name;
        QTest::newRow("long name") << QString(51, u'x') << u"#000000"_s << ErrorKind::FieldTooLong << Field::Name;
        QTest::newRow("color word") << u"Food"_s << u"red"_s << ErrorKind::ColorInvalid << Field::Color;
        QTest::newRow("short color") << u"Food"_s << u"#FFF"_s << ErrorKind::ColorInvalid << Field::Color;
        QTest::newRow("no hex digit") << u"Food"_s << u"#GG0000"_s << ErrorKind::ColorInvalid << Field::Color;
        QTest::newRow("line break") << u"Food"_s << u"#000000\n0"_s << ErrorKind::ColorInvalid << Field::Color;
    }
    void refusesByField()
    {
        QFETCH(QString, name);
        QFETCH(QString, color);
        const auto refused = validate(CategoryDraft{name, color});
        QVERIFY(!refused.has_value());
        QTEST(refused.error().kind, "kind");
        QTEST(refused.error().field, "field");
    }
};

QTEST_APPLESS_MAIN(TestCategory)
#include "tst_category.moc"
