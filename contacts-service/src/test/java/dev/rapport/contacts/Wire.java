package dev.rapport.contacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.restassured.RestAssured;

/** HTTP letter by letter, for what no client library would send. */
record Wire(int status, String head, String body) {

    /** Sends this request line, headers and all, and reads until the server has closed. */
    static Wire send(String request) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int blank = answer.indexOf("\r\n\r\n");
            if (blank < 0) throw new AssertionError("no answer but: " + answer);
            return new Wire(
                    Integer.parseInt(answer.split(" ", 3)[1]), answer.substring(0, blank), answer.substring(blank + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Wire get(String target, String... headers) {
        return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join("", lines(headers)) + "\r\n");
    }

    private static String[] lines(String... headers) {
        String[] lines = new String[headers.length];
        for (int i = 0; i < headers.length; i++) lines[i] = headers[i] + "\r\n";
        return lines;
    }
}
