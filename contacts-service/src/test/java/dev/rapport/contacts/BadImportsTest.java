package dev.rapport.contacts;

import java.io.InputStream;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.contacts.Imports.CSV;
import static dev.rapport.contacts.Imports.NDJSON;
import static dev.rapport.contacts.Imports.UPLOAD;
import static dev.rapport.contacts.Imports.VCARD;
import static dev.rapport.contacts.Imports.counts;
import static dev.rapport.contacts.Imports.csv;
import static dev.rapport.contacts.Imports.ended;
import static dev.rapport.contacts.Imports.people;
import static dev.rapport.contacts.Imports.refusals;
import static dev.rapport.contacts.Imports.send;
import static dev.rapport.contacts.Problems.invalidParameter;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever is wrong with a file: said where and why, and the rest goes on. */
@QuarkusTest
class BadImportsTest {

    private final Api api = Api.ofANewAgency();

    @Test
    void every_refused_row_is_named_with_line_column_and_reason() {
        String path = csv(
                api,
                """
                Full name,E-mail,Language,Instagram followers,Instagram,Source,cadenceTargetDays,cadenceMaxDays,Notes
                Mina,mina@berg.example,en,1,mina,,,,"two
                lines"
                ,nora@x.example,en,1,nora,,,,
                Ola,no address,english language,many,ola,elsewhere,,,
                Pia,pia@x.example,,,,,30,10,
                Rut,"%s",,,,,,,
                Siv,siv@x.example,,,,,,,
                """
                        .formatted("x".repeat(300)));
        counts(api, path, "read", 6, "created", 2, "refused", 4);
        assertEquals(
                List.of(
                        "4 Full name required",
                        "5 Instagram followers wrong_type",
                        "5 Source unknown_value",
                        "6 cadenceMaxDays less_than_target",
                        "7 E-mail email",
                        "7 E-mail size"),
                refusals(api, path).stream().sorted().toList());
        api.get(path + "/refusals").then().body("items.message.flatten().join()", not(containsString("elsewhere")));
    }

    @Test
    void refusals_can_be_paged_and_downloaded() {
        StringBuilder file = new StringBuilder("name,email\n");
        for (int i = 0; i < 2500; i++) file.append("Person,no address\n");
        String path = csv(api, file.toString());
        String next = api.get(path + "/refusals?limit=2")
                .then()
                .body("items.line", equalTo(List.of(2, 3)))
                .extract()
                .path("page.next");
        String prev = api.get(path + "/refusals?limit=2&cursor=" + next)
                .then()
                .body("items.line", equalTo(List.of(4, 5)))
                .extract()
                .path("page.prev");
        api.get(path + "/refusals?limit=2&cursor=" + prev).then().body("items.line", equalTo(List.of(2, 3)));
        invalidParameter(api.get(path + "/refusals?sort=line"), "sort", "unknown_value");
        String all =
                api.get(path + "/refusals.csv").then().statusCode(200).extract().asString();
        String[] lines = all.split("\r\n");
        assertEquals(2501, lines.length);
        assertEquals("\uFEFFline,column,code,message", lines[0]);
        assertEquals("2501,email,email,must be a well-formed email address", lines[2500]);
    }

    @Test
    void a_bad_line_of_json_spoils_no_other() {
        String path = ended(
                api,
                send(
                        api,
                        NDJSON,
                        """
                        {"name": "Mina"}
                        {"name": "Nora"
                        {"name": "Ola", "secret": 1}
                        {"name": "Pia", "source": "MARKER"}
                        {"name": 5}
                        []
                        null
                        {"name": "Rut", "emails": [null]}
                        {"name": "Siv", "channels": [{"network": "x"}]}
                        {"name": "\\u0000"}
                        {"name": "Unn"}
                        """,
                        ""));
        assertEquals(
                List.of(
                        "2 - malformed_json",
                        "3 /secret unknown_property",
                        "4 /source unknown_value",
                        "5 /name wrong_type",
                        "6 - wrong_type",
                        "7 - wrong_type",
                        "8 /emails/0 required",
                        "9 /channels/0/handle required",
                        "10 /name not_readable"),
                refusals(api, path));
        assertEquals(2, people(api).size());
        assertTrue(Rows.of(api).get("import_refusal").stream().noneMatch(row -> row.contains("MARKER")));
    }

    @Test
    void a_broken_card_spoils_no_other() {
        String path = ended(
                api,
                send(
                        api,
                        VCARD,
                        """
                        BEGIN:VCARD
                        VERSION:4.0
                        FN:Mina
                        END:VCARD
                        rubbish

                        BEGIN:VCARD
                        VERSION:4.0
                        EMAIL:no address
                        END:VCARD
                        BEGIN:VCARD
                        VERSION:4.0
                        FN:Nora
                        """,
                        ""));
        assertEquals(
                List.of("5 - not_a_vcard", "7 EMAIL email", "7 FN required", "11 - card_without_end"),
                refusals(api, path));
    }

    @Test
    void where_rows_cannot_be_told_apart_any_more_it_ends_and_says_so() {
        String path = csv(api, "name,externalId\nMina,1\nNo\"ra,2\n\"Ola,3\nPia,4\n");
        api.get(path)
                .then()
                .body("state", equalTo("FAILED"))
                .body("failure.code", equalTo("not_csv"))
                .body("rows.created", equalTo(2));
        csv(api, "foo,bar\n1,2\n");
        api.get("/v1/imports").then().body("items[0].failure.code", equalTo("no_known_column"));
        csv(api, "name\nx\n", "?columns=Nmae:name");
        api.get("/v1/imports").then().body("items[0].failure.code", equalTo("unknown_column"));
    }

    /** Made as it is read; no string of this length is ever in memory. */
    private static InputStream endless(String head, long length, String tail) {
        return new java.io.SequenceInputStream(java.util.Collections.enumeration(List.of(
                new java.io.ByteArrayInputStream(head.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                new InputStream() {
                    private long left = length;

                    @Override
                    public int read() {
                        return left-- > 0 ? 'x' : -1;
                    }

                    @Override
                    public int read(byte[] into, int offset, int most) {
                        if (left <= 0) return -1;
                        int count = (int) Math.min(most, left);
                        java.util.Arrays.fill(into, offset, offset + count, (byte) 'x');
                        left -= count;
                        return count;
                    }
                },
                new java.io.ByteArrayInputStream(tail.getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
    }

    private String sentEndless(String type, String head, String tail) throws Exception {
        var connection = (java.net.HttpURLConnection) java.net
                .URI
                .create("http://localhost:" + io.restassured.RestAssured.port + UPLOAD)
                .toURL()
                .openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setChunkedStreamingMode(1 << 16);
        connection.setRequestProperty("Authorization", "Bearer " + dev.rapport.local.Tokens.editor(api.agency()));
        connection.setRequestProperty("Content-Type", type);
        try (var out = connection.getOutputStream()) {
            endless(head, 64L << 20, tail).transferTo(out);
        }
        assertEquals(202, connection.getResponseCode());
        String path = connection.getHeaderField("Location").replaceFirst("^https?://[^/]+", "");
        Imports.await(api, path, "DONE", "FAILED");
        return path;
    }

    @Test
    void a_line_without_end_fills_no_memory() throws Exception {
        String json = sentEndless(NDJSON, "{\"name\": \"Mina\"}\n{\"name\": \"", "\"}\n{\"name\": \"Nora\"}\n");
        assertEquals(List.of("2 - row_too_long"), refusals(api, json));
        String card = sentEndless(
                VCARD,
                "BEGIN:VCARD\nVERSION:4.0\nFN:Ola\nNOTE:",
                "\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:Pia\nPHOTO:x\nEND:VCARD\n");
        assertEquals(List.of("1 - row_too_long"), refusals(api, card));
        String cell = sentEndless(CSV, "name\nRut\n", "\nSiv\n");
        api.get(cell).then().body("failure.code", equalTo("not_csv")).body("rows.created", equalTo(1));
        assertEquals(4, people(api).size());
    }

    @Test
    void nothing_is_no_file() {
        problem(send(api, CSV, "", ""), 400, "empty_file");
        problem(api.editor().contentType("application/json").body("{}").post(UPLOAD), 415, "unsupported_media_type");
        invalidParameter(send(api, CSV + "; charset=klingon", "x", ""), "Content-Type", "unknown_value");
        api.get("/v1/imports").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode=replace",
                "dryRun=yes",
                "matchBy=name",
                "matchBy=email,email",
                "source=ELSEWHERE",
                "columns=name",
                "columns=a:name,a:tags",
                "columns=name:email",
                "columns=name:instagram.folowers",
                "columns=:name",
                "dry=true"
            })
    void a_bad_parameter_is_refused_and_nothing_is_kept(String query) {
        problem(send(api, CSV, "name\nMina\n", "?" + query), 400, "invalid_request");
        assertEquals(0, Rows.count("SELECT count(*) FROM import_chunk WHERE agency = '" + api.agency() + "'"));
    }

    @Test
    void a_repeated_upload_is_one_import_and_another_file_is_refused() {
        for (int i = 0; i < 2; i++) {
            api.editor()
                    .header("Idempotency-Key", "k")
                    .contentType(CSV)
                    .body("name\nMina\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post(UPLOAD)
                    .then()
                    .statusCode(202);
        }
        var other = api.editor().header("Idempotency-Key", "k").contentType(CSV);
        problem(
                other.body("name\nNora\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post(UPLOAD),
                422,
                "idempotency_key_reused");
        problem(
                other.body("name\nMina\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post(UPLOAD + "?dryRun=true"),
                422,
                "idempotency_key_reused");
        api.get("/v1/imports").then().body("items", hasSize(1));
    }

    @Test
    void elsewhere_a_large_body_is_refused_as_ever() {
        problem(api.editor().body("x".repeat(300_000)).post(Api.INFLUENCERS), 413, "body_too_large");
    }
}
