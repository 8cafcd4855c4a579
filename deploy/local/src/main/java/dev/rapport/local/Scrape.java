package dev.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All metrics of one service at one moment, as Prometheus reads them. */
public final class Scrape {

    private static final Pattern SAMPLE = Pattern.compile("^(\\w+)(?:\\{(.*)})? (\\S+)$");

    private record Sample(String name, String labels, double value) {}

    private final String text;
    private final List<Sample> samples;

    private Scrape(String text) {
        this.text = text;
        this.samples = text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .map(found -> new Sample(
                        found.group(1),
                        found.group(2) == null ? "" : found.group(2),
                        Double.parseDouble(found.group(3))))
                .toList();
    }

    /** Of the service under test. */
    public static Scrape now() {
        return of(URI.create("http://127.0.0.1:" + Management.port()));
    }

    /** @param management base address */
    public static Scrape of(URI management) {
        // The plain form of Prometheus, whatever else the service may know.
        var request = HttpRequest.newBuilder(management.resolve("/q/metrics"))
                .header("Accept", "text/plain")
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            return new Scrape(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        samples.forEach(one -> names.add(one.name()));
        return names;
    }

    /**
     * The sum of all samples of this name that have these labels.
     *
     * @param labels such as {@code topic="contacts"}
     * @throws IllegalStateException where there is none
     */
    public double value(String name, String... labels) {
        List<Sample> found = samples.stream()
                .filter(one ->
                        one.name().equals(name) && List.of(labels).stream().allMatch(one.labels()::contains))
                .toList();
        if (found.isEmpty()) throw new IllegalStateException("no " + name + List.of(labels) + " in\n" + text);
        return found.stream().mapToDouble(Sample::value).sum();
    }

    @Override
    public String toString() {
        return text;
    }
}
