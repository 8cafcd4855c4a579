package dev.rapport.interactions.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.interactions.contact.ContactLookup;
import dev.rapport.interactions.interaction.NewInteraction;
import dev.rapport.kit.file.Fault;
import dev.rapport.kit.file.NdjsonRows;
import dev.rapport.kit.file.Row;
import dev.rapport.kit.imports.RowRules;

/** A row on its way to a deed: what it says, and what is wrong with it. */
final class Draft {

    private final Row<ObjectNode> row;
    private final List<Fault> faults = new ArrayList<>();
    private ObjectNode text;
    private ObjectNode endingText;
    private Sort sort = Sort.INTERACTION;
    private Reference reference;
    private Record said;
    private Ending ending;
    private UUID key;
    private List<UUID> hashes = List.of();

    Draft(Row<ObjectNode> row, Job job) {
        this.row = row;
        if (!row.faults().isEmpty()) return;
        text = row.said().deepCopy();
        sort = Sort.of(text.path("kind").asText());
        if (sort != Sort.INTERACTION) text.remove("kind");
        endingText = sort == Sort.COMMITMENT ? Ending.takenFrom(text) : text.objectNode();
        if (!text.has("organizationId") && job.organizationId() != null)
            text.put("organizationId", job.organizationId().toString());
        reference = Reference.takenFrom(text, job.agency(), faults);
    }

    /** The organization and the influencer, where they are named by id. */
    List<UUID> ids() {
        List<UUID> ids = new ArrayList<>();
        for (String field : List.of("organizationId", "influencerId")) id(field).ifPresent(ids::add);
        return ids;
    }

    private Optional<UUID> id(String field) {
        try {
            return text == null || !text.path(field).isTextual()
                    ? Optional.empty()
                    : Optional.of(UUID.fromString(text.path(field).asText()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<String> contactKey() {
        return Optional.ofNullable(reference).map(Reference::key);
    }

    void read(ContactLookup contacts, RowRules rules, ObjectMapper json) {
        if (text == null) return;
        if (reference != null) reference.resolve(text, contacts, faults);
        else if (!text.has("influencerId") && faults.isEmpty())
            faults.add(new Fault("/influencerId", "required", "Name the influencer."));
        // A time of its own is what makes a row the same one when it comes again.
        if (sort != Sort.AGREEMENT && !text.has("occurredAt"))
            faults.add(new Fault("/occurredAt", "required", "Say when it was."));
        if (!faults.isEmpty()) return;
        try {
            said = json.treeToValue(text, sort.form());
            ending = json.treeToValue(endingText, Ending.class);
            faults.addAll(rules.faults(said, one -> {}, pointer -> pointer));
            requireKnown(contacts);
            if (!faults.isEmpty()) return;
            hashes = hashes(contacts, json);
            key = externalId()
                    .map(id -> RowKey.of(sort.name(), "externalId", id))
                    .orElse(hash());
        } catch (JsonProcessingException e) {
            faults.addAll(NdjsonRows.faults(e));
        }
    }

    /** Its own first; then as if it had said another id of the same person, under which it may have come before. */
    private List<UUID> hashes(ContactLookup contacts, ObjectMapper json) throws JsonProcessingException {
        UUID own = id("influencerId").orElseThrow();
        List<UUID> all = new ArrayList<>();
        all.add(hash(said, json));
        for (UUID id : contacts.allOf(own)) {
            if (id.equals(own)) continue;
            ObjectNode other = text.deepCopy().put("influencerId", id.toString());
            all.add(hash(json.treeToValue(other, sort.form()), json));
        }
        return all;
    }

    private UUID hash(Record form, ObjectMapper json) throws JsonProcessingException {
        return RowKey.of(sort.name(), json.writeValueAsString(form), json.writeValueAsString(ending));
    }

    private void requireKnown(ContactLookup contacts) {
        if (!id("organizationId").filter(contacts::isOrganization).isPresent())
            faults.add(new Fault("/organizationId", "unknown_reference", "No organization has this id."));
        if (!id("influencerId").filter(contacts::isInfluencer).isPresent())
            faults.add(new Fault("/influencerId", "unknown_reference", "No influencer has this id."));
    }

    Optional<String> externalId() {
        return Optional.of(text.path("externalId"))
                .filter(value -> value.isTextual())
                .map(value -> value.asText());
    }

    Optional<UUID> answered() {
        return said instanceof NewInteraction one ? Optional.ofNullable(one.inReplyTo()) : Optional.empty();
    }

    boolean isFaulty() {
        return !row.faults().isEmpty() || !faults.isEmpty();
    }

    /** With the places where they are in the file. */
    List<Fault> faults() {
        return row.faults().isEmpty() ? placed(faults) : row.faults();
    }

    List<Fault> placed(List<Fault> found) {
        return found.stream()
                .map(one -> new Fault(
                        one.place() == null ? null : row.place().apply(one.place()), one.code(), one.message()))
                .toList();
    }

    long line() {
        return row.line();
    }

    Sort sort() {
        return sort;
    }

    Record said() {
        return said;
    }

    Ending ending() {
        return ending;
    }

    UUID key() {
        return key;
    }

    /** By which of them it may have come before. */
    List<UUID> keys() {
        return key.equals(hash()) ? hashes : List.of(key);
    }

    UUID hash() {
        return hashes.getFirst();
    }

    boolean says(UUID hash) {
        return hashes.contains(hash);
    }

    /** By external id, of its own sort. */
    <T> T in(Map<Sort, Map<String, T>> known) {
        return externalId()
                .map(id -> known.getOrDefault(sort, Map.of()).get(id))
                .orElse(null);
    }
}
