package dev.rapport.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.Service;

/** API documents as JSON has them: what looks like a date is a text. */
final class Documents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGE = 50_000_000;

    private Documents() {}

    static JsonNode committed(Service service) throws IOException {
        return read(Path.of("..", "..", service.module(), "openapi.yaml"));
    }

    static JsonNode read(Path file) throws IOException {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGE);
        var dump = new DumperOptions();
        var yaml = new Yaml(new SafeConstructor(options), new Representer(dump), dump, options, new WithoutDates());
        return JSON.valueToTree(yaml.<Object>load(Files.readString(file)));
    }

    private static final class WithoutDates extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern form, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) super.addImplicitResolver(tag, form, first, limit);
        }
    }
}
