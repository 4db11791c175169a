// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/language/languages.h"

#include "words/language/pseudotranslator.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <algorithm>
#include <memory>

/// The resources of a static library must be initialised explicitly.
static void initResource()
{
    Q_INIT_RESOURCE(translations);
}

namespace budget::languages {

using namespace Qt::StringLiterals;

namespace {

/// Object name of the translators that this file installs.
const QString kName = u"language"_s;

bool isThere(const QString &code)
{
    return std::ranges::any_of(all(), [&](const Language &language) { return language.code == code; });
}

void add(std::unique_ptr<QTranslator> translator)
{
    translator->setObjectName(kName);
    if (QCoreApplication::installTranslator(translator.get()))
        translator.release()->setParent(QCoreApplication::instance());
}

void installFile(const QString &file, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(file, folder))
        add(std::move(translator));
}

void removeInstalled()
{
    const auto installed = QCoreApplication::instance()->findChildren<QTranslator *>(kName, Qt::FindDirectChildrenOnly);
    for (QTranslator *translator : installed) {
        QCoreApplication::removeTranslator(translator);
        translator->deleteLater();
        translator->setObjectName(QString());
    }
}

} // namespace

QList<Language> all()
{
    return {{u"de"_s, u"Deutsch"_s}, {kEnglish, u"English"_s}};
}

std::optional<QString> resolve(const QString &wanted, const QStringList &system)
{
    if (wanted == kPseudo || isThere(wanted))
        return wanted;
    if (!wanted.isEmpty() && wanted != kSystem)
        return std::nullopt;
    for (const QString &name : system) {
        if (const QString code = name.section(u'-', 0, 0).section(u'_', 0, 0); isThere(code))
            return code;
    }
    return kEnglish;
}

void install(const QString &code)
{
    removeInstalled();
    if (code == kPseudo)
        return add(std::make_unique<PseudoTranslator>());
    initResource();
    installFile(u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    installFile(u"budget-tracker_"_s + code, u":/translations"_s);
}

QLocale localeFor(const QString &wanted, const QLocale &system)
{
    const QLocale language(wanted);
    return isThere(wanted) && language.language() != system.language()
        ? QLocale(language.language(), system.territory())
        : system;
}

bool choose(const QString &wanted)
{
    const QLocale before;
    const auto code = resolve(wanted, before.uiLanguages());
    install(code.value_or(kEnglish));
    if (const QLocale locale = localeFor(wanted, before); locale != before)
        QLocale::setDefault(locale);
    return code.has_value();
}

QString wantedIn(const QStringList &arguments)
{
    const QString option = u"--language"_s;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == option)
            return arguments.value(i + 1);
        if (arguments[i].startsWith(option + u'='))
            return arguments[i].sliced(option.size() + 1);
    }
    return {};
}

} // namespace budget::languages
