// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/textfile.h"

#include "support/verifyresult.h"

#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace budget;
using namespace Qt::StringLiterals;

class TestTextFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QByteArray("") << QString();
        QTest::newRow("UTF-8") << QByteArray("A=\xC3\xBC\r\n") << u"A=ü\r\n"_s;
        QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF"
                                                         "A=1")
                                           << u"A=1"_s;
        QTest::newRow("UTF-16 with a mark") << "\xFF\xFE"
                                               "A\0=\0"_ba
                                            << u"A="_s;
        QTest::newRow("as long as may be") << QByteArray(kMaxTextFile, 'x') << QString(kMaxTextFile, u'x');
    }
    void readsText()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        ASSIGN_RESULT(const QString read, readTextFile(made(bytes)));
        QVERIFY(read == text);
    }

    void refusesWhatIsNoSmallText()
    {
        QCOMPARE(errorOf(m_folder.path()), ErrorKind::FileIsDirectory);
        QCOMPARE(errorOf(m_folder.filePath(u"missing"_s)), ErrorKind::FileUnavailable);
        QCOMPARE(errorOf(made(QByteArray(kMaxTextFile + 1, 'x'))), ErrorKind::FieldTooLong);
        QCOMPARE(errorOf(made(QByteArray("A=\xFF\xC0"))), ErrorKind::FileIsSpecial);
        QCOMPARE(errorOf(made("A=1\0B"_ba)), ErrorKind::FileIsSpecial);
    }

    void doesNotWaitForAPipe()
    {
        const QString pipe = m_folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(errorOf(pipe), ErrorKind::FileIsSpecial);
    }

private:
    [[nodiscard]] QString made(const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(u"text.env"_s));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return isWritten ? file.fileName() : QString();
    }

    static ErrorKind errorOf(const QString &file)
    {
        const auto text = readTextFile(file);
        return text ? ErrorKind::Cancelled : text.error().kind;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestTextFile)
#include "tst_textfile.moc"
