package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that counts between an agency and an influencer: the highest version of each interaction, without the deleted.
 * A pure function of that set, so duplicates, late arrivals and corrections end in the same score bit for bit: sums
 * of floating-point numbers run in the order of days and ids, never in the order of arrival.
 */
public final class Relationship {

    private final ModelConfig config;
    private final List<Interaction> interactions;
    private final List<Entry> entries;

    private record Entry(Interaction interaction, Evidence evidence) {}

    private Relationship(List<Interaction> byId, List<Entry> byDay, ModelConfig config) {
        this.config = config;
        this.interactions = byId;
        this.entries = byDay;
    }

    private Relationship(List<Interaction> byId, ModelConfig config) {
        this(byId, new ArrayList<>(byId.size()), config);
        for (Interaction interaction : byId) {
            Evidence evidence = Evidence.of(interaction, config);
            if (!evidence.marks().isEmpty()) {
                entries.add(new Entry(interaction, evidence));
            }
        }
        // Stable, so that the ids stay in order within a day.
        entries.sort(Comparator.comparing(entry -> entry.evidence().day()));
    }

    /** Interactions in any order and any number of versions; of one version there must be one state only. */
    public static Relationship of(Collection<Interaction> interactions, ModelConfig config) {
        Map<String, Interaction> latest = HashMap.newHashMap(interactions.size());
        for (Interaction interaction : interactions) {
            latest.merge(interaction.id(), interaction, (a, b) -> b.version() > a.version() ? b : a);
        }
        List<Interaction> byId = new ArrayList<>(latest.values());
        byId.removeIf(Interaction::deleted);
        byId.sort(Comparator.comparing(Interaction::id));
        return new Relationship(byId, config);
    }

    /** What it would be if these had happened too, or had happened so. */
    public Relationship with(Collection<Interaction> more) {
        List<Interaction> all = new ArrayList<>(interactions);
        all.addAll(more);
        return of(all, config);
    }

    /** What it would be if this had not happened. */
    public Relationship without(String interactionId) {
        List<Interaction> rest = new ArrayList<>(interactions);
        rest.removeIf(interaction -> interaction.id().equals(interactionId));
        List<Entry> left = new ArrayList<>(entries);
        left.removeIf(entry -> entry.evidence().interactionId().equals(interactionId));
        return new Relationship(rest, left, config);
    }

    /** What it was at the end of a UTC day: without what came later, and with promises still open that closed later. */
    public Relationship until(LocalDate day) {
        List<Interaction> then = new ArrayList<>(interactions.size());
        for (Interaction interaction : interactions) {
            if (interaction.occurredOn().isAfter(day)) {
                continue;
            }
            boolean reopened =
                    interaction.closedOn() != null && interaction.closedOn().isAfter(day);
            then.add(
                    reopened
                            ? interaction.toBuilder()
                                    .status(CommitmentStatus.OPEN)
                                    .closedOn(null)
                                    .build()
                            : interaction);
        }
        return new Relationship(then, config);
    }

    /** The numbers that it is computed with. */
    public ModelConfig config() {
        return config;
    }

    /** The interactions that count, by id. */
    public List<Interaction> interactions() {
        return List.copyOf(interactions);
    }

    /** Where things stand at the end of a UTC day; what lies later does not count. */
    public Standing asOf(LocalDate day) {
        List<Interaction> live = new ArrayList<>(interactions.size());
        for (Interaction interaction : interactions) {
            if (!interaction.occurredOn().isAfter(day)) {
                live.add(interaction);
            }
        }
        List<Evidence> evidence = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (!entry.evidence().day().isAfter(day)
                    && !entry.interaction().occurredOn().isAfter(day)) {
                evidence.add(entry.evidence());
            }
        }
        return new Standing(day, live, new Diary(evidence, day), config);
    }
}
