<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>budget::CategoryDialog</name>
    <message>
        <source>Add category</source>
        <translation>Kategorie hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>#RRGGBB</source>
        <translation>#RRGGBB</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation>Farbe wählen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Edit category</source>
        <translation>Kategorie bearbeiten</translation>
    </message>
    <message>
        <source>There is a category “%1” already, which differs only in case or spaces. Press %2 again if you want both.</source>
        <translation>Es gibt schon eine Kategorie „%1“, die sich nur in Groß- und Kleinschreibung oder Leerzeichen unterscheidet. Drücken Sie noch einmal „%2“, wenn Sie beide wollen.</translation>
    </message>
</context>
<context>
    <name>budget::CategoryList</name>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Add category</source>
        <translation>Kategorie hinzufügen</translation>
    </message>
    <message>
        <source>No categories yet. A category says what money was spent on, such as food.</source>
        <translation>Noch keine Kategorien. Eine Kategorie sagt, wofür Geld ausgegeben wurde, zum Beispiel für Lebensmittel.</translation>
    </message>
    <message>
        <source>Add the first category</source>
        <translation>Die erste Kategorie hinzufügen</translation>
    </message>
    <message>
        <source>Rename or recolour the chosen category (Enter)</source>
        <translation>Die gewählte Kategorie umbenennen oder umfärben (Eingabetaste)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the chosen category (Delete)</source>
        <translation>Die gewählte Kategorie löschen (Entf)</translation>
    </message>
    <message>
        <source>Deleted the category “%1”.</source>
        <translation>Die Kategorie „%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>“%1” is used by expenses and cannot be deleted. Give these expenses another category first, or rename this one.</source>
        <translation>„%1“ wird von Ausgaben benutzt und kann nicht gelöscht werden. Geben Sie diesen Ausgaben zuerst eine andere Kategorie, oder benennen Sie diese um.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>budget::CategoryModel</name>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
</context>
<context>
    <name>budget::CheckListView</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Change the settings…</source>
        <translation>Einstellungen ändern …</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message>
        <source>A database that sleeps takes a few seconds to wake.</source>
        <translation>Eine Datenbank, die schläft, braucht einige Sekunden zum Aufwachen.</translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation>&amp;Jetzt prüfen</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
</context>
<context>
    <name>budget::CheckPage</name>
    <message>
        <source>Does it work?</source>
        <translation>Funktioniert es?</translation>
    </message>
    <message>
        <source>Step by step, from the string to the tables. Nothing is changed in the database.</source>
        <translation>Schritt für Schritt, von der Zeichenkette bis zu den Tabellen. In der Datenbank wird nichts verändert.</translation>
    </message>
</context>
<context>
    <name>budget::CheckRow</name>
    <message>
        <source>Check this again</source>
        <translation>Dies erneut prüfen</translation>
    </message>
    <message>
        <source>What to do about: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>Check again: %1</source>
        <translation>Erneut prüfen: %1</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>done, with a warning</source>
        <translation>erledigt, mit einer Warnung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>budget::CloseGuard</name>
    <message>
        <source>Still saving</source>
        <translation>Wird noch gespeichert</translation>
    </message>
    <message>
        <source>The last change has not been saved yet. If you leave now, it may be lost.</source>
        <translation>Die letzte Änderung ist noch nicht gespeichert. Wenn Sie jetzt gehen, kann sie verloren sein.</translation>
    </message>
    <message>
        <source>&amp;Keep waiting</source>
        <translation>&amp;Weiter warten</translation>
    </message>
    <message>
        <source>&amp;Leave anyway</source>
        <translation>&amp;Trotzdem gehen</translation>
    </message>
</context>
<context>
    <name>budget::ConnectionForm</name>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Das Passwort anzeigen</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Rechner</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>D&amp;atabase</source>
        <translation>D&amp;atenbank</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Encr&amp;yption (sslmode)</source>
        <translation>&amp;Verschlüsselung (sslmode)</translation>
    </message>
    <message>
        <source>Encryption (sslmode)</source>
        <translation>Verschlüsselung (sslmode)</translation>
    </message>
    <message>
        <source>Further para&amp;meters, one a line</source>
        <translation>Weitere Para&amp;meter, einer je Zeile</translation>
    </message>
    <message>
        <source>Further parameters, one a line</source>
        <translation>Weitere Parameter, einer je Zeile</translation>
    </message>
    <message>
        <source>channel_binding=require</source>
        <translation>channel_binding=require</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Then: %1</source>
        <translation>Danach: %1</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Das Passwort verbergen</translation>
    </message>
</context>
<context>
    <name>budget::ConnectionOverview</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Copy &amp;page</source>
        <translation>&amp;Seite kopieren</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>All that somebody who helps needs to know, without the password</source>
        <translation>Alles, was jemand zum Helfen wissen muss, ohne das Passwort</translation>
    </message>
    <message>
        <source>Change setti&amp;ngs…</source>
        <translation>Einste&amp;llungen ändern …</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>Teile dieser Seite</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>found dead, or older than one that was</source>
        <translation>tot vorgefunden, oder älter als eine solche</translation>
    </message>
    <message>
        <source>not needed any more</source>
        <translation>nicht mehr gebraucht</translation>
    </message>
    <message>
        <source>of no use after some work</source>
        <translation>nach einer Arbeit unbrauchbar</translation>
    </message>
    <message>
        <source>ended by the server while idle</source>
        <translation>im Leerlauf vom Server beendet</translation>
    </message>
    <message>
        <source>on request</source>
        <translation>auf Wunsch</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Last round trip</source>
        <translation>Letzte Laufzeit hin und zurück</translation>
    </message>
    <message>
        <source>Last waking</source>
        <translation>Letztes Aufwachen</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Waiting for one</source>
        <translation>Warten auf eine</translation>
    </message>
    <message>
        <source>Opened so far</source>
        <translation>Bisher geöffnet</translation>
    </message>
    <message>
        <source>Could not be opened</source>
        <translation>Konnten nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Closed so far</source>
        <translation>Bisher geschlossen</translation>
    </message>
    <message>
        <source>Recycled</source>
        <translation>Wegen Alters ersetzt</translation>
    </message>
    <message>
        <source>Pings failed</source>
        <translation>Pings ohne Antwort</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartezeiten</translation>
    </message>
    <message>
        <source>Waited in all</source>
        <translation>Insgesamt gewartet</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>As QueuePool says it</source>
        <translation>In den Worten von QueuePool</translation>
    </message>
    <message>
        <source>Kept when idle (pool_size)</source>
        <translation>Im Leerlauf behalten (pool_size)</translation>
    </message>
    <message>
        <source>Beyond that (max_overflow)</source>
        <translation>Darüber hinaus (max_overflow)</translation>
    </message>
    <message>
        <source>Longest wait for one (pool_timeout)</source>
        <translation>Längstes Warten auf eine (pool_timeout)</translation>
    </message>
    <message>
        <source>Replaced after (pool_recycle)</source>
        <translation>Ersetzt nach (pool_recycle)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Asked before use (pool_pre_ping)</source>
        <translation>Vor Gebrauch gefragt (pool_pre_ping)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Used next (pool_use_lifo)</source>
        <translation>Als Nächste benutzt (pool_use_lifo)</translation>
    </message>
    <message>
        <source>the one used last</source>
        <translation>die zuletzt benutzte</translation>
    </message>
    <message>
        <source>the one used first</source>
        <translation>die zuerst benutzte</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>The whole ledger is in this file, for your user alone. There is no server, no password and no network.</source>
        <translation>Das ganze Budget ist in dieser Datei, nur für Ihr Benutzerkonto. Es gibt keinen Server, kein Passwort und kein Netz.</translation>
    </message>
    <message>
        <source>The program knows it while this ledger is open, and never shows it.</source>
        <translation>Das Programm kennt es, solange dieses Budget offen ist, und zeigt es nie an.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Prüfliste</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Add&amp;ress</source>
        <translation>Ad&amp;resse</translation>
    </message>
    <message>
        <source>Chec&amp;klist</source>
        <translation>&amp;Prüfliste</translation>
    </message>
    <message>
        <source>Ta&amp;bles</source>
        <translation>Ta&amp;bellen</translation>
    </message>
    <message>
        <source>P&amp;ool</source>
        <translation>P&amp;ool</translation>
    </message>
    <message>
        <source>Dr&amp;ill</source>
        <translation>&amp;Dauerhaftigkeit</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>The tables were created. They are used once this ledger is opened again.</source>
        <translation>Die Tabellen wurden angelegt. Sie werden benutzt, sobald dieses Budget erneut geöffnet wird.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Erneut öffnen</translation>
    </message>
    <message>
        <source>Asking the server wakes it where it sleeps.</source>
        <translation>Eine Frage an den Server weckt ihn, wenn er schläft.</translation>
    </message>
    <message>
        <source>Nothing has been checked yet.</source>
        <translation>Noch wurde nichts geprüft.</translation>
    </message>
    <message>
        <source>Nobody has looked at the tables since this ledger was opened.</source>
        <translation>Seit dieses Budget geöffnet wurde, hat niemand die Tabellen angesehen.</translation>
    </message>
</context>
<context>
    <name>budget::ConnectionPage</name>
    <message>
        <source>Which database?</source>
        <translation>Welche Datenbank?</translation>
    </message>
    <message>
        <source>Paste the connection string as your provider shows it, in whatever form. The password is taken out of it and never shown.</source>
        <translation>Fügen Sie die Verbindungszeichenkette ein, wie Ihr Anbieter sie zeigt, in welcher Form auch immer. Das Passwort wird herausgenommen und nie angezeigt.</translation>
    </message>
    <message>
        <source>Connection &amp;string</source>
        <translation>Verbindungs&amp;zeichenkette</translation>
    </message>
    <message>
        <source>Connection string</source>
        <translation>Verbindungszeichenkette</translation>
    </message>
    <message>
        <source>postgresql://user:password@host/database</source>
        <translation>postgresql://benutzer:passwort@rechner/datenbank</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>Aus einer &amp;Datei …</translation>
    </message>
    <message>
        <source>&amp;Choose one…</source>
        <translation>Eine aus&amp;wählen …</translation>
    </message>
    <message>
        <source>How do I &amp;get this string?</source>
        <translation>Wie &amp;komme ich an diese Zeichenkette?</translation>
    </message>
    <message>
        <source>&lt;ol&gt;&lt;li&gt;Open &lt;a href=&quot;https://console.neon.tech&quot;&gt;console.neon.tech&lt;/a&gt; and sign in.&lt;/li&gt;&lt;li&gt;Choose your project. On its dashboard, press &lt;b&gt;Connect&lt;/b&gt;.&lt;/li&gt;&lt;li&gt;Choose branch, database and role. Leave &lt;b&gt;Connection string&lt;/b&gt; selected.&lt;/li&gt;&lt;li&gt;Press &lt;b&gt;Copy snippet&lt;/b&gt;, come back here and press &lt;b&gt;Paste&lt;/b&gt;.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;If the password is shown as dots, press &lt;b&gt;Show password&lt;/b&gt; first. If nobody knows it any more, &lt;b&gt;Reset password&lt;/b&gt; stands in the same window.&lt;/p&gt;</source>
        <translation>&lt;ol&gt;&lt;li&gt;Öffnen Sie &lt;a href=&quot;https://console.neon.tech&quot;&gt;console.neon.tech&lt;/a&gt; und melden Sie sich an.&lt;/li&gt;&lt;li&gt;Wählen Sie Ihr Projekt. Drücken Sie auf seiner Übersicht &lt;b&gt;Connect&lt;/b&gt;.&lt;/li&gt;&lt;li&gt;Wählen Sie Zweig, Datenbank und Rolle. Lassen Sie &lt;b&gt;Connection string&lt;/b&gt; ausgewählt.&lt;/li&gt;&lt;li&gt;Drücken Sie &lt;b&gt;Copy snippet&lt;/b&gt;, kommen Sie hierher zurück und drücken Sie &lt;b&gt;Einfügen&lt;/b&gt;.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;Wenn das Passwort als Punkte erscheint, drücken Sie zuerst &lt;b&gt;Show password&lt;/b&gt;. Wenn niemand es mehr kennt: &lt;b&gt;Reset password&lt;/b&gt; steht im selben Fenster.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Way to the database</source>
        <translation>Weg zur Datenbank</translation>
    </message>
    <message>
        <source>&amp;Direct: straight to the database; each connection counts against its limit</source>
        <translation>&amp;Direkt: geradewegs zur Datenbank; jede Verbindung zählt gegen ihre Grenze</translation>
    </message>
    <message>
        <source>Poo&amp;led: through Neon&apos;s pooler, where many programs share few connections</source>
        <translation>Ü&amp;ber den Pooler von Neon, wo viele Programme sich wenige Verbindungen teilen</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was darin steht</translation>
    </message>
    <message>
        <source>There is no text in the clipboard.</source>
        <translation>In der Zwischenablage ist kein Text.</translation>
    </message>
    <message>
        <source>Read a connection from a file</source>
        <translation>Eine Verbindung aus einer Datei lesen</translation>
    </message>
    <message>
        <source>Settings (.env *.env *.txt *.ini *.cfg *.toml *.yml *.yaml)</source>
        <translation>Einstellungen (.env *.env *.txt *.ini *.cfg *.toml *.yml *.yaml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>There is no connection string in this text.</source>
        <translation>In diesem Text ist keine Verbindungszeichenkette.</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation>Zeile %1, %2: %3</translation>
    </message>
</context>
<context>
    <name>budget::ConnectionParts</name>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1: %2. %3</translation>
    </message>
</context>
<context>
    <name>budget::ConnectionStatus</name>
    <message>
        <source>State of the connection</source>
        <translation>Zustand der Verbindung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop waiting for the server</source>
        <translation>Nicht länger auf den Server warten</translation>
    </message>
    <message>
        <source>Where the budget lives</source>
        <translation>Wo das Budget liegt</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Pooled or direct connection</source>
        <translation>Verbindung über den Pooler oder direkt</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>How long the server&apos;s last answer took, there and back</source>
        <translation>Wie lange die letzte Antwort des Servers gebraucht hat, hin und zurück</translation>
    </message>
    <message>
        <source>Last round-trip time</source>
        <translation>Letzte Laufzeit hin und zurück</translation>
    </message>
    <message>
        <source>Connections in use / open / at most</source>
        <translation>Verbindungen in Gebrauch / offen / höchstens</translation>
    </message>
    <message>
        <source>Connections in use, open, and at most</source>
        <translation>Verbindungen in Gebrauch, offen und höchstens</translation>
    </message>
    <message>
        <source>Details of the connection</source>
        <translation>Einzelheiten der Verbindung</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for an answer… %n s</source>
        <translation>
            <numerusform>Warten auf eine Antwort … %n s</numerusform>
            <numerusform>Warten auf eine Antwort … %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>pool %1</source>
        <translation>Pool %1</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
</context>
<context>
    <name>budget::CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>budget::DateEdit</name>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Choose from a calendar (Alt+Down)</source>
        <translation>Aus einem Kalender wählen (Alt+Ab)</translation>
    </message>
</context>
<context>
    <name>budget::DrillPage</name>
    <message>
        <source>Does it stay?</source>
        <translation>Bleibt es?</translation>
    </message>
    <message>
        <source>A drill shows that what you enter is there for others, and tomorrow. You need not do it; it can be done at any time on the page ‘Connection’.</source>
        <translation>Eine Probe zeigt, dass für andere und auch morgen da ist, was Sie eingeben. Sie ist freiwillig; auf der Seite „Verbindung“ geht sie jederzeit.</translation>
    </message>
    <message>
        <source>There are no tables yet to write into. Go back and create them, or do the drill later.</source>
        <translation>Es gibt noch keine Tabellen, in die geschrieben werden kann. Gehen Sie zurück und legen Sie sie an, oder machen Sie die Probe später.</translation>
    </message>
</context>
<context>
    <name>budget::DrillView</name>
    <message>
        <source>&amp;Wait</source>
        <translation>&amp;Warten</translation>
    </message>
    <message>
        <source>Seconds to wait between writing and reading</source>
        <translation>Sekunden zwischen Schreiben und Lesen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>The connection is closed while the drill waits, and another one is opened afterwards.</source>
        <translation>Die Verbindung wird geschlossen, während die Probe wartet, und danach wird eine andere geöffnet.</translation>
    </message>
    <message>
        <source>With &amp;sleep: part with the connection while waiting</source>
        <translation>Mit &amp;Schlaf: während des Wartens die Verbindung trennen</translation>
    </message>
    <message>
        <source>Start the &amp;drill</source>
        <translation>&amp;Probe beginnen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Copy resul&amp;t</source>
        <translation>&amp;Ergebnis kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>noch %n s</numerusform>
            <numerusform>noch %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::EditWords</name>
    <message>
        <source>date %1 → %2</source>
        <translation>Datum %1 → %2</translation>
    </message>
    <message>
        <source>description now “%1”</source>
        <translation>Beschreibung jetzt „%1“</translation>
    </message>
    <message>
        <source>category %1 → %2</source>
        <translation>Kategorie %1 → %2</translation>
    </message>
    <message>
        <source>amount %1 → %2</source>
        <translation>Betrag %1 → %2</translation>
    </message>
    <message>
        <source>person %1 → %2</source>
        <translation>Person %1 → %2</translation>
    </message>
    <message>
        <source>Changed “%1”: %2.</source>
        <translation>„%1“ geändert: %2.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>budget::ExpenseChanges</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Deleted “%1”, %2.</source>
        <translation>„%1“, %2, wurde gelöscht.</translation>
    </message>
</context>
<context>
    <name>budget::ExpenseDialog</name>
    <message>
        <source>Edit expense</source>
        <translation>Ausgabe bearbeiten</translation>
    </message>
    <message>
        <source>Da&amp;te</source>
        <translation>Da&amp;tum</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>De&amp;scription</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>A&amp;mount</source>
        <translation>Bet&amp;rag</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Entered by %1</source>
        <translation>Eingegeben von %1</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
</context>
<context>
    <name>budget::ExpenseModel</name>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
</context>
<context>
    <name>budget::ExpensesPage</name>
    <message>
        <source>Expenses</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>Gespeichert im %1.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>There is no category “%1” yet. Choose one from the list, or create it.</source>
        <translation>Es gibt noch keine Kategorie „%1“. Wählen Sie eine aus der Liste, oder legen Sie sie an.</translation>
    </message>
    <message>
        <source>Create “%1”</source>
        <translation>„%1“ anlegen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>Nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>The server answers again. Look at the list: it shows whether what you typed was saved.</source>
        <translation>Der Server antwortet wieder. Sehen Sie in der Liste nach: Sie zeigt, ob Ihre Eingabe gespeichert wurde.</translation>
    </message>
    <message>
        <source>The server answers again. What you typed is not saved yet.</source>
        <translation>Der Server antwortet wieder. Ihre Eingabe ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save it now</source>
        <translation>Jetzt speichern</translation>
    </message>
    <message>
        <source>Cleared what was typed: “%1”.</source>
        <translation>Eingabe geleert: „%1“.</translation>
    </message>
</context>
<context>
    <name>budget::FileCare</name>
    <message>
        <source>Begin a new budget</source>
        <translation>Neues Budget beginnen</translation>
    </message>
    <message>
        <source>Begin a new budget in this file?</source>
        <translation>In dieser Datei ein neues Budget beginnen?</translation>
    </message>
    <message>
        <source>%1 holds nothing yet. If a budget should be in it, it may be a copy that was made while the budget was open, without the file that ends in -wal: look for that first.</source>
        <translation>%1 enthält noch nichts. Wenn ein Budget darin sein sollte, ist es vielleicht eine Kopie, die gemacht wurde, während das Budget offen war, ohne die Datei mit der Endung -wal: Suchen Sie zuerst nach dieser.</translation>
    </message>
    <message>
        <source>%1 holds the tables of another program (%2). They stay as they are; the budget&apos;s tables come beside them.</source>
        <translation>%1 enthält die Tabellen eines anderen Programms (%2). Sie bleiben, wie sie sind; die Tabellen des Budgets kommen daneben.</translation>
    </message>
    <message>
        <source>&amp;Begin here</source>
        <translation>Hier &amp;beginnen</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>So &amp;lassen, wie sie ist</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>Lesbares speichern</translation>
    </message>
    <message>
        <source>rescued</source>
        <translation>gerettet</translation>
    </message>
    <message>
        <source>Saving a copy…</source>
        <translation>Eine Kopie wird gespeichert…</translation>
    </message>
    <message>
        <source>Saved and checked: %1</source>
        <translation>Gespeichert und geprüft: %1</translation>
    </message>
    <message>
        <source>Saving what can be read…</source>
        <translation>Lesbares wird gespeichert…</translation>
    </message>
    <message>
        <source>Every row could be read; look whether its content is right.</source>
        <translation>Jede Zeile konnte gelesen werden; sehen Sie nach, ob der Inhalt stimmt.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n rows could not be read.</source>
        <translation>
            <numerusform>Höchstens %n Zeile konnte nicht gelesen werden.</numerusform>
            <numerusform>Höchstens %n Zeilen konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n rows to %1.</source>
        <translation>
            <numerusform>%n Zeile in %1 gespeichert.</numerusform>
            <numerusform>%n Zeilen in %1 gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>No copy was saved.</source>
        <translation>Es wurde keine Kopie gespeichert.</translation>
    </message>
</context>
<context>
    <name>budget::ForgetBox</name>
    <message>
        <source>It goes from the list of ledgers.</source>
        <translation>Es verschwindet aus der Liste der Budgets.</translation>
    </message>
    <message>
        <source>Its address goes from the list of ledgers. Its password stays, since another ledger uses the same entry.</source>
        <translation>Seine Adresse verschwindet aus der Liste der Budgets. Sein Passwort bleibt, da ein anderes Budget denselben Eintrag benutzt.</translation>
    </message>
    <message>
        <source>Its address goes from the list of ledgers, and its password from wherever it was kept.</source>
        <translation>Seine Adresse verschwindet aus der Liste der Budgets, und sein Passwort von dort, wo es aufbewahrt wurde.</translation>
    </message>
    <message>
        <source>The budget itself is not touched: it stays in the file %1.</source>
        <translation>Das Budget selbst bleibt unberührt: Es bleibt in der Datei %1.</translation>
    </message>
    <message>
        <source>The budget itself is not touched: it stays in the database %1.</source>
        <translation>Das Budget selbst bleibt unberührt: Es bleibt in der Datenbank %1.</translation>
    </message>
    <message>
        <source>Forget a ledger</source>
        <translation>Budget vergessen</translation>
    </message>
    <message>
        <source>Forget “%1”? This cannot be undone.</source>
        <translation>„%1“ vergessen? Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
</context>
<context>
    <name>budget::JournalModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>budget::JournalView</name>
    <message>
        <source>Round trips</source>
        <translation>Laufzeiten</translation>
    </message>
    <message>
        <source>Search the journal</source>
        <translation>Das Journal durchsuchen</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was angezeigt wird</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the chosen lines (Ctrl+C)</source>
        <translation>Die gewählten Zeilen kopieren (Strg+C)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Write the whole journal to a file</source>
        <translation>Das ganze Journal in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Once a ledger is open, each connection, wait and failure stands here.</source>
        <translation>Noch ist nichts geschehen. Sobald ein Budget offen ist, steht hier jede Verbindung, jedes Warten und jeder Fehler.</translation>
    </message>
    <message>
        <source>Nothing of that kind is in the journal.</source>
        <translation>Nichts dieser Art steht im Journal.</translation>
    </message>
    <message>
        <source>Export the journal</source>
        <translation>Das Journal exportieren</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>The journal is in %1.</source>
        <translation>Das Journal ist in %1.</translation>
    </message>
</context>
<context>
    <name>budget::LatencyPlot</name>
    <message>
        <source>Round trips over time</source>
        <translation>Laufzeiten im Verlauf</translation>
    </message>
    <message>
        <source>No round trip has been measured yet. A local file has none.</source>
        <translation>Noch wurde keine Laufzeit gemessen. Eine lokale Datei hat keine.</translation>
    </message>
    <message>
        <source>No round trip has been measured yet.</source>
        <translation>Noch wurde keine Laufzeit gemessen.</translation>
    </message>
    <message>
        <source>Round trips: %1, the longest %2, the latest %3</source>
        <translation>Laufzeiten: %1, die längste %2, die letzte %3</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
</context>
<context>
    <name>budget::ListPage</name>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>budget::MainWindow</name>
    <message>
        <source>Budget Tracker</source>
        <translation>Budget Tracker</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Expenses</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Expenses (Ctrl+1)</source>
        <translation>Ausgaben (Strg+1)</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Categories (Ctrl+2)</source>
        <translation>Kategorien (Strg+2)</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>People (Ctrl+3)</source>
        <translation>Personen (Strg+3)</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Connection (Ctrl+4)</source>
        <translation>Verbindung (Strg+4)</translation>
    </message>
    <message>
        <source>&amp;Ledger</source>
        <translation>&amp;Budget</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>B&amp;earbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open on &amp;this computer</source>
        <translation>Auf &amp;diesem Rechner öffnen</translation>
    </message>
    <message>
        <source>&amp;New ledger…</source>
        <translation>&amp;Neues Budget …</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>&amp;Manage ledgers…</source>
        <translation>Budgets &amp;verwalten …</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;New expense</source>
        <translation>&amp;Neue Ausgabe</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>&amp;Expenses</source>
        <translation>&amp;Ausgaben</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Ctrl+1</translation>
    </message>
    <message>
        <source>&amp;Categories</source>
        <translation>&amp;Kategorien</translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation>Ctrl+2</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personen</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>Co&amp;nnection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Ctrl+4</source>
        <translation>Ctrl+4</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>C&amp;ollapse navigation</source>
        <translation>&amp;Navigation einklappen</translation>
    </message>
    <message>
        <source>F9</source>
        <translation>F9</translation>
    </message>
    <message>
        <source>&amp;About Budget Tracker</source>
        <translation>&amp;Über Budget Tracker</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Saving… The window closes as soon as that is done.</source>
        <translation>Wird gespeichert … Das Fenster schließt sich, sobald das erledigt ist.</translation>
    </message>
    <message>
        <source>The window stays open, because the last change was not saved.</source>
        <translation>Das Fenster bleibt offen, weil die letzte Änderung nicht gespeichert wurde.</translation>
    </message>
    <message>
        <source>Expand navigation</source>
        <translation>Navigation ausklappen</translation>
    </message>
    <message>
        <source>Collapse navigation</source>
        <translation>Navigation einklappen</translation>
    </message>
    <message>
        <source>%1 – Budget Tracker</source>
        <translation>%1 – Budget Tracker</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>Eine &amp;Kopie speichern…</translation>
    </message>
    <message>
        <source>Add sam&amp;ple ledger</source>
        <translation>Beis&amp;pielbudget hinzufügen</translation>
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
    <name>budget::MonthChoice</name>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Previous year</source>
        <translation>Voriges Jahr</translation>
    </message>
    <message>
        <source>Next year</source>
        <translation>Nächstes Jahr</translation>
    </message>
</context>
<context>
    <name>budget::MonthSwitcher</name>
    <message>
        <source>Previous month (Alt+Left)</source>
        <translation>Voriger Monat (Alt+Links)</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Voriger Monat</translation>
    </message>
    <message>
        <source>Choose a month</source>
        <translation>Einen Monat wählen</translation>
    </message>
    <message>
        <source>Next month (Alt+Right)</source>
        <translation>Nächster Monat (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Nächster Monat</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A month and its year, such as &apos;January 2024&apos;</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>budget::MonthView</name>
    <message>
        <source>No expenses yet.</source>
        <translation>Noch keine Ausgaben.</translation>
    </message>
    <message>
        <source>Enter the first expense</source>
        <translation>Die erste Ausgabe eingeben</translation>
    </message>
    <message>
        <source>Add the sample ledger</source>
        <translation>Das Beispielbudget hinzufügen</translation>
    </message>
    <message>
        <source>Expenses of the month</source>
        <translation>Ausgaben des Monats</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Edit the chosen expense (Enter)</source>
        <translation>Die gewählte Ausgabe bearbeiten (Eingabetaste)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the chosen expense (Delete)</source>
        <translation>Die gewählte Ausgabe löschen (Entf)</translation>
    </message>
    <message>
        <source>Total:</source>
        <translation>Summe:</translation>
    </message>
    <message>
        <source>Total of the month</source>
        <translation>Summe des Monats</translation>
    </message>
    <message>
        <source>Totals by category</source>
        <translation>Summen nach Kategorien</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>No expenses in %1 yet.</source>
        <translation>Noch keine Ausgaben im %1.</translation>
    </message>
    <message>
        <source>Enter an expense</source>
        <translation>Eine Ausgabe eingeben</translation>
    </message>
    <message>
        <source>Entries: %1</source>
        <translation>Einträge: %1</translation>
    </message>
</context>
<context>
    <name>budget::NoticeBar</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>budget::PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Verbindung bearbeiten …</translation>
    </message>
    <message>
        <source>Change the address, the user or where the password is kept</source>
        <translation>Die Adresse, den Benutzer oder den Aufbewahrungsort des Passworts ändern</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Das Passwort anzeigen</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Aufbewahren</translation>
    </message>
    <message>
        <source>Where the password is kept</source>
        <translation>Wo das Passwort aufbewahrt wird</translation>
    </message>
    <message>
        <source>&amp;Work on this computer instead</source>
        <translation>Stattdessen auf diesem Rechner &amp;arbeiten</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
    <message>
        <source>In the keychain as before; use this one now only</source>
        <translation>Im Schlüsselbund wie bisher; dieses nur jetzt benutzen</translation>
    </message>
    <message>
        <source>Nothing is kept or changed; the next start asks the keychain again.</source>
        <translation>Nichts wird aufbewahrt oder geändert; der nächste Start fragt wieder den Schlüsselbund.</translation>
    </message>
</context>
<context>
    <name>budget::PeopleList</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Nobody is in this ledger yet. Every expense is entered in somebody&apos;s name.</source>
        <translation>In diesem Budget ist noch niemand. Jede Ausgabe wird in jemandes Namen eingegeben.</translation>
    </message>
    <message>
        <source>Add yourself</source>
        <translation>Sich selbst hinzufügen</translation>
    </message>
    <message>
        <source>Change the chosen person (Enter)</source>
        <translation>Die gewählte Person ändern (Eingabetaste)</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>Das bin ich</translation>
    </message>
    <message>
        <source>Enter expenses in the chosen person&apos;s name</source>
        <translation>Ausgaben im Namen der gewählten Person eingeben</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Expenses are now entered as %1.</source>
        <translation>Ausgaben werden jetzt als %1 eingegeben.</translation>
    </message>
</context>
<context>
    <name>budget::Person</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>budget::PersonButton</name>
    <message>
        <source>as %1</source>
        <translation>als %1</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wer sind Sie?</translation>
    </message>
    <message>
        <source>Expenses are entered as %1.</source>
        <translation>Ausgaben werden als %1 eingegeben.</translation>
    </message>
</context>
<context>
    <name>budget::PersonDialog</name>
    <message>
        <source>Add person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Who are you here?</source>
        <translation>Wer sind Sie hier?</translation>
    </message>
    <message>
        <source>Every expense is entered in somebody&apos;s name, and nobody is in this ledger yet. Both can be changed later.</source>
        <translation>Jede Ausgabe wird in jemandes Namen eingegeben, und in diesem Budget ist noch niemand. Beides kann später geändert werden.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-Mail</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>name@example.com</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Edit person</source>
        <translation>Person bearbeiten</translation>
    </message>
    <message>
        <source>name@example.com (if you like)</source>
        <translation>name@example.com (wenn Sie möchten)</translation>
    </message>
</context>
<context>
    <name>budget::PersonModel</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
</context>
<context>
    <name>budget::PersonPage</name>
    <message>
        <source>Who are you here?</source>
        <translation>Wer sind Sie hier?</translation>
    </message>
    <message>
        <source>Each expense is kept in the name of the person who entered it. Your name and address stay in this budget.</source>
        <translation>Jede Ausgabe wird unter dem Namen der Person geführt, die sie eingegeben hat. Ihr Name und Ihre Adresse bleiben in diesem Budget.</translation>
    </message>
    <message>
        <source>I am &amp;one of these</source>
        <translation>Ich bin &amp;eine davon</translation>
    </message>
    <message>
        <source>People in this budget</source>
        <translation>Personen in diesem Budget</translation>
    </message>
    <message>
        <source>I am ne&amp;w here</source>
        <translation>Ich bin hier &amp;neu</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-Mail</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>The address tells people of the same name apart; nothing is ever sent to it.</source>
        <translation>Die Adresse unterscheidet Personen gleichen Namens; an sie wird nie etwas gesendet.</translation>
    </message>
    <message>
        <source>Ask me at the first e&amp;xpense</source>
        <translation>Bei der ersten Ausgabe &amp;fragen</translation>
    </message>
    <message>
        <source>name@example.com (if you like)</source>
        <translation>name@example.com (wenn Sie möchten)</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>name@example.com</translation>
    </message>
</context>
<context>
    <name>budget::PlacePage</name>
    <message>
        <source>Where shall the budget live?</source>
        <translation>Wo soll das Budget liegen?</translation>
    </message>
    <message>
        <source>Nothing is stored before it opens. You can open another one at any time.</source>
        <translation>Nichts wird gespeichert, bevor es geöffnet ist. Sie können jederzeit ein anderes öffnen.</translation>
    </message>
    <message>
        <source>On &amp;this computer</source>
        <translation>Auf &amp;diesem Rechner</translation>
    </message>
    <message>
        <source>Works at once and without a network. Only this computer has it, so back the file up yourself.</source>
        <translation>Funktioniert sofort und ohne Netz. Nur dieser Rechner hat es, sichern Sie die Datei also selbst.</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>Da&amp;tei:</translation>
    </message>
    <message>
        <source>File of the budget</source>
        <translation>Datei des Budgets</translation>
    </message>
    <message>
        <source>&amp;Other file…</source>
        <translation>Andere &amp;Datei …</translation>
    </message>
    <message>
        <source>In &amp;PostgreSQL, for example on Neon</source>
        <translation>In &amp;PostgreSQL, zum Beispiel bei Neon</translation>
    </message>
    <message>
        <source>Several people and computers share it, and your own scripts can read it. It needs a network and an account, and a sleeping server takes a few seconds to wake.</source>
        <translation>Mehrere Personen und Rechner teilen es sich, und Ihre eigenen Skripte können es lesen. Es braucht ein Netz und ein Konto, und ein schlafender Server braucht einige Sekunden zum Aufwachen.</translation>
    </message>
    <message>
        <source>Choose or create a budget file</source>
        <translation>Budgetdatei wählen oder anlegen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Budgets (*.budget *.sqlite *.db)</source>
        <translation>Budgets (*.budget *.sqlite *.db)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>budget::PoolSettingsEdit</name>
    <message>
        <source>&amp;Connections to keep</source>
        <translation>&amp;Verbindungen, die behalten werden</translation>
    </message>
    <message>
        <source>Connections to keep</source>
        <translation>Verbindungen, die behalten werden</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>This many stay open for the next question, so that it need not wait for a new one.</source>
        <translation>So viele bleiben für die nächste Frage offen, damit sie nicht auf eine neue warten muss.</translation>
    </message>
    <message>
        <source>&amp;More under load</source>
        <translation>&amp;Mehr unter Last</translation>
    </message>
    <message>
        <source>More under load</source>
        <translation>Mehr unter Last</translation>
    </message>
    <message>
        <source>This many are opened beyond that while all are busy, and closed again after.</source>
        <translation>So viele werden darüber hinaus geöffnet, solange alle beschäftigt sind, und danach wieder geschlossen.</translation>
    </message>
    <message>
        <source>Longest &amp;wait</source>
        <translation>Längstes &amp;Warten</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>After so long without a free connection you are told, instead of being left waiting.</source>
        <translation>Nach dieser Zeit ohne freie Verbindung bekommen Sie Bescheid, statt weiter zu warten.</translation>
    </message>
    <message>
        <source>Ren&amp;ew after</source>
        <translation>&amp;Erneuern nach</translation>
    </message>
    <message>
        <source>Renew after</source>
        <translation>Erneuern nach</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>An older connection is replaced before its next use, since servers and firewalls cut old ones.</source>
        <translation>Eine ältere Verbindung wird vor ihrem nächsten Gebrauch ersetzt, da Server und Firewalls alte trennen.</translation>
    </message>
    <message>
        <source>&amp;Use next</source>
        <translation>Als Nächste &amp;benutzen</translation>
    </message>
    <message>
        <source>Use next</source>
        <translation>Als Nächste benutzen</translation>
    </message>
    <message>
        <source>The one used last lets the surplus age out; the one used first keeps all of them warm.</source>
        <translation>Die zuletzt benutzte lässt Überzählige veralten; die zuerst benutzte hält alle warm.</translation>
    </message>
    <message>
        <source>&amp;Ask whether it lives before use (pre-ping)</source>
        <translation>Vor Gebrauch &amp;fragen, ob sie lebt (Pre-Ping)</translation>
    </message>
    <message>
        <source>A connection that the server dropped, as when it fell asleep, is replaced before you notice.</source>
        <translation>Eine Verbindung, die der Server beendet hat, etwa weil er eingeschlafen ist, wird ersetzt, bevor Sie es merken.</translation>
    </message>
    <message>
        <source>the one used last</source>
        <translation>die zuletzt benutzte</translation>
    </message>
    <message>
        <source>the one used first</source>
        <translation>die zuerst benutzte</translation>
    </message>
    <message numerus="yes">
        <source>Together: at most %n connection(s) at once.</source>
        <translation>
            <numerusform>Zusammen: höchstens %n Verbindung gleichzeitig.</numerusform>
            <numerusform>Zusammen: höchstens %n Verbindungen gleichzeitig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Together: as many connections as are asked for, without a limit.</source>
        <translation>Zusammen: so viele Verbindungen, wie verlangt werden, ohne Grenze.</translation>
    </message>
    <message>
        <source>This server admits %1 connections and keeps %2 of them for itself.</source>
        <translation>Dieser Server lässt %1 Verbindungen zu und behält %2 davon für sich.</translation>
    </message>
    <message>
        <source>Neon&apos;s smallest computer admits %1 connections and keeps %2 of them for itself.</source>
        <translation>Der kleinste Rechner von Neon lässt %1 Verbindungen zu und behält %2 davon für sich.</translation>
    </message>
    <message>
        <source>Little would be left for other programs and people.</source>
        <translation>Für andere Programme und Personen bliebe wenig übrig.</translation>
    </message>
    <message>
        <source>It would refuse everything beyond %1: choose less.</source>
        <translation>Alles über %1 würde er ablehnen: Wählen Sie weniger.</translation>
    </message>
    <message>
        <source>Without a limit here, it would be the one to refuse.</source>
        <translation>Ohne eine Grenze hier wäre er es, der ablehnt.</translation>
    </message>
</context>
<context>
    <name>budget::PoolView</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>A file is used by one connection of this program alone.</source>
        <translation>Eine Datei wird von einer einzigen Verbindung dieses Programms benutzt.</translation>
    </message>
    <message>
        <source>The connections to the server, as they are now and since this ledger was opened.</source>
        <translation>Die Verbindungen zum Server, wie sie jetzt sind und seit dem Öffnen dieses Budgets waren.</translation>
    </message>
</context>
<context>
    <name>budget::ProfileButton</name>
    <message>
        <source>Choose a ledger</source>
        <translation>Ein Budget wählen</translation>
    </message>
    <message>
        <source>%1: switch to another ledger</source>
        <translation>%1: zu einem anderen Budget wechseln</translation>
    </message>
    <message>
        <source>Ledger: %1</source>
        <translation>Budget: %1</translation>
    </message>
    <message>
        <source>Ledger: none is open</source>
        <translation>Budget: keines ist offen</translation>
    </message>
</context>
<context>
    <name>budget::ProfileMenu</name>
    <message>
        <source>&amp;Switch to</source>
        <translation>&amp;Wechseln zu</translation>
    </message>
    <message>
        <source>No ledger is set up yet</source>
        <translation>Noch ist kein Budget eingerichtet</translation>
    </message>
    <message>
        <source>&amp;Keep this ledger…</source>
        <translation>Dieses Budget &amp;behalten …</translation>
    </message>
    <message>
        <source>Remembers it on this computer under a name, so that it can be opened without DATABASE_URL.</source>
        <translation>Merkt es sich auf diesem Computer unter einem Namen, sodass es sich ohne DATABASE_URL öffnen lässt.</translation>
    </message>
</context>
<context>
    <name>budget::ProfileModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>%1 – open</source>
        <translation>%1 – offen</translation>
    </message>
</context>
<context>
    <name>budget::ProfilesDialog</name>
    <message>
        <source>Manage ledgers</source>
        <translation>Budgets verwalten</translation>
    </message>
    <message>
        <source>Ledgers</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>New ledger…</source>
        <translation>Neues Budget …</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Change where the chosen ledger is and how it is reached</source>
        <translation>Ändern, wo das gewählte Budget ist und wie es erreicht wird</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Change the name of the chosen ledger (F2)</source>
        <translation>Den Namen des gewählten Budgets ändern (F2)</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>Farbe …</translation>
    </message>
    <message>
        <source>Choose the colour of the chosen ledger</source>
        <translation>Die Farbe des gewählten Budgets wählen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Make another ledger like the chosen one</source>
        <translation>Ein weiteres Budget wie das gewählte anlegen</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Vergessen …</translation>
    </message>
    <message>
        <source>Remove the chosen ledger from this list (Delete)</source>
        <translation>Das gewählte Budget aus dieser Liste entfernen (Entf)</translation>
    </message>
    <message>
        <source>No ledger is set up yet. One appears here as soon as it has been opened.</source>
        <translation>Noch ist kein Budget eingerichtet. Hier erscheint eines, sobald es geöffnet wurde.</translation>
    </message>
    <message>
        <source>Set up a ledger</source>
        <translation>Ein Budget einrichten</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>“%1” is forgotten.</source>
        <translation>„%1“ ist vergessen.</translation>
    </message>
    <message>
        <source>Forget all but the password</source>
        <translation>Alles außer dem Passwort vergessen</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>%1 (copy %2)</source>
        <translation>%1 (Kopie %2)</translation>
    </message>
</context>
<context>
    <name>budget::Program</name>
    <message>
        <source>Saving… The other ledger opens as soon as that is done.</source>
        <translation>Wird gespeichert … Das andere Budget wird geöffnet, sobald das erledigt ist.</translation>
    </message>
    <message>
        <source>Switch now</source>
        <translation>Jetzt wechseln</translation>
    </message>
    <message>
        <source>This ledger stays open, because the last change was not saved.</source>
        <translation>Dieses Budget bleibt offen, weil die letzte Änderung nicht gespeichert wurde.</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>Die letzte Änderung wird noch gespeichert.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Erneut öffnen</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Save what can be read…</source>
        <translation>Lesbares speichern…</translation>
    </message>
    <message>
        <source>Enter the password…</source>
        <translation>Passwort eingeben …</translation>
    </message>
</context>
<context>
    <name>budget::QuickEntry</name>
    <message>
        <source>Da&amp;te</source>
        <translation>Da&amp;tum</translation>
    </message>
    <message>
        <source>De&amp;scription</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>A&amp;mount</source>
        <translation>Bet&amp;rag</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>What was it for?</source>
        <translation>Wofür war es?</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This server can only be read, so nothing can be entered, changed or deleted here.</source>
        <translation>Dieser Server kann nur gelesen werden, also kann hier nichts eingegeben, geändert oder gelöscht werden.</translation>
    </message>
    <message>
        <source>Save this expense (Enter). Escape clears the row, F6 leads to the list.</source>
        <translation>Diese Ausgabe speichern (Eingabetaste). Esc leert die Zeile, F6 führt zur Liste.</translation>
    </message>
    <message>
        <source>Stop waiting (Escape); what you typed is kept</source>
        <translation>Nicht länger warten (Esc); was Sie eingegeben haben, bleibt</translation>
    </message>
</context>
<context>
    <name>budget::QuietHeader</name>
    <message>
        <source>Sorted by %1, descending</source>
        <translation>Absteigend sortiert nach %1</translation>
    </message>
    <message>
        <source>Sorted by %1, ascending</source>
        <translation>Aufsteigend sortiert nach %1</translation>
    </message>
</context>
<context>
    <name>budget::SaveDialog</name>
    <message>
        <source>Not saved. %1</source>
        <translation>Nicht gespeichert. %1</translation>
    </message>
</context>
<context>
    <name>budget::SavingSign</name>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>Warten auf den Server …</translation>
    </message>
    <message>
        <source>Checking whether it was saved…</source>
        <translation>Es wird geprüft, ob gespeichert wurde …</translation>
    </message>
</context>
<context>
    <name>budget::SecretPage</name>
    <message>
        <source>Where shall the password be kept?</source>
        <translation>Wo soll das Passwort aufbewahrt werden?</translation>
    </message>
    <message>
        <source>Only the password: everything else is no secret and stays with the budget&apos;s settings.</source>
        <translation>Nur das Passwort: Alles andere ist kein Geheimnis und bleibt bei den Einstellungen des Budgets.</translation>
    </message>
    <message>
        <source>In this system&apos;s &amp;keychain</source>
        <translation>Im &amp;Schlüsselbund dieses Systems</translation>
    </message>
    <message>
        <source>Encrypted with your login, and the program never asks again. The safest place.</source>
        <translation>Mit Ihrer Anmeldung verschlüsselt, und das Programm fragt nie wieder. Der sicherste Ort.</translation>
    </message>
    <message>
        <source>Look a&amp;gain</source>
        <translation>Noch einmal &amp;nachsehen</translation>
    </message>
    <message>
        <source>In a .&amp;env file</source>
        <translation>In einer .&amp;env-Datei</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>The .env file</source>
        <translation>Die .env-Datei</translation>
    </message>
    <message>
        <source>Other fi&amp;le…</source>
        <translation>Andere Da&amp;tei …</translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation>&amp;Variable</translation>
    </message>
    <message>
        <source>Variable in the .env file</source>
        <translation>Variable in der .env-Datei</translation>
    </message>
    <message>
        <source>&amp;Add to .gitignore</source>
        <translation>Zu .gitignore &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Only until the program &amp;closes</source>
        <translation>Nur bis das Programm &amp;endet</translation>
    </message>
    <message>
        <source>In memory alone; at the next start you are asked for it.</source>
        <translation>Allein im Arbeitsspeicher; beim nächsten Start wird es erfragt.</translation>
    </message>
    <message>
        <source>No&amp;where: ask me each time</source>
        <translation>Ni&amp;rgends: jedes Mal fragen</translation>
    </message>
    <message>
        <source>Forgotten once the connection is open.</source>
        <translation>Vergessen, sobald die Verbindung offen ist.</translation>
    </message>
    <message>
        <source>Asking the keychain…</source>
        <translation>Der Schlüsselbund wird gefragt …</translation>
    </message>
    <message>
        <source>The folder belongs to no git repository.</source>
        <translation>Der Ordner gehört zu keinem Git-Repository.</translation>
    </message>
    <message>
        <source>There is no git on this system that could publish the file.</source>
        <translation>Auf diesem System gibt es kein Git, das die Datei veröffentlichen könnte.</translation>
    </message>
    <message>
        <source>git ignores this file, so that it is not published by accident.</source>
        <translation>Git übergeht diese Datei, sodass sie nicht aus Versehen veröffentlicht wird.</translation>
    </message>
    <message>
        <source>The folder belongs to a git repository that does not ignore this file: the password would be published with the next commit of everything.</source>
        <translation>Der Ordner gehört zu einem Git-Repository, das diese Datei nicht übergeht: Das Passwort würde mit dem nächsten Commit von allem veröffentlicht.</translation>
    </message>
    <message>
        <source>git keeps this file already: with every commit the password goes to all who have the repository. Choose another file, or take it out first with git rm --cached.</source>
        <translation>Git führt diese Datei schon: Mit jedem Commit geht das Passwort an alle, die das Repository haben. Wählen Sie eine andere Datei, oder nehmen Sie sie zuerst mit git rm --cached heraus.</translation>
    </message>
    <message>
        <source>Choose the file for the password</source>
        <translation>Die Datei für das Passwort wählen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>In a file that only you can read, where your own scripts find it too. It is not encrypted. Your own lines stay as you wrote them.</source>
        <translation>In einer Datei, die nur Sie lesen können und in der auch Ihre eigenen Skripte es finden. Es ist nicht verschlüsselt. Ihre eigenen Zeilen bleiben, wie Sie sie geschrieben haben.</translation>
    </message>
    <message>
        <source>The line as it will be, with the password masked</source>
        <translation>Die Zeile, wie sie sein wird, mit verdecktem Passwort</translation>
    </message>
    <message>
        <source>Line %1 of the file says it already. Nothing is changed:</source>
        <translation>Zeile %1 der Datei enthält es schon. Nichts wird geändert:</translation>
    </message>
    <message>
        <source>In line %1 of the file the password is replaced, and nothing else:</source>
        <translation>In Zeile %1 der Datei wird das Passwort ersetzt und sonst nichts:</translation>
    </message>
    <message>
        <source>In line %1 of the file the password is added, and nothing else:</source>
        <translation>In Zeile %1 der Datei wird das Passwort ergänzt und sonst nichts:</translation>
    </message>
    <message>
        <source>This becomes line %1 of the file; all others stay as they are:</source>
        <translation>Das wird Zeile %1 der Datei; alle anderen bleiben, wie sie sind:</translation>
    </message>
    <message>
        <source>The file is made, with this line:</source>
        <translation>Die Datei wird mit dieser Zeile angelegt:</translation>
    </message>
    <message>
        <source>%1 is something else in this file and is not overwritten. Choose another variable.</source>
        <translation>%1 ist in dieser Datei etwas anderes und wird nicht überschrieben. Wählen Sie eine andere Variable.</translation>
    </message>
</context>
<context>
    <name>budget::SettingsPage</name>
    <message>
        <source>How shall it connect?</source>
        <translation>Wie soll verbunden werden?</translation>
    </message>
    <message>
        <source>The proposed values are right for nearly everybody; you can go on as they are.</source>
        <translation>Die vorgeschlagenen Werte passen für fast alle; Sie können so weitermachen.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
</context>
<context>
    <name>budget::SetupDraft</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
</context>
<context>
    <name>budget::SetupFinish</name>
    <message>
        <source>The budget is open.</source>
        <translation>Das Budget ist geöffnet.</translation>
    </message>
    <message>
        <source>You have been added to it.</source>
        <translation>Sie wurden darin eingetragen.</translation>
    </message>
    <message>
        <source>The password has been kept.</source>
        <translation>Das Passwort wurde aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>budget::SetupWizard</name>
    <message>
        <source>Set up a budget</source>
        <translation>Ein Budget einrichten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>F&amp;inish</source>
        <translation>&amp;Fertigstellen</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Die Datei wird angesehen …</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation>
            <numerusform>%1 %n s</numerusform>
            <numerusform>%1 %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop t&amp;rying</source>
        <translation>Nicht weite&amp;r versuchen</translation>
    </message>
    <message>
        <source>Leave the setup?</source>
        <translation>Einrichtung verlassen?</translation>
    </message>
    <message>
        <source>What you have entered here is lost then.</source>
        <translation>Was Sie hier eingegeben haben, geht dann verloren.</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>&amp;Verlassen</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weitermachen</translation>
    </message>
</context>
<context>
    <name>budget::StepsList</name>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>kommt noch</translation>
    </message>
    <message>
        <source>Step %1, %2: %3</source>
        <translation>Schritt %1, %2: %3</translation>
    </message>
</context>
<context>
    <name>budget::SummaryModel</name>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
</context>
<context>
    <name>budget::SummaryPage</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>Name of this budget</source>
        <translation>Name dieses Budgets</translation>
    </message>
    <message>
        <source>Co&amp;lour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>Colour of this budget</source>
        <translation>Farbe dieses Budgets</translation>
    </message>
    <message>
        <source>Colour of this budget as #RRGGBB</source>
        <translation>Farbe dieses Budgets als #RRGGBB</translation>
    </message>
    <message>
        <source>What was found and chosen</source>
        <translation>Was gefunden und gewählt wurde</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>It is there already and stays as it is.</source>
        <translation>Es ist schon da und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>It is created at the end.</source>
        <translation>Es wird am Ende angelegt.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>%1 are kept, at most %2 at once</source>
        <translation>%1 werden behalten, höchstens %2 gleichzeitig</translation>
    </message>
    <message>
        <source>as many as are asked for</source>
        <translation>so viele, wie verlangt werden</translation>
    </message>
    <message>
        <source>asked before use whether they live (pre-ping)</source>
        <translation>vor Gebrauch gefragt, ob sie leben (Pre-Ping)</translation>
    </message>
    <message>
        <source>not asked before use whether they live</source>
        <translation>vor Gebrauch nicht gefragt, ob sie leben</translation>
    </message>
    <message>
        <source>of any age</source>
        <translation>jeden Alters</translation>
    </message>
    <message numerus="yes">
        <source>replaced after %n s</source>
        <translation>
            <numerusform>nach %n s ersetzt</numerusform>
            <numerusform>nach %n s ersetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection pool</source>
        <translation>Verbindungspool</translation>
    </message>
    <message numerus="yes">
        <source>waiting for one takes at most %n s</source>
        <translation>
            <numerusform>das Warten auf eine dauert höchstens %n s</numerusform>
            <numerusform>das Warten auf eine dauert höchstens %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Tables verified</source>
        <translation>Tabellen geprüft</translation>
    </message>
    <message>
        <source>The program&apos;s own tables are created at the end.</source>
        <translation>Die Tabellen des Programms selbst werden am Ende angelegt.</translation>
    </message>
    <message>
        <source>They are created at the end.</source>
        <translation>Sie werden am Ende angelegt.</translation>
    </message>
    <message>
        <source>Proof that data survives</source>
        <translation>Nachweis, dass Daten bleiben</translation>
    </message>
    <message>
        <source>not done; you can do it at any time on the page ‘Connection’</source>
        <translation>nicht gemacht; auf der Seite „Verbindung“ geht es jederzeit</translation>
    </message>
    <message>
        <source>You are</source>
        <translation>Sie sind</translation>
    </message>
    <message>
        <source>asked at the first expense</source>
        <translation>wird bei der ersten Ausgabe gefragt</translation>
    </message>
    <message>
        <source>Finish opens the budget, creates its tables where there are none, and remembers it on this computer.</source>
        <translation>„Fertigstellen“ öffnet das Budget, legt seine Tabellen an, wo es keine gibt, und merkt es sich auf diesem Computer.</translation>
    </message>
    <message>
        <source>Finish does the rest.</source>
        <translation>„Fertigstellen“ erledigt den Rest.</translation>
    </message>
    <message>
        <source>Where the password goes</source>
        <translation>Wohin das Passwort kommt</translation>
    </message>
    <message>
        <source>%1, new here</source>
        <translation>%1, neu hier</translation>
    </message>
</context>
<context>
    <name>budget::TablesPage</name>
    <message>
        <source>The tables</source>
        <translation>Die Tabellen</translation>
    </message>
    <message>
        <source>What is in the database, beside what the program works with. Nothing is created before you say so here, or finish at the end.</source>
        <translation>Was in der Datenbank ist, neben dem, womit das Programm arbeitet. Nichts wird angelegt, bevor Sie es hier sagen oder am Ende fertigstellen.</translation>
    </message>
</context>
<context>
    <name>budget::TablesTree</name>
    <message>
        <source>Table and columns</source>
        <translation>Tabelle und Spalten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What is there</source>
        <translation>Was da ist</translation>
    </message>
    <message>
        <source>Tables and their columns</source>
        <translation>Tabellen und ihre Spalten</translation>
    </message>
    <message>
        <source>The program&apos;s own tables</source>
        <translation>Tabellen des Programms selbst</translation>
    </message>
    <message>
        <source>version %1 of %2</source>
        <translation>Version %1 von %2</translation>
    </message>
</context>
<context>
    <name>budget::TablesView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Look a&amp;gain</source>
        <translation>Noch einmal &amp;nachsehen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Choose another &amp;database…</source>
        <translation>Andere &amp;Datenbank wählen …</translation>
    </message>
    <message>
        <source>Open in Neon&apos;s S&amp;QL editor</source>
        <translation>In Neons S&amp;QL-Editor öffnen</translation>
    </message>
    <message>
        <source>Rights that are missing</source>
        <translation>Rechte, die fehlen</translation>
    </message>
    <message>
        <source>This user may not do all that is needed. The owner of the database can allow it by running this:</source>
        <translation>Dieser Benutzer darf nicht alles, was nötig ist. Der Eigentümer der Datenbank kann es erlauben, indem er dies ausführt:</translation>
    </message>
    <message>
        <source>Statements that give the missing rights</source>
        <translation>Anweisungen, die die fehlenden Rechte geben</translation>
    </message>
    <message>
        <source>Copy GRAN&amp;T</source>
        <translation>GRAN&amp;T kopieren</translation>
    </message>
    <message>
        <source>What is created</source>
        <translation>Was angelegt wird</translation>
    </message>
    <message>
        <source>SQL that creates what is missing</source>
        <translation>SQL, das anlegt, was fehlt</translation>
    </message>
    <message>
        <source>Create &amp;missing tables</source>
        <translation>&amp;Fehlende Tabellen anlegen</translation>
    </message>
    <message>
        <source>Cop&amp;y SQL</source>
        <translation>SQL k&amp;opieren</translation>
    </message>
    <message>
        <source>Looking at the tables…</source>
        <translation>Die Tabellen werden angesehen …</translation>
    </message>
    <message>
        <source>Looking at the tables… A database that sleeps takes a few seconds to wake.</source>
        <translation>Die Tabellen werden angesehen … Eine Datenbank, die schläft, braucht einige Sekunden zum Aufwachen.</translation>
    </message>
    <message>
        <source>Creating the tables…</source>
        <translation>Die Tabellen werden angelegt …</translation>
    </message>
    <message>
        <source>The console opens in your browser.</source>
        <translation>Die Konsole öffnet sich in Ihrem Browser.</translation>
    </message>
    <message>
        <source>No browser could be opened: go to https://console.neon.tech by yourself.</source>
        <translation>Es konnte kein Browser geöffnet werden: Gehen Sie selbst zu https://console.neon.tech.</translation>
    </message>
    <message>
        <source>The query that lists the tables was copied. Choose your project, then SQL Editor, and paste it there.</source>
        <translation>Die Abfrage, die die Tabellen auflistet, wurde kopiert. Wählen Sie Ihr Projekt, dann SQL Editor, und fügen Sie sie dort ein.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The tables could not be looked at.</source>
        <translation>Die Tabellen konnten nicht angesehen werden.</translation>
    </message>
    <message>
        <source>Nobody has looked at the tables yet.</source>
        <translation>Noch hat niemand die Tabellen angesehen.</translation>
    </message>
    <message>
        <source>Exactly this is sent, in one transaction: all of it happens, or nothing. What is there is not changed.</source>
        <translation>Genau dies wird gesendet, in einer Transaktion: Alles davon geschieht, oder nichts. Was da ist, wird nicht verändert.</translation>
    </message>
    <message>
        <source>Your tables stay as they are; the program&apos;s own come beside them. Exactly this is sent, in one transaction: all of it happens, or nothing.</source>
        <translation>Ihre Tabellen bleiben, wie sie sind; die des Programms kommen daneben. Genau dies wird gesendet, in einer Transaktion: Alles davon geschieht, oder nichts.</translation>
    </message>
    <message>
        <source>Create the progra&amp;m&apos;s own tables</source>
        <translation>Tabellen des Pro&amp;gramms anlegen</translation>
    </message>
    <message>
        <source>Created, and verified from the database again.</source>
        <translation>Angelegt, und noch einmal aus der Datenbank geprüft.</translation>
    </message>
    <message>
        <source>A newer version of this program has been here.</source>
        <translation>Eine neuere Version dieses Programms war hier.</translation>
    </message>
    <message>
        <source>Look no&amp;w</source>
        <translation>Jetzt &amp;nachsehen</translation>
    </message>
    <message>
        <source>Values that scripts have stored</source>
        <translation>Werte, die Skripte gespeichert haben</translation>
    </message>
    <message>
        <source>Amounts here are whole cents and dates are written year-month-day. A copy of the file is saved beside it, then exactly this is sent, in one transaction:</source>
        <translation>Beträge sind hier ganze Cent, und Daten werden als Jahr-Monat-Tag geschrieben. Zuerst wird daneben eine Kopie der Datei gespeichert, dann genau dies in einer Transaktion gesendet:</translation>
    </message>
    <message>
        <source>Statements that put these values right</source>
        <translation>Anweisungen, die diese Werte berichtigen</translation>
    </message>
    <message>
        <source>Save a copy and repair</source>
        <translation>Kopie speichern und berichtigen</translation>
    </message>
    <message>
        <source>Saving a copy, then repairing…</source>
        <translation>Eine Kopie wird gespeichert, dann wird berichtigt…</translation>
    </message>
    <message>
        <source>Repaired; the file as it was before is %1.</source>
        <translation>Berichtigt; die Datei, wie sie vorher war, ist %1.</translation>
    </message>
</context>
<context>
    <name>budget::TlsEdit</name>
    <message>
        <source>Encrypted, and the server &amp;proves its name (verify-full)</source>
        <translation>Verschlüsselt, und der Server &amp;beweist seinen Namen (verify-full)</translation>
    </message>
    <message>
        <source>The password goes only to the host that you named. Right for every server on the internet.</source>
        <translation>Das Passwort geht nur an den Rechner, den Sie genannt haben. Richtig für jeden Server im Internet.</translation>
    </message>
    <message>
        <source>Encrypted, any host with a &amp;valid certificate (verify-ca)</source>
        <translation>Verschlüsselt, jeder Rechner mit &amp;gültigem Zertifikat (verify-ca)</translation>
    </message>
    <message>
        <source>For a private authority whose certificates do not carry the name of the host.</source>
        <translation>Für eine eigene Zertifizierungsstelle, deren Zertifikate den Namen des Rechners nicht tragen.</translation>
    </message>
    <message>
        <source>Encrypted where the server &amp;offers it (prefer)</source>
        <translation>Verschlüsselt, wo der Server es &amp;anbietet (prefer)</translation>
    </message>
    <message>
        <source>For a server on this computer: nobody can listen on the way.</source>
        <translation>Für einen Server auf diesem Rechner: Unterwegs kann niemand mithören.</translation>
    </message>
    <message>
        <source>Not encr&amp;ypted (disable)</source>
        <translation>&amp;Unverschlüsselt (disable)</translation>
    </message>
    <message>
        <source>For a line that is protected otherwise, such as a tunnel.</source>
        <translation>Für eine Leitung, die anders geschützt ist, etwa durch einen Tunnel.</translation>
    </message>
    <message>
        <source>Au&amp;thorities (sslrootcert)</source>
        <translation>Zertifizierungs&amp;stellen (sslrootcert)</translation>
    </message>
    <message>
        <source>File of the authorities</source>
        <translation>Datei der Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Choo&amp;se…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>Only the authorities in this file may vouch for the server.</source>
        <translation>Nur die Zertifizierungsstellen in dieser Datei dürfen für den Server bürgen.</translation>
    </message>
    <message>
        <source>This system has no list of authorities in a usual place: name a file.</source>
        <translation>Dieses System hat keine Liste von Zertifizierungsstellen an einem üblichen Ort: Nennen Sie eine Datei.</translation>
    </message>
    <message>
        <source>Left empty, the authorities that this system trusts may vouch for the server.</source>
        <translation>Leer gelassen, dürfen die Zertifizierungsstellen, denen dieses System vertraut, für den Server bürgen.</translation>
    </message>
    <message>
        <source>Your string says sslmode=%1. %2</source>
        <translation>In Ihrer Zeichenkette steht sslmode=%1. %2</translation>
    </message>
    <message>
        <source>Choose the file of the authorities</source>
        <translation>Die Datei der Zertifizierungsstellen wählen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>budget::WelcomePage</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Choose where the budget lives</source>
        <translation>Wählen, wo das Budget liegt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Work on this computer instead</source>
        <translation>Stattdessen auf diesem Rechner arbeiten</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Verbindung bearbeiten …</translation>
    </message>
    <message>
        <source>No budget is open yet</source>
        <translation>Noch ist kein Budget offen</translation>
    </message>
    <message>
        <source>Choose another budget</source>
        <translation>Ein anderes Budget wählen</translation>
    </message>
    <message>
        <source>“%1” is not open</source>
        <translation>„%1“ ist nicht offen</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
    <message>
        <source>Connecting to “%1”…</source>
        <translation>Verbindung zu „%1“ …</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation>
            <numerusform>%1 %n s</numerusform>
            <numerusform>%1 %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::WhoAreYouDialog</name>
    <message>
        <source>Who are you here?</source>
        <translation>Wer sind Sie hier?</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>&amp;Add me…</source>
        <translation>Mich hin&amp;zufügen …</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>Das bin ich</translation>
    </message>
    <message>
        <source>What you enter in this ledger is kept in your name. The answer is remembered on this computer.</source>
        <translation>Was Sie in dieses Budget eingeben, steht unter Ihrem Namen. Die Antwort wird auf diesem Computer gemerkt.</translation>
    </message>
</context>
<context>
    <name>budget::WrappedLabel</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>budget::about</name>
    <message>
        <source>About Budget Tracker</source>
        <translation>Über Budget Tracker</translation>
    </message>
    <message>
        <source>Budget Tracker %1</source>
        <translation>Budget Tracker %1</translation>
    </message>
    <message>
        <source>Keeps expenses in your own PostgreSQL database or in a file on this computer.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.

Built with Qt %1.</source>
        <translation>Hält Ausgaben in Ihrer eigenen PostgreSQL-Datenbank oder in einer Datei auf diesem Rechner fest.

Freie Software unter der GNU General Public License, Version 3 oder später. Sie kommt ohne jede Gewährleistung.

Gebaut mit Qt %1.</translation>
    </message>
</context>
<context>
    <name>budget::cli</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Checks the way to a ledger step by step, from the connection string to the tables, and says what stands in the way. Changes nothing.</source>
        <translation>Prüft den Weg zu einem Budget Schritt für Schritt, von der Verbindungszeichenkette bis zu den Tabellen, und sagt, was im Weg steht. Verändert nichts.</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Compares a month with a ledger that was kept in a CSV file with the columns date, category, amount and perhaps user_id.</source>
        <translation>Vergleicht einen Monat mit einem Kassenbuch in einer CSV-Datei mit den Spalten date, category, amount und vielleicht user_id.</translation>
    </message>
    <message>
        <source>The CSV file.</source>
        <translation>Die CSV-Datei.</translation>
    </message>
    <message>
        <source>The month to compare, such as 2024-01.</source>
        <translation>Der zu vergleichende Monat, etwa 2024-01.</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Only the expenses of the person with this id.</source>
        <translation>Nur die Ausgaben der Person mit dieser id.</translation>
    </message>
    <message>
        <source>--month: a month is needed, such as 2024-01.</source>
        <translation>--month: Ein Monat ist nötig, etwa 2024-01.</translation>
    </message>
    <message>
        <source>--person: a whole number is needed, the id of a row of users.</source>
        <translation>--person: Eine ganze Zahl ist nötig, die id einer Zeile von users.</translation>
    </message>
    <message>
        <source>Rights are missing; the owner of the database can give them by:</source>
        <translation>Es fehlen Rechte; der Eigentümer der Datenbank kann sie geben durch:</translation>
    </message>
    <message>
        <source>Shows the SQL that creates the tables which are missing, then sends it, all or nothing, and verifies the tables again.</source>
        <translation>Zeigt das SQL, das die fehlenden Tabellen anlegt, sendet es dann, ganz oder gar nicht, und prüft die Tabellen noch einmal.</translation>
    </message>
    <message>
        <source>Only show the SQL.</source>
        <translation>Das SQL nur zeigen.</translation>
    </message>
    <message numerus="yes">
        <source>Waiting %n s…</source>
        <translation>
            <numerusform>Warten, %n s …</numerusform>
            <numerusform>Warten, %n s …</numerusform>
        </translation>
    </message>
    <message>
        <source>How long to wait between writing and reading, 10 seconds if not given.</source>
        <translation>Wie lange zwischen Schreiben und Lesen gewartet wird, ohne Angabe 10 Sekunden.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Close the connection while waiting and open another one.</source>
        <translation>Während des Wartens die Verbindung schließen und eine andere öffnen.</translation>
    </message>
    <message>
        <source>Be the process that reads: answers the one that started it.</source>
        <translation>Der lesende Prozess sein: antwortet dem, der ihn gestartet hat.</translation>
    </message>
    <message>
        <source>--wait: a whole number of seconds is needed, 3600 at most.</source>
        <translation>--wait: Eine ganze Zahl von Sekunden ist nötig, höchstens 3600.</translation>
    </message>
    <message>
        <source>The journal cannot be read: %1</source>
        <translation>Das Journal kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Checks a ledger as ‘check’ does and prints a report for whoever helps: what is wrong and what to do, then everything that was found. Changes nothing.</source>
        <translation>Prüft ein Budget wie „check“ und gibt einen Bericht für alle aus, die helfen: was nicht stimmt und was zu tun ist, dann alles, was gefunden wurde. Verändert nichts.</translation>
    </message>
    <message>
        <source>The program&apos;s own tables: version %1 of %2</source>
        <translation>Die Tabellen des Programms selbst: Version %1 von %2</translation>
    </message>
    <message>
        <source>‘budget-tracker deploy’ creates what is missing; with --dry-run it only shows the SQL.</source>
        <translation>„budget-tracker deploy“ legt an, was fehlt; mit --dry-run zeigt es nur das SQL.</translation>
    </message>
    <message>
        <source>The command.</source>
        <translation>Der Befehl.</translation>
    </message>
    <message>
        <source>The ledger of the profile &lt;name&gt;.</source>
        <translation>Das Budget des Profils &lt;Name&gt;.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The ledger in &lt;file&gt;.</source>
        <translation>Das Budget in &lt;Datei&gt;.</translation>
    </message>
    <message>
        <source>Answer in JSON.</source>
        <translation>In JSON antworten.</translation>
    </message>
    <message>
        <source>Show this.</source>
        <translation>Dies anzeigen.</translation>
    </message>
    <message>
        <source>%1: exactly one file is needed.</source>
        <translation>%1: Genau eine Datei ist nötig.</translation>
    </message>
    <message>
        <source>%1: options alone are understood.</source>
        <translation>%1: Nur Optionen werden verstanden.</translation>
    </message>
    <message>
        <source>--profile and --ledger: one of them is enough.</source>
        <translation>--profile und --ledger: Eines davon genügt.</translation>
    </message>
    <message>
        <source>‘budget-tracker tables’ tells more, ‘budget-tracker deploy’ creates what is missing.</source>
        <translation>„budget-tracker tables“ sagt mehr, „budget-tracker deploy“ legt an, was fehlt.</translation>
    </message>
    <message>
        <source>Answer in the language &lt;code&gt;: de or en.</source>
        <translation>In der Sprache &lt;Kürzel&gt; antworten: de oder en.</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Open the ledger in &lt;file&gt;; it is created if missing.</source>
        <translation>Das Budget in &lt;Datei&gt; öffnen; wenn sie fehlt, wird sie angelegt.</translation>
    </message>
    <message>
        <source>Add the sample ledger and show its month.</source>
        <translation>Das Beispielbudget hinzufügen und seinen Monat zeigen.</translation>
    </message>
    <message>
        <source>Show the program in the language &lt;code&gt;: de or en.</source>
        <translation>Das Programm in der Sprache &lt;Kürzel&gt; zeigen: de oder en.</translation>
    </message>
    <message>
        <source>‘budget-tracker --help’ lists what can be said.</source>
        <translation>„budget-tracker --help“ zählt auf, was gesagt werden kann.</translation>
    </message>
    <message>
        <source>Keeps expenses in your own PostgreSQL database or in a file.</source>
        <translation>Hält Ausgaben in Ihrer eigenen PostgreSQL-Datenbank oder in einer Datei fest.</translation>
    </message>
    <message>
        <source>‘%1’ is no option; a ledger is opened by --ledger.</source>
        <translation>„%1“ ist keine Option; ein Budget wird durch --ledger geöffnet.</translation>
    </message>
    <message>
        <source>--ledger: a file is needed.</source>
        <translation>--ledger: Eine Datei ist nötig.</translation>
    </message>
    <message>
        <source>Checks the way to a ledger in sixteen steps.</source>
        <translation>Prüft den Weg zu einem Haushaltsbuch in sechzehn Schritten.</translation>
    </message>
    <message>
        <source>Compares a month with a ledger in a CSV file.</source>
        <translation>Vergleicht einen Monat mit einem Haushaltsbuch in einer CSV-Datei.</translation>
    </message>
    <message>
        <source>Creates the tables that are missing.</source>
        <translation>Legt die Tabellen an, die fehlen.</translation>
    </message>
    <message>
        <source>Proves that what one process writes is read by another.</source>
        <translation>Beweist, dass ein anderer Prozess liest, was einer schreibt.</translation>
    </message>
    <message>
        <source>Writes a report for somebody who helps.</source>
        <translation>Schreibt einen Bericht für jemanden, der hilft.</translation>
    </message>
    <message>
        <source>Compares the tables with those that the program expects.</source>
        <translation>Vergleicht die Tabellen mit denen, die das Programm erwartet.</translation>
    </message>
    <message>
        <source>There is no command ‘%1’.</source>
        <translation>Einen Befehl ‚%1‘ gibt es nicht.</translation>
    </message>
    <message>
        <source>Was ‘%1’ meant?</source>
        <translation>War ‚%1‘ gemeint?</translation>
    </message>
    <message>
        <source>The commands are:</source>
        <translation>Die Befehle sind:</translation>
    </message>
    <message>
        <source>‘budget-tracker COMMAND --help’ tells more about one.</source>
        <translation>‚budget-tracker BEFEHL --help‘ sagt mehr über einen.</translation>
    </message>
    <message>
        <source>A sequence gives ids that are taken, so that new rows are refused; their owner repairs it by:</source>
        <translation>Eine Sequenz vergibt Nummern, die es schon gibt, sodass neue Zeilen abgelehnt werden; der Eigentümer behebt das mit:</translation>
    </message>
    <message>
        <source>‘budget-tracker tables --repair’ saves a copy of the file, then puts right what can be told:</source>
        <translation>‚budget-tracker tables --repair‘ speichert eine Kopie der Datei und berichtigt dann, was eindeutig ist:</translation>
    </message>
    <message>
        <source>Only rows of a local file can be repaired.</source>
        <translation>Nur Zeilen einer lokalen Datei können berichtigt werden.</translation>
    </message>
    <message>
        <source>Values put right: %1. The file as it was before: %2</source>
        <translation>Berichtigte Werte: %1. Die Datei, wie sie vorher war: %2</translation>
    </message>
    <message>
        <source>Compares the tables with those that the program expects, and tells what differs and what that costs. Changes nothing unless --repair is given.</source>
        <translation>Vergleicht die Tabellen mit denen, die das Programm erwartet, und sagt, was abweicht und was das kostet. Ändert nichts, außer mit --repair.</translation>
    </message>
    <message>
        <source>Put right amounts and dates that scripts have stored in a local file.</source>
        <translation>Beträge und Daten berichtigen, die Skripte in einer lokalen Datei gespeichert haben.</translation>
    </message>
    <message>
        <source>At character %1 of %2: %3</source>
        <translation>Bei Zeichen %1 von %2: %3</translation>
    </message>
    <message>
        <source>From a connection that is kept on this computer.</source>
        <translation>Aus einer Verbindung, die auf diesem Computer aufbewahrt wird.</translation>
    </message>
    <message>
        <source>From %1 in %2.</source>
        <translation>Aus %1 in %2.</translation>
    </message>
    <message>
        <source>From %1 of the environment.</source>
        <translation>Aus %1 der Umgebung.</translation>
    </message>
    <message>
        <source>git tracks %1: whoever has a copy of the repository has the password.</source>
        <translation>git verfolgt %1: Wer eine Kopie des Repositorys hat, hat das Passwort.</translation>
    </message>
</context>
<context>
    <name>budget::profilewords</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 als %2</translation>
    </message>
</context>
<context>
    <name>budget::rowwords</name>
    <message>
        <source>category no longer there</source>
        <translation>Kategorie nicht mehr da</translation>
    </message>
    <message>
        <source>no category</source>
        <translation>keine Kategorie</translation>
    </message>
    <message>
        <source>This row names no category.</source>
        <translation>Diese Zeile nennt keine Kategorie.</translation>
    </message>
    <message>
        <source>Category %1 was deleted, or is hidden from this user.</source>
        <translation>Kategorie %1 wurde gelöscht oder ist für diesen Benutzer nicht sichtbar.</translation>
    </message>
    <message>
        <source>person no longer there</source>
        <translation>Person nicht mehr da</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>Stored as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message numerus="yes">
        <source>%n entries cannot be read and are left out of the total</source>
        <translation><numerusform>%n Eintrag ist nicht lesbar und nicht in der Summe</numerusform><numerusform>%n Einträge sind nicht lesbar und nicht in der Summe</numerusform></translation>
    </message>
</context>
<context>
    <name>budget::wording</name>
    <message>
        <source>a row</source>
        <translation>eine Zeile</translation>
    </message>
    <message>
        <source>row %1 holds %2</source>
        <translation>Zeile %1 enthält %2</translation>
    </message>
    <message>
        <source>amounts may hold parts of a cent: each is shown rounded and marked ≈, sums are of what is stored</source>
        <translation>Beträge können Bruchteile eines Cents enthalten: jeder wird gerundet und mit ≈ gezeigt, Summen gelten für das Gespeicherte</translation>
    </message>
    <message>
        <source>a row may belong to nobody or to nothing, and is listed without that name</source>
        <translation>eine Zeile kann zu niemandem oder nichts gehören und wird ohne diesen Namen gezeigt</translation>
    </message>
    <message>
        <source>this row is listed as unreadable and is in no sum</source>
        <translation>diese Zeile wird als nicht lesbar gezeigt und ist in keiner Summe</translation>
    </message>
    <message>
        <source>this row is in no month that can be shown</source>
        <translation>diese Zeile liegt in keinem Monat, der gezeigt werden kann</translation>
    </message>
    <message>
        <source>no row of this id is there, or it is hidden from this user; the expense is listed without that name</source>
        <translation>keine Zeile mit dieser id ist da, oder sie ist für diesen Benutzer nicht sichtbar; die Ausgabe wird ohne diesen Namen gezeigt</translation>
    </message>
    <message>
        <source>Nothing is encrypted: whoever is on the way can read along.</source>
        <translation>Nichts ist verschlüsselt: Wer auf dem Weg ist, kann mitlesen.</translation>
    </message>
    <message>
        <source>The certificate is good, but nobody looks whether it is this server&apos;s (sslmode=verify-ca).</source>
        <translation>Das Zertifikat ist gut, aber niemand sieht nach, ob es zu diesem Server gehört (sslmode=verify-ca).</translation>
    </message>
    <message>
        <source>The server&apos;s certificate expires within two weeks.</source>
        <translation>Das Zertifikat des Servers läuft binnen zwei Wochen ab.</translation>
    </message>
    <message>
        <source>With channel_binding=require no answer came in time; without it, over the same verified encryption, one did.</source>
        <translation>Mit channel_binding=require kam keine Antwort rechtzeitig; ohne, über dieselbe geprüfte Verschlüsselung, kam eine.</translation>
    </message>
    <message>
        <source>The file is not there yet.</source>
        <translation>Die Datei ist noch nicht da.</translation>
    </message>
    <message>
        <source>This server can only be read, not written.</source>
        <translation>Dieser Server kann nur gelesen, nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>This version of PostgreSQL gets no corrections any more.</source>
        <translation>Diese Version von PostgreSQL bekommt keine Fehlerbehebungen mehr.</translation>
    </message>
    <message>
        <source>This user may not create tables, so the program cannot make those of its own.</source>
        <translation>Dieser Benutzer darf keine Tabellen anlegen, also kann das Programm seine eigenen nicht anlegen.</translation>
    </message>
    <message>
        <source>This user may not do everything with the tables.</source>
        <translation>Dieser Benutzer darf mit den Tabellen nicht alles tun.</translation>
    </message>
    <message>
        <source>There are no tables yet.</source>
        <translation>Es gibt noch keine Tabellen.</translation>
    </message>
    <message>
        <source>The program&apos;s own tables are not up to date.</source>
        <translation>Die Tabellen des Programms selbst sind nicht auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>A newer version of Budget Tracker has worked on this ledger, so it can only be read.</source>
        <translation>Eine neuere Version von Budget Tracker hat an diesem Budget gearbeitet, also kann es nur gelesen werden.</translation>
    </message>
    <message>
        <source>Nearly all connections that the server admits are in use.</source>
        <translation>Fast alle Verbindungen, die der Server zulässt, sind in Gebrauch.</translation>
    </message>
    <message>
        <source>The pool may ask for more connections than the server admits.</source>
        <translation>Der Pool kann mehr Verbindungen verlangen, als der Server zulässt.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock and the server&apos;s differ by more than a minute.</source>
        <translation>Die Uhr dieses Rechners und die des Servers unterscheiden sich um mehr als eine Minute.</translation>
    </message>
    <message>
        <source>Set sslmode=verify-full in the connection string.</source>
        <translation>Setzen Sie sslmode=verify-full in der Verbindungszeichenkette.</translation>
    </message>
    <message>
        <source>If the server is your own, renew it; Neon does so by itself.</source>
        <translation>Wenn der Server Ihnen gehört, erneuern Sie es; Neon tut es von selbst.</translation>
    </message>
    <message>
        <source>Take channel_binding=require out of the connection string, or use the direct host.</source>
        <translation>Nehmen Sie channel_binding=require aus der Verbindungszeichenkette, oder benutzen Sie den direkten Rechner.</translation>
    </message>
    <message>
        <source>It is made when the ledger is opened for the first time.</source>
        <translation>Sie wird angelegt, wenn das Budget zum ersten Mal geöffnet wird.</translation>
    </message>
    <message>
        <source>To write, connect to the primary server instead of a replica.</source>
        <translation>Zum Schreiben verbinden Sie sich mit dem Hauptserver statt mit einer Kopie.</translation>
    </message>
    <message>
        <source>Have it upgraded.</source>
        <translation>Lassen Sie ihn aktualisieren.</translation>
    </message>
    <message>
        <source>Have its owner say: GRANT CREATE ON SCHEMA %1 TO this user.</source>
        <translation>Lassen Sie den Eigentümer sagen: GRANT CREATE ON SCHEMA %1 TO dieser Benutzer.</translation>
    </message>
    <message>
        <source>Have their owner say, for instance: %1 TO this user.</source>
        <translation>Lassen Sie den Eigentümer zum Beispiel sagen: %1 TO dieser Benutzer.</translation>
    </message>
    <message>
        <source>They are created when the ledger is opened.</source>
        <translation>Sie werden angelegt, wenn das Budget geöffnet wird.</translation>
    </message>
    <message>
        <source>Update Budget Tracker to change it.</source>
        <translation>Aktualisieren Sie Budget Tracker, um es zu ändern.</translation>
    </message>
    <message>
        <source>Close other programs that use this database, or use Neon&apos;s pooled host.</source>
        <translation>Schließen Sie andere Programme, die diese Datenbank benutzen, oder benutzen Sie Neons Pooler-Rechner.</translation>
    </message>
    <message>
        <source>Choose a smaller pool.</source>
        <translation>Wählen Sie einen kleineren Pool.</translation>
    </message>
    <message>
        <source>Set this computer&apos;s date and time by the network.</source>
        <translation>Stellen Sie Datum und Uhrzeit dieses Rechners nach dem Netz.</translation>
    </message>
    <message>
        <source>The server ended the connection, as one does that goes to sleep or is started anew.</source>
        <translation>Der Server hat die Verbindung beendet, wie einer, der einschläft oder neu gestartet wird.</translation>
    </message>
    <message>
        <source>The connection was cut before the answer arrived.</source>
        <translation>Die Verbindung wurde getrennt, bevor die Antwort ankam.</translation>
    </message>
    <message>
        <source>The server or its pooler ended the connection before it had answered.</source>
        <translation>Der Server oder sein Pooler hat die Verbindung beendet, bevor er geantwortet hatte.</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>Der Server hat zu lange für die Antwort gebraucht.</translation>
    </message>
    <message>
        <source>The server has no room left, on its disk or within its limit.</source>
        <translation>Der Server hat keinen Platz mehr, auf seinem Datenträger oder innerhalb seiner Grenze.</translation>
    </message>
    <message>
        <source>Check again; if it stays like that, a firewall or the network may stand in the way.</source>
        <translation>Prüfen Sie erneut; wenn es so bleibt, steht vielleicht eine Firewall oder das Netz im Weg.</translation>
    </message>
    <message>
        <source>Check again: whoever sleeps wakes by that. At work the program connects anew by itself.</source>
        <translation>Prüfen Sie erneut: Davon wacht auf, wer schläft. Bei der Arbeit verbindet sich das Programm von selbst neu.</translation>
    </message>
    <message>
        <source>Check again; if it stays like that, the server has too much to do, or somebody has locked its tables.</source>
        <translation>Prüfen Sie erneut; wenn es so bleibt, hat der Server zu viel zu tun, oder jemand hat seine Tabellen gesperrt.</translation>
    </message>
    <message>
        <source>Connection string understood</source>
        <translation>Verbindungszeichenkette verstanden</translation>
    </message>
    <message>
        <source>Password available</source>
        <translation>Passwort vorhanden</translation>
    </message>
    <message>
        <source>Host name found</source>
        <translation>Rechnername gefunden</translation>
    </message>
    <message>
        <source>Port answers</source>
        <translation>Port antwortet</translation>
    </message>
    <message>
        <source>Encrypted, and with the right server</source>
        <translation>Verschlüsselt, und mit dem richtigen Server</translation>
    </message>
    <message>
        <source>Endpoint known</source>
        <translation>Endpunkt bekannt</translation>
    </message>
    <message>
        <source>Server awake and taking connections</source>
        <translation>Server wach und nimmt Verbindungen an</translation>
    </message>
    <message>
        <source>Password accepted</source>
        <translation>Passwort angenommen</translation>
    </message>
    <message>
        <source>Database exists</source>
        <translation>Datenbank vorhanden</translation>
    </message>
    <message>
        <source>Questions are answered</source>
        <translation>Fragen werden beantwortet</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>Version des Servers</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>The program&apos;s own tables</source>
        <translation>Tabellen des Programms selbst</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Clocks agree</source>
        <translation>Uhren stimmen überein</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>not reached, because of: %1</source>
        <translation>nicht erreicht, wegen: %1</translation>
    </message>
    <message>
        <source>This user may not read all of the tables.</source>
        <translation>Dieser Benutzer darf nicht alle Tabellen lesen.</translation>
    </message>
    <message>
        <source>There are no tables, and this user may not create any.</source>
        <translation>Es gibt keine Tabellen, und dieser Benutzer darf keine anlegen.</translation>
    </message>
    <message>
        <source>Correct the connection string…</source>
        <translation>Verbindungszeichenkette berichtigen …</translation>
    </message>
    <message>
        <source>Enter the password again…</source>
        <translation>Passwort erneut eingeben …</translation>
    </message>
    <message>
        <source>Raise to verify-full</source>
        <translation>Auf verify-full anheben</translation>
    </message>
    <message>
        <source>Use the direct host</source>
        <translation>Den direkten Rechner benutzen</translation>
    </message>
    <message>
        <source>Choose a smaller pool…</source>
        <translation>Kleineren Pool wählen …</translation>
    </message>
    <message>
        <source>Create the tables…</source>
        <translation>Tabellen anlegen …</translation>
    </message>
    <message numerus="yes">
        <source>expired %n days ago</source>
        <translation>
            <numerusform>vor %n Tag abgelaufen</numerusform>
            <numerusform>vor %n Tagen abgelaufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>the server&apos;s is %1 behind</source>
        <translation>die des Servers geht %1 nach</translation>
    </message>
    <message>
        <source>the server&apos;s is %1 ahead</source>
        <translation>die des Servers geht %1 vor</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>als %1</translation>
    </message>
    <message>
        <source>there is one</source>
        <translation>eines ist da</translation>
    </message>
    <message>
        <source>none is given</source>
        <translation>keines ist angegeben</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 antwortet</translation>
    </message>
    <message>
        <source>%1 refuses</source>
        <translation>%1 lehnt ab</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message>
        <source>by a socket in %1</source>
        <translation>durch einen Socket in %1</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>unverschlüsselt</translation>
    </message>
    <message>
        <source>certificate for %1</source>
        <translation>Zertifikat für %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>valid from %1</source>
        <translation>gültig ab %1</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>gültig bis %1</translation>
    </message>
    <message>
        <source>asked for %1</source>
        <translation>%1 gefragt</translation>
    </message>
    <message>
        <source>looked in %1</source>
        <translation>in %1 nachgesehen</translation>
    </message>
    <message>
        <source>there after %1</source>
        <translation>da nach %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>there and back in %1</source>
        <translation>hin und zurück in %1</translation>
    </message>
    <message>
        <source>can be written</source>
        <translation>kann geschrieben werden</translation>
    </message>
    <message>
        <source>may create tables in %1</source>
        <translation>darf Tabellen in %1 anlegen</translation>
    </message>
    <message>
        <source>no schema to create tables in</source>
        <translation>kein Schema, in dem Tabellen angelegt werden</translation>
    </message>
    <message>
        <source>may not create tables in %1</source>
        <translation>darf keine Tabellen in %1 anlegen</translation>
    </message>
    <message>
        <source>may not %1</source>
        <translation>darf nicht: %1</translation>
    </message>
    <message>
        <source>may read and write the tables</source>
        <translation>darf die Tabellen lesen und schreiben</translation>
    </message>
    <message numerus="yes">
        <source>%n of 3 found</source>
        <translation>
            <numerusform>%n von 3 gefunden</numerusform>
            <numerusform>%n von 3 gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>latest %1</source>
        <translation>neueste %1</translation>
    </message>
    <message>
        <source>pooled</source>
        <translation>über den Pooler</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message numerus="yes">
        <source>%n in use</source>
        <translation>
            <numerusform>%n in Gebrauch</numerusform>
            <numerusform>%n in Gebrauch</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>%1 of them reserved</source>
        <translation>%1 davon vorbehalten</translation>
    </message>
    <message>
        <source>our pool: no limit</source>
        <translation>unser Pool: keine Grenze</translation>
    </message>
    <message>
        <source>our pool: up to %1</source>
        <translation>unser Pool: bis %1</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>die Tabelle</translation>
    </message>
    <message>
        <source>the column</source>
        <translation>die Spalte</translation>
    </message>
    <message>
        <source>the type</source>
        <translation>der Typ</translation>
    </message>
    <message>
        <source>whether it may be null</source>
        <translation>ob sie leer sein darf</translation>
    </message>
    <message>
        <source>the default value</source>
        <translation>der Vorgabewert</translation>
    </message>
    <message>
        <source>the primary key</source>
        <translation>der Primärschlüssel</translation>
    </message>
    <message>
        <source>the unique key</source>
        <translation>der eindeutige Schlüssel</translation>
    </message>
    <message>
        <source>the foreign key</source>
        <translation>der Fremdschlüssel</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 (%2) is missing</source>
        <translation>%1 (%2) fehlt</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>Primärschlüssel</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>eindeutig</translation>
    </message>
    <message>
        <source>None of the three tables is there; they can be created.</source>
        <translation>Keine der drei Tabellen ist da; sie können angelegt werden.</translation>
    </message>
    <message>
        <source>What is there can be used, and the missing tables can be created beside it.</source>
        <translation>Was da ist, kann benutzt werden, und die fehlenden Tabellen können daneben angelegt werden.</translation>
    </message>
    <message>
        <source>The tables are as the program expects them.</source>
        <translation>Die Tabellen sind, wie das Programm sie erwartet.</translation>
    </message>
    <message>
        <source>The tables differ from what the program would create, and it works with them as they are.</source>
        <translation>Die Tabellen unterscheiden sich von denen, die das Programm anlegen würde, und es arbeitet mit ihnen, wie sie sind.</translation>
    </message>
    <message>
        <source>The program cannot work with these tables and does not touch them; choose another database or schema.</source>
        <translation>Das Programm kann mit diesen Tabellen nicht arbeiten und rührt sie nicht an; wählen Sie eine andere Datenbank oder ein anderes Schema.</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>wie erwartet</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>Ihre eigene</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%1 statt %2</translation>
    </message>
    <message>
        <source>when a row was entered is not stored</source>
        <translation>wann eine Zeile eingegeben wurde, wird nicht gespeichert</translation>
    </message>
    <message>
        <source>dates are kept in a table of the program&apos;s own, where your scripts do not see them</source>
        <translation>das Datum steht in einer Tabelle des Programms, wo Ihre Skripte es nicht sehen</translation>
    </message>
    <message>
        <source>colours are kept in a table of the program&apos;s own</source>
        <translation>Farben stehen in einer Tabelle des Programms</translation>
    </message>
    <message>
        <source>names are kept in a table of the program&apos;s own; who has none there is shown by the address</source>
        <translation>Namen stehen in einer Tabelle des Programms; wer dort keinen hat, wird mit der Adresse angezeigt</translation>
    </message>
    <message>
        <source>a row may lack it, and is shown with nothing there</source>
        <translation>einer Zeile kann es fehlen, dann wird dort nichts angezeigt</translation>
    </message>
    <message>
        <source>the database does not refuse the same one twice</source>
        <translation>die Datenbank lehnt das zweite gleiche nicht ab</translation>
    </message>
    <message>
        <source>less fits in than the program lets people enter</source>
        <translation>es passt weniger hinein, als das Programm eingeben lässt</translation>
    </message>
    <message>
        <source>the program cannot do without</source>
        <translation>ohne dies kann das Programm nicht arbeiten</translation>
    </message>
    <message>
        <source>A string for Java programs. This program speaks to PostgreSQL directly.</source>
        <translation>Eine Zeichenkette für Java-Programme. Dieses Programm spricht direkt mit PostgreSQL.</translation>
    </message>
    <message>
        <source>Told SQLAlchemy to use the Python driver %1. It is not needed here: this program speaks to PostgreSQL directly.</source>
        <translation>Sagt SQLAlchemy, dass es den Python-Treiber %1 benutzen soll. Hier ist das nicht nötig: Dieses Programm spricht direkt mit PostgreSQL.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Through Neon&apos;s pooler: many programs share few connections to the database. It works for all that this program does.</source>
        <translation>Durch den Pooler von Neon: Viele Programme teilen sich wenige Verbindungen zur Datenbank. Für alles, was dieses Programm tut, genügt das.</translation>
    </message>
    <message>
        <source>Straight to the database: each connection of a program counts against its limit.</source>
        <translation>Geradewegs zur Datenbank: Jede Verbindung eines Programms zählt gegen ihre Grenze.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>The database on that server in which the tables are.</source>
        <translation>Die Datenbank auf diesem Server, in der die Tabellen sind.</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>The role that the database knows you by.</source>
        <translation>Die Rolle, unter der die Datenbank Sie kennt.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Neon&apos;s name for the computer that runs your database and sleeps when nobody uses it.</source>
        <translation>Neons Name für den Rechner, auf dem Ihre Datenbank läuft und der schläft, wenn niemand sie benutzt.</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Where that computer stands; the farther away, the longer each answer takes.</source>
        <translation>Wo dieser Rechner steht; je weiter weg, desto länger dauert jede Antwort.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>A folder on this computer in which the server answers.</source>
        <translation>Ein Ordner auf diesem Rechner, in dem der Server antwortet.</translation>
    </message>
    <message>
        <source>The name under which the server is found in the network.</source>
        <translation>Der Name, unter dem der Server im Netz gefunden wird.</translation>
    </message>
    <message>
        <source>Further host</source>
        <translation>Weiterer Rechner</translation>
    </message>
    <message>
        <source>Tried where the one before does not answer.</source>
        <translation>Wird versucht, wenn der vorige nicht antwortet.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>The usual one for PostgreSQL.</source>
        <translation>Der übliche für PostgreSQL.</translation>
    </message>
    <message>
        <source>Not the usual 5432, so somebody chose it.</source>
        <translation>Nicht der übliche 5432, also hat jemand ihn gewählt.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>The string says nothing of it. On this computer encryption is used where the server offers it.</source>
        <translation>Die Zeichenkette sagt nichts davon. Auf diesem Rechner wird verschlüsselt, wo der Server es anbietet.</translation>
    </message>
    <message>
        <source>The string says nothing of it, so the safest is used: encrypted, and the server must prove that it is the host you named.</source>
        <translation>Die Zeichenkette sagt nichts davon, also wird das Sicherste benutzt: verschlüsselt, und der Server muss beweisen, dass er der genannte Rechner ist.</translation>
    </message>
    <message>
        <source>Encrypted, and the server must prove that it is the host you named.</source>
        <translation>Verschlüsselt, und der Server muss beweisen, dass er der genannte Rechner ist.</translation>
    </message>
    <message>
        <source>On this computer encryption is used where the server offers it.</source>
        <translation>Auf diesem Rechner wird verschlüsselt, wo der Server es anbietet.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>a parameter</source>
        <translation>ein Parameter</translation>
    </message>
    <message>
        <source>What stands behind &apos;%&apos; is no readable text. Type user and password in their fields below.</source>
        <translation>Was hinter dem „%“ steht, ist kein lesbarer Text. Geben Sie Benutzer und Passwort unten in ihre Felder ein.</translation>
    </message>
    <message>
        <source>Behind a &apos;%&apos; two of 0–9 and A–F are needed; a &apos;%&apos; itself is written %25.</source>
        <translation>Hinter einem „%“ müssen zwei Zeichen aus 0–9 und A–F stehen; ein „%“ selbst schreibt man %25.</translation>
    </message>
    <message>
        <source>Nothing is entered here yet. Paste the string, or fill in the fields below.</source>
        <translation>Hier ist noch nichts eingegeben. Fügen Sie die Zeichenkette ein, oder füllen Sie die Felder unten aus.</translation>
    </message>
    <message>
        <source>This does not read like a connection. It should look like postgresql://user:password@host/database.</source>
        <translation>Das liest sich nicht wie eine Verbindung. Sie sollte aussehen wie postgresql://benutzer:passwort@rechner/datenbank.</translation>
    </message>
    <message>
        <source>This is the address of another kind of server; it has to begin with postgresql://.</source>
        <translation>Das ist die Adresse eines anderen Servers; sie muss mit postgresql:// beginnen.</translation>
    </message>
    <message>
        <source>The beginning is missing: put postgresql:// before it.</source>
        <translation>Der Anfang fehlt: Schreiben Sie postgresql:// davor.</translation>
    </message>
    <message>
        <source>There are several connections in this text. Choose one of them.</source>
        <translation>In diesem Text sind mehrere Verbindungen. Wählen Sie eine davon.</translation>
    </message>
    <message>
        <source>A character in it is no text. Copy the string again from where you got it.</source>
        <translation>Ein Zeichen darin ist kein Text. Kopieren Sie die Zeichenkette noch einmal von ihrem Ursprung.</translation>
    </message>
    <message>
        <source>A quotation mark is opened here and never closed.</source>
        <translation>Hier wird ein Anführungszeichen geöffnet und nie geschlossen.</translation>
    </message>
    <message>
        <source>This cannot be the name of a host. A password with &apos;@&apos;, &apos;/&apos; or &apos;?&apos; in it can be the reason: type it in its field below.</source>
        <translation>Das kann kein Rechnername sein. Der Grund kann ein Passwort mit „@“, „/“ oder „?“ sein: Geben Sie es unten in sein Feld ein.</translation>
    </message>
    <message>
        <source>The port has to be a number from 1 to 65535, usually 5432. A password with &apos;:&apos;, &apos;/&apos; or &apos;?&apos; in it can be the reason: type it in its field below.</source>
        <translation>Der Port muss eine Zahl von 1 bis 65535 sein, meist 5432. Der Grund kann ein Passwort mit „:“, „/“ oder „?“ sein: Geben Sie es unten in sein Feld ein.</translation>
    </message>
    <message>
        <source>Several hosts need one port for all, or one for each.</source>
        <translation>Mehrere Rechner brauchen einen Port für alle oder einen für jeden.</translation>
    </message>
    <message>
        <source>A placeholder still stands here. Put the real value in its place.</source>
        <translation>Hier steht noch ein Platzhalter. Setzen Sie den wirklichen Wert an seine Stelle.</translation>
    </message>
    <message>
        <source>A parameter has no value here: write name=value, with &apos;&amp;&apos; between two of them.</source>
        <translation>Hier hat ein Parameter keinen Wert: Schreiben Sie name=wert, mit „&amp;“ zwischen zweien.</translation>
    </message>
    <message>
        <source>PostgreSQL knows this parameter, but not this value of it.</source>
        <translation>PostgreSQL kennt diesen Parameter, aber nicht diesen Wert dafür.</translation>
    </message>
    <message>
        <source>Nothing is encrypted: whoever is on the way can read the password and your expenses.</source>
        <translation>Nichts ist verschlüsselt: Wer auf dem Weg ist, kann das Passwort und Ihre Ausgaben lesen.</translation>
    </message>
    <message>
        <source>Raised to verify-full: this encrypts, but would give the password to whoever answers. verify-full also makes the server prove that it is the host you named.</source>
        <translation>Auf verify-full angehoben: Dies verschlüsselt, gäbe das Passwort aber jedem, der antwortet. Mit verify-full muss der Server auch beweisen, dass er der genannte Rechner ist.</translation>
    </message>
    <message>
        <source>verify-ca accepts the certificate of any other host too; verify-full does not.</source>
        <translation>verify-ca nimmt auch das Zertifikat jedes anderen Rechners an; verify-full nicht.</translation>
    </message>
    <message>
        <source>This looks like a placeholder. Put the real value in its place.</source>
        <translation>Das sieht aus wie ein Platzhalter. Setzen Sie den wirklichen Wert an seine Stelle.</translation>
    </message>
    <message>
        <source>The password holds characters that a URL would encode. It was taken exactly as it stands.</source>
        <translation>Das Passwort enthält Zeichen, die eine URL umschreiben würde. Es wurde genau so übernommen, wie es dasteht.</translation>
    </message>
    <message>
        <source>There is an &apos;@&apos; behind the host. If the password has an &apos;@&apos; and a &apos;/&apos; or &apos;?&apos; in it, take it out of the string and type it in its field below.</source>
        <translation>Hinter dem Rechner steht ein „@“. Wenn das Passwort ein „@“ und ein „/“ oder „?“ enthält, nehmen Sie es aus der Zeichenkette und geben Sie es unten in sein Feld ein.</translation>
    </message>
    <message>
        <source>Neon&apos;s pooled host refuses &apos;options=-c …&apos;; use the direct host, or leave it out.</source>
        <translation>Neons Pooler-Rechner lehnt „options=-c …“ ab; benutzen Sie den direkten Rechner, oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>The host is missing: the computer on which the database is.</source>
        <translation>Der Rechner fehlt: der, auf dem die Datenbank ist.</translation>
    </message>
    <message>
        <source>The user is missing: the role that the database knows you by.</source>
        <translation>Der Benutzer fehlt: die Rolle, unter der die Datenbank Sie kennt.</translation>
    </message>
    <message>
        <source>There is no password in it. Type it below, or leave it empty if the server asks for none.</source>
        <translation>Es enthält kein Passwort. Geben Sie es unten ein, oder lassen Sie es leer, wenn der Server keines verlangt.</translation>
    </message>
    <message>
        <source>The database is missing: the name behind the last &apos;/&apos;.</source>
        <translation>Die Datenbank fehlt: der Name hinter dem letzten „/“.</translation>
    </message>
    <message>
        <source>Left out: PostgreSQL does not know it and would refuse the whole string.</source>
        <translation>Weggelassen: PostgreSQL kennt es nicht und würde die ganze Zeichenkette ablehnen.</translation>
    </message>
    <message>
        <source>Left out: another program&apos;s pooler or driver reads it, PostgreSQL does not know it.</source>
        <translation>Weggelassen: Ein Pooler oder Treiber eines anderen Programms liest es, PostgreSQL kennt es nicht.</translation>
    </message>
    <message>
        <source>Left out: only newer versions of PostgreSQL&apos;s library know it.</source>
        <translation>Weggelassen: Nur neuere Versionen der PostgreSQL-Bibliothek kennen es.</translation>
    </message>
    <message>
        <source>Left out: this program decides it itself.</source>
        <translation>Weggelassen: Dieses Programm entscheidet es selbst.</translation>
    </message>
    <message>
        <source>Left out: it would allow an encryption older than TLS 1.2.</source>
        <translation>Weggelassen: Es würde eine Verschlüsselung älter als TLS 1.2 erlauben.</translation>
    </message>
    <message>
        <source>Left out: it is given again further on, and the last one counts.</source>
        <translation>Weggelassen: Es steht weiter hinten noch einmal, und das letzte zählt.</translation>
    </message>
    <message>
        <source>Left out: it has no value.</source>
        <translation>Weggelassen: Es hat keinen Wert.</translation>
    </message>
    <message>
        <source>How the connection is encrypted and the server checked.</source>
        <translation>Wie die Verbindung verschlüsselt und der Server geprüft wird.</translation>
    </message>
    <message>
        <source>The file of the authorities that may vouch for the server, in place of the system&apos;s.</source>
        <translation>Die Datei der Zertifizierungsstellen, die für den Server bürgen dürfen, anstelle derer des Systems.</translation>
    </message>
    <message>
        <source>Your own certificate, which some servers ask for.</source>
        <translation>Ihr eigenes Zertifikat, das manche Server verlangen.</translation>
    </message>
    <message>
        <source>The file of the key that belongs to your own certificate.</source>
        <translation>Die Datei des Schlüssels, der zu Ihrem Zertifikat gehört.</translation>
    </message>
    <message>
        <source>The file of certificates that are no longer valid.</source>
        <translation>Die Datei der Zertifikate, die nicht mehr gelten.</translation>
    </message>
    <message>
        <source>The folder of certificates that are no longer valid.</source>
        <translation>Der Ordner der Zertifikate, die nicht mehr gelten.</translation>
    </message>
    <message>
        <source>The oldest encryption that is accepted.</source>
        <translation>Die älteste Verschlüsselung, die angenommen wird.</translation>
    </message>
    <message>
        <source>The newest encryption that is used.</source>
        <translation>Die neueste Verschlüsselung, die benutzt wird.</translation>
    </message>
    <message>
        <source>Ties the password to this encrypted line, so that nobody in between can pass it on.</source>
        <translation>Bindet das Passwort an diese verschlüsselte Leitung, sodass niemand dazwischen es weiterreichen kann.</translation>
    </message>
    <message>
        <source>The system&apos;s user that a server on this computer must run as.</source>
        <translation>Der Benutzer des Systems, unter dem ein Server auf diesem Rechner laufen muss.</translation>
    </message>
    <message>
        <source>How many seconds the server has to answer at first.</source>
        <translation>Wie viele Sekunden der Server am Anfang zum Antworten hat.</translation>
    </message>
    <message>
        <source>After how many quiet seconds the line is tested.</source>
        <translation>Nach wie vielen stillen Sekunden die Leitung geprüft wird.</translation>
    </message>
    <message>
        <source>How many seconds pass between two tests of a quiet line.</source>
        <translation>Wie viele Sekunden zwischen zwei Prüfungen einer stillen Leitung vergehen.</translation>
    </message>
    <message>
        <source>After how many failed tests a quiet line counts as lost.</source>
        <translation>Nach wie vielen misslungenen Prüfungen eine stille Leitung als verloren gilt.</translation>
    </message>
    <message>
        <source>After how many milliseconds without an acknowledgement the line counts as lost.</source>
        <translation>Nach wie vielen Millisekunden ohne Bestätigung die Leitung als verloren gilt.</translation>
    </message>
    <message>
        <source>The name that the server&apos;s lists of connections show.</source>
        <translation>Der Name, den die Verbindungslisten des Servers zeigen.</translation>
    </message>
    <message>
        <source>Settings for the server, sent when the connection opens.</source>
        <translation>Einstellungen für den Server, gesendet beim Öffnen der Verbindung.</translation>
    </message>
    <message>
        <source>Which of several hosts will do, such as one that can be written to.</source>
        <translation>Welcher von mehreren Rechnern genügt, etwa einer, in den geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Passed on to PostgreSQL as it stands.</source>
        <translation>Wird unverändert an PostgreSQL weitergegeben.</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Einstellungsdatei</translation>
    </message>
    <message>
        <source>File .env</source>
        <translation>Datei .env</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>CSV-Datei</translation>
    </message>
    <message>
        <source>Connection string</source>
        <translation>Verbindungszeichenkette</translation>
    </message>
    <message>
        <source>Choose first where the budget lives.</source>
        <translation>Wählen Sie zuerst, wo das Budget liegt.</translation>
    </message>
    <message>
        <source>The details say what the system answered.</source>
        <translation>Die Einzelheiten sagen, was das System geantwortet hat.</translation>
    </message>
    <message>
        <source>Install the package %1, then start the program again.</source>
        <translation>Installieren Sie das Paket %1 und starten Sie das Programm dann neu.</translation>
    </message>
    <message>
        <source>Please fill it in.</source>
        <translation>Bitte füllen Sie es aus.</translation>
    </message>
    <message>
        <source>Please shorten it.</source>
        <translation>Bitte kürzen Sie es.</translation>
    </message>
    <message>
        <source>Write it like %1, or as a small sum like %1+3.</source>
        <translation>Schreiben Sie es wie %1, oder als kleine Rechnung wie %1+3.</translation>
    </message>
    <message>
        <source>Enter what was spent, or with a minus what came back.</source>
        <translation>Geben Sie ein, was ausgegeben wurde, oder mit einem Minus, was zurückkam.</translation>
    </message>
    <message>
        <source>Enter an amount above zero; to move money back, exchange the two categories.</source>
        <translation>Geben Sie einen Betrag über null ein; um Geld zurückzubuchen, vertauschen Sie die beiden Kategorien.</translation>
    </message>
    <message>
        <source>Check the digits, or split it into several entries.</source>
        <translation>Prüfen Sie die Ziffern, oder teilen Sie es auf mehrere Einträge auf.</translation>
    </message>
    <message>
        <source>Write it with two decimals, like %1.</source>
        <translation>Schreiben Sie es mit zwei Nachkommastellen, wie %1.</translation>
    </message>
    <message>
        <source>Write it like %1.</source>
        <translation>Schreiben Sie es wie %1.</translation>
    </message>
    <message>
        <source>Choose one from the list, or add it under Categories.</source>
        <translation>Wählen Sie eine aus der Liste, oder fügen Sie sie unter „Kategorien“ hinzu.</translation>
    </message>
    <message>
        <source>Choose another category for one of the two.</source>
        <translation>Wählen Sie für eine der beiden eine andere Kategorie.</translation>
    </message>
    <message>
        <source>Say under People who you are.</source>
        <translation>Sagen Sie unter „Personen“, wer Sie sind.</translation>
    </message>
    <message>
        <source>Please choose another.</source>
        <translation>Bitte wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Write &apos;#&apos; and six digits from 0 to F, or pick one.</source>
        <translation>Schreiben Sie „#“ und sechs Zeichen von 0 bis F, oder wählen Sie eine aus.</translation>
    </message>
    <message>
        <source>Copy the whole string again from where you got it.</source>
        <translation>Kopieren Sie die ganze Zeichenkette noch einmal von ihrem Ursprung.</translation>
    </message>
    <message>
        <source>Open a new file for it.</source>
        <translation>Öffnen Sie dafür eine neue Datei.</translation>
    </message>
    <message>
        <source>Choose a file in it.</source>
        <translation>Wählen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>Name the file itself.</source>
        <translation>Nennen Sie die Datei selbst.</translation>
    </message>
    <message>
        <source>Remove its other name, or choose another file.</source>
        <translation>Entfernen Sie ihren anderen Namen, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Choose a file of your own.</source>
        <translation>Wählen Sie eine eigene Datei.</translation>
    </message>
    <message>
        <source>Allow writing to it, or choose another file.</source>
        <translation>Erlauben Sie das Schreiben, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>It was left as it is; choose another file.</source>
        <translation>Sie wurde gelassen, wie sie ist; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Close that window, or choose another file.</source>
        <translation>Schließen Sie jenes Fenster, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write in it.</source>
        <translation>Prüfen Sie, ob der Ordner da ist und Sie darin schreiben dürfen.</translation>
    </message>
    <message>
        <source>Delete what is not needed there, or have the limit raised (on Neon: the plan&apos;s storage).</source>
        <translation>Löschen Sie dort, was nicht gebraucht wird, oder lassen Sie die Grenze anheben (bei Neon: den Speicher des Tarifs).</translation>
    </message>
    <message>
        <source>Free some space and save again.</source>
        <translation>Schaffen Sie etwas Platz und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>The damaged file was kept beside it, with &apos;.damaged&apos; behind its name.</source>
        <translation>Die beschädigte Datei wurde daneben aufgehoben, mit „.damaged“ hinter ihrem Namen.</translation>
    </message>
    <message>
        <source>Update the program, or move the file away to start afresh.</source>
        <translation>Aktualisieren Sie das Programm, oder schieben Sie die Datei beiseite, um neu anzufangen.</translation>
    </message>
    <message>
        <source>Keep the password elsewhere: for this session, in a .env file, or have it asked each time.</source>
        <translation>Bewahren Sie das Passwort woanders auf: für diese Sitzung, in einer .env-Datei, oder lassen Sie es jedes Mal erfragen.</translation>
    </message>
    <message>
        <source>Unlock it and try again, or keep the password elsewhere.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut, oder bewahren Sie das Passwort woanders auf.</translation>
    </message>
    <message>
        <source>Please enter it again.</source>
        <translation>Bitte geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>Try again, or keep it elsewhere.</source>
        <translation>Versuchen Sie es erneut, oder bewahren Sie es woanders auf.</translation>
    </message>
    <message>
        <source>Nothing was changed; update the program.</source>
        <translation>Nichts wurde verändert; aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>Set one up in the program&apos;s window, set DATABASE_URL, or name a file with --ledger.</source>
        <translation>Richten Sie eines im Fenster des Programms ein, setzen Sie DATABASE_URL, oder nennen Sie mit --ledger eine Datei.</translation>
    </message>
    <message>
        <source>Nothing was touched; choose another database.</source>
        <translation>Nichts wurde angerührt; wählen Sie eine andere Datenbank.</translation>
    </message>
    <message>
        <source>Check its spelling and that this computer is online.</source>
        <translation>Prüfen Sie seine Schreibweise und ob dieser Rechner mit dem Netz verbunden ist.</translation>
    </message>
    <message>
        <source>Check that this computer is online, then try again.</source>
        <translation>Prüfen Sie, ob dieser Rechner mit dem Netz verbunden ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Check the number, usually 5432, and that the server runs.</source>
        <translation>Prüfen Sie die Nummer, meist 5432, und ob der Server läuft.</translation>
    </message>
    <message>
        <source>Check the name; a firewall, a VPN or the network may stand in the way.</source>
        <translation>Prüfen Sie den Namen; eine Firewall, ein VPN oder das Netz kann im Weg stehen.</translation>
    </message>
    <message>
        <source>Try again; if it stays like that, a firewall or the network may stand in the way.</source>
        <translation>Versuchen Sie es erneut; wenn es so bleibt, kann eine Firewall oder das Netz im Weg stehen.</translation>
    </message>
    <message>
        <source>Check the number, usually 5432.</source>
        <translation>Prüfen Sie die Nummer, meist 5432.</translation>
    </message>
    <message>
        <source>Check the host name; a server of your own has to offer SCRAM instead of MD5 or clear text.</source>
        <translation>Prüfen Sie den Rechnernamen; ein eigener Server muss SCRAM statt MD5 oder Klartext anbieten.</translation>
    </message>
    <message>
        <source>Check the host name; a private server needs sslrootcert with the file of its CA.</source>
        <translation>Prüfen Sie den Rechnernamen; ein privater Server braucht sslrootcert mit der Datei seiner Zertifizierungsstelle.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time; otherwise the server&apos;s owner has to renew it.</source>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Rechners; sonst muss der Eigentümer des Servers es erneuern.</translation>
    </message>
    <message>
        <source>Copy the host name again; it has to be spelt as the certificate has it.</source>
        <translation>Kopieren Sie den Rechnernamen noch einmal; er muss so geschrieben sein wie im Zertifikat.</translation>
    </message>
    <message>
        <source>If the server is your own, name the file of its CA with sslrootcert; otherwise do not go on: it may be an impostor.</source>
        <translation>Wenn der Server Ihnen gehört, nennen Sie mit sslrootcert die Datei seiner Zertifizierungsstelle; sonst gehen Sie nicht weiter: Es kann ein Betrüger sein.</translation>
    </message>
    <message>
        <source>Copy the connection string again from Neon, or add options=endpoint%3D and the host&apos;s first part without ‘-pooler’.</source>
        <translation>Kopieren Sie die Verbindungszeichenkette noch einmal von Neon, oder fügen Sie options=endpoint%3D und den ersten Teil des Rechners ohne „-pooler“ an.</translation>
    </message>
    <message>
        <source>Copy the connection string again from Neon; the branch or project may have been deleted.</source>
        <translation>Kopieren Sie die Verbindungszeichenkette noch einmal von Neon; der Zweig oder das Projekt ist vielleicht gelöscht.</translation>
    </message>
    <message>
        <source>Switch it on again on Neon&apos;s page of the branch.</source>
        <translation>Schalten Sie ihn auf der Seite des Zweigs bei Neon wieder ein.</translation>
    </message>
    <message>
        <source>Add this network&apos;s address to the list of those that the server lets in (on Neon: IP Allow).</source>
        <translation>Nehmen Sie die Adresse dieses Netzes in die Liste derer auf, die der Server einlässt (bei Neon: IP Allow).</translation>
    </message>
    <message>
        <source>Remove it (often it is ‘options’), or use the direct host instead of the pooled one.</source>
        <translation>Entfernen Sie ihn (oft ist es „options“), oder benutzen Sie den direkten Rechner statt des Poolers.</translation>
    </message>
    <message>
        <source>Try again in a moment, close other programs that use this database, or use the direct host.</source>
        <translation>Versuchen Sie es gleich noch einmal, schließen Sie andere Programme, die diese Datenbank benutzen, oder benutzen Sie den direkten Rechner.</translation>
    </message>
    <message>
        <source>Check the user name in the connection string.</source>
        <translation>Prüfen Sie den Benutzernamen in der Verbindungszeichenkette.</translation>
    </message>
    <message>
        <source>Type it again, or copy a fresh connection string; user and database may be wrong as well.</source>
        <translation>Geben Sie es noch einmal ein, oder kopieren Sie eine frische Verbindungszeichenkette; auch Benutzer und Datenbank können falsch sein.</translation>
    </message>
    <message>
        <source>Check the name after the last &apos;/&apos; in the connection string.</source>
        <translation>Prüfen Sie den Namen hinter dem letzten „/“ in der Verbindungszeichenkette.</translation>
    </message>
    <message>
        <source>Close other programs that use this database, choose a smaller pool, or use the pooled host.</source>
        <translation>Schließen Sie andere Programme, die diese Datenbank benutzen, wählen Sie einen kleineren Pool, oder benutzen Sie den Pooler-Rechner.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Look at the project&apos;s usage on its provider&apos;s page, or wait until the next month begins.</source>
        <translation>Sehen Sie auf der Seite des Anbieters den Verbrauch des Projekts an, oder warten Sie bis zum nächsten Monat.</translation>
    </message>
    <message>
        <source>Refresh and look what is there, then try again.</source>
        <translation>Aktualisieren Sie und sehen Sie nach, was da ist; versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>Bitte versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Try again: it is saved once, even if it was saved already.</source>
        <translation>Versuchen Sie es erneut: Es wird einmal gespeichert, auch wenn es schon gespeichert war.</translation>
    </message>
    <message>
        <source>Refresh and look whether it is there before you save it again; what you typed is kept.</source>
        <translation>Aktualisieren Sie und sehen Sie nach, ob es da ist, bevor Sie es noch einmal speichern; was Sie eingegeben haben, bleibt.</translation>
    </message>
    <message>
        <source>Ask the database&apos;s owner for it, or connect as another user.</source>
        <translation>Bitten Sie den Eigentümer der Datenbank darum, oder verbinden Sie sich als ein anderer Benutzer.</translation>
    </message>
    <message>
        <source>Connect to the primary server instead of a replica.</source>
        <translation>Verbinden Sie sich mit dem Hauptserver statt mit einer Kopie.</translation>
    </message>
    <message>
        <source>Move or delete what uses it first.</source>
        <translation>Verschieben oder löschen Sie zuerst, was es benutzt.</translation>
    </message>
    <message>
        <source>Refresh to see what is there now.</source>
        <translation>Aktualisieren Sie, um zu sehen, was jetzt da ist.</translation>
    </message>
    <message>
        <source>Change it and save again.</source>
        <translation>Ändern Sie ihn und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>Choose another file, or confirm that a new budget begins in this one.</source>
        <translation>Wählen Sie eine andere Datei, oder bestätigen Sie, dass in dieser ein neues Budget beginnt.</translation>
    </message>
    <message>
        <source>Open a copy of it, or open it to be read and save what can still be read.</source>
        <translation>Öffnen Sie eine Kopie, oder öffnen Sie sie zum Lesen und speichern Sie, was noch gelesen werden kann.</translation>
    </message>
    <message>
        <source>Check its spelling in the connection string, or create the schema first.</source>
        <translation>Prüfen Sie seine Schreibweise in der Verbindungszeichenkette, oder legen Sie das Schema zuerst an.</translation>
    </message>
    <message>
        <source>‘Tables’ on the page Connection names them and can repair them.</source>
        <translation>„Tabellen“ auf der Seite „Verbindung“ nennt sie und kann sie reparieren.</translation>
    </message>
    <message>
        <source>Check the path, or remove sslrootcert to use this computer&apos;s own authorities.</source>
        <translation>Prüfen Sie den Pfad, oder entfernen Sie sslrootcert, damit die Zertifizierungsstellen dieses Rechners gelten.</translation>
    </message>
    <message>
        <source>Use the direct host, or remove channel_binding=require from the connection string.</source>
        <translation>Benutzen Sie den direkten Rechner, oder entfernen Sie channel_binding=require aus der Verbindungszeichenkette.</translation>
    </message>
    <message>
        <source>Enter the password.</source>
        <translation>Geben Sie das Passwort ein.</translation>
    </message>
    <message>
        <source>Use another role, or have its owner run ALTER ROLE … LOGIN.</source>
        <translation>Benutzen Sie eine andere Rolle, oder lassen Sie ihren Eigentümer ALTER ROLE … LOGIN ausführen.</translation>
    </message>
    <message>
        <source>‘Tables’ on the page Connection names the row; correct it there or with a script.</source>
        <translation>„Tabellen“ auf der Seite „Verbindung“ nennt die Zeile; berichtigen Sie sie dort oder mit einem Skript.</translation>
    </message>
    <message>
        <source>Look for an entry with an amount that cannot be right.</source>
        <translation>Suchen Sie nach einem Eintrag mit einem Betrag, der nicht stimmen kann.</translation>
    </message>
    <message>
        <source>Write it without this character.</source>
        <translation>Schreiben Sie es ohne dieses Zeichen.</translation>
    </message>
    <message>
        <source>Check that the host and port are those of a PostgreSQL server; the details say what came.</source>
        <translation>Prüfen Sie, ob Rechner und Port die eines PostgreSQL-Servers sind; die Einzelheiten sagen, was kam.</translation>
    </message>
    <message>
        <source>Check that this is the right server; otherwise report this as a mistake of the program.</source>
        <translation>Prüfen Sie, ob dies der richtige Server ist; sonst melden Sie es als Fehler des Programms.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The first line has no column ‘%1’.</source>
        <translation>Die erste Zeile hat keine Spalte „%1“.</translation>
    </message>
    <message>
        <source>The first line names the column ‘%1’ twice.</source>
        <translation>Die erste Zeile nennt die Spalte „%1“ zweimal.</translation>
    </message>
    <message>
        <source>There are fewer fields than the first line has columns.</source>
        <translation>Es gibt weniger Felder, als die erste Zeile Spalten hat.</translation>
    </message>
    <message>
        <source>There are more fields than the first line has columns.</source>
        <translation>Es gibt mehr Felder, als die erste Zeile Spalten hat.</translation>
    </message>
    <message>
        <source>‘%1’ is no date such as 2024-01-31.</source>
        <translation>„%1“ ist kein Datum wie 2024-01-31.</translation>
    </message>
    <message>
        <source>‘%1’ is no amount such as 12.50.</source>
        <translation>„%1“ ist kein Betrag wie 12.50.</translation>
    </message>
    <message>
        <source>‘%1’ is no user_id: a whole number is needed.</source>
        <translation>„%1“ ist keine user_id: Eine ganze Zahl ist nötig.</translation>
    </message>
    <message>
        <source>The category is empty.</source>
        <translation>Die Kategorie ist leer.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Connection string: the user name before &apos;@&apos; is missing.</source>
        <translation>Verbindungszeichenkette: Der Benutzername vor dem „@“ fehlt.</translation>
    </message>
    <message>
        <source>Connection string: the host name after &apos;@&apos; is missing or holds a character that no host name has.</source>
        <translation>Verbindungszeichenkette: Der Rechnername hinter dem „@“ fehlt oder enthält ein Zeichen, das kein Rechnername hat.</translation>
    </message>
    <message>
        <source>Connection string: the port after the host is not a number from 1 to 65535.</source>
        <translation>Verbindungszeichenkette: Der Port hinter dem Rechner ist keine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Connection string: the name of the database after the last &apos;/&apos; is missing.</source>
        <translation>Verbindungszeichenkette: Der Name der Datenbank hinter dem letzten „/“ fehlt.</translation>
    </message>
    <message>
        <source>Connection string: it does not read like postgresql://user:password@host/database.</source>
        <translation>Verbindungszeichenkette: Sie liest sich nicht wie postgresql://benutzer:passwort@rechner/datenbank.</translation>
    </message>
    <message numerus="yes">
        <source>this is longer than %n characters.</source>
        <translation>
            <numerusform>dies ist länger als %n Zeichen.</numerusform>
            <numerusform>dies ist länger als %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>this text is too long.</source>
        <translation>dieser Text ist zu lang.</translation>
    </message>
    <message>
        <source>Port: the host is there, but nothing answers at this port (connection refused).</source>
        <translation>Port: Der Rechner ist da, aber an diesem Port antwortet nichts (Verbindung abgelehnt).</translation>
    </message>
    <message>
        <source>Host: it cannot be reached from here.</source>
        <translation>Rechner: Er ist von hier nicht zu erreichen.</translation>
    </message>
    <message>
        <source>Port: something answers there, but it is no PostgreSQL server.</source>
        <translation>Port: Dort antwortet etwas, aber es ist kein PostgreSQL-Server.</translation>
    </message>
    <message>
        <source>Connection string: it asks for encryption in a way that this server does not offer.</source>
        <translation>Verbindungszeichenkette: Sie verlangt eine Verschlüsselung, die dieser Server nicht anbietet.</translation>
    </message>
    <message>
        <source>Password: the server did not show that it knows it too, so it was not sent.</source>
        <translation>Passwort: Der Server hat nicht gezeigt, dass er es auch kennt, also wurde es nicht gesendet.</translation>
    </message>
    <message>
        <source>Host: the server could not prove that it is the one you named, so no password was sent.</source>
        <translation>Rechner: Der Server konnte nicht beweisen, dass er der genannte ist, also wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>The server ended the connection since a change was left unfinished for too long; nothing of it was saved.</source>
        <translation>Der Server hat die Verbindung beendet, weil eine Änderung zu lange unvollendet blieb; nichts davon wurde gespeichert.</translation>
    </message>
    <message>
        <source>The connection was lost before the answer arrived, so it is not certain whether the change was saved.</source>
        <translation>Die Verbindung ging verloren, bevor die Antwort ankam; es ist also nicht sicher, ob die Änderung gespeichert wurde.</translation>
    </message>
    <message>
        <source>User: the server does not know this name.</source>
        <translation>Benutzer: Der Server kennt diesen Namen nicht.</translation>
    </message>
    <message>
        <source>Password: the server did not accept it.</source>
        <translation>Passwort: Der Server hat es nicht angenommen.</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>Abgebrochen; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>No budget is open.</source>
        <translation>Es ist kein Budget offen.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Etwas Unerwartetes ging schief.</translation>
    </message>
    <message>
        <source>File: a part of the program is missing, Qt&apos;s driver for SQLite.</source>
        <translation>Datei: Ein Teil des Programms fehlt, der SQLite-Treiber von Qt.</translation>
    </message>
    <message>
        <source>A part of the program is missing: Qt&apos;s support for encryption.</source>
        <translation>Ein Teil des Programms fehlt: Qts Unterstützung für Verschlüsselung.</translation>
    </message>
    <message>
        <source>nothing is entered here yet.</source>
        <translation>hier ist noch nichts eingegeben.</translation>
    </message>
    <message>
        <source>Amount: this does not read as an amount.</source>
        <translation>Betrag: Das liest sich nicht als Betrag.</translation>
    </message>
    <message>
        <source>Amount: it is zero, and an expense of nothing is none.</source>
        <translation>Betrag: Er ist null, und eine Ausgabe von nichts ist keine.</translation>
    </message>
    <message>
        <source>Amount: a transfer moves more than nothing.</source>
        <translation>Betrag: Eine Umbuchung bewegt mehr als nichts.</translation>
    </message>
    <message>
        <source>Amount: the largest that an entry can hold is %1.</source>
        <translation>Betrag: Der größte, den ein Eintrag fassen kann, ist %1.</translation>
    </message>
    <message>
        <source>Amount: it has more than two decimals.</source>
        <translation>Betrag: Er hat mehr als zwei Nachkommastellen.</translation>
    </message>
    <message>
        <source>Date: there is no such day in the calendar.</source>
        <translation>Datum: Diesen Tag gibt es im Kalender nicht.</translation>
    </message>
    <message>
        <source>Category: none of this name is there.</source>
        <translation>Kategorie: Es gibt keine dieses Namens.</translation>
    </message>
    <message>
        <source>Category: the transfer would end where it begins.</source>
        <translation>Kategorie: Die Umbuchung würde enden, wo sie beginnt.</translation>
    </message>
    <message>
        <source>Person: nobody is chosen.</source>
        <translation>Person: Niemand ist gewählt.</translation>
    </message>
    <message>
        <source>somebody has this address already.</source>
        <translation>jemand hat diese Adresse schon.</translation>
    </message>
    <message>
        <source>this one is there already.</source>
        <translation>dies ist schon da.</translation>
    </message>
    <message>
        <source>E-mail: an address has text on both sides of one &apos;@&apos; and no spaces.</source>
        <translation>E-Mail: Eine Adresse hat Text auf beiden Seiten eines „@“ und keine Leerzeichen.</translation>
    </message>
    <message>
        <source>Colour: this is not a colour such as #FF6B6B.</source>
        <translation>Farbe: Das ist keine Farbe wie #FF6B6B.</translation>
    </message>
    <message>
        <source>The sample was not added: this budget holds expenses of its own.</source>
        <translation>Das Beispiel wurde nicht hinzugefügt: Dieses Budget enthält eigene Ausgaben.</translation>
    </message>
    <message>
        <source>this is a folder.</source>
        <translation>dies ist ein Ordner.</translation>
    </message>
    <message>
        <source>this is a link to another file, and nothing is written through one.</source>
        <translation>dies ist eine Verknüpfung zu einer anderen Datei, und durch eine solche wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>this file has a second name (a hard link), under which others may read it.</source>
        <translation>diese Datei hat einen zweiten Namen (einen harten Link), unter dem andere sie lesen können.</translation>
    </message>
    <message>
        <source>this is no ordinary file.</source>
        <translation>dies ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>this file belongs to another user of this computer.</source>
        <translation>diese Datei gehört einem anderen Benutzer dieses Rechners.</translation>
    </message>
    <message>
        <source>it can be read but not written.</source>
        <translation>sie kann gelesen, aber nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>File: this is no budget of this program.</source>
        <translation>Datei: Das ist kein Budget dieses Programms.</translation>
    </message>
    <message>
        <source>File: another window has this budget open.</source>
        <translation>Datei: Ein anderes Fenster hat dieses Budget offen.</translation>
    </message>
    <message>
        <source>it cannot be opened or created here.</source>
        <translation>sie kann hier nicht geöffnet oder angelegt werden.</translation>
    </message>
    <message>
        <source>The server has no room left, on its disk or within its limit; nothing was saved.</source>
        <translation>Der Server hat keinen Platz mehr, auf seinem Datenträger oder innerhalb seiner Grenze; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>There is no room left where the budget is stored; nothing was saved.</source>
        <translation>Wo das Budget gespeichert ist, ist kein Platz mehr; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Settings file: something in it could not be read, so the usual values are used instead.</source>
        <translation>Einstellungsdatei: Etwas darin konnte nicht gelesen werden, also werden die üblichen Werte benutzt.</translation>
    </message>
    <message>
        <source>Settings file: a newer version of the program wrote it, so it is neither used nor changed.</source>
        <translation>Einstellungsdatei: Eine neuere Version des Programms hat sie geschrieben, also wird sie weder benutzt noch verändert.</translation>
    </message>
    <message>
        <source>Keychain: this session has none.</source>
        <translation>Schlüsselbund: Diese Sitzung hat keinen.</translation>
    </message>
    <message>
        <source>Keychain: it is locked.</source>
        <translation>Schlüsselbund: Er ist gesperrt.</translation>
    </message>
    <message>
        <source>Keychain: it did not answer in time.</source>
        <translation>Schlüsselbund: Er hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Keychain: it did not do what it was asked for.</source>
        <translation>Schlüsselbund: Er hat nicht getan, worum er gebeten wurde.</translation>
    </message>
    <message>
        <source>Password: it is not where it was kept.</source>
        <translation>Passwort: Es ist nicht dort, wo es aufbewahrt wurde.</translation>
    </message>
    <message>
        <source>Password: it was handed over to be kept, but did not come back the same.</source>
        <translation>Passwort: Es wurde zum Aufbewahren übergeben, kam aber nicht gleich zurück.</translation>
    </message>
    <message>
        <source>This budget was written by a newer version of Budget Tracker.</source>
        <translation>Dieses Budget wurde von einer neueren Version von Budget Tracker geschrieben.</translation>
    </message>
    <message>
        <source>No ledger is set up yet.</source>
        <translation>Noch ist kein Budget eingerichtet.</translation>
    </message>
    <message>
        <source>There is no profile of the name ‘%1’.</source>
        <translation>Es gibt kein Profil des Namens „%1“.</translation>
    </message>
    <message>
        <source>The tables in this database are not shaped as the program needs them.</source>
        <translation>Die Tabellen in dieser Datenbank sind nicht so gebaut, wie das Programm sie braucht.</translation>
    </message>
    <message>
        <source>Host: no computer of this name could be found.</source>
        <translation>Rechner: Es wurde kein Rechner dieses Namens gefunden.</translation>
    </message>
    <message>
        <source>Host: its name could not be looked up just now.</source>
        <translation>Rechner: Sein Name konnte gerade nicht nachgeschlagen werden.</translation>
    </message>
    <message>
        <source>Host: it did not answer in time.</source>
        <translation>Rechner: Er hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Host: by this computer&apos;s clock the server&apos;s certificate is not valid, so no password was sent.</source>
        <translation>Rechner: Nach der Uhr dieses Rechners ist das Zertifikat des Servers nicht gültig, also wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>Host: the server&apos;s certificate was made out to another name, so no password was sent.</source>
        <translation>Rechner: Das Zertifikat des Servers ist auf einen anderen Namen ausgestellt, also wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>Host: nobody whom this computer trusts vouches for the server&apos;s certificate, so no password was sent.</source>
        <translation>Rechner: Niemand, dem dieser Rechner vertraut, bürgt für das Zertifikat des Servers, also wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>Database: the server has none of this name.</source>
        <translation>Datenbank: Der Server hat keine dieses Namens.</translation>
    </message>
    <message>
        <source>The server has no free connection at the moment.</source>
        <translation>Der Server hat im Augenblick keine freie Verbindung.</translation>
    </message>
    <message>
        <source>The account&apos;s compute time for this month is used up, so the server does not wake.</source>
        <translation>Die Rechenzeit des Kontos für diesen Monat ist verbraucht, also wacht der Server nicht auf.</translation>
    </message>
    <message>
        <source>Host: Neon could not see which of its endpoints is meant.</source>
        <translation>Rechner: Neon konnte nicht sehen, welcher seiner Endpunkte gemeint ist.</translation>
    </message>
    <message>
        <source>Host: Neon has no endpoint of this name, or not for you.</source>
        <translation>Rechner: Neon hat keinen Endpunkt dieses Namens, oder nicht für Sie.</translation>
    </message>
    <message>
        <source>Host: this endpoint is switched off.</source>
        <translation>Rechner: Dieser Endpunkt ist abgeschaltet.</translation>
    </message>
    <message>
        <source>The server is there, but lets nobody in from this network.</source>
        <translation>Der Server ist da, lässt aber niemanden aus diesem Netz ein.</translation>
    </message>
    <message>
        <source>Connection string: it has a parameter that this server or its pooler does not take.</source>
        <translation>Verbindungszeichenkette: Sie enthält einen Parameter, den dieser Server oder sein Pooler nicht annimmt.</translation>
    </message>
    <message>
        <source>The pooler in front of the database found no free connection to it in time.</source>
        <translation>Der Pooler vor der Datenbank fand nicht rechtzeitig eine freie Verbindung zu ihr.</translation>
    </message>
    <message>
        <source>All connections were busy for too long; nothing was changed.</source>
        <translation>Alle Verbindungen waren zu lange beschäftigt; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>There was no answer, so it is not certain whether the change was saved.</source>
        <translation>Es kam keine Antwort; es ist also nicht sicher, ob die Änderung gespeichert wurde.</translation>
    </message>
    <message>
        <source>The server took too long, so the work was stopped before it was done.</source>
        <translation>Der Server brauchte zu lange, also wurde die Arbeit angehalten, bevor sie getan war.</translation>
    </message>
    <message>
        <source>Somebody else changed the same at the same moment; nothing was saved.</source>
        <translation>Jemand anderes hat im selben Augenblick dasselbe geändert; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Database: this user may not connect to it.</source>
        <translation>Datenbank: Dieser Benutzer darf sich nicht mit ihr verbinden.</translation>
    </message>
    <message>
        <source>This database user does not have the right to do that.</source>
        <translation>Dieser Datenbankbenutzer hat nicht das Recht dazu.</translation>
    </message>
    <message>
        <source>Category: expenses still use it.</source>
        <translation>Kategorie: Ausgaben benutzen sie noch.</translation>
    </message>
    <message>
        <source>It is still in use elsewhere.</source>
        <translation>Es wird anderswo noch benutzt.</translation>
    </message>
    <message>
        <source>It is not there any more: somebody else deleted it.</source>
        <translation>Es ist nicht mehr da: Jemand anderes hat es gelöscht.</translation>
    </message>
    <message>
        <source>The database did not accept this value.</source>
        <translation>Die Datenbank hat diesen Wert nicht angenommen.</translation>
    </message>
    <message>
        <source>this file holds nothing yet.</source>
        <translation>diese Datei enthält noch nichts.</translation>
    </message>
    <message>
        <source>this file holds the tables of another program.</source>
        <translation>diese Datei enthält die Tabellen eines anderen Programms.</translation>
    </message>
    <message>
        <source>it is damaged, and not all of it can be read.</source>
        <translation>sie ist beschädigt, und nicht alles darin kann gelesen werden.</translation>
    </message>
    <message>
        <source>Database: it has no schema ‘%1’.</source>
        <translation>Datenbank: Sie hat kein Schema „%1“.</translation>
    </message>
    <message>
        <source>This budget holds amounts with fractions of a cent, so its sums would be wrong.</source>
        <translation>Dieses Budget enthält Beträge mit Bruchteilen eines Cents, sodass seine Summen falsch wären.</translation>
    </message>
    <message>
        <source>The database&apos;s counter for new rows lags behind the rows that are there, so nothing was saved.</source>
        <translation>Der Zähler der Datenbank für neue Zeilen hinkt den vorhandenen Zeilen nach, also wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Connection string: the file that sslrootcert names cannot be read.</source>
        <translation>Verbindungszeichenkette: Die Datei, die sslrootcert nennt, kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Connection string: it requires channel binding, which this server or its pooler does not offer.</source>
        <translation>Verbindungszeichenkette: Sie verlangt Channel Binding, das dieser Server oder sein Pooler nicht anbietet.</translation>
    </message>
    <message>
        <source>Password: the server asks for one, and none is there.</source>
        <translation>Passwort: Der Server verlangt eines, und es ist keines da.</translation>
    </message>
    <message>
        <source>User: this role may not log in.</source>
        <translation>Benutzer: Diese Rolle darf sich nicht anmelden.</translation>
    </message>
    <message>
        <source>The database holds a value that the program cannot read.</source>
        <translation>Die Datenbank enthält einen Wert, den das Programm nicht lesen kann.</translation>
    </message>
    <message>
        <source>The sum is larger than the program can show.</source>
        <translation>Die Summe ist größer, als das Programm anzeigen kann.</translation>
    </message>
    <message>
        <source>this database cannot store the character ‘%1’.</source>
        <translation>diese Datenbank kann das Zeichen „%1“ nicht speichern.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not what was asked for.</source>
        <translation>Die Antwort des Servers ist nicht, wonach gefragt wurde.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too large, so it was not read to its end.</source>
        <translation>Die Antwort des Servers ist zu groß, also wurde sie nicht zu Ende gelesen.</translation>
    </message>
    <message>
        <source>%1 (SQLSTATE %2)</source>
        <translation>%1 (SQLSTATE %2)</translation>
    </message>
    <message>
        <source>Ledger opened</source>
        <translation>Budget geöffnet</translation>
    </message>
    <message>
        <source>Ledger not opened</source>
        <translation>Budget nicht geöffnet</translation>
    </message>
    <message>
        <source>Ledger closed</source>
        <translation>Budget geschlossen</translation>
    </message>
    <message>
        <source>Connection opened</source>
        <translation>Verbindung geöffnet</translation>
    </message>
    <message>
        <source>Connection failed</source>
        <translation>Verbindung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Connection ended by the server</source>
        <translation>Verbindung vom Server beendet</translation>
    </message>
    <message>
        <source>Dead connection replaced</source>
        <translation>Tote Verbindung ersetzt</translation>
    </message>
    <message>
        <source>Old connection replaced</source>
        <translation>Alte Verbindung ersetzt</translation>
    </message>
    <message>
        <source>Fell asleep</source>
        <translation>Eingeschlafen</translation>
    </message>
    <message>
        <source>Woke up</source>
        <translation>Aufgewacht</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>Wieder verbunden</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>Erneut versucht</translation>
    </message>
    <message>
        <source>Waited for a free connection</source>
        <translation>Auf eine freie Verbindung gewartet</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Answered slowly</source>
        <translation>Langsam beantwortet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Connection checked</source>
        <translation>Verbindung geprüft</translation>
    </message>
    <message>
        <source>open the ledger</source>
        <translation>das Budget öffnen</translation>
    </message>
    <message>
        <source>add an expense</source>
        <translation>eine Ausgabe hinzufügen</translation>
    </message>
    <message>
        <source>add expenses</source>
        <translation>Ausgaben hinzufügen</translation>
    </message>
    <message>
        <source>change an expense</source>
        <translation>eine Ausgabe ändern</translation>
    </message>
    <message>
        <source>delete an expense</source>
        <translation>eine Ausgabe löschen</translation>
    </message>
    <message>
        <source>restore an expense</source>
        <translation>eine Ausgabe wiederherstellen</translation>
    </message>
    <message>
        <source>transfer between categories</source>
        <translation>zwischen Kategorien umbuchen</translation>
    </message>
    <message>
        <source>list a month</source>
        <translation>einen Monat auflisten</translation>
    </message>
    <message>
        <source>sum up a month</source>
        <translation>einen Monat zusammenfassen</translation>
    </message>
    <message>
        <source>read a month</source>
        <translation>einen Monat lesen</translation>
    </message>
    <message>
        <source>list categories</source>
        <translation>Kategorien auflisten</translation>
    </message>
    <message>
        <source>add a category</source>
        <translation>eine Kategorie hinzufügen</translation>
    </message>
    <message>
        <source>change a category</source>
        <translation>eine Kategorie ändern</translation>
    </message>
    <message>
        <source>delete a category</source>
        <translation>eine Kategorie löschen</translation>
    </message>
    <message>
        <source>list people</source>
        <translation>Personen auflisten</translation>
    </message>
    <message>
        <source>add a person</source>
        <translation>eine Person hinzufügen</translation>
    </message>
    <message>
        <source>change a person</source>
        <translation>eine Person ändern</translation>
    </message>
    <message>
        <source>add the sample ledger</source>
        <translation>das Beispielbudget hinzufügen</translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation>Laufzeit %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartezeiten</translation>
    </message>
    <message>
        <source>Slow statements</source>
        <translation>Langsame Anweisungen</translation>
    </message>
    <message>
        <source>The journal cannot be kept in its file, so it lasts until the program ends. %1</source>
        <translation>Das Journal kann nicht in seiner Datei geführt werden, also hält es, bis das Programm endet. %1</translation>
    </message>
    <message>
        <source>check %1 of %2, ‘%3’</source>
        <translation>Prüfung %1 von %2, „%3“</translation>
    </message>
    <message>
        <source>Exact text:</source>
        <translation>Genauer Text:</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>What came back: %1</source>
        <translation>Was zurückkam: %1</translation>
    </message>
    <message>
        <source>Rights are missing; the owner of the database can give them by:</source>
        <translation>Es fehlen Rechte; der Eigentümer der Datenbank kann sie geben durch:</translation>
    </message>
    <message>
        <source>It works; remarks: %1</source>
        <translation>Es funktioniert; Bemerkungen: %1</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Not checked to the end</source>
        <translation>Nicht zu Ende geprüft</translation>
    </message>
    <message>
        <source>The checklist was not carried out, so nothing is known to be wrong.</source>
        <translation>Die Prüfliste wurde nicht abgearbeitet, also ist nichts bekannt, was nicht stimmt.</translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Alles funktioniert</translation>
    </message>
    <message>
        <source>No check found anything wrong.</source>
        <translation>Keine Prüfung hat etwas gefunden, was nicht stimmt.</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Wo: %1</translation>
    </message>
    <message>
        <source>Remarks on what works</source>
        <translation>Bemerkungen zu dem, was funktioniert</translation>
    </message>
    <message>
        <source>The checks</source>
        <translation>Die Prüfungen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>Was zurückkam</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>The tables</source>
        <translation>Die Tabellen</translation>
    </message>
    <message>
        <source>The program&apos;s own tables: version %1 of %2</source>
        <translation>Die Tabellen des Programms selbst: Version %1 von %2</translation>
    </message>
    <message>
        <source>The journal</source>
        <translation>Das Journal</translation>
    </message>
    <message>
        <source>Nothing about this ledger has been noted yet.</source>
        <translation>Über dieses Budget wurde noch nichts notiert.</translation>
    </message>
    <message>
        <source>Times are UTC; the latest of %1 lines stands last.</source>
        <translation>Zeiten sind UTC; die jüngste von %1 Zeilen steht zuletzt.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Budget Tracker: report on a connection</source>
        <translation>Budget Tracker: Bericht über eine Verbindung</translation>
    </message>
    <message>
        <source>Written %1 UTC. Host and user names are in it, the password is not.</source>
        <translation>Geschrieben %1 UTC. Rechner- und Benutzernamen stehen darin, das Passwort nicht.</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>given, and not shown</source>
        <translation>angegeben, und nicht angezeigt</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>TLS as used</source>
        <translation>TLS wie benutzt</translation>
    </message>
    <message>
        <source>Parameters as given</source>
        <translation>Parameter wie angegeben</translation>
    </message>
    <message>
        <source>without a limit</source>
        <translation>ohne Grenze</translation>
    </message>
    <message>
        <source>%1 more under load</source>
        <translation>%1 mehr unter Last</translation>
    </message>
    <message>
        <source>never replaced for their age</source>
        <translation>nie wegen ihres Alters ersetzt</translation>
    </message>
    <message>
        <source>replaced after %1 s</source>
        <translation>nach %1 s ersetzt</translation>
    </message>
    <message>
        <source>asked before use</source>
        <translation>vor Gebrauch gefragt</translation>
    </message>
    <message>
        <source>not asked before use</source>
        <translation>vor Gebrauch nicht gefragt</translation>
    </message>
    <message>
        <source>%1 connections, %2, waiting up to %3 s for one, %4, %5</source>
        <translation>%1 Verbindungen, %2, Warten auf eine bis zu %3 s, %4, %5</translation>
    </message>
    <message>
        <source>not known, since it was not reached</source>
        <translation>nicht bekannt, da nicht erreicht</translation>
    </message>
    <message>
        <source>database %1 on %2, as user %3</source>
        <translation>Datenbank %1 auf %2, als Benutzer %3</translation>
    </message>
    <message>
        <source>The connection</source>
        <translation>Die Verbindung</translation>
    </message>
    <message>
        <source>The connection string could not be read, so it is not shown.</source>
        <translation>Die Verbindungszeichenkette konnte nicht gelesen werden, also wird sie nicht angezeigt.</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>The ledger that is open</source>
        <translation>Das Budget, das offen ist</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>In use / open / at most</source>
        <translation>In Gebrauch / offen / höchstens</translation>
    </message>
    <message>
        <source>Opened, closed</source>
        <translation>Geöffnet, geschlossen</translation>
    </message>
    <message>
        <source>Found dead, replaced for their age, ended by the server</source>
        <translation>Tot vorgefunden, wegen Alters ersetzt, vom Server beendet</translation>
    </message>
    <message>
        <source>Waits, the longest</source>
        <translation>Wartezeiten, die längste</translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <translation>%1, %2 ms</translation>
    </message>
    <message>
        <source>Last round trip</source>
        <translation>Letzte Laufzeit hin und zurück</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Budget Tracker</source>
        <translation>Budget Tracker</translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation>SQLite</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>libpq</source>
        <translation>libpq</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>They can be created once this user may create tables in the schema %1.</source>
        <translation>Sie können angelegt werden, sobald dieser Benutzer im Schema %1 Tabellen anlegen darf.</translation>
    </message>
    <message>
        <source>It does not work yet. It stops at: %1.</source>
        <translation>Es funktioniert noch nicht. Es scheitert bei: %1.</translation>
    </message>
    <message>
        <source>The connection works. What is in the way: %1.</source>
        <translation>Die Verbindung funktioniert. Im Weg steht: %1.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Stopped before the end.</source>
        <translation>Vor dem Ende angehalten.</translation>
    </message>
    <message>
        <source>Nothing has been checked yet.</source>
        <translation>Noch wurde nichts geprüft.</translation>
    </message>
    <message>
        <source>All checks have passed.</source>
        <translation>Alle Prüfungen sind bestanden.</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message>
        <source>by process %1 through the server&apos;s process %2</source>
        <translation>von Prozess %1 durch den Prozess %2 des Servers</translation>
    </message>
    <message>
        <source>by process %1</source>
        <translation>von Prozess %1</translation>
    </message>
    <message>
        <source>category %1 ‘%2’ %3</source>
        <translation>Kategorie %1 „%2“ %3</translation>
    </message>
    <message>
        <source>%1, and the connection was closed meanwhile</source>
        <translation>%1, und die Verbindung war zwischendurch geschlossen</translation>
    </message>
    <message>
        <source>category %1 found %2</source>
        <translation>Kategorie %1 gefunden %2</translation>
    </message>
    <message>
        <source>there was nothing left to remove</source>
        <translation>es war nichts mehr zu entfernen</translation>
    </message>
    <message>
        <source>the category is gone again</source>
        <translation>die Kategorie ist wieder weg</translation>
    </message>
    <message>
        <source>It could not be done.</source>
        <translation>Das ging nicht.</translation>
    </message>
    <message>
        <source>The category that was written was not there any more: this database lost it, or somebody removed it.</source>
        <translation>Die Kategorie, die geschrieben wurde, war nicht mehr da: Diese Datenbank hat sie verloren, oder jemand hat sie entfernt.</translation>
    </message>
    <message>
        <source>The other process did not find the category that was written: this database lost it.</source>
        <translation>Der andere Prozess hat die geschriebene Kategorie nicht gefunden: Diese Datenbank hat sie verloren.</translation>
    </message>
    <message>
        <source>The drill is under way.</source>
        <translation>Die Probe läuft.</translation>
    </message>
    <message>
        <source>Passed: what one process wrote, another one found %1 later.</source>
        <translation>Bestanden: Was ein Prozess geschrieben hat, fand ein anderer %1 später.</translation>
    </message>
    <message>
        <source>Not carried out; nothing was written.</source>
        <translation>Nicht durchgeführt; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Failed: what was written did not stay.</source>
        <translation>Fehlgeschlagen: Was geschrieben wurde, blieb nicht.</translation>
    </message>
    <message>
        <source>Failed: the drill could not be carried through.</source>
        <translation>Fehlgeschlagen: Die Probe konnte nicht zu Ende geführt werden.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The category may still be there; the next start removes it.</source>
        <translation>Die Kategorie ist vielleicht noch da; der nächste Start entfernt sie.</translation>
    </message>
    <message>
        <source>The category was left, since somebody uses it by now.</source>
        <translation>Die Kategorie wurde gelassen, da inzwischen jemand sie benutzt.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Gewartet</translation>
    </message>
    <message>
        <source>Read by another process</source>
        <translation>Von einem anderen Prozess gelesen</translation>
    </message>
    <message>
        <source>Removed again</source>
        <translation>Wieder entfernt</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>A category ‘%1’ is there already. It is not the drill&apos;s, so it was not touched; rename or delete it first.</source>
        <translation>Eine Kategorie „%1“ ist schon da. Sie stammt nicht von der Probe und wurde nicht angerührt; benennen Sie sie um oder löschen Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Another drill is under way here, or was cut off on another computer. Try again when it is over; after two hours its category is removed.</source>
        <translation>Hier läuft eine andere Probe, oder sie wurde auf einem anderen Rechner unterbrochen. Versuchen Sie es danach erneut; nach zwei Stunden wird ihre Kategorie entfernt.</translation>
    </message>
    <message>
        <source>The other process found a category ‘%1’, but it is not the one that was written: this database lost that one.</source>
        <translation>Der andere Prozess fand eine Kategorie „%1“, aber nicht die geschriebene: Jene hat diese Datenbank verloren.</translation>
    </message>
    <message>
        <source>The second process could not be started.</source>
        <translation>Der zweite Prozess konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The second process ended before it had answered, so nothing is proved. Try again.</source>
        <translation>Der zweite Prozess endete, bevor er geantwortet hatte, also ist nichts bewiesen. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The second process did not answer in time and was ended, so nothing is proved. Try again.</source>
        <translation>Der zweite Prozess antwortete nicht rechtzeitig und wurde beendet, also ist nichts bewiesen. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Expenses use the category by now, so it was left. It is an ordinary category from now on.</source>
        <translation>Inzwischen benutzen Ausgaben die Kategorie, also wurde sie gelassen. Sie ist ab jetzt eine gewöhnliche Kategorie.</translation>
    </message>
    <message>
        <source>Somebody has changed the category meanwhile, so it was left. It is an ordinary category from now on.</source>
        <translation>Jemand hat die Kategorie inzwischen geändert, also wurde sie gelassen. Sie ist ab jetzt eine gewöhnliche Kategorie.</translation>
    </message>
    <message>
        <source>Writes a category ‘%1’, waits, has a second process of the program read it through a connection of its own, and removes it again.</source>
        <translation>Schreibt eine Kategorie „%1“, wartet, lässt einen zweiten Prozess des Programms sie über eine eigene Verbindung lesen und entfernt sie wieder.</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>The schema of that database in which the tables are.</source>
        <translation>Das Schema dieser Datenbank, in dem die Tabellen sind.</translation>
    </message>
    <message>
        <source>The search path names several schemas. This program works in the first one only.</source>
        <translation>Der Suchpfad nennt mehrere Schemas. Dieses Programm arbeitet nur im ersten.</translation>
    </message>
    <message>
        <source>from the environment</source>
        <translation>aus der Umgebung</translation>
    </message>
    <message>
        <source>from the .env file here</source>
        <translation>aus der .env-Datei hier</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <source>until the program ends</source>
        <translation>bis das Programm endet</translation>
    </message>
    <message>
        <source>asked each time</source>
        <translation>jedes Mal erfragt</translation>
    </message>
    <message>
        <source>in this system&apos;s keychain</source>
        <translation>im Schlüsselbund dieses Systems</translation>
    </message>
    <message>
        <source>until the program closes</source>
        <translation>bis das Programm endet</translation>
    </message>
    <message>
        <source>nowhere: you are asked each time</source>
        <translation>nirgends: Sie werden jedes Mal gefragt</translation>
    </message>
    <message>
        <source>In this computer&apos;s keychain</source>
        <translation>Im Schlüsselbund dieses Rechners</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>Until the program ends</source>
        <translation>Bis das Programm endet</translation>
    </message>
    <message>
        <source>Not at all; ask each time</source>
        <translation>Gar nicht; jedes Mal fragen</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain keeps it, protected by your login.</source>
        <translation>Der Schlüsselbund dieses Rechners bewahrt es auf, geschützt durch Ihre Anmeldung.</translation>
    </message>
    <message>
        <source>It stands readable in that file, which only you may open.</source>
        <translation>Es steht lesbar in dieser Datei, die nur Sie öffnen dürfen.</translation>
    </message>
    <message>
        <source>It is forgotten when the program ends, and asked again at the next start.</source>
        <translation>Es wird vergessen, wenn das Programm endet, und beim nächsten Start wieder erfragt.</translation>
    </message>
    <message>
        <source>It is kept nowhere and asked at each start.</source>
        <translation>Es wird nirgends aufbewahrt und bei jedem Start erfragt.</translation>
    </message>
    <message>
        <source>The password of this ledger is kept only while the program runs.</source>
        <translation>Das Passwort dieses Budgets wird nur behalten, solange das Programm läuft.</translation>
    </message>
    <message>
        <source>The password of this ledger is asked each time, as you chose.</source>
        <translation>Das Passwort dieses Budgets wird jedes Mal erfragt, wie Sie es gewählt haben.</translation>
    </message>
    <message>
        <source>as %1 in %2</source>
        <translation>als %1 in %2</translation>
    </message>
    <message>
        <source>The budget is being opened.</source>
        <translation>Das Budget wird geöffnet.</translation>
    </message>
    <message>
        <source>The budget is in a file on this computer.</source>
        <translation>Das Budget ist in einer Datei auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The database slept and is waking up, which takes a few seconds.</source>
        <translation>Die Datenbank hat geschlafen und wacht auf; das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>The server has answered.</source>
        <translation>Der Server hat geantwortet.</translation>
    </message>
    <message>
        <source>The server has answered; it can only be read.</source>
        <translation>Der Server hat geantwortet; er kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>Nobody asked the database for a while, so it sleeps. It wakes by itself with the next thing that you do.</source>
        <translation>Eine Weile hat niemand die Datenbank gefragt, also schläft sie. Sie wacht von selbst auf, sobald Sie wieder etwas tun.</translation>
    </message>
    <message>
        <source>The connection was lost and is being opened again.</source>
        <translation>Die Verbindung ging verloren und wird neu aufgebaut.</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>Nicht offen</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
    <message>
        <source>Local file</source>
        <translation>Lokale Datei</translation>
    </message>
    <message>
        <source>Waking…</source>
        <translation>Wacht auf …</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Asleep</source>
        <translation>Schläft</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Wird neu verbunden …</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation>
            <numerusform>%1 %n s</numerusform>
            <numerusform>%1 %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>encrypted (%1)</source>
        <translation>verschlüsselt (%1)</translation>
    </message>
    <message>
        <source>Nothing can keep a change from being saved twice here, because this database user may not create the table for it. Where an answer is lost, the program asks you to look.</source>
        <translation>Hier kann nichts verhindern, dass eine Änderung zweimal gespeichert wird, weil dieser Datenbankbenutzer die Tabelle dafür nicht anlegen darf. Wenn eine Antwort verloren geht, bittet das Programm Sie nachzusehen.</translation>
    </message>
    <message>
        <source>This budget was made by a newer version of Budget Tracker: it can be read. Update the program to change it.</source>
        <translation>Dieses Budget stammt von einer neueren Version von Budget Tracker: Es kann gelesen werden. Aktualisieren Sie das Programm, um es zu ändern.</translation>
    </message>
    <message>
        <source>This server can only be read. Connect to its primary server to change the budget.</source>
        <translation>Dieser Server kann nur gelesen werden. Verbinden Sie sich mit dem Hauptserver, um das Budget zu ändern.</translation>
    </message>
    <message>
        <source>A limit of the account or project is reached, so the server takes no connections.</source>
        <translation>Eine Grenze des Kontos oder Projekts ist erreicht, deshalb nimmt der Server keine Verbindungen an.</translation>
    </message>
    <message>
        <source>The compute time for branches other than the default one is used up for this month, so this branch does not wake.</source>
        <translation>Die Rechenzeit für andere Zweige als den Standardzweig ist für diesen Monat verbraucht, deshalb wacht dieser Zweig nicht auf.</translation>
    </message>
    <message>
        <source>The account&apos;s data transfer for this month is used up, so the server takes no connections.</source>
        <translation>Die Datenübertragung des Kontos ist für diesen Monat verbraucht, deshalb nimmt der Server keine Verbindungen an.</translation>
    </message>
    <message>
        <source>The account&apos;s limit of written data for this month is reached, so the server takes no connections.</source>
        <translation>Die Grenze des Kontos für geschriebene Daten ist für diesen Monat erreicht, deshalb nimmt der Server keine Verbindungen an.</translation>
    </message>
    <message>
        <source>The storage of the account or project is full, so the server takes no connections.</source>
        <translation>Der Speicherplatz des Kontos oder Projekts ist voll, deshalb nimmt der Server keine Verbindungen an.</translation>
    </message>
    <message>
        <source>As many endpoints of the account are active at once as its plan allows, so this one does not wake.</source>
        <translation>Es sind so viele Endpunkte des Kontos zugleich aktiv, wie sein Tarif erlaubt, deshalb wacht dieser nicht auf.</translation>
    </message>
    <message>
        <source>The account has more projects, branches or endpoints than its plan allows, so the server takes no connections.</source>
        <translation>Das Konto hat mehr Projekte, Zweige oder Endpunkte, als sein Tarif erlaubt, deshalb nimmt der Server keine Verbindungen an.</translation>
    </message>
    <message>
        <source>Connection string: this server takes encrypted connections alone, and this one was not encrypted.</source>
        <translation>Verbindungszeichenkette: Dieser Server nimmt nur verschlüsselte Verbindungen an, und diese war nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>Connection string: it asks for encryption in a way that this server does not offer, so that no encryption was agreed.</source>
        <translation>Verbindungszeichenkette: Sie verlangt eine Verschlüsselung, die dieser Server so nicht anbietet, sodass keine vereinbart wurde.</translation>
    </message>
    <message>
        <source>Category: it is not there any more; somebody else deleted it.</source>
        <translation>Kategorie: Sie ist nicht mehr da; jemand anders hat sie gelöscht.</translation>
    </message>
    <message>
        <source>Person: this person is not there any more; somebody else removed them.</source>
        <translation>Person: Diese Person ist nicht mehr da; jemand anders hat sie entfernt.</translation>
    </message>
    <message>
        <source>The login took longer than the server allows.</source>
        <translation>Die Anmeldung dauerte länger, als der Server erlaubt.</translation>
    </message>
    <message>
        <source>The server did not let this user in.</source>
        <translation>Der Server hat diesen Benutzer nicht eingelassen.</translation>
    </message>
    <message>
        <source>Host: the server was reached, but ended the connection before the login was complete.</source>
        <translation>Host: Der Server wurde erreicht, beendete die Verbindung aber, bevor die Anmeldung fertig war.</translation>
    </message>
    <message>
        <source>The server has not enough memory for this at the moment; nothing was saved.</source>
        <translation>Der Server hat dafür im Augenblick nicht genug Arbeitsspeicher; es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>The server takes no connections at the moment; it may be starting or stopping.</source>
        <translation>Der Server nimmt im Augenblick keine Verbindungen an; vielleicht startet oder stoppt er gerade.</translation>
    </message>
    <message>
        <source>User: this role is protected, so nobody can log in with it.</source>
        <translation>Benutzer: Diese Rolle ist geschützt, deshalb kann sich niemand mit ihr anmelden.</translation>
    </message>
    <message>
        <source>Look at the usage on the provider&apos;s page: it says which limit it is and what lifts it.</source>
        <translation>Sehen Sie auf der Seite des Anbieters nach dem Verbrauch: Dort steht, welche Grenze es ist und was sie aufhebt.</translation>
    </message>
    <message>
        <source>Use the default branch, choose a larger plan, or wait until the next month begins.</source>
        <translation>Verwenden Sie den Standardzweig, wählen Sie einen größeren Tarif, oder warten Sie, bis der nächste Monat beginnt.</translation>
    </message>
    <message>
        <source>Delete what is not needed, or choose a larger plan on the provider&apos;s page.</source>
        <translation>Löschen Sie, was nicht gebraucht wird, oder wählen Sie auf der Seite des Anbieters einen größeren Tarif.</translation>
    </message>
    <message>
        <source>Suspend another endpoint on the provider&apos;s page, or choose a larger plan.</source>
        <translation>Halten Sie auf der Seite des Anbieters einen anderen Endpunkt an, oder wählen Sie einen größeren Tarif.</translation>
    </message>
    <message>
        <source>Delete what is not needed on the provider&apos;s page, or choose a larger plan.</source>
        <translation>Löschen Sie auf der Seite des Anbieters, was nicht gebraucht wird, oder wählen Sie einen größeren Tarif.</translation>
    </message>
    <message>
        <source>Check host, port and sslmode; on a server of your own, turn TLS on (ssl = on in postgresql.conf).</source>
        <translation>Prüfen Sie Host, Port und sslmode; schalten Sie auf einem eigenen Server TLS ein (ssl = on in postgresql.conf).</translation>
    </message>
    <message>
        <source>Check what it says for sslmode and for versions of TLS; the details say what failed.</source>
        <translation>Prüfen Sie, was sie zu sslmode und zu Versionen von TLS sagt; die Einzelheiten sagen, was fehlschlug.</translation>
    </message>
    <message>
        <source>Refresh, then choose another one.</source>
        <translation>Aktualisieren Sie, und wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Refresh, then say under People who you are.</source>
        <translation>Aktualisieren Sie, und sagen Sie unter Personen, wer Sie sind.</translation>
    </message>
    <message>
        <source>Try again; if it stays like that, the network is very slow or the server has too much to do.</source>
        <translation>Versuchen Sie es noch einmal; wenn es so bleibt, ist das Netz sehr langsam, oder der Server hat zu viel zu tun.</translation>
    </message>
    <message>
        <source>Check user and password in the connection string; the details say what the server answered.</source>
        <translation>Prüfen Sie Benutzer und Passwort in der Verbindungszeichenkette; die Einzelheiten sagen, was der Server antwortete.</translation>
    </message>
    <message>
        <source>Try again in a moment; if it stays like that, check host and port, or ask the server&apos;s owner what its log says.</source>
        <translation>Versuchen Sie es gleich noch einmal; wenn es so bleibt, prüfen Sie Host und Port, oder fragen Sie den Betreiber des Servers, was in dessen Protokoll steht.</translation>
    </message>
    <message>
        <source>Try again in a moment; if it stays like that, look at the project&apos;s usage on its provider&apos;s page.</source>
        <translation>Versuchen Sie es gleich noch einmal; wenn es so bleibt, sehen Sie auf der Seite des Anbieters nach dem Verbrauch des Projekts.</translation>
    </message>
    <message>
        <source>Use another role of this database.</source>
        <translation>Verwenden Sie eine andere Rolle dieser Datenbank.</translation>
    </message>
    <message>
        <source>Choose another database, ask its owner for the right, or connect as another user.</source>
        <translation>Wählen Sie eine andere Datenbank, bitten Sie den Eigentümer um das Recht, oder verbinden Sie sich als anderer Benutzer.</translation>
    </message>
    <message>
        <source>The details say what the database answered.</source>
        <translation>Die Einzelheiten sagen, was die Datenbank antwortete.</translation>
    </message>
    <message>
        <source>‘budget-tracker tables’ shows the one statement that repairs it.</source>
        <translation>‚budget-tracker tables‘ zeigt die eine Anweisung, die das behebt.</translation>
    </message>
    <message>
        <source>The owner of the tables repairs it by the statement: %1.</source>
        <translation>Der Eigentümer der Tabellen behebt das mit der Anweisung: %1.</translation>
    </message>
    <message>
        <source>This file, or its folder, may only be read. Allow writing there, or save a copy elsewhere and open that.</source>
        <translation>Diese Datei oder ihr Ordner darf nur gelesen werden. Erlauben Sie dort das Schreiben, oder speichern Sie anderswo eine Kopie und öffnen Sie diese.</translation>
    </message>
    <message>
        <source>This file is damaged, so nothing is changed in it. Open a copy of it, or save what can still be read.</source>
        <translation>Diese Datei ist beschädigt, deshalb wird darin nichts geändert. Öffnen Sie eine Kopie davon, oder speichern Sie, was noch gelesen werden kann.</translation>
    </message>
    <message>
        <source>Lock file beside it</source>
        <translation>Sperrdatei daneben</translation>
    </message>
    <message>
        <source>Move “%1” away, then open the budget again.</source>
        <translation>Verschieben Sie „%1“ an einen anderen Ort und öffnen Sie das Budget dann erneut.</translation>
    </message>
    <message>
        <source>it is no lock of this program.</source>
        <translation>das ist keine Sperre dieses Programms.</translation>
    </message>
    <message>
        <source>It works, and there is one thing to know: %1.</source>
        <translation>Es funktioniert, und eine Sache sollten Sie wissen: %1.</translation>
    </message>
    <message>
        <source>It works, and there are %1 things to know: %2.</source>
        <translation>Es funktioniert, und %1 Dinge sollten Sie wissen: %2.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>It cannot be told for sure where the password ends here. Take it out of the text, and type it in its field below.</source>
        <translation>Es ist nicht sicher, wo das Passwort hier endet. Nehmen Sie es aus dem Text und geben Sie es unten in sein Feld ein.</translation>
    </message>
    <message>
        <source>It cannot be told for sure what this value is. Fill in the fields below.</source>
        <translation>Es ist nicht sicher, welcher Wert das ist. Füllen Sie die Felder unten aus.</translation>
    </message>
    <message>
        <source>Left out: the same parameter stands there twice, and the stronger one counts.</source>
        <translation>Weggelassen: Derselbe Parameter steht zweimal da, und der strengere zählt.</translation>
    </message>
    <message>
        <source>Left out: another program&apos;s word for not checking the server. PostgreSQL does not know it, and this program checks the server.</source>
        <translation>Weggelassen: Mit diesem Wort prüft ein anderes Programm den Server nicht. PostgreSQL kennt es nicht, und dieses Programm prüft den Server.</translation>
    </message>
    <message>
        <source>Taken out of the string; the next page asks where it is to be kept.</source>
        <translation>Aus dem Text herausgenommen; die nächste Seite fragt, wo es aufbewahrt werden soll.</translation>
    </message>
    <message>
        <source>%1 Reset it in Neon: in the console, open the branch, choose ‘Roles’ and then ‘Reset password’.</source>
        <translation>%1 Setzen Sie es in Neon zurück: Öffnen Sie in der Konsole den Branch, wählen Sie „Roles“ und dann „Reset password“.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>--language: there is no ‘%1’; there are de and en.</source>
        <translation>--language: „%1“ gibt es nicht; es gibt de und en.</translation>
    </message>
</context>
</TS>
