package dev.rapport.local.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.rapport.local.Checkout;

/** Whether the checker would find anything: puts one defect after the other into the services, and has it look. */
public final class Teeth {
    private static final int MOST_SHOWN = 4;
    /** Of a run that did not get as far as to its checks, because so little works. */
    private static final String BROKEN_OFF = "BROKEN_OFF";

    private final Path root = Checkout.root();
    private final Map<Defect, List<String>> found = new LinkedHashMap<>();

    private Teeth() {}

    /** Argument: the beginning of a defect's name (all). */
    public static void main(String[] arguments) throws Exception {
        String wanted = arguments.length > 0 ? arguments[0] : "";
        System.exit(new Teeth().run(wanted) ? 0 : 1);
    }

    private boolean run(String wanted) throws IOException, InterruptedException {
        List<Defect> defects;
        try (Stream<Path> patches = Files.list(root.resolve("deploy/e2e/defects"))) {
            defects = patches.filter(patch -> patch.toString().endsWith(".patch"))
                    .sorted()
                    .map(Defect::of)
                    .filter(defect -> defect.name().startsWith(wanted))
                    .toList();
        }
        if (defects.isEmpty()) throw new IllegalStateException("There is no defect " + wanted);
        for (Defect defect : defects) {
            System.out.printf("%s: %s%n", defect.name(), defect.what());
            found.put(defect, bite(defect));
        }
        System.out.println();
        found.forEach((defect, kinds) -> System.out.printf(
                "%-11s %-36s %s%n",
                isCaught(defect, kinds) ? "caught" : "NOT CAUGHT",
                defect.name(),
                kinds.stream().limit(MOST_SHOWN).toList()));
        return found.entrySet().stream().allMatch(one -> isCaught(one.getKey(), one.getValue()));
    }

    private static boolean isCaught(Defect defect, List<String> kinds) {
        return kinds.stream().anyMatch(defect.found()::contains);
    }

    /** @return the kinds of violations that a run with this defect ends with */
    private List<String> bite(Defect defect) throws IOException, InterruptedException {
        Path home = root.resolve("deploy/e2e/target/teeth").resolve(defect.name());
        DefectiveBuild.make(root, home, defect);
        Path log = home.resolveSibling(defect.name() + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Drapport.home=" + home));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Faults.class.getName()));
        command.addAll(defect.run());
        var run = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(run::destroy));
        run.waitFor();
        List<String> lines = Files.readAllLines(log);
        List<String> kinds = new ArrayList<>();
        for (Violation.Kind kind : Violation.Kind.values()) {
            if (lines.stream().anyMatch(line -> line.startsWith("  " + kind + ": "))) kinds.add(kind.name());
        }
        if (lines.stream().anyMatch(line -> line.startsWith("Exception in thread \"main\""))) kinds.add(BROKEN_OFF);
        // Hundreds of megabytes; of what was not caught, all is kept to be looked at.
        if (isCaught(defect, kinds)) DefectiveBuild.delete(home);
        return kinds;
    }
}
