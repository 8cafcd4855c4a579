package dev.rapport.agents;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The services' problems say what was wrong and what would be right; an agent can do with that what a person can. */
final class Problems {

    private Problems() {}

    /**
     * @param body a problem as of RFC 9457, or anything
     * @param location where it has gone, empty where that is not said
     */
    static String text(int status, String body, String location) {
        if (status / 100 == 3)
            return "merged: this influencer was merged into another; call again with the influencerId in " + location;
        try {
            JsonObject problem = new JsonObject(body);
            StringBuilder text = new StringBuilder(problem.getString("code", "status_" + status))
                    .append(": ")
                    .append(problem.getString("detail", problem.getString("title", "It was refused.")));
            for (Object one : problem.getJsonArray("violations", new JsonArray())) {
                JsonObject violation = (JsonObject) one;
                text.append(' ')
                        .append(violation.getString("pointer", violation.getString("parameter", "")))
                        .append(": ")
                        .append(violation.getString("message", violation.getString("code", "")));
            }
            if (!location.isEmpty()) text.append(" See ").append(location);
            return text.toString();
        } catch (DecodeException | ClassCastException noProblem) {
            return "status_" + status + ": The service did not answer as it should; try again in a moment.";
        }
    }
}
