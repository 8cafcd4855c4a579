package dev.rapport.local.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code openapi.yaml} of the service whose tests run. */
public final class CommittedDocument {

    private static final Path FILE = Path.of("openapi.yaml");

    private CommittedDocument() {}

    /** Fails where another one is served; with {@code -Drapport.record=true} that one is taken over instead. */
    public static void is(String served) throws IOException {
        if (Boolean.getBoolean("rapport.record")) Files.writeString(FILE, served);
        if (Files.exists(FILE) && Files.readString(FILE).equals(served)) return;
        Files.writeString(Path.of("target").resolve(FILE), served);
        throw new AssertionError(
                "The API has changed; target/openapi.yaml is how. If that was meant: deploy/documents");
    }
}
