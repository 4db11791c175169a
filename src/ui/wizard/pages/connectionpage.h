// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/connectiontext.h"
#include "core/reading/shownconnection.h"
#include "ui/wizard/pages/wizardpage.h"
#include "words/connection/connectionwords.h"

#include <memory>

namespace budget {

namespace Ui {
class ConnectionPage;
}

/// Which database: a text that is read while it is typed, the form of its parts, and what each of them means. Text and
/// form follow each other. A text that cannot be read stays as it was typed. The password is in the form alone.
class ConnectionPage : public WizardPage
{
    Q_OBJECT

public:
    explicit ConnectionPage(QWidget *parent = nullptr);
    ~ConnectionPage() override;
    Q_DISABLE_COPY_MOVE(ConnectionPage)

    void load(const SetupDraft &draft) override;
    void store(SetupDraft &draft) const override;
    [[nodiscard]] std::optional<Error> problem() const override;
    [[nodiscard]] QString sentence(const Error &error) const override;
    void enter() override;
    void leave() override;
    void markField(Field field) override;

    /// Reads a file that a person chose or dropped, and offers what is in it.
    void takeFile(const QString &file);

private:
    void connectParts();
    void noteText();
    void noteForm();
    void noteWay();
    void takePasswordOut();
    void paste();
    void chooseFile();
    void offerCandidates(const QString &text);
    void takeCandidate(const QString &text, const ConnectionCandidate &candidate);
    void read(const QString &text);
    void fillForm(bool isTyped);
    void showReading();
    void showMessage();
    void showParts();
    [[nodiscard]] bool isReadable() const;
    [[nodiscard]] std::vector<wording::PartLine> partLines() const;
    void showWay();
    void showHowTo(bool isShown);
    [[nodiscard]] TextSpan looseAt() const;

    std::unique_ptr<Ui::ConnectionPage> m_form;
    Readable<ConnectionReading> m_reading; ///< of the text as it stands
    ServerLogin m_means;                   ///< what it said when it was read, also the password that is taken out
    ShownConnection m_apart;               ///< the text without its password, and that
    ServerLogin m_shown;                   ///< what text and form agree on
    QString m_file;        ///< from which the text came
    QString m_variable;    ///< in that file
    QString m_readText;    ///< the text that m_reading is of
    qsizetype m_length = 0;
    bool m_isFilling = false;
};

} // namespace budget
