<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>budget::CheckListView</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::ConnectionOverview</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::ConnectionPage</name>
    <message numerus="yes">
        <source>“%1” below has %n warnings: %2.</source>
        <translation>
            <numerusform>“%1” below has one warning: %2.</numerusform>
            <numerusform>“%1” below has %n warnings: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::ConnectionStatus</name>
    <message numerus="yes">
        <source>Waiting for an answer… %n s</source>
        <translation>
            <numerusform>Waiting for an answer… %n s</numerusform>
            <numerusform>Waiting for an answer… %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::DrillView</name>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>%n s left</numerusform>
            <numerusform>%n s left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::FileCare</name>
    <message numerus="yes">
        <source>Up to %n rows could not be read.</source>
        <translation>
            <numerusform>Up to %n row could not be read.</numerusform>
            <numerusform>Up to %n rows could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers are now two separate rows.</source>
        <translation>
            <numerusform>%n transfer is now two separate rows.</numerusform>
            <numerusform>%n transfers are now two separate rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n rows to %1.</source>
        <translation>
            <numerusform>Saved %n row to %1.</numerusform>
            <numerusform>Saved %n rows to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::MessageLabel</name>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation>
            <numerusform>%1 %n s</numerusform>
            <numerusform>%1 %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::PoolSettingsEdit</name>
    <message numerus="yes">
        <source>Total: at most %n connection(s) at the same time.</source>
        <translation>
            <numerusform>Total: at most %n connection at the same time.</numerusform>
            <numerusform>Total: at most %n connections at the same time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::SetupWizard</name>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation>
            <numerusform>%1 %n s</numerusform>
            <numerusform>%1 %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::SummaryPage</name>
    <message numerus="yes">
        <source>replaced after %n s</source>
        <translation>
            <numerusform>replaced after %n s</numerusform>
            <numerusform>replaced after %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>wait for a free connection: at most %n s</source>
        <translation>
            <numerusform>wait for a free connection: at most %n s</numerusform>
            <numerusform>wait for a free connection: at most %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::WelcomePage</name>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation>
            <numerusform>%1 %n s</numerusform>
            <numerusform>%1 %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::cli</name>
    <message numerus="yes">
        <source>Waiting %n s…</source>
        <translation>
            <numerusform>Waiting %n s…</numerusform>
            <numerusform>Waiting %n s…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::rowwords</name>
    <message numerus="yes">
        <source>%n entries cannot be read and are left out of the total</source>
        <translation>
            <numerusform>%n entry cannot be read and is left out of the total</numerusform>
            <numerusform>%n entries cannot be read and are left out of the total</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::wording</name>
    <message numerus="yes">
        <source>expired %n days ago</source>
        <translation>
            <numerusform>expired %n day ago</numerusform>
            <numerusform>expired %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of 3 found</source>
        <translation>
            <numerusform>%n of 3 found</numerusform>
            <numerusform>%n of 3 found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in use</source>
        <translation>
            <numerusform>%n in use</numerusform>
            <numerusform>%n in use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>this is longer than %n characters.</source>
        <translation>
            <numerusform>this is longer than %n character.</numerusform>
            <numerusform>this is longer than %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation>
            <numerusform>%1 %n s</numerusform>
            <numerusform>%1 %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection works, with %n warnings: %1.</source>
        <translation>
            <numerusform>The connection works, with %n warning: %1.</numerusform>
            <numerusform>The connection works, with %n warnings: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection works, with %n warnings</source>
        <translation>
            <numerusform>The connection works, with %n warning</numerusform>
            <numerusform>The connection works, with %n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n expenses</source>
        <translation>
            <numerusform>add one expense</numerusform>
            <numerusform>add %n expenses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>edit %n expenses</source>
        <translation>
            <numerusform>edit one expense</numerusform>
            <numerusform>edit %n expenses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n expenses</source>
        <translation>
            <numerusform>delete one expense</numerusform>
            <numerusform>delete %n expenses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restore %n expenses</source>
        <translation>
            <numerusform>restore one expense</numerusform>
            <numerusform>restore %n expenses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n categories</source>
        <translation>
            <numerusform>add one category</numerusform>
            <numerusform>add %n categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>edit %n categories</source>
        <translation>
            <numerusform>edit one category</numerusform>
            <numerusform>edit %n categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n categories</source>
        <translation>
            <numerusform>delete one category</numerusform>
            <numerusform>delete %n categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restore %n categories</source>
        <translation>
            <numerusform>restore one category</numerusform>
            <numerusform>restore %n categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n people</source>
        <translation>
            <numerusform>add one person</numerusform>
            <numerusform>add %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>edit %n people</source>
        <translation>
            <numerusform>edit one person</numerusform>
            <numerusform>edit %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n people</source>
        <translation>
            <numerusform>delete one person</numerusform>
            <numerusform>delete %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restore %n people</source>
        <translation>
            <numerusform>restore one person</numerusform>
            <numerusform>restore %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries were changed since; nothing was changed now.</source>
        <translation>
            <numerusform>One entry was changed since; nothing was changed now.</numerusform>
            <numerusform>%n entries were changed since; nothing was changed now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n rows that it refers to</source>
        <translation>
            <numerusform>%1, with one row that it refers to</numerusform>
            <numerusform>%1, with %n rows that it refers to</numerusform>
        </translation>
    </message>
</context>
</TS>
