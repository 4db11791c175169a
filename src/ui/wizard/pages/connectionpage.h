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

/// Asks for the database. A connection string is read while it is typed; a form shows its parts, and a list explains
/// them. Text and form update each other. A text that cannot be read is kept. Only the form has the password.
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

    /// Reads a file that the user chose or dropped, and offers the connections in it.
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
    Readable<ConnectionReading> m_reading; ///< the result of reading the current text
    ServerLogin m_means;     ///< the login that was read, including a password that is taken out of the text
    ShownConnection m_apart; ///< the text without its password, and the password
    ServerLogin m_shown;     ///< the login that text and form agree on
    QString m_file;          ///< the file that the text came from
    QString m_variable;      ///< the variable of that file that holds the connection string
    QString m_readText;      ///< the text that m_reading was read from
    bool m_isFilling = false;
};

} // namespace budget
