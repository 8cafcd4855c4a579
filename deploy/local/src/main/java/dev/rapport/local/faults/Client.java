package dev.rapport.local.faults;

import java.util.List;
import java.util.Map;

/**
 * What those who wrote and read know in the end.
 *
 * @param influencers by agency, for which all was written
 * @param acknowledged each thing as it was last acknowledged, by its mark
 * @param refused marks of what the service said it had not done, with its reason
 * @param contradictions what an answer said against an earlier acknowledgement
 * @param read what agencies were shown, as agency and id of a thing
 */
record Client(
        Map<String, List<String>> influencers,
        List<Row> acknowledged,
        Map<String, String> refused,
        List<String> contradictions,
        List<Sight> read) {

    /** An agency saw this thing in a list. */
    record Sight(String agency, String id) {}
}
