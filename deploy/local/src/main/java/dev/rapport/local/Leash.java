package dev.rapport.local;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Starts a packaged service that ends when the program which started it ends, even by a kill that nobody can catch. */
final class Leash {
    private Leash() {}

    /** @param arguments the main class of the service */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("leash").start(Leash::waitForTheEndOfInput);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    }

    /** The directory or jar with this class, for the class path of the other JVM. */
    static Path location() {
        try {
            return Path.of(Leash.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitForTheEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("The starter cannot be watched any more: " + e);
        }
        System.exit(0);
    }
}
