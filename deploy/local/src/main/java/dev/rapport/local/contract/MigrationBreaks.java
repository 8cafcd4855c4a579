package dev.rapport.local.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration takes from the version before, which goes on beside it while a release comes and returns when one is
 * taken back. A script that does so on purpose says why in a line {@code -- contract: reason}: nobody uses it any more.
 */
public final class MigrationBreaks {

    private static final Pattern REASON = Pattern.compile("(?im)^[ \\t]*--[ \\t]*contract:[ \\t]*\\S.{9,}$");
    private static final Pattern CREATED =
            Pattern.compile("create (?:unlogged |temp(?:orary)? )?table (?:if not exists )?(\\S+?)(?=[ (;]|$)");
    private static final Pattern DROPPED = Pattern.compile(
            "drop (?:table|view|materialized view|schema) (?:if exists )?([^;]+?)(?: cascade| restrict)? ?(?:;|$)");
    private static final Pattern ALTERED =
            Pattern.compile("alter (?:table|view|materialized view) (?:if exists )?(?:only )?(\\S+) ([^;]*)");
    private static final Pattern COLUMN = Pattern.compile("(?:add|alter) (?:column )?(?:if not exists )?(\\S+).*");
    private static final Pattern NO_COLUMN =
            Pattern.compile("add (?:constraint|check|unique|primary key|foreign key|exclude|table)\\b.*");

    private record Rule(String says, BiPredicate<String, String> isBroken) {}

    /** Of one action on a table, by the whole script. */
    private static final List<Rule> RULES = List.of(
            new Rule("takes a column away", (action, script) -> action.matches("drop (?!constraint\\b).*")),
            new Rule("gives another name", (action, script) -> action.matches("rename (?!constraint\\b).*")),
            new Rule(
                    "changes a type",
                    (action, script) -> action.matches("alter (?:column )?\\S+ (?:set data )?type\\b.*")),
            new Rule("wants a value that was not wanted", MigrationBreaks::isNewlyWanted));

    private MigrationBreaks() {}

    /** @return nothing where the script only adds, or says why it does more */
    public static List<String> of(String sql) {
        if (REASON.matcher(sql).find()) return List.of();
        String script = SqlText.plain(sql);
        Set<String> ownTables = new HashSet<>();
        CREATED.matcher(script).results().forEach(found -> ownTables.add(found.group(1)));
        List<String> breaks = new ArrayList<>();
        DROPPED.matcher(script).results().forEach(found -> {
            for (String name : found.group(1).split(","))
                if (!ownTables.contains(name.strip())) breaks.add("takes " + name.strip() + " away");
        });
        ALTERED.matcher(script).results().forEach(found -> {
            if (ownTables.contains(found.group(1))) return;
            for (String action : SqlText.actions(found.group(2)))
                for (Rule rule : RULES)
                    if (rule.isBroken().test(action, script))
                        breaks.add(rule.says() + ": " + found.group(1) + " " + action);
        });
        return breaks;
    }

    /** Who knows nothing of it leaves it out; that does no harm where the database gives it. */
    private static boolean isNewlyWanted(String action, String script) {
        if (action.matches("add constraint \\S+ not null .*")) return true;
        if (action.matches("alter (?:column )?\\S+ set not null.*")) return !hasDefault(column(action), script);
        return action.startsWith("add ")
                && !NO_COLUMN.matcher(action).matches()
                && action.matches(".* (?:not null|primary key)\\b.*")
                && !action.matches(".* (?:default|generated)\\b.*");
    }

    private static boolean hasDefault(String column, String script) {
        String name = Pattern.quote(column);
        return script.matches(".*\\badd (?:column )?(?:if not exists )?" + name + " [^;,]*\\bdefault\\b.*")
                || script.matches(".*\\balter (?:column )?" + name + " set default\\b.*");
    }

    private static String column(String action) {
        Matcher found = COLUMN.matcher(action);
        return found.matches() ? found.group(1) : "";
    }
}
