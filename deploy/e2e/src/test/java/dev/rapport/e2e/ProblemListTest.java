package dev.rapport.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProblemListTest {

    private static final Path ROOT = Path.of("..", "..");

    @Test
    void the_list_in_docs_names_every_page_as_its_heading_does() throws IOException {
        String list = Files.readString(ROOT.resolve("docs/errors.md"));
        List<String> missing = new ArrayList<>();
        int pages = 0;
        for (String module : List.of("service-kit", "contacts-service", "interactions-service", "scoring-service")) {
            String folder = module + "/src/main/resources/problems";
            try (Stream<String> codes = Files.lines(ROOT.resolve(folder + "/codes.txt"))) {
                for (String code : codes.toList()) {
                    String page = folder + "/" + code + ".md";
                    String[] heading =
                            Files.readAllLines(ROOT.resolve(page)).get(2).split(": ", 2);
                    String row = "| [`%s`](../%s) | %s | %s |".formatted(code, page, heading[0], heading[1]);
                    if (!list.contains(row)) missing.add(row);
                    pages++;
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(list.split("\n\\| \\[").length == pages + 1, "a row that has no page");
    }
}
