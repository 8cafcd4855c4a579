package dev.rapport.local.faults;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

import dev.rapport.local.Service;

/**
 * The packaged services with a defect in them, in a folder of their own: what the patch changes is compiled again and put
 * in the place of what was packaged. Nothing of it comes near the sources.
 */
final class DefectiveBuild {
    private static final String KIT = "service-kit";
    private static final String SOURCES = "src/main/java";
    private static final String RESOURCES = "src/main/resources";

    private final Path root;
    private final Path home;
    private final Defect defect;

    private DefectiveBuild(Path root, Path home, Defect defect) {
        this.root = root;
        this.home = home;
        this.defect = defect;
    }

    /** @param home of the run, to be made anew */
    static void make(Path root, Path home, Defect defect) throws IOException, InterruptedException {
        new DefectiveBuild(root, home, defect).make();
    }

    private void make() throws IOException, InterruptedException {
        delete(home);
        for (Service service : Service.values()) {
            String packaged = service.module() + "/target/quarkus-app";
            copy(root.resolve(packaged), home.resolve(packaged));
        }
        for (String file : defect.changed()) copyFile(root.resolve(file), home.resolve(file));
        patch();
        Map<String, List<String>> byModule = new LinkedHashMap<>();
        for (String file : defect.changed()) {
            byModule.computeIfAbsent(file.substring(0, file.indexOf('/')), module -> new ArrayList<>())
                    .add(file);
        }
        for (var module : byModule.entrySet()) replace(module.getKey(), module.getValue());
    }

    private void patch() throws IOException, InterruptedException {
        var git = new ProcessBuilder(
                        "git", "apply", "--whitespace=nowarn", defect.patch().toString())
                .directory(home.toFile())
                .inheritIO();
        // Else it would see that it is within another repository, and pass over all files without a word.
        git.environment().put("GIT_CEILING_DIRECTORIES", home.getParent().toString());
        if (git.start().waitFor() != 0)
            throw new IllegalStateException("The patch does not fit any more: " + defect.name());
    }

    private void replace(String module, List<String> files) throws IOException {
        Path classes = home.resolve("classes").resolve(module);
        Files.createDirectories(classes);
        List<String> sources =
                files.stream().filter(file -> file.endsWith(".java")).toList();
        if (!sources.isEmpty()) compile(sources, classes);
        for (String file : files) {
            if (file.endsWith(".java")) continue;
            copyFile(
                    home.resolve(file),
                    classes.resolve(file.substring(file.indexOf(RESOURCES) + RESOURCES.length() + 1)));
        }
        for (Service service : Service.values()) {
            Path jar = jar(service, module);
            if (Files.exists(jar)) put(classes, jar, service);
        }
    }

    private void compile(List<String> sources, Path classes) throws IOException {
        String libraries;
        try (Stream<Path> all = Files.walk(home)) {
            libraries = all.filter(path -> path.toString().endsWith(".jar"))
                    .map(Path::toString)
                    .collect(Collectors.joining(java.io.File.pathSeparator));
        }
        List<String> options = new ArrayList<>(
                List.of("-proc:none", "-parameters", "--release", "21", "-nowarn", "-cp", libraries, "-d"));
        options.add(classes.toString());
        for (String source : sources) options.add(home.resolve(source).toString());
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
        if (result != 0) throw new IllegalStateException("The patch does not compile any more: " + defect.name());
    }

    private Path jar(Service service, String module) throws IOException {
        Path packaged = home.resolve(service.module()).resolve("target/quarkus-app");
        boolean kit = module.equals(KIT);
        Path folder = packaged.resolve(kit ? "lib/main" : "app");
        try (var jars = Files.newDirectoryStream(folder, (kit ? "*." : "") + module + "-*.jar")) {
            var found = jars.iterator();
            return found.hasNext() ? found.next() : folder.resolve("none");
        }
    }

    private void put(Path classes, Path jar, Service service) throws IOException {
        Path transformed =
                home.resolve(service.module()).resolve("target/quarkus-app/quarkus/transformed-bytecode.jar");
        try (var into = FileSystems.newFileSystem(jar);
                var before = FileSystems.newFileSystem(transformed);
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString();
                // Those are loaded instead, so that a defect here would not be there at all.
                if (Files.exists(before.getPath(name)))
                    throw new IllegalStateException("Quarkus has a version of its own: " + name);
                Files.copy(file, into.getPath(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.filter(Files::isRegularFile).toList())
                copyFile(path, to.resolve(from.relativize(path)));
        }
    }

    private static void copyFile(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
