package dev.rapport.local.walls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.rapport.local.PatternAttack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** No regular expression that meets what others send can be made to run for ever. */
public abstract class HarmlessPatterns {

    private static final Pattern IN_DOCUMENT = Pattern.compile("^ *pattern: (.*)$", Pattern.MULTILINE);

    @Test
    void none_in_the_code_can_be_led_astray() {
        List<Class<?>> classes = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(getClass().getPackageName(), "dev.rapport.kit")
                        .stream()
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
        harmless(PatternAttack.constants(classes));
    }

    @Test
    void none_in_the_document_can_be_led_astray() throws IOException {
        Map<String, Pattern> found = new TreeMap<>();
        Matcher patterns = IN_DOCUMENT.matcher(Files.readString(Path.of("openapi.yaml")));
        while (patterns.find()) found.put(patterns.group(1), Pattern.compile(unquoted(patterns.group(1))));
        harmless(found);
    }

    private static String unquoted(String yaml) {
        if (!yaml.startsWith("\"")) return yaml;
        return yaml.substring(1, yaml.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static void harmless(Map<String, Pattern> patterns) {
        assertFalse(patterns.isEmpty());
        patterns.forEach((name, pattern) -> assertEquals("", PatternAttack.weakness(pattern), name));
    }
}
