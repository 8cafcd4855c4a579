package dev.rapport.interactions.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.interactions.Deed;
import dev.rapport.interactions.DeedTable;
import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.agreement.Agreement;
import dev.rapport.interactions.commitment.Commitment;
import dev.rapport.interactions.contact.Addressed;
import dev.rapport.interactions.contact.ContactLookup;
import dev.rapport.interactions.interaction.Interaction;
import dev.rapport.interactions.interaction.NewInteraction;
import dev.rapport.interactions.interaction.Scene;
import dev.rapport.interactions.settings.AgencySettings;
import dev.rapport.kit.file.Fault;
import dev.rapport.kit.file.Row;
import dev.rapport.kit.imports.Counts;
import dev.rapport.kit.imports.Refusals;
import dev.rapport.kit.outbox.EventBatch;
import dev.rapport.kit.problem.Refusal;

/** Some rows of a history, taken in by one transaction: decided one by one, written all at once. */
final class HistoryBatch {

    private final Job job;
    private final Tools tools;
    private final Map<Sort, List<Deed>> created = new EnumMap<>(Sort.class);
    private final Map<Sort, Map<String, Deed>> taken = new EnumMap<>(Sort.class);
    private final Refusals refusals = new Refusals();
    private KnownRows known;
    private DeedMaking making;
    private ContactLookup contacts;
    private Scene scene;
    private int unchanged;
    private int refused;
    private int duplicates;

    HistoryBatch(Job job, Tools tools) {
        this.job = job;
        this.tools = tools;
    }

    Counts store(Connection connection, List<Row<ObjectNode>> rows, ContactPatience patience) throws SQLException {
        List<Draft> drafts = rows.stream().map(row -> new Draft(row, job)).toList();
        contacts = patience.lookup(connection, drafts);
        drafts.forEach(draft -> draft.read(contacts, tools.rules(), tools.json()));
        List<Draft> good = drafts.stream().filter(draft -> !draft.isFaulty()).toList();
        known = KnownRows.of(
                connection,
                job,
                good.stream().flatMap(draft -> draft.keys().stream()).collect(Collectors.toSet()));
        List<Draft> unknown = good.stream()
                .filter(draft -> known.earlier(draft.keys()) == null)
                .toList();
        prepare(connection, unknown);
        drafts.forEach(this::decide);
        write(connection);
        int made = created.values().stream().mapToInt(List::size).sum();
        return Counts.ofRows(rows.size(), made, 0, unchanged, refused, duplicates);
    }

    private void prepare(Connection connection, List<Draft> drafts) throws SQLException {
        scene = tools.conduct()
                .lookAround(
                        connection,
                        job.agency(),
                        drafts.stream()
                                .map(Draft::said)
                                .filter(NewInteraction.class::isInstance)
                                .map(said -> addressed((NewInteraction) said))
                                .toList());
        DeedTable deeds = tools.deeds();
        var questions =
                drafts.stream().map(Draft::answered).flatMap(Optional::stream).collect(Collectors.toSet());
        Map<UUID, Interaction> answered = deeds.locked(connection, job.agency(), Interaction.class, questions).stream()
                .collect(Collectors.toMap(Interaction::id, Function.identity()));
        making = new DeedMaking(
                contacts, answered, tools.clock(), AgencySettings.clock(connection, job.agency(), tools.clock()));
        for (Sort sort : Sort.values()) {
            List<String> ids = drafts.stream()
                    .filter(draft -> draft.sort() == sort)
                    .map(Draft::externalId)
                    .flatMap(Optional::stream)
                    .toList();
            Map<String, Deed> byId = new HashMap<>();
            for (Deed deed : deeds.withExternalIds(connection, job.agency(), sort.type(), ids))
                byId.put(externalId(deed), deed);
            taken.put(sort, byId);
        }
    }

    private static String externalId(Deed deed) {
        return switch (deed) {
            case Interaction one -> one.described().externalId();
            case Commitment one -> one.described().externalId();
            case Agreement one -> one.described().externalId();
            default -> throw new IllegalArgumentException("no row makes " + deed.getClass());
        };
    }

    private void decide(Draft draft) {
        if (draft.isFaulty()) {
            refuse(draft, draft.faults());
            return;
        }
        KnownRows.Earlier earlier = known.earlier(draft.keys());
        if (earlier != null) again(draft, earlier);
        else first(draft);
    }

    private void again(Draft draft, KnownRows.Earlier earlier) {
        if (earlier.importId().equals(job.id())) {
            duplicates++;
            String where = "Line " + earlier.line() + " says the same, or has the same externalId.";
            refusals.add(draft.line(), List.of(new Fault(null, "duplicate_in_file", where)));
        } else if (draft.says(earlier.said())) {
            unchanged++;
        } else {
            alreadyThere(draft);
        }
    }

    private void alreadyThere(Draft draft) {
        String message = "This externalId came before, and the row said something else then; correct it by PATCH.";
        refuse(draft, draft.placed(List.of(new Fault("/externalId", "already_exists", message))));
    }

    private void first(Draft draft) {
        Deed deed;
        Deed there = draft.in(taken);
        try {
            deed = making.made(draft);
            if (there == null && draft.said() instanceof NewInteraction said) scene.pass(addressed(said));
        } catch (Refusal refusal) {
            refuse(draft, draft.placed(faults(refusal)));
            return;
        }
        if (there == null) {
            created.computeIfAbsent(draft.sort(), sort -> new ArrayList<>()).add(deed);
            known.add(draft.key(), draft.hash(), draft.line(), draft.sort(), deed.id());
        } else if (DeedMaking.same(there, deed)) {
            unchanged++;
        } else {
            alreadyThere(draft);
        }
    }

    /** Where no property is to blame, as the whole request would be refused. */
    private static List<Fault> faults(Refusal refusal) {
        if (refusal.violations().isEmpty())
            return List.of(new Fault(null, refusal.code().code(), refusal.getMessage()));
        return refusal.violations().stream()
                .map(one -> new Fault(one.pointer(), one.code(), one.message()))
                .toList();
    }

    private Addressed<NewInteraction> addressed(NewInteraction said) {
        return new Addressed<>(said, contacts.person(said.influencerId()));
    }

    private void refuse(Draft draft, List<Fault> faults) {
        refused++;
        refusals.add(draft.line(), faults);
    }

    private void write(Connection connection) throws SQLException {
        refusals.write(connection, job);
        known.write(connection);
        if (job.dryRun()) return;
        EventBatch events = new EventBatch(tools.json());
        for (var made : created.entrySet()) {
            insert(connection, made.getKey().type(), made.getValue());
            made.getValue().forEach(deed -> events.add(job.agency(), InteractionEvents.changed(deed)));
        }
        events.write(connection);
    }

    @SuppressWarnings("unchecked") // They were put together by their sort.
    private <D extends Deed> void insert(Connection connection, Class<D> type, List<Deed> some) throws SQLException {
        tools.deeds().insert(connection, job.agency(), type, (List<D>) some);
    }
}
