// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/wording.h"
#include "words/language/languages.h"
#include "words/language/pseudotranslator.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QString comment;
    bool isNumerus = false;
    bool isUnfinished = false;
    QStringList forms; ///< one text, or one per plural form

    [[nodiscard]] QString key() const { return context + u" | "_s + source + u" | "_s + comment; }
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{context, {}, {}, xml.attributes().value("numerus"_L1) == "yes"_L1, false, {}};
    while (xml.readNextStartElement()) {
        const auto name = xml.name().toString();
        if (name == u"source"_s)
            message.source = xml.readElementText();
        else if (name == u"comment"_s)
            message.comment = xml.readElementText();
        else if (name == u"translation"_s) {
            message.isUnfinished = xml.attributes().hasAttribute("type"_L1);
            if (!message.isNumerus) {
                message.forms << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                message.forms << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> messagesOf(const QString &file)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QString context;
    QXmlStreamReader xml(&device);
    xml.readNextStartElement(); // the element TS
    while (xml.readNextStartElement()) {
        if (xml.name() != "context"_L1) {
            xml.skipCurrentElement();
            continue;
        }
        while (xml.readNextStartElement()) {
            if (xml.name() == "name"_L1)
                context = xml.readElementText();
            else if (xml.name() == "message"_L1)
                messages << readMessage(xml, context);
            else
                xml.skipCurrentElement();
        }
    }
    return messages;
}

const QString kTags = u"</?(?:a|b|br|i|li|ol|p|ul)\\b[^<>]*>"_s;

QStringList matchesOf(const QString &text, const QString &pattern)
{
    QStringList found;
    for (auto matches = QRegularExpression(pattern).globalMatch(text); matches.hasNext();)
        found << matches.next().captured();
    found.sort();
    return found;
}

/// The first difference between source and translation in placeholders, number of mnemonics, blanks and ellipsis at the
/// ends, or tags; empty if there is none.
QString differenceOf(const QString &source, const QString &translation, bool isNumerus)
{
    QStringList places = matchesOf(source, u"%L?(?:n|\\d{1,2})"_s);
    QStringList there = matchesOf(translation, u"%L?(?:n|\\d{1,2})"_s);
    if (isNumerus) { // a plural form may write 'one' in words
        places.removeAll(u"%n"_s);
        there.removeAll(u"%n"_s);
    }
    if (places != there)
        return u"places for arguments"_s;
    const auto mnemonics = [](const QString &text) { return matchesOf(text, u"&(?!&|\\w+;)\\S"_s).size(); };
    if (mnemonics(source) != mnemonics(translation))
        return u"mnemonics"_s;
    const auto ends = [](const QString &text) {
        return u"%1%2%3"_s.arg(text.startsWith(u' ')).arg(text.endsWith(u' ')).arg(text.endsWith(u'…'));
    };
    if (ends(source) != ends(translation))
        return u"ends"_s;
    return matchesOf(source, kTags) == matchesOf(translation, kTags) ? QString() : u"tags"_s;
}

} // namespace

class TestLanguages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSystemsLanguageIsTakenWhereItIsThere()
    {
        QCOMPARE(languages::resolve({}, {u"de-AT"_s, u"en"_s}), u"de"_s);
        QCOMPARE(languages::resolve(u"system"_s, {u"fr-FR"_s, u"fr"_s, u"de"_s}), u"de"_s);
        QCOMPARE(languages::resolve(u"system"_s, {u"en-GB"_s, u"de"_s}), u"en"_s);
        QCOMPARE(languages::resolve({}, {u"C"_s}), u"en"_s);
        QCOMPARE(languages::resolve({}, {}), u"en"_s);
    }

    void aLanguageThatIsNamedCountsMore()
    {
        QCOMPARE(languages::resolve(u"en"_s, {u"de"_s}), u"en"_s);
        QCOMPARE(languages::resolve(u"de"_s, {u"en"_s}), u"de"_s);
        QCOMPARE(languages::resolve(u"pseudo"_s, {u"en"_s}), u"pseudo"_s);
        QCOMPARE(languages::resolve(u"tlh"_s, {u"en"_s}), std::nullopt);
    }

    void monthsAndAmountsFollowALanguageThatWasChosen_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("locale");
        QTest::newRow("nothing chosen") << QString() << u"fr_FR"_s << u"fr_FR"_s;
        QTest::newRow("the system's") << u"system"_s << u"de_AT"_s << u"de_AT"_s;
        QTest::newRow("the system's, by its name") << u"de"_s << u"de_CH"_s << u"de_CH"_s;
        QTest::newRow("another") << u"de"_s << u"en_US"_s << u"de_DE"_s;
        QTest::newRow("another, known in the region") << u"de"_s << u"fr_CH"_s << u"de_CH"_s;
        QTest::newRow("English in Germany") << u"en"_s << u"de_DE"_s << u"en_DE"_s;
        QTest::newRow("no system at all") << u"de"_s << u"C"_s << u"de_DE"_s;
        QTest::newRow("for tests") << u"pseudo"_s << u"de_DE"_s << u"de_DE"_s;
        QTest::newRow("unknown") << u"tlh"_s << u"en_GB"_s << u"en_GB"_s;
    }
    void monthsAndAmountsFollowALanguageThatWasChosen()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, system);
        QFETCH(QString, locale);
        QCOMPARE(languages::localeFor(wanted, QLocale(system)).name(), locale);
    }

    void aChoiceIsTheLocaleOfAll()
    {
        QLocale::setDefault(QLocale(u"en_US"_s));
        QVERIFY(languages::choose(u"de"_s));
        QCOMPARE(QLocale().standaloneMonthName(1), u"Januar"_s);
        QVERIFY(languages::choose(u"de"_s));
        QCOMPARE(QLocale().name(), u"de_DE"_s);
        QLocale::setDefault(QLocale(u"en_US"_s));
        QVERIFY(!languages::choose(u"tlh"_s));
        QCOMPARE(QLocale().name(), u"en_US"_s);
        languages::install(languages::kEnglish);
    }

    void thePseudoLanguageKeepsWhatIsNoText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pseudo");
        QTest::newRow("word") << u"Cancel"_s << u"[Çåñçéł~~]"_s;
        QTest::newRow("mnemonic") << u"&Save as…"_s << u"[&Såvé åš…~~~]"_s;
        QTest::newRow("places") << u"%1 of %n, %L2"_s << u"[%1 öf %n, %L2~~~~~]"_s;
        QTest::newRow("tags") << u"<b>is</b> &amp; so"_s << u"[<b>îš</b> &amp; šö~~~~~~~]"_s;
        QTest::newRow("empty") << u" "_s << u" "_s;
    }
    void thePseudoLanguageKeepsWhatIsNoText()
    {
        QFETCH(QString, text);
        QFETCH(QString, pseudo);
        QCOMPARE(pseudoText(text), pseudo);
    }

    void everyTextIsTranslated_data() { translations(); }
    void everyTextIsTranslated()
    {
        QFETCH(QString, file);
        QStringList missing;
        for (const Message &message : messagesOf(file)) {
            if (message.isUnfinished || message.forms.isEmpty() || message.forms.contains(QString()))
                missing << message.key();
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    /// Runs lupdate on sources and forms like the target update_translations.
    void lupdateFindsNothingNew_data() { translations(); }
    void lupdateFindsNothingNew()
    {
        QFETCH(QString, file);
        const QTemporaryDir folder;
        const QString fresh = folder.filePath(QFileInfo(file).fileName());
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(BUDGET_SOURCE_DIR));
        lupdate.start(QStringLiteral(BUDGET_LUPDATE), {u"src"_s, u"forms"_s, u"-I"_s, u"src"_s, u"-ts"_s, fresh});
        QVERIFY(lupdate.waitForFinished(120'000));
        QCOMPARE(lupdate.exitCode(), 0);
        const bool isEnglish = file.endsWith(u"_en.ts"_s); // contains plural forms only
        const auto keysOf = [isEnglish](const QString &name) {
            QSet<QString> keys;
            for (const Message &message : messagesOf(name)) {
                if (message.isNumerus || !isEnglish)
                    keys << message.key();
            }
            return keys;
        };
        const QSet<QString> inSources = keysOf(fresh);
        QVERIFY(inSources.size() > (isEnglish ? 10 : 1000));
        QCOMPARE(QStringList((inSources - keysOf(file)).values()), QStringList());
        QCOMPARE(QStringList((keysOf(file) - inSources).values()), QStringList());
    }

    void aTranslationKeepsPlacesAndMnemonics_data() { translations(); }
    void aTranslationKeepsPlacesAndMnemonics()
    {
        QFETCH(QString, file);
        QStringList wrong;
        for (const Message &message : messagesOf(file)) {
            for (const QString &form : message.forms) {
                if (const QString what = differenceOf(message.source, form, message.isNumerus); !what.isEmpty())
                    wrong << u"%1: %2 -> %3"_s.arg(what, message.key(), form);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// A German text that equals its English source was probably not translated.
    void noGermanTextIsEnglish()
    {
        static const QRegularExpression technical(
            u"%n s|ms\\b|SQLSTATE|Ctrl\\+\\w|\\bF\\d\\b|RRGGBB|name@example\\.com|channel_binding=require|JSON Lines|jsonl"_s);
        // words that are the same in both languages, and names
        static const QSet<QString> alike{u"Name"_s,   u"Person"_s, u"Port"_s,     u"Pool"_s,    u"Region"_s,
                                         u"Server"_s, u"System"_s, u"Schema"_s,   u"Journal"_s, u"in"_s,
                                         u"In"_s,     u"SQLite"_s, u"Variable"_s, u"libpq"_s,   u"Qt"_s};
        QStringList wrong;
        for (const Message &message :
             messagesOf(QStringLiteral(BUDGET_SOURCE_DIR) + u"/translations/budget-tracker_de.ts"_s)) {
            const QString rest = QString(message.source).remove(u'&').remove(u"Budget Tracker"_s).remove(technical);
            const QStringList left = matchesOf(rest, u"[A-Za-z]{2,}"_s);
            const bool isAlike = std::ranges::all_of(left, [&](const QString &word) { return alike.contains(word); });
            if (message.forms.contains(message.source) && !isAlike)
                wrong << message.key();
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// Texts call the data a ledger, in German a Kassenbuch. The word 'budget' occurs only in the program's name.
    void aLedgerHasOneName()
    {
        static const QRegularExpression english(u"(?<!--)\\bledgers?\\b"_s, QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression german(u"kassenb(?:uch|üch)"_s, QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression budget(u"\\bbudgets?\\b(?! Tracker|-tracker)"_s,
                                               QRegularExpression::CaseInsensitiveOption);
        QStringList wrong;
        for (const Message &message :
             messagesOf(QStringLiteral(BUDGET_SOURCE_DIR) + u"/translations/budget-tracker_de.ts"_s)) {
            const QString source = QString(message.source).remove(u'&').remove(u"*.budget"_s);
            const QString forms = message.forms.join(u'\n').remove(u'&').remove(u"*.budget"_s);
            const bool isLedger = source.contains(english);
            if (isLedger != forms.contains(german) || source.contains(budget) || forms.contains(budget))
                wrong << message.key() + u" -> "_s + forms;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void englishHasPlurals()
    {
        languages::install(u"en"_s);
        const Error one{ErrorKind::FieldTooLong, Field::Name, u"1"_s, {}, {}};
        QCOMPARE(wording::whatHappened(one), u"Name: this is longer than 1 character."_s);
        const Error two{ErrorKind::FieldTooLong, Field::Name, u"2"_s, {}, {}};
        QCOMPARE(wording::whatHappened(two), u"Name: this is longer than 2 characters."_s);
    }

    void germanIsInstalled()
    {
        const Error lost{ErrorKind::NotOpen, Field::None, {}, {}, {}};
        const QString english = wording::sentence(lost);
        languages::install(u"de"_s);
        QVERIFY(wording::sentence(lost) != english);
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Abbrechen"_s);
    }

private:
    static void translations()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(BUDGET_SOURCE_DIR) + u"/translations"_s);
        for (const QString &name : folder.entryList({u"*.ts"_s}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
};

QTEST_GUILESS_MAIN(TestLanguages)
#include "tst_languages.moc"
