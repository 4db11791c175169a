// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drill/drilltalk.h"
#include "core/errorkey.h"
#include "core/reading/connectionurl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const DrillReading kReading{{11, 22}, {{3}, {5}}, 7ms};

QJsonObject objectOf(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray answer()
{
    return toLine(Result<DrillReading>(kReading));
}

QByteArray refusal()
{
    const Error error{ErrorKind::PasswordRejected, Field::Password, u"no"_s, u"28P01"_s, {}};
    return toLine(Result<DrillReading>(tl::make_unexpected(error)));
}

QByteArray question()
{
    return toLine(DrillQuestion{*parseConnectionUrl(u"postgresql://ann:s3cr3t@db1.test/budget"_s), 45s});
}

/// Values that are invalid for every key of the protocol.
const QJsonArray kWrongValues{QJsonValue::Null,  true, u"text"_s, -1, 1.5, 1e300, QJsonObject{{u"a"_s, 1}},
                              QJsonArray{u"a"_s}};

} // namespace

class TestDrillTalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorArrivesAsItWasSent()
    {
        for (const ErrorKind kind : allErrorKinds()) {
            for (int field = 0; field <= int(Field::Database); ++field) {
                const Error error{kind, static_cast<Field>(field), u"\"quoted\"\n\u2028\U0001F600"_s, u"XX000"_s,
                                  u"c"_s};
                const Result<DrillReading> failed = tl::make_unexpected(error);
                const QByteArray line = toLine(failed);
                QCOMPARE(line.count('\n'), 1);
                QVERIFY(answerOf(line) == std::optional(failed));
            }
        }
    }

    void largeNumbersArriveExactly()
    {
        const qint64 most = std::numeric_limits<qint64>::max();
        const DrillReading reading{{most, most}, {{1}, {most}}, std::chrono::milliseconds(most)};
        QVERIFY(answerOf(toLine(Result<DrillReading>(reading))) == std::optional(Result<DrillReading>(reading)));
        const DrillReading nothing{{1, 0}, {}, 0ms};
        QVERIFY(answerOf(toLine(Result<DrillReading>(nothing))) == std::optional(Result<DrillReading>(nothing)));
    }

    /// A damaged answer must not be read as 'no category was found', which would be reported as a loss of data.
    void anAnswerLacksNothing()
    {
        QVERIFY(answerOf(answer()) == std::optional(Result<DrillReading>(kReading)));
        for (const QString &key : objectOf(answer()).keys()) {
            QJsonObject object = objectOf(answer());
            object.remove(key);
            QVERIFY2(!answerOf(lineOf(object)), qPrintable(key));
        }
    }

    void anAnswerHasTheRightValues()
    {
        for (const QString &key : objectOf(answer()).keys()) {
            for (const auto &value : kWrongValues) {
                QJsonObject object = objectOf(answer());
                object[key] = value;
                QVERIFY2(!answerOf(lineOf(object)), lineOf(object).constData());
            }
        }
        for (const QJsonArray &ids :
             {QJsonArray{0}, QJsonArray{-3}, QJsonArray{3, u"5"_s}, QJsonArray{QJsonValue::Null}, QJsonArray{1.5}}) {
            QJsonObject object = objectOf(answer());
            object[u"ids"_s] = ids;
            QVERIFY2(!answerOf(lineOf(object)), lineOf(object).constData());
        }
    }

    void anErrorHasAKindAndAField()
    {
        for (const QString &key : {u"kind"_s, u"field"_s}) {
            for (const auto &value : kWrongValues) {
                if (key == u"kind" && value.isString())
                    continue; // a newer version may send this kind; it is read as Unexpected
                QJsonObject object = objectOf(refusal());
                QJsonObject error = object[u"error"_s].toObject();
                error[key] = value;
                object[u"error"_s] = error;
                QVERIFY2(!answerOf(lineOf(object)), lineOf(object).constData());
            }
        }
        QJsonObject object = objectOf(refusal());
        QJsonObject error = object[u"error"_s].toObject();
        error[u"field"_s] = int(Field::Database) + 1;
        object[u"error"_s] = error;
        QVERIFY(!answerOf(lineOf(object)));
        object[u"error"_s] = u"text"_s;
        QVERIFY(!answerOf(lineOf(object)));
    }

    void everyPrefixOfALineIsRefused()
    {
        for (const QByteArray &line : {answer(), refusal()}) {
            for (qsizetype size = 0; size < line.size() - 1; ++size)
                QVERIFY2(!answerOf(line.first(size)), line.first(size).constData());
        }
        for (qsizetype size = 0; size < question().size() - 1; ++size) {
            const auto read = questionOf(question().first(size));
            QVERIFY(!read);
            QVERIFY(!read.error().detail.contains(u"s3cr3t"_s));
        }
    }

    void aQuestionHasAnAddressAndALimit()
    {
        for (const QString &key : objectOf(question()).keys()) {
            QJsonObject object = objectOf(question());
            object.remove(key);
            QVERIFY2(!questionOf(lineOf(object)), qPrintable(key));
            for (const auto &value : kWrongValues) {
                object[key] = value;
                const auto read = questionOf(lineOf(object));
                QVERIFY2(!read, lineOf(object).constData());
                QVERIFY(!read.error().detail.contains(u"s3cr3t"_s));
            }
        }
    }

    void otherVersionsAndOtherTextsAreRefused()
    {
        for (const QByteArray &line : {answer(), refusal(), question()}) {
            QJsonObject object = objectOf(line);
            const int language = object[u"language"_s].toInt();
            for (const QJsonValue &other : {QJsonValue(language + 1), QJsonValue(language - 1), QJsonValue(0),
                                            QJsonValue(QString::number(language))}) {
                object[u"language"_s] = other;
                QVERIFY(!answerOf(lineOf(object)));
                QVERIFY(!questionOf(lineOf(object)));
            }
            QVERIFY(!answerOf('[' + line.trimmed() + ']'));
            QVERIFY(!answerOf(line + line));
            QVERIFY(!questionOf(QByteArray("\xff\xfe") + line));
        }
        for (const char *line : {"", "\n", "{}", "[]", "null", "1", "\"text\"", "{\"language\":}"}) {
            QVERIFY(!answerOf(line));
            QVERIFY(!questionOf(line));
        }
    }

    void aQuestionAndAnAnswerAreNotConfused()
    {
        QVERIFY(!answerOf(question()));
        QVERIFY(!questionOf(answer()));
        QVERIFY(!questionOf(refusal()));
    }
};

QTEST_APPLESS_MAIN(TestDrillTalk)
#include "tst_drilltalk.moc"
