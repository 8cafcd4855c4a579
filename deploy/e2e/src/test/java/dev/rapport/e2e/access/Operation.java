package dev.rapport.e2e.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.LocalServices;
import dev.rapport.local.Service;
import dev.rapport.local.contract.DocumentedOperation;

/**
 * An operation as its service's OpenAPI document has it.
 *
 * @param roles of each way to be let in, the role; empty where one needs no token
 * @param paged whether it takes a cursor
 */
record Operation(Service service, String id, String method, String path, Set<String> roles, boolean paged) {

    static List<Operation> of(Service service) {
        URI document = LocalServices.shared().endpoints().of(service).resolve("/q/openapi?format=json");
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(document).build(), BodyHandlers.ofString());
            return in(service, new ObjectMapper().readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Operation> in(Service service, JsonNode document) {
        return DocumentedOperation.in(document).stream()
                .map(one -> parsed(service, one.path(), one.method(), one.content()))
                .toList();
    }

    private static Operation parsed(Service service, String path, String method, JsonNode found) {
        Set<String> roles = new TreeSet<>();
        for (JsonNode way : found.path("security")) {
            if (way.isEmpty()) roles.add("nobody");
            way.path("token").forEach(role -> roles.add(role.asText()));
        }
        boolean paged = found.path("parameters").valueStream().anyMatch(one -> "cursor"
                .equals(one.path("name").asText()));
        return new Operation(
                service,
                found.get("operationId").asText(),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                roles,
                paged);
    }

    /** Whether a rule's path is one of this operation. */
    boolean takes(String rulePath) {
        return rulePath.split("\\?")[0].matches(
                path.replaceAll("\\{[^}]*}", "[^/]+").replace(".", "\\."));
    }
}
