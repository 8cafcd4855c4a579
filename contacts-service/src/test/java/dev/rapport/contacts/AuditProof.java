package dev.rapport.contacts;

import java.sql.SQLException;

import io.restassured.path.json.JsonPath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The audit log of an agency as an auditor sees it, and as somebody meddles with it who owns the database. */
record AuditProof(Api api) {

    static final String PATH = "/v1/audit/contacts/verification";

    JsonPath verify(String query) {
        return api.admin().get(PATH + query).then().statusCode(200).extract().jsonPath();
    }

    /** Once no entry waits any more. */
    JsonPath sealed() throws InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (true) {
            JsonPath proof = verify("");
            if (proof.getLong("waiting") == 0) return proof;
            assertTrue(System.nanoTime() < deadline, "entries are not sealed");
            Thread.sleep(100);
        }
    }

    /** So many seals at least, and the head that an auditor has noted. */
    String kept(int seals) throws InterruptedException {
        JsonPath proof = null;
        for (int i = 0; i < seals; i++) {
            api.influencer("Mina");
            api.influencer("Nora");
            proof = sealed();
        }
        return after(proof);
    }

    static String after(JsonPath proof) {
        return "?after=" + proof.getLong("head.seq") + "&hash=" + proof.getString("head.hash");
    }

    /** Past all walls. @param sql with OURS for what belongs to the agency */
    void tamper(String sql) throws SQLException {
        Rows.run(sql.replace("OURS", "agency = '" + api.agency() + "'"));
    }

    void breaks(String cause, String query) {
        JsonPath proof = verify(query);
        assertEquals(false, proof.getBoolean("intact"), "intact");
        assertEquals(cause, proof.getString("firstBreak.cause"));
    }
}
