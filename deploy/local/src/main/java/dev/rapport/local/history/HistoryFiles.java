package dev.rapport.local.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Correspondences as files to import. */
final class HistoryFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HistoryFiles() {}

    static void writeContacts(List<Correspondence> all, Path file) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("name,externalId\n");
            for (String contact :
                    all.stream().map(Correspondence::contact).distinct().toList()) {
                csv.write("Contact %1$s,contact-%1$s%n".formatted(contact));
            }
        }
    }

    /** @param organizations ids by person */
    static void writeDeeds(List<Correspondence> all, Map<String, String> organizations, Path file) throws IOException {
        try (BufferedWriter ndjson = Files.newBufferedWriter(file)) {
            for (Correspondence one : all) {
                int number = 0;
                for (Deed deed : one.deeds()) {
                    var row = new LinkedHashMap<String, Object>(deed.fields());
                    row.put("kind", deed.kind());
                    row.put("organizationId", organizations.get(one.person()));
                    row.put("influencerExternalId", "contact-" + one.contact());
                    row.put("occurredAt", deed.occurredAt().toString());
                    // Two messages in one second are two.
                    row.put("externalId", "%s-%s-%d".formatted(one.person(), one.contact(), ++number));
                    ndjson.write(JSON.writeValueAsString(row));
                    ndjson.write('\n');
                }
            }
        }
    }
}
