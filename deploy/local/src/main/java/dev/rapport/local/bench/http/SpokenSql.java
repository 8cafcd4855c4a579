package dev.rapport.local.bench.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements by which a service answers a request, as the database wrote them into its log, from BEGIN to COMMIT, or all
 * that went there in one round trip; and the same as a script for pgbench. So what a service is compared with is what it
 * does, however that changes.
 */
record SpokenSql(List<Statement> statements) {
    private static final String BEGIN = "BEGIN";
    private static final String COMMIT = "COMMIT";

    /** What every transaction of a request begins with, after its BEGIN if it has one. */
    private static final String WHOSE = "set_config('rapport.agency'";

    /** What such a one says of those that travel together with it. */
    private static final Pattern TOGETHER = Pattern.compile("-- and with it (\\d+)");

    private static final Pattern LINE = Pattern.compile("(\\d+) (\\w+) (LOG|DETAIL):  (.*)", Pattern.DOTALL);
    private static final Pattern EXECUTED = Pattern.compile("(?:execute [^:]+|statement): (.*)", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("\\$(\\d+) = (?:NULL|'((?:[^']|'')*)')");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    /** @param values by number; null where it was NULL */
    record Statement(String sql, Map<Integer, String> values) {}

    /** What asks the service, and gives back the body of the answer. */
    @FunctionalInterface
    interface Question {
        String ask() throws Exception;
    }

    /** @param part of one of the statements, by which the transaction is known */
    static SpokenSql of(Plant plant, String role, String part, Question question) throws Exception {
        plant.execute("postgres", "ALTER SYSTEM SET log_line_prefix = '%p %u '");
        plant.execute("postgres", "ALTER SYSTEM SET log_statement = 'all'");
        plant.execute("postgres", "SELECT pg_reload_conf()");
        Thread.sleep(1000);
        long before = Files.size(plant.postgresLog());
        question.ask();
        Thread.sleep(1000);
        plant.execute("postgres", "ALTER SYSTEM SET log_statement = 'none'");
        plant.execute("postgres", "SELECT pg_reload_conf()");
        return read(plant.postgresLog(), before, role, part);
    }

    private static SpokenSql read(Path log, long from, String role, String part) throws IOException {
        byte[] all = Files.readAllBytes(log);
        String said = new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8);
        Map<String, List<Statement>> byProcess = new HashMap<>();
        List<Statement> found = List.of();
        // What goes on over several lines has a tab before all but the first.
        for (String entry : said.split("\n(?!\t)")) {
            Matcher line = LINE.matcher(entry);
            if (!line.matches() || !line.group(2).equals(role)) continue;
            List<Statement> transaction = byProcess.computeIfAbsent(line.group(1), process -> new ArrayList<>());
            if (line.group(3).equals("DETAIL")) {
                transaction.getLast().values().putAll(values(line.group(4)));
                continue;
            }
            Matcher executed = EXECUTED.matcher(line.group(4));
            if (!executed.matches()) continue;
            String sql = executed.group(1).replace("\n\t", "\n");
            if (sql.equals(BEGIN) || (sql.contains(WHOSE) && !isOpen(transaction))) transaction.clear();
            transaction.add(new Statement(sql, new LinkedHashMap<>()));
            boolean wanted = transaction.stream().anyMatch(one -> one.sql().contains(part));
            if (!isOpen(transaction) && wanted) found = List.copyOf(transaction);
        }
        if (found.isEmpty()) throw new IllegalStateException("no transaction with " + part + " in " + log);
        return new SpokenSql(found);
    }

    private static boolean isOpen(List<Statement> transaction) {
        return !transaction.isEmpty()
                && transaction.getFirst().sql().equals(BEGIN)
                && !transaction.getLast().sql().equals(COMMIT);
    }

    private static Map<Integer, String> values(String detail) {
        Map<Integer, String> values = new LinkedHashMap<>();
        Matcher value = VALUE.matcher(detail);
        while (value.find()) {
            String text = value.group(2) == null ? null : value.group(2).replace("''", "'");
            values.put(Integer.parseInt(value.group(1)), text);
        }
        return values;
    }

    /** Statements that travel together. */
    record Trip(int first, List<Statement> statements) {}

    /** Without BEGIN and COMMIT. */
    int count() {
        return isTransaction() ? statements.size() - 2 : statements.size();
    }

    boolean isTransaction() {
        return statements.getFirst().sql().equals(BEGIN);
    }

    /**
     * Names and values of the script's variables.
     *
     * @param varying by its value in the log: what is another one each time
     */
    Map<String, String> variables(Map<String, Varying> varying) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < statements.size(); i++) {
            for (var value : statements.get(i).values().entrySet()) {
                if (value.getValue() == null || varying.containsKey(value.getValue())) continue;
                String name = name(i, value.getKey());
                List<String> parts = parts(value.getValue(), varying);
                variables.put(name, parts.getFirst());
                if (parts.size() > 1) variables.put(name + "b", parts.getLast());
            }
        }
        return variables;
    }

    /** @param varying as for the variables */
    String script(Map<String, Varying> varying) {
        StringBuilder script = new StringBuilder();
        for (Trip trip : trips()) {
            boolean several = trip.statements().size() > 1;
            if (several) script.append("\\startpipeline\n");
            for (int i = 0; i < trip.statements().size(); i++) {
                script.append(written(trip.first() + i, varying)).append("\n;\n");
            }
            if (several) script.append("\\endpipeline\n");
        }
        return script.toString();
    }

    private String written(int number, Map<String, Varying> varying) {
        Statement statement = statements.get(number);
        return PARAMETER.matcher(statement.sql()).replaceAll(found -> {
            int place = Integer.parseInt(found.group(1));
            String value = statement.values().get(place);
            return Matcher.quoteReplacement(written(number, place, value, varying));
        });
    }

    /** BEGIN and COMMIT among them, as the database sees it. */
    private List<Trip> trips() {
        List<Trip> trips = new ArrayList<>();
        for (int i = 0, next; i < statements.size(); i = next) {
            next = lastOfTrip(i) + 1;
            trips.add(new Trip(i, statements.subList(i, next)));
        }
        return trips;
    }

    /** For the driver, which sends BEGIN and COMMIT by itself. */
    List<DriverLoop.Trip> driven(Map<String, Varying> varying) {
        List<DriverLoop.Trip> driven = new ArrayList<>();
        for (Trip trip : trips()) {
            List<Statement> own = trip.statements().stream()
                    .filter(one -> !one.sql().equals(BEGIN) && !one.sql().equals(COMMIT))
                    .toList();
            if (!own.isEmpty()) driven.add(driven(own, varying));
        }
        return driven;
    }

    private static DriverLoop.Trip driven(List<Statement> statements, Map<String, Varying> varying) {
        List<DriverLoop.Value> values = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Statement one : statements) {
            texts.add(PARAMETER.matcher(one.sql()).replaceAll(found -> {
                values.add(driven(one.values().get(Integer.parseInt(found.group(1))), varying));
                return "?";
            }));
        }
        return new DriverLoop.Trip(String.join("\n;\n", texts), values);
    }

    private static DriverLoop.Value driven(String value, Map<String, Varying> varying) {
        if (value == null) return new DriverLoop.Value(null, null, null);
        List<String> parts = parts(value, varying);
        if (parts.size() == 1) return new DriverLoop.Value(value, null, null);
        return new DriverLoop.Value(parts.getFirst(), varying.get(parts.get(1)), parts.getLast());
    }

    /** Of what travels together: as the driver sends it, a BEGIN goes along with what comes after it. */
    private int lastOfTrip(int first) {
        int says = statements.get(first).sql().equals(BEGIN) ? first + 1 : first;
        Matcher together = TOGETHER.matcher(statements.get(says).sql());
        return together.find() ? says + Integer.parseInt(together.group(1)) : first;
    }

    private static String written(int statement, int place, String value, Map<String, Varying> varying) {
        if (value == null) return "NULL";
        if (varying.containsKey(value)) return "cast(" + varying.get(value).expression() + " AS uuid)";
        String name = ":" + name(statement, place);
        List<String> parts = parts(value, varying);
        return parts.size() == 1
                ? name
                : "(" + name + " || " + varying.get(parts.get(1)).expression() + " || " + name + "b)";
    }

    /** The value; or what is before the first that varies, that, and what is behind it. */
    private static List<String> parts(String value, Map<String, Varying> varying) {
        for (String one : varying.keySet()) {
            int begin = value.indexOf(one);
            if (begin >= 0) return List.of(value.substring(0, begin), one, value.substring(begin + one.length()));
        }
        return List.of(value);
    }

    private static String name(int statement, int place) {
        return "s" + statement + "_" + place;
    }
}
