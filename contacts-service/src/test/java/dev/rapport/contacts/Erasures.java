package dev.rapport.contacts;

import io.restassured.response.Response;

/** Erases, and what is to be done with that. */
final class Erasures {

    static final String ERASURES = "/v1/erasures";

    private Erasures() {}

    static Response attempt(Api api, String influencer, long version) {
        return api.admin()
                .header("If-Match", Api.etag(version))
                .body(Api.map("reason", "ASKED_BY_THE_PERSON"))
                .post(influencer + "/erasure");
    }

    /** The path of the proof. */
    static String erase(Api api, String influencer, long version) {
        return Api.path(attempt(api, influencer, version));
    }

    static Response lift(Api api, String erasure, long version) {
        return api.admin()
                .header("If-Match", Api.etag(version))
                .delete(erasure + "/suppression?reason=ASKED_BY_THE_PERSON");
    }
}
