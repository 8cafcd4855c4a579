package dev.rapport.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the project lies and where a run keeps its data; the scripts tell by the system property rapport.home. */
public final class Checkout {
    private Checkout() {}

    public static Path root() {
        String told = System.getProperty("rapport.home", "");
        return told.isEmpty()
                ? above(Path.of("").toAbsolutePath())
                : Path.of(told).toAbsolutePath().normalize();
    }

    public static Path data(Map<String, String> environment) {
        String elsewhere = environment.getOrDefault("RAPPORT_LOCAL_DIR", "");
        return root().resolve(elsewhere.isBlank() ? ".local" : elsewhere);
    }

    /** Packaged by the build; the lib directory beside it belongs to it. */
    static Path jar(String module) {
        return jar(root(), module);
    }

    /** The same of another checkout. */
    static Path jar(Path root, String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Tests run in the directory of their module. */
    private static Path above(Path start) {
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            if (Files.isDirectory(directory.resolve("deploy/local"))) return directory;
        }
        return start;
    }
}
