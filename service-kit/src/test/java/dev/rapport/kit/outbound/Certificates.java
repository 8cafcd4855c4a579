package dev.rapport.kit.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.vertx.core.net.PfxOptions;

/** Key and certificate of a made-up host, signed by itself, made with what comes with the JDK. */
final class Certificates {

    private static final String PASSWORD = "of-a-test";

    private Certificates() {}

    static PfxOptions of(String host) {
        try {
            Path directory = Files.createTempDirectory("rapport-certificate");
            Path store = directory.resolve("store.p12");
            String tool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            Process made = new ProcessBuilder(
                            tool,
                            "-genkeypair",
                            "-alias",
                            "host",
                            "-keyalg",
                            "EC",
                            "-storetype",
                            "PKCS12",
                            "-dname",
                            "CN=" + host,
                            "-ext",
                            "SAN=dns:" + host,
                            "-validity",
                            "2",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            store.toString())
                    .inheritIO()
                    .start();
            if (made.waitFor() != 0) throw new IllegalStateException("keytool failed");
            byte[] bytes = Files.readAllBytes(store);
            Files.delete(store);
            Files.delete(directory);
            return new PfxOptions()
                    .setValue(io.vertx.core.buffer.Buffer.buffer(bytes))
                    .setPassword(PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
