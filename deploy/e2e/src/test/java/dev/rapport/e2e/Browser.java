package dev.rapport.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who signs in: authorization code with PKCE (RFC 7636), as a browser and the web client do it between them. */
final class Browser {

    private static final String CLIENT = "rapport-web";
    private static final String CALLBACK = "http://127.0.0.1:1/callback";
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");

    private final Keycloak keycloak;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** By hand: on this machine there is no TLS, and cookies that want it would not be sent back. */
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** The access token of a person who knows their password. */
    String signIn(String name, String password) throws Exception {
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        String state = UUID.randomUUID().toString();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        String question = Keycloak.query(Map.of(
                "client_id",
                CLIENT,
                "redirect_uri",
                CALLBACK,
                "response_type",
                "code",
                "scope",
                "openid",
                "state",
                state,
                "code_challenge",
                Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
                "code_challenge_method",
                "S256"));
        URI login = URI.create(keycloak.issuer() + "/protocol/openid-connect/auth?" + question);
        HttpResponse<String> form =
                remember(http.send(HttpRequest.newBuilder(login).build(), BodyHandlers.ofString()));
        String action = first(ACTION, form.body()).replace("&amp;", "&");
        HttpResponse<String> redirect = remember(http.send(
                Keycloak.form(action, Map.of("username", name, "password", password), cookies()),
                BodyHandlers.ofString()));
        String back = redirect.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("not signed in: " + redirect.statusCode()));
        if (!back.startsWith(CALLBACK) || !first(STATE, back).equals(state)) throw new AssertionError(back);
        return keycloak.token(Map.of(
                "grant_type", "authorization_code",
                "client_id", CLIENT,
                "redirect_uri", CALLBACK,
                "code", first(CODE, back),
                "code_verifier", verifier));
    }

    private HttpResponse<String> remember(HttpResponse<String> answer) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) throw new AssertionError("no " + pattern + " in " + text);
        return found.group(1);
    }
}
