<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>budget::CategoriesPage</name>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No categories yet. A category says what money was spent on, such as food.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the first category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename or recolour the chosen category (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the chosen category (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted the category “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is used by expenses and cannot be deleted. Give these expenses another category first, or rename this one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::CategoryDialog</name>
    <message>
        <source>Add category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#RRGGBB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a category “%1” already, which differs only in case or spaces. Press %2 again if you want both.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::CategoryModel</name>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::CheckListView</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not work yet. It stops at: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection works. What is in the way: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works, and there is one thing to know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works, and there are %1 things to know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A database that sleeps takes a few seconds to wake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::CheckPage</name>
    <message>
        <source>Does it work?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step by step, from the string to the tables. Nothing is changed in the database.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::CheckRow</name>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do about: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done, with a warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::CloseGuard</name>
    <message>
        <source>Still saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last change has not been saved yet. If you leave now, it may be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave anyway</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::ConnectionForm</name>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;atabase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encr&amp;yption (sslmode)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption (sslmode)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further para&amp;meters, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further parameters, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel_binding=require</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::ConnectionOverview</name>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that somebody who helps needs to know, without the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change setti&amp;ngs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found dead, or older than one that was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not needed any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of no use after some work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended by the server while idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on request</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last waking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recycled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pings failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As QueuePool says it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept when idle (pool_size)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beyond that (max_overflow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest wait for one (pool_timeout)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced after (pool_recycle)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked before use (pool_pre_ping)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used next (pool_use_lifo)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one used last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one used first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole ledger is in this file, for your user alone. There is no server, no password and no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program knows it while this ledger is open, and never shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add&amp;ress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chec&amp;klist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta&amp;bles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dr&amp;ill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables were created. They are used once this ledger is opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server wakes it where it sleeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has looked at the tables since this ledger was opened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::ConnectionPage</name>
    <message>
        <source>Which database?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the connection string as your provider shows it, in whatever form. The password is taken out of it and never shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection &amp;string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>postgresql://user:password@host/database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose one…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do I &amp;get this string?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;ol&gt;&lt;li&gt;Open &lt;a href=&quot;https://console.neon.tech&quot;&gt;console.neon.tech&lt;/a&gt; and sign in.&lt;/li&gt;&lt;li&gt;Choose your project. On its dashboard, press &lt;b&gt;Connect&lt;/b&gt;.&lt;/li&gt;&lt;li&gt;Choose branch, database and role. Leave &lt;b&gt;Connection string&lt;/b&gt; selected.&lt;/li&gt;&lt;li&gt;Press &lt;b&gt;Copy snippet&lt;/b&gt;, come back here and press &lt;b&gt;Paste&lt;/b&gt;.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;If the password is shown as dots, press &lt;b&gt;Show password&lt;/b&gt; first. If nobody knows it any more, &lt;b&gt;Reset password&lt;/b&gt; stands in the same window.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way to the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Direct: straight to the database; each connection counts against its limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poo&amp;led: through Neon&apos;s pooler, where many programs share few connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a connection from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings (.env *.env *.txt *.ini *.cfg *.toml *.yml *.yaml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection string in this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::ConnectionParts</name>
    <message>
        <source>%1: %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::ConnectionStatus</name>
    <message>
        <source>State of the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the budget lives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooled or direct connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the server&apos;s last answer took, there and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last round-trip time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections in use / open / at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections in use, open, and at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Waiting for an answer… %n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>pool %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No budget is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The budget is being opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The budget is in a file on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database slept and is waking up, which takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has answered; it can only be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody asked the database for a while, so it sleeps. It wakes by itself with the next thing that you do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost and is being opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pooled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>direct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypted (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can keep a change from being saved twice here, because this database user may not create the table for it. Where an answer is lost, the program asks you to look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This budget was made by a newer version of Budget Tracker: it can be read. Update the program to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server can only be read. Connect to its primary server to change the budget.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::CopyButton</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::DateEdit</name>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose from a calendar (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::Drill</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>by process %1 through the server&apos;s process %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by process %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>category %1 ‘%2’ %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and the connection was closed meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>category %1 found %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there was nothing left to remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the category is gone again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The category that was written was not there any more: this database lost it, or somebody removed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other process did not find the category that was written: this database lost it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drill is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed: what one process wrote, another one found %1 later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not carried out; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: what was written did not stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: the drill could not be carried through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The category may still be there; the next start removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The category was left, since somebody uses it by now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes a category ‘%1’, waits, has a second process of the program read it through a connection of its own, and removes it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by another process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A category ‘%1’ is there already. It is not the drill&apos;s, so it was not touched; rename or delete it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another drill is under way here, or was cut off on another computer. Try again when it is over; after two hours its category is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other process found a category ‘%1’, but it is not the one that was written: this database lost that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second process could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second process ended before it had answered, so nothing is proved. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second process did not answer in time and was ended, so nothing is proved. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expenses use the category by now, so it was left. It is an ordinary category from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has changed the category meanwhile, so it was left. It is an ordinary category from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::DrillPage</name>
    <message>
        <source>Does it stay?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A drill shows that what you enter is there for others, and tomorrow. You need not do it; it can be done at any time on the page ‘Connection’.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no tables yet to write into. Go back and create them, or do the drill later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::DrillView</name>
    <message>
        <source>&amp;Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds to wait between writing and reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is closed while the drill waits, and another one is opened afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With &amp;sleep: part with the connection while waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the &amp;drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy resul&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::ExpenseDialog</name>
    <message>
        <source>Edit expense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Da&amp;te</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;scription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;mount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::ExpenseModel</name>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::ExpensesPage</name>
    <message>
        <source>Expenses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no category “%1” yet. Choose one from the list, or create it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted “%1”, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::ForgetBox</name>
    <message>
        <source>It goes from the list of ledgers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address goes from the list of ledgers. Its password stays, since another ledger uses the same entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address goes from the list of ledgers, and its password from wherever it was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The budget itself is not touched: it stays in the file %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The budget itself is not touched: it stays in the database %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget a ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget “%1”? This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::JournalModel</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::JournalView</name>
    <message>
        <source>Round trips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the chosen lines (Ctrl+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the whole journal to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet. Once a ledger is open, each connection, wait and failure stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of that kind is in the journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal is in %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::LatencyPlot</name>
    <message>
        <source>Round trips over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No round trip has been measured yet. A local file has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No round trip has been measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trips: %1, the longest %2, the latest %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::MainWindow</name>
    <message>
        <source>Budget Tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expenses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expenses (Ctrl+1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories (Ctrl+2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People (Ctrl+3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection (Ctrl+4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open on &amp;this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New ledger…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Manage ledgers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;sample ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New expense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Expenses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;nnection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ollapse navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Budget Tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving… The window closes as soon as that is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window stays open, because the last change was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Budget Tracker</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::MessageLabel</name>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::MonthChoice</name>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next year</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::MonthSwitcher</name>
    <message>
        <source>Previous month (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next month (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A month and its year, such as &apos;January 2024&apos;</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::MonthView</name>
    <message>
        <source>No expenses yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the first expense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the sample ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expenses of the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the chosen expense (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the chosen expense (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total of the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals by category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No expenses in %1 yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an expense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::NoticeBar</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the address, the user or where the password is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the password is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Work on this computer instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password of this ledger is kept only while the program runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password of this ledger is asked each time, as you chose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this computer&apos;s keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until the program ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not at all; ask each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the keychain as before; use this one now only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept or changed; the next start asks the keychain again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::PeoplePage</name>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is in this ledger yet. Every expense is entered in somebody&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the chosen person (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter expenses in the chosen person&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expenses are now entered as %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::PersonDialog</name>
    <message>
        <source>Add person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who are you here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every expense is entered in somebody&apos;s name, and nobody is in this ledger yet. Both can be changed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::PersonModel</name>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::PersonPage</name>
    <message>
        <source>Who are you here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each expense is kept in the name of the person who entered it. Your name and address stay in this budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am &amp;one of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People in this budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am ne&amp;w here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address tells people of the same name apart; nothing is ever sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask me at the first e&amp;xpense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::PlacePage</name>
    <message>
        <source>Where shall the budget live?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is stored before it opens. You can open another one at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On &amp;this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works at once and without a network. Only this computer has it, so back the file up yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File of the budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In &amp;PostgreSQL, for example on Neon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several people and computers share it, and your own scripts can read it. It needs a network and an account, and a sleeping server takes a few seconds to wake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose or create a budget file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budgets (*.budget *.sqlite *.db)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::PoolSettingsEdit</name>
    <message>
        <source>&amp;Connections to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This many stay open for the next question, so that it need not wait for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More under load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More under load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This many are opened beyond that while all are busy, and closed again after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest &amp;wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After so long without a free connection you are told, instead of being left waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ren&amp;ew after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An older connection is replaced before its next use, since servers and firewalls cut old ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one used last lets the surplus age out; the one used first keeps all of them warm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask whether it lives before use (pre-ping)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection that the server dropped, as when it fell asleep, is replaced before you notice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one used last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one used first</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Together: at most %n connection(s) at once.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Together: as many connections as are asked for, without a limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server admits %1 connections and keeps %2 of them for itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neon&apos;s smallest computer admits %1 connections and keeps %2 of them for itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Little would be left for other programs and people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would refuse everything beyond %1: choose less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a limit here, it would be the one to refuse.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::PoolView</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file is used by one connection of this program alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connections to the server, as they are now and since this ledger was opened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::ProfileButton</name>
    <message>
        <source>Choose a ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: switch to another ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger: none is open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::ProfileMenu</name>
    <message>
        <source>&amp;Switch to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ledger is set up yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::ProfileModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::ProfilesDialog</name>
    <message>
        <source>Manage ledgers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledgers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New ledger…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change where the chosen ledger is and how it is reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the name of the chosen ledger (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the colour of the chosen ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make another ledger like the chosen one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the chosen ledger from this list (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ledger is set up yet. One appears here as soon as it has been opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until the program ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget all but the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (copy %2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::Program</name>
    <message>
        <source>Saving… The other ledger opens as soon as that is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This ledger stays open, because the last change was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::QuickEntry</name>
    <message>
        <source>Da&amp;te</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;scription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;mount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was it for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this expense (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop waiting; what you typed is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server can only be read, so nothing can be entered, changed or deleted here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::SavingSign</name>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking whether it was saved…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::SecretPage</name>
    <message>
        <source>Where shall the password be kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the password: everything else is no secret and stays with the budget&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this system&apos;s &amp;keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted with your login, and the program never asks again. The safest place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a .&amp;env file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole connection string in a file that only you can read, where your own scripts find it too. It is not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The .env file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other fi&amp;le…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable in the .env file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add to .gitignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only until the program &amp;closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In memory alone; at the next start you are asked for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No&amp;where: ask me each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgotten once the connection is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the keychain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder belongs to no git repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no git on this system that could publish the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>git ignores this file, so that it is not published by accident.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder belongs to a git repository that does not ignore this file: the password would be published with the next commit of everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>git keeps this file already: with every commit the password goes to all who have the repository. Choose another file, or take it out first with git rm --cached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file for the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::SettingsPage</name>
    <message>
        <source>How shall it connect?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proposed values are right for nearly everybody; you can go on as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::SetupDraft</name>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::SetupWizard</name>
    <message>
        <source>Set up a budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop trying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;inish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::StepsList</name>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1, %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::SummaryModel</name>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::SummaryPage</name>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been stored so far. Finish opens the budget, creates its tables where there are none, and remembers it on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of this budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;lour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of this budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of this budget as #RRGGBB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found and chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is there already and stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is created at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in this system&apos;s keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as %1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until the program closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nowhere: you are asked each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are kept, at most %2 at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many as are asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked before use whether they live (pre-ping)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked before use whether they live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of any age</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>replaced after %n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Connection pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>waiting for one takes at most %n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tables verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s own tables are created at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are created at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof that data survives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not done; you can do it at any time on the page ‘Connection’</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2), new here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked at the first expense</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::TablesPage</name>
    <message>
        <source>The tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in the database, beside what the program works with. Nothing is created before you say so here, or finish at the end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::TablesTree</name>
    <message>
        <source>Table and columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables and their columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s own tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::TablesView</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another &amp;database…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Neon&apos;s S&amp;QL editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights that are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user may not do all that is needed. The owner of the database can allow it by running this:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements that give the missing rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy GRAN&amp;T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL that creates what is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create &amp;missing tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y SQL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the tables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the tables… A database that sleeps takes a few seconds to wake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating the tables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console opens in your browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No browser could be opened: go to https://console.neon.tech by yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The query that lists the tables was copied. Choose your project, then SQL Editor, and paste it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables could not be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has looked at the tables yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly this is sent, in one transaction: all of it happens, or nothing. What is there is not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your tables stay as they are; the program&apos;s own come beside them. Exactly this is sent, in one transaction: all of it happens, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the progra&amp;m&apos;s own tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created, and verified from the database again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of this program has been here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look no&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::TlsEdit</name>
    <message>
        <source>Encrypted, and the server &amp;proves its name (verify-full)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password goes only to the host that you named. Right for every server on the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted, any host with a &amp;valid certificate (verify-ca)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a private authority whose certificates do not carry the name of the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted where the server &amp;offers it (prefer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a server on this computer: nobody can listen on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not encr&amp;ypted (disable)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a line that is protected otherwise, such as a tunnel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Au&amp;thorities (sslrootcert)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File of the authorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choo&amp;se…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the authorities in this file may vouch for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no list of authorities in a usual place: name a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left empty, the authorities that this system trusts may vouch for the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your string says sslmode=%1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file of the authorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::WelcomePage</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the budget lives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on this computer instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No budget is open yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::WhoAreYouDialog</name>
    <message>
        <source>Who are you here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several people use this ledger. What you enter is kept in your name; the answer is remembered on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add me…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::about</name>
    <message>
        <source>About Budget Tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget Tracker %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps expenses in your own PostgreSQL database or in a file on this computer.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.

Built with Qt %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::cli</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks the way to a ledger step by step, from the connection string to the tables, and says what stands in the way. Changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares a month with a ledger that was kept in a CSV file with the columns date, category, amount and perhaps user_id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The month to compare, such as 2024-01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the expenses of the person with this id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--month: a month is needed, such as 2024-01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--person: a whole number is needed, the id of a row of users.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights are missing; the owner of the database can give them by:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the SQL that creates the tables which are missing, then sends it, all or nothing, and verifies the tables again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only show the SQL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Waiting %n s…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>How long to wait between writing and reading, 10 seconds if not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the connection while waiting and open another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Be the process that reads: answers the one that started it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--wait: a whole number of seconds is needed, 3600 at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks a ledger as ‘check’ does and prints a report for whoever helps: what is wrong and what to do, then everything that was found. Changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s own tables: version %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‘budget-tracker deploy’ creates what is missing; with --dry-run it only shows the SQL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares the tables with those that the program expects, and tells what differs and what that costs. Changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger of the profile &lt;name&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger in &lt;file&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer in JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: exactly one file is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: options alone are understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--profile and --ledger: one of them is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‘budget-tracker tables’ tells more, ‘budget-tracker deploy’ creates what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer in the language &lt;code&gt;: de or en.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::profilewords</name>
    <message>
        <source>from the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the .env file here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until the program ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s keychain keeps it, protected by your login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands readable in that file, which only you may open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is forgotten when the program ends, and asked again at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept nowhere and asked at each start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>budget::wording</name>
    <message>
        <source>Nothing is encrypted: whoever is on the way can read along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is good, but nobody looks whether it is this server&apos;s (sslmode=verify-ca).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate expires within two weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With channel_binding=require no answer came in time; without it, over the same verified encryption, one did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not there yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server can only be read, not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of PostgreSQL gets no corrections any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user may not create tables, so the program cannot make those of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user may not do everything with the tables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no tables yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s own tables are not up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of Budget Tracker has worked on this ledger, so it can only be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly all connections that the server admits are in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pool may ask for more connections than the server admits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s clock and the server&apos;s differ by more than a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set sslmode=verify-full in the connection string.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the server is your own, renew it; Neon does so by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take channel_binding=require out of the connection string, or use the direct host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is made when the ledger is opened for the first time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To write, connect to the primary server instead of a replica.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have it upgraded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have its owner say: GRANT CREATE ON SCHEMA %1 TO this user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have their owner say, for instance: %1 TO this user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are created when the ledger is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Budget Tracker to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use this database, or use Neon&apos;s pooled host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller pool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set this computer&apos;s date and time by the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server ended the connection, as one does that goes to sleep or is started anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was cut before the answer arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server or its pooler ended the connection before it had answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no room left, on its disk or within its limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again; if it stays like that, a firewall or the network may stand in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again: whoever sleeps wakes by that. At work the program connects anew by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again; if it stays like that, the server has too much to do, or somebody has locked its tables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection string understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host name found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted, and with the right server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server awake and taking connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions are answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s own tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reached, because of: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user may not read all of the tables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no tables, and this user may not create any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the connection string…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise to verify-full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the direct host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller pool…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the tables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>expired %n days ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the server&apos;s is %1 behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server&apos;s is %1 ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by a socket in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certificate for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looked in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there and back in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may create tables in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no schema to create tables in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may not create tables in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may read and write the tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of 3 found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latest %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pooled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>direct</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n in use</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of them reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>our pool: no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>our pool: up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whether it may be null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the default value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the primary key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unique key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the foreign key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2) is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the three tables is there; they can be created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there can be used, and the missing tables can be created beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables are as the program expects them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables differ from what the program would create, and it works with them as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program cannot work with these tables and does not touch them; choose another database or schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>amounts are not stored exactly; they are read rounded to two decimals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when a row was entered is not stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dates are kept in a table of the program&apos;s own, where your scripts do not see them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours are kept in a table of the program&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names are kept in a table of the program&apos;s own; who has none there is shown by the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row may lack it, and is shown with nothing there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows that belong to nothing are possible, and are not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the database does not refuse the same one twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less fits in than the program lets people enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program cannot do without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A string for Java programs. This program speaks to PostgreSQL directly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told SQLAlchemy to use the Python driver %1. It is not needed here: this program speaks to PostgreSQL directly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through Neon&apos;s pooler: many programs share few connections to the database. It works for all that this program does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straight to the database: each connection of a program counts against its limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database on that server in which the tables are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The role that the database knows you by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out of the string; it is kept where you say on the next page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neon&apos;s name for the computer that runs your database and sleeps when nobody uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where that computer stands; the farther away, the longer each answer takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder on this computer in which the server answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name under which the server is found in the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried where the one before does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual one for PostgreSQL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the usual 5432, so somebody chose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The string says nothing of it. On this computer encryption is used where the server offers it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The string says nothing of it, so the safest is used: encrypted, and the server must prove that it is the host you named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted, and the server must prove that it is the host you named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer encryption is used where the server offers it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands behind &apos;%&apos; is no readable text. Type user and password in their fields below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behind a &apos;%&apos; two of 0–9 and A–F are needed; a &apos;%&apos; itself is written %25.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is entered here yet. Paste the string, or fill in the fields below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not read like a connection. It should look like postgresql://user:password@host/database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the address of another kind of server; it has to begin with postgresql://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The beginning is missing: put postgresql:// before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are several connections in this text. Choose one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A character in it is no text. Copy the string again from where you got it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quotation mark is opened here and never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be the name of a host. A password with &apos;@&apos;, &apos;/&apos; or &apos;?&apos; in it can be the reason: type it in its field below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port has to be a number from 1 to 65535, usually 5432. A password with &apos;:&apos;, &apos;/&apos; or &apos;?&apos; in it can be the reason: type it in its field below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several hosts need one port for all, or one for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A placeholder still stands here. Put the real value in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parameter has no value here: write name=value, with &apos;&amp;&apos; between two of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL knows this parameter, but not this value of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is encrypted: whoever is on the way can read the password and your expenses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raised to verify-full: this encrypts, but would give the password to whoever answers. verify-full also makes the server prove that it is the host you named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verify-ca accepts the certificate of any other host too; verify-full does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a placeholder. Put the real value in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password holds characters that a URL would encode. It was taken exactly as it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an &apos;@&apos; behind the host. If the password has an &apos;@&apos; and a &apos;/&apos; or &apos;?&apos; in it, take it out of the string and type it in its field below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neon&apos;s pooled host refuses &apos;options=-c …&apos;; use the direct host, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host is missing: the computer on which the database is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user is missing: the role that the database knows you by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no password in it. Type it below, or leave it empty if the server asks for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is missing: the name behind the last &apos;/&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: PostgreSQL does not know it and would refuse the whole string.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: another program&apos;s pooler or driver reads it, PostgreSQL does not know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: only newer versions of PostgreSQL&apos;s library know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: this program decides it itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: it would allow an encryption older than TLS 1.2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: it is given again further on, and the last one counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: it has no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the connection is encrypted and the server checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the authorities that may vouch for the server, in place of the system&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own certificate, which some servers ask for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the key that belongs to your own certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of certificates that are no longer valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of certificates that are no longer valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The oldest encryption that is accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest encryption that is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ties the password to this encrypted line, so that nobody in between can pass it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s user that a server on this computer must run as.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many seconds the server has to answer at first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After how many quiet seconds the line is tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many seconds pass between two tests of a quiet line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After how many failed tests a quiet line counts as lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After how many milliseconds without an acknowledgement the line counts as lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name that the server&apos;s lists of connections show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings for the server, sent when the connection opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of several hosts will do, such as one that can be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed on to PostgreSQL as it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File .env</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose first where the budget lives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details say what the system answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the package %1, then start the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please fill it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like %1, or as a small sum like %1+3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter what was spent, or with a minus what came back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an amount above zero; to move money back, exchange the two categories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the digits, or split it into several entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it with two decimals, like %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from the list, or add it under Categories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another category for one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say under People who you are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write &apos;#&apos; and six digits from 0 to F, or pick one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole string again from where you got it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a new file for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove its other name, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow writing to it, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was left as it is; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close that window, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what is not needed there, or have the limit raised (on Neon: the plan&apos;s storage).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file was kept beside it, with &apos;.damaged&apos; behind its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the program, or move the file away to start afresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the password elsewhere: for this session, in a .env file, or have it asked each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it and try again, or keep the password elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or keep it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed; update the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set one up in the program&apos;s window, set DATABASE_URL, or name a file with --ledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was touched; choose another database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its spelling and that this computer is online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that this computer is online, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number, usually 5432, and that the server runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name; a firewall, a VPN or the network may stand in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays like that, a firewall or the network may stand in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number, usually 5432.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check what it says for sslmode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the host name; a server of your own has to offer SCRAM instead of MD5 or clear text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the host name; a private server needs sslrootcert with the file of its CA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time; otherwise the server&apos;s owner has to renew it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the host name again; it has to be spelt as the certificate has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the server is your own, name the file of its CA with sslrootcert; otherwise do not go on: it may be an impostor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the connection string again from Neon, or add options=endpoint%3D and the host&apos;s first part without ‘-pooler’.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the connection string again from Neon; the branch or project may have been deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch it on again on Neon&apos;s page of the branch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this network&apos;s address to the list of those that the server lets in (on Neon: IP Allow).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it (often it is ‘options’), or use the direct host instead of the pooled one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment, close other programs that use this database, or use the direct host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the user name in the connection string.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it again, or copy a fresh connection string; user and database may be wrong as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name after the last &apos;/&apos; in the connection string.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use this database, choose a smaller pool, or use the pooled host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the project&apos;s usage on its provider&apos;s page, or wait until the next month begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and look what is there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again: it is saved once, even if it was saved already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and look whether it is there before you save it again; what you typed is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the database&apos;s owner for it, or connect as another user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to the primary server instead of a replica.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move or delete what uses it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh to see what is there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file, or confirm that a new budget begins in this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a copy of it, or open it to be read and save what can still be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its spelling in the connection string, or create the schema first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‘Tables’ on the page Connection names them and can repair them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‘Tables’ on the page Connection shows the one statement that repairs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path, or remove sslrootcert to use this computer&apos;s own authorities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the direct host, or remove channel_binding=require from the connection string.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another role, or have its owner run ALTER ROLE … LOGIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‘Tables’ on the page Connection names the row; correct it there or with a script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for an entry with an amount that cannot be right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it without this character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the host and port are those of a PostgreSQL server; the details say what came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that this is the right server; otherwise report this as a mistake of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line has no column ‘%1’.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line names the column ‘%1’ twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are fewer fields than the first line has columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‘%1’ is no date such as 2024-01-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‘%1’ is no amount such as 12.50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‘%1’ is no user_id: a whole number is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The category is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection string: the user name before &apos;@&apos; is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection string: the host name after &apos;@&apos; is missing or holds a character that no host name has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection string: the port after the host is not a number from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection string: the name of the database after the last &apos;/&apos; is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection string: it does not read like postgresql://user:password@host/database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>this is longer than %n characters.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>this text is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port: the host is there, but nothing answers at this port (connection refused).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: it cannot be reached from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port: something answers there, but it is no PostgreSQL server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection string: it asks for encryption in a way that this server does not offer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password: the server did not show that it knows it too, so it was not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: the server could not prove that it is the one you named, so no password was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server ended the connection since a change was left unfinished for too long; nothing of it was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost before the answer arrived, so it is not certain whether the change was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User: the server does not know this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password: the server did not accept it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No budget is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: a part of the program is missing, Qt&apos;s driver for SQLite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the program is missing: Qt&apos;s support for encryption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is entered here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount: this does not read as an amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount: it is zero, and an expense of nothing is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount: a transfer moves more than nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount: the largest that an entry can hold is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount: it has more than two decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date: there is no such day in the calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category: none of this name is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category: the transfer would end where it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person: nobody is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody has this address already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this one is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail: an address has text on both sides of one &apos;@&apos; and no spaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour: this is not a colour such as #FF6B6B.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample was not added: this budget holds expenses of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a link to another file, and nothing is written through one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file has a second name (a hard link), under which others may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file belongs to another user of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it can be read but not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: this is no budget of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: another window has this budget open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be opened or created here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no room left, on its disk or within its limit; nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left where the budget is stored; nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings file: something in it could not be read, so the usual values are used instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings file: a newer version of the program wrote it, so it is neither used nor changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: this session has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: it is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: it did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: it did not do what it was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password: it is not where it was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password: it was handed over to be kept, but did not come back the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This budget was written by a newer version of Budget Tracker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ledger is set up yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no profile of the name ‘%1’.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables in this database are not shaped as the program needs them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: no computer of this name could be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: its name could not be looked up just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: it did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: by this computer&apos;s clock the server&apos;s certificate is not valid, so no password was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: the server&apos;s certificate was made out to another name, so no password was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: nobody whom this computer trusts vouches for the server&apos;s certificate, so no password was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database: the server has none of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no free connection at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is just starting or stopping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account&apos;s compute time for this month is used up, so the server does not wake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: Neon could not see which of its endpoints is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: Neon has no endpoint of this name, or not for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host: this endpoint is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is there, but lets nobody in from this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection string: it has a parameter that this server or its pooler does not take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pooler in front of the database found no free connection to it in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All connections were busy for too long; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no answer, so it is not certain whether the change was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server took too long, so the work was stopped before it was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed the same at the same moment; nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database: this user may not connect to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This database user does not have the right to do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category: expenses still use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is still in use elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there any more: somebody else deleted it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database did not accept this value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file holds nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file holds the tables of another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged, and not all of it can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database: it has no schema ‘%1’.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This budget holds amounts with fractions of a cent, so its sums would be wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database&apos;s counter for new rows lags behind the rows that are there, so nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection string: the file that sslrootcert names cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection string: it requires channel binding, which this server or its pooler does not offer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password: the server asks for one, and none is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User: this role may not log in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database holds a value that the program cannot read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sum is larger than the program can show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this database cannot store the character ‘%1’.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer is not what was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer is too large, so it was not read to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (SQLSTATE %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection ended by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead connection replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old connection replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fell asleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Woke up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited for a free connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered slowly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add an expense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add expenses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change an expense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete an expense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore an expense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transfer between categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum up a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete a category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add the sample ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal cannot be kept in its file, so it lasts until the program ends. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check %1 of %2, ‘%3’</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact text:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights are missing; the owner of the database can give them by:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works; remarks: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checklist was not carried out, so nothing is known to be wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No check found anything wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remarks on what works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s own tables: version %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing about this ledger has been noted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times are UTC; the latest of %1 lines stands last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget Tracker: report on a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written %1 UTC. Host and user names are in it, the password is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given, and not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS as used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters as given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more under load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never replaced for their age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replaced after %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked before use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked before use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 connections, %2, waiting up to %3 s for one, %4, %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known, since it was not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>database %1 on %2, as user %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection string could not be read, so it is not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger that is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use / open / at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened, closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found dead, replaced for their age, ended by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits, the longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget Tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libpq</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Keeps expenses in your own PostgreSQL database or in a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the ledger in &lt;file&gt;; it is created if missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the sample ledger and show its month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the program in the language &lt;code&gt;: de or en.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--language: there is no ‘%1’; there are de and en.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
