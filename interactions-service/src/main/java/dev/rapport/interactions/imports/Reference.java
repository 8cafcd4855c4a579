package dev.rapport.interactions.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.interactions.contact.ContactLookup;
import dev.rapport.kit.file.Fault;
import dev.rapport.kit.outbox.Pseudonym;

/** How a row names its influencer: by id, or by one of those words that contacts-service knows them by. */
final class Reference {

    static final String EXTERNAL_ID = "influencerExternalId";
    static final String EMAIL = "influencerEmail";
    static final String ACCOUNT = "influencerAccount";
    static final List<String> NAMES = List.of(EXTERNAL_ID, EMAIL, ACCOUNT);

    private static final String ID = "influencerId";

    private final String field;
    private final String key;

    private Reference(String field, String key) {
        this.field = field;
        this.key = key;
    }

    /** Takes it out of the row; null where there is none. Two of them, or one that is none, are faults. */
    static Reference takenFrom(ObjectNode row, String agency, List<Fault> faults) {
        List<String> said = new ArrayList<>();
        if (row.has(ID)) said.add(ID);
        NAMES.stream().filter(row::has).forEach(said::add);
        if (said.size() > 1) {
            faults.add(new Fault("/" + said.getLast(), "not_applicable", "Name the influencer in one way only."));
            return null;
        }
        if (said.isEmpty() || said.getFirst().equals(ID)) return null;
        String field = said.getFirst();
        JsonNode value = row.remove(field);
        String name = value.isTextual() ? name(field, value.asText()) : null;
        if (name == null) {
            faults.add(new Fault("/" + field, "malformed", "This is no name of this sort."));
            return null;
        }
        List<String> keys = Pseudonym.of(agency, java.util.stream.Stream.of(name));
        if (keys.isEmpty()) {
            faults.add(new Fault("/" + field, "matching_is_off", "Only ids can be matched in this installation."));
            return null;
        }
        return new Reference(field, keys.getFirst());
    }

    private static String name(String field, String text) {
        if (text.isBlank() || text.length() > 500) return null;
        return switch (field) {
            case EXTERNAL_ID -> Pseudonym.externalId(text);
            case EMAIL -> Pseudonym.email(text);
            default -> {
                int slash = text.indexOf('/');
                yield slash < 1 ? null : Pseudonym.account(text.substring(0, slash), text.substring(slash + 1));
            }
        };
    }

    String key() {
        return key;
    }

    /** Puts the id into the row, or says why not. */
    void resolve(ObjectNode row, ContactLookup contacts, List<Fault> faults) {
        List<UUID> found = contacts.influencers(key);
        if (found.size() == 1) row.put(ID, found.getFirst().toString());
        else if (found.isEmpty())
            faults.add(new Fault("/" + field, "unknown_reference", "No influencer is known by this."));
        else faults.add(new Fault("/" + field, "ambiguous", found.size() + " influencers are known by this."));
    }
}
