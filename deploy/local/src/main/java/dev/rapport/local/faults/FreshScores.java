package dev.rapport.local.faults;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rapport.local.Checkout;

/** Scores computed at once from what the databases hold, by scoring's own arithmetic and nothing else of it. */
final class FreshScores implements AutoCloseable {
    private static final String MODEL = "dev.rapport.scoring.model.";

    private final URLClassLoader loader;

    FreshScores() throws IOException {
        Path packaged = Checkout.root().resolve("scoring-service/target/quarkus-app/app");
        List<URL> jars = new ArrayList<>();
        try (var files = Files.newDirectoryStream(packaged, "*.jar")) {
            for (Path jar : files) jars.add(url(jar));
        }
        loader = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** What an influencer's score is on a day, as "score confidence count". @param facts in any order */
    String of(Collection<Fact> facts, LocalDate day) throws ReflectiveOperationException {
        List<Object> interactions = new ArrayList<>();
        for (Fact fact : facts) interactions.add(interaction(fact.counted()));
        Collections.reverse(interactions);
        Class<?> config = loader.loadClass(MODEL + "ModelConfig");
        Object numbers = config.getField("DEFAULT").get(null);
        Class<?> type = loader.loadClass(MODEL + "Relationship");
        Object relationship = type.getMethod("of", Collection.class, config).invoke(null, interactions, numbers);
        Object standing = type.getMethod("asOf", LocalDate.class).invoke(relationship, day);
        Object score = standing.getClass().getMethod("score").invoke(standing);
        return score.getClass().getMethod("score").invoke(score)
                + " "
                + score.getClass().getMethod("confidence").invoke(score)
                + " "
                + standing.getClass().getMethod("interactionCount").invoke(standing);
    }

    private Object interaction(Fact fact) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass(MODEL + "Interaction");
        Map<String, Object> known = new HashMap<>(fact.says());
        known.put("id", fact.id());
        known.put("version", fact.version());
        known.put("deleted", fact.deleted());
        known.put("occurredOn", fact.says().get(Fact.DAY));
        var components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++)
            values[i] = value(components[i].getType(), known.get(components[i].getName()));
        Constructor<?> constructor = type.getConstructors()[0];
        return constructor.newInstance(values);
    }

    private static Object value(Class<?> type, Object known) {
        if (known == null) return null;
        String text = known.toString();
        if (type.isEnum()) return constant(type, text);
        return switch (type.getSimpleName()) {
            case "String" -> text;
            case "long", "Long" -> Long.valueOf(text);
            case "Integer" -> Integer.valueOf(text);
            case "Double" -> Double.valueOf(text);
            case "boolean", "Boolean" -> Boolean.valueOf(text);
            case "LocalDate" -> LocalDate.parse(text);
            default -> throw new IllegalStateException("What is a " + type + "?");
        };
    }

    private static Object constant(Class<?> type, String name) {
        return Optional.ofNullable(type.getEnumConstants()).stream()
                .flatMap(java.util.Arrays::stream)
                .filter(one -> ((Enum<?>) one).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
