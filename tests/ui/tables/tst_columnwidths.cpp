// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/columnwidths.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

QString shown(const ColumnWidths &widths)
{
    QString text = QString::number(widths.stretched);
    for (const ColumnWidth &column : widths.columns)
        text += u' ' + QString::number(column.width);
    return text;
}

} // namespace

class TestColumnWidths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Wanted widths: date 80, category 120 (at least 60, shrinks second), person 100 (at least 50, shrinks first),
    /// amount 110; the description gets the rest, at least 90.
    void theDescriptionGivesWayFirstThenThePersonThenTheCategory_data()
    {
        QTest::addColumn<int>("room");
        QTest::addColumn<QString>("widths");
        QTest::newRow("plenty") << 800 << u"390 80 120 100 110"_s;
        QTest::newRow("just enough") << 500 << u"90 80 120 100 110"_s;
        QTest::newRow("the person gives") << 480 << u"90 80 120 80 110"_s;
        QTest::newRow("and then the category") << 430 << u"90 80 100 50 110"_s;
        QTest::newRow("an amount never") << 200 << u"90 80 60 50 110"_s;
    }
    void theDescriptionGivesWayFirstThenThePersonThenTheCategory()
    {
        QFETCH(int, room);
        QFETCH(QString, widths);
        QCOMPARE(shown(columnWidths({{0, 80, 80, 0}, {2, 120, 60, 2}, {3, 100, 50, 1}, {4, 110, 110, 0}}, 90, room)),
                 widths);
    }

    void aNumberIsAsWideAsTheWidestOfAsManyPlaces()
    {
        const QFontMetrics metrics{QFont()};
        const int width = widestWidth(metrics, u"1,111,111.11"_s);
        for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
            const QString number = QString(u"1,111,111.11"_s).replace(u'1', QChar(digit));
            QVERIFY(metrics.horizontalAdvance(number) <= width);
        }
        QCOMPARE(widestWidth(metrics, u"abc"_s), metrics.horizontalAdvance(u"abc"_s));
    }

    void digitsOfOtherScriptsCount()
    {
        const QFontMetrics metrics{QFont()};
        QCOMPARE(widestWidth(metrics, u"\u0661\u0662"_s), widestWidth(metrics, u"\u0669\u0660"_s));
    }
};

QTEST_MAIN(TestColumnWidths)
#include "tst_columnwidths.moc"
