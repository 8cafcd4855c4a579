package dev.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service tells its Kafka clients. */
final class KafkaSettings {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):?([^}]*)}");

    private KafkaSettings() {}

    /** What a service with this environment tells its clients: its own configuration, not a copy of it. */
    static Map<String, Object> of(Map<String, String> environment) {
        var file = new Properties();
        Path kit = Checkout.root().resolve("service-kit/src/main/resources/META-INF/microprofile-config.properties");
        try (var reader = Files.newBufferedReader(kit)) {
            file.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> settings = new HashMap<>();
        for (String name : file.stringPropertyNames()) {
            if (!name.startsWith("kafka.")) continue;
            String value = VARIABLE.matcher(file.getProperty(name))
                    .replaceAll(found ->
                            Matcher.quoteReplacement(environment.getOrDefault(found.group(1), found.group(2))));
            if (!value.isEmpty()) settings.put(name.substring("kafka.".length()), value);
        }
        return settings;
    }
}
