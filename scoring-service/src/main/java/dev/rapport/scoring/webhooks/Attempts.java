package dev.rapport.scoring.webhooks;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;

/** The attempts of a delivery as they are stored: of one that is replayed over and over, the latest. */
final class Attempts {

    static final String NONE = "[]";
    private static final int MOST = 30;
    private static final TypeReference<List<Attempt>> LIST = new TypeReference<>() {};

    private Attempts() {}

    static List<Attempt> of(String stored) {
        return Json.read(stored, LIST);
    }

    static String with(String stored, Attempt attempt) {
        List<Attempt> all = new ArrayList<>(of(stored));
        all.add(attempt);
        return Json.text(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
